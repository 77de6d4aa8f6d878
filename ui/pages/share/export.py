"""A summary on its way out of the journal: where to, its making, and what has to be asked before it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from app import paths
from app.acts import kept_out
from app.errors import DiskGone, ExportFailed, UserError
from app.progress import Progress
from app.safety import surroundings
from app.safety.location import Finding
from app.summary import taking
from app.summary.choice import Audience
from app.summary.compose import Composed, Edition
from app.summary.document import Document
from app.summary.taking import Packed
from ui import files
from ui.jobs import Job
from ui.pages.share import whose_folder
from ui.session import Session
from ui.widgets.dialog import Dialog

Volumes = tuple[Composed, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """The PDFs, what is known of the folder they would lie in, and the name of a file that is there already."""

    volumes: Volumes = field(repr=False)
    findings: tuple[Finding, ...]
    taken: str


class Export(QObject):
    """Goes on when its page is left, and then tells its end in a toast. `ended` comes once, after all else."""

    began = Signal()
    exported = Signal(object, object, object)  # Path, the names of the files, the characters that no font has
    ended = Signal()

    def __init__(
        self,
        session: Session,
        page: QWidget,
        document: Document,
        audience: Audience,
        gather: Callable[[], Document],
        made: Volumes = (),
    ) -> None:
        """`made` is all of the document as PDFs, where that is there already; `gather` gathers it once more."""
        super().__init__(session)
        self._gather, self._withheld = gather, kept_out.withheld(session.journal.read)
        self._session, self._page, self._window = session, page, page.window()
        self._document, self._audience = document, audience
        self._volumes = made
        self._job: Job | None = None
        self._stopped = False
        self._asked: Dialog | None = None
        self._target = Path()
        self.afterword = ""  # what there is to say of the folder once the PDF lies there

    def ask_where(self) -> None:
        """Under a name that tells nothing of what is in it."""
        one = self._document.form == "entry"
        named = self.tr("Mentoring record {day}.pdf") if one else self.tr("Personal summary {day}.pdf")
        name = named.format(day=QDate.currentDate().toString("yyyy-MM-dd"))
        dialog = files.save_pdf(self._window, self.tr("Export PDF"), paths.documents() / name)
        dialog.fileSelected.connect(self.write_to)
        dialog.rejected.connect(self._end)
        dialog.open()

    def write_to(self, target: str) -> None:
        """Make the PDF and put it there, once nothing speaks against it any more."""
        self._target = Path(target)
        self._make()

    def _make(self) -> None:
        document, before, target = self._document, self._volumes, self._target
        press = self._session.press

        def task(progress: Progress) -> _Made:
            made = before or Edition(document).pdfs(press.pdf, progress)
            there = (one.name for one in taking.targets(target, len(made)) if one.exists())
            return _Made(made, surroundings.look(target.parent).findings, next(there, ""))

        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._end)
        self._session.jobs.start(self._job)
        self.began.emit()

    def cancel(self) -> None:
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def _on_made(self, made: _Made) -> None:
        self._job = None
        self._volumes = made.volumes
        self.afterword = whose_folder.afterword(made.findings)
        theirs = whose_folder.worth_asking(made.findings)
        if self._stopped:  # too late for the job, in time for the file
            self._end()
        elif theirs is not None:
            self._ask_about_folder(theirs, made.taken)
        elif made.taken:
            self._ask_about_replacing(made.taken)
        else:
            self._write()

    # questions

    def _ask_about_folder(self, finding: Finding, taken: str) -> None:
        go_on = partial(self._ask_about_replacing, taken) if taken else self._write
        dialog = Dialog(*whose_folder.question(finding))
        self._ask(dialog, self.tr("Don’t export"), self.tr("Export anyway"), go_on)

    def _ask_about_replacing(self, name: str) -> None:
        dialog = Dialog(
            self.tr("Replace “{name}”?").format(name=name),
            self.tr("There’s a file with this name in that folder already."),
        )
        self._ask(dialog, self.tr("Leave it as it is"), self.tr("Replace it"), self._write)

    def _ask(self, dialog: Dialog, refusal: str, agreement: str, go_on: Callable[[], None]) -> None:
        """With the way to another place in the middle, as every question here has it."""
        dialog.set_first(dialog.add_safe(refusal))
        dialog.add_other(self.tr("Choose another place…")).clicked.connect(self._on_other_place)
        dialog.add_primary(agreement).clicked.connect(go_on)
        dialog.rejected.connect(self._end)
        self._asked = dialog
        dialog.open_on(self._window)

    def _on_other_place(self) -> None:
        if self._asked is not None:
            self._asked.close()
        self.ask_where()

    # the file

    def _write(self) -> None:
        """Put it on the disk beside its place, away from the window; what is left to do then takes a moment."""
        volumes, target = self._volumes, self._target

        def task(_progress: Progress) -> Packed:
            return taking.pack(volumes, target)

        self._job = self._session.jobs.prepare(task, Packed.discard)
        self._job.succeeded.connect(self._on_packed)
        self._job.failed.connect(self._on_failed)
        self._session.jobs.start(self._job)

    def _on_packed(self, packed: Packed) -> None:
        self._job = None
        if self._stopped:
            packed.discard()
            self._end()
            return
        try:
            if self._holds_too_much():
                packed.discard()
                self._make()
                return
            taking.take(self._session.journal, packed, self._document, self._audience, origin=self)
        except UserError as error:
            packed.discard()
            self._on_failed(error)
        except BaseException:
            packed.discard()
            self._end()
            raise
        else:
            self._tell(packed)
            self._end()

    def _holds_too_much(self) -> bool:
        """Whether something has come to be kept out or removed since it was gathered; then it is gathered anew."""
        withheld = kept_out.withheld(self._session.journal.read)
        if withheld <= self._withheld:
            return False
        document, self._withheld = self._gather(), withheld
        same, self._document = document == self._document, document
        self._volumes = self._volumes if same else ()
        return not same

    def _on_failed(self, error: Exception) -> None:
        """What may go better in another place or the next time stays a question."""
        self._job = None
        if isinstance(error, ExportFailed) and not self._stopped:
            gone = isinstance(error.__cause__, DiskGone)
            dialog = Dialog(error.title, error.advice, "warning-circle")
            self._ask(dialog, self.tr("Close"), self.tr("Try again"), self._on_disk_back if gone else self._write)
            return
        self._end()
        self._session.trouble.emit(error)

    def _on_disk_back(self) -> None:
        if self._session.find_again():
            self._write()
        else:
            self._end()

    def _tell(self, packed: Packed) -> None:
        if Shiboken.isValid(self._page) and self._page.isVisible():
            missing = dict.fromkeys(character for volume in self._volumes for character in volume.missing)
            self.exported.emit(self._target, packed.names, tuple(missing))
        else:
            self._session.say(f"{exported_to(self._target)} {self.afterword}".strip())

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


def exported_to(target: Path) -> str:
    """ "Summary exported to Documents."."""
    sentence = QCoreApplication.translate("Export", "Summary exported to {folder}.")
    return sentence.format(folder=target.parent.name or str(target.parent))
