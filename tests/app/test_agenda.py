"""The rules for agenda items, and their states."""

from dataclasses import replace
from itertools import product

import pytest

from app.errors import Refused
from app.records import agenda
from app.records.agenda import Origin, RaisedBy, State
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import broken_field, do, found

# domain.md 1.17: open -> discussed | carried | dropped; and a tick can be taken off again.
STEPS = {("open", "discussed"), ("open", "carried"), ("open", "dropped"), ("discussed", "open")}
BEFORE = {"open": [], "discussed": ["discussed"], "carried": ["carried"], "dropped": ["dropped"]}


@pytest.fixture
def item(journal, meeting):
    return do(journal, agenda.add, meeting.id, "How do I say I disagree?")


@pytest.fixture
def three(journal, meeting):
    return [do(journal, agenda.add, meeting.id, title) for title in ("One", "Two", "Three")]


def titles(journal, meeting):
    return [item.title for item in agenda.of(journal.read, meeting.id)]


def at(journal, item, state):
    for step in BEFORE[state]:
        item = do(journal, agenda.move, item, State(step))
    return item


def test_the_steps_are_those_of_the_table():
    assert {(source.value, target.value) for source in State for target in agenda.STEPS[source]} == STEPS


@pytest.mark.parametrize(("source", "target"), sorted(STEPS))
def test_a_step_of_the_table_can_be_taken(journal, item, source, target):
    moved = do(journal, agenda.move, at(journal, item, source), State(target))
    assert moved.state == target
    assert agenda.get(journal.read, item.id) == moved


@pytest.mark.parametrize(("source", "target"), sorted(set(product(map(str, State), map(str, State))) - STEPS))
def test_a_step_outside_the_table_is_refused(journal, item, source, target):
    before = at(journal, item, source)
    with pytest.raises(Refused):
        do(journal, agenda.move, before, State(target))
    assert agenda.get(journal.read, item.id) == before


def test_undo_of_a_step_keeps_newer_words(journal, item):
    do(journal, agenda.move, item, State.DROPPED)
    do(journal, agenda.rename, item, "How do I say no?")
    do(journal, agenda.put_back, item)
    assert agenda.get(journal.read, item.id) == replace(item, title="How do I say no?")


def test_a_new_item_comes_last(journal, meeting, three):
    assert titles(journal, meeting) == ["One", "Two", "Three"]


def test_items_stand_in_the_order_they_are_put_in(journal, meeting, three):
    one, two, three_ = (item.id for item in three)
    do(journal, agenda.arrange, meeting.id, [three_, one, two])
    assert titles(journal, meeting) == ["Three", "One", "Two"]


def test_an_item_that_the_order_does_not_name_follows(journal, meeting, three):
    do(journal, agenda.arrange, meeting.id, [three[2].id])
    assert titles(journal, meeting) == ["Three", "One", "Two"]


def test_an_item_of_another_meeting_is_not_moved(journal, meeting, three, mentorship):
    from app.records import meetings

    other = do(journal, meetings.add, replace(meeting, id=0))
    foreign = do(journal, agenda.add, other.id, "Elsewhere")
    do(journal, agenda.add, other.id, "Elsewhere too")
    do(journal, agenda.arrange, meeting.id, [three[1].id, three[0].id, three[2].id, foreign.id])
    assert titles(journal, other) == ["Elsewhere", "Elsewhere too"]


def test_a_removed_item_is_no_longer_on_the_agenda(journal, meeting, three):
    do(journal, rows.hide, Kind.AGENDA_ITEM, three[1].id)
    assert titles(journal, meeting) == ["One", "Three"]


def test_who_raised_it_and_where_it_comes_from_are_kept(journal, meeting):
    made = do(journal, agenda.add, meeting.id, "The login", RaisedBy.OTHER, Origin.REFLECTION)
    assert agenda.get(journal.read, made.id) == made
    assert (made.raised_by, made.origin) == (RaisedBy.OTHER, Origin.REFLECTION)


def test_an_item_needs_a_title(journal, meeting, item):
    assert broken_field(journal, agenda.add, meeting.id, "  ") == "title"
    assert broken_field(journal, agenda.rename, item, "\n") == "title"


def test_an_item_is_found_by_its_title_and_its_outcome(journal, item):
    do(journal, agenda.save_outcome, item, "Try it with the lantern on.")
    assert (Kind.AGENDA_ITEM, item.id) in found(journal, "disagree")
    assert (Kind.AGENDA_ITEM, item.id) in found(journal, "lantern")


def test_a_removed_item_is_not_found_and_one_brought_back_is(journal, item):
    do(journal, rows.hide, Kind.AGENDA_ITEM, item.id)
    assert found(journal, "disagree") == set()
    do(journal, rows.restore, Kind.AGENDA_ITEM, item.id)
    assert found(journal, "disagree") == {(Kind.AGENDA_ITEM, item.id)}


def test_one_that_was_removed_comes_back_between_the_same_two(journal, meeting, three):
    one, two, last = (item.id for item in three)
    do(journal, rows.hide, Kind.AGENDA_ITEM, two)
    do(journal, agenda.arrange, meeting.id, [last, one])
    do(journal, agenda.arrange, meeting.id, [one, last])
    do(journal, rows.restore, Kind.AGENDA_ITEM, two)
    assert titles(journal, meeting) == ["One", "Two", "Three"]
