"""Older copies of a journal on their way out, once a backup under the key of now is there; and how that went."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.progress import Progress
from app.safety import older_copies
from app.safety.older_copies import OlderCopies
from app.safety.refusals import OlderCopiesStay
from app.store import keys
from ui.pages.settings import older_words
from ui.session import Session


class Removing(QObject):
    """Says what came of it; then it is gone."""

    ended = Signal()

    def __init__(self, session: Session, older: OlderCopies) -> None:
        super().__init__(session)
        self._session, self._older = session, older

    def begin(self) -> None:
        journal, older = self._session.journal, self._older
        root, journal_id = bytearray(journal.root), journal.journal_id
        folder = self._session.backups.plan(journal_id).folder
        self._session.ending.connect(partial(keys.wipe, root))  # also where the disk never answers

        def task(progress: Progress) -> int:
            try:
                if not folder:
                    raise OlderCopiesStay
                return older_copies.take_away(older, Path(folder), root, journal_id, progress)
            except OSError as error:  # the stick was pulled out
                raise OlderCopiesStay from error
            finally:
                keys.wipe(root)

        job = self._session.jobs.prepare(task)
        job.succeeded.connect(self._on_removed)
        job.failed.connect(self._on_kept)
        self._session.jobs.start_apart(job)  # a disk that does not answer keeps nobody from locking

    def _on_removed(self, left: int) -> None:
        if left:
            self._session.trouble.emit(UserError(*older_words.left(left)))
        else:
            self._session.say(older_words.removed(len(self._older)))
        self._end()

    def _on_kept(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, UserError):
            raise error
        self._session.trouble.emit(error)

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()
