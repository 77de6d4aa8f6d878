"""Counting what a journal holds, and proving that all of it can be read."""

from __future__ import annotations

from app.errors import JournalDamaged
from app.store import connection
from app.store.connection import Connection
from app.store.journal import Kind


def prove(conn: Connection) -> None:
    """Read the whole file with three integrity checks. Raises JournalDamaged. Seconds in a large journal."""
    if connection.problems(conn):
        raise JournalDamaged


def counts(conn: Connection) -> dict[Kind, int]:
    """How many records of each kind are kept, the owner among the people. Slow under encryption: for a check only."""
    return {
        kind: int(conn.one(f"select count(*) from {kind} where deleted_at is null"))  # noqa: S608 - a Kind
        for kind in Kind
    }
