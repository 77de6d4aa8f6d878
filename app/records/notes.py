"""Quick notes: something jotted down, to become something else later, or not."""

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
class Note:
    """One note; its text is Markdown. Private text stays out of repr."""

    id: int
    uid: str
    on_day: date
    text: str = field(default="", repr=False)
    kept_out: bool = False


_COLUMNS = "id, uid, on_day, text, kept_out"


def get(conn: Connection, note_id: int) -> Note:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (note_id,))
    if not found:
        raise LookupError(f"note {note_id}")
    return found[0]


def newest(conn: Connection, *, before: tuple[date, int] | None = None, limit: int = 200) -> list[Note]:
    """The latest first; `before` is on_day and id of the last one seen."""
    seen = "(on_day, id) < (?, ?) and " if before else ""
    values = (rows.iso(before[0]), before[1]) if before else ()
    return _select(conn, f"{seen}deleted_at is null order by on_day desc, id desc limit ?", (*values, limit))


def between(conn: Connection, first: date, last: date) -> list[Note]:
    """Those of the days from first to last, oldest first."""
    return _select(
        conn, "on_day between ? and ? and deleted_at is null order by on_day, id", (rows.iso(first), rows.iso(last))
    )


def among(conn: Connection, ids: Iterable[int]) -> list[Note]:
    """The kept ones of these, oldest first."""
    return _select(
        conn, "id in (select value from json_each(?)) and deleted_at is null order by on_day, id", (rows.ids(ids),)
    )


def add(write: Write, note: Note) -> Note:
    """Keep a new one (its id is ignored). Raises BrokenRule when it is empty."""
    made = replace(note, text=rows.prose(note.text).strip())
    if not made.text:
        raise BrokenRule("text", "There’s nothing written yet.")
    note_id, uid = rows.insert(
        write, Kind.NOTE, on_day=rows.iso(made.on_day), text=made.text, kept_out=int(made.kept_out)
    )
    return replace(made, id=note_id, uid=uid)


def save_text(write: Write, note_id: int, text: str) -> None:
    rows.update(write, Kind.NOTE, note_id, text=rows.prose(text))


def save(write: Write, note: Note) -> None:
    """Keep its day and whether it is kept out."""
    rows.update(write, Kind.NOTE, note.id, on_day=rows.iso(note.on_day), kept_out=int(note.kept_out))


def keep_out(write: Write, note_id: int, kept_out: bool) -> None:
    """Whether it stays out of every export."""
    rows.update(write, Kind.NOTE, note_id, kept_out=int(kept_out))


def _select(conn: Connection, where: str, values: Sequence[object]) -> list[Note]:
    return [_from_row(row) for row in conn.execute(f"select {_COLUMNS} from note where {where}", values)]  # noqa: S608


def _from_row(row: Sequence[Any]) -> Note:
    number, uid, day, text, kept_out = row
    return Note(number, uid, date.fromisoformat(day), text, bool(kept_out))
