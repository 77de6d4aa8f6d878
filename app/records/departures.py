"""What left this journal: when, what, for whom, under which file names or on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write

_COLUMNS = "id, uid, left_at, what, for_whom, file_name, titles, how"


class How(StrEnum):
    """By which way something left."""

    EXPORTED = "exported"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that was taken along. `left_at` is UTC, ISO 8601; on paper it has no file names."""

    id: int
    uid: str
    left_at: str
    what: str = field(repr=False)
    for_whom: str = field(repr=False)
    file_names: tuple[str, ...] = field(repr=False)
    titles: tuple[str, ...] = field(default=(), repr=False)  # of the entries that went with it
    how: How = How.EXPORTED

    @property
    def file_name(self) -> str:
        """All of them in one line."""
        return ", ".join(self.file_names)

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands among all, for `latest`."""
        return self.left_at, self.id


def add(
    write: Write,
    what: str,
    for_whom: str,
    file_names: str | Sequence[str] = (),
    titles: Sequence[str] = (),
    how: How = How.EXPORTED,
) -> Departure:
    """File names without their folders: those tell where somebody works."""
    named = (file_names,) if isinstance(file_names, str) else file_names
    departure_id, _ = rows.insert(
        write,
        Kind.DEPARTURE,
        left_at=rows.now(),
        what=rows.line(what),
        for_whom=rows.line(for_whom),
        file_name=_lines(named),
        titles=_lines(titles),
        how=how,
    )
    return get(write.conn, departure_id)


def get(conn: Connection, departure_id: int) -> Departure:
    """Raises LookupError when there is none, or when it was forgotten."""
    found = conn.execute(
        f"select {_COLUMNS} from departure where id = ? and deleted_at is null",  # noqa: S608 - our columns
        (departure_id,),
    ).fetchone()
    if found is None:
        raise LookupError(f"departure {departure_id}")
    return _from_row(found)


def latest(conn: Connection, limit: int = 200, before: tuple[str, int] | None = None) -> list[Departure]:
    """Newest first; of a long list what comes after the `place` of the last one read."""
    found = conn.execute(
        f"""select {_COLUMNS} from departure
             where deleted_at is null and (left_at, id) < (?, ?)
             order by left_at desc, id desc limit ?""",  # noqa: S608 - our columns
        (*(before or ("~", 0)), limit),
    )
    return [_from_row(row) for row in found]


def forget(write: Write, departure: Departure) -> None:
    """Its line is no longer in the list; `remember` brings back the same."""
    rows.hide(write, Kind.DEPARTURE, departure.id)


def remember(write: Write, departure: Departure) -> None:
    rows.restore(write, Kind.DEPARTURE, departure.id)


def erase(write: Write, departure: Departure) -> None:
    """For what did not leave after all."""
    write.conn.execute("delete from departure where id = ?", (departure.id,))
    write.touch(Kind.DEPARTURE, departure.id)


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(filter(None, map(rows.line, texts)))


def _from_row(row: Sequence[str]) -> Departure:
    departure_id, uid, left_at, what, for_whom, names, titles, how = row
    return Departure(
        int(departure_id),
        uid,
        left_at,
        what,
        for_whom,
        tuple(names.splitlines()),
        tuple(titles.splitlines()),
        How(how),
    )
