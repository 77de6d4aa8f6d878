"""What stands beside the notes: what mattered, last time, and what the mentorship is for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.records.meetings import Meeting
from ui.pages.meetings import words
from ui.widgets import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.prose_edit import ProseEdit

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

    def offer_closing(self, offered: bool) -> None:
        """A drawer can be shut from inside."""
        self._close.setVisible(offered)

    def show_last(self, last: Meeting | None) -> None:
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

    def show_purpose(self, purpose: str) -> None:
        self._purpose.setText(purpose)
        self._for.setVisible(bool(purpose))

    def clear_words(self) -> None:
        self.mattered.clear_words()
        for shown in (self._last_day, self._last_headline, self._last_words, self._purpose):
            shown.setText("")

    def _build(self) -> None:
        self.mattered = ProseEdit(placeholder=self.tr("The one thing to remember"), grows=True)
        self.mattered.setObjectName("what_mattered")
        self.mattered.setAccessibleName(self.tr("What mattered"))
        self._last_day = text.label("", "meta", "2", wrap=True)
        self._last_headline = text.label("", "entry", wrap=True)
        self._last_words = text.label("", "meta", "2", wrap=True)
        self._open_last = Button(self.tr("Read it"), "q", dense=True)
        self._close = IconButton("x", self.tr("Close what stands beside"))
        self._close.hide()
        self._purpose = text.label("", "prose_card", "2", wrap=True)
        self._last = _section(
            self.tr("Last time"), self._last_headline, self._last_day, self._last_words, _hanging(self._open_last)
        )
        self._for = _section(self.tr("What it’s for"), self._purpose)
        inside = self._build_inside()
        self._scroll = QScrollArea(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _build_inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 22, 24, 24)
        column.setSpacing(26)
        column.addWidget(_section(self.tr("What mattered"), self.mattered, beside=self._close))
        column.addWidget(self._last)
        column.addWidget(self._for)
        column.addStretch(1)
        return inside


def _section(heading: str, *parts: QWidget, beside: QWidget | None = None) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    head = QHBoxLayout()
    head.addWidget(text.label(heading, "subhead"), 1)
    if beside:
        head.addWidget(beside)
    column.addLayout(head)
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
