"""What stays out of every export: by its own mark, with its meeting, or with its goal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from app.records import actions, agenda, goals, meetings, notes, reflections
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

_OWN = "kept_out"
_WITH_GOAL = "(select g.kept_out from goal g where g.id = goal_id)"
_RULES: dict[Kind, str] = {
    Kind.NOTE: _OWN,
    Kind.REFLECTION: _OWN,
    Kind.MEETING: _OWN,
    Kind.GOAL: _OWN,
    Kind.CHECK_IN: _WITH_GOAL,
    Kind.MILESTONE: _WITH_GOAL,
    Kind.ACTION: actions.KEPT_OUT,
    Kind.AGENDA_ITEM: agenda.KEPT_OUT,
}
_OF_GOAL = "goal_id in (select id from goal where kept_out)"
_OF_MEETING = "meeting_id in (select id from meeting where kept_out)"
# The same, reason by reason, so that all of a kind are found by indexes: rows have their mark behind all their words.
_WITHHELD: dict[Kind, tuple[str, ...]] = {
    Kind.MENTORSHIP: (),
    Kind.AGREEMENT: (),
    Kind.POST: (),
    Kind.NOTE: (_OWN,),
    Kind.REFLECTION: (_OWN,),
    Kind.MEETING: (_OWN,),
    Kind.GOAL: (_OWN,),
    Kind.CHECK_IN: (_OF_GOAL,),
    Kind.MILESTONE: (_OF_GOAL,),
    Kind.ACTION: (_OWN, _OF_MEETING),
    Kind.AGENDA_ITEM: (_OWN, _OF_MEETING),
}

_SWITCHES: dict[Kind, Callable[[Write, int, bool], None]] = {
    Kind.NOTE: notes.keep_out,
    Kind.REFLECTION: reflections.keep_out,
    Kind.MEETING: meetings.keep_out,
    Kind.GOAL: goals.keep_out,
    Kind.ACTION: actions.keep_out,
    Kind.AGENDA_ITEM: agenda.keep_out,
}


def rule(kind: Kind) -> str:
    """SQL over a row of that kind, true or null or false, for whether it is kept out; "" where none ever is."""
    return _RULES.get(kind, "")


def switch(write: Write, ref: Ref, kept_out: bool) -> None:
    """Set its own mark. Raises LookupError when there is no such record."""
    kind, record_id = ref
    _SWITCHES[kind](write, record_id, kept_out)


def is_kept_out(conn: Connection, ref: Ref) -> bool:
    return bool(among(conn, [ref]))


def among(conn: Connection, refs: Iterable[Ref]) -> set[Ref]:
    """Those of these records that are kept out, removed ones too."""
    asked: dict[Kind, list[int]] = {}
    for kind, record_id in refs:
        asked.setdefault(kind, []).append(record_id)
    found: set[Ref] = set()
    for kind, rule in _RULES.items():
        if kind in asked:
            ids = json.dumps(asked[kind])
            sql = f"select id from {kind} where id in (select value from json_each(?)) and {rule}"  # noqa: S608
            found |= {(kind, record_id) for (record_id,) in conn.execute(sql, (ids,))}
    return found


def withheld(conn: Connection) -> set[Ref]:
    """Everything that may not leave: what is kept out, and what was removed."""
    return {
        (kind, record_id)
        for kind, reasons in _WITHHELD.items()
        for reason in ("deleted_at is not null", *reasons)
        for (record_id,) in conn.execute(f"select id from {kind} where {reason}")  # noqa: S608 - a Kind
    }
