"""Starts the daily or the weekly backup in a moment in which nobody types."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from app.errors import UserError
from ui.quiet import KEYS, Quiet
from ui.session import Session

LOOK_MS = 20_000
QUIET_S = 10.0
AGAIN_S = 30 * 60.0  # after a try that failed: the stick may be in by then


class BackupClock(QObject):
    """Looks now and then whether one is due; rests under the lock's cover."""

    def __init__(self, session: Session, parent: QObject, quiet_s: float = QUIET_S) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet_s = quiet_s
        self._quiet = Quiet(KEYS, self)
        self._tried_at = -AGAIN_S
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.start()

    def start(self) -> None:
        self._quiet.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._quiet.stop()

    def look(self) -> None:
        """One tick."""
        now = monotonic()
        if self._quiet.seconds < self._quiet_s or now - self._tried_at < AGAIN_S:
            return
        journal, backups = self._session.journal, self._session.backups
        with suppress(UserError):  # whoever uses the journal is told
            if not backups.is_running and backups.plan(journal.journal_id).is_due(datetime.now(UTC)):
                self._tried_at = now
                backups.start(journal, always=False)
