"""Goals, writing, actions, the timeline and what comes next, as a summary tells them."""

from dataclasses import asdict
from datetime import UTC, date, datetime

import pytest

from app.acts import remove
from app.records import (
    actions,
    agenda,
    agreements,
    check_ins,
    goals,
    links,
    meetings,
    mentorships,
    milestones,
    notes,
    people,
    posts,
    reflections,
)
from app.records.actions import Action, Owner
from app.records.agreements import Agreement
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal
from app.records.goals import State as GoalState
from app.records.meetings import Medium, Meeting
from app.records.mentorships import EndingReason, Form, Role
from app.records.milestones import Milestone
from app.records.notes import Note
from app.records.people import PersonKind
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store.journal import Kind
from app.summary import document as printed
from app.summary import gather
from app.summary.choice import Choice, Part
from tests.app.makers import do

TODAY = date(2026, 3, 12)
LADDER = {-2: "Never", -1: "Seldom", 0: "Sometimes", 1: "Often", 2: "Always"}
EVERY = frozenset(Part)


def gathered(journal, *arguments, **choice):
    return gather.document(journal.read, Choice(*arguments, **choice), TODAY)


def hold(write, mentorship, start, **words):
    planned = meetings.add(write, Meeting(0, "", mentorship.id, start, medium=Medium.VIDEO, **words))
    return meetings.hold(write, planned, start, 55)


@pytest.fixture
def met(journal, mentorship):
    with journal.write() as write:
        return hold(write, mentorship, datetime(2024, 9, 9, 17, 30, tzinfo=UTC), notes="# The rota")


@pytest.fixture
def goal(journal, met):
    """Worked on since 9 September 2024 and looked at four times; Ada knows of it."""
    with journal.write() as write:
        made = goals.add(
            write, Goal(0, "", "Ask Ada early", met.start.date(), why_it_matters="It *matters*.", levels=LADDER)
        )
        made = goals.move(write, made, GoalState.ACTIVE, met.start.date())
        for day, level in ((1, -1), (2, 1), (3, None)):
            check_ins.add(write, CheckIn(0, "", made.id, date(2025, day, 1), level, note=f"Looked {day}"))
        check_ins.add(write, CheckIn(0, "", made.id, date(2025, 12, 31), 0, "Then it said this"))
        milestones.add(write, Milestone(0, "", made.id, "Say it aloud", 0, date(2025, 5, 1), date(2025, 4, 30)))
        links.add(write, (Kind.GOAL, made.id), (Kind.MENTORSHIP, met.mentorship_id))
        return made


# Goals


def test_a_goal_is_told_with_its_ladder_its_check_ins_and_its_steps(journal, goal):
    (told,) = gathered(journal).goals
    assert (told.title, told.state, told.why) == ("Ask Ada early", "Working on", "It *matters*.")
    assert (told.since, told.until, told.rungs, told.start) == (date(2024, 9, 9), None, LADDER, -1)
    assert [(one.on, one.level, one.rung, one.noticed) for one in told.check_ins] == [
        (date(2025, 1, 1), -1, "Seldom", "Looked 1"),
        (date(2025, 2, 1), 1, "Often", "Looked 2"),
        (date(2025, 3, 1), None, "", "Looked 3"),
        (date(2025, 12, 31), 0, "Then it said this", ""),
    ]
    assert told.milestones == (printed.Milestone("Say it aloud", date(2025, 5, 1), date(2025, 4, 30)),)
    assert told.chart


def test_check_ins_reach_from_the_beginning_of_the_goal_to_the_end_of_the_period(journal, goal):
    (told,) = gathered(journal, first=date(2025, 2, 1), last=date(2025, 3, 1)).goals
    assert [one.on for one in told.check_ins] == [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]


def test_each_part_of_a_goal_may_stay_behind(journal, goal):
    (told,) = gathered(journal, parts=EVERY - {Part.LADDERS, Part.CHARTS, Part.NOTICED}).goals
    assert (dict(told.rungs), told.chart, {one.noticed for one in told.check_ins}) == ({}, False, {""})


@pytest.mark.parametrize(
    ("closed_as", "said"),
    [
        (ClosedAs.REACHED, "Reached"),
        (ClosedAs.LET_GO, "Let go"),
        (ClosedAs.REPLACED, "Became another goal"),
        (ClosedAs.ENDED, "Ended"),
    ],
)
def test_how_a_goal_ended_is_said_as_on_its_page(journal, goal, closed_as, said):
    do(journal, goals.close, goal, closed_as, date(2026, 1, 5))
    (told,) = gathered(journal).goals
    assert (told.state, told.until) == (said, date(2026, 1, 5))


def test_a_goal_that_is_resting_or_forming_says_so(journal, goal):
    do(journal, goals.move, goal, GoalState.PAUSED, TODAY)
    do(journal, goals.add, Goal(0, "", "Half formed", date(2025, 1, 1)))
    told = gathered(journal).goals
    assert [(one.title, one.state, one.start, one.chart) for one in told] == [
        ("Half formed", "Still forming", None, False),
        ("Ask Ada early", "Resting", -1, True),
    ]


def test_a_goal_names_nobody_to_somebody_else(journal, goal):
    (told,) = gathered(journal, "other", chosen=frozenset({(Kind.GOAL, goal.id)}), parts=EVERY).goals
    assert told.title == "Ask my mentor early"


def test_two_goals_one_better_and_one_worse_by_one_have_a_score_of_fifty(journal, goal):
    levels = {level: f"Other {level}" for level in LADDER}
    other = do(journal, goals.add, Goal(0, "", "Leave on time", date(2025, 1, 1), levels=levels))
    do(journal, check_ins.add, CheckIn(0, "", other.id, date(2025, 2, 1), -1))
    # Up to February: +1 and -1. T = 50; both began at -1: T = 50 - 20 / sqrt(2.6) = 37.5965.
    score = gathered(journal, last=date(2025, 2, 28), parts=EVERY).score
    assert (score.now, round(score.change, 4), score.goals) == (50, 12.4035, 2)


def test_there_is_no_score_unless_it_was_chosen_or_where_nothing_can_be_counted(journal, goal):
    assert gathered(journal).score is None
    assert gathered(journal, parts=EVERY, last=date(2024, 12, 31)).score is None


# The story so far


def test_the_story_so_far_tells_goals_by_title_and_where_they_stand(journal, goal):
    other = do(journal, goals.add, Goal(0, "", "Pass", date(2025, 1, 1), levels={-1: "No", 0: "Yes", 1: "Well"}))
    do(journal, goals.close, do(journal, goals.move, other, GoalState.ACTIVE, TODAY), ClosedAs.REACHED, TODAY)
    told = gathered(journal, "new_mentor")
    assert told.form == "brief"
    assert [(one.title, one.state, dict(one.rungs), one.check_ins) for one in told.goals] == [
        ("Pass", "Reached", {}, ()),
        (
            "Ask Ada early",
            "Working on",
            LADDER,
            (printed.CheckIn(date(2025, 12, 31), 0, "Then it said this"),),
        ),
    ]
    assert {(one.why, one.closing, one.milestones) for one in told.goals} == {("", "", ())}


def test_the_story_so_far_has_no_word_of_a_meeting_and_no_reflection(journal, goal, met):
    secret = do(journal, reflections.add, Reflection(0, "", date(2025, 1, 1), "free", "Ten, not two"))
    chosen = frozenset({(Kind.MENTORSHIP, met.mentorship_id), (Kind.MEETING, met.id), (Kind.REFLECTION, secret.id)})
    told = gathered(journal, "new_mentor", chosen=chosen, parts=EVERY)
    assert [(one.who, one.meetings) for one in told.mentorships] == [("Ada Fenwick", ())]
    assert told.timeline.threads[0].met == (date(2024, 9, 9),)
    for words in ("The rota", "Ten, not two", "Looked 1"):
        assert words not in str(asdict(told))


def test_a_goal_that_was_not_ticked_is_not_in_the_story(journal, goal, met):
    told = gathered(journal, "new_mentor", chosen=frozenset({(Kind.MENTORSHIP, met.mentorship_id)}))
    assert told.goals == ()


# Reflections, notes and actions


def test_a_chosen_reflection_is_there_in_full_without_empty_headings(journal):
    text = "## What?\n\nThe bleep went.\n\n## So what?\n\n\n## Now what?\n\nRing first."
    made = do(
        journal, reflections.add, Reflection(0, "", date(2025, 11, 3), "what_so_what_now_what", "Ten, not two", text)
    )
    assert gathered(journal).reflections == ()
    (told,) = gathered(journal, chosen=frozenset({(Kind.REFLECTION, made.id)})).reflections
    assert (told.on, told.title, told.model) == (date(2025, 11, 3), "Ten, not two", "What? So what? Now what?")
    assert ("So what?" in told.text, "The bleep went." in told.text, "Ring first." in told.text) == (False, True, True)


def test_a_reflection_without_model_or_title_is_called_by_its_day(journal):
    made = do(journal, reflections.add, Reflection(0, "", date(2025, 11, 3), "free", text="It was ten."))
    (told,) = gathered(journal, chosen=frozenset({(Kind.REFLECTION, made.id)})).reflections
    assert (told.title, told.model, told.ties) == ("A reflection on 3 November 2025", "", ())


def test_ties_are_whole_sentences(journal, met, goal):
    bea = do(journal, people.add, "Beatrix Lowe")
    post = do(journal, posts.add, Post(0, "", "Perinatal", date(2024, 8, 1), site="Ashdown"))
    one = do(journal, reflections.add, Reflection(0, "", date(2025, 1, 1), "free", "First"))
    two = do(journal, reflections.add, Reflection(0, "", date(2025, 2, 1), "free", "Second"))
    gone = do(journal, goals.add, Goal(0, "", "Removed", date(2025, 1, 1)))
    tied = [
        (Kind.MEETING, met.id),
        (Kind.MENTORSHIP, met.mentorship_id),
        (Kind.GOAL, goal.id),
        (Kind.GOAL, gone.id),
        (Kind.PERSON, bea.id),
        (Kind.POST, post.id),
        (Kind.REFLECTION, two.id),
    ]
    for ref in tied:
        do(journal, links.add, (Kind.REFLECTION, one.id), ref)
    do(journal, remove.remove, (Kind.GOAL, gone.id))
    chosen = frozenset({(Kind.REFLECTION, one.id)})
    said = (
        "About the meeting with Ada Fenwick on 9 September 2024.",
        "About meeting Ada Fenwick.",
        "Linked to Beatrix Lowe.",
        "Linked to the goal “Ask Ada early”.",
        "Linked to the reflection “Second”.",
        "Written in the post “Perinatal, Ashdown”.",
    )
    assert gathered(journal, chosen=chosen).reflections[0].ties == said
    that_day = {"first": date(2025, 1, 1), "last": date(2025, 1, 1)}
    assert gathered(journal, chosen=chosen, **that_day).reflections[0].ties == said
    assert gathered(journal, "other", chosen=chosen).reflections[0].ties == (
        "About the meeting with my mentor on 9 September 2024.",
        "About meeting my mentor.",
        "Linked to a colleague.",
        "Written in the post “Perinatal, Ashdown”.",
    )


def test_quick_notes_are_told_the_latest_first(journal):
    for day, text in ((1, "The first"), (2, "The second")):
        do(journal, notes.add, Note(0, "", date(2025, 1, day), text))
    assert [(one.on.day, one.text) for one in gathered(journal).notes] == [(2, "The second"), (1, "The first")]


def test_an_action_says_whose_it_is_and_what_became_of_it(journal, met):
    add = [
        Action(0, "", "Email the ward", date(2024, 9, 9), due_on=date(2024, 9, 30), meeting_id=met.id),
        Action(0, "", "Send the paper", date(2024, 9, 9), Owner.OTHER, meeting_id=met.id),
        Action(0, "", "Ask Ada", date(2025, 1, 1), Owner.OTHER, if_then="If Ada calls, I ask"),
    ]
    email, paper, _ = [do(journal, actions.add, one) for one in add]
    do(journal, actions.move, email, actions.State.DONE, date(2024, 10, 1))
    do(journal, actions.move, paper, actions.State.LET_GO, date(2024, 10, 2))
    told = gathered(journal, people="initials").actions
    assert [(one.title, one.whose, one.state) for one in told] == [
        ("Ask A.F.", "Somebody else’s", "open"),
        ("Send the paper", "A.F.’s", "let_go"),
        ("Email the ward", "Mine", "done"),
    ]
    assert told[0].if_then == "If A.F. calls, I ask"
    assert (told[2].agreed_on, told[2].due_on, told[2].closed_on) == (
        date(2024, 9, 9), date(2024, 9, 30), date(2024, 10, 1),
    )  # fmt: skip
    assert gathered(journal).actions[1].whose == "Ada Fenwick’s"


# Meetings, agreements and the timeline


def test_what_was_talked_about_is_told_in_its_order(journal, met):
    for title in ("The rota", "My poster", "Not today"):
        item = do(journal, agenda.add, met.id, title)
        if title != "Not today":
            do(journal, agenda.move, item, agenda.State.DISCUSSED)
    assert gathered(journal).mentorships[0].meetings[0].discussed == ("The rota", "My poster")
    assert gathered(journal, "mentor").mentorships[0].meetings[0].discussed == ()


def agreed(journal, mentorship, scope, on):
    draft = Agreement(0, "", mentorship.id, scope=scope, place="Here", confidentiality="All", limits="Harm")
    made = do(journal, agreements.add, draft)
    return do(journal, agreements.agree, made, on) if on else made


def test_the_agreement_is_the_one_that_held_at_the_end_of_the_period(journal, mentorship, met):
    agreed(journal, mentorship, "To think with Ada", date(2024, 9, 9))
    agreed(journal, mentorship, "To write", date(2025, 6, 1))
    agreed(journal, mentorship, "Only a draft", None)

    def told(**choice):
        one = gathered(journal, **choice).mentorships[0].agreement
        return one and (one.agreed_on, dict(one.points)["What it’s for"])

    assert told() == (date(2025, 6, 1), "To write")
    assert told(last=date(2025, 5, 31), people="roles") == (date(2024, 9, 9), "To think with my mentor")
    assert told(last=date(2024, 9, 8)) is None
    assert told(parts=EVERY - {Part.AGREEMENT}) is None


def test_the_timeline_has_posts_that_touch_the_period_and_the_days_of_meetings(journal, mentorship, met):
    for title, first, last in (
        ("FY1", date(2023, 8, 1), date(2024, 7, 31)),
        ("FY2", date(2024, 8, 1), date(2025, 7, 31)),
        ("CT1", date(2025, 8, 1), None),
        ("Still ahead", date(2026, 8, 1), None),
    ):
        do(journal, posts.add, Post(0, "", title, first, last))
    told = gathered(journal).timeline
    assert (told.first, told.last) == (date(2023, 8, 1), TODAY)
    assert [one.name for one in told.posts] == ["FY1", "FY2", "CT1"]
    assert told.threads == (printed.Thread("Ada Fenwick", date(2024, 9, 2), None, (date(2024, 9, 9),)),)
    part = gathered(journal, first=date(2024, 7, 31), last=date(2024, 9, 8)).timeline
    assert (part.first, part.last) == (date(2024, 7, 31), date(2024, 9, 8))
    assert [one.name for one in part.posts] == ["FY1", "FY2"]
    assert [one.met for one in part.threads] == [()]


def test_a_meeting_that_was_not_ticked_is_not_on_the_timeline(journal, met):
    told = gathered(journal, chosen=frozenset({(Kind.MENTORSHIP, met.mentorship_id)}))
    assert [one.met for one in told.timeline.threads] == [()]


def test_with_neither_posts_nor_mentorships_there_is_no_timeline(journal):
    assert gathered(journal).timeline is None
    do(journal, posts.add, Post(0, "", "FY1", date(2023, 8, 1)))
    assert gathered(journal).timeline is not None
    assert gathered(journal, parts=frozenset()).timeline is None


def test_a_mentorship_that_has_ended_says_so_on_the_timeline(journal, mentorship, met):
    do(journal, mentorships.end, mentorship, date(2025, 6, 1), EndingReason.PLANNED_END)
    assert gathered(journal).timeline.threads[0].until == date(2025, 6, 1)


# What comes next


@pytest.fixture
def coming(journal, mentorship):
    with journal.write() as write:
        meetings.add(
            write,
            Meeting(0, "", mentorship.id, datetime(2026, 4, 2, 17, 30, tzinfo=UTC), 60, Medium.PHONE),
        )
        return meetings.add(
            write,
            Meeting(
                0, "", mentorship.id, datetime(2026, 3, 24, 17, 30, tzinfo=UTC), 60, Medium.VIDEO,
                preparation="That Ada hears it",
            ),
        )  # fmt: skip


def test_the_next_meeting_is_told_with_what_i_would_like_from_it(journal, coming):
    assert gathered(journal, "mentor").next == printed.Next(
        date(2026, 3, 24), "Ada Fenwick", "By video", "17:30", "That Ada hears it"
    )
    assert gathered(journal, people="roles").next.wish == "That my mentor hears it"


def test_nothing_comes_next_in_a_period_that_is_over_or_for_somebody_else(journal, coming):
    assert gathered(journal, last=date(2026, 3, 11)).next is None
    assert gathered(journal, last=TODAY).next is not None
    assert gathered(journal, "other", chosen=frozenset({(Kind.MENTORSHIP, coming.mentorship_id)})).next is None


def test_the_next_meeting_with_somebody_else_is_not_told_to_a_mentor(journal, mentorship, met):
    bea = do(journal, people.add, "Beatrix Lowe", PersonKind.MENTEE)
    day = date(2025, 1, 6)
    other = do(
        journal, mentorships.add, bea.id, Role.MENTOR, Form.PEER, "Hers", agreed_on=day, started_on=day
    )
    do(journal, meetings.add, Meeting(0, "", other.id, datetime(2026, 4, 1, tzinfo=UTC)))
    assert gathered(journal, "mentor").next is None
    assert gathered(journal).next.who == "Beatrix Lowe"


def test_a_longer_journal_is_not_asked_more_often(journal, goal, met):
    def asked():
        statements = []
        journal.read.set_trace_callback(statements.append)
        chosen = frozenset(
            (kind, number)
            for kind in (Kind.MENTORSHIP, Kind.MEETING, Kind.GOAL, Kind.REFLECTION, Kind.ACTION, Kind.NOTE)
            for number in range(1, 50)
        )
        document = gathered(journal, chosen=chosen, parts=EVERY)
        journal.read.set_trace_callback(None)
        return len(document.reflections), len(statements)

    def write_more(day):
        with journal.write() as write:
            start = datetime(2024, 10, day, 17, 30, tzinfo=UTC)
            meeting = hold(write, mentorships.get(write.conn, met.mentorship_id), start, notes="# A heading")
            agenda.move(write, agenda.add(write, meeting.id, "An item"), agenda.State.DISCUSSED)
            actions.add(write, Action(0, "", "An action", start.date(), meeting_id=meeting.id))
            notes.add(write, Note(0, "", start.date(), "A note"))
            aim = goals.add(write, Goal(0, "", "Another", start.date(), levels=LADDER))
            check_ins.add(write, CheckIn(0, "", aim.id, start.date(), 0))
            reflection = reflections.add(write, Reflection(0, "", start.date(), "free", "Words"))
            links.add(write, (Kind.REFLECTION, reflection.id), (Kind.GOAL, aim.id))
            links.add(write, (Kind.REFLECTION, reflection.id), (Kind.MEETING, meeting.id))

    write_more(1)
    few = asked()
    for day in range(2, 8):
        write_more(day)
    many = asked()
    assert (few[0], many[0]) == (1, 7)
    assert few[1] == many[1] > 0


# One record by itself


def test_a_meeting_by_itself_has_its_notes_and_nothing_of_the_others(journal, mentorship, met):
    do(journal, hold, mentorship, datetime(2025, 5, 1, 17, 30, tzinfo=UTC), notes="# Another")
    told = gather.entry(journal.read, (Kind.MEETING, met.id), TODAY)
    assert (told.form, told.audience, told.timeline) == ("entry", "", None)
    (mentorship,) = told.mentorships
    assert [(one.headline, one.notes) for one in mentorship.meetings] == [("The rota", "# The rota")]


def test_a_meeting_to_come_by_itself_has_its_agenda_and_the_wish_for_it(journal, coming):
    do(journal, agenda.add, coming.id, "The rota")
    told = gather.entry(journal.read, (Kind.MEETING, coming.id), TODAY)
    assert (told.next.wish, told.mentorships[0].meetings[0].discussed) == ("That Ada hears it", ("The rota",))


def test_a_mentorship_by_itself_has_what_mattered_without_notes(journal, mentorship):
    with journal.write() as write:
        hold(write, mentorship, datetime(2025, 5, 1, 17, 30, tzinfo=UTC), notes="# Mine", what_mattered="Asking")
    told = gather.entry(journal.read, (Kind.MENTORSHIP, mentorship.id), TODAY)
    (meeting,) = told.mentorships[0].meetings
    assert (meeting.headline, meeting.what_mattered, meeting.notes) == ("Mine", "Asking", None)


def test_a_goal_a_reflection_a_note_and_an_action_can_each_be_had_by_themselves(journal, goal):
    reflection = do(journal, reflections.add, Reflection(0, "", date(2025, 1, 1), "free", "Ten, not two"))
    note = do(journal, notes.add, Note(0, "", date(2025, 1, 1), "On the stairs"))
    action = do(journal, actions.add, Action(0, "", "Ring", date(2025, 1, 1)))
    refs = [(Kind.GOAL, goal.id), (Kind.REFLECTION, reflection.id), (Kind.NOTE, note.id), (Kind.ACTION, action.id)]
    told = [gather.entry(journal.read, ref, TODAY) for ref in refs]
    assert [one.goals[0].title for one in told if one.goals] == ["Ask Ada early"]
    assert [one.reflections[0].title for one in told if one.reflections] == ["Ten, not two"]
    assert [one.notes[0].text for one in told if one.notes] == ["On the stairs"]
    assert [one.actions[0].title for one in told if one.actions] == ["Ring"]


def test_what_was_removed_is_not_there_to_be_printed(journal, goal):
    do(journal, remove.remove, (Kind.GOAL, goal.id))
    with pytest.raises(LookupError):
        gather.entry(journal.read, (Kind.GOAL, goal.id), TODAY)


def test_a_period_that_is_yet_to_begin_does_not_end_before_it(journal, met):
    made = gathered(journal, first=date(2031, 5, 1))
    assert (made.first, made.last) == (date(2031, 5, 1), date(2031, 5, 31))
    assert made.timeline is None or made.timeline.first <= made.timeline.last
