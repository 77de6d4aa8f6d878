"""Actions in a meeting's notes: the line and the record say the same, whatever marks were typed."""

from dataclasses import replace
from datetime import date

import pytest

from app.acts import agree
from app.records import actions, meetings
from app.records.actions import State
from tests.app.makers import do

DAY = date(2026, 6, 1)


@pytest.fixture
def agreed(journal, meeting):
    """An action as it was written down in the meeting's notes."""
    do(journal, agree.save_notes, meeting.id, "Before\n- [ ] Ring **Ada** back @me\nAfter")
    (action,) = actions.of_meeting(journal.read, meeting.id)
    return action


def notes(journal, meeting):
    return meetings.get(journal.read, meeting.id).notes


def test_an_action_is_called_by_its_words_without_their_marks(agreed):
    assert agreed.title == "Ring Ada back"


@pytest.mark.parametrize(
    ("title", "line"),
    [("Write **the plan**", "Write **the plan** @me"), ("Ask @Bo about it", "Ask @Bo about it @me")],
)
def test_one_given_other_words_with_marks_is_still_its_line(journal, meeting, agreed, title, line):
    do(journal, agree.change, replace(agreed, title=title))
    assert notes(journal, meeting) == f"Before\n- [ ] {line}\nAfter"
    do(journal, agree.move, actions.get(journal.read, agreed.id), State.DONE, DAY)
    assert notes(journal, meeting) == f"Before\n- [x] {line}\nAfter"


def test_ticking_leaves_the_words_in_the_notes_as_they_were_typed(journal, meeting, agreed):
    do(journal, agree.move, agreed, State.DONE, DAY)
    assert notes(journal, meeting) == "Before\n- [x] Ring **Ada** back @me\nAfter"
