"""Getting a copy of an earlier state ready to be read: unpacked and read through, with a way to stop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar

from app.errors import UserError
from app.progress import Progress
from app.safety import copies
from app.safety.copies import Copy
from app.safety.restore import Known, WayIn
from ui.jobs import Job
from ui.pages.settings.earlier import Earlier, Ready
from ui.pages.settings.that_day import ThatDay, why_it_asks
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog

_STEPS = 1000  # of the bar


def _tr(words: str) -> str:
    return QCoreApplication.translate("OpenCopyDialog", words)


class OpenCopyDialog(Dialog):
    """Begins at once, unless it has to ask for the passphrase of that day. The journal goes on meanwhile."""

    def __init__(self, session: Session, earlier: Earlier) -> None:
        title = _tr("Opening a copy from {moment}").format(moment=earlier.moment)
        super().__init__(title, "" if earlier.own_key else why_it_asks())
        self._session, self._earlier = session, earlier
        self._job: Job | None = None
        self._known = Known(session.journal.root) if earlier.own_key else None
        session.ending.connect(self._forget)
        self._fill()
        self.rejected.connect(self._on_rejected)
        if self._known is not None:
            self._begin(self._known)

    def _fill(self) -> None:
        self._that_day = ThatDay()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(_tr("How far it has come"))
        self._says = text.label(_tr("Reading it through to be sure…"), "body", "2", wrap=True)
        for part in (self._that_day, self._says, self._bar):
            self.body.addWidget(part)
        self._cancel = self.add_safe(_tr("Cancel"))
        self._open = self.add_primary(_tr("Open the copy"), closes=False)
        self._open.clicked.connect(self._on_open)
        self._show_going(self._earlier.own_key)
        if self._earlier.own_key:
            self._that_day.hide()
            self._open.hide()
            self.set_first(self._cancel)

    def _begin(self, way_in: WayIn) -> None:
        source, folder = self._earlier.source, self._session.journal.folder

        def task(progress: Progress) -> Copy:
            return copies.make(source, folder, way_in, progress)

        self._job = self._session.jobs.prepare(task, copies.discard)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_ready)
        self._job.failed.connect(self._on_failed)
        self._session.jobs.start_apart(self._job)  # a disk that does not answer keeps nobody from locking

    def _on_open(self) -> None:
        if self._job is None and self._that_day.text:
            self._show_going(True)
            self._begin(self._that_day.way_in())

    def _show_going(self, going: bool) -> None:
        for part in (self._says, self._bar):
            part.setVisible(going)
        self._open.setEnabled(not going)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setValue(_STEPS * done // max(1, total))

    def _on_ready(self, copy: Copy) -> None:
        self._job = None
        self._forget()
        self.close()
        self._session.copy_ready.emit(Ready(self._earlier, copy))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if self._known is not None:
            self._known.forget()
        if not isinstance(error, UserError):
            raise error
        self._show_going(False)
        if self._that_day.isVisible() and self._that_day.takes(error):
            return
        self._says.setText(f"{error.title} {error.advice}")
        self._says.show()
        self._that_day.hide()
        self._open.hide()
        self._cancel.setText(_tr("Close"))
        self._cancel.setFocus()

    def _on_rejected(self) -> None:
        """What has come too far to be stopped is taken away."""
        self._forget()
        if self._job is not None:
            self._job.succeeded.disconnect(self._on_ready)
            self._job.succeeded.connect(copies.discard)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()

    def _forget(self) -> None:
        self._that_day.wipe()
        if self._known is not None:
            self._known.forget()
