"""Links between any two records, n to n, without direction."""

from __future__ import annotations

from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write


def add(write: Write, one: Ref, other: Ref) -> None:
    """Linking twice is linking once."""
    a, b = sorted((one, other))
    write.conn.execute("insert or ignore into link values (?, ?, ?, ?)", (*a, *b))
    write.touch(*one)
    write.touch(*other)


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
