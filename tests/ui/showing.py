"""Widgets of a test in a window of their own, which has the focus."""

import pytest
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


def topmost(window):
    """The dialog that is open over `window`, the newest if there are several; None without one."""
    open_ones = [child for child in window.children() if isinstance(child, Dialog) and child.isVisible()]
    return open_ones[-1] if open_ones else None
