"""Saving while somebody types: soon after the last key, and never much later than the first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserError

PAUSE_MS, LIMIT_MS = 800, 2000


class Autosave(QObject):
    """Call `touch` on every edit and `flush` before anything that might lose the text."""

    failed = Signal(Exception)
    saved = Signal()

    def __init__(self, save: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._limit = QTimer(self, singleShot=True, interval=LIMIT_MS)
        self._pause.timeout.connect(self.flush)
        self._limit.timeout.connect(self.flush)
        self.dirty = False

    def touch(self) -> None:
        self.dirty = True
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def flush(self) -> bool:
        """Save now if there is anything to save; False means the text is not safe yet."""
        self._pause.stop()
        self._limit.stop()
        if not self.dirty:
            return True
        self.dirty = False  # already now: who hears of what was saved may ask for it again
        try:
            self._save()
        except BaseException as error:
            self.dirty = True
            if not isinstance(error, UserError):
                raise
            self._limit.start()  # keep trying; the text stays in the editor
            self.failed.emit(error)
            return False
        self.saved.emit()
        return True
