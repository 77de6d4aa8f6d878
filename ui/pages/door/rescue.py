"""Saving what can be read of a damaged journal: asked for, going on, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.errors import KeysDamaged, KeysMissing, NotEnoughMemory, UserError, WrongCode, WrongPassphrase
from app.progress import Progress
from app.safety import salvage
from app.safety.saved import Saved
from app.store import looking, opening
from app.store.folder import Folder
from ui import files
from ui.jobs import Job, Jobs
from ui.pages.unlock.frame import Frame
from ui.widgets import text
from ui.widgets.arch import IconArch
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.passphrase_field import PassphraseField

_ABOUT_THE_FIELD = (WrongPassphrase, WrongCode, NotEnoughMemory, KeysDamaged, KeysMissing)
_STEPS = 1000  # of the bar


class Rescue(Frame):
    """One of `asking`, `going on` and `done` is to be seen. Nothing here changes the damaged file."""

    open_requested = Signal(object)  # Folder
    back_requested = Signal()

    def __init__(self, damaged: Folder, parent: QWidget | None = None) -> None:
        super().__init__(wide=560, parent=parent)
        self._damaged = damaged
        self._place = damaged.path.parent
        self._saved: Saved | None = None
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._build()
        self._connect()
        self._show(self._asking, self._passphrase)

    def abandon(self) -> None:
        """The window closes: what was half saved is taken away."""
        self._jobs.stop_all()

    # building

    def _build(self) -> None:
        self._arch = QVBoxLayout()
        self._title = text.label("", "title", wrap=True)
        self._lead = text.label("", "lead", "2", wrap=True)
        self._asking, self._going, self._done = self._build_asking(), self._build_going(), self._build_done()
        row = QHBoxLayout()
        row.addLayout(self._arch)
        row.addStretch(1)
        self._arch.addWidget(IconArch("lifebuoy", "slate", 58))
        self.column.addLayout(row)
        self.column.addSpacing(16)
        self.column.addWidget(self._title)
        self.column.addSpacing(6)
        self.column.addWidget(self._lead)
        self.column.addSpacing(22)
        for part in (self._asking, self._going, self._done):
            self.column.addWidget(part)

    def _build_asking(self) -> QWidget:
        self._trouble = Banner("problem", "")
        self._trouble.hide()
        self._passphrase = PassphraseField(tall=True)
        self._passphrase.setObjectName("passphrase")
        self._field = Field(self.tr("Passphrase or recovery code"), self._passphrase)
        self._where = text.label("", "meta", "2", wrap=True)
        self._go = Button(self.tr("Save what can be read"), "p")
        self._elsewhere = Button(self.tr("Save it elsewhere…"))
        self._back = Button(self.tr("Back"), "q")
        return _stacked(self._trouble, self._field, self._where, _row(self._go, self._elsewhere, self._back))

    def _build_going(self) -> QWidget:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(self.tr("How far it has come"))
        self._stop = Button(self.tr("Cancel"))
        return _stacked(self._bar, _row(self._stop))

    def _build_done(self) -> QWidget:
        self._told = text.label("", "body", wrap=True)
        self._made = text.label("", "meta", "2", wrap=True)
        self._open = Button(self.tr("Open the new journal"), "p")
        self._not_now = Button(self.tr("Not now"))
        return _stacked(self._told, self._made, _row(self._open, self._not_now))

    def _connect(self) -> None:
        self._go.clicked.connect(self._on_go)
        self._passphrase.returnPressed.connect(self._on_go)
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._back.clicked.connect(self.back_requested)
        self._stop.clicked.connect(self._on_stop)
        self._open.clicked.connect(self._on_open)
        self._not_now.clicked.connect(self.back_requested)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.abandon)

    def _show(self, part: QWidget, first: QWidget) -> None:
        for each in (self._asking, self._going, self._done):
            each.setVisible(each is part)
        title, lead = self._words(part)
        self._title.setText(title)
        self._lead.setText(lead)
        where = self.tr("The new journal goes into {place}.")
        self._where.setText(where.format(place=self._place))
        self.first = first
        first.setFocus()

    def _words(self, part: QWidget) -> tuple[str, str]:
        if part is self._going:
            reading = self.tr("“{name}” is read part by part. The damaged file isn’t changed.")
            return self.tr("Reading what can be read…"), reading.format(name=self._damaged.name)
        if part is self._done:
            return self.tr("What could be read is saved"), self.tr(
                "Your passphrase and your recovery code open the new journal too. The damaged one is as it was."
            )
        words = self.tr(
            "Whatever can be read of “{name}” goes into a new journal, opened by the same passphrase and the same "
            "recovery code. The damaged file isn’t changed."
        )
        return self.tr("Save what can be read"), words.format(name=self._damaged.name)

    # what happens

    def _on_go(self) -> None:
        typed, damaged, place = self._passphrase.text(), self._damaged, self._place
        if self._job is not None:
            return
        if not typed:
            self._passphrase.setFocus()
            return

        def task(progress: Progress) -> Saved:
            looking.look_for(damaged.database)
            opened = opening.with_either(damaged, typed)
            try:
                return salvage.salvage(damaged, opened, place, progress)
            finally:
                opened.forget()

        self._field.set_error(None)
        self._trouble.hide()
        self._bar.setValue(0)
        self._show(self._going, self._stop)
        self._job = self._jobs.prepare(task)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_saved)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._jobs.start(self._job)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setValue(_STEPS * done // max(1, total))

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)

    def _settle(self) -> None:
        self._job = None
        self._stop.setEnabled(True)

    def _on_saved(self, saved: Saved) -> None:
        self._settle()
        self._passphrase.wipe()
        self._saved = saved
        self._told.setText("\n".join(saved.sentences()))
        self._made.setText(self.tr("It’s at {path}.").format(path=saved.folder.path))
        self._show(self._done, self._open)

    def _on_cancelled(self) -> None:
        self._settle()
        self._show(self._asking, self._passphrase)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self._show(self._asking, self._passphrase)
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, _ABOUT_THE_FIELD):
            self._field.set_error(f"{error.title} {error.advice}")
            self._passphrase.selectAll()
        else:
            self._trouble.set_words(error.title, error.advice)
            self._trouble.show()

    def _on_elsewhere(self) -> None:
        dialog = files.choose_folder(self, self.tr("Save it elsewhere"), self._place)
        dialog.fileSelected.connect(self._on_place)
        dialog.open()

    def _on_place(self, chosen: str) -> None:
        self._place = Path(chosen)
        self._show(self._asking, self._passphrase)

    def _on_open(self) -> None:
        if self._saved is not None:
            self.open_requested.emit(self._saved.folder)


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    down = QVBoxLayout(whole)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(18)
    for part in parts:
        down.addWidget(part)
    return whole


def _row(*buttons: Button) -> QWidget:
    row = Flow(10)
    for button in buttons:
        row.addWidget(button)
    return row
