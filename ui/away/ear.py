"""What every system's ear has in common."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Ear(QObject):
    """Emits `left` when the computer is about to sleep, and when its screen is locked."""

    left = Signal()
