"""From what the index finds to what the palette shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app import excerpts, search, wording
from app.search import Found
from app.store.connection import Connection
from app.store.journal import Kind
from ui.pages.search.results import Group, Row, RowKind, Unread
from ui.pages.search.telling import Telling
from ui.places import Place

PER_GROUP = 5
PAGE = 200
FEW = 1000  # of a kind of which there are few, so many are compared one by one
_BY_NAME = (Kind.PERSON, Kind.TAG)
_NOT_LATELY = (Kind.TAG, Kind.AGENDA_ITEM)  # labels and parts, which stand with what they belong to
_PAGES = (
    ("today", "sun-horizon"),
    ("mentorships", "handshake"),
    ("meetings", "calendar-blank"),
    ("goals", "target"),
    ("reflections", "notebook"),
    ("share", "paper-plane-tilt"),
    ("settings", "gear-six"),
)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading, and what stands under it: first a kind of which there are few, then those of which there are many."""

    name: str
    few: Kind | None
    many: tuple[Kind, ...] = ()


class _Walk:
    """The matches of a search from the newest on, looked at once for all groups. `whole`: there are no others."""

    def __init__(self, conn: Connection, words: str) -> None:
        self._conn, self.words = conn, words
        self.begun = [excerpts.plain(term) for term in excerpts.terms(words)]
        self._last: int | None = None
        self._places: dict[Kind, list[int]] = {kind: [] for kind in Kind}
        self.whole = False
        self.number = self._go_on()

    def of(self, kinds: Collection[Kind], further: bool = False) -> Iterator[int]:
        """Where they are, newest first; those not looked at yet only when asked to look `further`."""
        passed = 0
        while True:
            known = sorted(chain.from_iterable(self._places[kind] for kind in kinds), reverse=True)
            yield from known[passed:]
            passed = len(known)
            if not further or not self._go_on():
                return

    def _go_on(self) -> int:
        """How many more there are."""
        found = [] if self.whole else search.matching(self._conn, self.words, before=self._last)
        for place, kind in found:
            self._places[kind].append(place)
        self.whole = len(found) < search.MOST_COUNTED
        self._last = found[-1][0] if found else None
        return len(found)


class _Known(NamedTuple):
    """An entry of a kind of which there are few. However many others match, it is never out of sight."""

    place: int
    name: str
    words: str

    def __repr__(self) -> str:
        return f"_Known({self.place})"  # its words are private


class Finder:
    """Searches of a journal that nobody changes meanwhile: kinds of which there are few are read once."""

    def __init__(self, conn: Connection, today: date) -> None:
        self._conn = conn
        self._telling = Telling(conn, today)
        self._known: dict[Kind, list[_Known]] = {}
        self._present: dict[Kind, bool] = {}

    def prepare(self) -> None:
        """What the first search would have to wait for."""
        for section in _sections():
            if section.few is not None:
                self._few(section.few)

    def look(self, words: str) -> tuple[list[Group], int]:
        """Results by kind, then pages whose name begins so; and how many match, up to search.MOST_COUNTED."""
        if not search.query(words):
            return [], 0
        walk = _Walk(self._conn, words)
        made = [self._group(section, walk) for section in _sections()]
        return [group for group in made if group.rows or group.more] + _ways(words, bool(walk.number)), walk.number

    def recent(self) -> list[Group]:
        """The latest entries, for a search not yet begun."""
        found = search.recent(self._conn, but=_NOT_LATELY)
        return [Group(_tr("Lately"), tuple(map(self._telling.row, found)))] if found else []

    def _group(
        self, section: _Section, walk: _Walk, shown: Sequence[Row | Unread] = (), further: bool = False
    ) -> Group:
        """So many rows more than are shown; where there are others, or may be, also the way to them."""
        number = PAGE if further else PER_GROUP
        places = list(islice(self._places(section, walk, further), len(shown) + number + PAGE + 1))
        fresh = places[len(shown) : len(shown) + number]
        found = search.read(self._conn, fresh, walk.words) if fresh else []
        rows = (*shown, *map(self._telling.row, found))
        left = len(places) - len(shown) - len(fresh)
        if not left and (walk.whole or not any(map(self._has, section.many))):
            return Group(section.name, rows)
        return Group(section.name, rows, partial(self._group, section, walk, rows, True), _offer(left, walk))

    def _places(self, section: _Section, walk: _Walk, further: bool) -> Iterator[int]:
        if section.few is None:
            return walk.of(section.many, further)
        known = self._few(section.few)
        first = _called_so_first(known, walk, section.few)
        if len(known) < FEW:
            return chain(first, walk.of(section.many, further))
        here = {one.place for one in known}  # there are many after all
        others = walk.of((section.few, *section.many), further)
        return chain(first, (place for place in others if place not in here))

    def _few(self, kind: Kind) -> list[_Known]:
        if kind not in self._known:
            known = [_known(one) for one in search.of_kind(self._conn, kind, FEW)]
            self._known[kind] = sorted(known, key=_name) if kind in _BY_NAME else known
        return self._known[kind]

    def _has(self, kind: Kind) -> bool:
        if kind not in self._present:
            self._present[kind] = search.has(self._conn, kind)
        return self._present[kind]


def _called_so_first(known: list[_Known], walk: _Walk, kind: Kind) -> list[int]:
    """The places of those that fit: who is called so before those of whom it is written."""
    if walk.whole:  # the index has told already
        told = set(walk.of((kind,)))
        fitting = [one for one in known if one.place in told]
    else:
        fitting = [one for one in known if all(begun in one.words for begun in walk.begun)]
    return [one.place for one in sorted(fitting, key=lambda one: not any(begun in one.name for begun in walk.begun))]


def _offer(left: int, walk: _Walk) -> str:
    """What the row says that makes a group longer."""
    if not left:
        return _tr("Look further back")
    return _tr("Show all") if walk.whole and left <= PAGE else _tr("Show more")


def _known(found: Found) -> _Known:
    return _Known(found.place, excerpts.plain(found.title), excerpts.plain(f"{found.title}\n{found.body}"))


def _name(one: _Known) -> str:
    return one.name


def _sections() -> tuple[_Section, ...]:
    return (
        _Section(_tr("Goals"), Kind.GOAL, (Kind.CHECK_IN, Kind.MILESTONE)),
        _Section(_tr("Meetings"), None, (Kind.MEETING, Kind.AGENDA_ITEM)),
        _Section(_tr("Reflections"), None, (Kind.REFLECTION,)),
        _Section(_tr("Actions"), None, (Kind.ACTION,)),
        _Section(_tr("Notes"), None, (Kind.NOTE,)),
        _Section(_tr("People"), Kind.PERSON),
        _Section(_tr("Mentorships"), Kind.MENTORSHIP, (Kind.AGREEMENT,)),
        _Section(_tr("Posts"), Kind.POST),
        _Section(_tr("Tags"), Kind.TAG),
    )


def _ways(words: str, found: bool) -> list[Group]:
    """Pages whose name begins so; and where the words are on somebody's mind, a reflection to begin about them."""
    typed = words.strip().lower()
    names = _page_names()
    rows = [
        Row(RowKind.RESULT, names[page], icon, place=Place(page))
        for page, icon in _PAGES
        if len(typed) > 1 and names[page].lower().startswith(typed)
    ]
    if found:
        about = wording.capital(" ".join(words.split()))
        name = _tr("Start a reflection about “{words}”").format(words=" ".join(words.split()))
        rows.append(Row(RowKind.RESULT, name, "arrow-right", place=Place("reflections", detail="new", find=about)))
    return [Group(_tr("Go to"), tuple(rows))] if rows else []


def _page_names() -> dict[str, str]:
    return {
        "today": _tr("Today"),
        "mentorships": _tr("Mentorships"),
        "meetings": _tr("Meetings"),
        "goals": _tr("Goals"),
        "reflections": _tr("Reflections"),
        "share": _tr("Share"),
        "settings": _tr("Settings"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
