"""Getting a copy of an earlier state ready to be read: unpacked and read through, with a way to stop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar

from app.errors import KeysDamaged, KeysMissing, NotEnoughMemory, UserError, WrongCode, WrongPassphrase
from app.progress import Progress
from app.safety import copies
from app.safety.copies import Copy
from app.store import keys, opening
from app.store.folder import Folder
from app.store.opening import Opened
from ui.jobs import Job
from ui.pages.settings.earlier import Earlier, Ready
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.passphrase_field import PassphraseField

_ABOUT_THE_FIELD = (WrongPassphrase, WrongCode, NotEnoughMemory, KeysDamaged, KeysMissing)
_STEPS = 1000  # of the bar


def _tr(words: str) -> str:
    return QCoreApplication.translate("OpenCopyDialog", words)


class OpenCopyDialog(Dialog):
    """Begins at once, unless it has to ask for the passphrase of that day. The journal goes on meanwhile."""

    def __init__(self, session: Session, earlier: Earlier) -> None:
        title = _tr("Opening a copy from {moment}").format(moment=earlier.moment)
        super().__init__(title, "" if earlier.own_key else _other_key())
        self._session, self._earlier = session, earlier
        self._job: Job | None = None
        self._fill()
        self.rejected.connect(self._on_rejected)
        if earlier.own_key:
            self._begin("")

    def _fill(self) -> None:
        self._passphrase = PassphraseField(tall=True)
        self._passphrase.setObjectName("passphrase")
        self._field = Field(_tr("Passphrase or recovery code of that day"), self._passphrase)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(_tr("How far it has come"))
        self._says = text.label(_tr("Reading it through to be sure…"), "body", "2", wrap=True)
        for part in (self._field, self._says, self._bar):
            self.body.addWidget(part)
        self._cancel = self.add_safe(_tr("Cancel"))
        if self._earlier.own_key:
            self._field.hide()
            self.set_first(self._cancel)
            return
        self._says.hide()
        self._bar.hide()
        self._open = self.add_primary(_tr("Open the copy"), closes=False)
        self._open.clicked.connect(self._on_open)
        self.set_first(self._passphrase)

    def _begin(self, typed: str) -> None:
        source, folder = self._earlier.source, self._session.journal.folder
        root = bytearray(self._session.journal.root) if self._earlier.own_key else bytearray()

        def way_in(unpacked: Folder) -> Opened:
            return opening.with_either(unpacked, typed) if typed else Opened(bytearray(root), None)

        def task(progress: Progress) -> Copy:
            try:
                return copies.make(source, folder, way_in, progress)
            finally:
                keys.wipe(root)

        self._job = self._session.jobs.prepare(task, copies.discard)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_ready)
        self._job.failed.connect(self._on_failed)
        self._session.jobs.start(self._job)

    def _on_open(self) -> None:
        if self._job is None and self._passphrase.text():
            self._field.set_error(None)
            self._show_going(True)
            self._begin(self._passphrase.text())

    def _show_going(self, going: bool) -> None:
        for part in (self._says, self._bar):
            part.setVisible(going)
        self._passphrase.setReadOnly(going)
        self._open.setEnabled(not going)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setValue(_STEPS * done // max(1, total))

    def _on_ready(self, copy: Copy) -> None:
        self._job = None
        self._passphrase.wipe()
        self.close()
        self._session.copy_ready.emit(Ready(self._earlier, copy))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, UserError):
            raise error
        if self._earlier.own_key or not isinstance(error, _ABOUT_THE_FIELD):
            self._says.setText(f"{error.title} {error.advice}")
            self._says.show()
            self._bar.hide()
            self._field.hide()
            self._cancel.setText(_tr("Close"))
            return
        self._show_going(False)
        self._field.set_error(f"{error.title} {error.advice}")
        self._passphrase.setFocus()
        self._passphrase.selectAll()

    def _on_rejected(self) -> None:
        """What has come too far to be stopped is taken away."""
        self._passphrase.wipe()
        if self._job is not None:
            self._job.succeeded.disconnect(self._on_ready)
            self._job.succeeded.connect(copies.discard)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()


def _other_key() -> str:
    return _tr(
        "Your journal has been given another key since then. What opened it on that day opens this copy: "
        "the passphrase you had, or the recovery code."
    )
