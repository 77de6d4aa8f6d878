"""The window: at the door, or inside one journal; and every way from one to the other."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow

from app.errors import JournalDamaged, UserError
from app.store.folder import Folder
from app.store.moved import look_at
from ui import geometry, leaving
from ui.copies import Copies
from ui.curtain import Curtain
from ui.front import Front
from ui.pages.unlock.page import Unlock
from ui.places import Place
from ui.preferences import Preferences

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from app.store.journal import Journal
    from ui.keyboard import Keyboard
    from ui.pages.first_run.page import FirstRun
    from ui.pages.first_run.welcome import Said
    from ui.session import Session
    from ui.shell import Shell
    from ui.watchers import Watchers

RETRY_MS = 3000


class Window(QMainWindow):
    """Locking never asks and loses nothing: words that can't be saved stay, covered, until they can."""

    def __init__(self, preferences: Preferences, folder: Folder | None = None) -> None:
        super().__init__()
        self.preferences = preferences
        self.session: Session | None = None
        self.shell: Shell | None = None
        self._return_to: Place | None = None
        self._kept: dict[str, object] = {}  # by the session before it was locked
        self._fell = ""
        self.watches_places = False  # whether to look, once inside, where the journal and its backups lie
        self._refused_to_close = False
        self._folder = folder
        self._keyboard: Keyboard | None = None
        self._watchers: Watchers | None = None
        self._retry = QTimer(self, interval=RETRY_MS)
        self.front = Front(self)
        self._curtain = Curtain(self.front)
        self._copies = Copies(self, self._curtain)
        geometry.restore(self, preferences)
        self._retry.timeout.connect(self._on_retry)
        self._say_which()
        self._open_door()

    # at the door

    def show_first_run(self, farewell: Said | None = None) -> FirstRun:
        """With a word of `farewell` to a journal that is no more."""
        from ui.pages.first_run.page import FirstRun

        self._return_to = None
        self._kept = {}
        self._folder = None if farewell else self._folder
        page = FirstRun(self.preferences, self.front, farewell=farewell)
        page.entered.connect(self._on_entered)
        page.open_requested.connect(self.show_unlock)
        self.front.cover(page)
        return page

    def show_unlock(self, folder: Folder) -> Unlock | None:
        """The unlock page of this journal, or the sentence that says why it can't be opened."""
        if folder != self._folder:
            self._return_to = None
            self._kept = {}
        self._folder = folder
        try:
            look_at(folder)
        except UserError as error:
            leaving.say_why(self, folder, error)
            return None
        page = Unlock(folder, self.preferences, self.front)
        page.entered.connect(self._on_entered)
        page.open_requested.connect(self.show_unlock)
        page.create_requested.connect(partial(leaving.go_to, self, None))
        page.failed.connect(self.show_door)
        self.front.cover(page)
        return page

    def show_door(self, error: UserError) -> None:
        from ui.pages.door.page import Door

        if self._folder is None:
            raise error
        page = Door(self._folder, error, self.preferences.now.journals, self.front)
        page.retry_requested.connect(self._open_door)
        page.open_requested.connect(self.show_unlock)
        page.create_requested.connect(self.show_first_run)
        page.rescue_requested.connect(self.show_rescue)
        page.restore_requested.connect(self.show_rescue)
        page.close_requested.connect(self.close)
        self.front.cover(page)

    def show_rescue(self, backup: Path | None = None) -> None:
        """From this journal to a new one, of what can be read or of a backup; one that is open is shut first."""
        from ui.pages.door.rescue import way_back

        if self.lock():
            page = way_back(self._where(), backup, self.front)
            page.open_requested.connect(self.show_unlock)
            page.back_requested.connect(partial(self.show_door, JournalDamaged()))
            self.front.cover(page)

    def _open_door(self) -> None:
        if self._folder is None:
            self.show_first_run()
        else:
            self.show_unlock(self._folder)

    # inside

    def watch_clipboard(self) -> None:
        """From now on whatever is copied here is taken back as its owner prefers."""
        from ui import clipboard

        clipboard.follow(self.preferences)

    def remember_fall(self, report: str) -> None:
        """The program stopped suddenly the last time: that is told inside, beside what was kept."""
        self._fell = report

    def watch_desktop(self) -> None:
        """From now on the journal is shut when the computer sleeps or its screen is locked, as its owner prefers."""
        from ui.away import watch

        watch.shut_when_left(self)

    def _on_entered(self, journal: Journal) -> None:
        from ui.keyboard import Keyboard
        from ui.session import Session
        from ui.shell import Shell
        from ui.watchers import Watchers

        self.session = Session(journal, self.preferences, self, leaving.backups_of(self))
        leaving.follow(self, self.session)
        self.session.kept = self._kept
        self.session.fell, self._fell = self._fell, ""
        self._copies.serve(self.session)
        if journal.on_disk:
            self._folder = journal.folder
            leaving.remember(self, self._folder, self._now())
        self.shell = Shell(self.session, self._return_to, self.front)
        self.shell.lock_requested.connect(self.lock)
        self.session.rescue_requested.connect(self.show_rescue)
        self.shell.create_requested.connect(self._on_create_requested)
        if self.watches_places:
            self.shell.notices.watch_places()
        if self._keyboard is None:
            self._keyboard = Keyboard(self)
        self.front.stays = self.shell
        self.front.cover(self.shell)
        self.watch_clipboard()
        self._watchers = Watchers(self.session, self)
        self._watchers.idled.connect(self.lock)
        self._watchers.called_forward.connect(partial(geometry.bring_forward, self))
        self._say_which()

    def _on_create_requested(self) -> None:
        self._leave_sample().begin()

    def _leave_sample(self) -> FirstRun:
        """There is nothing to keep, and no passphrase to come back with."""
        page = self.show_first_run()
        leaving.clear_clipboard()
        self.let_go()
        return page

    def lock(self) -> bool:
        """Cover at once, then save, then close. False: the words aren't saved yet; they wait under the cover."""
        if self.session is None or self.shell is None:
            return True
        if not self.front.shows(self.shell) and not self._curtain.is_drawn():
            return False  # covered already
        if not self.session.journal.on_disk:
            self._leave_sample()
            return True
        QGuiApplication.inputMethod().commit()  # words still being composed are words
        self._return_to, self._kept = self.shell.place(), self.session.kept
        if self._watchers is not None:
            self._watchers.rest()
        leaving.clear_clipboard()
        self._copies.shut()
        cover = self._cover_living()
        saved = False
        try:
            saved = self.flush()
        finally:  # if it raises, the cover stays too, over a session that lives
            if not saved:
                cover.show_waiting(self.tr("Your last change isn’t saved yet. It’s safe while Inglenook stays open."))
        if saved:
            self.let_go()
            self.show_unlock(self._where())
        else:
            self._retry.start()
        return saved

    def flush(self) -> bool:
        """Save what is typed, on the page and in a dialog over it. False: some of it is not safe yet."""
        if self.shell is None:
            return True
        return all([self.shell.flush(), *(form.flush() for form in self.front.overlays.forms())])

    def _cover_living(self) -> Unlock:
        """Over a session that lives on: the passphrase uncovers it, and nothing else touches the journal."""
        page = Unlock(self._where(), self.preferences, self.front, proof_only=True)
        page.proved.connect(self._on_proved)
        self.front.cover(page)
        self.front.repaint()  # before anything that could take long
        return page

    def _on_proved(self) -> None:
        self._retry.stop()
        if self.shell is None:
            return
        self.front.uncover()
        if self._watchers is not None:
            self._watchers.wake()

    def _on_retry(self) -> None:
        self._retry.stop()  # until it is known that this one did not raise
        if self.shell is None:
            return
        if not self.shell.try_again() or not self.flush():
            self._retry.start()
            return
        self.let_go()
        self.show_unlock(self._where())

    def let_go(self, backs_up: bool = True) -> None:
        """Drop the pages with their words, and close the journal; where its owner wants that, it is backed up."""
        if self.session is None or self.shell is None:
            return
        self._copies.shut()
        shell, session = self.shell, self.session
        self.shell = self.session = None
        self._retry.stop()
        if self._watchers is not None:
            self._watchers.end()
        self._watchers = None
        shell.hide()
        shell.clear_words()
        self.front.drop()
        if session.journal.on_disk:
            self.preferences.keep(last_open=self._now())
            leaving.back_up(session, wanted=backs_up)
        session.end()
        session.deleteLater()
        self._say_which()

    # the rest of the world

    def closeEvent(self, event: QCloseEvent) -> None:
        """A page whose words can't be saved keeps the window open, and says why; asked again, it lets them go."""
        event.ignore()  # also when saving breaks in a way that nobody foresaw
        QGuiApplication.inputMethod().commit()
        if not self.flush():
            self._curtain.open()
            if self._refused_to_close:
                from ui.pages.door.closing import ask_to_close

                ask_to_close(self, self._on_close_anyway)
            self._refused_to_close = True
            return
        self._leave()
        if not leaving.finishes_a_backup(self):
            event.accept()

    def _on_close_anyway(self) -> None:
        self._leave()
        self.close()

    def _leave(self) -> None:
        geometry.keep(self, self.preferences)
        leaving.clear_clipboard()
        self.let_go()
        abandon = getattr(self.front.currentWidget(), "abandon", None)
        if abandon is not None:  # a journal half opened at the door is shut again
            abandon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if not self.isActiveWindow():
                self.flush()
            self._copies.on_switched()
        elif event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self._copies.on_minimised()

    def toggle_curtain(self) -> None:
        self._curtain.toggle()

    def inside(self) -> Shell | None:
        """The shell, when it is in front and no dialog lies over it."""
        if self.shell is None or not self.front.shows(self.shell):
            return None
        return None if self.front.overlays.any_visible() else self.shell

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

    def tell(self, error: UserError) -> None:
        """Something went wrong, wherever it was."""
        if self.shell is not None and self.front.shows(self.shell):
            self.shell.tell(error)
            return
        from ui.widgets.told import told

        told(error).open_on(self)
