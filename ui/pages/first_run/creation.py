"""Making a journal: four pages with one foot, and the moment in between when it is made."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import paths, wording
from app.errors import DiskTrouble, FolderNotWritable, NameTaken, UserError
from app.progress import Progress
from app.records import about
from app.store import doors
from app.store.journal import Journal
from app.store.keys import Cost
from app.store.opening import Opened
from ui.idle import Idle
from ui.jobs import Jobs
from ui.pages.first_run import four_sheets
from ui.pages.first_run.about_page import AboutPage
from ui.pages.first_run.code_page import CodePage
from ui.pages.first_run.foot import Foot
from ui.pages.first_run.sheet import Sheet
from ui.pages.first_run.step_list import StepList
from ui.pages.first_run.where_page import WherePage
from ui.pages.lock_key import is_lock_key
from ui.pages.passphrase_form import PassphraseForm
from ui.pages.recovery_sheet import print_code
from ui.preferences import Preferences
from ui.session import Session
from ui.widgets.buttons import Button

WHERE, PASSPHRASE, CODE, ABOUT = range(4)


class Creation(QWidget):
    """The journal is made on leaving the second page, whole: whoever closes the window after that can open it."""

    entered = Signal(object)  # Journal
    open_requested = Signal(object)  # Folder
    left = Signal()  # Back from the first page

    def __init__(self, preferences: Preferences, cost: Cost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._cost = cost
        self._jobs = Jobs(self)
        self._journal: Journal | None = None
        self._session: Session | None = None  # for printing
        self._making = False
        self._idle = Idle(preferences.now.idle_minutes, self)
        self._build()
        self._connect()
        self._show_step(WHERE)

    def begin(self) -> None:
        self._sheet().begin()

    def release(self) -> None:
        """Wait for what is being made, and close what was made but never handed on."""
        self._jobs.stop_all()
        self._idle.stop()
        self._leave_session()
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()

    def shut(self) -> None:
        if self._journal is not None:
            self._shut()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would be a second stop for Tab, before the first."""
        self._sheet().setFocus(event.reason())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._journal is not None and is_lock_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else Continue. Ctrl+L locks what is open."""
        if self._journal is not None and is_lock_key(event):
            self._shut()
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, Button):
            focused.click()
        elif self._foot.on.isEnabled():
            self._foot.on.click()

    # building

    def _build(self) -> None:
        self._steps = StepList(
            [self.tr("Where it lives"), self.tr("Passphrase"), self.tr("Recovery code"), self.tr("About you")], self
        )
        self._where = WherePage(self._jobs)
        self._form = PassphraseForm()
        self._stack = QStackedWidget(self)
        self._foot = Foot(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._steps)
        across.addLayout(right, 1)
        self._stack.addWidget(four_sheets.where(self._where))
        self._stack.addWidget(four_sheets.passphrase(self._form))

    def _add_last_sheets(self, journal: Journal) -> None:
        today = wording.day(datetime.now().astimezone().date())
        line = self.tr("{name}, made on {day}").format(name=journal.folder.name, day=today)
        self._code = CodePage(journal.recovery_code, line)
        self._code.proved.connect(self._on_proved)
        self._code.print_requested.connect(self._on_print)
        self._about = AboutPage()
        self._stack.addWidget(four_sheets.code(self._code))
        self._stack.addWidget(four_sheets.about(self._about))

    def _connect(self) -> None:
        self._where.accepted.connect(self._on_place_accepted)
        self._where.open_requested.connect(self.open_requested)
        self._form.changed.connect(self._show_foot)
        self._idle.idled.connect(self._shut)
        self._foot.back_requested.connect(self._on_back)
        self._foot.on_requested.connect(self._on_on)
        self._foot.later_requested.connect(self._on_later)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.release)

    # from page to page

    @property
    def _step(self) -> int:
        return self._stack.currentIndex()

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._steps.show_step(step)
        self._show_foot()
        self._sheet().begin()

    def _sheet(self) -> Sheet:
        sheet = self._stack.currentWidget()
        if not isinstance(sheet, Sheet):
            raise TypeError("a page of another kind")
        return sheet

    def _show_foot(self) -> None:
        """What was made can't be gone back on: the first two pages are behind us then."""
        step = self._step
        missing = self._form.missing if step == PASSPHRASE else self._code.missing if step == CODE else ""
        self._foot.back.setVisible(step != CODE)
        self._foot.back.setEnabled(not self._making)
        self._foot.later.setVisible(step == CODE and bool(missing))
        self._foot.on.setEnabled(not missing and not self._making)
        self._foot.say_why(missing)
        self._foot.on.setText(
            self.tr("Making your journal…")
            if self._making
            else self.tr("Open my journal")
            if step == ABOUT
            else self.tr("Continue")
        )

    def _on_back(self) -> None:
        if self._step == WHERE:
            self.left.emit()
        else:
            self._show_step(self._step - 1)

    def _on_on(self) -> None:
        self._sheet().show_trouble(None)
        if self._step == WHERE:
            self._where.go_on()
        elif self._step == PASSPHRASE:
            self._make()
        elif self._step == CODE:
            self._show_step(ABOUT)
        else:
            self._finish()

    def _on_later(self) -> None:
        self._show_step(ABOUT)

    def _on_place_accepted(self) -> None:
        self._show_step(PASSPHRASE)

    # the journal

    def _make(self) -> None:
        folder, passphrase, cost = self._where.folder, self._form.passphrase, self._cost

        def task(_progress: Progress) -> Opened:
            return doors.create(folder, passphrase, cost=cost)

        job = self._jobs.prepare(task, Opened.forget)
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._on_not_made)
        self._making = True
        self._form.setEnabled(False)
        self._show_foot()
        self._jobs.start(job)

    def _on_made(self, opened: Opened) -> None:
        self._making = False
        folder = self._where.folder
        self._preferences.keep(last_journal=str(folder.path))  # so that it is found when the window closes now
        try:
            self._journal = doors.enter(folder, opened)
        except UserError:
            opened.forget()
            self.open_requested.emit(folder)  # it is made; why it can't be entered is told at its own door
            return
        self._where.remember_agreed(self._preferences.beside(paths.BACKUP_PLAN), self._journal.journal_id)
        self._idle.start()
        self._form.wipe()
        self._add_last_sheets(self._journal)
        self._show_step(CODE)

    def _on_not_made(self, error: Exception) -> None:
        self._making = False
        self._form.setEnabled(True)
        self._show_foot()
        if isinstance(error, NameTaken | FolderNotWritable):
            self._show_step(WHERE)
            self._where.show_trouble(error)
        elif isinstance(error, UserError):
            made_nothing = self.tr("Nothing was made. Free some space, then try again.")
            shown = UserError(error.title, made_nothing) if isinstance(error, DiskTrouble) else error
            self._sheet().setFocus()
            self._sheet().show_trouble(shown)
        else:
            raise error

    def _on_proved(self) -> None:
        if self._journal is None:
            return
        try:
            with self._journal.write() as write:
                about.set_code_seen(write)
        except UserError as error:
            self._sheet().show_trouble(error)
        self._show_foot()

    def _on_print(self) -> None:
        if self._journal is None:
            return
        if self._session is None:
            self._session = Session(self._journal, self._preferences, self)
            self._session.trouble.connect(self._on_not_printed)
            self._session.said.connect(self._code.say)
        print_code(self._session, self.window())

    def _on_not_printed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._sheet().show_trouble(error)

    def _leave_session(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.leave()
            session.deleteLater()

    def _finish(self) -> None:
        if self._journal is None:
            return
        try:
            if not self._about.keep(self._journal):
                return
        except UserError as error:
            self._sheet().show_trouble(error)
            return
        self._idle.stop()
        self._leave_session()
        journal, self._journal = self._journal, None
        self.entered.emit(journal)

    def _shut(self) -> None:
        """Back to the door, and the code off the screen. Settings show it another time."""
        self.release()
        self.open_requested.emit(self._where.folder)
