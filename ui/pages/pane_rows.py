"""How rows in a pane look: a serif title over a quiet line, under a heading that sticks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from ui import theme
from ui.models.sections import LINE, Heading
from ui.widgets import paint
from ui.widgets.row_strokes import RowPainter, mirrored, write
from ui.widgets.text import tip

SIDE, TOP = 20, 9
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class PaneRows(RowPainter):
    """Shows a SectionedModel in a pane. What a line says is for each such list to tell."""

    ground = "inset"

    def title_of(self, line: Any) -> str:
        raise NotImplementedError

    def below(self, line: Any) -> str:
        """The quiet line."""
        raise NotImplementedError

    def icon_of(self, line: Any) -> str:
        """At the end of its title; "" for none."""
        return ""

    def heading_height(self, row: int) -> int:
        return theme.current().line("label") + 15

    def row_height(self) -> int:
        look = theme.current()
        return look.line("entry") + look.line("meta") + 2 * TOP + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE)
        whole = QRectF(option.rect)
        inside = whole.adjusted(SIDE, 0, -SIDE, 0)
        if isinstance(line, Heading):
            words_of = inside.adjusted(0, 0, 0, -6)
            write(painter, option, words_of, line.text, "label", "ink2", Qt.AlignmentFlag.AlignBottom)
        elif line is not None:
            chosen = bool(option.state & _State.State_Selected)
            self._paint_ground(painter, option, whole.adjusted(0, 0, 0, -1), chosen)
            self._paint_line(painter, option, inside, line, chosen)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The title of a row that has no room for all of it."""
        line = index.data(LINE)
        if line is None or isinstance(line, Heading):
            return False
        title = self.title_of(line)
        room = view.viewport().width() - 2 * SIDE - (self._icon_room if self.icon_of(line) else 0)
        cut = QFontMetricsF(theme.current().font("entry_chosen")).horizontalAdvance(title) > room
        QToolTip.showText(event.globalPos(), tip(title) if cut else "", view)
        return True

    @property
    def _icon_room(self) -> int:
        return theme.current().px(16) + 8

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, ground: QRectF, chosen: bool) -> None:
        look = theme.current()
        painter.fillRect(QRectF(ground.left(), ground.bottom(), ground.width(), 1), look["line"])
        if chosen or option.state & _State.State_MouseOver:
            painter.fillRect(ground, look["selected" if chosen else "hover"])
        if chosen and look.high_contrast:
            painter.setPen(QPen(look["line"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(ground.adjusted(1, 1, -1, -1))
        if option.state & _State.State_HasFocus:
            paint.focus_ring(painter, ground, 0)

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRectF, line: Any, chosen: bool
    ) -> None:
        look, icon = theme.current(), self.icon_of(line)
        side = self._icon_room - 8
        room = inside.width() - (self._icon_room if icon else 0)
        title = QRectF(inside.left(), inside.top() + TOP, room, look.line("entry"))
        below = QRectF(inside.left(), title.bottom(), inside.width(), look.line("meta"))
        self.line(painter, option, title, self.title_of(line), "entry_chosen" if chosen else "entry", "ink")
        self.line(painter, option, below, self.below(line), "meta", "ink2")
        if icon:
            spot = QRectF(inside.right() - side, title.center().y() - side / 2 - 2, side, side)
            paint.icon_at(painter, mirrored(option, spot).topLeft(), icon, "ink2", side)
