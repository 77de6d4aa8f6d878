"""How long it has been quiet: since the last event of some kinds, anywhere in the program."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject

KEYS = frozenset({QEvent.Type.KeyPress})


class Quiet(QObject):
    """Sees every event of the program between `start` and `stop`, and stops none."""

    def __init__(self, broken_by: frozenset[QEvent.Type], parent: QObject) -> None:
        super().__init__(parent)
        self._broken_by = broken_by
        self._since = monotonic()

    @property
    def seconds(self) -> float:
        return monotonic() - self._since

    def start(self) -> None:
        """From this moment on."""
        self._since = monotonic()
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._broken_by:
            self._since = monotonic()
        return False
