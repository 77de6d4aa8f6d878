"""In the section about backups: copies that open with an earlier passphrase or code, and taking them away."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.progress import Progress
from app.safety import older_copies
from app.safety.older_copies import OlderCopies
from app.store import keys
from ui.pages.settings import older_words
from ui.pages.settings.removing import Removing
from ui.session import Session
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog


class RemoveOlderDialog(Dialog):
    """Each is named; nothing else goes."""

    def __init__(self, older: OlderCopies, folder: str) -> None:
        tr = QCoreApplication.translate
        super().__init__(
            tr("RemoveOlderDialog", "Remove what opens with an earlier passphrase?"),
            tr(
                "RemoveOlderDialog",
                "What is named here is gone for good then, with what your journal held on that day and has lost since. "
                "It goes only once a backup that opens with your passphrase of today has been read through.",
            ),
            wide=600,
        )
        today = datetime.now().astimezone().date()
        self.body.addWidget(text.label(older_words.known(older, folder, today), "meta", "2", wrap=True))
        self.set_first(self.add_safe(tr("RemoveOlderDialog", "Keep")))
        self.add_primary(tr("RemoveOlderDialog", "Remove"), danger=True)


class OlderRow(QWidget):
    """Not there where every copy within reach opens as the journal does, or where no new backup is yet."""

    removed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._older = OlderCopies()
        self._banner = Banner("info", "", stacked=True)
        self._banner.add_button(self.tr("Remove…")).clicked.connect(self._on_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    def look(self, *, has_new: bool) -> None:
        """`has_new`: a backup under the key of now is there."""
        if not has_new:
            self.hide()
            return
        journal = self._session.journal
        folder, root, journal_id = journal.folder, bytearray(journal.root), journal.journal_id
        place = Path(self._session.backups.plan(journal_id).folder)
        self._session.ending.connect(partial(keys.wipe, root))  # also where the disk never answers

        def task(_progress: Progress) -> OlderCopies:
            try:
                return older_copies.under_earlier_keys(folder, place, root, journal_id)
            finally:
                keys.wipe(root)

        job = self._session.jobs.prepare(task)
        job.succeeded.connect(self._on_looked)
        self._session.jobs.start_apart(job)  # a disk that does not answer keeps nobody from locking

    def _on_looked(self, older: OlderCopies) -> None:
        self._older = older
        one = self.tr("It was made before both were replaced. Whoever has it and knows those can read it.")
        many = self.tr("They were made before both were replaced. Whoever has one and knows those can read it.")
        self._banner.set_words(older_words.still_there(len(older)), one if len(older) == 1 else many)
        self.setVisible(bool(len(older)))

    def _on_wanted(self) -> None:
        folder = self._session.backups.plan(self._session.journal.journal_id).folder
        dialog = RemoveOlderDialog(self._older, folder)
        dialog.accepted.connect(self._on_agreed)
        dialog.open_on(self.window())

    def _on_agreed(self) -> None:
        removing = Removing(self._session, self._older)
        removing.ended.connect(self.removed)
        removing.begin()
