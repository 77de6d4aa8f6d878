"""Shows the recovery code again, to somebody who knows the passphrase."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.errors import UserError
from app.progress import Progress
from app.records import about
from app.store import opening
from app.store.journal import Write
from ui.jobs import Job
from ui.session import Session
from ui.widgets import text
from ui.widgets.code_card import CodeCard
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.line_edit import CodeField
from ui.widgets.passphrase_field import PassphraseField

THIRD = 2


class CodeDialog(Dialog):
    """The passphrase first: an unlocked screen is not yet its owner."""

    def __init__(self, session: Session) -> None:
        super().__init__(QCoreApplication.translate("CodeDialog", "Your recovery code"))
        self._session = session
        self._job: Job | None = None
        self._build_question()

    def _build_question(self) -> None:
        self._passphrase = PassphraseField()
        self._field = Field(self.tr("Type your passphrase to see it"), self._passphrase)
        self.body.addWidget(self._field)
        self.add_safe(self.tr("Close"))
        self._show = self.add_primary(self.tr("Show the code"), closes=False)
        self._show.clicked.connect(self._on_asked)
        self.set_first(self._passphrase)

    def _on_asked(self) -> None:
        if self._job is not None:
            return
        folder, typed = self._session.journal.folder, self._passphrase.text()

        def task(_progress: Progress) -> None:
            opening.with_passphrase(folder, typed).forget()

        self._show.setEnabled(False)
        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_proved)
        self._job.failed.connect(self._on_refused)
        self._session.jobs.start(self._job)

    def _on_refused(self, error: Exception) -> None:
        self._job = None
        self._show.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._field.set_error(f"{error.title} {error.advice}")
        self._passphrase.setFocus()
        self._passphrase.selectAll()

    def _on_proved(self) -> None:
        self._job = None
        self._passphrase.wipe()
        self._field.hide()
        self._show.hide()
        code = self._session.journal.recovery_code
        self.body.addWidget(CodeCard(code))
        if about.code_seen(self._session.journal.read):
            return
        self._group = code.split("-")[THIRD]
        self._typed = CodeField()
        self._back = Field(self.tr("Type the third box, so we both know you have it"), self._typed)
        self.body.addWidget(self._back)
        self._typed.textChanged.connect(self._on_typed)
        self._typed.setFocus()

    def _on_typed(self, typed: str) -> None:
        if typed.strip().upper() == self._group:
            self._session.attempt(self._keep_seen, origin=self)
            self._back.hide()
            self.body.addWidget(text.label(self.tr("Good. You have it."), "body", tone="pine"))

    def _keep_seen(self, write: Write) -> None:
        about.set_code_seen(write)
