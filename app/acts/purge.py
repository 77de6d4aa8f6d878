"""Erasing for good what was removed over 30 days ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from app import search
from app.errors import Refused
from app.records import drafts, versions
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Journal, Kind, Ref, Write

KEPT_FOR = timedelta(days=30)
_EVER = "9999"
_A_FEW = 50

# Children first: a meeting waits for the last of its agenda, a person for the last of their mentorships.
_WAITS_FOR: dict[Kind, tuple[tuple[Kind, str], ...]] = {
    Kind.AGENDA_ITEM: (),
    Kind.ACTION: (),
    Kind.CHECK_IN: (),
    Kind.MILESTONE: (),
    Kind.GOAL: ((Kind.CHECK_IN, "goal_id"), (Kind.MILESTONE, "goal_id")),
    Kind.REFLECTION: (),
    Kind.NOTE: (),
    Kind.MEETING: ((Kind.AGENDA_ITEM, "meeting_id"), (Kind.ACTION, "meeting_id")),
    Kind.AGREEMENT: (),
    Kind.MENTORSHIP: ((Kind.MEETING, "mentorship_id"), (Kind.AGREEMENT, "mentorship_id")),
    Kind.PERSON: ((Kind.MENTORSHIP, "person_id"),),
    Kind.POST: (),
    Kind.TAG: (),
    Kind.DEPARTURE: (),
}


def due(journal: Journal) -> bool:
    """Whether `erase` would find anything."""
    limit = _limit()
    return any(_removed(journal.read, kind, limit, at_most=1) for kind in _WAITS_FOR)


def erase(write: Write, at_most: int | None = None) -> int:
    """Erase what is due, its links, drafts and earlier versions. Returns how many; the index wants tidying then."""
    return sum(1 for _ in islice(_erase(write, _limit()), at_most))


def erase_a_little(write: Write) -> None:
    """Milliseconds' worth of what is due: many may have been removed together."""
    erase(write, _A_FEW)


def erase_removed(write: Write) -> Iterator[None]:
    """Erase all that was removed, whenever that was, but for what something hangs on that is kept. A step for each."""
    return _erase(write, _EVER)


def _erase(write: Write, before: str) -> Iterator[None]:
    for kind in _WAITS_FOR:
        for record_id, uid in _removed(write.conn, kind, before):
            erase_one(write, (kind, record_id), uid)
            yield


def erase_one(write: Write, ref: Ref, uid: str) -> None:
    """For good, now, with links, drafts and earlier versions; the index wants tidying then. Nothing may hang on it."""
    kind, record_id = ref
    drafts.forget_all_of(write, uid)
    versions.forget_all_of(write, ref)
    write.conn.execute("delete from link where (kind_a, id_a) = (?, ?) or (kind_b, id_b) = (?, ?)", (*ref, *ref))
    write.conn.execute(f"delete from {kind} where id = ?", (record_id,))  # noqa: S608 - a Kind
    write.touch(kind, record_id)
    search.mark_untidy(write)


def erase_whole(write: Write, ref: Ref) -> None:
    """A removed record, now, with its parts. Raises Refused where one that is kept hangs on it."""
    kind, record_id = ref
    for child, column in _WAITS_FOR[kind]:
        sql = f"select id, deleted_at from {child} where {column} = ?"  # noqa: S608 - a Kind
        for number, deleted_at in write.conn.execute(sql, (record_id,)).fetchall():
            if deleted_at is None:
                raise Refused("Something you keep belongs to it.", "So it can’t be erased before that is removed too.")
            erase_whole(write, (child, number))
    erase_one(write, ref, rows.uid_of(write.conn, kind, record_id))


def _removed(conn: Connection, kind: Kind, before: str, at_most: int = -1) -> list[tuple[int, str]]:
    """Ids and uids of those removed before that moment on which nothing hangs any more."""
    stays = " and a.kind <> 'self'" if kind is Kind.PERSON else ""  # the owner's own entry is only put aside (P-1)
    hangs = "".join(
        f" and not exists (select 1 from {child} b where b.{column} = a.id)"  # noqa: S608 - Kinds
        for child, column in _WAITS_FOR[kind]
    )
    sql = f"select a.id, a.uid from {kind} a where a.deleted_at < ?{stays}{hangs} limit ?"  # noqa: S608 - a Kind
    return conn.execute(sql, (before, at_most)).fetchall()


def _limit() -> str:
    return rows.stamp(datetime.now(UTC) - KEPT_FOR)
