"""How a search result is drawn: icon, title with the match marked, its place in time, a line of the entry."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.search import Span
from ui import theme
from ui.pages.search.results import Row, RowKind, RowRole
from ui.widgets import paint

_SIDE, _TEXT = 20, 54  # px from the left edge to the icon and to the words


class ResultDelegate(QStyledItemDelegate):
    """Reads the theme each time, so that a theme switch needs nothing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(RowRole)
        look = theme.current()
        if row.kind is RowKind.HEADING:
            return QSize(100, look.line("label") + 14)
        lines = look.line("body") + (look.line("entry") if row.excerpt else 0)
        return QSize(100, lines + 18)

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
            painter.drawText(rect.adjusted(_SIDE, 10, -_SIDE, -2), Qt.AlignmentFlag.AlignVCenter, row.title)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                _paint_selection(painter, rect)
            self._paint_row(painter, rect, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        look = theme.current()
        inner = rect.adjusted(_TEXT, 9, -_SIDE, -9)
        line = QRectF(inner.left(), inner.top(), inner.width(), look.line("body"))
        if row.icon:
            middle = line.center().y() - 10
            paint.icon_at(painter, QPointF(rect.left() + _SIDE, middle), row.icon, "ink2", 20)
        aside = 0.0
        if row.aside:
            painter.setFont(look.font("meta"))
            painter.setPen(look["ink3"])
            aside = min(QFontMetricsF(painter.font()).horizontalAdvance(row.aside) + 16, line.width() / 2)
            _elided(painter, line.adjusted(line.width() - aside, 0, 0, 0), row.aside, Qt.AlignmentFlag.AlignRight)
        font = look.font("button" if row.kind is RowKind.RESULT else "body")
        painter.setFont(font)
        token = "pine_text" if row.kind is RowKind.MORE else "ink"
        _marked(painter, line.adjusted(0, 0, -aside, 0), row.title, row.spans, token)
        if row.excerpt:
            below = QRectF(inner.left(), line.bottom(), inner.width(), look.line("entry"))
            painter.setFont(look.font("entry"))
            _marked(painter, below, row.excerpt, row.marks, "ink2")


def _paint_selection(painter: QPainter, rect: QRectF) -> None:
    look = theme.current()
    painter.setPen(QPen(look["line"], 2) if look.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(look["selected"])
    painter.drawRoundedRect(rect.adjusted(8, 1, -8, -1), 8, 8)


def _marked(painter: QPainter, rect: QRectF, text: str, spans: tuple[Span, ...], token: str) -> None:
    """One line of text, the spans on honey with a line under them: a mark that needs no colour to be seen."""
    look = theme.current()
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    kept = len(shown) if shown == text else max(0, len(shown) - 1)
    for start, end in spans:
        if start >= kept:
            break
        left = rect.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[: min(end, kept)]) - metrics.horizontalAdvance(text[:start])
        painter.fillRect(QRectF(left - 1, rect.top(), width + 2, rect.height()), look["honey_soft"])
        painter.fillRect(QRectF(left - 1, rect.bottom() - 2, width + 2, 2), look["honey"])
    painter.setPen(look[token])
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


def _elided(painter: QPainter, rect: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
