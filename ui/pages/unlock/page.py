"""The unlock page: a passphrase, or the recovery code and then a new passphrase."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.errors import UserError, WrongPassphrase
from app.store.folder import Folder
from ui.jobs import Jobs
from ui.pages.lock_key import is_lock_key
from ui.pages.unlock.by_passphrase import ByPassphrase
from ui.preferences import Preferences

if TYPE_CHECKING:  # what comes after the first glance is loaded then
    from app.store.journal import Journal
    from app.store.keys import Cost
    from app.store.opening import Opened
    from ui.idle import Idle
    from ui.pages.unlock.by_code import ByCode


class Unlock(QWidget):
    """With `proof_of` a key it opens nothing: a session waits under it, and `proved` says that its owner is back.

    `cost` is what one guess at a new passphrase shall cost, if not the standard.
    """

    entered = Signal(object)  # Journal
    open_requested = Signal(object)  # Folder
    create_requested = Signal()
    failed = Signal(object)  # UserError that fills the window
    proved = Signal()

    def __init__(
        self,
        folder: Folder,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        proof_of: bytearray | None = None,
        cost: Cost | None = None,
    ) -> None:
        super().__init__(parent)
        self._cost = cost
        self._folder = folder
        self._preferences = preferences
        self._idle: Idle | None = None
        self._proof_of = proof_of
        self._journal: Journal | None = None
        self._jobs = Jobs(self)
        self._stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._passphrase = ByPassphrase(folder, preferences, self._jobs, proof_of is not None)
        self._passphrase.opened.connect(self._on_opened)
        self._passphrase.code_requested.connect(self._on_code_requested)
        self._passphrase.open_requested.connect(self.open_requested)
        self._passphrase.create_requested.connect(self.create_requested)
        self._passphrase.failed.connect(self.failed)
        self._stack.addWidget(self._passphrase)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.abandon)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would be a second stop for Tab, before the first."""
        self._current().setFocus(event.reason())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._journal is not None and is_lock_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+L locks what the recovery code has opened."""
        if self._journal is not None and is_lock_key(event):
            self._on_back()
        else:
            super().keyPressEvent(event)

    def show_waiting(self, words: str) -> None:
        """Something isn't saved yet; the cover says so."""
        self._passphrase.show_banner("problem", words)

    def show_done(self, lead: str, words: str) -> None:
        """What has just been done, before one is inside again."""
        self._passphrase.show_banner("good", lead, words)

    def _on_opened(self, opened: Opened) -> None:
        """The key is proved. What can still fail is told by the whole window, or under the field."""
        if self._proof_of is not None:
            proves = hmac.compare_digest(opened.root, self._proof_of)
            opened.forget()
            if proves:
                self.proved.emit()
            else:  # of another journal, or of an earlier key, whose file lies here all the same
                self._passphrase.takes(WrongPassphrase())
            return
        journal = self._enter(opened)
        if journal is not None:
            self.entered.emit(journal)

    def _enter(self, opened: Opened) -> Journal | None:
        from app.store import doors

        try:
            return doors.enter(self._folder, opened)
        except UserError as error:
            opened.forget()
            if not self._passphrase.takes(error):
                self.failed.emit(error)
            return None

    def _on_code_requested(self) -> None:
        from ui.pages.unlock.by_code import ByCode

        page = ByCode(self._folder)
        page.opened.connect(self._on_code_opened)
        page.failed.connect(self.failed)
        page.back_requested.connect(self._on_back)
        self._show(page)

    def _on_code_opened(self, opened: Opened) -> None:
        """Open first: only then is the code shown to be right even where no key file is left."""
        from app.store import doors, keys
        from ui.pages.unlock.renewal import Renewal

        page = cast("ByCode", self._stack.currentWidget())
        try:
            self._journal = doors.enter(self._folder, opened)
        except UserError as error:
            opened.forget()
            if page.takes(error):
                return
            self.failed.emit(error)
            return
        page.wipe()
        self._watch_idleness()
        renewal = Renewal(self._journal, opened, self._jobs, self._cost or keys.STANDARD)
        renewal.renewed.connect(self._on_renewed)
        renewal.back_requested.connect(self._on_back)
        self._show(renewal)

    def _watch_idleness(self) -> None:
        """The journal is open from here on, though nothing of it shows."""
        from ui.idle import Idle

        self._idle = Idle(self._preferences.now.idle_minutes, self)
        self._idle.idled.connect(self._on_back)
        self._idle.start()

    def _rest(self) -> None:
        if self._idle is not None:
            self._idle.stop()
            self._idle = None

    def _on_renewed(self) -> None:
        self._rest()
        journal, self._journal = self._journal, None
        if journal is not None:
            self.entered.emit(journal)

    def _on_back(self) -> None:
        """To the passphrase; what the code has opened is closed again."""
        self.abandon()
        page = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._passphrase)
        if page is not None and page is not self._passphrase:
            self._stack.removeWidget(page)
            page.deleteLater()
        self._passphrase.setFocus()

    def shut(self) -> None:
        """Nobody is there: what the code has opened is closed again."""
        if self._journal is not None:
            self._on_back()

    def abandon(self) -> None:
        """Close what was opened and never handed on; also when the window closes here."""
        self._jobs.stop_all()
        self._rest()
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _current(self) -> QWidget:
        return self._stack.currentWidget() or self._passphrase

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None and old is not self._passphrase:
            self._stack.removeWidget(old)
            old.deleteLater()
        page.setFocus()
