"""Bringing what was taken out into an empty journal: all of it in one transaction, or nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from app import search
from app.errors import DiskGone, DiskTrouble
from app.exchange import values
from app.exchange.reading import Line, Source
from app.exchange.refusals import (
    BringInDamaged,
    BringInNoRoom,
    BringInNotKept,
    BringInOutOfReach,
    BringInTooNew,
    JournalNotEmpty,
)
from app.exchange.tables import (
    ABOUT,
    ABOUT_STAYS,
    BY_KIND,
    DRAFT,
    LINK,
    OTHERS,
    PROMPT,
    VERSION_OF,
    Column,
    columns_of,
    key_of,
)
from app.progress import Progress
from app.records import tags
from app.store import earlier, migrate
from app.store.connection import Connection, RuleOfTable
from app.store.journal import Journal, Kind, Ref, Write

_PAGE = 200  # records between two steps
_MOST_KNOWN = 20_000


class _TriedOut(Exception):
    """To leave a transaction behind."""


def is_empty(conn: Connection) -> bool:
    """Whether there is nothing but, at most, its owner's name: nor anything removed, or half typed."""
    for kind in Kind:
        but = " where kind <> 'self'" if kind is Kind.PERSON else ""
        if conn.one(f"select 1 from {kind}{but} limit 1"):  # noqa: S608 - a Kind
            return False
    return not (conn.one("select 1 from link limit 1") or conn.one("select 1 from draft limit 1"))


def bring_in(
    journal: Journal, source: Path, progress: Progress, *, dry_run: bool = False, origin: object | None = None
) -> dict[str, int]:
    """How many of each kind came in. Raises JournalNotEmpty, NothingToBringIn, BringInTooNew or BringInDamaged."""
    coming = Bringing(source)
    with closing(coming.into(journal, dry_run=dry_run, origin=origin)) as steps:
        for done, total in steps:
            progress.step(done, total)
    return coming.counts


class Bringing:
    """One take-out on its way in."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._counts: Counter[str] = Counter()

    @property
    def counts(self) -> dict[str, int]:
        return dict(self._counts)

    def into(
        self, journal: Journal, *, dry_run: bool = False, origin: object | None = None
    ) -> Generator[tuple[int, int], None, None]:
        """Everything, some records at a time, telling how far it is. Closed before its end, it changes nothing.

        Raises BringInStopped too, where one of the two disks was full or gone.
        """
        try:
            with suppress(_TriedOut), journal.borrow(origin) as write:
                yield from self._steps(write)
                if dry_run:
                    raise _TriedOut
        except DiskTrouble as error:
            raise BringInNoRoom from error
        except DiskGone as error:
            raise BringInNotKept from error
        except OSError as error:
            raise BringInOutOfReach from error

    def _steps(self, write: Write) -> Generator[tuple[int, int], None, None]:
        if not is_empty(write.conn):
            raise JournalNotEmpty
        with closing(Source(self._source)) as source:
            if source.schema > migrate.schema(write.conn):
                raise BringInTooNew
            keeping = _Keeping(write)
            for number, line in enumerate(source.lines()):
                self._keep(keeping, line)
                if number % _PAGE == 0:
                    yield source.read_bytes, source.size
            keeping.finish()

    def _keep(self, keeping: _Keeping, line: Line) -> None:
        try:
            keeping.keep(line.name, line.row)
        except (ValueError, TypeError, LookupError, RecursionError, RuleOfTable):
            raise BringInDamaged.at(line.number) from None
        self._counts[line.name] += 1


class _Keeping:
    """Where each record goes: none before what it refers to, so that nothing goes round in circles.

    Raises ValueError, TypeError, LookupError or RuleOfTable for what can’t be kept.
    """

    def __init__(self, write: Write) -> None:
        self._write, self._conn = write, write.conn
        self._columns = {kind: dict(_keys(self._conn, kind)) for kind in Kind}
        self._plain_columns = {name: {one.name: one for one in columns_of(self._conn, name)} for name in OTHERS}
        self._known: dict[tuple[Kind, str], int] = {}
        self._last: dict[Kind, int] = {}
        self._has_owner = False
        self._others: dict[str, Callable[[dict[str, Any]], None]] = {
            LINK: self._link,
            VERSION_OF: self._version,
            PROMPT: self._prompt,
            DRAFT: self._draft,
            ABOUT: self._about,
        }

    def keep(self, name: str, row: dict[str, Any]) -> None:
        if name in self._others:
            self._others[name](row)
        else:
            self._record(Kind(name), row)

    def finish(self) -> None:
        """Whoever listens is told of one of each kind: there may be very many."""
        for kind, record_id in self._last.items():
            self._write.touch(kind, record_id)

    def _record(self, kind: Kind, row: dict[str, Any]) -> None:
        known, table = self._columns[kind], BY_KIND[kind]
        if kind is Kind.PERSON and row.get("kind") == "self":
            self._make_room_for_owner()
        kept: dict[str, object] = {}
        for key, value in row.items():
            column = known[key]
            if column.name in table.refers and value is not None:
                kept[column.name] = self._id(table.refers[column.name], values.uid(value))
            else:
                kept[column.name] = values.checked(column, value)
        if kind is Kind.TAG:
            kept["folded"] = tags.folded(str(kept["name"]))
        if any(column.needed and column.name not in kept for column in known.values()):
            raise ValueError
        self._last[kind] = self._insert(kind, kept)

    def _make_room_for_owner(self) -> None:
        """The name given when this journal was made makes room for the one that comes in."""
        if not self._has_owner:
            self._has_owner = True
            self._conn.execute("delete from person where kind = 'self'")
            search.mark_untidy(self._write)

    def _link(self, row: dict[str, Any]) -> None:
        one, other = sorted((self._ref(row["a"]), self._ref(row["b"])))
        if one == other or len(row) != 2:
            raise ValueError
        self._conn.execute("insert into link values (?, ?, ?, ?)", (*one, *other))

    def _version(self, row: dict[str, Any]) -> None:
        columns = self._plain_columns[VERSION_OF]
        kind, record_id = self._ref(row["of"])
        kept = {name: values.checked(columns[name], value) for name, value in row.items() if name != "of"}
        if kept["field"] not in earlier.TEXTS[kind] or {"id", "kind", "record_id"} & kept.keys():
            raise ValueError
        self._insert(VERSION_OF, {"kind": kind, "record_id": record_id, **kept})

    def _prompt(self, row: dict[str, Any]) -> None:
        self._insert(PROMPT, self._plain(PROMPT, row), "or replace ")

    def _draft(self, row: dict[str, Any]) -> None:
        kept = self._plain(DRAFT, row)
        words = json.loads(str(kept["words"]))
        if not isinstance(words, dict) or not all(isinstance(text, str) for text in words.values()):
            raise ValueError
        self._insert(DRAFT, kept)

    def _about(self, row: dict[str, Any]) -> None:
        waiting = row.pop("lines_to_read", None)
        kept = self._plain(ABOUT, row)
        if not kept.keys().isdisjoint(ABOUT_STAYS):
            raise ValueError
        if waiting is not None:
            kept["lines_to_read"] = self._id(Kind.MEETING, values.uid(waiting))
        names = ", ".join(f"{name} = ?" for name in kept)
        if kept:
            self._conn.execute(f"update about set {names}", tuple(kept.values()))  # noqa: S608 - our names

    def _plain(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        columns = self._plain_columns[table]
        return {name: values.checked(columns[name], value) for name, value in row.items()}

    def _ref(self, value: Sequence[Any]) -> Ref:
        kind, uid = value
        return Kind(kind), self._id(Kind(kind), values.uid(uid))

    def _id(self, kind: Kind, uid: str) -> int:
        if (found := self._known.get((kind, uid))) is None:
            found = self._conn.one(f"select id from {kind} where uid = ?", (uid,))  # noqa: S608 - a Kind
            if found is None:
                raise LookupError
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[kind, uid] = found
        return int(found)

    def _insert(self, table: str, row: dict[str, Any], how: str = "") -> int:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        sql = f"insert {how}into {table} ({names}) values ({marks})"  # noqa: S608 - the schema's names
        return int(self._conn.execute(sql, tuple(row.values())).lastrowid or 0)


def _keys(conn: Connection, kind: Kind) -> list[tuple[str, Column]]:
    table = BY_KIND[kind]
    return [(key_of(one.name) if one.name in table.refers else one.name, one) for one in table.columns(conn)]
