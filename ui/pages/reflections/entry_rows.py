"""How the rows of the list look: a serif title, a quiet line below, a lock where it is kept out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from app.acts.writing import Entry
from ui import theme
from ui.models.sections import LINE, Heading
from ui.pages.reflections import words
from ui.widgets import paint
from ui.widgets.row_strokes import RowPainter, mirrored, write
from ui.widgets.text import tip

_SIDE, _TOP = 20, 9
_LOCK = 16
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class EntryRows(RowPainter):
    """Shows a ReflectionList in a pane."""

    ground = "inset"

    def heading_height(self, row: int) -> int:
        return theme.current().line("label") + 15

    def row_height(self) -> int:
        look = theme.current()
        return look.line("entry") + look.line("meta") + 2 * _TOP + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE)
        whole = QRectF(option.rect)
        inside = whole.adjusted(_SIDE, 0, -_SIDE, 0)
        if isinstance(line, Heading):
            words_of = inside.adjusted(0, 0, 0, -6)
            write(painter, option, words_of, line.text, "label", "ink2", Qt.AlignmentFlag.AlignBottom)
        elif isinstance(line, Entry):
            chosen = bool(option.state & _State.State_Selected)
            self._paint_ground(painter, option, whole.adjusted(0, 0, 0, -1), chosen)
            self._paint_entry(painter, option, inside, line, chosen)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The title of a row that has no room for all of it."""
        entry = index.data(LINE)
        if not isinstance(entry, Entry):
            return False
        title = words.title(entry)
        room = view.viewport().width() - 2 * _SIDE - (theme.current().px(_LOCK) + 8 if entry.kept_out else 0)
        cut = QFontMetricsF(theme.current().font("entry_chosen")).horizontalAdvance(title) > room
        QToolTip.showText(event.globalPos(), tip(title) if cut else "", view)
        return True

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

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRectF, entry: Entry, chosen: bool
    ) -> None:
        look = theme.current()
        side = look.px(_LOCK)
        room = inside.width() - (side + 8 if entry.kept_out else 0)
        title = QRectF(inside.left(), inside.top() + _TOP, room, look.line("entry"))
        below = QRectF(inside.left(), title.bottom(), inside.width(), look.line("meta"))
        self.line(painter, option, title, words.title(entry), "entry_chosen" if chosen else "entry", "ink")
        self.line(painter, option, below, words.second_line(entry), "meta", "ink2")
        if entry.kept_out:
            spot = QRectF(inside.right() - side, title.center().y() - side / 2 - 2, side, side)
            paint.icon_at(painter, mirrored(option, spot).topLeft(), "lock-key", "ink2", side)
