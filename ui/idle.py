"""Noticing that nobody is there: no key, no click for a while, or a clock that jumped while the computer slept."""

from __future__ import annotations

from time import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from ui.quiet import Quiet

TICK_MS = 5000
SLEPT_S = 30.0
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """Emits `idled` once when `minutes` have passed, or at once after a sleep. Open dialogs don't stop it."""

    idled = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._limit_s = minutes * 60.0
        self._quiet = Quiet(_SIGNS_OF_LIFE, self)
        self._wall = time()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    def set_minutes(self, minutes: int) -> None:
        self._limit_s = minutes * 60.0

    def start(self) -> None:
        self._wall = time()
        self._timer.start()
        self._quiet.start()

    def stop(self) -> None:
        self._timer.stop()
        self._quiet.stop()

    def look(self) -> None:
        """One tick: is it time?"""
        if not self._timer.isActive():
            return
        slept = time() - self._wall > SLEPT_S
        self._wall = time()
        if slept or self._quiet.seconds >= self._limit_s:
            self.stop()
            self.idled.emit()
