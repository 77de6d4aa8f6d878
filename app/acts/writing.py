"""What was written, reflections and quick notes as one run of entries: newest first, read page by page."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple, TypeAlias

from app.records import reflections
from app.store.connection import Connection
from app.store.journal import Kind, Ref

KINDS = (Kind.NOTE, Kind.REFLECTION)  # by rank: on one day, reflections stand before notes
_START = 400  # characters: enough to find the first words in
_LAST = 1 << 62

Place: TypeAlias = tuple[str, int, int]  # ISO day, rank of the kind, id: the order of all that was written


class Entry(NamedTuple):
    """One of them without its text. A plain tuple, for thousands are read; private words stay out of repr."""

    day: str
    rank: int
    id: int
    model: str  # "" of a note
    kept_out: int
    title: str
    start: str  # of the text, where there is no title

    @property
    def place(self) -> Place:
        return self[:3]

    @property
    def kind(self) -> Kind:
        return KINDS[self.rank]

    @property
    def ref(self) -> Ref:
        return KINDS[self.rank], self.id

    @property
    def on(self) -> date:
        return date.fromisoformat(self.day)

    @property
    def headline(self) -> str:
        """Its title, else its first words that are no heading, else ""."""
        return self.title or reflections.first_words(self.start)

    def __repr__(self) -> str:
        return f"Entry({self.place})"


_SEEN = " and (on_day, id) < (?, ?)"
_SOME = " and id in (select value from json_each(?))"
_ENTRIES = f"""
    select on_day, 1 as rank, id, model, kept_out, title, iif(title = '', substr(text, 1, {_START}), '')
      from reflection where deleted_at is null{{0}}
    union all
    select on_day, 0, id, '', kept_out, '', substr(text, 1, {_START}) from note where deleted_at is null{{0}}
     order by on_day desc, rank desc, id desc limit ?
"""  # noqa: S608 - a number
_PLACES = """
    select on_day, 1 as rank, id from reflection where deleted_at is null{0}
    union all select on_day, 0, id from note where deleted_at is null{0}
     order by on_day desc, rank desc, id desc limit ?
"""


def newest(conn: Connection, *, before: Place | None = None, limit: int = 200) -> list[Entry]:
    """The latest first; `before` is the place of the last one seen."""
    if before is None:
        return _read(conn, "", (limit,))
    return _read(conn, _SEEN, (*_seen(before), limit))


def some(conn: Connection, refs: Collection[Ref]) -> list[Entry]:
    """Those of these that are kept, the latest first. For as many as fit on a page."""
    return _read(conn, _SOME, (*_ids(refs), len(refs)))


def entry(conn: Connection, ref: Ref) -> Entry | None:
    """None when it was removed."""
    return next(iter(some(conn, [ref])), None)


def places(conn: Connection, *, before: Place, limit: int) -> list[Place]:
    """Where entries stand, the latest first. Reads nothing but the indexes."""
    return conn.execute(_PLACES.format(_SEEN), (*_seen(before), limit)).fetchall()


def places_of(conn: Connection, refs: Collection[Ref]) -> list[Place]:
    """Where those of these that are kept stand, the latest first. Looks at each of them: for some thousands at most."""
    return conn.execute(_PLACES.format(_SOME), (*_ids(refs), len(refs))).fetchall()


def between(conn: Connection, first: date, last: date) -> dict[Kind, set[int]]:
    """The ids of those of the days from first to last."""
    days = first.isoformat(), last.isoformat()
    return {
        kind: {
            number
            for (number,) in conn.execute(
                f"select id from {kind} where on_day between ? and ? and deleted_at is null", days  # noqa: S608 - a Kind
            )
        }
        for kind in KINDS
    }


def end_of(day: str) -> Place:
    """The place before which all entries of the day, and of the days before, stand."""
    return day, len(KINDS), 0


def _read(conn: Connection, where: str, values: tuple[object, ...]) -> list[Entry]:
    return list(map(Entry._make, conn.execute(_ENTRIES.format(where), values).fetchall()))


def _seen(before: Place) -> tuple[object, ...]:
    """What (day, id) must be less than, for reflections and for notes."""
    day, rank, number = before
    limits = (number if rank == of else 0 if rank < of else _LAST for of in (1, 0))
    return tuple(part for limit in limits for part in (day, limit))


def _ids(refs: Collection[Ref]) -> tuple[str, str]:
    """Those of the reflections and of the notes among them, for json_each."""
    reflected = [number for kind, number in refs if kind is Kind.REFLECTION]
    noted = [number for kind, number in refs if kind is Kind.NOTE]
    return json.dumps(reflected), json.dumps(noted)
