"""Widgets of a test in a window of their own, which has the focus."""

from collections import Counter

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.dialog import Dialog

OFFSCREEN_POPUP = pytest.mark.qt_log_ignore("does not support grabbing", extend=True)


def shown(qtbot, *widgets, width=500, height=300):
    """Show `widgets` below each other in a new active window, and return that."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
        widget.kept = window  # or the window would go as soon as the test lets it
    window.resize(width, height)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def painted(widget):
    """How many px of each colour a widget shows, by names such as "#1f6fb2"."""
    _, colours = _grabbed(widget)
    return Counter({f"#{colour & 0xFFFFFF:06x}": count for colour, count in Counter(colours).items()})


def spots(widget, colour):
    """Where a widget shows exactly this colour: (x, y) of each px."""
    width, colours = _grabbed(widget)
    wanted = 0xFF000000 | int(colour.removeprefix("#"), 16)
    return [divmod(at, width)[::-1] for at, found in enumerate(colours) if found == wanted]


def _grabbed(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.width(), list(memoryview(image.constBits()).cast("I"))


def topmost(window):
    """The dialog that is open over `window`, the newest if there are several; None without one."""
    open_ones = [child for child in window.children() if isinstance(child, Dialog) and child.isVisible()]
    return open_ones[-1] if open_ones else None
