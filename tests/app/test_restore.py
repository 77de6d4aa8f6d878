"""From a backup to a journal: a new one, or in the place of today's, which is set aside first."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import NameTaken, WrongCode, WrongPassphrase
from app.progress import Progress
from app.records import meetings, notes
from app.records.notes import Note
from app.safety import backup, backup_file, restore
from app.safety.refusals import BackupDamaged, BackupOfAnother, BackupTooNew, NotABackup
from app.store import connection, doors, keys, migrate, opening, recovery_code
from app.store.folder import Folder
from app.store.opening import Opened
from tests.app.test_backup import DAY, flip, make, names, rewritten, write
from tests.faults import running

JOURNALS = Path(__file__).parents[1] / "journals"


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def root(pattern):
    return bytearray(pattern[1].root)


def texts(journal):
    return sorted(row[0] for row in journal.read.execute("select text from note"))


def entered(folder, root):
    return doors.enter(folder, Opened(bytearray(root), None))


def by_root(root):
    return lambda folder: opening.with_code(folder, code(root))


def code(root):
    return recovery_code.encode(root)


def test_a_new_journal_from_a_backup_holds_what_it_held_and_opens_with_the_passphrase(
    journal, place, tmp_path, passphrase
):
    write(journal, 1, "before")
    path = make(journal, place).backup.path
    write(journal, 1, "after")
    new = Folder(tmp_path / "New.inglenook")
    made = restore.to_new(path, new, lambda folder: opening.with_passphrase(folder, passphrase), Progress())
    assert made.counts["note"] == 1
    again = doors.enter(new, opening.with_passphrase(new, passphrase))
    assert texts(again) == ["before"]
    again.close()
    assert not [name for name in names(tmp_path) if name.endswith(".new")]


def refused(path, new, way_in, error):
    before = names(new.path.parent)
    with pytest.raises(error):
        restore.to_new(path, new, way_in, Progress())
    assert names(new.path.parent) == before


def test_a_way_in_that_does_not_fit_the_backup_is_told(journal, place, tmp_path, root):
    path, new = make(journal, place).backup.path, Folder(tmp_path / "New.inglenook")
    refused(path, new, lambda folder: opening.with_passphrase(folder, "not this one"), WrongPassphrase)
    other = bytearray(root)
    other[-1] ^= 1
    refused(path, new, by_root(other), WrongCode)


def test_a_backup_does_not_come_back_over_what_is_there(journal, place, root):
    refused(make(journal, place).backup.path, journal.folder, by_root(root), NameTaken)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:50_000]), BackupDamaged),
        (lambda path: flip(path, 30_000), BackupDamaged),
        (lambda path: path.write_bytes(b"my letters"), NotABackup),
        (lambda path: rewritten(path, schema=migrate.shipped()[-1].number + 1), BackupTooNew),
        (lambda path: path.unlink(), BackupDamaged),
    ],
    ids=["cut short", "flipped", "no backup", "of a later version", "gone"],
)
def test_what_cannot_be_restored_is_told_and_leaves_nothing(journal, place, tmp_path, root, spoil, error):
    path = make(journal, place).backup.path
    spoil(path)
    refused(path, Folder(tmp_path / "New.inglenook"), by_root(root), error)


def test_going_back_brings_the_backup_and_sets_today_aside_whole(journal, folder, place, root):
    write(journal, 1, "then")
    path = make(journal, place).backup.path
    write(journal, 1, "today")
    incoming = restore.prepare(path, folder, root, Progress())
    journal.close()
    aside = restore.put_in_place(incoming, folder)

    back = entered(folder, root)
    assert texts(back) == ["then"]
    back.close()
    kept = entered(aside, root)
    assert texts(kept) == ["then", "today"]
    kept.close()
    assert not [name for name in names(folder.path) if name.startswith(".")]


def test_what_a_kill_left_half_done_of_today_is_undone_where_today_was_set_aside_and_nowhere_else_check_17(
    journal, folder, place, root, meeting
):
    """SQLite’s own journal of a save that never ended, beside the other database, would spoil it."""
    with journal.write() as writing:
        for number in range(60):
            start = meeting.planned_start + timedelta(days=number)
            meetings.add(writing, replace(meeting, id=0, uid="", planned_start=start))
        writing.conn.execute("update meeting set notes = ?", ("then " * 400,))
    path = make(journal, place).backup.path
    with journal.write() as writing:
        writing.conn.execute("update meeting set notes = ?", ("now " * 500,))
    journal.close()
    process = running.start("halt_in_a_change", journal=str(folder.path), root=bytes(root).hex())
    assert process.stdout.readline() == "in the middle\n"
    running.stop(process)
    assert (folder.path / "journal.db-journal").stat().st_size > 0

    aside = restore.put_in_place(restore.prepare(path, folder, root, Progress()), folder)

    found = {}
    for name, one in (("back", folder), ("aside", aside)):
        with closing(entered(one, root)) as again:
            said = {row[0].split()[0] for row in again.read.execute("select notes from meeting")}
            found[name] = (said, connection.problems(again.read))
    assert found == {"back": ({"then"}, []), "aside": ({"now"}, [])}


def test_the_passphrase_of_today_opens_the_journal_gone_back_to(journal, folder, opened, place, root):
    path = make(journal, place).backup.path
    opening.renewed(folder, opened, "a newer passphrase", journal.journal_id, journal.salt16, keys.SMALL)
    incoming = restore.prepare(path, folder, root, Progress())
    journal.close()
    aside = restore.put_in_place(incoming, folder)
    for one in (folder, aside):
        doors.enter(one, opening.with_passphrase(one, "a newer passphrase")).close()


def test_preparing_touches_nothing_and_can_be_dropped(journal, folder, place, root):
    path = make(journal, place).backup.path
    before = names(folder.path)
    restore.discard(restore.prepare(path, folder, root, Progress()))
    assert names(folder.path) == before
    write(journal)


def test_a_backup_under_another_key_is_not_gone_back_to(journal, folder, place, root):
    path = make(journal, place).backup.path
    other = bytearray(root)
    other[-1] ^= 1
    with pytest.raises(BackupOfAnother):
        restore.prepare(path, folder, other, Progress())


def of_an_older_version(place):
    """A backup as Inglenook made them at schema 14, and its way in."""
    old = Folder(JOURNALS / "schema-14.inglenook")
    told = json.loads((JOURNALS / "schema-14.json").read_text("utf-8"))
    opened = opening.with_code(old, told["recovery_code"])
    data = {"journal.db": old.database.read_bytes(), "journal.keys": old.keys.read_bytes()}
    parts = {name: {"bytes": len(one), "sha256": sha256(one).hexdigest()} for name, one in data.items()}
    manifest = backup_file.manifest(opened.root, opened.key_file.journal_id, 1, 14, {}, parts)
    backup_file.write(place / "old.ibk", data, lambda _count: None)
    backup_file.seal(place / "old.ibk", manifest)
    return place / "old.ibk", lambda _: Opened(bytearray(opened.root), opened.key_file)


def test_a_backup_of_an_older_version_is_brought_to_this_one(place, tmp_path):
    path, way_in = of_an_older_version(place)
    new = Folder(tmp_path / "New.inglenook")
    made = restore.to_new(path, new, way_in, Progress())
    assert made.schema == migrate.shipped()[-1].number
    assert made.counts["meeting"] > 0


def test_a_backup_of_nothing_but_a_note_comes_back_with_its_words(journal, place, tmp_path, root):
    with journal.write() as transaction:
        kept = notes.add(transaction, Note(0, "", DAY, "straight to the question"))
    path = make(journal, place).backup.path
    new = Folder(tmp_path / "New.inglenook")
    restore.to_new(path, new, by_root(root), Progress())
    again = entered(new, root)
    assert notes.get(again.read, kept.id).text == "straight to the question"
    again.close()


def test_a_backup_is_never_changed_by_being_restored(journal, folder, place, root):
    path = make(journal, place).backup.path
    before = path.read_bytes()
    restore.discard(restore.prepare(path, folder, root, Progress()))
    assert path.read_bytes() == before
    assert backup.listed(place, root, journal.journal_id)[0].trouble is None
