"""After the recovery code: a new passphrase, so that tomorrow needs no paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import NotEnoughMemory, UserError
from app.progress import Progress
from app.store import opening
from app.store.journal import Journal
from app.store.keys import Cost
from app.store.opening import Opened
from ui.jobs import Job, Jobs
from ui.pages.passphrase_form import PassphraseForm
from ui.pages.unlock.frame import Frame
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button


class Renewal(Frame):
    """The journal is open already; Back closes it again and leaves its passphrase as it was."""

    renewed = Signal()
    back_requested = Signal()

    def __init__(self, journal: Journal, opened: Opened, jobs: Jobs, cost: Cost) -> None:
        super().__init__(wide=640)
        self._journal, self._opened, self._jobs, self._cost = journal, opened, jobs, cost
        self._job: Job | None = None
        self._build()
        self._form.changed.connect(self._on_changed)
        self._form.second.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        self._back.clicked.connect(self.back_requested)
        self.first = self._form.first

    def _build(self) -> None:
        self._form = PassphraseForm()
        self._trouble = Banner("problem", "")
        self._trouble.hide()
        self._keep = Button(self.tr("Keep this passphrase"), "p")
        self._back = Button(self.tr("Back"))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._back)
        self._why = text.label("", "meta", tone="2", wrap=True)
        buttons.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addSpacing(20)
        self.column.addWidget(text.label(self.tr("Choose a new passphrase"), "title", wrap=True))
        self.column.addSpacing(6)
        words = self.tr(
            "Your code is right, and it stays as it is. Once you’ve kept the new passphrase, the old one won’t open "
            "this journal any more."
        )
        self.column.addWidget(text.label(words, "lead", tone="2", wrap=True))
        self.column.addSpacing(20)
        self.column.addWidget(self._form)
        self.column.addSpacing(16)
        self.column.addWidget(self._trouble)
        self.column.addSpacing(8)
        self.column.addLayout(buttons)
        self.column.addSpacing(28)
        self._on_changed()

    def _on_changed(self) -> None:
        self._keep.setEnabled(self._form.ready and self._job is None)
        self._why.setText(self._form.missing)
        self._keep.setAccessibleDescription(self._form.missing)
        self._back.setEnabled(self._job is None)
        self._form.hold(self._job is not None)

    def _on_keep(self) -> None:
        if self._job is not None or not self._form.ready:
            self._form.complain()
            return
        journal, opened, cost, passphrase = self._journal, self._opened, self._cost, self._form.passphrase
        journal_id, salt = journal.journal_id, journal.salt16

        def task(_progress: Progress) -> Opened:
            return opening.renewed(journal.folder, opened, passphrase, journal_id, salt, cost)

        self._job = self._jobs.prepare(task)
        self._job.succeeded.connect(self._on_kept)
        self._job.failed.connect(self._on_failed)
        self._keep.setText(self.tr("Keeping…"))
        self._on_changed()
        self._jobs.start(self._job)

    def _on_kept(self) -> None:
        self._job = None
        self._form.wipe()
        self.renewed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._keep.setText(self.tr("Keep this passphrase"))
        self._on_changed()
        if isinstance(error, NotEnoughMemory):
            error = NotEnoughMemory(
                self.tr("There isn’t enough free memory to keep a new passphrase."),
                self.tr("The passphrase is as it was. Close some other programs, then try again."),
            )
        if not isinstance(error, UserError):
            raise error
        self._trouble.set_words(error.title, error.advice)
        self._trouble.show()
