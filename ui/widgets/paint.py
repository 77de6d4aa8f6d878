"""Strokes that the painted widgets share."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import icons


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


def icon_at(painter: QPainter, where: QPointF, name: str, token: str, size: int) -> None:
    """Draw an icon with its top left at `where`, on a whole device pixel so that it stays sharp."""
    ratio = painter.device().devicePixelRatio()
    drawn = icons.pixmap(name, token, size, ratio)
    if not drawn.isNull():
        sharp = QPointF(round(where.x() * ratio) / ratio, round(where.y() * ratio) / ratio)
        painter.drawPixmap(sharp, drawn)


def mirrored(widget: QWidget, rect: QRectF) -> QRectF:
    """`rect`, thought left to right, on the side where it belongs in this widget's language."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(widget.width() - rect.right(), rect.y(), rect.width(), rect.height())


def shadow(painter: QPainter, rect: QRectF, radius: float, blur: int, drop: int) -> None:
    """A soft shadow of `rect`, `drop` px below it; none in high contrast."""
    look = theme.current()
    if look.high_contrast:
        return
    colour = look["scrim"]
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(blur):
        spread = blur / 2 - step
        colour.setAlphaF(0.48 / blur * step / blur)  # faint outside, so that no edge shows
        painter.setBrush(colour)
        ring = rect.adjusted(-spread, drop - spread, spread, drop + spread)
        painter.drawRoundedRect(ring, max(2.0, radius + spread), max(2.0, radius + spread))
