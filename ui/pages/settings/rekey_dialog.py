"""Another key for the journal: the passphrases, and the work."""

from __future__ import annotations

import errno
from contextlib import ExitStack

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.errors import NotEnoughMemory, UserError, WrongPassphrase
from app.progress import Progress
from app.safety import backup, rekey
from app.safety.refusals import RekeyStopped, SamePassphrase
from app.safety.rekey import Rekeyed
from ui.jobs import Job
from ui.pages.passphrase_form import PassphraseForm
from ui.pages.secret_field import SecretField
from ui.session import Session
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog

_PARTS = 1000


class RekeyDialog(Dialog):
    """The passphrase of now once, the new one twice; then the work. Until its last moment nothing is changed."""

    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(QCoreApplication.translate("RekeyDialog", "Replace the passphrase and the code"), wide=600)
        self._session = session
        self._job: Job | None = None
        self._held = ExitStack()  # of the journal, which nobody else may write to meanwhile
        self._waiting = self._stopped = False
        self._fill()
        self._do.clicked.connect(self._on_wanted)
        session.ending.connect(self._on_ending)

    def reject(self) -> None:
        """While it works the first press stops it; everything is as it was then."""
        if self._waiting:
            self._wait_no_more()
        if self._job is None:
            super().reject()
            return
        self._stopped = True
        self._cancel.setEnabled(False)
        self._job.cancel()

    def _fill(self) -> None:
        self._now = SecretField(self.tr("The passphrase you have now"), "passphrase-now")
        self._form = PassphraseForm(self.tr("The new passphrase"))
        self._says = text.label("", "body", "2", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Writing the journal anew"))
        self._trouble = Banner("problem", "")
        for part in (self._now, self._form, self._trouble, self._says, self._bar):
            self.body.addWidget(part)
        for part in (self._trouble, self._says, self._bar):
            part.hide()
        self._cancel = self.add_safe(self.tr("Cancel"))
        self._do = self.add_primary(self.tr("Replace both"), closes=False)
        self.set_first(self._now.typed)

    # one thing after the other

    def _on_wanted(self) -> None:
        if not self._now.text:
            self._now.typed.setFocus()
        elif not self._form.ready:
            self._form.complain()
        elif self._session.backups.is_running:  # of the old key; the new one's must come after it
            self._waiting = True
            self._show_work(self.tr("A backup is being made. This goes on once it’s there…"))
            self._session.backups.ended.connect(self._on_backup_ended)
        else:
            self._begin()

    def _on_backup_ended(self) -> None:
        self._wait_no_more()
        self._begin()

    def _wait_no_more(self) -> None:
        self._waiting = False
        self._session.backups.ended.disconnect(self._on_backup_ended)

    def _begin(self) -> None:
        journal, now, then = self._session.journal, self._now.text, self._form.passphrase
        if journal.only_read:
            self._on_failed(RekeyStopped.told_by(OSError(errno.EROFS, "only read")))
            return
        try:
            taken = backup.snapshot(journal)
            self._held.enter_context(journal.borrow(origin=self))
        except UserError as error:
            self._on_failed(error)
            return

        def task(progress: Progress) -> Rekeyed:
            try:
                return rekey.prepare(taken, now, then, progress)
            finally:
                taken.forget()

        self._show_work(
            self.tr("Writing your journal anew, and comparing every entry. You can cancel this, and all is as it was.")
        )
        self._job = self._session.jobs.prepare(task, rekey.discard)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_prepared)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._session.jobs.start(self._job)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setValue(_PARTS * done // max(total, 1))

    def _on_prepared(self, rekeyed: Rekeyed) -> None:
        self._let_go()
        if self._stopped:  # too late for the job, in time for the journal
            rekey.discard(rekeyed)
            self._on_cancelled()
            return
        trouble: UserError | None = None
        try:
            rekey.put_in_place(self._session.journal, rekeyed)
        except RekeyStopped as error:
            self._on_failed(error)
            return
        except UserError as error:  # the new key is in place; what failed is opening it again
            trouble = error
        self._now.wipe()
        self._form.wipe()
        self.close()
        self.done.emit()
        if trouble is not None:
            self._session.trouble.emit(trouble)

    def _on_cancelled(self) -> None:
        self._let_go()
        self._session.say(self.tr("Nothing was replaced."))
        super().reject()

    def _on_failed(self, error: Exception) -> None:
        self._let_go()
        self._show_form()
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, WrongPassphrase):
            self._now.complain(error.title)
            return
        if isinstance(error, SamePassphrase):
            self._form.first.setFocus()
            self._form.first.selectAll()
        elif isinstance(error, NotEnoughMemory):
            error = NotEnoughMemory(
                self.tr("There isn’t enough free memory for another key."),
                self.tr("Nothing was replaced. Close some other programs, then try again."),
            )
        self._trouble.set_words(error.title, error.advice)
        self._trouble.show()

    def _on_ending(self) -> None:
        """A lock stops it as Cancel does; what the job made is taken away when it has ended."""
        if self._waiting:
            self._wait_no_more()
        self._let_go()

    def _let_go(self) -> None:
        self._job = None
        self._held.close()

    # two faces

    def _show_work(self, words: str) -> None:
        self._trouble.hide()
        self._now.set_error(None)
        self._says.setText(words)
        self._bar.setValue(0)
        self._show_which(working=True)
        self._cancel.setFocus()

    def _show_form(self) -> None:
        self._stopped = False
        self._show_which(working=False)

    def _show_which(self, *, working: bool) -> None:
        asked: tuple[QWidget, ...] = (self._now, self._form, self._do)
        for part in asked:
            part.setVisible(not working)
        for told in (self._says, self._bar):
            told.setVisible(working)
        self._do.setEnabled(not working)  # hidden alone, Enter would still press it
        self._cancel.setEnabled(True)
