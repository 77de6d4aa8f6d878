"""What meets on one day: the next meeting by the hour, what to do, what to look at, what was written lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app import search
from app.acts import carry, meet
from app.practice import action_lines
from app.practice import today as practice
from app.practice.today import Question
from app.records import (
    about,
    actions,
    agenda,
    agreements,
    check_ins,
    goals,
    links,
    meetings,
    mentorships,
    people,
    posts,
    prompts,
)
from app.records.actions import Action, State
from app.records.agreements import Agreement
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.meetings import Meeting
from app.records.people import Person
from app.store.connection import Connection
from app.store.journal import Kind, Ref

BEFORE, AFTER = timedelta(minutes=15), timedelta(hours=3)
_BOTH_WITHIN = timedelta(hours=24)
_MOST_MEETINGS, _MOST_ACTIONS, _MOST_GOALS, _MOST_LATELY = 3, 5, 3, 6
_LOOKED_AT = 30
_NEAR_MEETING, _NEW_POST, _LONG_GAP = timedelta(days=3), timedelta(weeks=4), timedelta(days=42)
_ENTRIES = (Kind.MEETING, Kind.REFLECTION, Kind.CHECK_IN, Kind.NOTE, Kind.GOAL, Kind.MILESTONE)


class Phase(StrEnum):
    """What a meeting asks for at this hour."""

    PREPARE = "prepare"
    NOTES = "notes"
    REFLECT = "reflect"
    UNSAID = "unsaid"  # its hour has passed, and nobody has said what became of it


@dataclass(frozen=True, slots=True)
class Near:
    """A meeting that is near. `last` is the one held before it, with `to_raise` paragraphs marked for later."""

    meeting: Meeting
    person: Person
    phase: Phase
    last: Meeting | None = None
    carried: int = 0
    to_raise: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """An action with whom it was agreed, "" where nobody is known; `by_meeting`: the day it is due they meet."""

    action: Action
    name: str = field(repr=False)
    by_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A goal to look at, and where it stands; None before the first check-in."""

    goal: Goal
    stands: CheckIn | None


@dataclass(frozen=True, slots=True)
class Terms:
    """A working agreement to look at again, and with whom it is."""

    agreement: Agreement
    name: str = field(repr=False)


def near_meetings(conn: Connection, now: datetime) -> list[Near]:
    """The next meeting, or one just over; and those that follow within a day."""
    found = meetings.since(conn, _midnight(now) - timedelta(days=1), _LOOKED_AT)
    due = [(one, phase) for one in found if (phase := phase_of(one, now))]
    if not due:
        return []
    end = max(due[0][0].start, now) + _BOTH_WITHIN
    chosen = [one for number, one in enumerate(due) if not number or one[0].start <= end]
    return [_near(conn, one, phase) for one, phase in chosen[:_MOST_MEETINGS]]


def phase_of(meeting: Meeting, now: datetime) -> Phase | None:
    """Prepare; from 15 minutes before until 3 hours after notes; then until the next day is over, reflect."""
    if now < meeting.start - BEFORE:
        return Phase.PREPARE
    if now < meeting.start + max(AFTER, timedelta(minutes=meeting.length)):
        return Phase.NOTES
    if (now.date() - meeting.start.date()).days > 1:
        return None
    return Phase.UNSAID if meeting.to_come else Phase.REFLECT


def actions_of_today(conn: Connection, today: date) -> list[Listed]:
    """The next few that are open, and those done since yesterday."""
    done = (one for one in actions.closed_since(conn, today - timedelta(days=1), _LOOKED_AT) if one.state is State.DONE)
    return listed(conn, [*actions.still_open(conn, limit=_MOST_ACTIONS), *done])


def listed(conn: Connection, found: Sequence[Action]) -> list[Listed]:
    """As lists show them."""
    names: dict[int, str] = {}
    return [_listed(conn, one, names) for one in found]


def agreements_to_look_at(conn: Connection, today: date) -> list[Terms]:
    """Those of mentorships that go on, the longest waiting first."""
    found = ((one, mentorships.get(conn, one.mentorship_id)) for one in agreements.to_look_at(conn, today))
    return [
        Terms(one, people.get(conn, mentorship.person_id).display_name)
        for one, mentorship in found
        if mentorship.is_current
    ]


def goals_to_look_at(conn: Connection, today: date) -> list[Look]:
    """At most three, the longest waiting first."""
    found = goals.to_look_at(conn, today, _MOST_GOALS)
    return [Look(goal, check_ins.current(conn, goal.id)) for goal in found]


def lately(conn: Connection, now: datetime) -> list[Ref]:
    """The latest entries of any kind that don’t lie ahead."""
    tonight = _midnight(now) + timedelta(days=1)
    found = search.latest(conn, _ENTRIES, tonight, _LOOKED_AT)
    return [ref for ref in found if ref[0] is not Kind.MEETING or _has_been(conn, ref[1])][:_MOST_LATELY]


def question(conn: Connection, now: datetime, *, another: bool = False) -> Question | None:
    """That of the day, or `another` than the one shown last; None where none is wanted, or none is left."""
    if not prompts.wanted(conn, now.date()):
        return None
    asked = prompts.shown(conn)
    today = sum(day == now.date() for day in asked.values())
    turn = today if another else max(0, today - 1)
    return practice.choose(now.date(), _what_is_near(conn, now), asked, turn, about.leaning(conn))


def _what_is_near(conn: Connection, now: datetime) -> list[practice.Near]:
    """The meeting above all, then the post, then how long nothing was written."""
    near = []
    found = meetings.since(conn, now - _NEAR_MEETING, _LOOKED_AT)
    if any(one.to_come and now < one.start < now + _NEAR_MEETING for one in found):
        near.append(practice.Near.BEFORE_MEETING)
    elif any(one.happened for one in found):
        near.append(practice.Near.AFTER_MEETING)
    post = posts.held_on(conn, now.date())
    if post is not None and now.date() - post.start_on < _NEW_POST:
        near.append(practice.Near.NEW_POST)
    if _long_since(conn, now):
        near.append(practice.Near.LONG_GAP)
    return near


def _long_since(conn: Connection, now: datetime) -> bool:
    """Whether something was written once, but nothing for a good while."""
    until = now - _LONG_GAP
    newest = [search.latest(conn, _ENTRIES, moment, 1) for moment in (now, until)]
    return bool(newest[1]) and newest[0] == newest[1]


def _near(conn: Connection, meeting: Meeting, phase: Phase) -> Near:
    mentorship = mentorships.get(conn, meeting.mentorship_id)
    person = people.get(conn, mentorship.person_id)
    if phase not in (Phase.PREPARE, Phase.NOTES):
        return Near(meeting, person, phase)
    last = meet.before(conn, meeting)
    items = [item for item in agenda.of(conn, meeting.id) if item.state is agenda.State.OPEN]
    carried = sum(item.origin is agenda.Origin.CARRIED for item in items)
    if meeting.to_come:
        carried += len(carry.waiting(conn, mentorship.id))
    return Near(meeting, person, phase, last, carried, len(action_lines.marked_later(last.notes)) if last else 0)


def _listed(conn: Connection, action: Action, names: dict[int, str]) -> Listed:
    mentorship_id = _mentorship_of(conn, action)
    if mentorship_id is None:
        return Listed(action, "")
    if mentorship_id not in names:
        names[mentorship_id] = _name(conn, mentorship_id)
    by_meeting = action.is_open and action.due_on is not None and _meet_on(conn, mentorship_id, action.due_on)
    return Listed(action, names[mentorship_id], by_meeting)


def _mentorship_of(conn: Connection, action: Action) -> int | None:
    """That of the meeting where it was agreed, else one that it is tied to."""
    if action.meeting_id is not None:
        try:
            return meetings.get(conn, action.meeting_id).mentorship_id
        except LookupError:
            return None
    return next(iter(links.of(conn, (Kind.ACTION, action.id), Kind.MENTORSHIP)), None)


def _name(conn: Connection, mentorship_id: int) -> str:
    try:
        return people.get(conn, mentorships.get(conn, mentorship_id).person_id).display_name
    except LookupError:
        return ""


def _meet_on(conn: Connection, mentorship_id: int, day: date) -> bool:
    begins = datetime.combine(day, time()).astimezone()
    that_day = meetings.between(conn, mentorship_id, begins, begins + timedelta(days=1, seconds=-1))
    return any(meeting.to_come for meeting in that_day)


def _has_been(conn: Connection, meeting_id: int) -> bool:
    return meetings.get(conn, meeting_id).happened


def _midnight(now: datetime) -> datetime:
    """The beginning of this day by the clock of here."""
    return datetime.combine(now.date(), time()).astimezone()
