"""What left this journal: when, what, for whom, under which file name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


@dataclass(frozen=True, slots=True)
class Departure:
    """One file that was taken along. `left_at` is UTC, ISO 8601."""

    id: int
    uid: str
    left_at: str
    what: str = field(repr=False)
    for_whom: str = field(repr=False)
    file_name: str = field(repr=False)


def add(write: Write, what: str, for_whom: str, file_name: str) -> Departure:
    """`file_name` is the name alone: folders tell where somebody works."""
    now = rows.now()
    made = Departure(0, rows.new_uid(), now, rows.line(what), rows.line(for_whom), rows.line(file_name))
    cursor = write.conn.execute(
        """insert into departure (uid, left_at, what, for_whom, file_name, created_at, edited_at)
           values (?, ?, ?, ?, ?, ?, ?)""",
        (made.uid, now, made.what, made.for_whom, made.file_name, now, now),
    )
    made = replace(made, id=rows.new_id(cursor))
    write.touch(Kind.DEPARTURE, made.id)
    return made


def erase(write: Write, departure: Departure) -> None:
    """For what did not leave after all."""
    write.conn.execute("delete from departure where id = ?", (departure.id,))
    write.touch(Kind.DEPARTURE, departure.id)


def latest(conn: Connection, limit: int = 200) -> list[Departure]:
    """Newest first."""
    found = conn.execute(
        """select id, uid, left_at, what, for_whom, file_name from departure where deleted_at is null
            order by left_at desc, id desc limit ?""",
        (limit,),
    )
    return [Departure(*row) for row in found]
