"""Backups as they are made while the window is used, and after it was locked: one at a time, away from the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app import paths
from app.errors import UserError
from app.progress import Progress
from app.safety import backup, backup_plan, surroundings
from app.safety.backup import Made
from app.safety.backup_plan import Plan
from app.safety.location import Finding
from app.safety.refusals import BackupFailed
from app.store.journal import Journal
from ui.jobs import Job, Jobs
from ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class _Done:
    """A backup, and what there is to say of where it lies."""

    made: Made
    folder: str
    findings: tuple[Finding, ...]
    same_disk: bool


class Backups(QObject):
    """Outlives a session: a backup that a lock began is finished behind the cover, and its key wiped then."""

    changed = Signal()  # the plan of a journal, or whether one is being made
    progressed = Signal(int, int)
    ended = Signal()  # none is being made any more
    looked = Signal(str, object)  # the folder, and what speaks about it, whenever one has been made there

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = preferences.beside(paths.BACKUP_PLAN)
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._of = ""  # whose journal is being backed up

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def makes_one_of(self, journal_id: str) -> bool:
        """Now; another journal's may still be under way."""
        return self.is_running and self._of == journal_id

    def plan(self, journal_id: str) -> Plan:
        return backup_plan.load(self._path, journal_id)

    def keep(self, journal_id: str, **changes: Any) -> None:
        backup_plan.save(self._path, journal_id, replace(self.plan(journal_id), **changes))
        self.changed.emit()

    def start(self, journal: Journal, *, always: bool = True) -> None:
        """Take the journal as it is now, and go on away from the window. Nothing happens while another one runs.

        Raises UserError when the journal itself can't be read.
        """
        plan = self.plan(journal.journal_id)
        if self.is_running or not plan.folder:
            return
        taken, place = backup.snapshot(journal), Path(plan.folder)

        def task(progress: Progress) -> _Done:
            try:
                made = backup.make(taken, place, progress, always=always, accepted=plan.accepted, latest=plan.latest)
                found, alone = surroundings.findings(place), surroundings.is_only_there(place, taken.folder.path)
                return _Done(made, plan.folder, found, alone)
            finally:
                taken.forget()

        self._of = journal.journal_id
        self._job = self._jobs.prepare(task)
        self._job.progressed.connect(self.progressed)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self._jobs.start(self._job)
        self.changed.emit()

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_made(self, done: _Done) -> None:
        made = done.made
        now = datetime.now(UTC).isoformat(timespec="seconds")
        held = {"shrunk": made.shrunk, "unreadable": made.unreadable, "latest": made.backup.number}
        self.keep(self._of, last_good=now, failure="", same_disk=done.same_disk, **held)
        self.looked.emit(done.folder, done.findings)

    def _on_failed(self, error: Exception) -> None:
        """Also after a bug of ours the list says that the last one didn't finish."""
        told = error if isinstance(error, UserError) else BackupFailed()
        self.keep(self._of, failure=f"{told.title}\n{told.advice}")
        if told is not error:
            raise error

    def _on_ended(self) -> None:
        self._job = None
        self.changed.emit()
        self.ended.emit()
