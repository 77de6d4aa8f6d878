"""The backups that one can open a copy of and go back to, each read through anew while the list is looked at."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.errors import UserError
from app.progress import Progress
from app.safety import backup
from app.safety.backup import Backup
from app.safety.refusals import BackupOfAnother, BackupOfEarlierKey
from app.store import keys
from ui.jobs import Job
from ui.pages.settings import backup_words
from ui.pages.settings.earlier import Earlier
from ui.pages.settings.earlier_row import EarlierRow
from ui.pages.settings.rows import Row, RowsCard
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button


class BackupList(QWidget):
    """Listed and read in jobs, one at a time: the disk may be slow, or gone."""

    looked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._found: list[Backup] = []
        self._rows: list[Row] = []
        self._checked: dict[Path, UserError | None] = {}
        self._heading = text.label(self.tr("Backups you can go back to"), "subhead", wrap=True)
        self._says = text.label("", "meta", "2", wrap=True)
        self._card = RowsCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._card)
        column.addWidget(self._says)
        self.hide()

    @property
    def has_good(self) -> bool:
        return any(one.trouble is None for one in self._found)

    @property
    def newest(self) -> int:
        """The number of the latest."""
        return max((one.number for one in self._found), default=0)

    def look(self) -> None:
        """List what is in the folder now."""
        journal = self._session.journal
        folder = self._session.backups.plan(journal.journal_id).folder
        if not folder:
            self._show([])
            return
        root, journal_id = bytearray(journal.root), journal.journal_id
        self._session.ending.connect(partial(keys.wipe, root))  # also where the disk never answers

        def task(_progress: Progress) -> list[Backup]:
            try:
                return backup.listed(Path(folder), root, journal_id)
            except OSError:  # not there now; the plan says how the last one went
                return []
            finally:
                keys.wipe(root)

        self._start(self._session.jobs.prepare(task), self._on_listed)

    def _start(self, job: Job, then: object) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = job
        job.succeeded.connect(then)
        job.failed.connect(self._on_bad)
        self._session.jobs.start_apart(job)  # a disk that does not answer keeps nobody from locking

    def _on_listed(self, found: list[Backup]) -> None:
        self._job = None
        self._show([one for one in found if _is_ours(one)])
        self.looked.emit()
        self._check_next()

    def _show(self, found: list[Backup]) -> None:
        self._found = found
        self._rows = [self._row(one) for one in found]
        self._card.set_rows(self._rows)
        self._says.setText(self.tr("Opening a copy never replaces your journal. You compare first, then choose."))
        self.setVisible(bool(found))

    def _row(self, one: Backup) -> Row:
        if one.made is None:  # nothing is known of it
            button = Button(self.tr("Open a copy…"), "q", dense=True)
            button.setEnabled(False)
            return Row(one.path.name, self._words(one), button)
        own_key = not isinstance(one.trouble, BackupOfEarlierKey)
        row = EarlierRow(self._session, Earlier(one.path, one.made, own_key), self._words(one))
        row.set_usable(one.trouble is None or not own_key)
        return row

    def _words(self, one: Backup) -> str:
        size = backup_words.size(one.size)
        held = backup_words.entries(one.manifest.counts if one.manifest else {})
        if isinstance(one.trouble, BackupOfEarlierKey):
            told = self.tr("{entries}. Opens with the passphrase of that day. {size}")
            return told.format(entries=wording.capital(held), size=size)
        trouble = one.trouble or self._checked.get(one.path)
        if trouble is not None:
            return f"{trouble.title} {size}"
        if one.path in self._checked:
            return self.tr("Checked: opens, {entries}. {size}").format(entries=held, size=size)
        return self.tr("{entries}, being checked. {size}").format(entries=wording.capital(held), size=size)

    # reading them through

    def _check_next(self) -> None:
        one = next((b for b in self._found if b.trouble is None and b.path not in self._checked), None)
        if one is None:
            return

        def task(progress: Progress) -> Path:
            backup.prove_bytes(one, progress)
            return one.path

        self._start(self._session.jobs.prepare(task), self._on_checked)

    def _on_checked(self, path: Path) -> None:
        self._note(path, None)

    def _on_bad(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        one = next((b for b in self._found if b.trouble is None and b.path not in self._checked), None)
        if one is not None:
            self._note(one.path, error)

    def _note(self, path: Path, trouble: UserError | None) -> None:
        self._job = None
        self._checked[path] = trouble
        for one, row in zip(self._found, self._rows, strict=True):
            if one.path == path:
                row.set_words(self._words(one))
        self._check_next()


def _is_ours(one: Backup) -> bool:
    """Of this journal, under the key of today or an earlier one; or too far gone to say."""
    return not isinstance(one.trouble, BackupOfAnother) or isinstance(one.trouble, BackupOfEarlierKey)
