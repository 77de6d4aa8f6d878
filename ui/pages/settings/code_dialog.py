"""Shows the recovery code again, to somebody who knows the passphrase."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserError
from app.progress import Progress
from app.records import about
from app.store import opening
from app.store.journal import Write
from ui.jobs import Job
from ui.pages.first_run.code_page import CodePage
from ui.pages.recovery_sheet import print_button, print_code
from ui.pages.secret_field import SecretField
from ui.session import Session
from ui.widgets.code_card import CodeCard
from ui.widgets.dialog import Dialog


class CodeDialog(Dialog):
    """The passphrase first: an unlocked screen is not yet its owner."""

    def __init__(self, session: Session) -> None:
        super().__init__(QCoreApplication.translate("CodeDialog", "Your recovery code"))
        self._session = session
        self._job: Job | None = None
        self._passphrase = SecretField(self.tr("Type your passphrase to see it"), "passphrase-for-code")
        self.body.addWidget(self._passphrase)
        self._close = self.add_safe(self.tr("Close"))
        self._show = self.add_primary(self.tr("Show the code"), closes=False)
        self._show.clicked.connect(self._on_asked)
        self.set_first(self._passphrase.typed)

    def _on_asked(self) -> None:
        if self._job is not None:
            return
        if not self._passphrase.text:
            self._passphrase.typed.setFocus()
            return
        folder, typed = self._session.journal.folder, self._passphrase.text

        def task(_progress: Progress) -> None:
            opening.with_passphrase(folder, typed).forget()

        self._set_checking(True)
        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_proved)
        self._job.failed.connect(self._on_refused)
        self._session.jobs.start(self._job)

    def _on_refused(self, error: Exception) -> None:
        self._job = None
        self._set_checking(False)
        if not isinstance(error, UserError):
            raise error
        self._passphrase.complain(f"{error.title} {error.advice}")

    def _set_checking(self, busy: bool) -> None:
        self._passphrase.rest(busy)
        self._show.setText(self.tr("Checking…") if busy else self.tr("Show the code"))
        self._show.setEnabled(not busy)

    def _on_proved(self) -> None:
        self._job = None
        self._passphrase.wipe()
        self._passphrase.hide()
        self._show.setEnabled(False)  # hidden alone, Enter would still press it
        self._show.hide()
        code, line = self._session.journal.recovery_code, self._session.journal.folder.name
        if about.code_seen(self._session.journal.read):
            self.body.addWidget(CodeCard(code, line))
            button = print_button()
            button.clicked.connect(self._on_print)
            across = QHBoxLayout()
            across.addWidget(button)
            across.addStretch(1)
            self.body.addLayout(across)
            self._close.setFocus()
            return
        page = CodePage(code, line)
        page.proved.connect(self._on_written_down)
        page.print_requested.connect(self._on_print)
        self.body.addWidget(page)
        page.show()  # at once, or it could not take the focus
        page.first.setFocus()

    def _on_print(self) -> None:
        print_code(self._session, self.window())

    def _on_written_down(self) -> None:
        self._session.attempt(_keep_seen, origin=self)


def _keep_seen(write: Write) -> None:
    about.set_code_seen(write)
