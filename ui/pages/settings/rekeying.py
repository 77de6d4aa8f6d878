"""From “somebody knows” to another key: the questions in their order, and the older copies at the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.progress import Progress
from app.safety import older_copies
from app.safety.older_copies import OlderCopies
from app.safety.refusals import OlderCopiesStay
from app.store import keys
from ui.jobs import Job
from ui.pages.settings import older_words
from ui.pages.settings.known_dialog import KnownDialog
from ui.pages.settings.new_code_dialog import NewCodeDialog
from ui.pages.settings.rekey_dialog import RekeyDialog
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

    def ask(self) -> None:
        self._known = KnownDialog(self._session)
        self._known.accepted.connect(self._on_agreed)
        self._known.rejected.connect(self._end)
        self._known.open_on(self._window)
        journal, place = self._session.journal, self._place
        folder, root, journal_id = journal.folder, bytearray(journal.root), journal.journal_id

        def task(_progress: Progress) -> OlderCopies:
            try:
                return older_copies.all_now(folder, place, root, journal_id)
            finally:
                keys.wipe(root)

        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_looked)
        self._session.jobs.start(self._job)

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

    # the older copies

    def _remove(self) -> None:
        journal, place, older = self._session.journal, self._place, self._older
        root, journal_id = bytearray(journal.root), journal.journal_id

        def task(progress: Progress) -> int:
            try:
                if place is None:
                    raise OlderCopiesStay
                return older_copies.take_away(older, place, root, journal_id, progress)
            except OSError as error:  # the stick was pulled out
                raise OlderCopiesStay from error
            finally:
                keys.wipe(root)

        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_removed)
        self._job.failed.connect(self._on_kept)
        self._session.jobs.start(self._job)

    def _on_removed(self, left: int) -> None:
        if left:
            self._session.trouble.emit(UserError(*older_words.left(left)))
        else:
            self._session.say(older_words.removed(len(self._older)))
        self.deleteLater()

    def _on_kept(self, error: Exception) -> None:
        self.deleteLater()
        if not isinstance(error, UserError):
            raise error
        self._session.trouble.emit(error)

    def _end(self) -> None:
        self._known = None
        self.ended.emit()
        self.deleteLater()
