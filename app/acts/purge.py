"""Erasing for good what was removed over 30 days ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app import search
from app.errors import Refused
from app.records import drafts, versions
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

KEPT_FOR = timedelta(days=30)

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


def due(conn: Connection) -> bool:
    """Whether `erase` would find anything."""
    return any(conn.one(_purgeable(kind), (_limit(),)) for kind in _WAITS_FOR)


def erase(write: Write) -> int:
    """Erase what is due, its links, drafts and earlier versions. Returns how many; the index wants tidying then."""
    erased = 0
    for kind in _WAITS_FOR:
        gone = write.conn.execute(_purgeable(kind), (_limit(),)).fetchall()
        for record_id, uid in gone:
            erase_one(write, (kind, record_id), uid)
        erased += len(gone)
    return erased


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


def _purgeable(kind: Kind) -> str:
    waits = "".join(f" and id not in (select {column} from {child} where {column} is not null)"  # noqa: S608 - Kinds
                    for child, column in _WAITS_FOR[kind])  # fmt: skip
    stays = " and kind <> 'self'" if kind is Kind.PERSON else ""  # the owner's own entry is only put aside (P-1)
    return f"select id, uid from {kind} where deleted_at < ?{waits}{stays}"  # noqa: S608 - a Kind


def _limit() -> str:
    return rows.stamp(datetime.now(UTC) - KEPT_FOR)
