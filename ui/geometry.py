"""Where the window stood last time, and bringing it before the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.preferences import Preferences

SMALLEST, USUAL = (880, 600), (1280, 800)


def restore(window: QWidget, preferences: Preferences) -> None:
    """Qt brings it back onto a screen that is there."""
    window.setMinimumSize(*SMALLEST)
    window.resize(*USUAL)
    if not preferences.now.geometry:
        return
    from base64 import b64decode

    try:
        window.restoreGeometry(b64decode(preferences.now.geometry, validate=True))
    except ValueError:
        preferences.keep(geometry="")


def keep(window: QWidget, preferences: Preferences) -> None:
    from base64 import b64encode

    preferences.keep(geometry=b64encode(window.saveGeometry().data()).decode("ascii"))


def bring_forward(window: QWidget) -> None:
    """Up from where it was minimised, and before all others."""
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
