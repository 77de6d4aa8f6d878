"""Full-text search over every record, newest first, inside the encrypted journal."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import cast

from app import excerpts
from app.excerpts import Span, terms
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

PAGE = 20
MOST_COUNTED = 1000
RANKED = 300  # best match looks at the newest this many: ranking all of them would grow with the journal
_TIDY_BLOCKS, _FEW_BLOCKS, _ROUNDS = 64, 128, 2
_NOBODY = -(1 << 62)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTES = 24 * 60  # of a day


@dataclass(frozen=True)
class Found:
    """One record that matches. Its excerpt is cut when it is first looked at: most results never are."""

    kind: Kind
    id: int
    place: int  # for `before` of the next page
    title: str = field(repr=False)
    body: str = field(repr=False)
    words: str = field(default="", repr=False)

    @property
    def on(self) -> date:
        """The day of the entry's own time, by this computer's clock."""
        return _local_day(self.place)

    @property
    def excerpt(self) -> str:
        """A line of plain words around the first match."""
        return self._cut[0]

    @property
    def spans(self) -> tuple[Span, ...]:
        """[start, end) of every match in the excerpt."""
        return self._cut[1]

    @cached_property
    def _cut(self) -> tuple[str, tuple[Span, ...]]:
        return excerpts.cut(self.body, self.words)


def query(words: str) -> str:
    """The FTS5 expression. "" when nothing can be searched for."""
    return " ".join(f'"{word}" *' for word in terms(words))


def newest(
    conn: Connection, words: str, *, before: int | None = None, limit: int = PAGE, kinds: Collection[Kind] = ()
) -> list[Found]:
    """The latest matches by their own date; `before` is the `place` of the last one seen, `kinds` the only ones wanted.

    Of kinds of which there are few among many others, every match is looked at.
    """
    expression = query(words)
    if not expression:
        return []
    wanted = f"and +t.kind in ({', '.join('?' * len(kinds))})" if kinds else ""
    found = conn.execute(
        f"""
        select t.kind, t.record_id, t.id, t.title, t.body
          from search s join search_text t on t.id = s.rowid
         where s.search match ? and s.rowid < ? {wanted}
         order by s.rowid desc limit ?
        """,  # noqa: S608 - question marks
        (expression, before if before is not None else 1 << 62, *kinds, limit),
    )
    return [_found(row, words) for row in found.fetchall()]


def places(
    conn: Connection, words: str, among: Container[int], *, lowest: int, below: int, limit: int
) -> list[int]:
    """Where matches stand that are `among` these places, the latest first, from `below` down to `lowest`.

    No entry is read, so that few are found among many others. At most `limit`, and what is of the last one's time.
    """
    expression, found = query(words), list[int]()
    if not expression:
        return found
    matching = conn.execute(
        "select rowid from search where search match ? and rowid >= ? and rowid < ? order by rowid desc",
        (expression, lowest, below),
    )
    for (place,) in matching:
        if place in among:
            if len(found) >= limit and place >> 20 != found[-1] >> 20:
                break
            found.append(place)
    matching.close()
    return found


def places_of(conn: Connection, kind: Kind, ids: Collection[int] | None = None) -> dict[int, Ref]:
    """Where the kept records of a kind stand, or these of them. Reads nothing but the index."""
    some = "" if ids is None else " and record_id in (select value from json_each(?))"
    values = (kind,) if ids is None else (kind, json.dumps(list(ids)))
    found = conn.execute(f"select id, record_id from search_text where kind = ?{some}", values)  # noqa: S608
    return {place: (kind, number) for place, number in found}


def few(conn: Connection, kinds: Collection[Kind], number: int) -> bool:
    """Whether no more than so many records of these kinds are kept."""
    marks = ", ".join("?" * len(kinds))
    count = f"select count(*) from (select 1 from search_text where kind in ({marks}) limit ?)"  # noqa: S608
    return int(conn.one(count, (*kinds, number + 1))) <= number


def extent(conn: Connection, kinds: Collection[Kind]) -> tuple[int, date | None]:
    """How many entries of these kinds are kept, and the day of the first of them by its own date."""
    marks = ", ".join("?" * len(kinds))
    number = conn.one(f"select count(*) from search_text where kind in ({marks})", (*kinds,))  # noqa: S608
    first = f"select id from search_text where +kind in ({marks}) order by id limit 1"  # noqa: S608 - question marks
    return int(number), _local_day(conn.one(first, (*kinds,))) if number else None


def start_of(day: str) -> int:
    """The lowest place of an entry of an ISO day that has no time."""
    return (date.fromisoformat(day) - _EPOCH.date()).days * _MINUTES << 20


def end_of(day: str) -> int:
    """The first place after its day."""
    return start_of(day) + (_MINUTES << 20)


def day_of(place: int) -> str:
    """The ISO day of an entry that has no time."""
    return (_EPOCH.date() + timedelta(days=(place >> 20) // _MINUTES)).isoformat()


def best(conn: Connection, words: str, *, limit: int = PAGE) -> list[Found]:
    """The best of the newest matches, by BM25."""
    expression = query(words)
    if not expression:
        return []
    found = conn.execute(
        """
        select t.kind, t.record_id, t.id, t.title, t.body
          from (select id, fit from
                 (select rowid as id, bm25(search, 4.0, 1.0) as fit from search where search match ?
                   order by rowid desc limit ?)
                 order by fit, id desc limit ?) b
          join search_text t on t.id = b.id
         order by b.fit, b.id desc
        """,
        (expression, RANKED, limit),
    )
    return [_found(row, words) for row in found.fetchall()]


def matching(conn: Connection, words: str, *, before: int | None = None) -> list[tuple[int, Kind]]:
    """Place and kind of the latest MOST_COUNTED matches: all of them cost about as much as a page with its words."""
    expression = query(words)
    if not expression:
        return []
    found = conn.execute(
        """
        select s.rowid, t.kind from search s join search_text t indexed by search_text_kinds on t.id = s.rowid
         where s.search match ? and s.rowid < ?
         order by s.rowid desc limit ?
        """,
        (expression, before if before is not None else 1 << 62, MOST_COUNTED),
    )
    return cast(list[tuple[int, Kind]], found.fetchall())  # a Kind is the text that stands there


def read(conn: Connection, places: Sequence[int], words: str) -> list[Found]:
    """The entries at these places, in this order."""
    found = conn.execute(
        "select kind, record_id, id, title, body from search_text where id in (select value from json_each(?))",
        (f"[{','.join(map(str, places))}]",),
    )
    by_place = {row[2]: _found(row, words) for row in found.fetchall()}
    return [by_place[place] for place in places if place in by_place]


def of_kind(conn: Connection, kind: Kind, limit: int) -> list[Found]:
    """The entries of a kind that were made last, whatever stands in them."""
    found = conn.execute(
        "select kind, record_id, id, title, body from search_text where kind = ? order by record_id desc limit ?",
        (kind, limit),
    )
    return [_found(row, "") for row in found.fetchall()]


def has(conn: Connection, kind: Kind) -> bool:
    """Whether there is any entry of that kind."""
    return bool(conn.one("select 1 from search_text where kind = ? limit 1", (kind,)))


def recent(
    conn: Connection, limit: int = 8, but: Sequence[Kind] = (), *, before: int | None = None
) -> list[Found]:
    """The latest entries by their own date, for a search not yet begun; `but` are kinds to pass over."""
    found = conn.execute(
        f"""select kind, record_id, id, title, body from search_text
             where id < ? and +kind not in ({", ".join("?" * len(but))}) order by id desc limit ?""",  # noqa: S608
        (before if before is not None else 1 << 62, *but, limit),
    )
    return [_found(row, "") for row in found]


def latest(conn: Connection, kinds: Collection[Kind], until: datetime, limit: int) -> list[Ref]:
    """The latest entries of these kinds by their own date, up to that moment.

    Walks down from there: it is for kinds of which there are many, or of which the latest are wanted anyway.
    """
    end = (int(until.timestamp()) // 60 + 1) << 20
    found = conn.execute(
        f"""select kind, record_id from search_text
             where id < ? and +kind in ({", ".join("?" * len(kinds))}) order by id desc limit ?""",  # noqa: S608
        (end, *kinds, limit),
    )
    return [(Kind(kind), number) for kind, number in found]


def words_of(conn: Connection, ref: Ref) -> tuple[str, str] | None:
    """All the words of a kept record, its title and its body; None when there is none."""
    found = conn.execute("select title, body from search_text where kind = ? and record_id = ?", ref).fetchone()
    return (found[0], found[1]) if found else None


def mark_untidy(write: Write) -> None:
    """Erased words stay in old blocks of the index until they are merged: remember that it must be done."""
    write.conn.execute("update about set untidy = ?", (_ROUNDS,))


def is_untidy(conn: Connection) -> bool:
    return bool(conn.one("select untidy from about"))


def tidy_a_little(write: Write) -> bool:
    """Make some blocks of the index anew, a few milliseconds' worth. True when no erased word is left in it.

    What FTS5's 'optimize' promises, in steps that nobody has to wait for, and in two rounds: where all blocks happen
    to be of one age, a single merge (and 'optimize' too) keeps the marks of what was erased, words and all.
    """
    if write.conn.one("select count(*) from (select 1 from search_data limit ?)", (_FEW_BLOCKS,)) < _FEW_BLOCKS:
        write.conn.execute("insert into search (search) values ('rebuild')")
        left = 0
    elif _merge_a_little(write):
        return False
    else:
        left = max(0, write.conn.one("select untidy from about") - 1)
    if left:
        _add_a_block(write)
    write.conn.execute("update about set untidy = ?", (left,))
    return not left


def _merge_a_little(write: Write) -> bool:
    """False when nothing was left to merge."""
    before = write.conn.total_changes
    write.conn.execute("insert into search (search, rank) values ('merge', ?)", (-_TIDY_BLOCKS,))
    return write.conn.total_changes - before >= 2


def _add_a_block(write: Write) -> None:
    """One that is younger than all others, for an entry that is gone again at once."""
    write.conn.execute("insert into search (rowid, title, body) values (?, 'a', '')", (_NOBODY,))
    write.conn.execute("insert into search (search, rowid, title, body) values ('delete', ?, 'a', '')", (_NOBODY,))


def _local_day(place: int) -> date:
    return (_EPOCH + timedelta(minutes=place >> 20)).astimezone().date()


def _found(row: tuple[str, int, int, str, str], words: str) -> Found:
    kind, record_id, place, title, body = row
    return Found(Kind(kind), record_id, place, title, body, words)
