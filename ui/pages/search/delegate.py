"""How a search result is drawn: icon, title with the match marked, its place in time, a line of the entry."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.excerpts import Span
from ui import theme
from ui.pages.search.results import LinesRole, Row, RowKind, RowRole
from ui.widgets import paint

_SIDE, _ICON, _GAP = 20, 20, 14  # px from the edge to the icon, of the icon, and on to the words
_LONGEST_CUT = 16  # characters of a word that may go so that it is not cut


class ResultDelegate(QStyledItemDelegate):
    """Reads the theme each time, so that a theme switch needs nothing."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines: int = index.data(LinesRole)
        look = theme.current()
        if not lines:
            return QSize(100, look.line("label") + 14)
        return QSize(100, look.line("body") + (look.line("entry") if lines > 1 else 0) + 18)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(RowRole)
        look = theme.current()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.HEADING:
            painter.setFont(look.font("label"))
            painter.setPen(look["ink2"])
            self._elided(painter, rect.adjusted(_SIDE, 10, -_SIDE, -2), row.title, Qt.AlignmentFlag.AlignLeading)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                _paint_selection(painter, rect)
            self._paint_row(painter, rect, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        look = theme.current()
        icon = look.px(_ICON)
        left = _SIDE + icon + _GAP
        room = QRectF(left, 9, rect.width() - left - _SIDE, look.line("body"))
        if row.icon:
            spot = QRectF(_SIDE, room.center().y() - icon / 2, icon, icon)
            paint.icon_at(painter, self._placed(rect, spot).topLeft(), row.icon, "ink2", icon)
        aside = 0.0
        if row.aside:
            painter.setFont(look.font("meta"))
            painter.setPen(look["ink3"])
            aside = min(QFontMetricsF(painter.font()).horizontalAdvance(row.aside) + 16, room.width() / 2)
            spot = self._placed(rect, room.adjusted(room.width() - aside + 16, 0, 0, 0))
            self._elided(painter, spot, row.aside, Qt.AlignmentFlag.AlignTrailing)
        painter.setFont(look.font("button" if row.kind is RowKind.RESULT else "body"))
        token = "pine_text" if row.kind is RowKind.MORE else "ink"
        self._marked(painter, self._placed(rect, room.adjusted(0, 0, -aside, 0)), row.title, row.spans, token)
        if row.excerpt:
            below = QRectF(room.left(), room.bottom(), room.width(), look.line("entry"))
            painter.setFont(look.font("entry"))
            self._marked(painter, self._placed(rect, below), row.excerpt, row.marks, "ink2")

    def _marked(self, painter: QPainter, rect: QRectF, text: str, spans: tuple[Span, ...], token: str) -> None:
        """One line of text, the spans on honey with a line under them: a mark that needs no colour to be seen."""
        look = theme.current()
        shown, kept = _cut(text, QFontMetricsF(painter.font()), rect.width())
        layout = QTextLayout(shown, painter.font())
        option = QTextOption(self._visual(Qt.AlignmentFlag.AlignLeading))
        option.setTextDirection(self._view.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        top = rect.top() + (rect.height() - line.height()) / 2
        for start, end in spans:
            if start < kept:
                edges = [_across(line, _units(shown[:at])) for at in (start, min(end, kept))]
                place = QRectF(rect.left() + min(edges) - 1, rect.top(), abs(edges[1] - edges[0]) + 2, rect.height())
                painter.fillRect(place, look["honey_soft"])
                painter.fillRect(QRectF(place.left(), place.bottom() - 2, place.width(), 2), look["honey"])
        painter.setPen(look[token])
        layout.draw(painter, QPointF(rect.left(), top))

    def _elided(self, painter: QPainter, rect: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, self._visual(side) | Qt.AlignmentFlag.AlignVCenter, shown)

    def _visual(self, side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self._view.layoutDirection(), side)

    def _placed(self, row: QRectF, spot: QRectF) -> QRectF:
        """A spot thought left to right within its row, where it belongs in this language."""
        return paint.mirrored(self._view.viewport(), spot).translated(0, row.top())


def _paint_selection(painter: QPainter, rect: QRectF) -> None:
    look = theme.current()
    painter.setPen(QPen(look["line"], 2) if look.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(look["selected"])
    painter.drawRoundedRect(rect.adjusted(8, 1, -8, -1), 8, 8)


def _cut(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, int]:
    """What fits of the text, and how many of its characters are left; a quotation keeps its closing mark."""
    if metrics.horizontalAdvance(text) <= width:
        return text, len(text)
    end = " …”" if text.endswith("”") else "…"
    room = width - metrics.horizontalAdvance(end) + metrics.horizontalAdvance("…")
    kept = metrics.elidedText(text.rstrip("”… "), Qt.TextElideMode.ElideRight, room).rstrip("… ")
    if text[len(kept)] != " " and " " in kept[-_LONGEST_CUT:]:  # not in the middle of a word
        kept = kept[: kept.rindex(" ")]
    return kept + end, len(kept)


def _units(text: str) -> int:
    """Its length as Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def _across(line: QTextLine, at: int) -> float:
    """px from the left end of the line."""
    place = line.cursorToX(at)
    return float(place[0]) if isinstance(place, tuple) else 0.0
