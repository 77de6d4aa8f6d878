"""An icon beside words; it says nothing of its own."""

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint


class Glyph(QWidget):
    """`token` is a colour of the theme; `extent` in px at the standard text size."""

    def __init__(self, icon: str, token: str = "ink", extent: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._token = token
        self._extent = extent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, token: str = "") -> None:
        self._icon = icon
        self._token = token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._extent)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.current().px(self._extent)
        where = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        paint.icon_at(paint.painter_on(self), where, self._icon, self._token, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
