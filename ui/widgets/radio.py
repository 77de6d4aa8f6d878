"""A radio button, painted as the check box is."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from ui import theme
from ui.widgets import caption, paint


def draw_circle(painter: QPainter, room: QRectF, on: bool, enabled: bool = True) -> None:
    """The circle in its `room`, 22 px square at the standard size; on, it is a thick ring."""
    look = theme.current()
    scale = room.width() / 22
    thick = (5.5 if on else 1.5) * scale
    painter.setBrush(look["surface"])
    painter.setPen(QPen(look[("pine" if on else "field") if enabled else "ink3"], thick))
    radius = 9 * scale - thick / 2
    painter.drawEllipse(room.center(), radius, radius)


class Radio(QRadioButton):
    """Those of one parent belong together; arrows move between them."""

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
        draw_circle(painter, room, self.isChecked(), self.isEnabled())
        caption.paint_words(self, painter)
        if self.hasFocus():
            paint.focus_ring(painter, room, room.width() / 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
