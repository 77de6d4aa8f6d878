"""A backup is one file, proved by opening it; whatever goes wrong, what was there before stays."""

import os
import shutil
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Cancelled
from app.progress import Progress
from app.records import notes, people
from app.records.notes import Note
from app.safety import backup, backup_file
from app.safety.refusals import (
    BackupDamaged,
    BackupFailed,
    BackupOfAnother,
    BackupOfDamage,
    BackupsNotThere,
    BackupTooNew,
    NotABackup,
)
from app.store import connection, keys
from app.store.folder import Folder
from tests.faults import running

MARKER = "quokkamarmalade"
DAY = date(2025, 3, 10)


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "small disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def write(journal, count=1, text=MARKER):
    with journal.write() as transaction:
        for _ in range(count):
            notes.add(transaction, Note(0, "", DAY, text))


def make(journal, place, **how):
    return backup.make(backup.snapshot(journal), place, Progress(), **how)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_one_file_that_opens_with_all_that_was_there(journal, ada, place, tmp_path):
    write(journal, 3)
    made = make(journal, place).backup
    assert [path.name for path in place.iterdir()] == [made.path.name]
    assert dict(made.manifest.counts)["note"] == 3

    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(tmp_path / "out")
    key = keys.database_key(journal.root)
    conn = connection.connect(tmp_path / "out" / "journal.db", key)
    assert connection.problems(conn) == []
    assert [person.display_name for person in people.everyone(conn)] == ["Ada Fenwick"]
    conn.close()


def test_only_its_owner_may_read_it_and_no_word_of_the_journal_is_in_it_or_left_behind(journal, folder, place):
    write(journal)
    before = names(folder.path)
    made = make(journal, place).backup
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert MARKER.encode() not in made.path.read_bytes()
    assert names(folder.path) == before


def test_after_a_backup_a_second_program_still_finds_the_journal_held(journal, folder, opened, place):
    """Closing any other descriptor on the file would have let go of the lock."""
    root = bytes(journal.root).hex()
    make(journal, place)
    make(journal, place)
    assert running.said("knock", journal=str(folder.path), root=root)[0] == "JournalOpenElsewhere"
    write(journal)


def test_a_backup_between_writes_holds_what_was_written_before_it_check_18(journal, place):
    for number in range(1, 40):
        write(journal)
        if number % 10 == 0:
            taken = backup.snapshot(journal)
            write(journal)
            made = backup.make(taken, place, Progress())
            written = journal.read.one("select count(*) from note")
            assert made.backup.manifest.counts["note"] == written - 1


def test_writing_goes_on_while_a_backup_is_made_and_it_holds_what_there_was_at_its_beginning_check_18(journal, place):
    write(journal, 200)
    taken = backup.snapshot(journal)
    with ThreadPoolExecutor(1) as pool:
        making = pool.submit(backup.make, taken, place, Progress())
        for _ in range(500):
            write(journal)
        made = making.result().backup
    assert (made.manifest.counts["note"], journal.read.one("select count(*) from note")) == (200, 700)
    assert backup.listed(place, journal.root, journal.journal_id)[0].trouble is None
    backup.prove_bytes(made, Progress())


def test_a_backup_may_be_taken_while_nothing_but_reading_goes_on(journal, place):
    cursor = journal.read.execute("select 1 union select 2")
    assert cursor.fetchone()
    make(journal, place)


def test_where_nothing_has_changed_an_automatic_backup_writes_nothing(journal, place):
    write(journal)
    first = make(journal, place).backup
    again = make(journal, place, always=False)
    assert (again.is_new, again.backup.path) == (False, first.path)
    write(journal)
    assert make(journal, place, always=False).is_new


def test_a_latest_backup_that_has_gone_bad_is_made_again(journal, place):
    write(journal)
    first = make(journal, place).backup
    flip(first.path, 9000)
    assert make(journal, place, always=False).is_new


def test_two_in_one_second_do_not_meet(journal, place):
    assert len({make(journal, place).backup.path for _ in range(4)}) == 4


def test_the_list_has_the_latest_first_with_size_and_counts(journal, place):
    made = [make(journal, place).backup for _ in range(3)]
    found = backup.listed(place, journal.root, journal.journal_id)
    assert [one.path for one in found] == [one.path for one in reversed(made)]
    assert [one.size for one in found] == [one.path.stat().st_size for one in reversed(made)]
    assert all(one.trouble is None for one in found)
    backup.prove_bytes(found[0], Progress())


# What is no good


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 0x40
    path.write_bytes(data)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.99])
def test_a_backup_cut_short_is_told(journal, place, share):
    path = make(journal, place).backup.path
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    assert isinstance(found.trouble, BackupDamaged)


def test_a_flipped_bit_anywhere_is_found_by_reading_it_through(journal, place):
    made = make(journal, place).backup
    for at in range(100, made.size - 2000, made.size // 7):
        flip(made.path, at)
        with pytest.raises(BackupDamaged):
            backup.prove_bytes(made, Progress())
        flip(made.path, at)
    backup.prove_bytes(made, Progress())


@pytest.mark.parametrize("data", [b"", b"my letters", bytes(5000), b"PK\x03\x04"])
def test_what_is_no_backup_is_told(journal, place, data):
    (place / "letters.ibk").write_bytes(data)
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    assert isinstance(found.trouble, NotABackup | BackupDamaged)


def test_another_zip_is_no_backup(journal, place):
    with zipfile.ZipFile(place / "letters.ibk", "w") as archive:
        archive.writestr("letter.txt", "Dear")
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    assert isinstance(found.trouble, NotABackup)


def rewritten(path, **changes):
    """The same backup with another manifest, not sealed anew."""
    document = {**backup_file.read(path).document, **changes}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in ("journal.db", "journal.keys")}
    path.unlink()
    backup_file.write(path, parts, lambda _count: None)
    backup_file.seal(path, backup_file.Manifest(document))


def test_a_backup_of_a_later_version_is_told(journal, place):
    path = make(journal, place).backup.path
    rewritten(path, min_reader=2)
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    assert isinstance(found.trouble, BackupTooNew)


def test_a_manifest_that_was_changed_is_not_believed(journal, place):
    path = make(journal, place).backup.path
    rewritten(path, counts={"note": 5000})
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    assert isinstance(found.trouble, BackupOfAnother)


@pytest.mark.parametrize("field", ["number", "made", "parts", "counts", "mac", "journal_id"])
def test_a_manifest_that_lacks_something_is_damage(journal, place, field):
    path = make(journal, place).backup.path
    rewritten(path, **{field: None})
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    assert isinstance(found.trouble, BackupDamaged)


# What goes wrong


def test_the_place_of_a_stick_that_is_out_takes_no_backup(journal, place, tmp_path):
    """Its mount folder can stay behind, empty, on the system's own disk."""
    first = make(journal, place).backup
    left_behind = tmp_path / "TESS"
    left_behind.mkdir()
    with pytest.raises(BackupsNotThere):
        make(journal, left_behind, latest=first.number)
    assert names(left_behind) == []


def test_an_older_backup_that_lies_there_is_not_the_stick_either(journal, place, tmp_path):
    left_behind = tmp_path / "TESS"
    left_behind.mkdir()
    make(journal, left_behind)
    latest = [make(journal, place).backup.number for _ in range(2)][-1]
    with pytest.raises(BackupsNotThere):
        make(journal, left_behind, latest=latest)


def test_the_folder_is_known_again_by_the_latest_backup_in_it(journal, place):
    first = make(journal, place).backup
    assert make(journal, place, latest=first.number).backup.number == first.number + 1


def test_a_stick_that_is_not_there_is_named(journal):
    with pytest.raises(BackupFailed) as told:
        make(journal, Path("/media/nobody/TESS/Backups"))
    assert told.value.advice.startswith("The USB stick “TESS” wasn’t there.")


def test_a_folder_that_is_gone_is_told_and_not_made(journal, tmp_path):
    with pytest.raises(BackupFailed) as told:
        make(journal, tmp_path / "stick")
    assert "wasn’t there" in told.value.advice
    assert "Your journal itself is saved." in told.value.advice
    assert not (tmp_path / "stick").exists()


def test_a_full_disk_leaves_the_older_backups_and_no_part_check_20(journal, place, small_disk):
    old = make(journal, place).backup.path
    kept = small_disk / "inglenook-20200101-000000.ibk"
    kept.write_bytes(old.read_bytes()[:20_000])
    before = kept.read_bytes()
    with pytest.raises(BackupFailed) as told:
        make(journal, small_disk)
    assert "The disk is full." in told.value.advice
    assert (names(small_disk), kept.read_bytes() == before) == ([kept.name], True)


def test_a_full_disk_of_the_journal_leaves_no_backup_that_nobody_could_prove_check_20(journal, place, small_disk):
    """It is opened beside the journal before it gets its name."""
    elsewhere = Folder(small_disk / "Mine.inglenook")
    elsewhere.path.mkdir()
    taken = replace(backup.snapshot(journal), folder=elsewhere)
    with pytest.raises(BackupFailed) as told:
        backup.make(taken, place, Progress())
    assert "The disk is full." in told.value.advice
    assert (names(place), names(elsewhere.path)) == ([], [])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_told(journal, place):
    place.chmod(0o500)
    with pytest.raises(BackupFailed) as told:
        make(journal, place)
    place.chmod(0o700)
    assert "isn’t allowed" in told.value.advice


def test_a_read_only_disk_is_told(journal, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root can mount a disk")
    with pytest.raises(BackupFailed) as told:
        make(journal, disk)
    subprocess.run(["umount", disk], check=True)
    assert "isn’t allowed" in told.value.advice


def test_a_backup_that_is_cancelled_leaves_nothing(journal, folder, place):
    before = names(folder.path)
    steps = []

    def on_step(done, total):
        steps.append(done)
        if len(steps) == 3:
            progress.cancel()

    progress = Progress(on_step)
    with pytest.raises(Cancelled):
        backup.make(backup.snapshot(journal), place, progress)
    assert (names(place), names(folder.path)) == ([], before)


def test_what_a_kill_left_of_a_backup_is_swept_away_and_nothing_else(journal, folder, place):
    (place / "inglenook-20250101-101010.ibk.part").write_bytes(b"half")
    (place / "letters.part").write_bytes(b"mine")
    (folder.path / ".checking-0a1b2c3d").mkdir()
    made = make(journal, place).backup
    assert names(place) == [made.path.name, "letters.part"]
    assert not (folder.path / ".checking-0a1b2c3d").exists()


def test_damage_in_the_journal_gives_no_backup_and_takes_none_away(journal, place):
    write(journal, 200)
    old = make(journal, place).backup
    taken = backup.snapshot(journal)
    taken.database[len(taken.database) // 2] ^= 1
    with pytest.raises(BackupOfDamage):
        backup.make(taken, place, Progress())
    assert [path.name for path in place.iterdir()] == [old.path.name]


def test_the_key_of_a_snapshot_can_be_wiped(journal):
    taken = backup.snapshot(journal)
    taken.forget()
    assert not any(taken.root)
    assert any(journal.root)
    assert "bytearray" not in repr(taken)


# Pruning


def fill(journal, place, count):
    """Backups on so many earlier days, quickly: copies of a real one with sealed manifests of their own."""
    first = make(journal, place).backup
    with zipfile.ZipFile(first.path) as archive:
        parts = {name: archive.read(name) for name in ("journal.db", "journal.keys")}
    first.path.unlink()
    now = datetime.now(UTC)
    for number in range(1, count + 1):
        path = place / f"inglenook-20200101-{number:06}.ibk"
        made = now - timedelta(days=count - number + 1)
        document = {**first.manifest.document, "number": number, "made": made.isoformat()}
        document["mac"] = backup_file._mac(document, journal.root)
        backup_file.write(path, parts, lambda _count: None)
        backup_file.seal(path, backup_file.Manifest(document))


def test_a_good_backup_prunes_what_rotation_does_not_keep(journal, place):
    fill(journal, place, 40)
    made = make(journal, place)
    assert len(made.pruned) == 40 + 1 - len(names(place))
    assert 10 < len(names(place)) < 20
    assert made.backup.path.exists()
    assert (place / "inglenook-20200101-000040.ibk").exists()


def test_a_journal_that_has_shrunk_prunes_nothing_until_its_owner_says_so_check_19(journal, place):
    write(journal, 100)
    fill(journal, place, 20)
    journal.read.execute("delete from note where id > 70")
    made = make(journal, place)
    assert (made.shrunk, made.pruned, len(names(place))) == (True, (), 21)
    again = make(journal, place, accepted=made.backup.number)
    assert not again.shrunk
    assert again.pruned


def test_a_backup_that_cannot_be_read_stops_pruning_and_is_not_touched(journal, place):
    fill(journal, place, 20)
    bad = place / "inglenook-20200101-000003.ibk"
    bad.write_bytes(b"")
    made = make(journal, place)
    assert (made.unreadable, made.pruned) == (1, ())
    assert bad.exists()


def test_the_backups_of_another_journal_are_left_alone(journal, place, tmp_path):
    fill(journal, place, 20)
    other = place / "inglenook-20190101-000000.ibk"
    shutil.copy(place / "inglenook-20200101-000001.ibk", other)
    document = {**backup_file.read(other).document, "journal_id": "0" * 32}
    rewritten(other, **document)
    made = make(journal, place)
    assert made.unreadable == 0
    assert made.pruned
    assert other.exists()
