"""Choosing the folder for backups: the system's dialog, a look at the place, and a tick where others hold it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from app import paths
from app.errors import FolderNotWritable
from app.progress import Progress
from app.safety import surroundings
from app.safety.location import Finding
from app.safety.surroundings import Checked
from ui import files
from ui.pages.settings import backup_words
from ui.session import Session
from ui.widgets.check import Check
from ui.widgets.dialog import Dialog


class TickDialog(Dialog):
    """The folder is used only with a deliberate tick."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(*backup_words.question(finding))
        tr = QCoreApplication.translate
        self._tick = Check(
            tr("TickDialog", "I understand that others may copy, keep or delete what lies there"), parent=self
        )
        self.body.addWidget(self._tick)
        self.set_first(self.add_safe(tr("TickDialog", "Don’t use it")))
        self.elsewhere = self.add_other(tr("TickDialog", "Choose another place…"))
        self.elsewhere.clicked.connect(self.close)
        self._use = self.add_primary(tr("TickDialog", "Use this folder"))
        self._use.setEnabled(False)
        self._tick.toggled.connect(self._use.setEnabled)


class BackupPlace(QObject):
    """`chosen` once a folder is kept in the plan."""

    chosen = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._folder = ""

    def ask(self) -> None:
        """Where the last one was, or in the documents."""
        now = self._session.backups.plan(self._session.journal.journal_id).folder
        start = Path(now) if now and Path(now).is_dir() else paths.documents()
        dialog = files.choose_folder(self._page.window(), self.tr("Where backups are kept"), start)
        dialog.fileSelected.connect(self.look_at)
        dialog.open()

    def look_at(self, folder: str) -> None:
        """Away from the window: a network drive may take its time."""
        self._folder = folder

        def task(_progress: Progress) -> Checked:
            return surroundings.look(Path(folder))

        job = self._session.jobs.prepare(task)
        job.succeeded.connect(self._on_checked)
        self._session.jobs.start_apart(job)

    def _on_checked(self, checked: Checked) -> None:
        theirs = next((one for one in checked.findings if one.needs_tick), None)
        if not checked.writable:
            self._session.trouble.emit(FolderNotWritable(advice=self.tr("Choose another folder for backups.")))
        elif theirs is not None:
            dialog = TickDialog(theirs)
            dialog.elsewhere.clicked.connect(self.ask)
            dialog.accepted.connect(self._on_ticked)
            dialog.open_on(self._page.window())
        else:
            said = next(filter(None, map(backup_words.afterword, checked.findings)), "")
            if said:
                self._session.say(said)
            self._keep(understood=False)

    def _on_ticked(self) -> None:
        self._keep(understood=True)

    def _keep(self, understood: bool) -> None:
        self._session.backups.keep(
            self._session.journal.journal_id,
            folder=self._folder,
            understood=understood,
            failure="",
            shrunk=False,
            unreadable=0,
            same_disk=False,
            latest=0,
            accepted=0,
        )
        self.chosen.emit()
