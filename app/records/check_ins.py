"""Check-ins: where a goal has got to on a day, in the words its ladder had then."""

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
class CheckIn:
    """One check-in. `level` is -2 to 2, None for "not sure yet"; `words` is what that rung said on the day."""

    id: int
    uid: str
    goal_id: int
    on_day: date
    level: int | None = None
    words: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


_COLUMNS = "id, uid, goal_id, on_day, level, words, note"


def get(conn: Connection, check_in_id: int) -> CheckIn:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (check_in_id,))
    if not found:
        raise LookupError(f"check-in {check_in_id}")
    return found[0]


def of(conn: Connection, goal_id: int) -> list[CheckIn]:
    """All of a goal, oldest first."""
    return _select(conn, "goal_id = ? and deleted_at is null order by on_day", (goal_id,))


def on(conn: Connection, goal_id: int, day: date) -> CheckIn | None:
    """That of a day: there is one at most, and a second is a change of the first."""
    found = _select(conn, "goal_id = ? and on_day = ? and deleted_at is null", (goal_id, rows.iso(day)))
    return found[0] if found else None


def current(conn: Connection, goal_id: int) -> CheckIn | None:
    """The latest with a level: where the goal stands now."""
    found = _select(
        conn,
        "goal_id = ? and level is not null and deleted_at is null order by on_day desc limit 1",
        (goal_id,),
    )
    return found[0] if found else None


def latest(conn: Connection) -> dict[int, CheckIn]:
    """For each goal that has one, the latest check-in with a level: where it stands now."""
    stands = _select(
        conn,
        """
        id in (select (select id from check_in where goal_id = goal.id and level is not null and deleted_at is null
                        order by on_day desc limit 1) from goal)
        """,
    )
    return {check_in.goal_id: check_in for check_in in stands}


def between(conn: Connection, first: date, last: date) -> list[CheckIn]:
    """Of all goals on the days from first to last, oldest first."""
    return _select(
        conn, "on_day between ? and ? and deleted_at is null order by on_day, id", (rows.iso(first), rows.iso(last))
    )


def all_of(conn: Connection, goal_ids: Iterable[int], until: date) -> list[CheckIn]:
    """Those of these goals up to a day, oldest first."""
    return _select(
        conn,
        "goal_id in (select value from json_each(?)) and on_day <= ? and deleted_at is null order by on_day, id",
        (rows.ids(goal_ids), rows.iso(until)),
    )


def add(write: Write, check_in: CheckIn) -> CheckIn:
    """Keep a new one (its id is ignored). Raises BrokenRule, also where the day has one already."""
    made = _checked(write.conn, check_in)
    check_in_id, uid = rows.insert(write, Kind.CHECK_IN, goal_id=made.goal_id, **_values(made))
    write.touch(Kind.GOAL, made.goal_id)
    return replace(made, id=check_in_id, uid=uid)


def save(write: Write, check_in: CheckIn) -> None:
    """Raises BrokenRule."""
    rows.update(write, Kind.CHECK_IN, check_in.id, **_values(_checked(write.conn, check_in)))
    write.touch(Kind.GOAL, check_in.goal_id)


def _checked(conn: Connection, check_in: CheckIn) -> CheckIn:
    made = replace(check_in, words=rows.line(check_in.words), note=rows.prose(check_in.note))
    if made.on_day > rows.today():
        raise BrokenRule("on_day", "That day is still to come.")
    if made.on_day < date.fromisoformat(conn.one("select set_on from goal where id = ?", (made.goal_id,))):
        raise BrokenRule("on_day", "That’s before the day you set this goal.", "Its details can move that day.")
    there = on(conn, made.goal_id, made.on_day)
    if there is not None and there.id != made.id:
        raise BrokenRule("on_day", "There’s a check-in on that day already.", "Change that one instead.")
    return made


def _values(check_in: CheckIn) -> dict[str, object]:
    return {
        "on_day": rows.iso(check_in.on_day),
        "level": check_in.level,
        "words": check_in.words,
        "note": check_in.note,
    }


def _select(conn: Connection, where: str, values: Sequence[object] = ()) -> list[CheckIn]:
    found = conn.execute(f"select {_COLUMNS} from check_in where {where}", values)  # noqa: S608
    return [_from_row(row) for row in found]


def _from_row(row: Sequence[Any]) -> CheckIn:
    number, uid, goal, day, level, words, note = row
    return CheckIn(number, uid, goal, date.fromisoformat(day), level, words, note)
