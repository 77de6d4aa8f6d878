"""From “somebody knows” to another key: the questions in their order, and the older copies at the end."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.progress import Progress
from app.safety import older_copies
from app.safety.older_copies import OlderCopies
from app.store import keys
from ui.jobs import Job
from ui.pages.settings.known_dialog import KnownDialog
from ui.pages.settings.new_code_dialog import NewCodeDialog
from ui.pages.settings.rekey_dialog import RekeyDialog
from ui.pages.settings.removing import Removing
from ui.session import Session


class Rekeying(QObject):
    """Then it is gone; a lock ends it at any point, and no older copy is removed behind a cover."""

    ended = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(session)
        self._session, self._window = session, page.window()
        self._older = OlderCopies()
        self._removes = False
        self._job: Job | None = None
        self._known: KnownDialog | None = None
        session.ending.connect(self._on_ending)

    def ask(self) -> None:
        self._known = KnownDialog(self._session)
        self._known.accepted.connect(self._on_agreed)
        self._known.rejected.connect(self._end)
        self._known.open_on(self._window)
        journal, place = self._session.journal, self._place
        folder, root, journal_id = journal.folder, bytearray(journal.root), journal.journal_id
        self._session.ending.connect(partial(keys.wipe, root))  # also where the disk never answers

        def task(_progress: Progress) -> OlderCopies:
            try:
                return older_copies.all_now(folder, place, root, journal_id)
            finally:
                keys.wipe(root)

        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_looked)
        self._session.jobs.start_apart(self._job)  # a disk that does not answer keeps nobody from locking

    @property
    def _place(self) -> Path | None:
        folder = self._session.backups.plan(self._session.journal.journal_id).folder
        return Path(folder) if folder else None

    def _on_looked(self, older: OlderCopies) -> None:
        if self._known is not None:
            self._older = older
            self._known.show_copies(older)

    def _on_agreed(self) -> None:
        if self._known is not None:
            self._removes = self._known.removes
            self._known.close()  # before the next one opens, or it would give the focus away after that
            self._known = None
        dialog = RekeyDialog(self._session)
        dialog.done.connect(self._on_rekeyed)
        dialog.rejected.connect(self._end)
        dialog.open_on(self._window)

    def _on_rekeyed(self) -> None:
        """The first backup of the new key is made while its owner looks at the code."""
        plan = self._session.backups.plan(self._session.journal.journal_id)
        if self._removes or plan.when != "hand":
            try:
                self._session.backups.start(self._session.journal)
            except UserError as error:
                self._session.trouble.emit(error)
        dialog = NewCodeDialog(self._session)
        dialog.accepted.connect(self._on_seen)
        dialog.rejected.connect(self._on_seen)
        dialog.open_on(self._window)

    def _on_seen(self) -> None:
        self.ended.emit()
        if not self._removes:
            self.deleteLater()
        elif self._session.backups.is_running:
            self._session.backups.ended.connect(self._remove)
        else:
            self._remove()

    def _remove(self) -> None:
        if self._removes:
            Removing(self._session, self._older).begin()
        self.deleteLater()

    def _on_ending(self) -> None:
        """The backup that is waited for may be there before this is gone."""
        self._removes = False

    def _end(self) -> None:
        self._known = None
        self.ended.emit()
        self.deleteLater()
