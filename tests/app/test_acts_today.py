"""What Today gathers: the next meeting by the hour, actions, goals to look at, and what was written lately."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.acts import begin, carry, meet, reflect, remove, today
from app.acts.today import Phase
from app.records import actions, agenda, check_ins, goals, links, meetings, notes, posts, prompts, reflections
from app.records.actions import Action, Owner
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.meetings import CancelledBy, Meeting
from app.records.mentorships import Form, Role
from app.records.notes import Note
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.app.makers import do

NOW = datetime(2026, 11, 19, 14, 0).astimezone()
DAY = NOW.date()


def at(days=0, hour=17, minute=30):
    return datetime(2026, 11, 19, hour, minute).astimezone() + timedelta(days=days)


def planned(journal, mentorship, start, **facts):
    return do(journal, meetings.add, Meeting(0, "", mentorship.id, start, **facts))


def held(journal, mentorship, start, **words):
    """Long ago enough that it has been, whatever day the tests run on."""
    been = {"state": meetings.State.HELD, "actual_start": start, "actual_length": 50}
    return do(journal, meetings.add, Meeting(0, "", mentorship.id, start, **been, **words))


def near(journal, now=NOW):
    return today.near_meetings(journal.read, now)


def shown(journal, now=NOW):
    return [(one.meeting.id, one.phase) for one in near(journal, now)]


PAST = datetime(2024, 11, 19, 14, 0).astimezone()


# The next meeting, by the hour


@pytest.mark.parametrize(
    ("minutes", "phase"),
    [
        (-60 * 24 * 30, Phase.PREPARE),
        (-16, Phase.PREPARE),
        (-15, Phase.NOTES),
        (0, Phase.NOTES),
        (179, Phase.NOTES),
        (180, Phase.REFLECT),
    ],
)
def test_a_meeting_is_prepared_then_noted_then_reflected_on(journal, mentorship, minutes, phase):
    start = datetime(2024, 11, 19, 10, 0).astimezone()
    now = start + timedelta(minutes=minutes)
    make = planned if phase is Phase.PREPARE else held
    made = make(journal, mentorship, start)
    assert shown(journal, now) == [(made.id, phase)]


def test_reflecting_is_offered_until_the_next_day_is_over(journal, mentorship):
    made = held(journal, mentorship, datetime(2024, 11, 18, 9, 0).astimezone())
    last_minute = datetime(2024, 11, 19, 23, 59).astimezone()
    assert shown(journal, last_minute) == [(made.id, Phase.REFLECT)]
    assert shown(journal, last_minute + timedelta(minutes=1)) == []


def test_what_was_reflected_on_is_no_longer_near(journal, mentorship):
    made = held(journal, mentorship, PAST - timedelta(hours=5))
    do(journal, reflect.nothing_to_add, made)
    assert shown(journal, PAST) == []


def test_whether_a_planned_meeting_took_place_is_unsaid_once_its_hours_are_over(journal, mentorship):
    made = planned(journal, mentorship, PAST - timedelta(hours=4))
    assert shown(journal, PAST) == [(made.id, Phase.UNSAID)]


def test_a_long_meeting_is_noted_until_it_ends(journal, mentorship):
    made = planned(journal, mentorship, PAST - timedelta(hours=4), planned_length=300)
    assert shown(journal, PAST) == [(made.id, Phase.NOTES)]


@pytest.mark.parametrize("fell_through", [meetings.miss, lambda write, m: meetings.cancel(write, m, CancelledBy.ME)])
def test_a_meeting_that_fell_through_is_passed_over(journal, mentorship, fell_through):
    do(journal, fell_through, planned(journal, mentorship, at(1)))
    later = planned(journal, mentorship, at(9))
    assert shown(journal) == [(later.id, Phase.PREPARE)]


def test_a_removed_meeting_is_passed_over(journal, mentorship):
    do(journal, remove.remove_meeting, planned(journal, mentorship, at(1)))
    assert near(journal) == []


def test_of_two_within_a_day_both_are_near_and_a_later_one_is_not(journal, mentorship):
    first, second = planned(journal, mentorship, at(5)), planned(journal, mentorship, at(6, hour=17))
    planned(journal, mentorship, at(7, hour=18))
    assert [number for number, _ in shown(journal)] == [first.id, second.id]


def test_yesterdays_reflection_does_not_hide_the_meeting_of_tonight(journal, mentorship):
    yesterday = held(journal, mentorship, datetime(2024, 11, 18, 8, 0).astimezone())
    tonight = planned(journal, mentorship, datetime(2024, 11, 19, 17, 30).astimezone())
    assert shown(journal, PAST) == [(yesterday.id, Phase.REFLECT), (tonight.id, Phase.PREPARE)]


def test_it_says_how_many_items_were_carried_over(journal, mentorship):
    before = planned(journal, mentorship, PAST)
    for title in ("Rota", "Exams", "Leave"):
        do(journal, agenda.add, before.id, title)
    first = agenda.of(journal.read, before.id)[0]
    do(journal, agenda.move, first, agenda.State.DISCUSSED)
    do(journal, meetings.hold, before, PAST)
    do(journal, meet.plan, Meeting(0, "", mentorship.id, datetime.now().astimezone() + timedelta(days=5)))
    assert near(journal, datetime.now().astimezone())[0].carried == 2


def test_items_left_open_since_it_was_planned_count_as_well(journal, mentorship):
    planned(journal, mentorship, at(5))
    before = planned(journal, mentorship, PAST)
    do(journal, agenda.add, before.id, "Rota")
    do(journal, meetings.hold, before, PAST)
    assert near(journal)[0].carried == 1
    assert len(carry.waiting(journal.read, mentorship.id)) == 1


def test_it_says_how_much_was_marked_to_be_raised_in_the_notes_before(journal, mentorship):
    held(journal, mentorship, PAST, notes="A line.\nHer question about nights #later\nAnother")
    planned(journal, mentorship, at(5))
    assert near(journal)[0].to_raise == 1


def test_notes_of_another_mentorship_raise_nothing(journal, mentorship):
    since = {"agreed_on": date(2024, 1, 1), "started_on": date(2024, 1, 1)}
    other = do(journal, begin.begin, "Ben", Role.MENTOR, Form.PEER, "To settle in.", **since)
    held(journal, other, PAST, notes="Her question about nights #later")
    planned(journal, mentorship, at(5))
    [one] = near(journal)
    assert (one.to_raise, one.last) == (0, None)


# Actions


def action(journal, title, owner=Owner.ME, due=None, **more):
    return do(journal, actions.add, Action(0, "", title, DAY - timedelta(days=30), owner, due, **more))


def titles(journal):
    return [one.action.title for one in today.actions_of_today(journal.read, DAY)]


def test_mine_come_first_and_the_soonest_of_them(journal):
    action(journal, "theirs, soon", Owner.OTHER, DAY)
    action(journal, "mine, some day")
    action(journal, "mine, late", due=DAY + timedelta(days=9))
    action(journal, "mine, soon", due=DAY + timedelta(days=1))
    assert titles(journal) == ["mine, soon", "mine, late", "mine, some day", "theirs, soon"]


def test_at_most_five_open_ones_are_shown(journal):
    for number in range(7):
        action(journal, f"number {number}", due=DAY + timedelta(days=number))
    assert titles(journal) == [f"number {number}" for number in range(5)]


@pytest.mark.parametrize(("days_ago", "there"), [(0, True), (1, True), (2, False)])
def test_what_was_done_stays_until_the_next_day_is_over(journal, days_ago, there):
    made = action(journal, "done")
    do(journal, actions.move, made, actions.State.DONE, DAY - timedelta(days=days_ago))
    assert (titles(journal) == ["done"]) is there


def test_what_was_let_go_does_not_stay(journal):
    do(journal, actions.move, action(journal, "let go"), actions.State.LET_GO, DAY)
    assert titles(journal) == []


def test_an_action_knows_with_whom_it_was_agreed(journal, mentorship):
    action(journal, "agreed", meeting_id=held(journal, mentorship, PAST).id)
    tied = action(journal, "tied", due=DAY)
    do(journal, links.add, (Kind.ACTION, tied.id), (Kind.MENTORSHIP, mentorship.id))
    action(journal, "my own", due=DAY + timedelta(days=1))
    found = {one.action.title: one.name for one in today.actions_of_today(journal.read, DAY)}
    assert found == {"agreed": "Ada Fenwick", "tied": "Ada Fenwick", "my own": ""}


def test_an_action_due_on_the_day_of_the_next_meeting_is_due_before_it(journal, mentorship):
    before = held(journal, mentorship, PAST)
    planned(journal, mentorship, at(5))
    action(journal, "for then", due=DAY + timedelta(days=5), meeting_id=before.id)
    action(journal, "for later", due=DAY + timedelta(days=6), meeting_id=before.id)
    found = {one.action.title: one.by_meeting for one in today.actions_of_today(journal.read, DAY)}
    assert found == {"for then": True, "for later": False}


@pytest.mark.parametrize("owner", [None, Owner.ME, Owner.OTHER])
def test_pages_of_open_actions_join_without_a_gap(journal, owner):
    for number in range(11):
        due = DAY + timedelta(days=number % 3) if number % 2 else None
        action(journal, f"number {number}", Owner.OTHER if number % 4 == 0 else Owner.ME, due)
    whole = actions.still_open(journal.read, owner=owner)
    paged, last = [], None
    while page := actions.still_open(journal.read, owner=owner, after=last, limit=2):
        paged += page
        last = page[-1]
    assert paged == whole
    assert len(whole) == {None: 11, Owner.ME: 8, Owner.OTHER: 3}[owner]


@pytest.mark.parametrize("owner", [None, Owner.ME, Owner.OTHER])
def test_pages_of_closed_actions_join_without_a_gap(journal, owner):
    for number in range(9):
        made = action(journal, f"number {number}", Owner.OTHER if number % 3 == 0 else Owner.ME)
        to = actions.State.LET_GO if number % 2 else actions.State.DONE
        do(journal, actions.move, made, to, DAY - timedelta(days=number % 4))
    whole = actions.closed(journal.read, owner=owner)
    paged, seen = [], None
    while page := actions.closed(journal.read, owner=owner, before=seen, limit=2):
        paged += page
        seen = (page[-1].closed_on, page[-1].id)
    assert paged == whole
    assert len(whole) == {None: 9, Owner.ME: 6, Owner.OTHER: 3}[owner]


# Goals


LADDER = {-2: "", -1: "not yet", 0: "as hoped", 1: "more", 2: ""}


def goal(journal, title, look_again_on):
    made = do(journal, goals.add, Goal(0, "", title, date(2024, 1, 1), levels=LADDER))
    do(journal, goals.save, replace(made, look_again_on=look_again_on))
    return do(journal, goals.move, goals.get(journal.read, made.id), goals.State.ACTIVE, DAY)


def test_three_goals_at_most_are_to_be_looked_at_the_longest_waiting_first(journal):
    for days in (1, 4, 2, 3):
        goal(journal, f"{days} days", DAY - timedelta(days=days))
    goal(journal, "tomorrow", DAY + timedelta(days=1))
    goal(journal, "in peace", None)
    found = today.goals_to_look_at(journal.read, DAY)
    assert [one.goal.title for one in found] == ["4 days", "3 days", "2 days"]


def test_a_goal_stands_where_the_latest_check_in_with_a_level_put_it(journal):
    made = goal(journal, "rest", DAY)
    for day, level in ((1, -1), (2, 0), (3, None)):
        do(journal, check_ins.add, CheckIn(0, "", made.id, date(2024, 3, day), level, ""))
    [one] = today.goals_to_look_at(journal.read, DAY)
    assert one.stands is not None
    assert (one.stands.level, one.stands.on_day) == (0, date(2024, 3, 2))


def test_a_goal_nobody_has_checked_in_on_stands_nowhere_yet(journal):
    goal(journal, "rest", DAY)
    assert today.goals_to_look_at(journal.read, DAY)[0].stands is None


# Lately


def test_the_latest_entries_come_newest_first_whatever_their_kind(journal, mentorship):
    meeting = held(journal, mentorship, PAST)
    note = do(journal, notes.add, Note(0, "", PAST.date() + timedelta(days=1), "a line"))
    one = do(journal, reflections.add, Reflection(0, "", PAST.date() + timedelta(days=2), "free"))
    made = goal(journal, "rest", None)
    found = today.lately(journal.read, PAST + timedelta(days=3))
    assert found == [
        (Kind.REFLECTION, one.id),
        (Kind.NOTE, note.id),
        (Kind.MEETING, meeting.id),
        (Kind.GOAL, made.id),
    ]


def test_six_at_most_are_told(journal):
    for number in range(8):
        do(journal, notes.add, Note(0, "", DAY - timedelta(days=number), f"note {number}"))
    assert [number for _, number in today.lately(journal.read, NOW)] == [1, 2, 3, 4, 5, 6]


def test_what_lies_ahead_or_fell_through_was_not_lately(journal, mentorship):
    planned(journal, mentorship, at(3))
    planned(journal, mentorship, at(0, hour=16))
    do(journal, meetings.miss, planned(journal, mentorship, at(-3)))
    assert today.lately(journal.read, NOW) == []


def test_what_was_removed_was_not_lately(journal):
    made = do(journal, notes.add, Note(0, "", DAY, "a line"))
    do(journal, remove.remove, (Kind.NOTE, made.id))
    assert today.lately(journal.read, NOW) == []


def test_actions_and_people_are_no_entries_of_their_own(journal, mentorship):
    action(journal, "to do")
    assert [kind for kind, _ in today.lately(journal.read, NOW)] == []


def test_what_was_written_today_is_there_at_any_hour(journal):
    do(journal, notes.add, Note(0, "", DAY, "a line"))
    for hour in (0, 12, 23):
        assert len(today.lately(journal.read, NOW.replace(hour=hour))) == 1


# The question of the day


def asked_first(journal, now=NOW):
    """Which question comes, and what it is near to."""
    return today.question(journal.read, now)


def test_the_question_stays_the_same_all_day(journal):
    first = asked_first(journal)
    do(journal, prompts.note_shown, first.key, DAY)
    assert [asked_first(journal, NOW.replace(hour=hour)) for hour in (0, 23)] == [first, first]


def test_another_question_stays_once_it_was_shown(journal):
    first = asked_first(journal)
    do(journal, prompts.note_shown, first.key, DAY)
    other = today.question(journal.read, NOW, another=True)
    do(journal, prompts.note_shown, other.key, DAY)
    assert other != first
    assert asked_first(journal) == other


def test_no_question_comes_on_a_day_without_one(journal):
    do(journal, prompts.not_on, DAY)
    assert asked_first(journal) is None
    assert asked_first(journal, NOW + timedelta(days=1)) is not None


def test_no_question_comes_where_they_are_switched_off(journal):
    do(journal, prompts.switch, False)
    assert asked_first(journal) is None


@pytest.mark.parametrize(("days", "near"), [(2, "before_meeting"), (9, "")])
def test_a_question_before_a_meeting_comes_when_one_is_near(journal, mentorship, days, near):
    planned(journal, mentorship, at(days))
    assert asked_first(journal).near == near


def test_a_question_after_a_meeting_comes_when_one_was_held(journal, mentorship):
    held(journal, mentorship, PAST - timedelta(days=1))
    assert asked_first(journal, PAST).near == "after_meeting"


@pytest.mark.parametrize(("days", "near"), [(27, "new_post"), (28, "")])
def test_a_question_about_a_post_comes_in_its_first_four_weeks(journal, days, near):
    do(journal, posts.add, Post(0, "", "Perinatal", DAY - timedelta(days=days)))
    assert asked_first(journal).near == near


@pytest.mark.parametrize(("days", "near"), [(42, "long_gap"), (41, "")])
def test_a_question_for_a_long_gap_comes_after_six_weeks(journal, days, near):
    do(journal, notes.add, Note(0, "", DAY - timedelta(days=days), "a line"))
    assert asked_first(journal).near == near


def test_in_a_new_journal_nothing_was_long_ago(journal):
    assert asked_first(journal).near == ""


# In a journal of many years


@pytest.fixture
def steps(journal):
    """Which steps SQLite takes for what is asked."""

    def steps(ask):
        asked = []
        journal.read.set_trace_callback(asked.append)
        ask()
        journal.read.set_trace_callback(None)
        plans = {one: journal.read.execute(f"explain query plan {one}").fetchall() for one in asked}
        return [(one, row[3]) for one, plan in plans.items() for row in plan]

    return steps


MANY = re.compile(r"SCAN (meeting|reflection|note|check_in|search_text|action|link|m|i|search)\b(?! USING INDEX)")


def test_nothing_of_which_there_are_many_is_read_from_end_to_end(journal, mentorship, steps):
    before = held(journal, mentorship, PAST, notes="Nights #later")
    planned(journal, mentorship, at(5))
    action(journal, "for then", due=DAY + timedelta(days=5), meeting_id=before.id)
    do(journal, actions.move, action(journal, "done"), actions.State.DONE, DAY)
    goal(journal, "rest", DAY)

    def ask():
        today.near_meetings(journal.read, NOW)
        today.actions_of_today(journal.read, DAY)
        today.goals_to_look_at(journal.read, DAY)
        today.lately(journal.read, NOW)
        today.question(journal.read, NOW)

    taken = steps(ask)
    assert len(taken) > 10
    assert [step for _, step in taken if MANY.match(step)] == []
    sorted_whole = [one for one, step in taken if "TEMP B-TREE" in step]
    few = "from (goal|post|agenda_item) "  # there are never many of these
    assert [one for one in sorted_whole if not re.search(few, one)] == []
