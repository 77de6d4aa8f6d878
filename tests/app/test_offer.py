"""What can be chosen for a summary, and what each reader is offered of it at first."""

from datetime import UTC, date, datetime

import pytest

from app.records import actions, goals, links, meetings, mentorships, notes, people, reflections
from app.records.actions import Action
from app.records.goals import Goal
from app.records.meetings import Medium, Meeting
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
