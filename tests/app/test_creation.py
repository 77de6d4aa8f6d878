"""A journal appears under its name when it is complete, or not at all."""

import subprocess

import pytest

from app.errors import DiskTrouble, FolderNotWritable, NameTaken
from app.store import connection, doors, keys, opening
from app.store.folder import Folder
from tests.faults import running


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    return place


@pytest.fixture
def small_disk(tmp_path):
    """A disk with room for a few pages."""
    disk = tmp_path / "small disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def make(folder):
    return doors.create(folder, "any passphrase at all", cost=keys.SMALL)


def test_a_new_journal_opens_and_is_sound(place):
    folder = Folder(place / "New.inglenook")
    make(folder).forget()

    journal = doors.enter(folder, opening.with_passphrase(folder, "any passphrase at all"))
    assert connection.problems(journal.read) == []
    journal.close()


def test_nothing_but_the_journal_is_left_in_its_place(place):
    make(Folder(place / "New.inglenook"))
    assert [path.name for path in place.iterdir()] == ["New.inglenook"]


def test_the_folders_above_are_made(place):
    folder = Folder(place / "not" / "yet" / "New.inglenook")
    make(folder)
    assert folder.database.is_file()


@pytest.mark.parametrize("name", ["Mein Tagebuch – 日記.inglenook", "50% ?#&.inglenook", "o'clock; --.inglenook"])
def test_a_journal_may_have_any_name(place, name):
    folder = Folder(place / name)
    doors.enter(folder, make(folder)).close()
    assert [path.name for path in place.iterdir()] == [name]


def test_a_sample_knows_that_it_is_one(place):
    folder = Folder(place / "Sample.inglenook")
    journal = doors.enter(folder, doors.create(folder, "any passphrase at all", sample=True, cost=keys.SMALL))
    assert journal.is_sample
    journal.close()


def test_a_journal_of_ones_own_is_no_sample(journal):
    assert not journal.is_sample


def test_a_taken_name_is_told_and_what_has_it_is_not_touched(place):
    folder = Folder(place / "Taken.inglenook")
    folder.path.mkdir()
    (folder.path / "letter.txt").write_text("mine")

    with pytest.raises(NameTaken):
        make(folder)

    assert [path.read_text() for path in place.rglob("*") if path.is_file()] == ["mine"]


def test_a_place_that_is_no_folder_cannot_be_written_to(place):
    (place / "a file").write_text("not a folder")
    with pytest.raises(FolderNotWritable):
        make(Folder(place / "a file" / "New.inglenook"))


def test_a_full_disk_is_told_and_leaves_nothing_behind(small_disk):
    with pytest.raises(DiskTrouble):
        make(Folder(small_disk / "New.inglenook"))
    assert list(small_disk.iterdir()) == []


@pytest.mark.parametrize("longest", [0, 100, 4096, 40_000])
def test_where_files_cannot_grow_nothing_is_left_behind(place, longest):
    said = running.said("make_small_files", journal=str(place / "New.inglenook"), longest=longest)
    assert said != ["made"]
    assert list(place.iterdir()) == []


def test_too_little_memory_for_a_new_journal_is_not_told_as_one_that_was_not_opened(place):
    said = running.said("make_in_little_memory", journal=str(place / "New.inglenook"), room=40 * 1024 * 1024)
    assert said == [
        "There isn’t enough free memory to make a journal. "
        "Nothing was made. Close some other programs, then try again."
    ]
    assert list(place.iterdir()) == []
