"""What has happened since two people last met: what was done, which goals moved, what was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.practice import action_lines
from app.records import actions, check_ins, goals, links, notes, reflections
from app.records.actions import Action, State
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.meetings import Meeting
from app.records.mentorships import Mentorship, Role
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.connection import Connection
from app.store.journal import Kind, Ref


@dataclass(frozen=True, slots=True)
class Moved:
    """A goal that stands on another level; `steps` is how many up, or down when negative."""

    goal: Goal
    steps: int
    check_in: CheckIn


@dataclass(frozen=True, slots=True)
class Since:
    """From the day of the meeting before to `last`, both included. What was let go counts neither way."""

    first: date
    last: date
    done: list[Action]
    still_open: list[Action]
    moved: list[Moved]
    reflections: list[Reflection]
    notes: list[Note]
    to_raise: list[str] = field(repr=False)  # paragraphs marked to be reflected on later

    @property
    def is_empty(self) -> bool:
        return not (self.done or self.still_open or self.moved or self.reflections or self.notes or self.to_raise)


def gather(conn: Connection, before: Meeting, meeting: Meeting, mentorship: Mentorship, today: date) -> Since:
    """`before` is the meeting held last before `meeting`; one that has been is told as of its own day."""
    first, last = before.start.date(), today if meeting.to_come else meeting.start.date()
    ours = _Ours(conn, mentorship)
    done, still_open = _actions(conn, ours, meeting, first, last)
    return Since(
        first,
        last,
        done,
        still_open,
        _moved(conn, ours, first, last),
        [one for one in reflections.between(conn, first, last) if ours.has((Kind.REFLECTION, one.id))],
        [one for one in notes.between(conn, first, last) if ours.has((Kind.NOTE, one.id))],
        action_lines.marked_later(before.notes),
    )


class _Ours:
    """What belongs to one mentorship: what is tied to it, and, for a mentee, what is tied to none."""

    def __init__(self, conn: Connection, mentorship: Mentorship) -> None:
        self._conn = conn
        self._mentorship_id = mentorship.id
        self._alone_too = mentorship.my_role is not Role.MENTOR

    def has(self, ref: Ref, meeting_ids: Iterable[int] = ()) -> bool:
        tied = set(links.of(self._conn, ref, Kind.MENTORSHIP))
        for meeting_id in (*meeting_ids, *links.of(self._conn, ref, Kind.MEETING)):
            tied.add(self._conn.one("select mentorship_id from meeting where id = ?", (meeting_id,)))
        return self._mentorship_id in tied if tied else self._alone_too


def _actions(
    conn: Connection, ours: _Ours, meeting: Meeting, first: date, last: date
) -> tuple[list[Action], list[Action]]:
    """Done in these days, and open at their end; what this very meeting agreed is not among them."""
    done: list[Action] = []
    still_open: list[Action] = []
    for action in (*actions.still_open(conn), *actions.closed_since(conn, first)):
        agreed_in = () if action.meeting_id is None else (action.meeting_id,)
        if meeting.id in agreed_in or action.agreed_on > last or not ours.has((Kind.ACTION, action.id), agreed_in):
            continue
        if action.closed_on is None or action.closed_on > last:
            still_open.append(action)
        elif action.state is State.DONE:
            done.append(action)
    return done, still_open


def _moved(conn: Connection, ours: _Ours, first: date, last: date) -> list[Moved]:
    """In the order of the check-ins that say so."""
    found: dict[int, Moved] = {}
    for check_in in check_ins.between(conn, first, last):
        if check_in.level is not None and ours.has((Kind.GOAL, check_in.goal_id)):
            found.pop(check_in.goal_id, None)
            goal = goals.get(conn, check_in.goal_id)
            if steps := check_in.level - _level_before(conn, goal, first):
                found[goal.id] = Moved(goal, steps, check_in)
    return list(found.values())


def _level_before(conn: Connection, goal: Goal, day: date) -> int:
    said = [one.level for one in check_ins.of(conn, goal.id) if one.on_day < day and one.level is not None]
    return said[-1] if said else goal.baseline_level

