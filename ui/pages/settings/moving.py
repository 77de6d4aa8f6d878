"""A journal on its way to another folder, from the question to the moment at which it is open there."""

from __future__ import annotations

from contextlib import ExitStack

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.progress import Progress
from app.safety import moving
from app.safety.location import Case
from app.safety.moving import MoveStopped, Ready
from app.store.folder import Folder
from ui.jobs import Job
from ui.pages.settings.move_dialog import MoveDialog, MovePanel
from ui.session import Session
from ui.widgets.dialog import Dialog


class Moving(QObject):
    """Ends with `Session.moved`, or with the journal where it was; then it is gone."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(session)
        self._session, self._window = session, page.window()
        self._borrowed = ExitStack()
        self._panel: MovePanel | None = None
        self._job: Job | None = None
        self._to: Folder | None = None
        self._place, self._agreed = "", ""
        self._waits = False
        session.ending.connect(self._on_ending)

    def ask(self) -> None:
        """Where to; nothing is begun before that is known."""
        dialog = MoveDialog(self._session)
        self._asked: Dialog = dialog
        dialog.accepted.connect(self._on_chosen)
        dialog.rejected.connect(self.deleteLater)
        dialog.open_on(self._window)

    def _on_chosen(self) -> None:
        if not isinstance(self._asked, MoveDialog):
            return
        self._to, self._place = self._asked.folder, self._asked.place
        agreed: Case | None = self._asked.agreed
        self._agreed = str(agreed) if agreed is not None else ""
        self._panel = MovePanel()
        self._panel.cancelled.connect(self._on_cancel)
        self._panel.open_on(self._window)
        if self._session.backups.is_running:  # it copies the journal inside the folder that shall go
            self._waits = True
            self._session.backups.ended.connect(self._on_backed_up)
        else:
            self._begin()

    def _on_ending(self) -> None:
        """A backup that is waited for may be done before this is gone."""
        self._waits = False
        self._borrowed.close()

    def _on_backed_up(self) -> None:
        if self._waits:
            self._waits = False
            self._begin()

    def _begin(self) -> None:
        """From here to the end nobody else writes to the journal, nor backs it up."""
        to, journal = self._to, self._session.journal
        if to is None:
            return
        if journal.only_read:
            self._on_failed(
                MoveStopped(advice=self.tr("Nothing may be changed where it lies now, so it can’t go from there."))
            )
            return
        try:
            self._borrowed.enter_context(journal.borrow(self))
        except UserError as error:
            self._on_failed(error)
            return
        source = moving.source(journal)

        def task(progress: Progress) -> Ready:
            try:
                return moving.prepare(source, to, progress)
            finally:
                source.forget()

        self._job = self._session.jobs.prepare(task, moving.discard)
        if self._panel is not None:
            self._job.progressed.connect(self._panel.show_progress)
        self._job.succeeded.connect(self._on_ready)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._session.jobs.start(self._job)

    def _on_ready(self, ready: Ready) -> None:
        """The one moment. From then on the journal is open there, and the session here comes to its end."""
        journal = self._session.journal
        try:
            arrived = moving.put_in_place(ready, journal.root)
        except UserError as error:
            self._on_failed(error)
            return
        if self._agreed:
            kept = {"lives_in": self._place, "lives_as": self._agreed}
            self._session.backups.keep(journal.journal_id, **kept)
        self._close_panel()
        self._session.moved.emit(arrived)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self._on_cancelled()

    def _on_cancelled(self) -> None:
        self._waits = False
        self._close_panel()
        self._borrowed.close()
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        self._close_panel()
        self._borrowed.close()
        if not isinstance(error, UserError):
            self.deleteLater()
            raise error
        self._job = None
        dialog = Dialog(error.title, error.advice, "warning-circle")
        dialog.set_first(dialog.add_safe(self.tr("Close")))
        dialog.add_primary(self.tr("Choose another folder…")).clicked.connect(self.ask)
        dialog.rejected.connect(self.deleteLater)
        self._asked = dialog
        dialog.open_on(self._window)

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.close()
            self._panel = None
