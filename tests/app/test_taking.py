"""A summary leaves and is noted, or neither."""

import errno
import os
import resource
import sys
from contextlib import contextmanager
from datetime import date

import pytest

from app import durable
from app.errors import ExportFailed, ExportNotNoted, ExportUnconfirmed
from app.records import departures
from app.store.journal import Kind
from app.summary import gather, taking
from app.summary.compose import Composed

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
    taking.take(journal, taking.pack(PDF, place / "mine.pdf"), document, "me")
    assert (noted(journal), (place / "mine.pdf").read_bytes()) == (["mine.pdf"], PDF.pdf)
    assert files_below(place) == [place / "mine.pdf"]


def test_it_is_for_its_owner_s_eyes_alone(journal, document, place):
    taking.take(journal, taking.pack(PDF, place / "mine.pdf"), document, "me")
    if sys.platform != "win32":
        assert (place / "mine.pdf").stat().st_mode & 0o777 == 0o600


def test_an_old_file_is_replaced_whole(journal, document, place):
    (place / "mine.pdf").write_bytes(b"old" * 100_000)
    taking.take(journal, taking.pack(PDF, place / "mine.pdf"), document, "me")
    assert (place / "mine.pdf").read_bytes() == PDF.pdf


def test_a_summary_that_the_journal_cannot_note_does_not_leave(journal, document, place):
    (place / "mine.pdf").write_bytes(b"old")
    packed = taking.pack(PDF, place / "mine.pdf")
    with no_file_beyond(8192), pytest.raises(ExportNotNoted):
        taking.take(journal, packed, document, "me")
    assert (noted(journal), files_below(place)) == ([], [place / "mine.pdf"])
    assert (place / "mine.pdf").read_bytes() == b"old"


def test_the_owner_is_told_of_the_summary_and_not_of_words_on_screen(journal, document, place):
    packed = taking.pack(PDF, place / "mine.pdf")
    with no_file_beyond(8192), pytest.raises(ExportNotNoted) as told:
        taking.take(journal, packed, document, "me")
    assert told.value.title == "The PDF wasn’t made, because your journal couldn’t note it"
    assert "Nothing was changed." in told.value.advice


def test_a_summary_that_cannot_have_its_name_is_not_noted(journal, document, place):
    packed = taking.pack(PDF, place / "mine.pdf")
    (place / "mine.pdf").mkdir()  # somebody was quicker
    with pytest.raises(ExportFailed) as told:
        taking.take(journal, packed, document, "me")
    assert told.value.title == "The PDF couldn’t be written to that folder"
    assert (noted(journal), files_below(place)) == ([], [])


def test_a_note_that_is_taken_back_is_announced_as_it_was_when_it_came(journal, document, place):
    packed = taking.pack(PDF, place / "mine.pdf")
    (place / "mine.pdf").mkdir()
    heard = []
    journal.on_change = heard.append
    with pytest.raises(ExportFailed):
        taking.take(journal, packed, document, "me")
    assert [change.concerns(Kind.DEPARTURE) for change in heard] == [True, True]


def test_a_note_that_cannot_be_taken_back_is_owned_up_to(journal, document, place):
    packed = taking.pack(PDF, place / "mine.pdf")
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
        taking.pack(PDF, place / "gone" / "mine.pdf")
    assert told.value.title == "The PDF couldn’t be written to that folder"


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_beside_it(place):
    (place / "mine.pdf").write_bytes(b"old")
    with no_file_beyond(8192), pytest.raises(ExportFailed):
        taking.pack(PDF, place / "mine.pdf")
    assert files_below(place) == [place / "mine.pdf"]


def test_a_disk_that_does_not_confirm_the_name_is_not_said_to_have_changed_nothing(
    journal, document, place, monkeypatch
):
    packed = taking.pack(PDF, place / "mine.pdf")
    with monkeypatch.context() as patch, pytest.raises(ExportUnconfirmed) as told:
        patch.setattr(durable, "sync_folder", failing_folder)
        taking.take(journal, packed, document, "me")
    assert "Nothing was changed" not in told.value.advice
    assert (noted(journal), (place / "mine.pdf").read_bytes()) == (["mine.pdf"], PDF.pdf)


def failing_folder(_folder):
    raise OSError(errno.EIO, os.strerror(errno.EIO))
