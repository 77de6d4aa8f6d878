"""Icons by name, in the colour of a token; none until `load`, which the first page does not wait for."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme import fonts
from ui.theme.theme import current

_PREFIX = "ph"
_library: Any = None
_drawn: dict[tuple[str, str, int, float, str], QPixmap] = {}


def load() -> None:
    """Fetch what the first page does without, icons and italics, then let every widget draw itself again."""
    global _library  # noqa: PLW0603 - loaded once for the whole program
    if _library is not None:
        return
    import qtawesome

    # Asked for an icon directly, it would read and register its eleven other fonts as well.
    folder = Path(qtawesome.__file__).parent / "fonts"
    files = (next(folder.glob(pattern)).name for pattern in ("phosphor-*.ttf", "phosphor-*.json"))
    _library = qtawesome.IconicFont((_PREFIX, *files))
    fonts.load_italics()
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon at `size` px for a screen of `ratio` device pixels; a null pixmap before `load`."""
    if _library is None:
        return QPixmap()
    key = (name, token, size, ratio, current().name)
    if key not in _drawn:
        drawn = _library.icon(f"{_PREFIX}.{name}", color=current()[token])
        _drawn[key] = drawn.pixmap(QSize(size, size), ratio)
    return _drawn[key]


def icon(name: str, token: str, size: int = 18) -> QIcon:
    """For a menu entry, made when the menu opens: unlike painted icons it keeps the colour it was made in."""
    made = QIcon()
    for ratio in sorted({1.0, QApplication.primaryScreen().devicePixelRatio()}):
        if not (drawn := pixmap(name, token, size, ratio)).isNull():
            made.addPixmap(drawn)
    return made
