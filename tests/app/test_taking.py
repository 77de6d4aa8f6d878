"""A summary leaves and is noted, or neither."""

import errno
import os
import resource
import sys
from contextlib import contextmanager
from datetime import date

import pytest

from app import durable
from app.errors import ExportFailed
from app.records import departures
from app.store.journal import Kind
from app.summary import gather, taking
from app.summary.compose import Composed
from app.summary.refusals import ExportNotNoted, ExportPartly, ExportUnconfirmed

PDF = Composed(b"%PDF-1.7 " + b"a page or two " * 4000, 2, ())


@pytest.fixture
def document(journal, meeting):
    return gather.document(journal.read, gather.Choice(), date(2025, 6, 1))


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    return place


def files_below(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def noted(journal):
    return [one.file_name for one in departures.latest(journal.read)]


@contextmanager
def no_file_beyond(size):
    """What a full disk looks like to SQLite when it commits: the file can't be written there."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_summary_that_leaves_is_whole_and_noted(journal, document, place):
    taking.take(journal, taking.pack([PDF], place / "mine.pdf"), document, "me")
    assert (noted(journal), (place / "mine.pdf").read_bytes()) == (["mine.pdf"], PDF.pdf)
    assert files_below(place) == [place / "mine.pdf"]


def test_it_is_for_its_owner_s_eyes_alone(journal, document, place):
    taking.take(journal, taking.pack([PDF], place / "mine.pdf"), document, "me")
    if sys.platform != "win32":
        assert (place / "mine.pdf").stat().st_mode & 0o777 == 0o600


def test_an_old_file_is_replaced_whole(journal, document, place):
    (place / "mine.pdf").write_bytes(b"old" * 100_000)
    taking.take(journal, taking.pack([PDF], place / "mine.pdf"), document, "me")
    assert (place / "mine.pdf").read_bytes() == PDF.pdf


def test_a_summary_that_the_journal_cannot_note_does_not_leave(journal, document, place):
    (place / "mine.pdf").write_bytes(b"old")
    packed = taking.pack([PDF], place / "mine.pdf")
    with no_file_beyond(8192), pytest.raises(ExportNotNoted):
        taking.take(journal, packed, document, "me")
    assert (noted(journal), files_below(place)) == ([], [place / "mine.pdf"])
    assert (place / "mine.pdf").read_bytes() == b"old"


def test_the_owner_is_told_of_the_summary_and_not_of_words_on_screen(journal, document, place):
    packed = taking.pack([PDF], place / "mine.pdf")
    with no_file_beyond(8192), pytest.raises(ExportNotNoted) as told:
        taking.take(journal, packed, document, "me")
    assert told.value.title == "The PDF wasn’t made, because your journal couldn’t note it"
    assert "Nothing was changed." in told.value.advice


def test_a_summary_that_cannot_have_its_name_is_not_noted(journal, document, place):
    packed = taking.pack([PDF], place / "mine.pdf")
    (place / "mine.pdf").mkdir()  # somebody was quicker
    with pytest.raises(ExportFailed) as told:
        taking.take(journal, packed, document, "me")
    assert told.value.title == "The PDF couldn’t be written to that folder"
    assert (noted(journal), files_below(place)) == ([], [])


def test_a_note_that_is_taken_back_is_announced_as_it_was_when_it_came(journal, document, place):
    packed = taking.pack([PDF], place / "mine.pdf")
    (place / "mine.pdf").mkdir()
    heard = []
    journal.on_change = heard.append
    with pytest.raises(ExportFailed):
        taking.take(journal, packed, document, "me")
    assert [change.concerns(Kind.DEPARTURE) for change in heard] == [True, True]


def test_a_note_that_cannot_be_taken_back_is_owned_up_to(journal, document, place):
    packed = taking.pack([PDF], place / "mine.pdf")
    (place / "mine.pdf").mkdir()

    def fill_disk(_change):
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))

    journal.on_change = fill_disk
    with no_file_beyond(resource.RLIM_INFINITY), pytest.raises(ExportFailed) as told:
        taking.take(journal, packed, document, "me")
    assert "your journal has noted that one left" in told.value.advice
    assert (noted(journal), files_below(place)) == (["mine.pdf"], [])


def test_a_folder_that_is_not_there_is_told_before_anything_is_noted(place):
    with pytest.raises(ExportFailed) as told:
        taking.pack([PDF], place / "gone" / "mine.pdf")
    assert told.value.title == "The PDF couldn’t be written to that folder"


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_beside_it(place):
    (place / "mine.pdf").write_bytes(b"old")
    with no_file_beyond(8192), pytest.raises(ExportFailed):
        taking.pack([PDF], place / "mine.pdf")
    assert files_below(place) == [place / "mine.pdf"]


def test_a_disk_that_does_not_confirm_the_name_is_not_said_to_have_changed_nothing(
    journal, document, place, monkeypatch
):
    packed = taking.pack([PDF], place / "mine.pdf")
    with monkeypatch.context() as patch, pytest.raises(ExportUnconfirmed) as told:
        patch.setattr(durable, "sync_folder", failing_folder)
        taking.take(journal, packed, document, "me")
    assert "Nothing was changed" not in told.value.advice
    assert (noted(journal), (place / "mine.pdf").read_bytes()) == (["mine.pdf"], PDF.pdf)


# Volumes

THREE = [Composed(b"%PDF-1.7 " + bytes([number]) * 9000, 2, ()) for number in range(3)]
NAMES = ["mine, volume 1 of 3.pdf", "mine, volume 2 of 3.pdf", "mine, volume 3 of 3.pdf"]


def names_below(folder):
    return sorted(path.name for path in files_below(folder))


def test_volumes_leave_side_by_side_and_are_noted_in_one_line(journal, document, place):
    taking.take(journal, taking.pack(THREE, place / "mine.pdf"), document, "me")
    assert noted(journal) == [", ".join(NAMES)]
    assert [(place / name).read_bytes() for name in NAMES] == [one.pdf for one in THREE]
    assert names_below(place) == NAMES


def test_a_disk_that_fills_up_among_volumes_leaves_none(place):
    large = Composed(b"%PDF-1.7 " + bytes(20_000), 2, ())
    with no_file_beyond(16384), pytest.raises(ExportFailed):
        taking.pack([*THREE[:2], large], place / "mine.pdf")
    assert files_below(place) == []


def test_a_volume_that_cannot_have_its_name_takes_the_others_back(journal, document, place):
    packed = taking.pack(THREE, place / "mine.pdf")
    (place / NAMES[2]).mkdir()
    with pytest.raises(ExportFailed) as told:
        taking.take(journal, packed, document, "me")
    assert "Nothing was changed." in told.value.advice
    assert (noted(journal), files_below(place)) == ([], [])


def test_volumes_that_took_an_older_one_s_place_stay_and_are_named_and_noted(journal, document, place):
    (place / NAMES[0]).write_bytes(b"old")
    packed = taking.pack(THREE, place / "mine.pdf")
    (place / NAMES[2]).mkdir()
    with pytest.raises(ExportPartly) as told:
        taking.take(journal, packed, document, "me")
    assert told.value.title == "Not all of the volumes could be written"
    assert told.value.advice.startswith("Volumes 1 and 2 of 3 are in that folder, and the others aren’t.")
    assert (noted(journal), names_below(place)) == ([", ".join(NAMES[:2])], NAMES[:2])


def test_a_note_of_volumes_that_cannot_be_corrected_is_owned_up_to(journal, document, place):
    (place / NAMES[0]).write_bytes(b"old")
    packed = taking.pack(THREE, place / "mine.pdf")
    (place / NAMES[1]).mkdir()

    def fill_disk(_change):
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))

    journal.on_change = fill_disk
    with no_file_beyond(resource.RLIM_INFINITY), pytest.raises(ExportPartly) as told:
        taking.take(journal, packed, document, "me")
    assert told.value.advice.startswith("Volume 1 of 3 is in that folder, and the others aren’t.")
    assert "Your journal has noted all of them" in told.value.advice
    assert (noted(journal), names_below(place)) == ([", ".join(NAMES)], NAMES[:1])


def test_volumes_that_are_given_up_leave_nothing(place):
    taking.pack(THREE, place / "mine.pdf").discard()
    assert files_below(place) == []


def failing_folder(_folder):
    raise OSError(errno.EIO, os.strerror(errno.EIO))
