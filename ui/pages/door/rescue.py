"""From a damaged journal to a new one that opens: asked for, going on, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.errors import UserError
from app.progress import Progress
from app.store.folder import Folder
from ui import files
from ui.jobs import Job, Jobs
from ui.pages.door.ways_back import Came, Rescuing, Restoring, Way
from ui.pages.secret_field import ABOUT_IT
from ui.pages.unlock.frame import Frame
from ui.widgets import text
from ui.widgets.arch import IconArch
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.passphrase_field import PassphraseField

_STEPS = 1000  # of the bar


class Rescue(Frame):
    """One of `asking`, `going on` and `done` is to be seen. Nothing here changes the damaged file."""

    open_requested = Signal(object)  # Folder
    back_requested = Signal()

    def __init__(self, way: Way, place: Path, parent: QWidget | None = None) -> None:
        """The new journal is made in `place`, unless another is chosen."""
        super().__init__(wide=560, parent=parent)
        self._way, self._place = way, place
        self._made_folder: Folder | None = None
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
        self._go = Button(self._way.button, "p")
        self._elsewhere = Button(self.tr("Put it elsewhere…"))
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
        at = (self._asking, self._going, self._done).index(part)
        self._title.setText(self._way.titles[at])
        self._lead.setText(self._way.leads[at])
        where = self.tr("The new journal goes into {place}.")
        self._where.setText(where.format(place=self._place))
        self.first = first
        first.setFocus()

    # what happens

    def _on_go(self) -> None:
        typed, way, place = self._passphrase.text(), self._way, self._place
        if self._job is not None:
            return
        if not typed:
            self._passphrase.setFocus()
            return

        def task(progress: Progress) -> Came:
            return way.go(typed, place, progress)

        self._field.set_error(None)
        self._trouble.hide()
        self._bar.setValue(0)
        self._show(self._going, self._stop)
        self._job = self._jobs.prepare(task)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_came)
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

    def _on_came(self, came: Came) -> None:
        self._settle()
        self._passphrase.wipe()
        self._made_folder = came.folder
        self._told.setText("\n".join(came.sentences))
        self._made.setText(self.tr("It’s at {path}.").format(path=came.folder.path))
        self._show(self._done, self._open)

    def _on_cancelled(self) -> None:
        self._settle()
        self._show(self._asking, self._passphrase)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self._show(self._asking, self._passphrase)
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, ABOUT_IT):
            self._field.set_error(f"{error.title} {error.advice}")
            self._passphrase.selectAll()
        else:
            self._trouble.set_words(error.title, error.advice)
            self._trouble.show()

    def _on_elsewhere(self) -> None:
        dialog = files.choose_folder(self, self.tr("Put it elsewhere"), self._place)
        dialog.fileSelected.connect(self._on_place)
        dialog.open()

    def _on_place(self, chosen: str) -> None:
        self._place = Path(chosen)
        self._show(self._asking, self._passphrase)

    def _on_open(self) -> None:
        if self._made_folder is not None:
            self.open_requested.emit(self._made_folder)


def way_back(damaged: Folder, backup: Path | None, parent: QWidget) -> Rescue:
    """By that backup, or by what can be read of the damaged journal itself."""
    way = Restoring(damaged, backup) if backup else Rescuing(damaged)
    return Rescue(way, damaged.path.parent, parent)


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
