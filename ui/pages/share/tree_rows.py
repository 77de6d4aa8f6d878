"""How a row of the tree looks: caret, box or key, title, and what more there is to say at its end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui import theme
from ui.models.offered import NODE, Node
from ui.widgets import caption, paint
from ui.widgets.check import draw_box
from ui.widgets.row_strokes import mirrored, write

_HIGH, _CARET = 32, 16
_BEFORE, _STEP, _GAP, _END = 16, 24, 8, 18  # px
_MOST_DETAIL = 0.48  # of the row
_Index = QModelIndex | QPersistentModelIndex


class TreeRows(QStyledItemDelegate):
    """Every row is as high as any other."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)

    def row_height(self) -> int:
        return max(_HIGH, theme.current().px(_HIGH))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(160, self.row_height())

    def box_at(self, depth: int) -> int:
        """Where the box begins, from the side at which one begins to read."""
        return _BEFORE + theme.current().px(_STEP) * (depth + 1) - 2

    def is_cut(self, node: Node, width: int) -> bool:
        """Whether its title does not fit."""
        words = QFontMetrics(theme.current().font(_role(node))).horizontalAdvance(node.title)
        return words > self._room(node, width)[1]

    def draw(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, state: tuple[bool, bool, bool]
    ) -> None:
        node = index.data(NODE)
        unfolded, focused, hovered = state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        if hovered and (node.can_be_ticked or node.below):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current()["hover"])
            painter.drawRoundedRect(row.adjusted(6, 1, -6, -1), 6, 6)
        if node.below:
            self._draw_caret(painter, option, node, unfolded)
        self._draw_mark(painter, option, node)
        self._draw_words(painter, option, node)
        if focused:
            paint.focus_ring(painter, row.adjusted(5, 0.5, -5, -0.5), 7)
        painter.restore()

    def _draw_caret(self, painter: QPainter, option: QStyleOptionViewItem, node: Node, unfolded: bool) -> None:
        size = theme.current().px(_CARET)
        left = self.box_at(node.depth) - size - 7
        row = QRectF(option.rect)
        spot = mirrored(option, QRectF(row.left() + left, row.center().y() - size / 2, size, size))
        rightward = option.direction == Qt.LayoutDirection.LeftToRight
        icon = "caret-down" if unfolded else "caret-right" if rightward else "caret-left"
        paint.icon_at(painter, spot.topLeft(), icon, "ink2", size)

    def _draw_mark(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        side, row = caption.mark_side(), QRectF(option.rect)
        left = row.left() + self.box_at(node.depth)
        spot = mirrored(option, QRectF(left, row.center().y() - side / 2, side, side))
        if node.locked:
            size = theme.current().px(18)
            inside = (side - size) / 2
            paint.icon_at(painter, spot.topLeft() + QPointF(inside, inside), "lock-key", "ink2", size)
        elif node.can_be_ticked:
            draw_box(painter, spot, node.state)

    def _draw_words(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        row = QRectF(option.rect)
        left, title, detail = self._room(node, option.rect.width())
        spot = QRectF(row.left() + left, row.top(), title, row.height())
        write(painter, option, spot, node.title, _role(node), "ink3" if node.locked else "ink")
        if detail:
            end = row.right() + 1 - _END - detail
            write(painter, option, QRectF(end, row.top(), detail, row.height()), node.says, "meta", "ink2")

    def _room(self, node: Node, width: int) -> tuple[float, float, float]:
        """px before the title, for the title, and for the detail."""
        left = self.box_at(node.depth) + caption.mark_side() + _GAP
        said = node.says
        words = QFontMetrics(theme.current().font("meta")).horizontalAdvance(said) + 2 if said else 0
        whole = width - left - _END
        detail = min(words, whole * _MOST_DETAIL)
        return left, whole - detail - (16 if detail else 0), detail


def _role(node: Node) -> str:
    return "strong" if node.ref is None else "body"
