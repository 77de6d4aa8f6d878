"""What stands beside the notes: the agenda, what was captured, what I wanted, what mattered, and what came before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.records.meetings import Meeting
from app.store.connection import Connection
from ui.pages.meetings import words
from ui.pages.meetings.stages.agenda_ticks import AgendaTicks
from ui.pages.meetings.stages.captured import Captured
from ui.pages.meetings.stages.stage import Facts
from ui.widgets import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.following import Following
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.reading_order import order_tabs

_HANGS = -8  # px: the words of a quiet button stand under those above it


class SidePanel(QFrame):
    """`edited` comes while what mattered is typed."""

    edited = Signal()
    last_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "aside")
        self._build()
        self.mattered.edited.connect(self.edited)
        self._open_last.clicked.connect(self.last_requested)
        self._close.clicked.connect(self.close_requested)

    def show_facts(self, conn: Connection, facts: Facts) -> None:
        self._agenda.setVisible(self.agenda.show_agenda(conn, facts.meeting))
        self._captured.setVisible(self.captured.show_actions(conn, facts.meeting, facts.person.given_name))
        wanted = facts.meeting.preparation.strip()
        self._wanted.setText(wanted)
        self._wanted_section.setVisible(bool(wanted))
        self._show_last(facts.last)
        self._purpose.setText(facts.mentorship.purpose)
        self._for.setVisible(bool(facts.mentorship.purpose))

    def offer_closing(self, offered: bool) -> None:
        """A drawer can be shut from inside."""
        self._close_row.setVisible(offered)

    def enter(self) -> None:
        """Focus the first thing in it."""
        self._inside.setFocus()
        self._inside.focusNextChild()

    def clear_words(self) -> None:
        self.mattered.clear_words()
        self.agenda.clear_words()
        self.captured.clear_words()
        for shown in (self._wanted, self._last_day, self._last_headline, self._last_words, self._purpose):
            shown.setText("")

    # building

    def _build(self) -> None:
        self.agenda = AgendaTicks()
        self.captured = Captured()
        self.mattered = ProseEdit(placeholder=self.tr("The one thing to remember"), grows=True)
        self.mattered.setObjectName("what_mattered")
        self.mattered.setAccessibleName(self.tr("What mattered"))
        self._wanted = text.label("", "prose_card", "2", wrap=True)
        self._last_day = text.label("", "meta", "2", wrap=True)
        self._last_headline = text.label("", "entry", wrap=True)
        self._last_words = text.label("", "meta", "2", wrap=True)
        self._open_last = Button(self.tr("Read it"), "q", dense=True)
        self._purpose = text.label("", "prose_card", "2", wrap=True)
        self._agenda = _section(self.tr("Agenda"), self.agenda)
        self._captured = _section(self.tr("Captured here"), self.captured)
        self._wanted_section = _section(self.tr("What I wanted"), self._wanted)
        self._last = _section(
            self.tr("Last time"), self._last_headline, self._last_day, self._last_words, _hanging(self._open_last)
        )
        self._for = _section(self.tr("What it’s for"), self._purpose)
        self._scroll = QScrollArea(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._inside = self._build_inside()
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        Following(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._build_close())
        whole.addWidget(self._scroll)
        order_tabs(self._close_row, self._inside)

    def _build_close(self) -> QWidget:
        self._close = IconButton("x", self.tr("Close what stands beside"))
        self._close_row = QWidget()
        row = QHBoxLayout(self._close_row)
        row.setContentsMargins(0, 8, 12, 0)
        row.addStretch(1)
        row.addWidget(self._close)
        self._close_row.hide()
        return self._close_row

    def _build_inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 22, 24, 24)
        column.setSpacing(26)
        for section in (
            self._agenda,
            self._captured,
            self._wanted_section,
            _section(self.tr("What mattered"), self.mattered),
            self._last,
            self._for,
        ):
            column.addWidget(section)
        column.addStretch(1)
        return inside

    def _show_last(self, last: Meeting | None) -> None:
        """The meeting before; None when this is the first."""
        self._last.setVisible(last is not None)
        if last is None:
            return
        headline = last.headline
        self._last_day.setText(words.moment(last.start))
        self._last_headline.setText(headline)
        self._last_headline.setVisible(bool(headline))
        mattered = "" if last.what_mattered.strip() == headline else last.what_mattered.strip()
        self._last_words.setText(mattered)
        self._last_words.setVisible(bool(mattered))
        day = wording.day(last.start.date(), words.today())
        self._open_last.setAccessibleName(self.tr("Open the meeting of {day}").format(day=day))


def _section(heading: str, *parts: QWidget) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(text.label(heading, "subhead", wrap=True))
    for part in parts:
        column.addWidget(part)
    return section


def _hanging(button: Button) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addSpacing(_HANGS)
    layout.addWidget(button)
    layout.addStretch(1)
    return row
