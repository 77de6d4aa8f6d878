"""Recently removed: what can be brought back, with all that went with it, and erasing one of it before its time."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from app import search
from app.acts import purge, remove
from app.errors import Refused
from app.records.reflections import first_words
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Journal, Kind, Ref, Write

PAGE = 25
_TIDIED_AT_ONCE = 60  # steps of milliseconds
_BEGINNING = 400  # characters of a text, of which the first words are shown
_PERSON = "(select display_name from person where id = {})"
_WITH = _PERSON.format("(select m.person_id from mentorship m where m.id = mentorship_id)")
_GOAL = "(select g.title from goal g where g.id = goal_id)"
# What is shown of each kind, and the day that tells it from others; as SQL over its row.
_SHOWN: dict[Kind, tuple[str, str]] = {
    Kind.PERSON: ("display_name", "null"),
    Kind.MENTORSHIP: (_PERSON.format("person_id"), "started_on"),
    Kind.AGREEMENT: (_WITH, "agreed_on"),
    Kind.MEETING: (_WITH, "substr(coalesce(actual_start, planned_start), 1, 10)"),
    Kind.AGENDA_ITEM: ("title", "null"),
    Kind.ACTION: ("title", "agreed_on"),
    Kind.GOAL: ("title", "set_on"),
    Kind.CHECK_IN: (_GOAL, "on_day"),
    Kind.MILESTONE: ("title", "null"),
    Kind.REFLECTION: (f"coalesce(nullif(title, ''), substr(text, 1, {_BEGINNING}))", "on_day"),
    Kind.NOTE: (f"substr(text, 1, {_BEGINNING})", "on_day"),
    Kind.POST: ("title", "start_on"),
    Kind.TAG: ("name", "null"),
    Kind.DEPARTURE: ("what", "substr(left_at, 1, 10)"),
}


@dataclass(frozen=True, slots=True)
class Removed:
    """One record that was removed, by itself or with its parts. `on` is its own day."""

    ref: Ref
    at: datetime
    title: str = field(repr=False)
    on: date | None

    @property
    def until(self) -> datetime:
        """When it is erased."""
        return self.at + purge.KEPT_FOR


def count(conn: Connection) -> int:
    """How many there are."""
    return len(_all(conn))


def latest(conn: Connection, limit: int = PAGE) -> list[Removed]:
    """Those removed last come first. What went with something else is not told of by itself."""
    return [_read(conn, at, ref) for at, ref in _all(conn)[:limit]]


def bring_back(write: Write, ref: Ref) -> list[Ref]:
    """With what was removed together with it, and what it cannot be without. Returns all that came back.

    Raises Refused where another has taken its place, or when it was erased meanwhile.
    """
    at = _removed_at(write.conn, ref)
    if at is None:
        raise Refused("It isn’t here any more.", "It was brought back or erased meanwhile.")
    _look_for_another(write.conn, ref)
    back = remove.went_with(write.conn, ref, at)
    if ref[0] is Kind.MENTORSHIP:
        person = (Kind.PERSON, int(write.conn.one("select person_id from mentorship where id = ?", (ref[1],))))
        back += [person] if _removed_at(write.conn, person) else []
    remove.bring_back(write, back)
    return back


def erase(write: Write, ref: Ref) -> None:
    """For good, now, with its parts. Raises Refused where something that is kept hangs on it."""
    if _removed_at(write.conn, ref) is not None:
        purge.erase_whole(write, ref)


class Erasing:
    """All of them at once, in slices: one transaction, and then the index of search is tidied of their words.

    Of a very large index the rest is left to quiet moments, as after any erasure: nobody waits for it.
    """

    def __init__(self, journal: Journal, origin: object | None = None) -> None:
        self._journal, self._origin = journal, origin
        self.done = 0  # how many are erased for good; 0 until all are

    def steps(self) -> Generator[tuple[int, int], None, None]:
        """How far it is. Closed before they are all erased, none is."""
        total, erased = count(self._journal.read), 0
        with self._journal.borrow(self._origin) as write:
            for _ in purge.erase_removed(write):
                erased += 1
                yield min(erased, total), total
        self.done = erased
        for _ in range(_TIDIED_AT_ONCE):
            if not search.is_untidy(self._journal.read):
                break
            with self._journal.write(self._origin) as write:
                search.tidy_a_little(write)
            yield total, total


def _all(conn: Connection) -> list[tuple[str, Ref]]:
    found = [(at, (kind, number)) for kind in _SHOWN for number, at in _of(conn, kind)]
    return sorted(found, key=lambda one: (one[0], one[1][1]), reverse=True)


def _of(conn: Connection, kind: Kind) -> list[tuple[int, str]]:
    owner = " and kind <> 'self'" if kind is Kind.PERSON else ""
    whole = "".join(
        f" and coalesce({column} not in (select id from {of} where deleted_at is not null), true)"  # noqa: S608
        for of, column in remove.wholes_of(kind)
    )
    sql = f"select id, deleted_at from {kind} where deleted_at >= ?{owner}{whole}"  # noqa: S608 - Kinds
    return conn.execute(sql, (rows.stamp(datetime.now(UTC) - purge.KEPT_FOR),)).fetchall()


def _read(conn: Connection, at: str, ref: Ref) -> Removed:
    kind, number = ref
    title, on = _SHOWN[kind]
    row = conn.execute(f"select {title}, {on} from {kind} where id = ?", (number,)).fetchone()  # noqa: S608
    words = row[0] or ""
    if kind is Kind.NOTE or (kind is Kind.REFLECTION and "\n" in words):
        words = first_words(words)
    return Removed(ref, datetime.fromisoformat(at), words, rows.day(row[1]))


def _removed_at(conn: Connection, ref: Ref) -> str | None:
    at = conn.one(f"select deleted_at from {ref[0]} where id = ?", (ref[1],))  # noqa: S608 - a Kind
    return None if at is None else str(at)


def _look_for_another(conn: Connection, ref: Ref) -> None:
    """Raises Refused where there may be one only, and one there is."""
    kind, number = ref
    same = {
        Kind.TAG: ("b.folded = a.folded", "There’s a tag of that name already."),
        Kind.CHECK_IN: ("b.goal_id = a.goal_id and b.on_day = a.on_day", "There’s a check-in of that day already."),
        Kind.AGREEMENT: (
            "b.mentorship_id = a.mentorship_id and a.state = b.state and a.state <> 'superseded'",
            "There’s another agreement in its place now.",
        ),
    }
    if kind not in same:
        return
    means, words = same[kind]
    sql = f"select 1 from {kind} a join {kind} b on {means} where a.id = ? and b.deleted_at is null"  # noqa: S608
    if conn.one(sql, (number,)):
        raise Refused(words, "To bring this one back, remove the other first.")
