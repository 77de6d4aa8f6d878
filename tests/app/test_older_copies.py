"""What was copied before a journal got another key: still listed, still to be gone back to, gone only when wanted."""

import os
import shutil
import zipfile
from datetime import date

import pytest

from app.errors import Cancelled, JournalDamaged, WrongCode, WrongPassphrase
from app.progress import Progress
from app.records import notes
from app.records.notes import Note
from app.safety import backup, older_copies, rekey, restore
from app.safety.refusals import BackupDamaged, BackupOfAnother, BackupOfEarlierKey, OlderCopiesStay, RestoreStopped
from app.store import doors, keys, opening, recovery_code, replaced
from app.store.folder import Folder
from tests.app.test_backup import flip, rewritten

DAY = date(2025, 3, 10)
THEN = "barley ferry thimble wardrobe moss"


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def write(journal, text):
    with journal.write() as transaction:
        notes.add(transaction, Note(0, "", DAY, text))


def texts(journal):
    return sorted(row[0] for row in journal.read.execute("select text from note"))


def make(journal, place, **how):
    return backup.make(backup.snapshot(journal), place, Progress(), **how)


def rekeyed(journal, passphrase):
    rekey.put_in_place(journal, rekey.prepare(backup.snapshot(journal), passphrase, THEN, Progress(), keys.SMALL))


@pytest.fixture
def old(journal, place, passphrase):
    """The one backup of `journal` that was made before it got another key, with one note less."""
    write(journal, "then")
    made = make(journal, place).backup
    write(journal, "now")
    rekeyed(journal, passphrase)
    return made.path


def listed(journal, place):
    return backup.listed(place, journal.root, journal.journal_id)


def with_passphrase(words):
    return lambda folder: opening.with_either(folder, words)


# Listed, and not mistaken for others


def test_a_backup_of_before_is_listed_as_one_that_opens_with_the_passphrase_of_that_day(journal, place, old):
    (found,) = listed(journal, place)
    assert type(found.trouble) is BackupOfEarlierKey
    assert found.manifest.counts["note"] == 1


def test_the_next_backup_has_the_next_number_and_comes_first(journal, place, old):
    made = make(journal, place, always=False)
    assert made.is_new
    assert [(one.number, one.path == old) for one in listed(journal, place)] == [(2, False), (1, True)]


def test_rotation_counts_and_takes_away_only_what_it_can_prove(journal, place, passphrase):
    """Of twelve on one day ten stay; those of before are not among the twelve, nor touched."""
    before = [make(journal, place).backup.path for _ in range(10)]
    rekeyed(journal, passphrase)
    after = [make(journal, place) for _ in range(12)]
    assert all(path.exists() for path in before)
    assert len(list(place.iterdir())) == 10 + 10
    assert not any(one.unreadable or one.shrunk for one in after)


def test_what_the_backups_of_before_held_rings_no_alarm(journal, place, passphrase):
    for number in range(30):
        write(journal, str(number))
    make(journal, place)
    rekeyed(journal, passphrase)
    with journal.write() as transaction:
        transaction.conn.execute("delete from note where id > 3")
    assert not make(journal, place).shrunk


# Gone back to


@pytest.mark.parametrize("way", ["passphrase", "code"])
def test_what_is_gone_back_to_has_the_words_of_then_and_opens_with_the_passphrase_of_now(
    journal, old, passphrase, pattern, way
):
    typed = passphrase if way == "passphrase" else recovery_code.encode(pattern[1].root)
    folder, code = journal.folder, journal.recovery_code
    incoming = restore.prepare(old, folder, bytearray(journal.root), Progress(), with_passphrase(typed))
    journal.close()
    aside = restore.put_in_place(incoming, folder)

    back = doors.enter(folder, opening.with_passphrase(folder, THEN))
    assert (texts(back), back.recovery_code) == (["then"], code)
    back.close()
    kept = doors.enter(aside, opening.with_code(aside, code))
    assert texts(kept) == ["now", "then"]
    kept.close()
    assert not [path for path in folder.path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("typed", "error"),
    [(THEN, WrongPassphrase), ("WF89-7SJJ-1RRZ-4D56-9MMR-5VTK-S86A", WrongCode)],
    ids=["the passphrase of now", "another code"],
)
def test_what_does_not_open_it_is_told_and_leaves_nothing(journal, old, typed, error):
    before = names(journal.folder)
    with pytest.raises(error):
        restore.prepare(old, journal.folder, bytearray(journal.root), Progress(), with_passphrase(typed))
    assert names(journal.folder) == before


def names(folder):
    return sorted(path.name for path in folder.path.iterdir())


def test_without_a_way_in_it_is_not_gone_back_to(journal, old):
    with pytest.raises(BackupOfAnother):
        restore.prepare(old, journal.folder, bytearray(journal.root), Progress())


def test_a_backup_of_another_journal_takes_the_place_of_none_whoever_can_open_it(journal, place, tmp_path, passphrase):
    other = Folder(tmp_path / "Other.inglenook")
    opened = doors.create(other, passphrase, cost=keys.SMALL)
    theirs = doors.enter(other, opened)
    path = make(theirs, place).backup.path
    theirs.close()
    before = names(journal.folder)
    with pytest.raises(BackupOfAnother):
        restore.prepare(path, journal.folder, bytearray(journal.root), Progress(), with_passphrase(passphrase))
    assert names(journal.folder) == before


def test_a_damaged_one_is_told(journal, old, passphrase):
    flip(old, 30_000)
    with pytest.raises(BackupDamaged):
        restore.prepare(old, journal.folder, bytearray(journal.root), Progress(), with_passphrase(passphrase))


def test_without_room_nothing_has_changed(journal, old, passphrase, monkeypatch):
    before = names(journal.folder)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(rekey.doors, "new_database", full)
        with pytest.raises(RestoreStopped):
            restore.prepare(old, journal.folder, bytearray(journal.root), Progress(), with_passphrase(passphrase))
    assert names(journal.folder) == before


def test_a_new_journal_from_it_opens_with_the_passphrase_of_then(journal, old, passphrase, tmp_path):
    new = Folder(tmp_path / "New.inglenook")
    restore.to_new(old, new, with_passphrase(passphrase), Progress())
    again = doors.enter(new, opening.with_passphrase(new, passphrase))
    assert texts(again) == ["then"]
    again.close()


# Taken away


@pytest.fixture
def copies(journal, place, old):
    """Another of before by hand, one of another journal, one that can't be read, and one state that was set aside."""
    shutil.copy(old, place / "by hand.ibk")
    rewritten(shutil.copy(old, place / "of another.ibk"), journal_id="0" * 32)
    (place / "spoilt.ibk").write_bytes(old.read_bytes()[:2000])
    aside = replaced.new(journal.folder)
    aside.path.mkdir(parents=True)
    with zipfile.ZipFile(old) as archive:
        for name in ("journal.db", "journal.keys"):
            archive.extract(name, aside.path)
    return older_copies.all_now(journal.folder, place, journal.root, journal.journal_id)


def take_away(journal, place, copies):
    return older_copies.take_away(copies, place, journal.root, journal.journal_id, Progress())


def test_those_of_this_journal_are_named_by_file(journal, old, copies):
    assert {one.path.name for one in copies.backups} == {old.name, "by hand.ibk"}
    assert [one.before for one in copies.set_aside] == ["upgrade"]
    assert len(copies) == 3


def test_none_is_taken_away_before_a_new_backup_is_there(journal, place, copies):
    before = sorted(path.name for path in place.iterdir())
    with pytest.raises(OlderCopiesStay):
        take_away(journal, place, copies)
    assert sorted(path.name for path in place.iterdir()) == before
    assert copies.set_aside[0].folder.path.exists()


def test_none_is_taken_away_while_the_new_backup_cannot_be_read(journal, place, copies):
    flip(make(journal, place).backup.path, 30_000)
    before = sorted(path.name for path in place.iterdir())
    with pytest.raises(OlderCopiesStay):
        take_away(journal, place, copies)
    assert sorted(path.name for path in place.iterdir()) == before


def test_once_there_is_one_those_that_were_named_go_and_nothing_else(journal, place, copies):
    new = make(journal, place).backup.path
    assert take_away(journal, place, copies) == 0
    assert {path.name for path in place.iterdir()} == {new.name, "of another.ibk", "spoilt.ibk"}
    assert list(journal.folder.replaced.iterdir()) == []


def test_a_file_that_is_another_by_now_stays_and_is_counted(journal, place, old, copies):
    make(journal, place)
    rewritten(old, number=77)
    assert take_away(journal, place, copies) == 1
    assert old.exists()


def test_stopped_it_takes_no_further_one_away(journal, place, copies):
    make(journal, place)
    progress = Progress(lambda done, total: progress.cancel() if (done, total) == (0, 1) else None)
    with pytest.raises(Cancelled):
        older_copies.take_away(copies, place, journal.root, journal.journal_id, progress)
    assert [one.path.exists() for one in copies.backups] == [False, True]
    assert copies.set_aside[0].folder.path.exists()


def test_one_under_the_key_of_now_never_goes(journal, place):
    path = make(journal, place).backup.path
    mine = older_copies.all_now(journal.folder, place, journal.root, journal.journal_id)
    assert take_away(journal, place, mine) == 1
    assert path.exists()


def test_a_folder_that_is_not_there_is_told_and_what_was_set_aside_is_listed(journal, place, old, copies):
    place.rename(place.with_name("unplugged"))
    found = older_copies.all_now(journal.folder, place, journal.root, journal.journal_id)
    assert (found.there, len(found.backups), len(found.set_aside)) == (False, 0, 1)
    with pytest.raises(OSError, match="No such file"):
        take_away(journal, place, copies)
    assert copies.set_aside[0].folder.path.exists()


def test_where_no_folder_was_chosen_only_what_was_set_aside_is_there(journal, copies):
    found = older_copies.all_now(journal.folder, None, journal.root, journal.journal_id)
    assert (found.there, len(found.backups), len(found.set_aside)) == (True, 0, 1)


def test_only_those_that_the_key_of_now_does_not_open_are_under_an_earlier_one(journal, place, old, copies):
    make(journal, place)
    aside = replaced.new(journal.folder, "restore")
    aside.path.mkdir()
    for name in ("journal.db", "journal.keys"):
        shutil.copy(journal.folder.path / name, aside.path / name)
    found = older_copies.under_earlier_keys(journal.folder, place, journal.root, journal.journal_id)
    assert {one.path.name for one in found.backups} == {old.name, "by hand.ibk"}
    assert [one.before for one in found.set_aside] == ["upgrade"]


# what is known of its file afterwards


@pytest.fixture
def gone_back(journal, folder, place, passphrase, old):
    """The journal as it was under the earlier key, shut, and opened by the passphrase of now."""
    incoming = restore.prepare(old, folder, bytearray(journal.root), Progress(), with_passphrase(passphrase))
    journal.close()
    restore.put_in_place(incoming, folder)
    return folder


def cut(folder):
    os.truncate(folder.database, folder.database.stat().st_size // 2 // 4096 * 4096)


def test_having_gone_back_under_another_key_damage_is_told_as_damage(gone_back):
    cut(gone_back)
    with pytest.raises(JournalDamaged):
        doors.enter(gone_back, opening.with_passphrase(gone_back, THEN))


def test_opened_once_it_is_told_as_damage_where_the_first_page_is_gone_too(gone_back):
    doors.enter(gone_back, opening.with_passphrase(gone_back, THEN)).close()
    begins = gone_back.database.read_bytes()[:16]
    copies = [keys.parse(path.read_bytes()) for path in (gone_back.keys, gone_back.keys_copy)]
    with gone_back.database.open("r+b") as file:
        file.write(bytes(range(100)))
    with pytest.raises(JournalDamaged):
        doors.enter(gone_back, opening.with_passphrase(gone_back, THEN))
    assert [one.salt16 for one in copies] == [begins, begins]
