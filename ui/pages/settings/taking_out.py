"""Everything on its way out of the journal: what is asked first, where to, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QObject, Signal
from PySide6.QtWidgets import QWidget

from app import cautions, paths, wording
from app.errors import DiskGone, ExportFailed, UserError
from app.exchange import gather
from app.exchange.take_out import TakeOut
from app.progress import Progress
from app.safety import surroundings
from app.safety.location import Finding
from ui import files
from ui.jobs import Job
from ui.pages.settings.slices import Slices
from ui.pages.share import whose_folder
from ui.session import OtherWay, Session
from ui.widgets.check import Check
from ui.widgets.dialog import Dialog

_TRIES = 100


class TakeOutDialog(Dialog):
    """What leaves, and what that means. `with_kept_out` once it was accepted."""

    def __init__(self, session: Session, last: bool = False) -> None:
        """`last`: what stays behind now is gone, so that nothing does unless its owner says so."""
        super().__init__(
            QCoreApplication.translate("TakeOutDialog", "Take everything out"),
            " ".join(
                QCoreApplication.translate("TakeOutDialog", words)
                for words in ("Inglenook makes a folder of files that any program can read.", cautions.TAKING_OUT)
            ),
        )
        count = gather.kept_out_count(session.journal.read)
        one = self.tr("Include the entry that is kept out of every export")
        many = self.tr("Include the {number} entries that are kept out of every export")
        self._kept_out = Check(one if count == 1 else many.format(number=wording.count_word(count)))
        self._kept_out.setVisible(bool(count))
        self._kept_out.setChecked(last)
        self.body.addWidget(self._kept_out)
        self.set_first(self.add_safe(self.tr("Cancel")))
        self.add_primary(self.tr("Choose a folder…"))

    @property
    def with_kept_out(self) -> bool:
        return self._kept_out.isChecked()


class TakingOut(QObject):
    """From the first question to the last word; then it is gone."""

    ended = Signal()
    taken = Signal(object)  # TakeOut: it is on the disk, and noted; `ended` comes after it

    def __init__(self, session: Session, page: QWidget, last: bool = False) -> None:
        super().__init__(session)
        self._last = last
        self._session, self._window = session, page.window()
        self._with_kept_out = False
        self._parent = paths.documents()
        self._findings: tuple[Finding, ...] = ()
        self._out: TakeOut | None = None
        self._panel: Slices | None = None
        self._job: Job | None = None
        self._asked: Dialog | None = None

    def ask(self) -> None:
        dialog = TakeOutDialog(self._session, self._last)
        dialog.accepted.connect(self._on_agreed)
        dialog.rejected.connect(self._end)
        self._asked = dialog
        dialog.open_on(self._window)

    def _on_agreed(self) -> None:
        if isinstance(self._asked, TakeOutDialog):
            self._with_kept_out = self._asked.with_kept_out
        self._ask_where()

    def _ask_where(self) -> None:
        dialog = files.choose_folder(self._window, self.tr("Where shall the folder go?"), self._parent)
        dialog.fileSelected.connect(self.go_to)
        dialog.rejected.connect(self._end)
        dialog.open()

    def go_to(self, folder: str) -> None:
        """Look at the folder in which it shall lie, then write."""
        self._parent = Path(folder)
        place = self._parent

        def task(_progress: Progress) -> tuple[Finding, ...]:
            return surroundings.look(place).findings

        self._start(task, self._on_looked)

    def _on_looked(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        theirs = whose_folder.worth_asking(findings)
        if theirs is None:
            self._write()
            return
        words = self.tr("The folder isn’t encrypted. Whoever runs that place could read it, copy it and keep it.")
        dialog = Dialog(whose_folder.question(theirs)[0], words)
        self._ask(dialog, self.tr("Don’t take it out"), self.tr("Take it out anyway"), self._write)

    # writing

    def _write(self) -> None:
        self._out = TakeOut(self._session.journal.read, self._free(), self._with_kept_out)
        title = self.tr("Taking everything out…")
        words = self.tr("You can cancel this, and nothing is left of it then.")
        self._panel = Slices(self._session, title, words, self._out.steps())
        self._panel.done.connect(self._on_written)
        self._panel.failed.connect(self._on_failed)
        self._panel.stopped.connect(self._end)
        self._panel.open_on(self._window)

    def _free(self) -> Path:
        """A name that is not taken there."""
        name = self.tr("Inglenook, everything, {day}").format(day=QDate.currentDate().toString("yyyy-MM-dd"))
        tries = (name if number == 1 else f"{name} ({number})" for number in range(1, _TRIES))
        return self._parent / next((one for one in tries if not (self._parent / one).exists()), name)

    def _on_written(self) -> None:
        out = self._out
        if out is None or self._panel is None:
            return
        self._panel.finish_without_cancel()

        def task(_progress: Progress) -> TakeOut:
            out.sync()
            return out

        self._start(task, self._on_synced, TakeOut.discard)

    def _on_synced(self, out: TakeOut) -> None:
        try:
            out.put(self._session.journal, origin=self)
        except UserError as error:
            self._on_failed(error)
            return
        self._close_panel()
        where, after = self._parent.name or str(self._parent), whose_folder_says(self._findings)
        told = self.tr("Everything is in “{name}” in {folder}.").format(name=out.target.name, folder=where)
        show = OtherWay(self.tr("Show in folder"), partial(files.show_folder, self._parent))
        self._session.say(f"{told} {after}".strip(), show)
        self.taken.emit(out)
        self._end()

    def _on_failed(self, error: Exception) -> None:
        """What may go better in another place, or the next time, stays a question."""
        self._close_panel()
        if not isinstance(error, ExportFailed):
            self._end()
            self._session.trouble.emit(error)
            return
        again = self._on_disk_back if isinstance(error.__cause__, DiskGone) else self._write
        dialog = Dialog(error.title, error.advice, "warning-circle")
        self._ask(dialog, self.tr("Close"), self.tr("Try again"), again)

    def _on_disk_back(self) -> None:
        if self._session.find_again():
            self._write()
        else:
            self._end()

    # small things

    def _ask(self, dialog: Dialog, refusal: str, agreement: str, go_on: Callable[[], None]) -> None:
        dialog.set_first(dialog.add_safe(refusal))
        dialog.add_other(self.tr("Choose another place…")).clicked.connect(self._on_other_place)
        dialog.add_primary(agreement).clicked.connect(go_on)
        dialog.rejected.connect(self._end)
        self._asked = dialog
        dialog.open_on(self._window)

    def _on_other_place(self) -> None:
        if self._asked is not None:
            self._asked.close()
        self._ask_where()

    def _start(
        self,
        task: Callable[[Progress], object],
        then: Callable[..., None],
        unheard: Callable[..., object] | None = None,
    ) -> None:
        self._job = self._session.jobs.prepare(task, unheard)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._on_job_failed)
        start = self._session.jobs.start if unheard else self._session.jobs.start_apart  # the latter only looks
        start(self._job)

    def _on_job_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._close_panel()
            self._end()
            raise error
        self._on_failed(error)

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.close()
            self._panel = None

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


def whose_folder_says(findings: tuple[Finding, ...]) -> str:
    """What is said once it lies there, where a cloud copies it; "" for most folders."""
    if not whose_folder.afterword(findings):
        return ""
    return QCoreApplication.translate("TakingOut", "That folder is copied to a cloud, and isn’t encrypted.")
