"""What the window does when the computer is left: the ear for this system, and the lock."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.away.ear import Ear

if TYPE_CHECKING:
    from ui.window import Window


def shut_when_left(window: Window) -> None:
    """As its owner prefers. A page at the door may have a journal half open."""
    listen(window).left.connect(partial(_on_left, window))


def _on_left(window: Window) -> None:
    if window.preferences.now.lock_on_leaving:
        window.lock()
        window.doorway.shut()


def listen(window: QWidget) -> Ear:
    """Once the window is on the screen. On a system that tells nothing the clock's jump after a sleep still locks."""
    if sys.platform == "win32":
        from ui.away.windows import WindowsEar

        return WindowsEar(window)
    if sys.platform == "darwin":
        from ui.away.mac import MacEar

        return MacEar(window)
    from ui.away.linux import of_this_desktop

    return of_this_desktop(window)
