"""Where a journal shall move, and how far it has come on its way."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar

from app.safety.location import Case
from app.store.folder import Folder
from ui.pages.first_run.where_page import WherePage
from ui.session import Session
from ui.widgets.dialog import Dialog

_STEPS = 1000  # of the bar


def _tr(words: str) -> str:
    return QCoreApplication.translate("MoveDialog", words)


class MoveDialog(Dialog):
    """Accepted once a folder and a name are chosen that nothing stands against."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            _tr("Move this journal"),
            _tr(
                "To another folder or disk, or under another name. Backups go on, and those that were made stay where "
                "they are. So does any copy made in other ways, which Inglenook can’t reach."
            ),
            wide=600,
        )
        self._where = WherePage(session.jobs, here=session.journal.folder)
        self.body.addWidget(self._where)
        self.add_safe(_tr("Keep it where it is"))
        self.add_primary(_tr("Move it"), closes=False).clicked.connect(self._where.go_on)
        self._where.accepted.connect(self.accept)

    @property
    def folder(self) -> Folder:
        """What it shall be."""
        return self._where.folder

    @property
    def place(self) -> str:
        """The folder that was looked at, with its links resolved."""
        return os.path.realpath(Path(self.folder.path).parent)

    @property
    def agreed(self) -> Case | None:
        """What its owner has been told of that folder and agreed to."""
        return self._where.agreed


class MovePanel(Dialog):
    """While it is copied. Cancel asks for an end; whoever opened this closes it then."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(
            _tr("Moving your journal…"),
            _tr("It stays where it is until all of it has arrived and been read through. Until then you can cancel."),
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_tr("How far it has come"))
        self.body.addWidget(self._bar)
        self._cancel = self.add_safe(_tr("Cancel"))
        self.set_first(self._cancel)

    def show_progress(self, done: int, total: int) -> None:
        self._bar.setValue(_STEPS * done // max(1, total))

    def reject(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()
