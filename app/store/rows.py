"""What every record shares: number and uid, times, soft deletion, and clean words."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from app.cleaning import clean
from app.store.connection import Cursor
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


def prose(text: str) -> str:
    """Long text as it is kept."""
    return clean(text)


def line(text: str) -> str:
    """A single line as it is kept."""
    return " ".join(clean(text).split())


def hide(write: Write, kind: Kind, record_id: int, at: str = "") -> None:
    """Soft deletion: `restore` brings the record back until it is purged, 30 days later."""
    _set_deleted(write, kind, record_id, at or now())


def restore(write: Write, kind: Kind, record_id: int) -> None:
    _set_deleted(write, kind, record_id, None)


def _set_deleted(write: Write, kind: Kind, record_id: int, at: str | None) -> None:
    write.conn.execute(f"update {kind} set deleted_at = ? where id = ?", (at, record_id))  # noqa: S608 - a Kind
    write.touch(kind, record_id)
