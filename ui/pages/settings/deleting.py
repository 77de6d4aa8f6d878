"""A journal on its way out: looked through, asked about, taken along if that is wanted, and only then deleted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.exchange import take_out
from app.exchange.take_out import TakeOut
from app.progress import Progress
from app.safety import deleting
from app.safety.deleting import Going
from app.store import keys
from ui.jobs import Job
from ui.pages.settings.delete_dialog import DeleteDialog
from ui.pages.settings.slices import Slices
from ui.pages.settings.taking_out import TakingOut
from ui.session import Session
from ui.widgets.dialog import Dialog


class Deleting(QObject):
    """From the button to `Session.deleting`, before which nothing is touched; or to the end of it, and it is gone."""

    looked = Signal()  # the question is about to be asked

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(session)
        self._session, self._page, self._window = session, page, page.window()
        self._going: Going | None = None
        self._asked: Dialog | None = None
        self._panel: Slices | None = None
        self._taken: TakeOut | None = None

    def ask(self) -> None:
        """Look through what there is, away from the window, then ask."""
        journal = self._session.journal
        folder, journal_id, root = journal.folder, journal.journal_id, bytearray(journal.root)
        plan = self._session.backups.plan(journal_id)
        place, latest = Path(plan.folder) if plan.folder else None, plan.latest
        known = self._session.preferences.known()

        def task(_progress: Progress) -> Going:
            try:
                return deleting.look(folder, journal_id, root, place, latest, known)
            finally:
                keys.wipe(root)

        job: Job = self._session.jobs.prepare(task)
        job.succeeded.connect(self._on_looked)
        job.failed.connect(self._on_refused)
        self._session.ending.connect(partial(keys.wipe, root))  # also where the disk never answers
        self._session.jobs.start_apart(job)  # a disk that does not answer keeps nobody from locking

    def _on_looked(self, going: Going) -> None:
        self.looked.emit()
        self._going = going
        dialog = DeleteDialog(self._session, going)
        dialog.accepted.connect(partial(self._on_sure, dialog))
        dialog.rejected.connect(self.deleteLater)
        dialog.open_on(self._window)

    def _on_refused(self, error: Exception) -> None:
        self.looked.emit()
        self.deleteLater()
        if not isinstance(error, UserError):
            raise error
        self._session.trouble.emit(error)

    def _on_sure(self, dialog: DeleteDialog) -> None:
        if not dialog.takes_out:
            dialog.close()
            self._delete()
            return
        out = TakingOut(self._session, self._page, last=True)
        out.taken.connect(self._on_taken)
        out.ended.connect(self._on_taking_ended)
        out.ask()

    # what was taken out

    def _on_taken(self, out: TakeOut) -> None:
        """Only what has been read back is relied on."""
        self._taken = out
        title = self.tr("Reading it back…")
        words = self.tr("To be sure that all of it is there. Nothing is deleted yet.")
        self._panel = Slices(self._session, title, words, take_out.proving(out.target, out.counts))
        self._panel.done.connect(self._on_proved)
        self._panel.failed.connect(self._on_unproved)
        self._panel.stopped.connect(self.deleteLater)
        self._panel.open_on(self._window)

    def _on_taking_ended(self) -> None:
        if self._taken is None:  # not taken out, so nothing is deleted
            self.deleteLater()

    def _on_unproved(self, error: UserError) -> None:
        self._close_panel()
        self._session.trouble.emit(error)
        self.deleteLater()

    def _on_proved(self) -> None:
        self._close_panel()
        if self._taken is None or self._going is None:
            return
        folder = self._taken.target
        told = self.tr("Everything is in “{folder}” in {above}, and was read back to be sure.")
        words = told.format(folder=folder.name, above=folder.parent.name or folder.parent)
        dialog = Dialog(self.tr("Delete “{name}” now?").format(name=self._going.folder.name), words)
        dialog.set_first(dialog.add_safe(self.tr("Keep my journal")))
        dialog.add_primary(self.tr("Delete everything"), danger=True).clicked.connect(self._delete)
        dialog.rejected.connect(self.deleteLater)
        self._asked = dialog
        dialog.open_on(self._window)

    # the last word

    def _delete(self) -> None:
        self._session.deleting.emit(self._going)

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.close()
            self._panel = None
