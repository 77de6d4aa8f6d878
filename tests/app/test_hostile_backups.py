"""What lies among the backups and is none, or was made to do harm: it is told, or passed over, and nothing is lost."""

import json
import os
import stat
import zipfile
from datetime import UTC, datetime

import pytest

from app.progress import Progress
from app.safety import backup, backup_file, backup_part, restore
from app.safety.refusals import BackupDamaged, BackupOfAnother, NotABackup
from app.store import opening, recovery_code
from app.store.folder import Folder
from tests.app.test_backup import fill, make, names, rewritten


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def good(journal, place):
    return make(journal, place).backup.path


def only(journal, place):
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    return found


def made_anew(path, change):
    """The same parts and the same seal, each as `change(name, about, data)` has it; None leaves it out."""
    with zipfile.ZipFile(path) as archive:
        found = [(about, archive.read(about)) for about in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for about, data in found:
            plain = zipfile.ZipInfo(about.filename)
            if (data := change(about.filename, plain, data)) is not None:
                archive.writestr(plain, data)


def restored(journal, path, tmp_path):
    new = Folder(tmp_path / "out" / "New.inglenook")
    code = recovery_code.encode(journal.root)
    restore.to_new(path, new, lambda folder: opening.with_code(folder, code), Progress())
    return new


MANIFESTS = {
    "empty": b"",
    "not text": b"\xff\xfe\x00",
    "nested beyond reason": b"[" * 60_000,
    "a number that is none": b'{"format": "inglenook-backup", "min_reader": NaN}',
    "a number of a thousand digits": b'{"format": "inglenook-backup", "min_reader": ' + b"-9" * 1 + b"9" * 1000 + b"}",
    "a later version in words": b'{"format": "inglenook-backup", "min_reader": "2"}',
}


@pytest.mark.parametrize("data", MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_that_makes_no_sense_is_told_as_damage(journal, good, place, data):
    made_anew(good, lambda name, _, kept: data if name == "manifest.json" else kept)
    assert isinstance(only(journal, place).trouble, BackupDamaged | NotABackup)


ODD = [("number", -1), ("number", 1 << 63), ("number", True), ("number", 1.0), ("schema", "18"), ("counts", [1])]
ODD += [("counts", {"note": "many"}), ("counts", {"note": 1 << 63}), ("parts", []), ("parts", {"journal.db": 5})]
ODD += [("made", text) for text in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-28T10:00:00")]


@pytest.mark.parametrize(("field", "value"), ODD)
def test_a_field_of_a_manifest_that_cannot_be_so_is_damage(journal, good, place, field, value):
    """Nor does anybody who shows the list reckon with it."""
    rewritten(good, **{field: value})
    found = only(journal, place)
    assert (type(found.trouble), found.made, found.number, found.total) == (BackupDamaged, None, 0, 0)


def test_a_list_of_parts_without_end_is_not_read_into_memory(journal, good, place):
    with zipfile.ZipFile(good, "a") as archive:
        for number in range(12_000):
            archive.writestr(f"{number:060}", b"")
    assert isinstance(only(journal, place).trouble, BackupDamaged)


def test_a_part_that_swells_is_not_unpacked(journal, good, tmp_path):
    def packed(name, about, data):
        about.compress_type = zipfile.ZIP_DEFLATED if name == "journal.db" else zipfile.ZIP_STORED
        return data

    made_anew(good, packed)
    with pytest.raises(BackupDamaged):
        restored(journal, good, tmp_path)


def test_a_part_beside_the_three_is_written_nowhere(journal, good, tmp_path):
    with zipfile.ZipFile(good, "a") as archive:
        archive.writestr("../../evil", b"evil")
        archive.writestr("/evil", b"evil")
    new = restored(journal, good, tmp_path)
    assert {"journal.db", "journal.keys"} <= set(names(new.path))
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_part_of_the_same_name_is_not_taken_for_the_first(journal, good, tmp_path):
    with zipfile.ZipFile(good) as archive:
        data = bytearray(archive.read("journal.db"))
    data[5000] ^= 1
    with zipfile.ZipFile(good, "a") as archive:
        archive.writestr("journal.db", data)
    with pytest.raises(BackupDamaged):
        restored(journal, good, tmp_path)


def test_a_part_that_says_it_is_a_link_becomes_a_plain_file(journal, good, tmp_path):
    def linked(name, about, data):
        about.external_attr = (stat.S_IFLNK | 0o777) << 16
        return data

    made_anew(good, linked)
    new = restored(journal, good, tmp_path)
    assert {oct(path.lstat().st_mode) for path in (new.database, new.keys)} == {"0o100600"}


def test_a_folder_or_a_pipe_that_is_called_like_a_backup_is_none_and_stops_no_pruning(journal, place):
    fill(journal, place, 20)
    (place / "inglenook-20250101-101010.ibk").mkdir()
    os.mkfifo(place / "inglenook-20250101-101011.ibk")
    made = make(journal, place)
    assert (made.unreadable, len(made.pruned) > 0) == (0, True)


def test_a_pipe_chosen_by_hand_is_waited_for_by_nobody(place):
    os.mkfifo(place / "pipe.ibk")
    with pytest.raises(NotABackup):
        backup_file.read(place / "pipe.ibk")


def test_ten_thousand_files_of_others_are_passed_over_and_left(journal, place):
    for number in range(10_000):
        (place / f"{number}.txt").touch()
    made = make(journal, place)
    assert (made.unreadable, len(names(place))) == (0, 10_001)


# Numbers and names


@pytest.mark.parametrize("whose", ["another's", "ours, by somebody without the key"])
def test_a_number_that_somebody_made_up_is_not_counted_on_from(journal, good, place, whose):
    theirs = {"journal_id": "0" * 32} if whose == "another's" else {}
    rewritten(good, number=(1 << 53) - 1, **theirs)
    assert isinstance(only(journal, place).trouble, BackupOfAnother)
    assert make(journal, place).backup.number == 1


def test_a_backup_that_its_owner_has_renamed_is_not_pruned(journal, place):
    fill(journal, place, 40)
    kept = (place / "inglenook-20200101-000003.ibk").rename(place / "before the exam.ibk")
    assert make(journal, place).pruned
    assert kept.exists()


# Two windows


def test_two_windows_that_back_up_in_one_second_do_not_touch_each_others(journal, place):
    with backup_part.begun(place) as (part, target):
        part.write_bytes(b"of the other window")
        made = make(journal, place).backup
        assert (made.path.exists(), made.path == target, part.read_bytes()) == (True, False, b"of the other window")


def test_a_name_that_was_given_a_moment_ago_is_not_given_again(journal, place, monkeypatch):
    """The other one got its name after this one had looked, and before it began."""
    now = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
    theirs = place / f"inglenook-{now.astimezone():%Y%m%d-%H%M%S}.ibk"
    monkeypatch.setattr(backup_part, "datetime", type("Clock", (), {"now": lambda: now}))
    opens = os.open

    def beaten(path, *how):
        theirs.write_bytes(b"of the other window")
        return opens(path, *how)

    monkeypatch.setattr(backup_part.os, "open", beaten)
    with backup_part.begun(place) as (part, target):
        assert target != theirs
        assert names(place) == sorted([theirs.name, part.name])


def test_the_manifest_says_what_the_format_says(good):
    with zipfile.ZipFile(good) as archive:
        assert set(json.loads(archive.read("manifest.json"))) == {
            "format", "version", "min_reader", "journal_id", "number", "made", "schema", "counts", "parts", "mac",
        }  # fmt: skip
