"""The rules for goals: G-1 to G-4, check-ins GC-1 to GC-3, milestones MS-1, and the states of a goal."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from app.acts import attain
from app.errors import Refused
from app.records import check_ins, goals, links, milestones
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal, State
from app.records.milestones import Milestone
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import broken_field, do, found

SET_ON = date(2024, 10, 10)
LATER = SET_ON + timedelta(days=60)
LADDER = {-2: "silent for weeks", -1: "only when asked", 0: "one point most weeks", 1: "I disagree aloud", 2: "I chair"}
# domain.md 1.17: draft -> active <-> paused -> closed; closed -> active. And what is still forming may be let go.
STEPS = {
    ("draft", "active"),
    ("active", "paused"),
    ("paused", "active"),
    ("active", "closed"),
    ("paused", "closed"),
    ("closed", "active"),
    ("draft", "closed"),
}


@pytest.fixture
def add(journal):
    def add(title="Say what I think", **fields):
        return do(journal, goals.add, Goal(0, "", title, fields.pop("set_on", SET_ON), **fields))

    return add


@pytest.fixture
def draft(add):
    return add(levels=LADDER)


@pytest.fixture
def active(journal, draft):
    return do(journal, goals.move, draft, State.ACTIVE, SET_ON)


@pytest.fixture
def at(journal, draft):
    def at(state):
        goal = draft
        if state != "draft":
            goal = do(journal, goals.move, goal, State.ACTIVE, SET_ON)
        if state == "paused":
            goal = do(journal, goals.move, goal, State.PAUSED, SET_ON)
        if state == "closed":
            goal = do(journal, goals.close, goal, ClosedAs.REACHED, LATER)
        return goal

    return at


def step(journal, goal, to):
    if to == "closed":
        return do(journal, goals.close, goal, ClosedAs.LET_GO, LATER)
    return do(journal, goals.move, goal, State(to), LATER)


# Steps


def test_the_steps_are_those_of_the_table():
    assert {(source.value, target.value) for source in State for target in goals.STEPS[source]} == STEPS


@pytest.mark.parametrize(("source", "target"), sorted(STEPS))
def test_a_step_of_the_table_can_be_taken(journal, at, source, target):
    moved = step(journal, at(source), target)
    assert moved.state == target
    assert goals.get(journal.read, moved.id) == moved


@pytest.mark.parametrize(("source", "target"), sorted(set(product(map(str, State), map(str, State))) - STEPS))
def test_a_step_outside_the_table_is_refused(journal, at, source, target):
    before = at(source)
    with pytest.raises(Refused):
        step(journal, before, target)
    assert goals.get(journal.read, before.id) == before


@pytest.mark.parametrize("closed_as", [ClosedAs.REACHED, ClosedAs.ENDED])
def test_what_has_no_ladder_yet_cannot_have_been_reached(journal, draft, closed_as):
    with pytest.raises(Refused):
        do(journal, goals.close, draft, closed_as, LATER)


def test_reopening_says_when_and_forgets_how_it_was_closed(journal, at):
    again = do(journal, goals.move, at("closed"), State.ACTIVE, LATER)
    assert (again.closed_as, again.closed_on, again.reopened_on) == (None, None, LATER)


def test_what_was_let_go_before_it_had_a_ladder_is_still_forming_when_reopened(journal, add):
    let_go = do(journal, goals.close, add(), ClosedAs.LET_GO, LATER)
    again = do(journal, goals.reopen, let_go, LATER)
    assert (again.state, again.closed_as, again.closed_on, again.reopened_on) == (State.DRAFT, None, None, LATER)
    assert goals.get(journal.read, again.id) == again


def test_what_has_its_ladder_is_worked_on_when_reopened(journal, at):
    assert do(journal, goals.reopen, at("closed"), LATER).state is State.ACTIVE


@pytest.mark.parametrize("state", ["draft", "active", "paused"])
def test_only_what_is_closed_is_reopened(journal, at, state):
    before = at(state)
    with pytest.raises(Refused):
        do(journal, goals.reopen, before, LATER)
    assert goals.get(journal.read, before.id) == before


def test_undo_of_a_step_keeps_newer_words(journal, active):
    do(journal, goals.move, active, State.PAUSED, LATER)
    do(journal, goals.save_why, active.id, "Because it matters.")
    do(journal, goals.rename, active.id, "Speak")
    do(journal, goals.put_back, active)
    assert goals.get(journal.read, active.id) == replace(active, title="Speak", why_it_matters="Because it matters.")


# The ladder


@pytest.mark.parametrize("missing", [-1, 0, 1])
def test_without_one_of_the_three_middle_levels_a_goal_is_still_forming(journal, add, missing):
    goal = add(levels={**LADDER, missing: ""})
    assert broken_field(journal, goals.move, goal, State.ACTIVE, SET_ON) == "levels"


@pytest.mark.parametrize("missing", [-2, 2])
def test_the_outer_levels_may_be_left_out(journal, add, missing):
    goal = add(levels={**LADDER, missing: ""})
    assert do(journal, goals.move, goal, State.ACTIVE, SET_ON).state is State.ACTIVE


def test_a_goal_may_be_still_forming_without_a_ladder(journal, add):
    goal = add()
    assert (goal.state, goal.has_ladder) == (State.DRAFT, False)


@pytest.mark.parametrize("again", ["only when asked", "  Only when ASKED "])
def test_no_two_levels_say_the_same(journal, add, again):
    assert broken_field(journal, goals.save_levels, add(levels=LADDER).id, {2: again}) == "levels"


def test_a_needed_level_of_an_active_goal_cannot_be_emptied(journal, active):
    assert broken_field(journal, goals.save_levels, active.id, {0: ""}) == "levels"


def test_one_level_can_be_written_alone(journal, add):
    goal = add()
    do(journal, goals.save_levels, goal.id, {0: "one point most weeks"})
    assert goals.get(journal.read, goal.id).levels == {-2: "", -1: "", 0: "one point most weeks", 1: "", 2: ""}


# Facts and words


def test_a_goal_needs_a_title(journal, add):
    assert broken_field(journal, goals.add, Goal(0, "", " ", SET_ON)) == "title"
    assert broken_field(journal, goals.rename, add().id, "") == "title"


def test_it_is_not_hoped_for_before_it_was_set(journal, add):
    goal = add()
    assert broken_field(journal, goals.save, replace(goal, target_on=SET_ON - timedelta(days=1))) == "target_on"
    do(journal, goals.save, replace(goal, target_on=SET_ON))
    assert goals.get(journal.read, goal.id).target_on == SET_ON


def test_it_is_not_closed_before_it_was_set(journal, active):
    day = SET_ON - timedelta(days=1)
    assert broken_field(journal, goals.close, active, ClosedAs.REACHED, day) == "closed_on"


def test_all_of_a_goal_comes_back_as_it_was_kept(journal, add):
    goal = add(
        levels=LADDER,
        why_it_matters="Silence sets.\n\nLike jelly.",
        plan="If it is five, then I will ask.",
        baseline_level=-2,
        target_on=LATER,
        look_again_on=LATER,
        closing_note="",
    )
    assert goals.get(journal.read, goal.id) == goal


@pytest.mark.parametrize("words", ["think", "jelly", "aloud", "lantern", "kettle"])
def test_a_goal_is_found_by_all_its_words(journal, add, words):
    goal = add(levels=LADDER, why_it_matters="Like jelly", plan="If the lantern", closing_note="kettle")
    assert (Kind.GOAL, goal.id) in found(journal, words)


def test_words_edited_away_are_found_no_more(journal, draft):
    do(journal, goals.save_levels, draft.id, {2: "I lead"})
    assert found(journal, "chair") == set()


@pytest.mark.parametrize(("days", "now"), [(-1, False), (0, True), (30, True)])
def test_a_goal_is_to_be_looked_at_from_its_day_on(journal, active, days, now):
    do(journal, goals.save, replace(active, look_again_on=LATER))
    assert bool(goals.to_look_at(journal.read, LATER + timedelta(days=days))) is now


def test_a_resting_goal_is_left_in_peace(journal, active):
    resting = do(journal, goals.move, active, State.PAUSED, LATER)
    do(journal, goals.save, replace(resting, look_again_on=LATER))
    assert goals.to_look_at(journal.read, LATER) == []


def test_the_words_of_a_goal_stay_out_of_its_repr(draft):
    assert "think" not in repr(draft)
    assert "silent" not in repr(draft)


# Check-ins


def test_a_check_in_keeps_what_its_rung_said_on_the_day(journal, active):
    kept, before = do(journal, attain.check_in, active, LATER, 0, "Said it.", None)
    do(journal, goals.save_levels, active.id, {0: "a point each week"})
    assert before is None
    assert check_ins.of(journal.read, active.id) == [kept]
    assert kept.words == "one point most weeks"


def test_a_second_check_in_of_a_day_changes_the_first(journal, active):
    first, _ = do(journal, attain.check_in, active, LATER, 0, "Said it.", None)
    second, before = do(journal, attain.check_in, active, LATER, 1, "And again.", None)
    assert before == first
    assert second == replace(first, level=1, words="I disagree aloud", note="And again.")
    assert check_ins.of(journal.read, active.id) == [second]


def test_two_check_ins_never_stand_on_one_day(journal, active):
    do(journal, check_ins.add, CheckIn(0, "", active.id, LATER))
    assert broken_field(journal, check_ins.add, CheckIn(0, "", active.id, LATER)) == "on_day"


def test_a_check_in_of_another_goal_may_be_on_that_day(journal, active, add):
    other = add("Go home on time")
    do(journal, check_ins.add, CheckIn(0, "", active.id, LATER))
    assert do(journal, check_ins.add, CheckIn(0, "", other.id, LATER)).id


def test_a_check_in_is_not_before_its_goal_was_set_nor_ahead(journal, active):
    tomorrow = rows.today() + timedelta(days=1)
    for day in (SET_ON - timedelta(days=1), tomorrow):
        assert broken_field(journal, attain.check_in, active, day, 0, "", None) == "on_day"
    assert do(journal, attain.check_in, active, SET_ON, 0, "", None)
    assert do(journal, attain.check_in, active, rows.today(), 0, "", None)


def test_the_latest_level_by_date_is_the_current_one(journal, active):
    do(journal, attain.check_in, active, LATER, 1, "", None)
    do(journal, attain.check_in, active, SET_ON, -1, "", None)
    do(journal, attain.check_in, active, LATER + timedelta(days=1), None, "Not sure yet.", None)
    assert check_ins.latest(journal.read)[active.id].level == 1


def test_where_goals_stand_is_read_without_reading_every_check_in(journal, active):
    do(journal, attain.check_in, active, LATER, 1, "", None)
    asked: list[str] = []
    journal.read.set_trace_callback(asked.append)
    check_ins.latest(journal.read)
    journal.read.set_trace_callback(None)
    plan = [row[3] for row in journal.read.execute(f"explain query plan {asked[0]}")]
    assert not any(step.startswith("SCAN check_in") for step in plan)


def test_a_goal_without_a_level_has_no_current_one(journal, active):
    do(journal, attain.check_in, active, LATER, None, "", None)
    assert check_ins.latest(journal.read) == {}


def test_a_goal_without_a_ladder_cannot_be_checked_in_on(journal, draft):
    with pytest.raises(Refused):
        do(journal, attain.check_in, draft, LATER, 0, "", None)


def test_a_check_in_says_when_to_look_again(journal, active):
    do(journal, attain.check_in, active, LATER, 0, "", LATER + timedelta(days=42))
    assert goals.get(journal.read, active.id).look_again_on == LATER + timedelta(days=42)


def test_a_check_in_is_found_by_its_note_and_by_its_goal(journal, active):
    kept, _ = do(journal, attain.check_in, active, LATER, 0, "Rang at ten.", None)
    assert found(journal, "rang") == {(Kind.CHECK_IN, kept.id)}
    do(journal, goals.rename, active.id, "Lantern work")
    assert found(journal, "lantern") == {(Kind.CHECK_IN, kept.id), (Kind.GOAL, active.id)}


# Another goal


def test_a_different_goal_begins_anew_and_shows_the_old_one(journal, active, mentorship):
    do(journal, links.add, (Kind.GOAL, active.id), (Kind.MENTORSHIP, mentorship.id))
    made = do(journal, attain.begin_another, active, LATER)
    assert goals.get(journal.read, active.id).closed_as is ClosedAs.REPLACED
    assert (made.state, made.title, made.has_ladder) == (State.DRAFT, active.title, False)
    ties = links.all_of(journal.read, (Kind.GOAL, made.id))
    assert set(ties) == {(Kind.GOAL, active.id), (Kind.MENTORSHIP, mentorship.id)}


def test_a_different_goal_whose_ladder_is_written_is_worked_on_at_once(journal, active):
    made = do(journal, attain.begin_another, active, LATER, {**LADDER, 0: "I chair every week"})
    assert (made.state, made.levels[0], made.baseline_level) == (State.ACTIVE, "I chair every week", -1)
    assert goals.get(journal.read, made.id) == made


def test_each_goal_knows_which_it_became_and_which_it_was(journal, active):
    second = do(journal, attain.begin_another, active, LATER, LADDER)
    third = do(journal, attain.begin_another, second, LATER, LADDER)
    first, second = goals.get(journal.read, active.id), goals.get(journal.read, second.id)
    assert [attain.was_before(journal.read, one) for one in (first, second, third)] == [None, first, second]
    assert [attain.replaced_by(journal.read, one) for one in (first, second, third)] == [second, third, None]


def test_a_goal_that_is_taken_up_again_became_no_other(journal, active):
    made = do(journal, attain.begin_another, active, LATER, LADDER)
    do(journal, goals.reopen, goals.get(journal.read, active.id), LATER)
    assert attain.replaced_by(journal.read, goals.get(journal.read, active.id)) is None
    assert attain.was_before(journal.read, made) is None


def test_a_goal_cannot_be_set_after_its_first_check_in(journal, active):
    do(journal, attain.check_in, active, LATER, 0, "", None)
    assert broken_field(journal, attain.change, replace(active, set_on=LATER + timedelta(days=1))) == "set_on"
    do(journal, attain.change, replace(active, set_on=LATER))
    assert goals.get(journal.read, active.id).set_on == LATER


# Milestones


def test_milestones_stand_in_the_order_they_were_added(journal, active):
    for title in ("entry form sent", "first mock", "result"):
        do(journal, milestones.add, Milestone(0, "", active.id, title))
    assert [one.title for one in milestones.of(journal.read, active.id)] == ["entry form sent", "first mock", "result"]


def test_a_milestone_is_not_reached_on_a_day_to_come(journal, active):
    step = do(journal, milestones.add, Milestone(0, "", active.id, "result"))
    tomorrow = rows.today() + timedelta(days=1)
    assert broken_field(journal, milestones.save, replace(step, reached_on=tomorrow)) == "reached_on"
    do(journal, milestones.save, replace(step, reached_on=rows.today()))
    assert milestones.get(journal.read, step.id).reached_on == rows.today()


def test_a_milestone_does_not_change_the_level(journal, active):
    do(journal, attain.check_in, active, LATER, -1, "", None)
    do(journal, milestones.add, Milestone(0, "", active.id, "result", reached_on=LATER))
    assert check_ins.latest(journal.read)[active.id].level == -1


def test_a_milestone_needs_words_and_is_found_by_them(journal, active):
    assert broken_field(journal, milestones.add, Milestone(0, "", active.id, "")) == "title"
    step = do(journal, milestones.add, Milestone(0, "", active.id, "First mock"))
    assert found(journal, "mock") == {(Kind.MILESTONE, step.id)}
