"""Records of any kind as mixed lists show them: what they are called, when they were, where they open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication

from app import wording
from app.practice import models
from app.records import (
    actions,
    agenda,
    agreements,
    check_ins,
    goals,
    meetings,
    mentorships,
    milestones,
    notes,
    people,
    posts,
    reflections,
    tags,
)
from app.records.actions import State as ActionState
from app.records.goals import ClosedAs, Goal
from app.records.goals import State as GoalState
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from ui.places import Place

ICONS = {
    Kind.PERSON: "user",
    Kind.MENTORSHIP: "handshake",
    Kind.AGREEMENT: "handshake",
    Kind.MEETING: "calendar-blank",
    Kind.AGENDA_ITEM: "list-dashes",
    Kind.ACTION: "check-square",
    Kind.GOAL: "target",
    Kind.CHECK_IN: "target",
    Kind.MILESTONE: "flag",
    Kind.REFLECTION: "notebook",
    Kind.NOTE: "pencil-line",
    Kind.POST: "map-pin",
    Kind.TAG: "tag",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. `on` is its day; `fact` what stands at the end of its row; `place` where it is shown."""

    ref: Ref
    title: str = field(repr=False)
    fact: str = field(default="", repr=False)
    on: date | None = None
    place: Place | None = None

    @property
    def icon(self) -> str:
        return ICONS[self.ref[0]]


def entry(conn: Connection, ref: Ref, today: date) -> Entry | None:
    """What `ref` names; None when it was removed, or is of a kind that no list shows."""
    make = _MAKERS.get(ref[0])
    try:
        return make(conn, ref[1], today) if make else None
    except LookupError:
        return None


def entries(conn: Connection, refs: Iterable[Ref], today: date) -> list[Entry]:
    """Those that are kept, the latest first; the undated last, by name."""
    found = [one for ref in refs if (one := entry(conn, ref, today)) is not None]
    found.sort(key=lambda one: one.title.casefold())
    return sorted(found, key=lambda one: one.on or date.min, reverse=True)


def goal_state(goal: Goal) -> str:
    """ "Working on", "Let go": how it stands, as the lists head it."""
    if goal.state is GoalState.CLOSED:
        return {
            ClosedAs.REACHED: _tr("Reached"),
            ClosedAs.LET_GO: _tr("Let go"),
            ClosedAs.REPLACED: _tr("Became another goal"),
            ClosedAs.ENDED: _tr("Ended"),
        }[goal.closed_as or ClosedAs.ENDED]
    return {
        GoalState.DRAFT: _tr("Still forming"),
        GoalState.ACTIVE: _tr("Working on"),
        GoalState.PAUSED: _tr("Resting"),
    }[goal.state]


def _meeting(conn: Connection, number: int, today: date) -> Entry:
    meeting = meetings.get(conn, number)
    title, day = meeting.headline, meeting.start.date()
    if not title:
        with_whom = mentorships.get(conn, meeting.mentorship_id).person_id
        title = people.get(conn, with_whom).display_name
    return Entry((Kind.MEETING, number), title, wording.day(day, today), day, Place("meeting", number))


def _person(conn: Connection, number: int, today: date) -> Entry:
    person = people.get(conn, number)
    return Entry((Kind.PERSON, number), person.display_name, person.organisation, place=Place("person", number))


def _mentorship(conn: Connection, number: int, today: date) -> Entry:
    mentorship = mentorships.get(conn, number)
    name = people.get(conn, mentorship.person_id).display_name
    place = Place("mentorships", number)
    return Entry((Kind.MENTORSHIP, number), name, wording.my_role(mentorship.my_role), mentorship.started_on, place)


def _agreement(conn: Connection, number: int, today: date) -> Entry:
    agreement = agreements.get(conn, number)
    with_whom = people.get(conn, mentorships.get(conn, agreement.mentorship_id).person_id).display_name
    title, day = _tr("Working agreement with {name}").format(name=with_whom), agreement.agreed_on
    said = wording.day(day, today) if day else _tr("Draft")
    place = Place("agreement", agreement.mentorship_id, detail=str(agreement.version))
    return Entry((Kind.AGREEMENT, number), title, said, day, place)


def _agenda_item(conn: Connection, number: int, today: date) -> Entry:
    item = agenda.get(conn, number)
    day = meetings.get(conn, item.meeting_id).start.date()
    place = Place("meeting", item.meeting_id, detail="prepare")
    return Entry((Kind.AGENDA_ITEM, number), item.title, wording.day(day, today), day, place)


def _action(conn: Connection, number: int, today: date) -> Entry:
    action = actions.get(conn, number)
    said = {
        ActionState.OPEN: _tr("Open"),
        ActionState.DONE: _tr("Done"),
        ActionState.LET_GO: _tr("Let go"),
    }[action.state]
    place = Place("today", number, "action")
    if action.meeting_id is not None:
        place = Place("meeting", action.meeting_id, detail="notes")
    return Entry((Kind.ACTION, number), action.title, said, action.agreed_on, place)


def _goal(conn: Connection, number: int, today: date) -> Entry:
    goal = goals.get(conn, number)
    return Entry((Kind.GOAL, number), goal.title, goal_state(goal), goal.set_on, Place("goals", number))


def _check_in(conn: Connection, number: int, today: date) -> Entry:
    check_in = check_ins.get(conn, number)
    title = check_in.note.split("\n")[0] or goals.get(conn, check_in.goal_id).title
    day = check_in.on_day
    return Entry((Kind.CHECK_IN, number), title, wording.day(day, today), day, Place("goals", check_in.goal_id))


def _milestone(conn: Connection, number: int, today: date) -> Entry:
    step = milestones.get(conn, number)
    day = step.reached_on or step.due_on
    said = wording.day(day, today) if day else ""
    return Entry((Kind.MILESTONE, number), step.title, said, day, Place("goals", step.goal_id))


def _reflection(conn: Connection, number: int, today: date) -> Entry:
    one = reflections.get(conn, number)
    title = one.headline or models.get(one.model).name
    day = one.on_day
    return Entry((Kind.REFLECTION, number), title, wording.day(day, today), day, Place("reflections", number))


def _note(conn: Connection, number: int, today: date) -> Entry:
    note = notes.get(conn, number)
    title = reflections.first_words(note.text) or _tr("A quick note")
    place = Place("reflections", number, detail="note")
    return Entry((Kind.NOTE, number), title, wording.day(note.on_day, today), note.on_day, place)


def _post(conn: Connection, number: int, today: date) -> Entry:
    post = posts.get(conn, number)
    fact = wording.standing(post.start_on, post.end_on)
    return Entry((Kind.POST, number), post.name, fact, post.start_on, Place("settings", detail="about"))


def _tag(conn: Connection, number: int, today: date) -> Entry:
    name = tags.get(conn, number).name
    return Entry((Kind.TAG, number), name, place=Place("reflections", detail=f"tag:{name}"))


_MAKERS: dict[Kind, Callable[[Connection, int, date], Entry]] = {
    Kind.PERSON: _person,
    Kind.MENTORSHIP: _mentorship,
    Kind.AGREEMENT: _agreement,
    Kind.MEETING: _meeting,
    Kind.AGENDA_ITEM: _agenda_item,
    Kind.ACTION: _action,
    Kind.GOAL: _goal,
    Kind.CHECK_IN: _check_in,
    Kind.MILESTONE: _milestone,
    Kind.REFLECTION: _reflection,
    Kind.NOTE: _note,
    Kind.POST: _post,
    Kind.TAG: _tag,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("entries", text)
