"""The hearth with its two chairs, and the mark. Decoration, so silent."""

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import pictures


class _Picture(QWidget):
    def __init__(self, name: str, width: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._name = name
        self._extent = pictures.extent(name, width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._extent

    def minimumSizeHint(self) -> QSize:
        return self._extent

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = pictures.pixmap(self._name, self.sizeHint().width(), self.devicePixelRatioF())
        left = (self.width() - self.sizeHint().width()) // 2
        QPainter(self).drawPixmap(QPointF(left, 0), drawn)


class Hearth(_Picture):
    """`wide` in px; the height follows. It keeps its size at every text size."""

    def __init__(self, wide: int, parent: QWidget | None = None) -> None:
        super().__init__("hearth", wide, parent)


class Logo(_Picture):
    """The mark beside the name, which grows with the text."""

    def __init__(self, side: int = 28, parent: QWidget | None = None) -> None:
        super().__init__("logo", side, parent)

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._extent.width())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
