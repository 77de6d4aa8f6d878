"""The arch of the fireplace: the shape of every person, and of the icon of an empty page."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

_TALL = 1.12  # height for a width of 1
_FOOT = 2


def fill_of(hue: str) -> str:
    """The token of an arch's ground; `grey` is someone from a closed mentorship."""
    return "hover" if hue == "grey" else f"{hue}_soft"


def ink_of(hue: str) -> str:
    return "ink2" if hue == "grey" else f"{hue}_text"


def draw(painter: QPainter, rect: QRectF, ground: str) -> None:
    """An arch that fills `rect`, in the token `ground`; outlined in high contrast."""
    look = theme.current()
    painter.setBrush(look[ground])
    painter.setPen(look["line"] if look.high_contrast else Qt.PenStyle.NoPen)
    if look.high_contrast:
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawPath(_outline(rect))


def draw_person(painter: QPainter, rect: QRectF, letters: str, hue: str, ground: str = "") -> None:
    """Initials in an arch; `ground` is another token than the hue's own, as on a selected row."""
    draw(painter, rect, ground or fill_of(hue))
    font = QFont(theme.current().font("subhead"))
    font.setPixelSize(max(9, round(rect.width() * 0.36)))
    painter.setFont(font)
    painter.setPen(theme.current()[ink_of(hue)])
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)


def height_for(width: float) -> int:
    return round(width * _TALL)


def _outline(rect: QRectF) -> QPainterPath:
    half = rect.width() / 2
    path = QPainterPath(QPointF(rect.left(), rect.bottom() - _FOOT))
    path.lineTo(rect.left(), rect.top() + half)
    path.arcTo(QRectF(rect.left(), rect.top(), rect.width(), rect.width()), 180, -180)
    path.lineTo(rect.right(), rect.bottom() - _FOOT)
    path.quadTo(rect.bottomRight(), QPointF(rect.right() - _FOOT, rect.bottom()))
    path.lineTo(rect.left() + _FOOT, rect.bottom())
    path.quadTo(rect.bottomLeft(), QPointF(rect.left(), rect.bottom() - _FOOT))
    return path


class _Arch(QWidget):
    """Decoration: its accessible name stays empty, because the name stands beside it."""

    def __init__(self, hue: str, extent: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._hue = hue
        self._extent = extent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = theme.current().px(self._extent)
        return QSize(width, height_for(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _shape(self) -> QRectF:
        shape = QRectF(QPointF(0, 0), self.sizeHint().toSizeF())
        shape.moveCenter(QRectF(self.rect()).center())
        return shape


class PersonArch(_Arch):
    """`hue` says my role: `pine` mentee, `slate` mentor, `plum` both ways, `grey` closed. `extent`: width in px."""

    def __init__(self, letters: str, hue: str = "pine", extent: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(hue, extent, parent)
        self._letters = letters

    def set_person(self, letters: str, hue: str) -> None:
        self._letters = letters
        self._hue = hue
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_person(paint.painter_on(self), self._shape(), self._letters, self._hue)


class IconArch(_Arch):
    """A 28 px icon in an arch, as on an empty page."""

    def __init__(self, icon: str, hue: str = "ember", extent: int = 64, parent: QWidget | None = None) -> None:
        super().__init__(hue, extent, parent)
        self._icon = icon

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        shape = self._shape()
        draw(painter, shape, fill_of(self._hue))
        side = theme.current().px(28)
        where = shape.center() - QPointF(side / 2, side / 2 - 2)
        paint.icon_at(painter, where, self._icon, ink_of(self._hue), side)
