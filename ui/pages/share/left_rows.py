"""How the rows of the list of what left look: all of them are one card, and an open one shows what went with it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app import wording
from app.records.departures import Departure
from ui import theme
from ui.models.left_list import LINE, Detail, LeftList, Says
from ui.pages.share import left_words as words
from ui.widgets import paint
from ui.widgets.row_strokes import card, mirrored, write

_SIDE, _RADIUS, _DATE, _CARET, _GAP = 20, 12, 76, 16, 12
_WHOM = 0.36  # of the room for words
_NARROW = 620  # px, below which for whom it was stands under what it was
_ROLES = {Says.FACTS: ("meta", "ink2"), Says.TITLE: ("entry", "ink"), Says.FORGET: ("button", "pine_text")}
_PADS = {Says.FACTS: (4, 10), Says.TITLE: (3, 3), Says.FORGET: (12, 16)}  # px above and below
_WRAP = Qt.TextFlag.TextWordWrap
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class LeftRows(QStyledItemDelegate):
    """`set_room` says where in the view the card stands."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._start, self._wide = 0, 400

    def set_room(self, start: int, wide: int) -> None:
        self._start, self._wide = start, wide

    def is_in_card(self, x: int) -> bool:
        across = self._view.viewport().width()
        near = x if self._view.layoutDirection() == Qt.LayoutDirection.LeftToRight else across - x
        return self._start <= near < self._start + self._wide

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look, line = theme.current(), index.data(LINE)
        if isinstance(line, Detail):
            above, below = _PADS[line.says]
            role = _ROLES[line.says][0]
            room = QRectF(0, 0, self._detail_room(), 100_000)
            high = QFontMetricsF(look.font(role)).boundingRect(room, _WRAP, line.text).height()
            return QSize(200, round(max(high, look.line(role))) + above + below)
        return QSize(200, look.line("body") + look.line("meta") + 25)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = QStyleOptionViewItem(option)
        shown.rect = mirrored(option, QRectF(self._start, option.rect.y(), self._wide, option.rect.height())).toRect()
        self._paint_card(painter, shown, index)
        if isinstance(line, Detail):
            self._paint_detail(painter, shown, line)
        elif isinstance(line, Departure):
            self._paint_departure(painter, shown, line, self._is_open(index))
        if shown.state & _State.State_HasFocus:
            paint.focus_ring(painter, QRectF(shown.rect).adjusted(2, 2, -2, -2), 9)
        painter.restore()

    def _is_open(self, index: _Index) -> bool:
        return self._view.isExpanded(index)

    def _is_last(self, index: _Index) -> bool:
        """Of all that is shown: below it the card ends."""
        model = self._view.model()
        assert isinstance(model, LeftList)
        above = index.parent()
        top = above if above.isValid() else index
        if model.has_more or top.row() < model.rowCount() - 1:
            return False
        return index.row() == model.rowCount(above) - 1 if above.isValid() else not self._is_open(index)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, top, last = theme.current(), not index.parent().isValid(), self._is_last(index)
        whole = QRectF(option.rect)
        first = top and index.row() == 0
        above = 0.5 if top else -20  # what reaches over the edge is cut off, and so no line is drawn there
        below = -0.5 if last else 20 if not top or self._is_open(index) else 0.5
        painter.save()
        painter.setClipRect(whole.adjusted(-1, 0, 1, 1))
        painter.setPen(look["line"])
        hovered = option.state & _State.State_MouseOver and top
        painter.setBrush(look["hover" if hovered else "surface"])
        shape = whole.adjusted(0.5, above, -0.5, below)
        painter.drawPath(card(shape, _RADIUS if first else 0, _RADIUS if last else 0))
        painter.restore()

    def _paint_departure(self, painter: QPainter, option: QStyleOptionViewItem, line: Departure, is_open: bool) -> None:
        look = theme.current()
        whole = QRectF(option.rect).adjusted(_SIDE, 12, -_SIDE, -13)
        caret, date = look.px(_CARET), look.px(_DATE)
        first = QRectF(whole.left(), whole.top(), whole.width(), look.line("body"))
        second = QRectF(whole.left(), first.bottom(), whole.width(), look.line("meta"))
        day = words.moment(line).date()
        write(painter, option, _cut(first, 0, date - 6), wording.short_day(day), "strong", "ink")
        write(painter, option, _cut(second, 0, date - 6), str(day.year), "meta", "ink2")
        room = whole.width() - date - caret - _GAP
        if self._wide < look.px(_NARROW):
            below = ". ".join(filter(None, (words.whom(line), words.way(line))))
            write(painter, option, _cut(first, date, room), words.heading(line), "body", "ink")
            write(painter, option, _cut(second, date, room), below, "meta", "ink2")
        else:
            what = room * (1 - _WHOM) - 2 * _GAP
            write(painter, option, _cut(first, date, what), words.heading(line), "body", "ink")
            write(painter, option, _cut(second, date, what), words.inside(line), "meta", "ink2")
            at = date + what + 2 * _GAP
            said = [*filter(None, (words.whom(line), words.way(line))), "", ""]
            write(painter, option, _cut(first, at, room * _WHOM), said[0], "body", "ink")
            write(painter, option, _cut(second, at, room * _WHOM), said[1], "meta", "ink2")
        spot = QRectF(whole.right() - caret, whole.center().y() - caret / 2, caret, caret)
        rightward = option.direction == Qt.LayoutDirection.LeftToRight
        icon = "caret-down" if is_open else "caret-right" if rightward else "caret-left"
        paint.icon_at(painter, mirrored(option, spot).topLeft(), icon, "ink2", caret)

    def _paint_detail(self, painter: QPainter, option: QStyleOptionViewItem, line: Detail) -> None:
        look, (above, _) = theme.current(), _PADS[line.says]
        role, token = _ROLES[line.says]
        font = look.font(role)
        if line.says is Says.FORGET and option.state & _State.State_MouseOver:
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(look[token])
        whole = QRectF(option.rect)
        spot = QRectF(whole.left() + self._indent(), whole.top() + above, self._detail_room(), whole.height() - above)
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(mirrored(option, spot), leading | _WRAP, line.text)

    def _indent(self) -> int:
        return _SIDE + theme.current().px(_DATE)

    def _detail_room(self) -> float:
        return self._wide - self._indent() - _SIDE


def _cut(row: QRectF, start: float, wide: float) -> QRectF:
    return QRectF(row.left() + start, row.top(), max(0.0, wide), row.height())
