"""When the system ends the session or the program: what was typed is saved first, as when the window is closed."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication

_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """`session_ends` may come to nothing, when its owner stays logged in after all; `asked` means now."""

    session_ends = Signal()
    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: dict[int, Any] = {}
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._on_commit)
        if os.name == "posix":  # Windows tells of its end as of that of the session
            self._listen()

    def stop(self) -> None:
        """As before it was made."""
        if not self._before:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        for end in self._ends:
            os.close(end)

    def _listen(self) -> None:
        """Python's own handler would wait for the next event: the pipe wakes Qt."""
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        for name in _ENDINGS:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, _noted)
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_commit(self) -> None:
        self.session_ends.emit()

    def _on_signal(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._ends[0], 64)
        self.asked.emit()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """What there is to do is done where Qt's events are."""
