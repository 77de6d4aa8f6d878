"""How hard a passphrase is to guess: four bars and a sentence."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint, text

_BARS = 4
_HUES = ("field", "clay", "honey", "pine", "pine")


class StrengthMeter(QWidget):
    """The sentence carries the meaning; the bars repeat it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars(self)
        self._sentence = text.Paragraph("", "body", "2", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bars)
        layout.addWidget(self._sentence)

    def show_strength(self, bars: int, lead: str, sentence: str = "") -> None:
        """`bars` filled, 0 to 4; `lead` such as "Strong.", then the rest of the sentence."""
        self._bars.show_filled(bars)
        self._sentence.set_words(lead, sentence)


class _Bars(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_filled(self, bars: int) -> None:
        self._filled = bars
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        look = theme.current()
        width = (self.width() - 6 * (_BARS - 1)) / _BARS
        for index in range(_BARS):
            filled = index < self._filled
            painter.setPen(look["field"] if not filled else Qt.PenStyle.NoPen)
            painter.setBrush(look[_HUES[self._filled]] if filled else look["surface"])
            bar = paint.mirrored(self, QRectF(index * (width + 6), 0, width, 6))
            inset = 0 if filled else 0.5
            painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), 3, 3)
