"""The window: at the door, or inside one journal; and every way from one to the other."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from shiboken6 import Shiboken

from app.errors import UserError
from app.store.folder import Folder
from app.store.looking import look_at
from ui.pages.unlock.page import Unlock
from ui.places import Place
from ui.preferences import Preferences

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from PySide6.QtCore import QFileSystemWatcher

    from app.store.journal import Journal
    from ui.housekeeping import Housekeeping
    from ui.idle import Idle
    from ui.keyboard import Keyboard
    from ui.pages.mentorships.form_dialog import FormDialog
    from ui.session import Session
    from ui.shell import Shell

RETRY_MS = 3000
SMALLEST, USUAL = (880, 600), (1280, 800)
_INSIDE = (
    "app.store.opening",
    "cryptography.hazmat.primitives.kdf.argon2",
    "cryptography.hazmat.primitives.ciphers.aead",
    "ui.idle",
    "ui.session",
    "ui.housekeeping",
    "ui.widgets.prose_edit",
    "ui.pages.mentorships.page",
    "ui.shell",
)


class Window(QMainWindow):
    """Locking never asks and loses nothing: words that can't be saved stay, covered, until they can."""

    prepared = Signal()

    def __init__(self, preferences: Preferences, folder: Folder | None = None) -> None:
        super().__init__()
        self.preferences = preferences
        self.session: Session | None = None
        self.shell: Shell | None = None
        self._housekeeping: Housekeeping | None = None
        self._return_to: Place | None = None
        self._covered: list[QWidget] = []
        self._folder = folder
        self._keyboard: Keyboard | None = None
        self._idle: Idle | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._to_prepare = list(_INSIDE)
        self._retry = QTimer(self, interval=RETRY_MS)
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*SMALLEST)
        self._restore_geometry()
        self._connect()
        self._say_which()
        self._open_door()

    # at the door

    def show_first_run(self) -> None:
        from ui.pages.first_run.page import FirstRun

        page = FirstRun(self.preferences, self._stack)
        page.entered.connect(self._on_entered)
        page.open_requested.connect(self.show_unlock)
        self._cover(page)

    def show_unlock(self, folder: Folder) -> None:
        """The unlock page of this journal, or the sentence that says why it can't be opened."""
        if folder != self._folder:
            self._return_to = None
        self._folder = folder
        try:
            look_at(folder.database)
        except UserError as error:
            self.show_door(error)
            return
        page = Unlock(folder, self.preferences, self._stack)
        page.entered.connect(self._on_entered)
        page.open_requested.connect(self.show_unlock)
        page.failed.connect(self.show_door)
        self._cover(page)

    def show_door(self, error: UserError) -> None:
        from ui.pages.door.page import Door

        if self._folder is None:
            raise error
        page = Door(self._folder, error, self._stack)
        page.retry_requested.connect(self._open_door)
        page.open_requested.connect(self.show_unlock)
        page.create_requested.connect(self.show_first_run)
        page.close_requested.connect(self.close)
        self._cover(page)

    def _open_door(self) -> None:
        if self._folder is None:
            self.show_first_run()
        else:
            self.show_unlock(self._folder)

    def _cover(self, page: QWidget) -> None:
        """Nothing of what was shown before may be seen from now on."""
        self._hide_overlays()
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None and old is not self.shell:
            self._stack.removeWidget(old)
            old.deleteLater()
        page.setFocus()

    # inside

    def prepare_inside(self) -> None:
        """Load what lies behind the door, a module at a time, while the passphrase is typed."""
        if not self._to_prepare:
            self.prepared.emit()
            return
        import_module(self._to_prepare.pop(0))
        QTimer.singleShot(0, self, self.prepare_inside)

    def watch_clipboard(self) -> None:
        """From now on whatever is copied here is taken back as its owner prefers."""
        from ui import clipboard

        clipboard.follow(self.preferences)

    def _on_entered(self, journal: Journal) -> None:
        from PySide6.QtCore import QFileSystemWatcher

        from ui.housekeeping import Housekeeping
        from ui.idle import Idle
        from ui.keyboard import Keyboard
        from ui.session import Session
        from ui.shell import Shell

        folder = journal.folder
        self._folder = folder
        self.session = Session(journal, self.preferences, self)
        self.preferences.keep(last_journal=str(folder.path), last_open=self._now())
        self.shell = Shell(self.session, self._return_to, self._stack)
        self.shell.lock_requested.connect(self.lock)
        if self._keyboard is None:
            self._keyboard = Keyboard(self)
        self._cover(self.shell)
        self.watch_clipboard()
        self._housekeeping = Housekeeping(self.session, self)
        self._idle = Idle(self.preferences.now.idle_minutes, self)
        self._idle.idled.connect(self.lock)
        self._idle.start()
        self._watcher = QFileSystemWatcher([str(folder.path)], self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)
        self._say_which()

    def lock(self) -> bool:
        """Cover at once, then save, then close. False: the words aren't saved yet; they wait under the cover."""
        if self.session is None or self.shell is None:
            return True
        place = self.shell.place()
        self._return_to = place
        if self._idle is not None:
            self._idle.stop()
        _clear_clipboard()
        if self.flush():
            self._let_go()
            self.show_unlock(self._where())
            return True
        self._show_waiting()
        self._retry.start()
        return False

    def flush(self) -> bool:
        """Save what is typed, on the page and in a dialog over it. False: some of it is not safe yet."""
        if self.shell is None:
            return True
        forms = [cast("FormDialog", overlay) for overlay in self._overlays() if hasattr(overlay, "flush")]
        return all([self.shell.flush(), *(form.flush() for form in forms)])

    def _show_waiting(self) -> None:
        """Locked over a living session: the passphrase uncovers it, and nothing else touches the journal."""
        page = Unlock(self._where(), self.preferences, self._stack, proof_only=True)
        page.proved.connect(self._on_proved)
        page.show_waiting(self.tr("Your last change isn’t saved yet. It’s safe while Inglenook stays open."))
        self._cover(page)

    def _on_proved(self) -> None:
        self._retry.stop()
        if self.shell is None:
            return
        covered, self._covered = self._covered, []
        self._cover(self.shell)
        for overlay in covered:
            overlay.show()
            overlay.raise_()
            overlay.setFocus()
        if self._idle is not None:
            self._idle.start()

    def _on_retry(self) -> None:
        if self.shell is None or not self.shell.try_again() or not self.flush():
            return
        self._retry.stop()
        self._let_go()
        self.show_unlock(self._where())

    def _let_go(self) -> None:
        """Drop the pages with their words, and close the journal."""
        if self.session is None or self.shell is None:
            return
        shell, session = self.shell, self.session
        self.shell = self.session = None
        self._retry.stop()
        for watcher in (self._housekeeping, self._idle):
            if watcher is not None:
                watcher.stop()
                watcher.deleteLater()
        if self._watcher is not None:
            self._watcher.deleteLater()
        self._housekeeping = self._idle = self._watcher = None
        shell.hide()
        shell.clear_words()
        self._drop_overlays()
        self._stack.removeWidget(shell)
        shell.deleteLater()
        session.end()
        session.deleteLater()
        self.preferences.keep(last_open=self._now())
        self._say_which()

    def _overlays(self) -> list[QWidget]:
        """Dialogs, the search palette, and file dialogs, wherever in the window they belong."""
        return [one for one in self.findChildren(QWidget) if Shiboken.isValid(one) and one.property("overlay")]

    def _hide_overlays(self) -> None:
        """Dialogs, menus and file dialogs go under the cover; what is typed in them is still there."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._covered = [overlay for overlay in self._overlays() if overlay.isVisible()]
        for overlay in self._covered:
            overlay.hide()

    def _drop_overlays(self) -> None:
        self._covered = []
        for overlay in self._overlays():
            overlay.hide()
            overlay.deleteLater()

    # the rest of the world

    def closeEvent(self, event: QCloseEvent) -> None:
        """A page whose words can't be saved keeps the window open, and says why."""
        if not self.flush():
            event.ignore()
            return
        self._keep_geometry()
        _clear_clipboard()
        self._let_go()
        abandon = getattr(self._stack.currentWidget(), "abandon", None)
        if abandon is not None:  # a journal half opened at the door is shut again
            abandon()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.flush()

    def _connect(self) -> None:
        self._retry.timeout.connect(self._on_retry)
        self.preferences.changed.connect(self._on_preferences_changed)

    def inside(self) -> Shell | None:
        """The shell, when it is in front and no dialog lies over it."""
        if self.shell is None or self._stack.currentWidget() is not self.shell:
            return None
        return None if any(overlay.isVisible() for overlay in self._overlays()) else self.shell

    def _where(self) -> Folder:
        if self._folder is None:
            raise LookupError("no journal was opened")
        return self._folder

    def _say_which(self) -> None:
        """No name of a journal or a person in the title: it shows in task bars and recordings."""
        sample = self.session is not None and self.session.journal.is_sample
        self.setWindowTitle(self.tr("Inglenook: sample journal") if sample else "Inglenook")

    def _now(self) -> str:
        return datetime.now().astimezone().isoformat(timespec="minutes")

    def _on_preferences_changed(self) -> None:
        if self._idle is not None:
            self._idle.set_minutes(self.preferences.now.idle_minutes)

    def _on_folder_changed(self, path: str) -> None:
        """A second start on this computer asks us to come forward."""
        request = Folder(Path(path)).raise_request
        if not request.exists():
            return
        request.unlink(missing_ok=True)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def tell(self, error: UserError) -> None:
        """Something went wrong, wherever it was."""
        if self.shell is not None and self._stack.currentWidget() is self.shell:
            self.shell.tell(error)
            return
        from ui.widgets.dialog import Dialog

        dialog = Dialog(error.title, error.advice)
        dialog.add_primary(self.tr("Close"))
        dialog.open_on(self)

    def _restore_geometry(self) -> None:
        self.resize(*USUAL)
        kept = self.preferences.now.geometry
        if not kept:
            return
        from base64 import b64decode

        try:
            self.restoreGeometry(b64decode(kept, validate=True))
        except ValueError:
            self.preferences.keep(geometry="")

    def _keep_geometry(self) -> None:
        from base64 import b64encode

        self.preferences.keep(geometry=b64encode(self.saveGeometry().data()).decode("ascii"))


def _clear_clipboard() -> None:
    from ui import clipboard

    clipboard.clear_ours()
