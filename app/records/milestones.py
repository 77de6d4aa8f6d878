"""Milestones: steps on the way to a goal that can be ticked. They don't change its level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.errors import BrokenRule
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step; `reached_on` is None while it is ahead."""

    id: int
    uid: str
    goal_id: int
    title: str = field(repr=False)
    position: int = 0
    due_on: date | None = None
    reached_on: date | None = None


_COLUMNS = "id, uid, goal_id, title, position, due_on, reached_on"


def get(conn: Connection, milestone_id: int) -> Milestone:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (milestone_id,))
    if not found:
        raise LookupError(f"milestone {milestone_id}")
    return found[0]


def of(conn: Connection, goal_id: int) -> list[Milestone]:
    """Those of a goal, in their order."""
    return _select(conn, "goal_id = ? and deleted_at is null order by position, id", (goal_id,))


def all_of(conn: Connection, goal_ids: Iterable[int]) -> list[Milestone]:
    """Those of these goals, each goal’s in their order."""
    return _select(
        conn,
        "goal_id in (select value from json_each(?)) and deleted_at is null order by goal_id, position, id",
        (rows.ids(goal_ids),),
    )


def add(write: Write, milestone: Milestone) -> Milestone:
    """After the others of its goal (its id and position are ignored). Raises BrokenRule."""
    made = _checked(milestone)
    position = write.conn.one("select coalesce(max(position) + 1, 0) from milestone where goal_id = ?", (made.goal_id,))
    milestone_id, uid = rows.insert(
        write, Kind.MILESTONE, goal_id=made.goal_id, position=position, **_values(made)
    )
    write.touch(Kind.GOAL, made.goal_id)
    return replace(made, id=milestone_id, uid=uid, position=position)


def save(write: Write, milestone: Milestone) -> None:
    """Title, due and reached. Raises BrokenRule."""
    rows.update(write, Kind.MILESTONE, milestone.id, **_values(_checked(milestone)))
    write.touch(Kind.GOAL, milestone.goal_id)


def _checked(milestone: Milestone) -> Milestone:
    made = replace(milestone, title=rows.line(milestone.title))
    if not made.title:
        raise BrokenRule("title", "Say what the step is.")
    if made.reached_on is not None and made.reached_on > rows.today():
        raise BrokenRule("reached_on", "That day is still to come.")
    return made


def _values(milestone: Milestone) -> dict[str, object]:
    return {
        "title": milestone.title,
        "due_on": rows.iso(milestone.due_on),
        "reached_on": rows.iso(milestone.reached_on),
    }


def _select(conn: Connection, where: str, values: Sequence[object]) -> list[Milestone]:
    found = conn.execute(f"select {_COLUMNS} from milestone where {where}", values)  # noqa: S608
    return [_from_row(row) for row in found]


def _from_row(row: Sequence[Any]) -> Milestone:
    number, uid, goal, title, position, due, reached = row
    return Milestone(number, uid, goal, title, position, rows.day(due), rows.day(reached))
