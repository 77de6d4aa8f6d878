"""Chips: a word or two in a pill."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.text import tip

_SIDE, _ICON, _GAP = 9, 14, 5


class Chip(QLabel):
    """Cannot be focused. `tone` is a hue of the theme, or empty for a neutral one."""

    def __init__(self, words: str, icon: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon = icon
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str, icon: str = "", tone: str = "") -> None:
        self._icon = icon
        self._tone = tone
        self.setText(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(words_width(self.text(), self._icon), theme.current().px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.current().px(60), self.sizeHint().width()), theme.current().px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self.width() >= self.sizeHint().width() else tip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint_pill(painter, QRectF(self.rect()), self._tone)
        paint_words(self, painter, self.text(), self._icon, ink_of(self._tone))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def ink_of(tone: str) -> str:
    """The token of the words in a chip of this hue."""
    return f"{tone}_text" if tone else "ink2"


def paint_pill(painter: QPainter, place: QRectF, tone: str) -> None:
    """The soft ground of a chip that only says something."""
    look = theme.current()
    painter.setBrush(look[f"{tone}_soft" if tone else "hover"])
    painter.setPen(look["line"] if look.high_contrast else Qt.PenStyle.NoPen)
    shape = place.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)


def words_width(words: str, icon: str, side: int = _SIDE) -> int:
    """px of a chip with `side` px before and after its words."""
    look = theme.current()
    width = QFontMetrics(look.font("chip")).horizontalAdvance(words) + 2 * side + 1
    return width + look.px(_ICON) + _GAP if icon else width


def paint_words(widget: QWidget, painter: QPainter, words: str, icon: str, token: str) -> None:
    """In the middle of the widget, cut with … where they don't fit."""
    look = theme.current()
    painter.setFont(look.font("chip"))
    painter.setPen(look[token])
    size = look.px(_ICON)
    taken = size + _GAP if icon else 0
    width = min(painter.fontMetrics().horizontalAdvance(words), widget.width() - taken - 2 * _SIDE + 1)
    left = (widget.width() - taken - width) / 2
    if icon:
        spot = paint.mirrored(widget, QRectF(left, (widget.height() - size) / 2, size, size))
        paint.icon_at(painter, QPointF(spot.topLeft()), icon, token, size)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(width) + 1)
    spot = paint.mirrored(widget, QRectF(left + taken, 0, width + 2, widget.height()))
    painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
