"""Puts the rows that were found into the tables of a new journal, so that each can be opened there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.progress import Progress
from app.safety.finding import Found
from app.safety.shapes import Column, Shape
from app.safety.trees import Row, Value
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind

REST_IS_GONE = "[The rest of this couldn’t be read.]"
_LONG = 40  # letters of a text that was cut short, from which on it is kept
_STEP = 200  # rows


@dataclass(slots=True)
class Refilled:
    """`ids` by table; `cut` counts records of which the end is gone; `homeless` are texts of rows that fit nowhere."""

    ids: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    cut: int = 0
    homeless: list[str] = field(default_factory=list, repr=False)


def order(shapes: dict[str, Shape]) -> list[str]:
    """Whom others point to comes first; the search index is made by the records themselves."""
    kinds = [kind.value for kind in Kind if kind in shapes]
    return [*kinds, *(name for name in shapes if name not in kinds and name not in ("about", "search_text"))]


def refill(conn: Connection, shapes: dict[str, Shape], found: Found, progress: Progress) -> Refilled:
    """Within one transaction of the caller's. Raises Cancelled."""
    done = Refilled()
    total, at = sum(len(found.rows[name]) for name in shapes), 0
    for name in order(shapes):
        for row in found.rows[name]:
            _put(conn, shapes[name], row, done)
            at += 1
            if at % _STEP == 0:
                progress.step(at, total)
    for name, last in found.last_ids.items():
        conn.execute("update sqlite_sequence set seq = max(seq, ?) where name = ?", (last, name))
    return done


def recount(conn: Connection) -> None:
    """What triggers keep beside the records themselves."""
    conn.execute(
        """
        update mentorship set times_met = (select count(*) from meeting where mentorship_id = mentorship.id
                                            and deleted_at is null and state in ('held', 'reflected'))
        """
    )


def part_from_nowhere(conn: Connection, done: Refilled) -> int:
    """A record that points to one that can't be: it does without, or its words find another home. How many of those."""
    gone = 0
    for _ in range(len(Kind)):  # one that goes may leave others behind; no chain of kinds is longer
        for table, rowid, _, key in conn.execute("pragma foreign_key_check").fetchall():
            listed = conn.execute('select "from" from pragma_foreign_key_list(?) where id = ?', (table, key)).fetchall()
            gone += _parted(conn, table, rowid, [column for (column,) in listed], done)
    return gone


def _parted(conn: Connection, table: str, rowid: int, columns: list[str], done: Refilled) -> bool:
    """Whether it is gone for good."""
    needed = dict(conn.execute('select name, "notnull" from pragma_table_info(?)', (table,)).fetchall())
    if not any(needed[column] for column in columns):
        for column in columns:
            conn.execute(f"update {table} set {column} = null where rowid = ?", (rowid,))  # noqa: S608 - our names
        return False
    row = conn.execute(f"select * from {table} where rowid = ?", (rowid,)).fetchone()  # noqa: S608 - our names
    texts = [value for value in row or () if isinstance(value, str) and len(value) >= _LONG]
    if texts:
        done.homeless.append("\n\n".join(texts))
    conn.execute(f"delete from {table} where rowid = ?", (rowid,))  # noqa: S608 - our names
    return row is not None


def _put(conn: Connection, shape: Shape, row: Row, done: Refilled) -> None:
    if row.rowid and row.rowid in done.ids[shape.table]:
        return  # found twice: the first is the one that its tree led to
    values = _named(shape, row)
    if values is not None and insert(conn, shape.table, values):
        done.ids[shape.table].add(row.rowid)
        done.cut += row.cut
    elif row.cut:
        texts = [value for value in row.values if isinstance(value, str) and len(value) >= _LONG]
        if texts:
            done.homeless.append("\n\n".join([*texts, REST_IS_GONE]))


def insert(conn: Connection, table: str, values: dict[str, Value]) -> bool:
    """False where the table doesn't take it."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    sql = f"insert or ignore into {table} ({names}) values ({marks})"  # noqa: S608 - names of tables and columns
    return conn.execute(sql, tuple(values.values())).rowcount == 1


def _named(shape: Shape, row: Row) -> dict[str, Value] | None:
    """By column, with something for what is missing; None where it can't be of this table."""
    values = list(row.values)
    if row.cut and values:
        last = values.pop()
        if isinstance(last, str) and len(last) >= _LONG:
            values.append(f"{last}\n\n{REST_IS_GONE}")
    named: dict[str, Value] = {}
    for column, value in zip(shape.columns, values, strict=False):
        if column.is_rowid:
            named[column.name] = row.rowid
        elif column.takes(value):
            named[column.name] = value
        else:
            return None
    for column in shape.columns[len(values) :]:
        if column.needed and not column.is_rowid:
            named[column.name] = _filler(column)
    return named


def _filler(column: Column) -> Value:
    if int in column.types:
        return 0
    if column.name.endswith("_at"):
        return rows.now()
    if column.name.startswith("on_") or column.name.endswith("_on"):
        return rows.today().isoformat()
    return min(column.chosen, default="")


def missing(found: Found, ids: dict[str, set[int]], kinds: Iterable[Kind]) -> Counter[Kind]:
    """How many records an index of the damaged file names that could not be read."""
    return Counter({kind: gone for kind in kinds if (gone := len(found.known_ids[kind] - ids[kind]))})
