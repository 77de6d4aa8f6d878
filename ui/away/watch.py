"""The ear for this system, or none."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

from ui.away.ear import Ear


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
