"""Which journal this is, in quiet letters: on one line, or on two where it is narrow."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.text import tip

_ROLE = "hint"
_MIDDLE = Qt.TextElideMode.ElideMiddle  # two journals differ at either end


class NamePlate(QLabel):
    """Cut in its middle where it doesn't fit; whole in its tooltip and for those who listen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(tip(name))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._narrow = 0

    def set_narrow(self, room: int) -> None:
        """In the middle of so many px, on two lines where one is not enough; 0: on one line, as wide as there is."""
        self._narrow = room
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """What can be read of it at its width."""
        metrics, room = QFontMetrics(theme.current().font(_ROLE)), self._narrow or self.width()
        first, rest = self.text(), ""
        if self._narrow and metrics.horizontalAdvance(first) > room:
            first, rest = _halved(first, metrics, room)
        return [metrics.elidedText(line, _MIDDLE, room) for line in (first, rest) if line]

    def sizeHint(self) -> QSize:
        return QSize(0, theme.current().line(_ROLE) * (len(self.lines()) if self._narrow else 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.painter_on(self)
        painter.setFont(look.font(_ROLE))
        painter.setPen(look["ink2"])
        high = look.line(_ROLE)
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        side = Qt.AlignmentFlag.AlignHCenter if self._narrow else leading
        for number, line in enumerate(self.lines()):
            room = QRectF(0, number * high, self.width(), high)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def _halved(name: str, metrics: QFontMetrics, room: int) -> tuple[str, str]:
    """As many of its words as go on the first line, at least one, and the others."""
    first, *others = name.split(" ")
    while others and metrics.horizontalAdvance(f"{first} {others[0]}") <= room:
        first = f"{first} {others.pop(0)}"
    return first, " ".join(others)
