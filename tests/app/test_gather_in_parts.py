"""A summary gathered a part at a time, for a window that must not stand still."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.records import meetings
from app.records.meetings import Meeting
from app.summary import gather
from app.summary.choice import Choice

TODAY = date(2026, 3, 12)


@pytest.fixture
def long_kept(journal, mentorship):
    """250 meetings, a day apart."""
    first = datetime(2024, 9, 9, 17, 30, tzinfo=UTC)
    with journal.write() as write:
        for day in range(250):
            start = first + timedelta(days=day)
            meetings.hold(write, meetings.add(write, Meeting(0, "", mentorship.id, start)), start)


def parts(journal, choice):
    found = gather.read(journal.read, choice, TODAY)
    return sum(1 for _ in gather.in_parts(journal.read, choice, TODAY, found))


def test_of_a_long_journal_no_more_than_a_hundred_meetings_are_read_without_a_pause(journal, long_kept):
    few = Choice(first=date(2024, 9, 9), last=date(2024, 12, 17))
    assert parts(journal, Choice()) == parts(journal, few) + 2


def test_what_is_read_in_parts_stands_in_its_order(journal, long_kept):
    days = [each.held_on for each in gather.document(journal.read, Choice(), TODAY).mentorships[0].meetings]
    assert days == [date(2024, 9, 9) + timedelta(days=day) for day in range(250)]
