"""Actions: who does what, perhaps by when; open until done or let go, and free to be opened again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.errors import BrokenRule, Refused
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


class Owner(StrEnum):
    ME = "me"
    OTHER = "other"


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    LET_GO = "let_go"


STEPS: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.DONE, State.LET_GO}),
    State.DONE: frozenset({State.OPEN}),
    State.LET_GO: frozenset({State.OPEN}),
}


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `in_notes`: it is a line of its meeting's notes, which say the same. `closed_on`: done or let go.

    `kept_out` of every export: by itself, or `with_meeting`, while the words of its meeting are.
    """

    id: int
    uid: str
    title: str = field(repr=False)
    agreed_on: date
    owner: Owner = Owner.ME
    due_on: date | None = None
    state: State = State.OPEN
    closed_on: date | None = None
    meeting_id: int | None = None
    in_notes: bool = False
    if_then: str = field(default="", repr=False)
    kept_out: bool = False
    with_meeting: bool = False

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN


_WITH_MEETING = "coalesce((select m.kept_out from meeting m where m.id = meeting_id), 0)"
KEPT_OUT = f"(kept_out or {_WITH_MEETING})"
_COLUMNS = f"""id, uid, title, agreed_on, owner, due_on, state, closed_on, meeting_id, in_notes, if_then,
               {KEPT_OUT}, {_WITH_MEETING}"""
_NO_DAY = "9999"  # after every day
_DUE = "coalesce(due_on, '9999')"  # as the index has it


def get(conn: Connection, action_id: int) -> Action:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (action_id,))
    if not found:
        raise LookupError(f"action {action_id}")
    return found[0]


def get_even_removed(conn: Connection, action_id: int) -> Action | None:
    """None once it is erased."""
    found = _select(conn, "id = ?", (action_id,))
    return found[0] if found else None


def still_open(
    conn: Connection, *, owner: Owner | None = None, after: Action | None = None, limit: int | None = None
) -> list[Action]:
    """Mine first, soonest first; those without a date after those that have one. `after`: the last one seen."""
    found: list[Action] = []
    for whose in Owner:
        passed = after is not None and after.owner is Owner.OTHER and whose is Owner.ME
        if owner in (None, whose) and not passed:
            left = -1 if limit is None else limit - len(found)
            found += _open_of(conn, whose, after if after and after.owner is whose else None, left)
    return found


def closed_since(conn: Connection, day: date, limit: int = -1) -> list[Action]:
    """Done or let go on that day or later, the latest first."""
    return _select(
        conn,
        "deleted_at is null and state <> 'open' and closed_on >= ? order by closed_on desc, id desc limit ?",
        (rows.iso(day), limit),
    )


def closed(
    conn: Connection, *, owner: Owner | None = None, before: tuple[date, int] | None = None, limit: int = 200
) -> list[Action]:
    """Done and let go, the latest first; `before` is closed_on and id of the last one seen."""
    whose, values = _of(owner)
    seen = "(closed_on, id) < (?, ?) and " if before else ""
    values += [rows.iso(before[0]), before[1]] if before else []
    return _select(
        conn,
        f"{whose}{seen}deleted_at is null and state <> 'open' order by closed_on desc, id desc limit ?",
        (*values, limit),
    )


def of_meeting(conn: Connection, meeting_id: int) -> list[Action]:
    """What was agreed in a meeting, in the order it was written down."""
    return _select(conn, "meeting_id = ? and deleted_at is null order by id", (meeting_id,))


def of_meetings(conn: Connection, meeting_ids: Iterable[int]) -> list[Action]:
    """What was agreed in these meetings, in the order it was written down."""
    return _select(
        conn, "meeting_id in (select value from json_each(?)) and deleted_at is null order by id",
        (rows.ids(meeting_ids),),
    )  # fmt: skip


def among(conn: Connection, ids: Iterable[int]) -> list[Action]:
    """The kept ones of these, in the order in which they were agreed."""
    return _select(
        conn, "id in (select value from json_each(?)) and deleted_at is null order by agreed_on, id", (rows.ids(ids),)
    )


def in_notes_and_kept_out(conn: Connection, meeting_ids: Iterable[int]) -> dict[int, list[Action]]:
    """Those that are lines of the notes of these meetings and stay out of every export, by meeting."""
    found: dict[int, list[Action]] = defaultdict(list)
    sql = f"meeting_id in (select value from json_each(?)) and in_notes and {KEPT_OUT} order by id"  # noqa: S608
    for action in _select(conn, sql, (rows.ids(meeting_ids),)):
        found[action.meeting_id or 0].append(action)
    return found


def add(write: Write, action: Action) -> Action:
    """Keep a new action (its id is ignored). Raises BrokenRule on an empty title."""
    made = _checked(action)
    action_id, _ = rows.insert(
        write,
        Kind.ACTION,
        **_words(made),
        **_standing(made),
        agreed_on=rows.iso(made.agreed_on),
        meeting_id=made.meeting_id,
        in_notes=int(made.in_notes),
        kept_out=int(made.kept_out),
    )
    _touch_meeting(write, made)
    return get(write.conn, action_id)


def save(write: Write, action: Action) -> None:
    """Keep title, owner, due date and plan; states change through `move`. Raises BrokenRule."""
    rows.update(write, Kind.ACTION, action.id, **_words(_checked(action)))
    _touch_meeting(write, action)


def move(write: Write, action: Action, to: State, on: date) -> Action:
    """Done, let go, or open again. Raises Refused from a state that has no such step."""
    if to not in STEPS[action.state]:
        raise Refused("That step isn’t open from here.", "Nothing was changed.")
    moved = _checked(replace(action, state=to, closed_on=None if to is State.OPEN else on))
    put_back(write, moved)
    return moved


def put_back(write: Write, before: Action) -> None:
    """Undo of a step: its state as it was, whatever its words are now."""
    rows.update(write, Kind.ACTION, before.id, **_standing(before))
    _touch_meeting(write, before)


def keep_out(write: Write, action_id: int, kept_out: bool) -> None:
    """Whether it stays out of every export by itself."""
    rows.update(write, Kind.ACTION, action_id, kept_out=int(kept_out))


def leave_notes(write: Write, action: Action) -> None:
    """Its line is no longer in the notes; the action stays where it was agreed."""
    rows.update(write, Kind.ACTION, action.id, in_notes=0)
    _touch_meeting(write, action)


def _open_of(conn: Connection, owner: Owner, after: Action | None, limit: int) -> list[Action]:
    seen = ""
    values: list[object] = []
    if after:  # the first comparison is what the index can use
        due = rows.iso(after.due_on) or _NO_DAY
        seen = f"{_DUE} >= ? and ({_DUE}, agreed_on, id) > (?, ?, ?) and "
        values = [due, due, rows.iso(after.agreed_on), after.id]
    return _select(
        conn,
        f"owner = ? and {seen}deleted_at is null and state = 'open' order by {_DUE}, agreed_on, id limit ?",
        (owner, *values, limit),
    )


def _of(owner: Owner | None) -> tuple[str, list[object]]:
    return ("owner = ? and ", [owner]) if owner else ("", [])


def _checked(action: Action) -> Action:
    made = replace(action, title=rows.line(action.title), if_then=rows.line(action.if_then))
    if not made.title:
        raise BrokenRule("title", "Say what is to be done.", "A word or two is enough.")
    if made.is_open:
        return replace(made, closed_on=None)
    if made.closed_on is None or made.closed_on < made.agreed_on:
        raise BrokenRule("closed_on", "It can’t be done before it was agreed.")
    return made


def _words(action: Action) -> dict[str, object]:
    return {
        "title": action.title,
        "owner": action.owner,
        "due_on": rows.iso(action.due_on),
        "if_then": action.if_then,
    }


def _standing(action: Action) -> dict[str, object]:
    return {"state": action.state, "closed_on": rows.iso(action.closed_on)}


def _touch_meeting(write: Write, action: Action) -> None:
    if action.meeting_id is not None:
        write.touch(Kind.MEETING, action.meeting_id)


def _select(conn: Connection, where: str, values: Sequence[object] = ()) -> list[Action]:
    return [_from_row(row) for row in conn.execute(f"select {_COLUMNS} from action where {where}", values)]  # noqa: S608


def _from_row(row: Sequence[Any]) -> Action:
    number, uid, title, agreed, owner, due, state, closed_on, meeting, in_notes, if_then, kept_out, with_meeting = row
    return Action(
        id=number,
        uid=uid,
        title=title,
        agreed_on=date.fromisoformat(agreed),
        owner=Owner(owner),
        due_on=rows.day(due),
        state=State(state),
        closed_on=rows.day(closed_on),
        meeting_id=meeting,
        in_notes=bool(in_notes),
        if_then=if_then,
        kept_out=bool(kept_out),
        with_meeting=bool(with_meeting),
    )
