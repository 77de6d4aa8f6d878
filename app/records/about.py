"""What the journal knows about itself and how its owner mainly uses it."""

from __future__ import annotations

from datetime import datetime

from app.store.connection import Connection
from app.store.journal import Write


def made_at(conn: Connection) -> datetime:
    """When the journal was begun, UTC."""
    return datetime.fromisoformat(conn.one("select made_at from about"))


def is_sample(conn: Connection) -> bool:
    """Whether its entries were invented."""
    return bool(conn.one("select sample from about"))


def leaning(conn: Connection) -> str:
    """"mentee", "mentor" or "both", as the owner said; "" when they did not."""
    return str(conn.one("select leaning from about"))


def set_leaning(write: Write, value: str) -> None:
    write.conn.execute("update about set leaning = ?", (value,))


def code_seen(conn: Connection) -> bool:
    """Whether one group of the recovery code was typed back."""
    return bool(conn.one("select code_seen from about"))


def set_code_seen(write: Write) -> None:
    write.conn.execute("update about set code_seen = 1")


def lines_to_read(conn: Connection) -> int:
    """The highest id of a meeting whose notes are older than actions and were not read for them yet; 0 for none."""
    return int(conn.one("select lines_to_read from about"))


def set_lines_to_read(write: Write, last: int) -> None:
    write.conn.execute("update about set lines_to_read = ?", (last,))
