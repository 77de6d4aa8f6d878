"""A switch, for what applies at once."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint


class Switch(QCheckBox):
    """`name` is read aloud: the words that stand beside it. Connect to `toggled`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(38), theme.current().px(22) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        look = theme.current()
        on = self.isChecked()
        high = look.px(22)
        track = QRectF(0, (self.height() - high) / 2, self.width(), high).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look["pine" if on else "field"], 1))
        painter.setBrush(look["pine" if on else "surface"])
        painter.drawRoundedRect(track, high / 2, high / 2)
        radius = high / 2 - 4
        right = on == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
        middle = track.right() - high / 2 if right else track.left() + high / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look["on_pine" if on else "field"])
        painter.drawEllipse(QPointF(middle, track.center().y()), radius, radius)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), high / 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
