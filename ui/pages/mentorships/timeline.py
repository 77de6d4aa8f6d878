"""Where we've met: the meetings of one mentorship along a line, newest first, a few at a time."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.store.journal import Change, Kind
from ui import theme
from ui.models.meeting_list import MeetingLine, MeetingList
from ui.models.sections import LINE, Heading
from ui.pages.meetings import words
from ui.pages.mentorships.timeline_words import TimelineWords
from ui.session import Session
from ui.widgets import paint, text
from ui.widgets.buttons import Button
from ui.widgets.row_strokes import RowPainter, mirrored, write
from ui.widgets.section_list import SectionList

_FIRST, _MORE = 5, 10
_WORDS = 28  # px from the edge to the words
_RAIL = 6
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class Timeline(QWidget):
    """`show_mentorship` fills it; each signal gives the id of a meeting."""

    opened = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = TimelineWords(session.journal.read)
        self._model = MeetingList(session.journal.read, self._words.heading, self._words.aloud, page=0, parent=self)
        self._build()
        self._list.opened.connect(self._on_opened)
        self._list.remove_requested.connect(self._on_remove_requested)
        self._more.clicked.connect(self._on_more)

    def show_mentorship(self, mentorship_id: int) -> None:
        self._mentorship_id = mentorship_id
        self._words.read_posts()
        self._model.show([mentorship_id], _FIRST)
        self._offer_more()

    def follow(self, change: Change) -> None:
        if change.concerns(Kind.POST):
            self.show_mentorship(self._mentorship_id)
            return
        row, chosen = self._list.currentIndex().row(), self._model.meeting(self._list.currentIndex().row())
        self._model.follow(change)
        self._offer_more()
        if chosen is not None:
            there = self._model.row_of(chosen.id)
            self._list.choose(there if there >= 0 else self._model.near(row))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self._list, self._more

    def clear_words(self) -> None:
        self._words.forget()
        self._model.clear()
        self._offer_more()

    def _build(self) -> None:
        self._list = SectionList(_Stops(self._words), self.tr("Where we’ve met"), whole=True)
        self._list.set_sections(self._model)
        self._nothing = text.label(self.tr("Once you’ve met, it’ll show here."), "body", "2", wrap=True)
        self._more = Button(self.tr("Show more"), "q", dense=True)
        self._more.setAccessibleName(self.tr("Show more of where we’ve met"))
        below = QHBoxLayout()
        below.setContentsMargins(_WORDS - 8, 0, 0, 0)
        below.addWidget(self._more)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(text.label(self.tr("Where we’ve met"), "heading"))
        column.addWidget(self._nothing)
        column.addWidget(self._list)
        column.addLayout(below)
        column.addStretch(1)

    def _offer_more(self) -> None:
        self._nothing.setVisible(not self._model.rowCount())
        self._list.setVisible(bool(self._model.rowCount()))
        self._more.setVisible(self._model.has_more)

    _mentorship_id = 0

    def _on_more(self) -> None:
        before = self._model.rowCount()
        self._model.read_more(_MORE)
        self._offer_more()
        if not self._more.isVisible():
            self._list.setFocus()
            self._list.choose(self._model.near(before))

    def _on_opened(self, row: int) -> None:
        if line := self._model.meeting(row):
            self.opened.emit(line.id)

    def _on_remove_requested(self, row: int) -> None:
        if line := self._model.meeting(row):
            self.remove_requested.emit(line.id)


class _Stops(RowPainter):
    """A square for each post or year, a dot for each meeting, and a rail through them. Posts take a second line."""

    def __init__(self, words_: TimelineWords) -> None:
        super().__init__()
        self._words = words_

    def heading_height(self, row: int) -> int:
        look = theme.current()
        return look.line("label") + (look.line("meta") if self._words.in_posts else 0) + (8 if row == 0 else 14)

    def row_height(self) -> int:
        return theme.current().line("entry") + theme.current().line("meta") + 12

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE)
        whole = QRectF(option.rect)
        if isinstance(line, MeetingLine) and option.state & (_State.State_MouseOver | _State.State_HasFocus):
            self._paint_ground(painter, option)
        last = index.row() == index.model().rowCount() - 1
        below = theme.current().line("meta") if self._words.in_posts else 0
        middle = whole.bottom() - 4 - below - theme.current().line("label") / 2
        if isinstance(line, MeetingLine):
            middle = whole.top() + 6 + theme.current().line("entry") / 2
        top = middle if index.row() == 0 else whole.top()
        self._paint_rail(painter, option, top, middle if last else whole.bottom())
        if isinstance(line, Heading):
            self._paint_heading(painter, option, line.text, middle)
        elif isinstance(line, MeetingLine):
            self._paint_meeting(painter, option, line, middle)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        spot = mirrored(option, QRectF(option.rect).adjusted(_WORDS - 10, 0, 0, 0))
        if option.state & _State.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current()["hover"])
            painter.drawRoundedRect(spot, 8, 8)
        if option.state & _State.State_HasFocus:
            paint.focus_ring(painter, spot, 7)

    def _paint_rail(self, painter: QPainter, option: QStyleOptionViewItem, top: float, bottom: float) -> None:
        rail = mirrored(option, QRectF(option.rect.left() + _RAIL - 1, top, 2, bottom - top))
        painter.fillRect(rail, theme.current()["line"])

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: str, middle: float) -> None:
        look = theme.current()
        node = mirrored(option, QRectF(option.rect.left(), middle - 6, 12, 12)).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look["pine"], 2))
        painter.setBrush(look["window"])
        painter.drawRoundedRect(node, 2, 2)
        high = look.line("label")
        spot = QRectF(option.rect.left() + _WORDS, middle - high / 2, option.rect.width() - _WORDS, high)
        write(painter, option, spot, heading, "label", "ink")
        if self._words.in_posts:
            under = QRectF(spot.left(), spot.bottom(), spot.width(), look.line("meta"))
            write(painter, option, under, self._words.standing(heading), "meta", "ink2")

    def _paint_meeting(self, painter: QPainter, option: QStyleOptionViewItem, line: MeetingLine, middle: float) -> None:
        look = theme.current()
        quiet = bool(words.not_held(line.state, line.start))
        dot = mirrored(option, QRectF(option.rect.left() + _RAIL - 4, middle - 4, 8, 8))
        painter.setPen(QPen(look["field" if quiet else "pine"], 1.5))
        painter.setBrush(look["window" if quiet else "pine"])
        painter.drawEllipse(QPointF(dot.center()), 3.5, 3.5)
        left, room = option.rect.left() + _WORDS, option.rect.width() - _WORDS - 6
        title = QRectF(left, option.rect.top() + 6, room, look.line("entry"))
        facts = QRectF(left, title.bottom(), room, look.line("meta"))
        write(painter, option, title, self._words.title(line), "entry", "ink2" if quiet else "ink")
        write(painter, option, facts, self._words.facts(line), "meta", "ink2")
