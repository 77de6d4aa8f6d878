"""One record by itself, to be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from app.acts import kept_out
from app.records import about, actions, meetings, notes, people, reflections
from app.records import goals as goal_records
from app.records import mentorships as mentorship_records
from app.store.journal import Kind
from app.summary.choice import Choice, Part
from app.summary.document import Document
from app.summary.gather import goals, mentorships, writing
from app.summary.gather.gathering import Gathering
from app.summary.outline import read
from app.summary.refusals import KeptOut

if TYPE_CHECKING:
    from datetime import date

    from app.store.connection import Connection
    from app.store.journal import Ref
    from app.summary import document as printed


class Parts(TypedDict, total=False):
    """What a document of one record holds."""

    mentorships: tuple[printed.Mentorship, ...]
    goals: tuple[printed.Goal, ...]
    reflections: tuple[printed.Reflection, ...]
    notes: tuple[printed.Note, ...]
    actions: tuple[printed.Action, ...]
    next: printed.Next | None


def entry(conn: Connection, ref: Ref, today: date) -> Document:
    """A meeting, goal, reflection, note, action or mentorship. Raises KeptOut, or LookupError where there is none."""
    if kept_out.is_kept_out(conn, ref):
        raise KeptOut
    me = people.me(conn)
    choice = Choice("me", first=today, parts=frozenset(Part))
    one = Gathering.begin(conn, choice, today, read(conn, choice, today))
    parts = _PARTS[ref[0]](one, ref[1])
    sample = about.is_sample(conn)
    name = me.display_name if me else ""
    return Document(made_on=today, form="entry", record=ref[0].value, name=name, sample=sample, **parts)


def _meeting(one: Gathering, number: int) -> Parts:
    """One to come with its agenda and the wish for it, any other with what was said."""
    meeting = meetings.get(one.conn, number)
    with_whom = one.found.kept[meeting.mentorship_id]
    told = mentorships.mentorship(one, with_whom, mentorships.meetings_of(one, [meeting]), None)
    told = replace(told, purpose="", agreement=None)
    return {"mentorships": (told,), "next": mentorships.next_of(one, meeting) if meeting.to_come else None}


def _mentorship(one: Gathering, number: int) -> Parts:
    """With what mattered in its meetings; their notes are printed one by one."""
    without_notes = replace(one, choice=replace(one.choice, parts=frozenset(Part) - {Part.NOTES}))
    held = [each for each in meetings.all_of(one.conn, number) if each.happened]
    coming = next((each for each in meetings.coming_up(one.conn, number) if each.start.date() >= one.today), None)
    told = mentorships.meetings_of(without_notes, held)
    return {"mentorships": (mentorships.mentorship(one, mentorship_records.get(one.conn, number), told, coming),)}


def _goal(one: Gathering, number: int) -> Parts:
    all_its_time = replace(one, choice=replace(one.choice, first=None))
    return {"goals": goals.told(all_its_time, [goal_records.get(one.conn, number)])}


def _reflection(one: Gathering, number: int) -> Parts:
    return {"reflections": writing.reflections_told(one, [reflections.get(one.conn, number)])}


def _note(one: Gathering, number: int) -> Parts:
    return {"notes": (writing.note(one, notes.get(one.conn, number)),)}


def _action(one: Gathering, number: int) -> Parts:
    return {"actions": writing.actions_told(one, [actions.get(one.conn, number)])}


_PARTS: dict[Kind, Callable[[Gathering, int], Parts]] = {
    Kind.MEETING: _meeting,
    Kind.MENTORSHIP: _mentorship,
    Kind.GOAL: _goal,
    Kind.REFLECTION: _reflection,
    Kind.NOTE: _note,
    Kind.ACTION: _action,
}
