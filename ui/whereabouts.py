"""Looks, at every opening, in what kind of place the journal and its backups lie: it may have changed since."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.progress import Progress
from app.safety import surroundings
from app.safety.backup_plan import Plan
from app.safety.location import Case, Finding
from ui.session import Session

Look = Callable[[Path], tuple[Finding, ...]]
_SPOKEN_OF = (Case.EMPLOYER_CLOUD, Case.PERSONAL_CLOUD, Case.NETWORK, Case.ROAMING, Case.TEMPORARY)


@dataclass(frozen=True, slots=True)
class Found:
    """A folder, with its links resolved, and the gravest that speaks about it; None where nothing does."""

    place: str
    finding: Finding | None


class Whereabouts(QObject):
    """Away from the window, which does not wait for a disk that doesn't answer.

    `journal` and `backups` are what there is to ask or to say; nothing once its owner has said that it may stay.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject, look: Look = surroundings.findings) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._journal: Found | None = None  # until its look is back
        self._backups = Found("", None)
        self._asked_of = ""
        self._quiet: set[str] = set()  # until the next opening
        self._journal_id = session.journal.journal_id
        session.backups.changed.connect(self._on_plan_changed)
        session.backups.looked.connect(self._on_backup_made)
        session.ending.connect(self._on_ending)

    @property
    def journal(self) -> Finding | None:
        found = self._journal
        if found is None or found.finding is None or "journal" in self._quiet:
            return None
        return None if self._plan.knows(found.place, found.finding.case) else found.finding

    @property
    def backups(self) -> Finding | None:
        """Asked once there is nothing to ask of the journal."""
        finding = None if self._journal is None or self.journal else self._backups.finding
        asks = finding is not None and finding.needs_tick and self._plan.folder == self._asked_of
        return finding if asks and not self._plan.understood and "backups" not in self._quiet else None

    def begin(self) -> None:
        """Both looks; each tells when it is back."""
        own = self._session.journal.folder.path

        def look_at_journal() -> Found:
            place = Path(os.path.realpath(own)).parent
            return Found(str(place), _gravest(self._look(place)))

        self._start(look_at_journal, self._on_journal)
        self._look_at_backups()

    def keep_journal(self) -> None:
        """Its owner knows, and it may stay there."""
        found = self._journal
        if found is not None and found.finding is not None:
            self._keep(lives_in=found.place, lives_as=str(found.finding.case))

    def keep_backups(self) -> None:
        self._keep(understood=True)

    def say_no_more(self, of: str) -> None:
        """Of "journal" or "backups", until the next opening."""
        self._quiet.add(of)
        self.changed.emit()

    def _look_at_backups(self) -> None:
        folder = self._asked_of = self._plan.folder
        self._backups = Found("", None)

        def look_at_backups() -> Found:
            return Found(folder, _gravest(self._look(Path(folder))))

        if folder:
            self._start(look_at_backups, self._on_backups)

    def _start(self, look: Callable[[], Found], then: Callable[[Found], None]) -> None:
        def task(_progress: Progress) -> Found:
            return look()

        job = self._session.jobs.prepare(task)
        job.succeeded.connect(then)
        job.failed.connect(self._session.trouble)
        self._session.jobs.start_apart(job)

    def _on_journal(self, found: Found) -> None:
        self._journal = found
        self.changed.emit()

    def _on_backups(self, found: Found) -> None:
        if found.place == self._asked_of:
            self._backups = found
            self.changed.emit()

    def _on_backup_made(self, folder: str, findings: tuple[Finding, ...]) -> None:
        self._on_backups(Found(folder, _gravest(findings)))

    def _on_ending(self) -> None:
        """The window's backups go on; nobody is here to be told."""
        self._session.backups.disconnect(self)

    def _on_plan_changed(self) -> None:
        if self._plan.folder != self._asked_of:
            self._look_at_backups()
        self.changed.emit()

    @property
    def _plan(self) -> Plan:
        return self._session.backups.plan(self._journal_id)

    def _keep(self, **changes: object) -> None:
        self._session.backups.keep(self._journal_id, **changes)


def _gravest(findings: tuple[Finding, ...]) -> Finding | None:
    return next((one for one in findings if one.case in _SPOKEN_OF), None)
