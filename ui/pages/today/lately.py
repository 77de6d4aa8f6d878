"""The latest entries, of whatever kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.acts import today as gathered
from app.records import check_ins, goals, meetings, mentorships, people
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from ui.models.entries import Entry, entry
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.entry_row import EntryRow
from ui.widgets.row_list import RowList


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)


@dataclass(frozen=True, slots=True)
class _Line:
    ref: Ref
    icon: str
    title: str = field(repr=False)
    about: str = field(repr=False)
    place: Place | None = None


class Lately(QWidget):
    """A click or Enter opens."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[_Line] = []
        self._rows = RowList(self.tr("Lately"))
        self._none = text.label(self.tr("What you write will gather here, newest first."), "body", "2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text.label(self.tr("Lately"), "heading", wrap=True))
        column.addWidget(self._none)
        column.addWidget(self._rows)

    def show_day(self, at: datetime) -> None:
        """Read anew."""
        conn = self._session.journal.read
        found = [entry(conn, ref, at.date()) for ref in gathered.lately(conn, at)]
        lines = [_line(conn, one, at.date()) for one in found if one is not None]
        if lines != self._shown or not lines:
            self._shown = lines
            self._rows.set_rows([self._row(line) for line in lines])
            self._rows.setVisible(bool(lines))
            self._none.setVisible(not lines)

    def clear_words(self) -> None:
        self._shown = []
        self._rows.clear_words()

    def _row(self, line: _Line) -> EntryRow:
        row = EntryRow(line.ref, line.icon)
        row.set_words(line.title, line.about)
        row.opened.connect(self._on_opened)
        return row

    def _on_opened(self, ref: Ref) -> None:
        place = next((line.place for line in self._shown if line.ref == ref), None)
        if place is not None:
            self.go_requested.emit(place)


def _line(conn: Connection, one: Entry, today: date) -> _Line:
    kind = one.ref[0]
    title, what = one.title, _what(conn, one)
    if kind is Kind.CHECK_IN:  # by its goal: its words stand there
        title = goals.get(conn, check_ins.get(conn, one.ref[1]).goal_id).title
    about = ", ".join(filter(None, (what, wording.near_day(one.on, today) if one.on else "")))
    return _Line(one.ref, one.icon, title, about, one.place)


def _what(conn: Connection, one: Entry) -> str:
    """ "Reflection", "Meeting with Ravi Menon"; one without a title has that name for one already."""
    if one.ref[0] is Kind.MEETING:
        with_whom = mentorships.get(conn, meetings.get(conn, one.ref[1]).mentorship_id).person_id
        name = people.get(conn, with_whom).display_name
        return _tr("Meeting") if one.title == name else _tr("Meeting with {name}").format(name=name)
    return {
        Kind.REFLECTION: _tr("Reflection"),
        Kind.CHECK_IN: _tr("Goal check-in"),
        Kind.NOTE: _tr("Quick note"),
        Kind.GOAL: _tr("Goal"),
        Kind.MILESTONE: _tr("Milestone"),
    }[one.ref[0]]
