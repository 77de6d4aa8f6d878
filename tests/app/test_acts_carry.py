"""What is carried over to the next meeting, and what becomes of it when one of the two changes."""

from datetime import UTC, datetime, timedelta

import pytest

from app.acts import carry, meet, prepare, remove
from app.errors import Refused
from app.records import agenda, meetings
from app.records.agenda import Origin, RaisedBy, State
from app.records.meetings import Meeting
from app.store.journal import Kind
from tests.app.makers import do

HELD = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
AHEAD = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=9)


@pytest.fixture
def before(journal, mentorship):
    """Held, with two points nobody came to."""
    meeting = do(journal, meet.plan, Meeting(0, "", mentorship.id, HELD))
    for title in ("The rota", "Nights"):
        do(journal, agenda.add, meeting.id, title)
    return meeting


@pytest.fixture
def coming(journal, mentorship, before):
    """Planned after it, so that both points have been carried over."""
    return do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))


def titles(journal, meeting):
    return [(item.title, item.state) for item in agenda.of(journal.read, meeting.id)]


def item(journal, meeting, title):
    return next(one for one in agenda.of(journal.read, meeting.id) if one.title == title)


def test_a_copy_says_where_it_comes_from_and_who_raised_it(journal, mentorship):
    meeting = do(journal, meet.plan, Meeting(0, "", mentorship.id, HELD))
    first = do(journal, agenda.add, meeting.id, "The rota", RaisedBy.OTHER)
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))
    [copy] = agenda.of(journal.read, coming.id)
    assert (copy.origin, copy.carried_from, copy.raised_by) == (Origin.CARRIED, first.id, RaisedBy.OTHER)


# talked about after all


def test_a_point_that_was_carried_can_still_be_ticked_and_then_waits_nowhere(journal, before, coming):
    do(journal, carry.tick, item(journal, before, "The rota"), True)
    assert titles(journal, before) == [("The rota", State.DISCUSSED), ("Nights", State.CARRIED)]
    assert titles(journal, coming) == [("Nights", State.OPEN)]


def test_that_tick_can_be_taken_back(journal, before, coming):
    rota = item(journal, before, "The rota")
    gone = do(journal, carry.tick, rota, True)
    do(journal, carry.untick, rota, gone)
    assert titles(journal, before) == [("The rota", State.CARRIED), ("Nights", State.CARRIED)]
    assert titles(journal, coming) == [("The rota", State.OPEN), ("Nights", State.OPEN)]


def test_when_all_that_was_carried_was_talked_about_the_next_meeting_is_not_prepared(journal, before, coming):
    for title in ("The rota", "Nights"):
        do(journal, carry.tick, item(journal, before, title), True)
    assert meetings.get(journal.read, coming.id).state is meetings.State.PLANNED


def test_a_copy_that_was_talked_about_keeps_the_first_as_it_is(journal, before, coming):
    do(journal, carry.tick, item(journal, coming, "The rota"), True)
    with pytest.raises(Refused):
        do(journal, carry.tick, item(journal, before, "The rota"), True)
    assert titles(journal, coming)[0] == ("The rota", State.DISCUSSED)


def test_a_copy_with_words_of_its_own_is_never_taken_away_by_a_tick(journal, before, coming):
    do(journal, agenda.rename, item(journal, coming, "The rota"), "The rota, and Easter")
    with pytest.raises(Refused):
        do(journal, carry.tick, item(journal, before, "The rota"), True)
    assert titles(journal, coming)[0] == ("The rota, and Easter", State.OPEN)


@pytest.mark.parametrize(("ticks", "state"), [([True], State.DISCUSSED), ([True, False], State.OPEN)])
def test_a_point_is_ticked_and_unticked(journal, before, ticks, state):
    for on in ticks:
        do(journal, carry.tick, item(journal, before, "Nights"), on)
    assert item(journal, before, "Nights").state is state


# taken off the agenda


def test_a_carried_point_taken_off_the_agenda_waits_no_more(journal, mentorship, before, coming):
    do(journal, remove.take_off_agenda, item(journal, coming, "The rota"))
    assert carry.waiting(journal.read, mentorship.id) == []
    assert titles(journal, before)[0] == ("The rota", State.DROPPED)


def test_brought_back_it_has_been_carried_again(journal, before, coming):
    gone = do(journal, remove.take_off_agenda, item(journal, coming, "The rota"))
    do(journal, remove.bring_back, gone)
    assert titles(journal, before)[0] == ("The rota", State.CARRIED)
    assert titles(journal, coming)[0] == ("The rota", State.OPEN)


def test_a_point_of_its_own_is_taken_off_alone(journal, before):
    do(journal, remove.take_off_agenda, item(journal, before, "The rota"))
    assert titles(journal, before) == [("Nights", State.OPEN)]


# dropped


def test_what_is_dropped_is_not_carried_over(journal, mentorship, before):
    do(journal, prepare.drop, item(journal, before, "The rota"))
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))
    assert titles(journal, coming) == [("Nights", State.OPEN)]


def test_put_back_it_is_open_and_its_meeting_prepared_again(journal, mentorship):
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))
    point = do(journal, prepare.add_item, coming.id, "The rota")
    do(journal, prepare.drop, point)
    dropped = meetings.get(journal.read, coming.id).state
    do(journal, prepare.put_back, point)
    assert (dropped, meetings.get(journal.read, coming.id).state) == (
        meetings.State.PLANNED,
        meetings.State.PREPARED,
    )


def test_removing_the_next_meeting_lets_its_points_wait_where_they_came_from(journal, mentorship, before, coming):
    do(journal, remove.remove, (Kind.MEETING, coming.id))
    assert [one.title for one in carry.waiting(journal.read, mentorship.id)] == ["The rota", "Nights"]
