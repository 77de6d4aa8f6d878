"""The drawings of the hearth and the logo, filled with the colours of the theme."""

import re
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.theme.theme import Theme, current

_drawn: dict[tuple[str, int, float, str], QPixmap] = {}
_SHAPES = {"hearth": 176 / 300, "logo": 1.0}  # height for a width of 1


def extent(name: str, width: int) -> QSize:
    return QSize(width, round(width * _SHAPES[name]))


def pixmap(name: str, width: int, ratio: float = 1.0) -> QPixmap:
    """`hearth` or `logo`, `width` px wide on a screen of `ratio` device pixels."""
    key = (name, width, ratio, current().name)
    if key not in _drawn:
        _drawn[key] = _draw(name, extent(name, width), ratio)
    return _drawn[key]


def _draw(name: str, extent: QSize, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # only pages with a picture pay for it

    drawn = QPixmap(extent * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    painter = QPainter(drawn)
    drawing = QSvgRenderer(QByteArray(_filled(name, current()).encode()))
    drawing.render(painter, QRectF(0, 0, extent.width(), extent.height()))
    painter.end()
    return drawn


def _filled(name: str, theme: Theme) -> str:
    """The drawing with each {token} replaced; in high contrast the glow of the hearth is left out."""
    source = _source(name)
    if theme.high_contrast:
        source = re.sub(r'<path[^>]*fill="\{flame\}" opacity="[^"]*"/>', "", source)
    for token, colour in theme.colours.items():
        source = source.replace(f"{{{token}}}", colour)
    return source


@cache
def _source(name: str) -> str:
    return (files("resources") / "pictures" / f"{name}.svg").read_text("utf-8")
