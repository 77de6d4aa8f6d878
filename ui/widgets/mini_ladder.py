"""Where a goal stands, as five small posts beside its title."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.text import tip

WIDE, HIGH = 47, 18  # px
_LEVELS = (-2, -1, 0, 1, 2)


def mini_ladder_size() -> QSize:
    """At this text size."""
    high = theme.current().px(HIGH)
    return QSize(ceil(WIDE * high / HIGH), high)


def paint_mini_ladder(painter: QPainter, place: QRectF, level: int | None, leftward: bool = False) -> None:
    """`level` −2 to 2, or None when nobody has looked yet; `leftward` where one reads from the right."""
    look = theme.current()
    scale = place.height() / HIGH
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(-scale if leftward else scale, scale)
    if leftward:
        painter.translate(-WIDE, 0)
    for number, post in enumerate(_LEVELS):
        reached = level is not None and post <= level
        high = 6 + 3 * number
        shape = QRectF(10 * number + 0.75, HIGH - high + 0.75, 5.5, high - 1.5)
        painter.setPen(QPen(look["pine" if reached else "field"], 1.5))
        if reached:
            painter.setBrush(look["pine" if post == level else "pine_soft"])
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, 1.5, 1.5)
    painter.restore()


class MiniLadder(QWidget):
    """`words` are the owner's own for this level: what is read aloud and shown as the tooltip, never a number."""

    def __init__(self, level: int | None, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(level, words)

    def set_level(self, level: int | None, words: str) -> None:
        self._level = level
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self.update()

    def clear_words(self) -> None:
        self.set_level(None, "")

    def sizeHint(self) -> QSize:
        return mini_ladder_size()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, 0, *self.sizeHint().toTuple())
        place.moveCenter(QRectF(self.rect()).center())
        leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_mini_ladder(paint.painter_on(self), place, self._level, leftward)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
