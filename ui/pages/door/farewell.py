"""While a journal is deleted, and what is said once it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import wording
from app.progress import Progress
from app.safety.deleting import Gone
from ui.backups import Backups
from ui.jobs import Jobs
from ui.pages.first_run.welcome import Said
from ui.pages.unlock.frame import Frame
from ui.widgets import text
from ui.widgets.arch import IconArch

Task = Callable[[Progress], Gone]
_NAMED = 5  # files


def _tr(words: str) -> str:
    return QCoreApplication.translate("Farewell", words)


class Farewell(Frame):
    """Nothing can be broken off here; a window that is closed waits for it."""

    gone = Signal(object)  # Gone
    stopped = Signal(Exception)

    def __init__(self, task: Task, backups: Backups, journal_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(wide=560, parent=parent)
        self._task, self._backups, self._journal_id = task, backups, journal_id
        self._jobs = Jobs(self)
        self._begun = False
        arch = QHBoxLayout()
        arch.addWidget(IconArch("trash", "slate", 58))
        arch.addStretch(1)
        self.column.addLayout(arch)
        self.column.addSpacing(16)
        self.column.addWidget(text.label(_tr("Deleting your journal…"), "title", wrap=True))
        self.column.addSpacing(6)
        self._lead = text.label(_tr("This takes a moment."), "lead", tone="2", wrap=True)
        self.column.addWidget(self._lead)

    def begin(self) -> None:
        """Once no backup of it is being made any more."""
        if self._backups.makes_one_of(self._journal_id):
            self._lead.setText(
                _tr(
                    "The backup that is being made is broken off first. If its disk doesn’t answer, unplug it, or "
                    "close Inglenook: until then your journal is whole."
                )
            )
            self._backups.ended.connect(self._on_backups_ended)
            self._backups.cancel()
        else:
            self._on_backups_ended()

    def abandon(self) -> None:
        """The window closes: what is begun is done first."""
        self._jobs.stop_all()

    def _on_backups_ended(self) -> None:
        if self._begun:
            return
        self._begun = True
        self._lead.setText(_tr("This takes a moment."))
        job = self._jobs.prepare(self._task, self.gone.emit)
        job.succeeded.connect(self.gone)
        job.failed.connect(self.stopped)
        self._jobs.start(job)


def farewell(gone: Gone) -> Said:
    """What the first page says then."""
    title = _tr("Go well")
    if gone.backups:
        backups = wording.counted(gone.backups, _tr("backup"), _tr("backups"))
        words = _tr("“{name}” is deleted, and {backups} with it. Thank you for writing here.")
        said = words.format(name=gone.name, backups=backups)
    else:
        said = _tr("“{name}” is deleted. Thank you for writing here.").format(name=gone.name)
    return Said(title, said, (*_still_here(gone), *_after()))


def _still_here(gone: Gone) -> list[str]:
    said = []
    if gone.still_here:
        named = "\n".join(str(path) for path in gone.still_here[:_NAMED])
        more = len(gone.still_here) - _NAMED
        words = _tr("Still here, because the disk didn’t let go of it. You can delete it yourself:")
        said.append("\n".join(filter(None, (words, named, _tr("and more") if more > 0 else ""))))
    if gone.left_alone is not None:
        said.append(_tr("What else lay in its folder is in “{path}” now.").format(path=gone.left_alone))
    return said


def _after() -> list[str]:
    return [
        _tr(
            "A disk may keep traces of deleted files for a while. They are encrypted, and only your passphrase or your "
            "recovery code could open them: if no copy is left that you want to keep, destroy the printed code too."
        ),
        _tr("How Inglenook looks here, and its log, stay on this computer. There’s not a word of yours in them."),
    ]
