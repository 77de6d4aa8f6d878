"""The rules for actions: AC-1 to AC-3, and their states."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from app.errors import Refused
from app.records import actions
from app.records.actions import Action, Owner, State
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import broken_field, do, found

AGREED = date(2025, 3, 10)
LATER = AGREED + timedelta(days=9)
# domain.md 1.17: open -> done | let_go; both may return to open.
STEPS = {("open", "done"), ("open", "let_go"), ("done", "open"), ("let_go", "open")}


@pytest.fixture
def add(journal):
    def add(title="Ring the library", **fields):
        return do(journal, actions.add, Action(0, "", title, fields.pop("agreed_on", AGREED), **fields))

    return add


@pytest.fixture
def at(journal, add):
    def at(state):
        action = add()
        return action if state == "open" else do(journal, actions.move, action, State(state), LATER)

    return at


def titles(found):
    return [action.title for action in found]


def test_the_steps_are_those_of_the_table():
    assert {(source.value, target.value) for source in State for target in actions.STEPS[source]} == STEPS


@pytest.mark.parametrize(("source", "target"), sorted(STEPS))
def test_a_step_of_the_table_can_be_taken(journal, at, source, target):
    moved = do(journal, actions.move, at(source), State(target), LATER)
    assert (moved.state, moved.closed_on) == (target, None if target == "open" else LATER)
    assert actions.get(journal.read, moved.id) == moved


@pytest.mark.parametrize(("source", "target"), sorted(set(product(map(str, State), map(str, State))) - STEPS))
def test_a_step_outside_the_table_is_refused(journal, at, source, target):
    before = at(source)
    with pytest.raises(Refused):
        do(journal, actions.move, before, State(target), LATER)
    assert actions.get(journal.read, before.id) == before


def test_nothing_is_done_before_it_was_agreed(journal, add):
    assert broken_field(journal, actions.move, add(), State.DONE, AGREED - timedelta(days=1)) == "closed_on"


def test_it_may_be_done_on_the_day_it_was_agreed(journal, add):
    assert do(journal, actions.move, add(), State.DONE, AGREED).closed_on == AGREED


def test_letting_go_needs_no_reason(journal, add):
    assert do(journal, actions.move, add(), State.LET_GO, LATER).state is State.LET_GO


def test_undo_of_a_step_keeps_newer_words(journal, add):
    before = add()
    done = do(journal, actions.move, before, State.DONE, LATER)
    do(journal, actions.save, replace(done, title="Ring the new library"))
    do(journal, actions.put_back, before)
    assert actions.get(journal.read, before.id) == replace(before, title="Ring the new library")


def test_other_words_owner_and_date_are_kept_and_its_state_is_not_changed(journal, at):
    done = at("done")
    other = replace(done, title="Write", owner=Owner.OTHER, due_on=LATER, if_then="If it rains, then I will write.")
    do(journal, actions.save, replace(other, state=State.OPEN, closed_on=None))
    assert actions.get(journal.read, done.id) == other


def test_an_action_needs_words(journal, add):
    assert broken_field(journal, actions.add, Action(0, "", " ", AGREED)) == "title"
    assert broken_field(journal, actions.save, replace(add(), title="")) == "title"


def test_open_ones_come_mine_first_and_soonest_first(journal, add):
    add("theirs, soon", owner=Owner.OTHER, due_on=AGREED)
    add("mine, whenever")
    add("mine, later", due_on=LATER)
    add("mine, soon", due_on=AGREED)
    assert titles(actions.still_open(journal.read)) == ["mine, soon", "mine, later", "mine, whenever", "theirs, soon"]


def test_what_is_done_is_not_open(journal, add):
    do(journal, actions.move, add(), State.DONE, LATER)
    assert actions.still_open(journal.read) == []


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, True), (1, False)])
def test_what_was_closed_is_told_from_that_day_on(journal, at, days, told):
    closed = at("done")
    assert actions.closed_since(journal.read, LATER + timedelta(days=days)) == ([closed] if told else [])


def test_closed_ones_come_in_pages_without_a_gap_or_a_repetition(journal, add):
    made = [
        do(journal, actions.move, add(f"{n}"), State.DONE if n % 2 else State.LET_GO, AGREED + timedelta(days=n // 3))
        for n in range(20)
    ]
    seen, before = [], None
    while page := actions.closed(journal.read, before=before, limit=6):
        seen += page
        before = (page[-1].closed_on, page[-1].id)
    assert seen == sorted(made, key=lambda one: (one.closed_on, one.id), reverse=True)


def test_what_was_agreed_in_a_meeting_is_told_in_its_order(journal, add, meeting):
    first, _, third = add("a", meeting_id=meeting.id), add("b"), add("c", meeting_id=meeting.id)
    assert actions.of_meeting(journal.read, meeting.id) == [first, third]


def test_a_removed_action_is_not_there(journal, add):
    action = add()
    do(journal, rows.hide, Kind.ACTION, action.id)
    assert actions.still_open(journal.read) == []
    with pytest.raises(LookupError):
        actions.get(journal.read, action.id)


def test_an_action_is_found_by_its_words_and_its_plan(journal, add):
    action = add(if_then="If it is five, then I will ask who is on next.")
    assert (Kind.ACTION, action.id) in found(journal, "library")
    assert (Kind.ACTION, action.id) in found(journal, "five")


def test_the_words_of_an_action_stay_out_of_its_repr(add):
    assert "library" not in repr(add(if_then="If library"))
