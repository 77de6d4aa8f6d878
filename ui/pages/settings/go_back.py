"""Going back to a backup: asked first, made ready with the journal still open, and only then done by the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.errors import UserError
from app.progress import Progress
from app.safety import restore
from app.safety.backup import Backup
from app.store import keys
from app.store.folder import Folder
from ui.jobs import Job
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog


class GoBackDialog(Dialog):
    """Nothing of the journal is touched before `Session.going_back`."""

    def __init__(self, session: Session, backup: Backup, name: str) -> None:
        tr = QCoreApplication.translate
        super().__init__(
            tr("GoBackDialog", "Go back to {when}?").format(when=name[:1].lower() + name[1:]),
            tr(
                "GoBackDialog",
                "What your journal holds now is set aside first: as a journal of its own, in the folder “replaced” "
                "inside it, for 30 days. Your passphrase stays the one you use today.",
            ),
        )
        self._session, self._backup = session, backup
        self._job: Job | None = None
        self._stopped = False
        self._says = text.label("", "body", "2", wrap=True)
        self._says.hide()
        self.body.addWidget(self._says)
        self.set_first(self.add_safe(tr("GoBackDialog", "Keep things as they are")))
        self._do = self.add_primary(tr("GoBackDialog", "Go back"), closes=False)
        self._do.clicked.connect(self._on_wanted)
        self.rejected.connect(self._on_rejected)

    def _on_wanted(self) -> None:
        folder, root, path = self._session.journal.folder, bytearray(self._session.journal.root), self._backup.path

        def task(progress: Progress) -> Folder:
            try:
                return restore.prepare(path, folder, root, progress)
            finally:
                keys.wipe(root)

        self._do.setEnabled(False)
        self._says.setText(self.tr("Reading the backup, and opening it to be sure…"))
        self._says.show()
        self._job = self._session.jobs.prepare(task, restore.discard)
        self._job.succeeded.connect(self._on_ready)
        self._job.failed.connect(self._on_failed)
        self._session.jobs.start(self._job)

    def _on_ready(self, incoming: Folder) -> None:
        self._job = None
        if self._stopped:  # too late for the job, in time for the journal
            restore.discard(incoming)
            return
        self.close()
        self._session.going_back.emit(incoming)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, UserError):
            raise error
        self._says.setText(f"{error.title} {error.advice}")

    def _on_rejected(self) -> None:
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
