"""Links between any two records, n to n, without direction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write


def add(write: Write, one: Ref, other: Ref) -> None:
    """Linking twice is linking once."""
    a, b = sorted((one, other))
    write.conn.execute("insert or ignore into link values (?, ?, ?, ?)", (*a, *b))
    write.touch(*one)
    write.touch(*other)


def remove(write: Write, one: Ref, other: Ref) -> None:
    """Where there is no link, nothing happens."""
    a, b = sorted((one, other))
    write.conn.execute("delete from link where (kind_a, id_a, kind_b, id_b) = (?, ?, ?, ?)", (*a, *b))
    write.touch(*one)
    write.touch(*other)


def all_of(conn: Connection, ref: Ref) -> list[Ref]:
    """Everything that is linked with `ref`, removed records too."""
    found = conn.execute(
        """
        select kind_b, id_b from link where (kind_a, id_a) = (?, ?)
        union select kind_a, id_a from link where (kind_b, id_b) = (?, ?)
        """,
        (*ref, *ref),
    )
    return [(Kind(kind), number) for kind, number in found]


def of_each(conn: Connection, kind: Kind, ids: Iterable[int]) -> dict[int, list[Ref]]:
    """For the records of one kind, everything that is linked with each, removed records too."""
    found: dict[int, list[Ref]] = defaultdict(list)
    asked = rows.ids(ids)
    pairs = conn.execute(
        """
        select id_a, kind_b, id_b from link where kind_a = ? and id_a in (select value from json_each(?))
        union select id_b, kind_a, id_a from link where kind_b = ? and id_b in (select value from json_each(?))
        """,
        (kind, asked, kind, asked),
    )
    for number, other, other_id in pairs:
        found[number].append((Kind(other), other_id))
    return found


def of(conn: Connection, ref: Ref, kind: Kind) -> list[int]:
    """The ids of the records of `kind` that are linked with `ref`."""
    found = conn.execute(
        """
        select id_b from link where (kind_a, id_a) = (?, ?) and kind_b = ?
        union select id_a from link where (kind_b, id_b) = (?, ?) and kind_a = ?
        """,
        (*ref, kind, *ref, kind),
    )
    return [row[0] for row in found]
