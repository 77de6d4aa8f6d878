"""Strokes that the painted widgets share."""

from functools import lru_cache
from itertools import product
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import icons

_SCRIM = {"light": 0.42, "dark": 0.60, "hc_light": 0.80, "hc_dark": 0.80}


def painter_on(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def focus_ring(painter: QPainter, rect: QRectF, radius: float = 8) -> None:
    """2 px just inside `rect`."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current()["focus"], 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def gap(painter: QPainter, rect: QRectF, radius: float) -> None:
    """1 px of surface between a focus ring and a solid fill, which could be of nearly its colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current()["surface"], 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def scrim(painter: QPainter, rect: QRect) -> None:
    """Darken what lies under an overlay."""
    look = theme.current()
    veil = look["scrim"]
    veil.setAlphaF(_SCRIM[look.name])
    painter.fillRect(rect, veil)


def icon_at(painter: QPainter, where: QPointF, name: str, token: str, size: int) -> None:
    """Draw an icon with its top left at `where`, on a whole device pixel so that it stays sharp."""
    ratio = painter.device().devicePixelRatio()
    drawn = icons.pixmap(name, token, size, ratio)
    if not drawn.isNull():
        painter.drawPixmap(QPointF(_sharp(where.x(), ratio), _sharp(where.y(), ratio)), drawn)


def mirrored(widget: QWidget, rect: QRectF) -> QRectF:
    """`rect`, thought left to right, on the side where it belongs in this widget's language."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(widget.width() - rect.right(), rect.y(), rect.width(), rect.height())


def shadow(painter: QPainter, rect: QRectF, radius: float, blur: int, drop: int) -> None:
    """A soft shadow of `rect`, `drop` px below it; none in high contrast, and none inside `rect`'s own middle."""
    look = theme.current()
    if look.high_contrast:
        return
    ratio = painter.device().devicePixelRatio()
    corner = _shadow_corner(radius, blur)
    picture = _shadow_picture(look.name, radius, blur, ratio)
    left, right = _sharp(rect.left() - blur / 2, ratio), _sharp(rect.right() + blur / 2, ratio)
    top, bottom = _sharp(rect.top() + drop - blur / 2, ratio), _sharp(rect.bottom() + drop + blur / 2, ratio)
    xs = (left, left + corner, right - corner, right)
    ys = (top, top + corner, bottom - corner, bottom)
    cuts = (0.0, corner * ratio, picture.width() - corner * ratio, float(picture.width()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # or the parts would not quite meet
    for across, down in product(range(3), range(3)):
        if (across, down) != (1, 1):
            target = QRectF(QPointF(xs[across], ys[down]), QPointF(xs[across + 1], ys[down + 1]))
            source = QRectF(QPointF(cuts[across], cuts[down]), QPointF(cuts[across + 1], cuts[down + 1]))
            painter.drawPixmap(target, picture, source)
    painter.restore()


def _shadow_corner(radius: float, blur: int) -> int:
    """px of the picture's corners: beyond them every ring runs straight."""
    return ceil(blur / 2 + max(radius, blur / 2 + 2))


@lru_cache(maxsize=12)
def _shadow_picture(look_name: str, radius: float, blur: int, ratio: float) -> QPixmap:
    """The shadow of the smallest such rectangle; its corners and sides make those of any other."""
    side = 2 * _shadow_corner(radius, blur) + 1
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = theme.named(look_name)["scrim"]
    inner = QRectF(0, 0, side, side).adjusted(blur / 2, blur / 2, -blur / 2, -blur / 2)
    for step in range(blur):
        spread = blur / 2 - step
        colour.setAlphaF(0.48 / blur * step / blur)  # faint outside, so that no edge shows
        painter.setBrush(colour)
        ring = inner.adjusted(-spread, -spread, spread, spread)
        painter.drawRoundedRect(ring, max(2.0, radius + spread), max(2.0, radius + spread))
    painter.end()
    return picture


def _sharp(place: float, ratio: float) -> float:
    """The nearest whole device pixel."""
    return round(place * ratio) / ratio
