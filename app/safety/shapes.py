"""What a row of each table looks like, so that a row found anywhere can be told to be one of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from app.safety.trees import Row, Value
from app.store.connection import Connection
from app.store.journal import Kind

_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TYPES: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (int, float), "BLOB": (bytes,)}
_SAMPLE = 8  # rows of a page that are looked at


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    types: tuple[type, ...]
    needed: bool  # neither null nor a default can stand there
    is_rowid: bool
    chosen: frozenset[str]  # the only words that it takes; empty where any will do

    def takes(self, value: Value) -> bool:
        if value is None:
            return self.is_rowid or not self.needed
        if not isinstance(value, self.types):
            return False
        return not self.chosen or value in self.chosen


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns in the order in which they are kept."""

    table: str
    columns: tuple[Column, ...]

    def takes(self, row: Row) -> bool:
        """Whether this row may be of the table. Older rows are shorter: a column that came later isn't in them."""
        values = row.values
        if len(values) > len(self.columns) or (len(values) < len(self.columns) // 2 and not row.cut):
            return False
        pairs = list(zip(self.columns, values, strict=False))
        if row.cut:
            pairs = pairs[:-1]
        return bool(pairs) and all(_fits(column, value) for column, value in pairs)


def _fits(column: Column, value: Value) -> bool:
    if column.name == "uid":
        return isinstance(value, str) and _UID.fullmatch(value) is not None
    if column.is_rowid:
        return value is None
    return column.takes(value)


def shapes(conn: Connection) -> dict[str, Shape]:
    """Of every table but the search index, which is made anew."""
    listed = conn.execute("select name, wr from pragma_table_list where schema = 'main' and type = 'table'").fetchall()
    return {
        name: Shape(name, tuple(_columns(conn, name, bool(rowless))))
        for name, rowless in listed
        if not name.startswith(("sqlite_", "search_")) or name == "search_text"
    }


def _columns(conn: Connection, table: str, rowless: bool) -> Iterable[Column]:
    listed = conn.execute(
        "select name, type, \"notnull\", dflt_value, pk from pragma_table_xinfo(?) where hidden in (0, 3)", (table,)
    ).fetchall()
    if rowless:  # its key comes first
        listed = sorted(listed, key=lambda column: column[4] or len(listed))
    sql = str(conn.one("select sql from sqlite_schema where type = 'table' and name = ?", (table,)))
    for name, kind, never_null, default, key in listed:
        is_rowid = key == 1 and kind == "INTEGER" and not rowless
        needed = bool(never_null or key) and default is None
        yield Column(name, _TYPES[kind], needed, is_rowid, _chosen(sql, name))


def _chosen(sql: str, column: str) -> frozenset[str]:
    listed = re.search(rf"check \({column} in\s*\(([^)]*)\)", sql)
    return frozenset(re.findall(r"'([^']*)'", listed[1])) if listed else frozenset()


def of_which(known: dict[str, Shape], rows: Sequence[Row]) -> str:
    """The table that most of these rows fit, and of those the one with the most columns; "" for none."""
    some = rows[:_SAMPLE]
    fitting = {name: sum(map(shape.takes, some)) for name, shape in known.items() if name != "link"}
    best = max(fitting.values(), default=0)
    if not best or best * 2 < len(some):
        return ""
    likely = [name for name, count in fitting.items() if count == best]
    return min(likely, key=lambda name: abs(len(known[name].columns) - max(len(row.values) for row in some)))


def is_link(values: Sequence[Value]) -> TypeGuard[tuple[str, int, str, int]]:
    kinds = set(Kind)
    return (
        len(values) == 4
        and values[0] in kinds
        and values[2] in kinds
        and isinstance(values[1], int)
        and isinstance(values[3], int)
    )
