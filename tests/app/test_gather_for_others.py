"""What somebody else reads of a summary: roles in the middle of a sentence, and nothing that could shame anybody."""

from datetime import UTC, date, datetime

import pytest

from app.records import meetings
from app.records.meetings import CancelledBy, Meeting
from app.summary import gather, in_words, told
from app.summary.choice import Choice, Part

TODAY = date(2026, 3, 12)


@pytest.fixture
def held(journal, mentorship):
    start = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
    with journal.write() as write:
        return meetings.hold(write, meetings.add(write, Meeting(0, "", mentorship.id, start)), start)


def by_role(journal):
    choice = Choice(parts=frozenset(Part), people="roles")
    return gather.document(journal.read, choice, TODAY)


def test_a_role_in_the_words_beside_the_timeline_begins_small(journal, held):
    assert "one meeting with my mentor since" in in_words.timeline(by_role(journal).timeline).lower()
    assert "My mentor" not in in_words.timeline(by_role(journal).timeline)


def test_the_next_meeting_is_with_a_role_that_begins_small(journal, mentorship, held):
    with journal.write() as write:
        meetings.add(write, Meeting(0, "", mentorship.id, datetime(2026, 4, 20, 12, 0, tzinfo=UTC)))
    assert by_role(journal).next.who == "my mentor"


def test_nobody_else_is_told_that_a_meeting_fell_through(journal, mentorship, held):
    with journal.write() as write:
        planned = meetings.add(write, Meeting(0, "", mentorship.id, datetime(2024, 11, 1, 12, 0, tzinfo=UTC)))
        meetings.cancel(write, planned, CancelledBy.CIRCUMSTANCES)
    mine = gather.document(journal.read, Choice(), TODAY)
    theirs = gather.document(journal.read, Choice("mentor", mentorship_id=mentorship.id), TODAY)
    assert (len(mine.left_out), theirs.left_out) == (1, ())


def test_what_left_tells_a_meeting_with_a_role_that_begins_small(journal, held):
    lines = told.titles(by_role(journal))
    assert any(one.startswith("Meeting with my mentor, 20 October 2024") for one in lines)
