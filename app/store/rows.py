"""What every record shares: number and uid, times, soft deletion, and clean words."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime

from app.cleaning import clean
from app.store import earlier
from app.store.connection import Connection, Cursor
from app.store.journal import Kind, Write


def now() -> str:
    """This moment, as `stamp` writes it."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """A moment as it is kept: UTC, ISO 8601, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def new_uid() -> str:
    return str(uuid.uuid4())


def new_id(cursor: Cursor) -> int:
    if cursor.lastrowid is None:
        raise LookupError("nothing was inserted")
    return cursor.lastrowid


def today() -> date:
    """The owner's own calendar day."""
    return datetime.now().astimezone().date()


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def ids(numbers: Iterable[int]) -> str:
    """Any number of ids as one value: `id in (select value from json_each(?))`."""
    return json.dumps(list(numbers))


def uid_of(conn: Connection, kind: Kind, record_id: int) -> str:
    """Raises LookupError when there is no such record."""
    uid = conn.one(f"select uid from {kind} where id = ?", (record_id,))  # noqa: S608 - a Kind
    if uid is None:
        raise LookupError(f"{kind} {record_id}")
    return str(uid)


def prose(text: str) -> str:
    """Long text as it is kept."""
    return clean(text)


def line(text: str) -> str:
    """A single line as it is kept."""
    return " ".join(clean(text).split())


def insert(write: Write, kind: Kind, /, **values: object) -> tuple[int, str]:
    """A new record of a kind; `values` are its own columns. Returns its id and uid."""
    uid, made_at = new_uid(), now()
    row = {"uid": uid, **values, "created_at": made_at, "edited_at": made_at}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    cursor = write.conn.execute(f"insert into {kind} ({names}) values ({marks})", tuple(row.values()))  # noqa: S608
    record_id = new_id(cursor)
    write.touch(kind, record_id)
    return record_id, uid


def update(write: Write, kind: Kind, record_id: int, /, **values: object) -> None:
    """Raises LookupError when there is no such record, so that no words are lost in silence."""
    at = now()
    earlier.keep(write, (kind, record_id), values, at)
    row = {**values, "edited_at": at}
    names = ", ".join(f"{name} = ?" for name in row)
    done = write.conn.execute(f"update {kind} set {names} where id = ?", (*row.values(), record_id))  # noqa: S608
    if not done.rowcount:
        raise LookupError(f"{kind} {record_id}")
    write.touch(kind, record_id)


def hide(write: Write, kind: Kind, record_id: int, at: str = "") -> None:
    """Soft deletion: `restore` brings the record back until it is purged, 30 days later."""
    _set_deleted(write, kind, record_id, at or now())


def restore(write: Write, kind: Kind, record_id: int) -> None:
    _set_deleted(write, kind, record_id, None)


def _set_deleted(write: Write, kind: Kind, record_id: int, at: str | None) -> None:
    write.conn.execute(f"update {kind} set deleted_at = ? where id = ?", (at, record_id))  # noqa: S608 - a Kind
    write.touch(kind, record_id)
