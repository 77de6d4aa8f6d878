"""Words that can't be saved yet wait under a cover, and are tried again until they can."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.front import Front
from ui.pages.unlock.page import Unlock
from ui.preferences import Preferences

if TYPE_CHECKING:  # imported when it is needed, so that the unlock page need not wait for it
    from app.store.journal import Journal

RETRY_MS = 3000


class Waiting(QObject):
    """Their passphrase lifts the cover, and nothing else touches the journal."""

    lifted = Signal()
    saved = Signal()

    def __init__(self, front: Front, preferences: Preferences, save: Callable[[], bool]) -> None:
        """`save` says whether all is safe now."""
        super().__init__(front)
        self._front, self._preferences, self._save = front, preferences, save
        self._timer = QTimer(self, interval=RETRY_MS)
        self._timer.timeout.connect(self.try_again)

    def cover(self, journal: Journal) -> Unlock:
        """At once, over pages that live on."""
        page = Unlock(journal.folder, self._preferences, self._front, proof_of=journal.root)
        page.proved.connect(self._on_proved)
        self._front.cover(page)
        self._front.repaint()  # before anything that could take long
        return page

    def say_so(self, cover: Unlock) -> None:
        cover.show_waiting(self.tr("Your last change isn’t saved yet. It’s safe while Inglenook stays open."))

    def begin(self) -> None:
        self._timer.start()

    def try_again(self) -> None:
        self._timer.stop()  # until it is known that this one did not raise
        if self._front.stays is None:
            return
        if self._save():
            self.saved.emit()
        else:
            self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def _on_proved(self) -> None:
        self.end()
        if self._front.stays is not None:
            self._front.uncover()
            self.lifted.emit()
