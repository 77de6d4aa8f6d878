"""Changing the passphrase: the old one once, the new one twice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.errors import NotEnoughMemory, UserError, WrongPassphrase
from app.progress import Progress
from app.store import opening
from app.store.opening import Opened
from ui.jobs import Job
from ui.pages.passphrase_form import PassphraseForm
from ui.pages.secret_field import SecretField
from ui.session import Session
from ui.widgets.dialog import Dialog


class PassphraseDialog(Dialog):
    """Until the last moment the old passphrase holds; a crash in between leaves one of the two working."""

    def __init__(self, session: Session) -> None:
        super().__init__(QCoreApplication.translate("PassphraseDialog", "Change your passphrase"), wide=600)
        self._session = session
        self._job: Job | None = None
        self._old = SecretField(self.tr("The passphrase you have now"), "passphrase-old")
        self._form = PassphraseForm(self.tr("The new passphrase"))
        self.body.addWidget(self._old)
        self.body.addSpacing(20)
        self.body.addWidget(self._form)
        self._keep = self.add_safe(self.tr("Keep the old one"))
        self._change = self.add_primary(self.tr("Change it"), closes=False)
        self._change.clicked.connect(self._on_change)
        self.set_first(self._old.typed)

    def reject(self) -> None:
        """Not while it is being changed: then it is too late to keep the old one."""
        if self._job is None:
            super().reject()

    def _on_change(self) -> None:
        if self._job is not None:
            return
        if not self._old.text:
            self._old.typed.setFocus()
            return
        if not self._form.ready:
            self._form.complain()
            return
        self._start()

    def _start(self) -> None:
        journal = self._session.journal
        folder, old, new = journal.folder, self._old.text, self._form.passphrase
        journal_id, salt = journal.journal_id, journal.salt16

        def task(_progress: Progress) -> None:
            proved = opening.with_passphrase(folder, old)
            try:
                opening.renewed(folder, Opened(proved.root, proved.key_file), new, journal_id, salt)
            finally:
                proved.forget()

        self._set_busy(True)
        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_changed)
        self._job.failed.connect(self._on_failed)
        self._session.jobs.start(self._job)

    def _on_changed(self) -> None:
        self._job = None
        self._old.wipe()
        self._form.wipe()
        self.accept()
        self._session.say(self.tr("Passphrase changed"))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._set_busy(False)
        if isinstance(error, NotEnoughMemory):
            error = NotEnoughMemory(
                self.tr("There isn’t enough free memory to change the passphrase."),
                self.tr("It’s as it was. Close some other programs, then try again."),
            )
        if not isinstance(error, UserError):
            raise error
        wrong = isinstance(error, WrongPassphrase)
        self._old.complain(error.title if wrong else f"{error.title} {error.advice}")

    def _set_busy(self, busy: bool) -> None:
        self._change.setText(self.tr("Changing…") if busy else self.tr("Change it"))
        self._change.setEnabled(not busy)
        self._keep.setEnabled(not busy)
        self._old.rest(busy)
        self._form.hold(busy)
