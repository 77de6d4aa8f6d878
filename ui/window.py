"""The window: at the door, or inside one journal; and every way from one to the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow

from app.errors import UserError
from app.store.folder import Folder
from ui import geometry, leaving
from ui.copies import Copies
from ui.curtain import Curtain
from ui.doorway import Doorway
from ui.front import Front
from ui.preferences import Preferences
from ui.waiting import Waiting

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from app.store.journal import Journal
    from ui.backups import Backups
    from ui.keyboard import Keyboard
    from ui.pages.first_run.page import FirstRun
    from ui.session import Session
    from ui.shell import Shell
    from ui.visit import Visit


class Window(QMainWindow):
    """Locking never asks and loses nothing: words that can't be saved stay, covered, until they can."""

    def __init__(self, preferences: Preferences, folder: Folder | None = None) -> None:
        super().__init__()
        self.preferences = preferences
        self.visit: Visit | None = None
        self.watches_places = False  # whether to look, once inside, where the journal and its backups lie
        self.front = Front(self)
        self.doorway = Doorway(self.front, preferences, folder)
        self.waiting = Waiting(self.front, preferences, self._save_again)
        self.curtain = Curtain(self.front)
        self._copies = Copies(self, self.curtain)
        self._keyboard: Keyboard | None = None
        self._fell = ""
        self._refused_to_close = False
        geometry.restore(self, preferences)
        self._connect()
        self._say_which()
        self.doorway.open()

    def _connect(self) -> None:
        self.doorway.entered.connect(self.enter)
        self.doorway.close_requested.connect(self.close)
        self.waiting.lifted.connect(self._on_lifted)
        # This holds on to the window as long as Qt has it; collected sooner, its pages would go under their own events.
        self.waiting.saved.connect(partial(Window._go_to_door, self))

    @property
    def session(self) -> Session | None:
        return self.visit.session if self.visit is not None else None

    @property
    def shell(self) -> Shell | None:
        return self.visit.shell if self.visit is not None else None

    @property
    def backups(self) -> Backups:
        return leaving.backups_of(self, self.preferences)

    # from the start

    def watch_clipboard(self) -> None:
        """From now on whatever is copied here is taken back as its owner prefers."""
        from ui import clipboard

        clipboard.follow(self.preferences)

    def watch_desktop(self) -> None:
        """From now on the journal is shut when the computer sleeps or its screen is locked, as its owner prefers."""
        from ui.away import watch

        watch.shut_when_left(self)

    def remember_fall(self, report: str) -> None:
        """The program stopped suddenly the last time: that is told inside, beside what was kept."""
        self._fell = report

    # in

    def enter(self, journal: Journal) -> Session:
        """It is open: its pages come, where they were left."""
        from ui.keyboard import Keyboard
        from ui.session import Session
        from ui.visit import Visit

        session = Session(journal, self.preferences, self, self.backups)
        session.kept = self.doorway.left.kept
        session.fell, self._fell = self._fell, ""
        self._follow(session)
        if journal.on_disk:
            self.doorway.folder = journal.folder
        self.visit = visit = Visit(session, self.front, self.doorway.left.place)
        visit.shell.lock_requested.connect(self.lock)
        visit.shell.create_requested.connect(self._on_create_requested)
        visit.watchers.idled.connect(self.lock)
        visit.watchers.called_forward.connect(partial(geometry.bring_forward, self))
        if self.watches_places:
            visit.shell.notices.watch_places()
        if self._keyboard is None:
            self._keyboard = Keyboard(self)
        self.watch_clipboard()
        self._say_which()
        return session

    def _follow(self, session: Session) -> None:
        """The ways out of this journal that its pages ask for."""
        from ui.leaving import deleting, going_back, moving

        session.rescue_requested.connect(self.show_rescue)
        session.leaving_for.connect(self.go_to)
        session.going_back.connect(partial(going_back.put_back, self))
        session.deleting.connect(partial(deleting.delete, self))
        session.moved.connect(partial(moving.arrive, self))
        moving.finish(session)
        self._copies.serve(session)

    def inside(self) -> Shell | None:
        """The shell, when it is in front and no dialog lies over it."""
        return self.shell if self._is_seen() and not self.front.overlays.any_visible() else None

    def _is_seen(self) -> bool:
        return self.front.shows(self.shell)

    # out

    def lock(self) -> bool:
        """Cover at once, then save, then close. False: the words aren't saved yet; they wait under the cover."""
        visit = self.visit
        if visit is None:
            return True
        if not self._is_seen() and not self.curtain.is_drawn():
            return False  # covered already
        if not visit.on_disk:
            self._leave_sample()
            return True
        QGuiApplication.inputMethod().commit()  # words still being composed are words
        self.doorway.left = visit.left()
        visit.watchers.rest()
        leaving.clear_clipboard()
        self._copies.shut()
        cover = self.waiting.cover(visit.session.journal)
        saved = False
        try:
            saved = self.flush()
        finally:  # if it raises, the cover stays too, over a session that lives
            if not saved:
                self.waiting.say_so(cover)
        if saved:
            self._go_to_door()
        else:
            self.waiting.begin()
        return saved

    def flush(self) -> bool:
        """Save what is typed. False: some of it is not safe yet."""
        return self.visit is None or self.visit.flush()

    def let_go(self, backs_up: bool = True) -> None:
        """Drop the pages with their words, and close the journal; where its owner wants that, it is backed up."""
        if self.visit is None:
            return
        self._copies.shut()
        self.waiting.end()
        visit, self.visit = self.visit, None
        visit.end(backs_up=backs_up)
        self._say_which()

    def go_to(self, folder: Folder | None) -> None:
        """Another journal, or a new one: this one is locked, and we stand at the door of that one."""
        if not self.lock():
            return
        if folder is None:
            self.doorway.begin_anew()
        else:
            self.doorway.show_unlock(folder)

    def show_rescue(self, backup: Path | None = None) -> None:
        """This journal is shut first."""
        if self.lock():
            self.doorway.show_rescue(backup)

    def _save_again(self) -> bool:
        return self.visit is not None and self.visit.try_again()

    def _go_to_door(self) -> None:
        self.let_go()
        self.doorway.show_unlock(self.doorway.folder)

    def _on_lifted(self) -> None:
        if self.visit is not None:
            self.visit.watchers.wake()

    def _on_create_requested(self) -> None:
        self._leave_sample().begin()

    def _leave_sample(self) -> FirstRun:
        """There is nothing to keep, and no passphrase to come back with."""
        page = self.doorway.show_first_run()
        leaving.clear_clipboard()
        self.let_go()
        return page

    # the rest of the world

    def closeEvent(self, event: QCloseEvent) -> None:
        """A page whose words can't be saved keeps the window open, and says why; asked again, it lets them go."""
        event.ignore()  # also when saving breaks in a way that nobody foresaw
        QGuiApplication.inputMethod().commit()
        if not self.flush():
            self.curtain.open()
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
        self.doorway.abandon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if not self.isActiveWindow():
                self.flush()
            self._copies.on_switched()
        elif event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self._copies.on_minimised()

    def toggle_curtain(self) -> None:
        self.curtain.toggle()

    def tell(self, error: UserError) -> None:
        """Something went wrong, wherever it was."""
        if self.shell is not None and self._is_seen():
            self.shell.tell(error)
        else:
            self.doorway.tell(error)

    def _say_which(self) -> None:
        """No name of a journal or a person in the title: it shows in task bars and recordings."""
        sample = self.session is not None and self.session.journal.is_sample
        self.setWindowTitle(self.tr("Inglenook: sample journal") if sample else "Inglenook")
