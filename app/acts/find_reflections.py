"""Finding among reflections and quick notes: words, and `tag:`, `goal:`, `post:`, `with:`, `year:`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from app import excerpts, search
from app.acts import writing
from app.acts.writing import KINDS, Entry, Place
from app.records import goals, links, mentorships, people, posts, tags
from app.store.connection import Connection
from app.store.journal import Kind, Ref

KEYS = ("tag", "goal", "post", "with", "year")
_PART = re.compile(rf'(?<!\S)({"|".join(KEYS)}):(?:"([^"]*)"?|[“”]([^“”]*)[“”]?|(\S*))', re.IGNORECASE)
_TOGETHER = ("post", "year")  # an entry is of one only, so that several of them widen
_FEW, _MANY = 2000, 8000  # so many are looked at one by one; more than so many are met soon enough anyway
_AHEAD, _FARTHEST = 4, 4000  # so many times what is wanted is read at first, then more and more up to so much
_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"

Ids = dict[Kind, set[int]]


@dataclass(frozen=True, slots=True)
class Part:
    """One `key:value`, and what it means here; nothing in `names` when there is no such thing."""

    key: str
    value: str = field(repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for: every part, and entries in which each word begins some word."""

    words: str = field(default="", repr=False)
    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts or search.query(self.words))


def understood(conn: Connection, typed: str) -> Filter:
    """What somebody typed. A key without a value yet is passed over; a key that nobody knows is words."""
    parts = []
    for key, *values in _PART.findall(typed):
        value = " ".join("".join(values).split())
        if value.lstrip("#"):
            parts.append(_meant(conn, key.lower(), value.lstrip("#")))
    words = re.sub('["“”]', " ", _PART.sub(" ", typed))
    return Filter(" ".join(words.split()), tuple(parts))


def _meant(conn: Connection, key: str, value: str) -> Part:
    if key == "year":
        digits = value.isascii() and value.isdecimal() and len(value) <= 4
        return Part(key, value, (value,) if digits else ())
    known = list(_KNOWN[key](conn))
    found = [one for one in known if one[1].casefold() == value.casefold()]
    found = found or [one for one in known if _begins(one[1], value)]
    return Part(key, value, tuple(dict.fromkeys(name for _, name in found)), tuple(ref for ref, _ in found))


def _begins(name: str, value: str) -> bool:
    """Whether each word of the value begins some word of the name."""
    words = [word for word in value.split() if search.query(word)]
    return bool(words) and all(excerpts.begins(name, word) for word in words)


def _people(conn: Connection) -> Iterable[tuple[Ref, str]]:
    return (((Kind.PERSON, one.id), one.display_name) for one in people.everyone(conn))


_KNOWN: dict[str, Callable[[Connection], Iterable[tuple[Ref, str]]]] = {
    "tag": lambda conn: (((Kind.TAG, one.id), one.name) for one in tags.all_kept(conn)),
    "goal": lambda conn: (((Kind.GOAL, one.id), one.title) for one in goals.all_kept(conn)),
    "post": lambda conn: (((Kind.POST, one.id), one.name) for one in posts.all_kept(conn)),
    "with": _people,
}


class Sought:
    """What a filter finds, as the journal stood when it was made; read page by page."""

    def __init__(self, conn: Connection, wanted: Filter) -> None:
        self._conn = conn
        self._words = wanted.words if search.query(wanted.words) else ""
        self._years = [(part.value.ljust(4, "0"), part.value.ljust(4, "9")) for part in wanted.parts if _is_year(part)]
        self._nothing = not all(part.names for part in wanted.parts)
        first, last = _span(conn, wanted.parts)
        self._first = max(first, min((f"{one}-01-01" for one, _ in self._years), default=first))
        self._last = min(last, max((f"{one}-12-31" for _, one in self._years), default=last))
        self._only = None if self._nothing else _ids(conn, wanted.parts)
        self._places = self._searched() if self._words and not self._nothing else None

    def page(self, before: Place | None = None, limit: int = 200) -> list[Entry]:
        """The latest first, `limit` or some more while there are so many; `before` is the place of the last seen."""
        if self._nothing:
            return []
        if not self._words and self._only is None and not self._years:
            return writing.newest(self._conn, before=before, limit=limit)
        return writing.some(self._conn, (self._by_words if self._words else self._by_day)(before, limit))

    def fits(self, entry: Entry) -> bool:
        """Whether it is found, as it stands now."""
        if self._nothing or not self._wanted(entry.place):
            return False
        at = search.places_of(self._conn, entry.kind, [entry.id]) if self._words else {}
        return not self._words or bool(
            search.places(self._conn, self._words, at, lowest=min(at), below=max(at) + 1, limit=1)
        )

    def _wanted(self, place: Place) -> bool:
        day, rank, number = place
        return self._of_years(day) and (self._only is None or number in self._only[KINDS[rank]])

    def _of_years(self, day: str) -> bool:
        return not self._years or any(first <= day[:4] <= last for first, last in self._years)

    # without words

    def _by_day(self, before: Place | None, limit: int) -> list[Ref]:
        last = writing.end_of(self._last)
        found = self._walk(last if before is None else min(before, last), limit)
        return [(KINDS[rank], number) for _, rank, number in found]

    def _walk(self, before: Place, limit: int) -> list[Place]:
        if self._only is not None and sum(map(len, self._only.values())) <= _FEW:
            refs = [(kind, number) for kind, ids in self._only.items() for number in ids]
            stand = writing.places_of(self._conn, refs)
            return [place for place in stand if place < before and self._of_years(place[0])][:limit]
        found: list[Place] = []
        ahead = limit if self._only is None else _AHEAD * limit
        while len(found) < limit:
            read = writing.places(self._conn, before=before, limit=ahead)
            found += filter(self._wanted, read)
            if len(read) < ahead or read[-1][0] < self._first:
                break
            before, ahead = read[-1], min(2 * ahead, _FARTHEST)
        return found[:limit]

    # with words

    def _searched(self) -> dict[int, Ref] | None:
        """Where all that may be found stands in the index; None when that is much, and so met soon enough."""
        if self._only is None and not search.few(self._conn, KINDS, _MANY):
            return None
        made: dict[int, Ref] = {}
        for kind in KINDS:
            made |= search.places_of(self._conn, kind, None if self._only is None else self._only[kind])
        return made

    def _by_words(self, before: Place | None, limit: int) -> list[Ref]:
        """Whole days: within one, the index has another order."""
        below = search.end_of(self._last) if before is None else search.start_of(before[0])
        found: list[Ref] = []
        while len(found) < limit:
            stand = self._matches(below, limit)
            found += [ref for place, ref in stand if self._of_years(search.day_of(place))]
            if len(stand) < limit:
                break
            below = stand[-1][0]
        return found

    def _matches(self, below: int, limit: int) -> list[tuple[int, Ref]]:
        lowest = search.start_of(self._first)
        if self._places is not None:
            stand = search.places(self._conn, self._words, self._places, lowest=lowest, below=below, limit=limit)
            return [(place, self._places[place]) for place in stand]
        found = search.newest(self._conn, self._words, kinds=KINDS, before=below, limit=limit)
        while len(found) >= limit:  # the rest of the last day
            day = found[-1].place >> 20
            more = search.newest(self._conn, self._words, kinds=KINDS, before=found[-1].place, limit=limit)
            found += (of_day := [one for one in more if one.place >> 20 == day])
            if len(of_day) < limit:
                break
        return [(one.place, (one.kind, one.id)) for one in found if one.place >= lowest]


def _is_year(part: Part) -> bool:
    return part.key == "year" and bool(part.names)


def _span(conn: Connection, parts: Sequence[Part]) -> tuple[str, str]:
    """Days beyond which nothing is found, where that can be told from the posts."""
    held = [ref for part in parts if part.key == "post" for ref in part.refs]
    if not held or any(links.of(conn, ref, kind) for ref in held for kind in KINDS):
        return _FIRST_DAY, _LAST_DAY
    days = [day for ref in held for spell in posts.spells(conn, posts.get(conn, ref[1])) for day in spell]
    return min(days, default=date.max).isoformat(), max(days, default=date.min).isoformat()


def _ids(conn: Connection, parts: Sequence[Part]) -> Ids | None:
    """What is tied to all of these; None when nothing is asked of it."""
    held = [ref for part in parts if part.key == "post" for ref in part.refs]
    each = [part.refs for part in parts if part.key not in _TOGETHER]
    tied = [_joined(map(partial(_tied, conn), refs)) for refs in (*each, *([held] if held else []))]
    return {kind: set.intersection(*(ids[kind] for ids in tied)) for kind in KINDS} if tied else None


def _joined(several: Iterable[Ids]) -> Ids:
    found = list(several)
    return {kind: set().union(*(ids[kind] for ids in found)) for kind in KINDS}


def _tied(conn: Connection, ref: Ref) -> Ids:
    """What is linked with it, and more where that follows from the rest of the journal."""
    linked = {kind: set(links.of(conn, ref, kind)) for kind in KINDS}
    if ref[0] is Kind.PERSON:
        return _joined([linked, *(_met(conn, one.id) for one in mentorships.all_kept(conn) if one.person_id == ref[1])])
    if ref[0] is Kind.POST:
        held = posts.get(conn, ref[1])
        others = _joined(
            {kind: set(links.of(conn, (Kind.POST, post.id), kind)) for kind in KINDS}
            for post in posts.all_kept(conn)
            if post.id != held.id
        )
        written = _joined(writing.between(conn, *spell) for spell in posts.spells(conn, held))
        return {kind: linked[kind] | (written[kind] - others[kind]) for kind in KINDS}
    return linked


def _met(conn: Connection, mentorship_id: int) -> Ids:
    """What is tied to a mentorship, or to a meeting of it."""
    found = {kind: set(links.of(conn, (Kind.MENTORSHIP, mentorship_id), kind)) for kind in KINDS}
    for kind in KINDS:  # a meeting is the first of the two in a link: it comes first in the alphabet
        of_meetings = conn.execute(
            """
            select l.id_b from meeting m cross join link l on (l.kind_a, l.id_a) = ('meeting', m.id)
             where m.mentorship_id = ? and m.deleted_at is null and l.kind_b = ?
            """,
            (mentorship_id, kind),
        )
        found[kind].update(number for (number,) in of_meetings)
    return found
