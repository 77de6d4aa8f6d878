"""A record by itself, as the page that taking everything out would make of it: for reading, kept out or not."""

from __future__ import annotations

from app.exchange import gather
from app.exchange.markdown import Papers
from app.exchange.papers import Paper
from app.exchange.tables import BY_KIND
from app.store.connection import Connection
from app.store.journal import Kind, Ref

# What stands on the page of another, and the column that says of which; an action may stand by itself.
_PART_OF = {
    Kind.AGREEMENT: "mentorship_id",
    Kind.AGENDA_ITEM: "meeting_id",
    Kind.ACTION: "meeting_id",
    Kind.CHECK_IN: "goal_id",
    Kind.MILESTONE: "goal_id",
}


def whole(conn: Connection, ref: Ref) -> Ref:
    """The record on whose page this one stands: itself, or what it is a part of."""
    kind, number = ref
    column = _PART_OF.get(kind)
    above = conn.one(f"select {column} from {kind} where id = ?", (number,)) if column else None  # noqa: S608 - ours
    return (BY_KIND[kind].refers[column], above) if column and above is not None else ref


def paper(conn: Connection, ref: Ref) -> Paper:
    """The page on which this record stands. Raises LookupError where there is none."""
    kind, number = whole(conn, ref)
    row = gather.one(conn, BY_KIND[kind], number)
    found = next(Papers(conn, True).of(kind, [(number, row)]), None)
    if found is None:
        raise LookupError(f"{kind} {number}")
    return found
