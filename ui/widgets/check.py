"""A check box that keeps its look in every theme, with words that may wrap."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui import theme
from ui.widgets import caption, paint

_TICK = ((0.318, 0.514), (0.445, 0.636), (0.682, 0.382))
_DASH = ((0.32, 0.5), (0.68, 0.5))


def draw_box(painter: QPainter, room: QRectF, state: Qt.CheckState, enabled: bool = True) -> None:
    """The box in its `room`, 22 px square at the standard size."""
    look = theme.current()
    on = state != Qt.CheckState.Unchecked
    edge = 0.125 * room.width()
    colour = look[("pine" if on else "field") if enabled else "ink3"]
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if on else look["surface"])
    painter.drawRoundedRect(room.adjusted(edge, edge, -edge, -edge), 4.5, 4.5)
    if on:
        marks = _TICK if state == Qt.CheckState.Checked else _DASH
        round_ends = (Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(look["on_pine"], 0.082 * room.width(), Qt.PenStyle.SolidLine, *round_ends))
        painter.drawPolyline([QPointF(room.x() + x * room.width(), room.y() + y * room.height()) for x, y in marks])


class Check(QCheckBox):
    """Without words, give it an accessible name."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        caption.prepare(self)

    def hasHeightForWidth(self) -> bool:
        return bool(self.text())

    def heightForWidth(self, width: int) -> int:
        return caption.height(self, width)

    def sizeHint(self) -> QSize:
        return caption.hint(self)

    def minimumSizeHint(self) -> QSize:
        return caption.least(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        room = caption.mark_of(self)
        draw_box(painter, room, self.checkState(), self.isEnabled())
        caption.paint_words(self, painter)
        if self.hasFocus():
            paint.focus_ring(painter, room, 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
