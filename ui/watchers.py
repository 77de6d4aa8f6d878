"""What goes on by itself while a journal is open: quiet work, the idle lock, the call of a second start, an upgrade."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.backup_clock import BackupClock
from ui.housekeeping import Housekeeping
from ui.idle import Idle
from ui.session import Session
from ui.summons import Summons


class Watchers(QObject):
    """They live as long as their session; under the lock's cover they rest."""

    idled = Signal()
    called_forward = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = session.preferences
        self.housekeeping = Housekeeping(session, self)
        self.idle = Idle(self._preferences.now.idle_minutes, self)
        self.idle.idled.connect(self.idled)
        self.idle.start()
        self._summons: Summons | None = None
        self._clock: BackupClock | None = None
        if session.journal.on_disk:
            self._clock = BackupClock(session, self)
            self._summons = Summons(session.journal.folder, self)
            self._summons.came.connect(self.called_forward)
        self._preferences.changed.connect(self._on_preferences_changed)
        if session.journal.set_aside is not None:
            session.say(self.tr("Made ready for this version. Your journal as it was is kept for 30 days."))

    def rest(self) -> None:
        """Nobody is there: nothing runs by itself while the cover is up."""
        self.idle.stop()
        self.housekeeping.stop()
        if self._clock is not None:
            self._clock.stop()

    def wake(self) -> None:
        self.idle.start()
        self.housekeeping.start()
        if self._clock is not None:
            self._clock.start()

    def end(self) -> None:
        self.rest()
        if self._summons is not None:
            self._summons.stop()
        self.deleteLater()

    def _on_preferences_changed(self) -> None:
        self.idle.set_minutes(self._preferences.now.idle_minutes)
