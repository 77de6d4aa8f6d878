"""From what the index finds to what the palette shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import chain, islice

from PySide6.QtCore import QCoreApplication

from app import search, wording
from app.records import meetings, mentorships, people
from app.records.mentorships import Mentorship
from app.records.people import Person
from app.search import Found, Span
from app.store.connection import Connection
from app.store.journal import Kind
from ui.pages.search.results import Group, Row, RowKind
from ui.places import Place

PER_GROUP = 5
PAGE = 200
_WORD = re.compile(r"\w+")
_ICONS = {Kind.MEETING: "calendar-blank", Kind.MENTORSHIP: "handshake", Kind.PERSON: "user"}
_PAGES = (
    ("mentorships", "handshake"),
    ("meetings", "calendar-blank"),
    ("share", "paper-plane-tilt"),
    ("settings", "gear-six"),
)


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody, or a mentorship: there are few, so they are compared one by one and never fall behind meetings."""

    kind: Kind
    id: int
    name: str = field(repr=False)
    body: str = field(repr=False)
    aside: str = field(repr=False)

    @property
    def place(self) -> Place:
        return Place("person" if self.kind is Kind.PERSON else "mentorships", self.id)

    def fits(self, wanted: list[str]) -> bool:
        """Every word wanted begins one of theirs, as in the index."""
        text = f"{self.name}\n{self.body}"
        low = text.lower() if text.isascii() else ""
        return all((not low or not word.isascii() or word.lower() in low) and begins(text, word) for word in wanted)


class Finder:
    """Searches of a journal that nobody changes meanwhile: who is in it is read once."""

    def __init__(self, conn: Connection, today: date) -> None:
        self._conn, self._today = conn, today

    def groups(self, words: str) -> list[Group]:
        """Results by kind, newest first, then the pages whose name begins with what was typed."""
        if not search.query(words):
            return []
        made = [_group(name, rows) for name, rows in self._rows(words).items()]
        return [group for group in made if group.rows] + _ways(words)

    def recent(self) -> list[Group]:
        """The latest entries, for a search not yet begun."""
        kept = {(one.kind, one.id): one for one in (*self._people, *self._mentorships)}
        rows = []
        for found in search.recent(self._conn):
            known = kept.get((found.kind, found.id))
            if found.kind is Kind.MEETING:
                rows.append(self._meeting(found, ""))
            elif known is not None:
                rows.append(_row(known, ""))
        return [Group(_tr("Lately"), tuple(rows))] if rows else []

    def counted(self, words: str) -> int:
        """How many entries match, up to search.MOST_COUNTED."""
        return search.count(self._conn, words)

    def _rows(self, words: str) -> dict[str, Iterator[Row]]:
        wanted = _WORD.findall(words)
        return {
            _tr("Meetings"): (self._meeting(one, words) for one in _meetings(self._conn, words)),
            _tr("Mentorships"): (_row(one, words) for one in self._mentorships if one.fits(wanted)),
            _tr("People"): (_row(one, words) for one in _by_name(self._people, wanted)),
        }

    @cached_property
    def _everyone(self) -> list[Person]:
        return people.everyone(self._conn)

    @cached_property
    def _people(self) -> list[_Known]:
        return [_person(one) for one in self._everyone]

    @cached_property
    def _mentorships(self) -> list[_Known]:
        names = {person.id: person.display_name for person in self._everyone}
        return [_mentorship(one, names[one.person_id]) for one in reversed(mentorships.all_kept(self._conn))]

    def _meeting(self, found: Found, words: str) -> Row:
        meeting = meetings.get(self._conn, found.id)
        day = wording.day(meeting.start.date(), self._today)
        title = meeting.headline or found.title
        excerpt, marks = _quoted(found.excerpt, found.spans)
        return Row(
            RowKind.RESULT,
            title,
            _ICONS[Kind.MEETING],
            f"{day}, {found.title}" if meeting.headline else day,
            excerpt,
            search.matches(title, words),
            marks,
            Place("meeting", found.id, find=_literally(meeting.notes, found, words)),
        )


def begins(text: str, word: str) -> bool:
    """Whether some word of the text begins with this one."""
    return bool(search.matches(text, word))


def _group(name: str, rows: Iterator[Row], shown: Sequence[Row] = (), number: int = PER_GROUP) -> Group:
    """So many more rows; where there are others, also the way to them."""
    shown = (*shown, *islice(rows, number))
    following = next(rows, None)
    if following is None:
        return Group(name, shown)
    return Group(name, shown, partial(_group, name, chain([following], rows), shown, PAGE))


def _meetings(conn: Connection, words: str) -> Iterator[Found]:
    """All that match, read in pages as far as somebody looks."""
    found = search.newest(conn, words)
    while found:
        yield from (one for one in found if one.kind is Kind.MEETING)
        found = search.newest(conn, words, before=found[-1].place, limit=PAGE)


def _by_name(known: Iterable[_Known], wanted: list[str]) -> Iterator[_Known]:
    """Those who are called so before those of whom it is written."""
    fitting = [one for one in known if one.fits(wanted)]
    yield from sorted(fitting, key=lambda one: not any(begins(one.name, word) for word in wanted))


def _person(one: Person) -> _Known:
    parts = (one.specialty, one.organisation, one.contact, one.notes)
    return _Known(Kind.PERSON, one.id, one.display_name, "\n".join(filter(None, parts)), one.organisation)


def _mentorship(one: Mentorship, name: str) -> _Known:
    body = "\n".join(filter(None, (one.purpose, one.ending_note)))
    return _Known(Kind.MENTORSHIP, one.id, name, body, wording.my_role(one.my_role))


def _row(one: _Known, words: str) -> Row:
    found = Found(one.kind, one.id, 0, one.name, one.body, words)
    spans = found.spans if words else ()
    return Row(
        RowKind.RESULT,
        one.name,
        _ICONS[one.kind],
        one.aside,
        found.excerpt if spans else "",
        search.matches(one.name, words),
        spans,
        one.place,
    )


def _quoted(excerpt: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The line where the match stands, as a quotation; nothing where only the title matches."""
    if not spans:
        return "", ()
    return f"“{excerpt}”", tuple((start + 1, end + 1) for start, end in spans)


def _literally(notes: str, found: Found, words: str) -> str:
    """What "find in this entry" will find: as typed, or a word of the notes that matched."""
    typed, low = words.strip(), notes.lower()
    if typed and typed.lower() in low:
        return typed
    matched = (found.excerpt[start:end] for start, end in found.spans)
    return next((word for word in matched if word.lower() in low), "")


def _ways(words: str) -> list[Group]:
    typed = words.strip().lower()
    names = _page_names()
    rows = [
        Row(RowKind.RESULT, names[page], icon, place=Place(page))
        for page, icon in _PAGES
        if len(typed) > 1 and names[page].lower().startswith(typed)
    ]
    return [Group(_tr("Go to"), tuple(rows))] if rows else []


def _page_names() -> dict[str, str]:
    return {
        "mentorships": _tr("Mentorships"),
        "meetings": _tr("Meetings"),
        "share": _tr("Share"),
        "settings": _tr("Settings"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
