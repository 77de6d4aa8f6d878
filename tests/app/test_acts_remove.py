"""What is removed takes its parts along, and all of it comes back: nothing is cascaded over in silence."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.acts import attain, carry, meet, prepare, reflect, remove
from app.errors import Refused
from app.records import actions, agenda, check_ins, goals, links, meetings, milestones, reflections
from app.records.actions import Action
from app.records.goals import Goal
from app.records.meetings import Meeting, State
from app.records.milestones import Milestone
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.app.makers import do, found

DAY = date(2025, 3, 10)
LADDER = {-2: "a", -1: "b", 0: "c", 1: "d", 2: "e"}
AHEAD = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=9)


@pytest.fixture
def goal(journal):
    with journal.write() as write:
        goal = goals.add(write, Goal(0, "", "Speak up", DAY, goals.State.ACTIVE, levels=LADDER))
        attain.check_in(write, goal, DAY, 0, "quokka", None)
        milestones.add(write, Milestone(0, "", goal.id, "quokka"))
        return goal


@pytest.fixture
def coming(journal, mentorship):
    return do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))


def test_a_goal_takes_its_check_ins_and_milestones_along_and_back(journal, goal):
    removed = do(journal, remove.remove, (Kind.GOAL, goal.id))
    assert found(journal, "quokka") == set()
    do(journal, remove.bring_back, removed)
    assert {kind for kind, _ in found(journal, "quokka")} == {Kind.CHECK_IN, Kind.MILESTONE}
    assert len(check_ins.of(journal.read, goal.id)) == 1


def test_a_check_in_removed_before_its_goal_stays_removed(journal, goal):
    do(journal, remove.remove, (Kind.CHECK_IN, check_ins.of(journal.read, goal.id)[0].id))
    do(journal, remove.bring_back, do(journal, remove.remove, (Kind.GOAL, goal.id)))
    assert check_ins.of(journal.read, goal.id) == []


def test_a_meeting_takes_its_agenda_and_its_actions_along_and_back(journal, meeting):
    with journal.write() as write:
        prepare.add_item(write, meeting.id, "quokka")
        actions.add(write, Action(0, "", "quokka", DAY, meeting_id=meeting.id))
        elsewhere = actions.add(write, Action(0, "", "quokka", DAY))
    removed = do(journal, remove.remove_meeting, meetings.get(journal.read, meeting.id))
    assert found(journal, "quokka") == {(Kind.ACTION, elsewhere.id)}
    do(journal, remove.bring_back, removed)
    assert len(found(journal, "quokka")) == 3
    assert meetings.get(journal.read, meeting.id).state is State.PREPARED


def test_a_reflection_on_a_removed_meeting_stays(journal, meeting):
    made = do(journal, reflect.begin, Reflection(0, "", DAY, "free", text="quokka"), [(Kind.MEETING, meeting.id)])
    do(journal, remove.remove_meeting, meeting)
    assert reflections.get(journal.read, made.id) == made


# Agenda


def test_the_last_item_removed_unprepares_and_brought_back_prepares(journal, meeting):
    item = do(journal, prepare.add_item, meeting.id, "Rota")
    removed = do(journal, remove.remove, (Kind.AGENDA_ITEM, item.id))
    assert meetings.get(journal.read, meeting.id).state is State.PLANNED
    do(journal, remove.bring_back, removed)
    assert meetings.get(journal.read, meeting.id).state is State.PREPARED


@pytest.mark.parametrize(("words", "state"), [("x" * 19, State.PLANNED), ("x" * 20, State.PREPARED)])
def test_a_wish_of_twenty_characters_prepares_a_meeting(journal, meeting, words, state):
    do(journal, prepare.save_preparation, meeting.id, words)
    assert meetings.get(journal.read, meeting.id).state is state


def test_what_is_dropped_prepares_nothing(journal, meeting):
    item = do(journal, prepare.add_item, meeting.id, "Rota")
    do(journal, agenda.move, item, agenda.State.DROPPED)
    do(journal, prepare.settle, meetings.get(journal.read, meeting.id))
    assert meetings.get(journal.read, meeting.id).state is State.PLANNED


# Carrying over


@pytest.fixture
def waiting(journal, meeting):
    """Two points of a meeting that was held, the second of them talked about."""
    with journal.write() as write:
        left, talked = (prepare.add_item(write, meeting.id, title) for title in ("Left", "Talked about"))
        agenda.move(write, talked, agenda.State.DISCUSSED)
        meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)
        return left


def test_what_was_not_talked_about_stands_on_the_next_agenda(journal, waiting, coming):
    (copy,) = agenda.of(journal.read, coming.id)
    assert (copy.title, copy.origin, copy.carried_from) == ("Left", agenda.Origin.CARRIED, waiting.id)
    assert agenda.get(journal.read, waiting.id).state is agenda.State.CARRIED


def test_it_comes_before_what_is_there_already(journal, mentorship, meeting):
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, AHEAD))
    with journal.write() as write:
        prepare.add_item(write, coming.id, "New")
        prepare.add_item(write, meeting.id, "Left")
        meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)
        carry.over(write, coming)
    assert [item.title for item in agenda.of(journal.read, coming.id)] == ["Left", "New"]


def test_carrying_over_twice_is_carrying_over_once(journal, waiting, coming):
    assert do(journal, carry.over, coming) == []
    assert len(agenda.of(journal.read, coming.id)) == 1


def test_a_point_of_somebody_elses_meeting_is_not_carried(journal, waiting, ada):
    from app.records import mentorships, people

    with journal.write() as write:
        ben = people.add(write, "Ben")
        other = mentorships.add(
            write, ben.id, mentorships.Role.MENTOR, mentorships.Form.PEER, "x", agreed_on=DAY, started_on=DAY
        )
        coming = meet.plan(write, Meeting(0, "", other.id, AHEAD))
    assert agenda.of(journal.read, coming.id) == []


def test_planning_taken_back_the_point_waits_again(journal, waiting, coming):
    do(journal, remove.take_back_planned, coming)
    assert carry.waiting(journal.read, coming.mentorship_id) == [waiting]


def test_planning_can_not_be_taken_back_in_passing_once_something_was_added(journal, waiting, coming):
    do(journal, prepare.add_item, coming.id, "New")
    with pytest.raises(Refused):
        do(journal, remove.take_back_planned, coming)


def test_a_carried_point_removed_waits_where_it_came_from_and_is_carried_again_when_it_comes_back(
    journal, waiting, coming
):
    (copy,) = agenda.of(journal.read, coming.id)
    removed = do(journal, remove.remove, (Kind.AGENDA_ITEM, copy.id))
    assert agenda.get(journal.read, waiting.id).state is agenda.State.OPEN
    do(journal, remove.bring_back, removed)
    assert agenda.get(journal.read, waiting.id).state is agenda.State.CARRIED


def test_points_of_a_meeting_that_fell_through_wait_for_the_next(journal, mentorship, meeting):
    with journal.write() as write:
        left = prepare.add_item(write, meeting.id, "Left")
        meetings.miss(write, meetings.get(write.conn, meeting.id))
    assert carry.waiting(journal.read, mentorship.id) == [left]


# A mentorship


@pytest.fixture
def tied(journal, mentorship, meeting, goal):
    """A goal of the mentorship and a reflection on its meeting; and a reflection of nobody's."""
    with journal.write() as write:
        links.add(write, (Kind.GOAL, goal.id), (Kind.MENTORSHIP, mentorship.id))
        mine = reflect.begin(write, Reflection(0, "", DAY, "free", text="a"), [(Kind.MEETING, meeting.id)])
        reflect.begin(write, Reflection(0, "", DAY, "free", text="b"))
        return {(Kind.GOAL, goal.id), (Kind.REFLECTION, mine.id)}


def test_its_goals_and_reflections_stay_unless_they_are_meant(journal, mentorship, tied):
    do(journal, remove.remove_mentorship, mentorship)
    assert len(goals.all_kept(journal.read)) == 1
    assert len(reflections.newest(journal.read)) == 2


def test_it_takes_them_along_when_they_are_meant_and_brings_all_back(journal, mentorship, tied):
    assert set(remove.entries_of(journal.read, mentorship)) == tied
    removed = do(journal, remove.remove_mentorship, mentorship, with_entries=True)
    assert goals.all_kept(journal.read) == []
    assert [one.text for one in reflections.newest(journal.read)] == ["b"]
    do(journal, remove.bring_back, removed)
    assert len(goals.all_kept(journal.read)) == 1
    assert len(reflections.newest(journal.read)) == 2


def test_what_is_tied_to_another_mentorship_too_stays(journal, mentorship, tied, goal, ada):
    from app.records import mentorships

    with journal.write() as write:
        other = mentorships.add(write, ada.id, mentorships.Role.MENTOR, mentorships.Form.PEER, "x")
        links.add(write, (Kind.GOAL, goal.id), (Kind.MENTORSHIP, other.id))
    assert (Kind.GOAL, goal.id) not in remove.entries_of(journal.read, mentorship)
