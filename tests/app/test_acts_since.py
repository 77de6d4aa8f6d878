"""What has happened since two people last met."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.acts import since
from app.records import actions, check_ins, goals, links, meetings, mentorships, notes, people, reflections
from app.records.actions import Action, Owner
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.meetings import Meeting, State
from app.records.mentorships import Form, Role
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.journal import Kind

MET, TODAY, NEXT = date(2025, 10, 20), date(2025, 11, 19), date(2025, 11, 24)
NOV_3 = date(2025, 11, 3)


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def at(day):
    return datetime(day.year, day.month, day.day, 17, 30, tzinfo=UTC)


def held(mentorship, day, **words):
    return Meeting(0, "", mentorship.id, at(day), state=State.HELD, actual_start=at(day), actual_length=60, **words)


@pytest.fixture
def last(journal, mentorship):
    return do(journal, meetings.add, held(mentorship, MET, notes="Said it.\nThe silence on Monday #later"))


@pytest.fixture
def coming(journal, mentorship, last):
    return do(journal, meetings.add, Meeting(0, "", mentorship.id, at(NEXT)))


@pytest.fixture
def mentoring(journal):
    """Another mentorship, in which I am the mentor."""
    ravi = do(journal, people.add, "Ravi Menon")
    since_then = {"agreed_on": date(2024, 9, 2), "started_on": date(2024, 9, 2)}
    return do(journal, mentorships.add, ravi.id, Role.MENTOR, Form.TRADITIONAL, "So that he settles.", **since_then)


@pytest.fixture
def gathered(journal, last, coming, mentorship):
    def gather(**named):
        told = {"before": last, "meeting": coming, "mentorship": mentorship, "today": TODAY} | named
        return since.gather(journal.read, **told)

    return gather


def agreed(journal, title, on=MET, **more):
    return do(journal, actions.add, Action(0, "", title, on, **more))


def done(journal, action, on):
    return do(journal, actions.move, action, actions.State.DONE, on)


def goal(journal, title="Ask for help early", baseline=-1):
    levels = {-2: "never", -1: "late", 0: "in time", 1: "early", 2: "at once"}
    made = Goal(0, "", title, date(2025, 1, 6), goals.State.ACTIVE, levels=levels, baseline_level=baseline)
    return do(journal, goals.add, made)


def checked_in(journal, of, on, level, note=""):
    return do(journal, check_ins.add, CheckIn(0, "", of.id, on, level, "" if level is None else of.levels[level], note))


def titles(found):
    return [one.title for one in found]


# the days


def test_it_reaches_from_the_day_of_the_last_meeting_to_today(gathered):
    assert (gathered().first, gathered().last) == (MET, TODAY)


def test_for_a_meeting_that_has_been_it_ends_on_its_day(journal, gathered, coming):
    has_been = do(journal, meetings.hold, coming, at(NEXT))
    assert gathered(meeting=has_been, today=date(2026, 3, 1)).last == NEXT


def test_when_nothing_was_done_moved_or_written_it_is_empty(gathered, last):
    assert gathered(before=replace(last, notes="Said it.")).is_empty


# actions


def test_what_was_done_since_and_what_is_still_open(journal, gathered, last):
    done(journal, agreed(journal, "Email Dr Prior", meeting_id=last.id), NOV_3)
    agreed(journal, "Draft two sentences", meeting_id=last.id)
    assert (titles(gathered().done), titles(gathered().still_open)) == (["Email Dr Prior"], ["Draft two sentences"])


def test_what_was_done_before_the_last_meeting_is_past(journal, gathered):
    done(journal, agreed(journal, "Long done", date(2025, 9, 1)), date(2025, 9, 20))
    assert gathered().done == []


def test_what_was_let_go_counts_neither_way(journal, gathered):
    do(journal, actions.move, agreed(journal, "Not that"), actions.State.LET_GO, NOV_3)
    assert (gathered().done, gathered().still_open) == ([], [])


def test_what_the_other_promised_belongs_there_too(journal, gathered, last):
    agreed(journal, "Ask Dr Okafor", owner=Owner.OTHER, meeting_id=last.id)
    assert titles(gathered().still_open) == ["Ask Dr Okafor"]


def test_what_this_very_meeting_agreed_is_not_told_before_it(journal, gathered, coming):
    agreed(journal, "For later", TODAY, meeting_id=coming.id)
    assert gathered().still_open == []


def test_of_a_meeting_that_has_been_an_action_is_told_as_it_stood_then(journal, gathered, coming, last):
    done(journal, agreed(journal, "Email Dr Prior", meeting_id=last.id), date(2025, 12, 9))
    has_been = do(journal, meetings.hold, coming, at(NEXT))
    found = gathered(meeting=has_been, today=date(2026, 3, 1))
    assert (titles(found.done), titles(found.still_open)) == ([], ["Email Dr Prior"])


# whose


def test_a_mentee_is_told_of_what_is_tied_to_nobody(journal, gathered):
    agreed(journal, "Read the guideline")
    assert titles(gathered().still_open) == ["Read the guideline"]


def test_what_belongs_to_another_mentorship_is_not_told(journal, gathered, mentoring):
    theirs = do(journal, meetings.add, held(mentoring, MET))
    agreed(journal, "Send Ravi the rota", meeting_id=theirs.id)
    linked = agreed(journal, "Ask after Ravi")
    do(journal, links.add, (Kind.ACTION, linked.id), (Kind.MENTORSHIP, mentoring.id))
    assert gathered().still_open == []


def test_a_mentor_is_told_only_of_what_is_tied_to_this_mentorship(journal, mentoring):
    before = do(journal, meetings.add, held(mentoring, MET))
    coming = do(journal, meetings.add, Meeting(0, "", mentoring.id, at(NEXT)))
    agreed(journal, "My own affair")
    agreed(journal, "Send the rota", meeting_id=before.id)
    reflection = do(journal, reflections.add, Reflection(0, "", NOV_3, "free", text="Mine alone."))
    about_him = do(journal, reflections.add, Reflection(0, "", NOV_3, "free", text="He has found his feet."))
    do(journal, links.add, (Kind.REFLECTION, about_him.id), (Kind.MEETING, before.id))
    found = since.gather(journal.read, before, coming, mentoring, TODAY)
    assert titles(found.still_open) == ["Send the rota"]
    assert [one.id for one in found.reflections] == [about_him.id] != [reflection.id]


def test_a_reflection_on_another_persons_meeting_is_not_told(journal, gathered, mentoring):
    theirs = do(journal, meetings.add, held(mentoring, MET))
    made = do(journal, reflections.add, Reflection(0, "", NOV_3, "free", text="On being watched."))
    do(journal, links.add, (Kind.REFLECTION, made.id), (Kind.MEETING, theirs.id))
    assert gathered().reflections == []


# goals


def test_a_goal_that_moved_is_told_with_its_steps_and_its_check_in(journal, gathered):
    early = goal(journal)
    checked_in(journal, early, date(2025, 9, 1), -1)
    now = checked_in(journal, early, NOV_3, 0, "Rang at ten, not at two.")
    [moved] = gathered().moved
    assert (moved.goal.id, moved.steps, moved.check_in) == (early.id, 1, now)


def test_a_first_check_in_is_measured_from_where_the_goal_began(journal, gathered):
    checked_in(journal, goal(journal, baseline=-2), NOV_3, 1)
    assert [one.steps for one in gathered().moved] == [3]


def test_a_step_down_is_told_like_one_up(journal, gathered):
    early = goal(journal)
    checked_in(journal, early, date(2025, 9, 1), 1)
    checked_in(journal, early, NOV_3, 0)
    assert [one.steps for one in gathered().moved] == [-1]


def test_a_goal_that_stands_where_it_stood_has_not_moved(journal, gathered):
    early = goal(journal)
    checked_in(journal, early, date(2025, 9, 1), 0)
    checked_in(journal, early, date(2025, 10, 27), 1)
    checked_in(journal, early, NOV_3, 0)
    assert gathered().moved == []


def test_a_check_in_that_was_not_sure_moves_nothing(journal, gathered):
    checked_in(journal, goal(journal), NOV_3, None, "Can’t tell.")
    assert gathered().moved == []


def test_a_goal_of_another_mentorship_is_not_told(journal, gathered, mentoring):
    his = goal(journal)
    do(journal, links.add, (Kind.GOAL, his.id), (Kind.MENTORSHIP, mentoring.id))
    checked_in(journal, his, NOV_3, 1)
    assert gathered().moved == []


# what was written


def test_reflections_and_notes_written_since_are_told(journal, gathered):
    reflection = do(journal, reflections.add, Reflection(0, "", NOV_3, "free", text="On being watched."))
    note = do(journal, notes.add, Note(0, "", date(2025, 11, 5), "The phrase I didn’t finish"))
    do(journal, notes.add, Note(0, "", date(2025, 10, 1), "Long before"))
    assert ([one.id for one in gathered().reflections], [one.id for one in gathered().notes]) == (
        [reflection.id],
        [note.id],
    )


def test_what_was_marked_in_the_last_notes_waits_to_be_raised(gathered):
    assert gathered().to_raise == ["The silence on Monday"]
