"""How long it has been quiet: since the last event of some kinds, anywhere in the program."""

from __future__ import annotations

from time import monotonic
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

KEYS = frozenset({QEvent.Type.KeyPress})


class Quiet(QObject):
    """Hears of the events of the program between `start` and `stop`."""

    def __init__(self, broken_by: frozenset[QEvent.Type], parent: QObject) -> None:
        super().__init__(parent)
        self.broken_by = broken_by
        self._since = monotonic()

    @property
    def seconds(self) -> float:
        return monotonic() - self._since

    def start(self) -> None:
        """From this moment on."""
        self.stop()
        self.begin_anew()
        app = QCoreApplication.instance()
        if app is not None:
            ear = app.findChild(_Ear, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Ear(app)
            ear.tell(self)

    def stop(self) -> None:
        app = QCoreApplication.instance()
        ear = app.findChild(_Ear, options=Qt.FindChildOption.FindDirectChildrenOnly) if app is not None else None
        if ear is not None:
            ear.tell_no_more(self)

    def begin_anew(self) -> None:
        self._since = monotonic()


class _Ear(QObject):
    """Sees every event of the program while anybody listens, and stops none.

    One for all who listen: a filter written in Python is the dearest part of most events.
    """

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._app = app
        self._listening: WeakSet[Quiet] = WeakSet()
        self._kinds: frozenset[QEvent.Type] = frozenset()

    def tell(self, quiet: Quiet) -> None:
        self._listening.add(quiet)
        self._kinds |= quiet.broken_by
        self._app.installEventFilter(self)  # again and again is once

    def tell_no_more(self, quiet: Quiet) -> None:
        self._listening.discard(quiet)
        self._kinds = frozenset().union(*(one.broken_by for one in self._listening))
        if not self._kinds:
            self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (kind := event.type()) in self._kinds:
            for quiet in self._listening:
                if kind in quiet.broken_by:
                    quiet.begin_anew()
        return False
