"""How each kind of record is told in a row of the palette: its title, where in time, a line of it, where it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app import excerpts, wording
from app.excerpts import Span
from app.records import actions, agenda, check_ins, meetings, posts, reflections
from app.records.actions import State
from app.records.posts import Post
from app.records.reflections import first_words
from app.search import Found
from app.store.connection import Connection
from app.store.journal import Kind
from ui.models import entries
from ui.models.entries import ICONS
from ui.pages.search.results import Row, RowKind, Unread
from ui.places import Place

_DONE, _OPEN = "check-square", "square"


class _Told(NamedTuple):
    title: str
    aside: str
    place: Place | None
    icon: str = ""

    def __repr__(self) -> str:
        return f"_Told({self.place})"  # its words are private


class Telling:
    """Reads the record of a row when the row is looked at."""

    def __init__(self, conn: Connection, today: date) -> None:
        self._conn, self._today = conn, today
        self._kinds: dict[Kind, Callable[[Found], _Told]] = {
            Kind.MEETING: self._meeting,
            Kind.AGENDA_ITEM: self._agenda_item,
            Kind.ACTION: self._action,
            Kind.CHECK_IN: self._check_in,
            Kind.REFLECTION: self._reflection,
            Kind.NOTE: self._note,
        }

    def row(self, found: Found) -> Unread:
        """With a line of the entry where what was searched for stands in it, unless the title is that line."""
        told = found.kind is Kind.NOTE and excerpts.begins(first_words(found.body), found.words)
        quoted = not told and excerpts.begins(found.body, found.words)
        return Unread(2 if quoted else 1, partial(self._read, found, quoted))

    def _read(self, found: Found, quoted: bool) -> Row:
        try:
            told = self._kinds.get(found.kind, self._entry)(found)
        except LookupError:  # removed since it was found
            told = _Told(found.title, "", None)
        excerpt, marks = _quoted(found) if quoted else ("", ())
        spans = excerpts.matches(told.title, found.words)
        icon = told.icon or ICONS[found.kind]
        ref = (found.kind, found.id)
        return Row(RowKind.RESULT, told.title, icon, told.aside, excerpt, spans, marks, told.place, ref=ref)

    def _entry(self, found: Found) -> _Told:
        """What other lists say of it too."""
        entry = entries.entry(self._conn, (found.kind, found.id), self._today)
        if entry is None:
            raise LookupError(f"{found.kind} {found.id}")
        return _Told(entry.title, entry.fact, entry.place)

    def _meeting(self, found: Found) -> _Told:
        """At the stage where the words stand."""
        meeting = meetings.get(self._conn, found.id)
        day, title = self._day(meeting.start.date()), meeting.headline
        stage = find = ""
        for name, words in (("notes", meeting.notes), ("prepare", meeting.preparation)):
            if not find and (find := _literally(words, found)):
                stage = name
        place = Place("meeting", found.id, detail=stage, find=find)
        return _Told(title or found.title, f"{day}, {found.title}" if title else day, place)

    def _agenda_item(self, found: Found) -> _Told:
        meeting = meetings.get(self._conn, agenda.get(self._conn, found.id).meeting_id)
        aside = _tr("Agenda, {day}").format(day=self._day(meeting.start.date()))
        return _Told(found.title, aside, Place("meeting", meeting.id, detail="prepare" if meeting.to_come else "notes"))

    def _action(self, found: Found) -> _Told:
        action, told = actions.get(self._conn, found.id), self._entry(found)
        said = {State.DONE: _tr("Done, {day}"), State.LET_GO: _tr("Let go, {day}")}.get(action.state, "{day}")
        aside = said.format(day=self._day(action.closed_on or action.agreed_on))
        place = replace(told.place, find=found.title) if told.place and action.in_notes else told.place
        return _Told(found.title, aside, place, _OPEN if action.is_open else _DONE)

    def _check_in(self, found: Found) -> _Told:
        check_in = check_ins.get(self._conn, found.id)
        aside = _tr("Check-in, {day}").format(day=self._day(check_in.on_day))
        return _Told(found.title, aside, Place("goals", check_in.goal_id))

    def _reflection(self, found: Found) -> _Told:
        """With the post of those days."""
        told = self._entry(found)
        day = reflections.get(self._conn, found.id).on_day
        held = next((post for post in self._posts if post.covers(day)), None)
        aside = ", ".join(filter(None, (told.aside, (held.site or held.title) if held else "")))
        return _Told(told.title, aside, Place("reflections", found.id, find=_literally(found.body, found)))

    def _note(self, found: Found) -> _Told:
        told = self._entry(found)
        place = Place("reflections", found.id, detail="note", find=_literally(found.body, found))
        return told._replace(place=place)

    @cached_property
    def _posts(self) -> list[Post]:
        return posts.all_kept(self._conn)

    def _day(self, on: date) -> str:
        return wording.day(on, self._today)


def _quoted(found: Found) -> tuple[str, tuple[Span, ...]]:
    """The line where the words stand, as a quotation, and where in it."""
    return f"“{found.excerpt}”", tuple((start + 1, end + 1) for start, end in found.spans)


def _literally(text: str, found: Found) -> str:
    """What "find in this entry" will find: as typed, or a word of the text that matched."""
    typed, low = found.words.strip(), text.lower()
    if typed and typed.lower() in low:
        return typed
    matched = (found.excerpt[start:end] for start, end in found.spans)
    return next((word for word in matched if word.lower() in low), "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
