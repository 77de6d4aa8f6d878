"""Noticing that nobody is there: no key, no click for a while, or a clock that jumped while the computer slept."""

from __future__ import annotations

from time import monotonic, time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

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
        self._last_sign = monotonic()
        self._wall = time()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    def set_minutes(self, minutes: int) -> None:
        self._limit_s = minutes * 60.0

    def start(self) -> None:
        self._last_sign, self._wall = monotonic(), time()
        self._timer.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = monotonic()
        return False

    def look(self) -> None:
        """One tick: is it time?"""
        if not self._timer.isActive():
            return
        slept = time() - self._wall > SLEPT_S
        self._wall = time()
        if slept or monotonic() - self._last_sign >= self._limit_s:
            self.stop()
            self.idled.emit()
