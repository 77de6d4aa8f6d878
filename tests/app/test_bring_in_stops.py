"""A disk that is full or gone while everything is brought in: nothing is kept, and the sentence says which disk."""

import errno
from contextlib import closing
from datetime import date

import pytest

from app.acts import sample
from app.exchange import bring_in, reading, take_out
from app.exchange.refusals import BringInNoRoom, BringInNotKept, BringInOutOfReach
from app.progress import Progress


@pytest.fixture(scope="module")
def taken_out(tmp_path_factory):
    place = tmp_path_factory.mktemp("told") / "Everything"
    with closing(sample.in_memory(date(2026, 11, 28))) as story:
        take_out.take_out(story, place, True, Progress())
    return place


def pages(journal):
    return journal.read.one("pragma page_count")


def test_a_full_disk_keeps_nothing_and_the_next_try_brings_all_of_it(journal, taken_out):
    before = pages(journal)
    journal.read.execute(f"pragma max_page_count = {before + 40}")
    with pytest.raises(BringInNoRoom) as told:
        bring_in.bring_in(journal, taken_out, Progress())
    assert "Nothing was brought in" in told.value.advice
    assert bring_in.is_empty(journal.read)
    journal.read.execute("pragma max_page_count = 100000")  # somebody has made room
    bring_in.bring_in(journal, taken_out, Progress())
    assert not bring_in.is_empty(journal.read)


def test_a_journal_that_can_only_be_read_takes_nothing_in(journal, taken_out):
    journal.read.execute("pragma query_only = on")
    with pytest.raises(BringInNotKept):
        bring_in.bring_in(journal, taken_out, Progress())
    journal.read.execute("pragma query_only = off")
    assert bring_in.is_empty(journal.read)


class _Fails:
    """A file on a stick that is pulled out after so many lines."""

    def __init__(self, file, lines):
        self._file, self._left = file, lines

    def readline(self, most):
        self._left -= 1
        if self._left < 0:
            raise OSError(errno.EIO, "Input/output error")
        return self._file.readline(most)

    def __getattr__(self, name):
        return getattr(self._file, name)


def test_a_stick_that_is_pulled_out_in_the_middle_is_told(journal, taken_out, monkeypatch):
    opened = reading._opened
    monkeypatch.setattr(reading, "_opened", lambda source: _Fails(opened(source), 40))
    with pytest.raises(BringInOutOfReach):
        bring_in.bring_in(journal, taken_out, Progress())
    assert bring_in.is_empty(journal.read)
