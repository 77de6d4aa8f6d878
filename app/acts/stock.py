"""Counting what a journal holds, and proving that all of it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from app.errors import JournalDamaged
from app.store import connection
from app.store.connection import Connection
from app.store.journal import Kind

# What was written, without the people, tags and posts it hangs on.
ENTRIES = (
    *(Kind.MENTORSHIP, Kind.AGREEMENT, Kind.MEETING, Kind.ACTION),
    *(Kind.GOAL, Kind.CHECK_IN, Kind.REFLECTION, Kind.NOTE),
)
_SLICE = 400  # rows


class Tally(NamedTuple):
    """How many entries there are, and how many of them were written or changed since a moment."""

    entries: int = 0
    since: int = 0



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


def tally(conn: Connection, moment: datetime) -> Iterator[Tally]:
    """Counted in slices of milliseconds: each gives what has been counted so far, the last one all of it."""
    so_far, at = Tally(), f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    for kind in ENTRIES:
        last: int | None = 0
        while last is not None:
            entries, since, last = conn.execute(
                f"""select count(*), coalesce(sum(created_at > ? or edited_at > ?), 0), max(id)
                      from (select id, created_at, edited_at from {kind}
                             where id > ? and deleted_at is null order by id limit ?)""",  # noqa: S608 - a Kind
                (at, at, last, _SLICE),
            ).fetchone()
            so_far = Tally(so_far.entries + entries, so_far.since + since)
            yield so_far
