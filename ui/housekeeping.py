"""Quiet work for when nobody types: erasing what was removed 30 days ago, thinning what is old, tidying the index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from app import search
from app.acts import agree, purge
from app.errors import UserError
from app.records import versions
from app.store.journal import Write
from ui.quiet import KEYS, Quiet
from ui.session import Session

QUIET_S = 10.0
LOOK_MS = 2000
SLICE_MS = 40
MANY_CHANGES = 200  # then words that were edited away are merged out of the index too


class Housekeeping(QObject):
    """Works in slices of milliseconds while no key has been pressed for ten seconds, and stops when all is done."""

    def __init__(self, session: Session, parent: QObject, quiet_s: float = QUIET_S) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet_s = quiet_s
        self._quiet = Quiet(KEYS, self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._changes = 0
        session.changed.connect(self._on_changed)
        self.start()

    def start(self) -> None:
        self._quiet.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._quiet.stop()

    def _on_changed(self) -> None:
        """Many edits, or one that took words away on purpose, are a reason to begin again."""
        self._changes += 1
        if not self._timer.isActive() and (self._many() or search.is_untidy(self._session.journal.read)):
            self.start()

    def _many(self) -> bool:
        return self._changes >= MANY_CHANGES

    def _on_tick(self) -> None:
        if self._quiet.seconds < self._quiet_s:
            self._timer.setInterval(LOOK_MS)
            return
        more = False
        try:
            with suppress(UserError):  # whoever uses the journal is told; this waits for the next unlock
                more = self._work_a_little()
        finally:
            if more:
                self._timer.setInterval(SLICE_MS)
            else:
                self.stop()  # after a bug too, which would come again every moment

    def _work_a_little(self) -> bool:
        """One slice of what there is to do; False when there is nothing."""
        journal = self._session.journal
        if purge.due(journal):
            work: Callable[[Write], object] = purge.erase_a_little
        elif agree.lines_are_unread(journal.read):
            work = agree.read_lines_a_little
        elif versions.are_due(journal.read):
            work = versions.thin_a_little
        elif self._many():
            self._changes = 0
            work = search.mark_untidy
        elif search.is_untidy(journal.read):
            work = search.tidy_a_little
        else:
            return False
        with journal.write(origin=self) as write:
            work(write)
        return True
