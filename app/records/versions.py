"""What the long texts of a record said earlier. They are kept by `store.earlier`, and thinned here as they age."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from app.store import earlier, rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

# All of the last days are kept; then the last of a day, of a week and of a month, and whatever holds words of its own.
_DAYS, _WEEKS, _MONTHS = earlier.ALL_KEPT_FOR, timedelta(days=30), timedelta(days=365)
_OWN = 12  # pairs of neighbouring words that stand nowhere else: a sentence, or a handful of slips put right
_WORD = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]|[^\s\u3040-\u9fff\uac00-\ud7af]+")  # of CJK, each sign

_START = 400  # characters

_Kept = tuple[int, str, str]  # id, said_at, text


@dataclass(frozen=True, slots=True)
class Version:
    """What one text of a record said at a moment. All of its words are read when they are wanted: `text`."""

    id: int
    name: str  # of the text, a column
    said_at: datetime
    start: str = field(repr=False)  # enough to find the first words in


def of(conn: Connection, ref: Ref) -> list[Version]:
    """Those with words, the latest first."""
    found = conn.execute(
        "select id, field, said_at, substr(text, 1, ?) from version where (kind, record_id) = (?, ?) and text <> '' "
        "order by said_at desc, id desc",
        (_START, *ref),
    )
    return [Version(number, name, datetime.fromisoformat(at), start) for number, name, at, start in found]


def text(conn: Connection, version_id: int) -> str:
    """Its words. Raises LookupError when it was thinned out or forgotten."""
    words = conn.one("select text from version where id = ?", (version_id,))
    if words is None:
        raise LookupError(f"version {version_id}")
    return str(words)


def present(conn: Connection, ref: Ref, name: str) -> str:
    """What that text says now. Raises LookupError where a record has no such text."""
    known = next((one for one in earlier.TEXTS[ref[0]] if one == name), "")
    if not known:
        raise LookupError(f"{ref[0]} has no such text")
    return str(conn.one(f"select {known} from {ref[0]} where id = ?", (ref[1],)) or "")  # noqa: S608 - one of TEXTS


def forget_all_of(write: Write, ref: Ref) -> None:
    """For good, at once."""
    write.conn.execute("delete from version where (kind, record_id) = (?, ?)", ref)


def are_due(conn: Connection) -> bool:
    """Whether `thin_a_little` would find anything."""
    return bool(conn.one("select 1 from version where thin_at <= ? limit 1", (rows.now(),)))


def thin_a_little(write: Write) -> None:
    """Of one text that is due: those go that age made one too many, and that hold no words of their own."""
    now = datetime.now(UTC)
    found = write.conn.execute(
        "select kind, record_id, field from version where thin_at <= ? order by thin_at limit 1", (rows.stamp(now),)
    ).fetchone()
    if found is None:
        return
    kept = write.conn.execute(
        "select id, said_at, text from version where (kind, record_id, field) = (?, ?, ?) order by id desc", found
    ).fetchall()
    gone = _too_many(kept, present(write.conn, (Kind(found[0]), found[1]), found[2]), now)
    for number, said_at, _ in kept:
        if number in gone:
            write.conn.execute("delete from version where id = ?", (number,))
        else:
            write.conn.execute("update version set thin_at = ? where id = ?", (_next_look(said_at, now), number))


def _too_many(kept: Sequence[_Kept], present: str, now: datetime) -> set[int]:
    """The ids of those, the latest first, of which a later one of the same day, week or month says all."""
    gone: set[int] = set()
    seen: object = None
    lines = set(present.split("\n"))
    said = _pairs(lines)
    for number, said_at, words in kept:
        period = _period(datetime.fromisoformat(said_at), now)
        other = set(words.split("\n")) - lines  # most lines of a text stay as they were
        own = _pairs(other) - said
        if period is not None and (not words or (period == seen and len(own) < _OWN)):
            gone.add(number)
            continue
        seen = period
        lines |= other
        said |= own
    return gone


def _pairs(lines: Iterable[str]) -> set[tuple[str, str]]:
    return {pair for line in lines for pair in pairwise(_WORD.findall(line))}


def _period(said_at: datetime, now: datetime) -> object:
    """Of which one is enough; None: every one is kept."""
    age, day = now - said_at, said_at.astimezone().date()
    if age < _DAYS:
        return None
    if age < _WEEKS:
        return day
    return day.isocalendar()[:2] if age < _MONTHS else (day.year, "month", day.month)


def _next_look(said_at: str, now: datetime) -> str | None:
    moment = datetime.fromisoformat(said_at)
    return next((rows.stamp(moment + age) for age in (_DAYS, _WEEKS, _MONTHS) if moment + age > now), None)
