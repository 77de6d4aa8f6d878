"""What can be chosen for a summary, and what each reader is offered of it at first."""

from datetime import UTC, date, datetime

import pytest

from app.records import (
    actions,
    agreements,
    check_ins,
    goals,
    links,
    meetings,
    mentorships,
    notes,
    people,
    reflections,
)
from app.records.actions import Action
from app.records.agreements import Agreement
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal
from app.records.goals import State as GoalState
from app.records.meetings import CancelledBy, Medium, Meeting
from app.records.mentorships import Form, Role
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.journal import Kind
from app.summary import offer
from app.summary.choice import Choice

TODAY = date(2026, 3, 12)


@pytest.fixture
def filled(journal, mentorship):
    """Ada, met on 9 September 2024, with what belongs to that; and Beatrix, met on 1 May 2025."""
    with journal.write() as write:
        beatrix = people.add(write, "Beatrix Lowe")
        other = mentorships.add(
            write, beatrix.id, Role.MENTOR, Form.PEER, "Hers", agreed_on=date(2025, 1, 6), started_on=date(2025, 1, 6)
        )
        met = hold(write, mentorship.id, datetime(2024, 9, 9, 17, 30, tzinfo=UTC), "# The rota")
        hold(write, other.id, datetime(2025, 5, 1, 17, 30, tzinfo=UTC), "# A poster")
        ours = goals.add(write, Goal(0, "", "Ask early", date(2024, 9, 9)))
        goals.add(write, Goal(0, "", "Leave on time", date(2025, 2, 1)))
        links.add(write, (Kind.GOAL, ours.id), (Kind.MENTORSHIP, mentorship.id))
        actions.add(write, Action(0, "", "Email the ward", date(2024, 9, 9), meeting_id=met.id))
        actions.add(write, Action(0, "", "Read the guideline", date(2025, 2, 1)))
        reflections.add(write, Reflection(0, "", date(2024, 11, 3), "free", "Ten, not two", "It was ten."))
        notes.add(write, Note(0, "", date(2025, 1, 2), "A thought on the stairs"))
    return met


def hold(write, mentorship_id, start, words, medium=Medium.VIDEO):
    planned = meetings.add(write, Meeting(0, "", mentorship_id, start, medium=medium, notes=words))
    return meetings.hold(write, planned, start, 55)


def offered(journal, **choice):
    return offer.groups(journal.read, Choice(**choice), TODAY)


def every(entries):
    for entry in entries:
        yield entry
        yield from every(entry.entries)


def ticked(groups):
    return [one.title for group in groups for one in every(group.entries) if one.ticked]


def test_i_am_offered_everything_but_my_reflections(journal, filled):
    assert ticked(offered(journal)) == [
        "Ada Fenwick",
        "The rota",
        "Beatrix Lowe",
        "A poster",
        "Leave on time",
        "Ask early",
        "Read the guideline",
        "Email the ward",
        "A thought on the stairs",
    ]


def test_a_mentor_is_offered_our_meetings_goals_and_actions_alone(journal, filled):
    assert ticked(offered(journal, audience="mentor")) == ["Ada Fenwick", "The rota", "Ask early", "Email the ward"]


def test_someone_else_is_offered_nothing(journal, filled):
    assert ticked(offered(journal, audience="other")) == []


def test_the_tree_holds_every_kind_whoever_reads(journal, filled):
    titles = ["Mentorships", "Goals", "Reflections", "Actions", "Quick notes"]
    assert [group.title for group in offered(journal, audience="other")] == titles
    assert [group.title for group in offered(journal)] == titles


def test_a_new_mentor_is_offered_mentorships_and_goals_that_tell_the_story(journal, filled):
    with journal.write() as write:
        levels = {-1: "Never", 0: "Sometimes", 1: "Often"}
        active = goals.add(write, Goal(0, "", "Speak up", date(2025, 3, 1), levels=levels))
        goals.move(write, active, GoalState.ACTIVE, TODAY)
        reached = goals.add(write, Goal(0, "", "Pass", date(2025, 3, 2), levels=levels))
        goals.close(write, goals.move(write, reached, GoalState.ACTIVE, TODAY), ClosedAs.REACHED, TODAY)
        let_go = goals.add(write, Goal(0, "", "A poster", date(2025, 3, 3)))
        goals.close(write, let_go, ClosedAs.LET_GO, TODAY)
    found = offered(journal, audience="new_mentor")
    assert [group.title for group in found] == ["Mentorships", "Goals"]
    assert ticked(found) == ["Ada Fenwick", "Beatrix Lowe", "Pass", "Speak up"]


def test_a_mentor_among_several_is_the_one_that_was_chosen(journal, mentorship, filled):
    with journal.write() as write:
        cara = people.add(write, "Cara Dunn")
        day = date(2025, 6, 1)
        another = mentorships.add(
            write, cara.id, Role.MENTEE, Form.PEER, "Hers", agreed_on=day, started_on=day
        )
    assert ticked(offered(journal, audience="mentor")) == []
    assert ticked(offered(journal, audience="mentor", mentorship_id=another.id)) == ["Cara Dunn"]
    assert "The rota" in ticked(offered(journal, audience="mentor", mentorship_id=mentorship.id))


def test_a_goal_tied_to_one_of_our_meetings_is_shared_too(journal, filled):
    with journal.write() as write:
        goal = next(one for one in goals.all_kept(write.conn) if one.title == "Leave on time")
        links.add(write, (Kind.GOAL, goal.id), (Kind.MEETING, filled.id))
    assert "Leave on time" in ticked(offered(journal, audience="mentor"))


def test_what_was_ticked_stays_ticked_as_far_as_it_lies_in_the_period(journal, filled):
    chosen = frozenset(one.ref for group in offered(journal) for one in every(group.entries))
    later = {"first": date(2025, 1, 3), "last": date(2025, 4, 30)}
    assert ticked(offered(journal, chosen=chosen)) != ticked(offered(journal, chosen=chosen, **later))
    assert ticked(offered(journal, chosen=chosen, **later)) == [
        "Ada Fenwick", "Beatrix Lowe", "Leave on time", "Ask early", "Read the guideline", "Email the ward",
    ]  # fmt: skip


def test_a_ticked_meeting_brings_its_mentorship(journal, filled):
    assert ticked(offered(journal, chosen=frozenset({(Kind.MEETING, filled.id)}))) == ["Ada Fenwick", "The rota"]


def test_each_entry_says_what_there_is_of_it(journal, mentorship, filled):
    with journal.write() as write:
        goal = goals.add(write, Goal(0, "", "Speak up", date(2025, 3, 1), levels={-1: "No", 0: "Yes", 1: "Often"}))
        for day in (1, 2):
            check_ins.add(write, CheckIn(0, "", goal.id, date(2025, 4, day), 0))
        done = actions.add(write, Action(0, "", "Ring", date(2025, 2, 1)))
        actions.move(write, done, actions.State.DONE, date(2025, 2, 9))
        actions.add(write, Action(0, "", "Draft", date(2026, 2, 1), due_on=date(2026, 11, 27)))
        agreed = agreements.add(
            write,
            Agreement(0, "", mentorship.id, scope="To think", place="Here", confidentiality="All", limits="Some"),
        )
        agreements.agree(write, agreed, date(2024, 9, 9))
    details = {one.title: one.detail for group in offered(journal) for one in every(group.entries)}
    assert details["Ada Fenwick"] == "Agreement, one meeting"
    assert details["Beatrix Lowe"] == "One meeting"
    assert details["Speak up"] == "Ladder, two check-ins"
    assert details["Ask early"] == "Still forming"
    assert details["Ten, not two"] == "3 November 2024"
    assert (details["Draft"], details["Ring"]) == ("Due 27 November", "Done 9 February 2025")
    assert [group.detail for group in offered(journal) if group.kind is Kind.ACTION] == ["1 done, 3 open"]


def test_what_has_no_title_is_called_by_its_first_words(journal, mentorship):
    with journal.write() as write:
        reflections.add(write, Reflection(0, "", date(2025, 1, 2), "free", text="## What?\n\nThe bleep went."))
        hold(write, mentorship.id, datetime(2024, 9, 9, 17, 30, tzinfo=UTC), "")
    titles = [one.title for group in offered(journal) for one in every(group.entries)]
    assert titles == ["Ada Fenwick", "Meeting on 9 September 2024", "The bleep went."]


def test_what_was_agreed_before_the_period_and_is_open_in_it_goes_to_a_mentor(journal, filled):
    found = ticked(offered(journal, audience="mentor", first=date(2025, 1, 1)))
    assert found == ["Ada Fenwick", "Ask early", "Email the ward"]


# The period


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (date(2025, 2, 1), date(2025, 2, 28), True),  # agreed on its first day
        (date(2025, 1, 1), date(2025, 2, 1), True),  # on its last
        (date(2025, 1, 1), date(2025, 1, 31), False),
        (date(2025, 2, 10), date(2025, 2, 11), True),  # still open in between
        (date(2025, 2, 20), date(2025, 3, 31), True),  # done on its first day
        (date(2025, 2, 21), None, False),
        (None, None, True),
    ],
)
def test_an_action_belongs_to_every_day_on_which_it_was_agreed_open_or_done(journal, first, last, there):
    with journal.write() as write:
        action = actions.add(write, Action(0, "", "Ring", date(2025, 2, 1)))
        actions.move(write, action, actions.State.DONE, date(2025, 2, 20))
    assert (ticked(offered(journal, first=first, last=last)) == ["Ring"]) is there


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (date(2025, 5, 1), date(2025, 5, 1), True),
        (date(2025, 5, 2), None, False),
        (None, date(2025, 4, 30), False),
    ],
)
def test_both_ends_of_the_period_belong_to_it(journal, first, last, there):
    with journal.write() as write:
        notes.add(write, Note(0, "", date(2025, 5, 1), "On the stairs"))
    assert (ticked(offered(journal, first=first, last=last)) == ["On the stairs"]) is there


# What stays behind


def left(journal, **choice):
    return [(one.phrase, one.titles) for one in offer.left_out(journal.read, Choice(**choice), TODAY)]


def test_what_stays_behind_is_counted_and_named(journal, filled):
    assert left(journal) == [("one reflection", ("Ten, not two",))]
    assert left(journal, audience="mentor") == [
        ("one other mentorship", ("Beatrix Lowe",)),
        ("the notes of one meeting", ()),
        ("one other goal", ("Leave on time",)),
        ("one reflection", ("Ten, not two",)),
        ("one other action", ("Read the guideline",)),
        ("one quick note", ("A thought on the stairs",)),
    ]


def test_what_lies_outside_the_period_is_counted_by_itself(journal, filled):
    assert left(journal, first=date(2025, 1, 2), last=date(2025, 4, 30)) == [
        ("two meetings at other times", ()),
        ("one reflection of another time", ()),
    ]
    assert left(journal, first=date(2024, 11, 4), last=date(2024, 12, 31), audience="other") == [
        ("two mentorships", ("Ada Fenwick", "Beatrix Lowe")),
        ("one goal", ("Ask early",)),
        ("one goal of another time", ()),
        ("one reflection of another time", ()),
        ("one action", ("Email the ward",)),
        ("one action of another time", ()),
        ("one quick note of another time", ()),
    ]


def test_unticked_meetings_are_named_and_so_is_what_did_not_take_place(journal, mentorship, filled):
    with journal.write() as write:
        fell = meetings.add(write, Meeting(0, "", mentorship.id, datetime(2025, 7, 1, tzinfo=UTC)))
        meetings.cancel(write, fell, CancelledBy.CIRCUMSTANCES)
    assert left(journal, chosen=frozenset({(Kind.MENTORSHIP, mentorship.id)}))[1:3] == [
        ("one other meeting", ("The rota",)),
        ("one meeting that didn’t take place", ("Meeting on 1 July 2025",)),
    ]


def test_what_is_kept_out_is_told_apart(journal, filled):
    with journal.write() as write:
        reflections.add(write, Reflection(0, "", date(2025, 1, 2), "free", "The phrase", kept_out=True))
        meetings.keep_out(write, filled.id, True)
    told = [one for one in offer.left_out(journal.read, Choice(), TODAY) if one.kept_out]
    assert [(one.phrase, one.titles) for one in told] == [
        ("the words of one meeting kept out of every export", ("The rota",)),
        ("one reflection kept out of every export", ("The phrase",)),
        ("one action kept out of every export", ("Email the ward",)),
    ]


def test_no_title_is_in_what_a_program_would_log(journal, filled):
    said = repr(offered(journal)) + repr(offer.left_out(journal.read, Choice("other"), TODAY))
    for title in ("Ada Fenwick", "The rota", "Ask early", "Ten, not two", "stairs"):
        assert title not in said


def test_a_new_mentor_s_page_leaves_the_words_of_all_meetings(journal, filled):
    assert left(journal, audience="new_mentor")[0] == ("the words of two meetings", ("The rota", "A poster"))
