"""Printing through the system's own dialog. What goes on paper is noted before its first page goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import Shiboken

from app import wording
from app.errors import DiskGone, DiskTrouble, UserError
from app.progress import Progress
from app.records import departures
from app.records.departures import Departure, How
from app.store.journal import Write
from app.summary.document import Paper
from app.summary.refusals import PrinterMissing, PrintNotNoted
from ui import window_keys
from ui.jobs import Job
from ui.session import Session
from ui.sheets import Sheets
from ui.widgets import text
from ui.widgets.dialog import Dialog

_PATIENCE_MS = 300  # what is done sooner needs no dialog that says it is being done
_SIZES = {"a4": QPageSize.PageSizeId.A4, "us-letter": QPageSize.PageSizeId.Letter}
_NAMELESS = "Inglenook"  # a queue of print jobs is read by anybody who stands at the printer


@dataclass(frozen=True, slots=True)
class Printed:
    """What goes on paper. `compose` makes its PDFs: slow, for a job."""

    compose: Callable[[Progress], Sequence[bytes]] = field(repr=False)
    what: str = field(repr=False)
    for_whom: str = field(repr=False)
    titles: tuple[str, ...] = field(repr=False)
    paper: Paper
    by_hand: str = ""  # what to do for want of a printer, where no file may be made of it


class Printing(QObject):
    """`begin` it; it goes on when its page is left, and says in a toast how it went. `ended` comes once, at last."""

    save_requested = Signal()  # as a PDF instead
    ended = Signal()

    def __init__(self, session: Session, window: QWidget, printed: Printed) -> None:
        super().__init__(session)
        self._session, self._window, self._printed = session, window, printed
        self._pdfs: Sequence[bytes] = ()
        self._printer: QPrinter | None = None
        self._sheets: Sheets | None = None
        self._job: Job | None = None
        self._waiting: Dialog | None = None
        self._asked: Dialog | None = None
        self._left: Departure | None = None
        self._disk_is_gone = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_impatient)

    def begin(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._ask_without_printer()
            return
        job = self._session.jobs.prepare(self._printed.compose)
        job.succeeded.connect(self._on_composed)
        self._start(job)

    def print_on(self, printer: QPrinter) -> None:
        """Note that it leaves, then hand its pages over one by one."""
        printer.setDocName(_NAMELESS)
        try:
            with self._session.journal.write(origin=self) as write:
                self._left = self._note(write)
        except (DiskTrouble, DiskGone) as error:
            self._ask_to_note_again(printer, isinstance(error, DiskGone))
            return
        except UserError as error:
            self._fail(error)
            return
        sheets = self._sheets = Sheets(self._pdfs, printer)

        def task(progress: Progress) -> int:
            with _off_the_disk():
                return sheets.print(progress)

        job = self._session.jobs.prepare(task)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_printed)
        self._start(job)

    # waiting

    def _start(self, job: Job) -> None:
        self._job = job
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._patience.start()
        self._session.jobs.start(job)

    def _on_impatient(self) -> None:
        self._waiting = Dialog(self.tr("Printing"))
        self._told = text.label(self.tr("Making the pages ready…"), "body", "2", wrap=True)
        self._waiting.body.addWidget(self._told)
        self._waiting.add_safe(self.tr("Cancel"))
        self._waiting.rejected.connect(self._on_cancel)
        self._waiting.open_on(self._window)

    def _on_cancel(self) -> None:
        self._waiting = None
        if self._job is not None:
            self._job.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        if self._waiting is not None:
            page = min(done + 1, total)
            self._told.setText(self.tr("Page {page} of {pages}").format(page=page, pages=total))

    def _stop_waiting(self) -> None:
        self._job = None
        self._patience.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None and Shiboken.isValid(waiting):
            waiting.close()

    # the system's dialog

    def _on_composed(self, pdfs: Sequence[bytes]) -> None:
        self._stop_waiting()
        self._pdfs = pdfs
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(_SIZES[self._printed.paper]))
        printer.setDocName(_NAMELESS)
        self._printer = printer
        dialog = QPrintDialog(printer, self._window)
        dialog.setProperty("overlay", True)  # the lock takes it away
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)  # Share makes the better PDF
        dialog.setWindowTitle(self.tr("Print"))
        window_keys.hear(dialog, self._window)
        dialog.finished.connect(self._on_answered)
        QDialog.open(dialog)  # QPrintDialog has another `open`

    def _on_answered(self, result: int) -> None:
        dialog = self.sender()
        if isinstance(dialog, QPrintDialog):
            dialog.deleteLater()
        self._window.activateWindow()
        if result == QDialog.DialogCode.Accepted and self._printer is not None:
            self.print_on(self._printer)
        else:
            self._end()

    def _ask_without_printer(self) -> None:
        missing = PrinterMissing()
        dialog = Dialog(missing.title, self._printed.by_hand or missing.advice)
        dialog.add_safe(self.tr("Close"))
        dialog.add_other(self.tr("Try again")).clicked.connect(dialog.accept)
        if not self._printed.by_hand:
            dialog.add_primary(self.tr("Save as PDF…"), closes=False).clicked.connect(self._on_save)
        dialog.accepted.connect(self.begin)
        dialog.rejected.connect(self._end)
        self._asked = dialog
        dialog.open_on(self._window)

    def _on_save(self) -> None:
        if self._asked is not None:
            self._asked.close()
        self.save_requested.emit()
        self._end()

    def _ask_to_note_again(self, printer: QPrinter, gone: bool) -> None:
        self._printer, self._disk_is_gone = printer, gone
        error = PrintNotNoted()
        dialog = Dialog(error.title, error.advice, "warning-circle")
        dialog.add_safe(self.tr("Close"))
        dialog.add_primary(self.tr("Try again")).clicked.connect(self._on_note_again)
        dialog.rejected.connect(self._end)
        dialog.open_on(self._window)

    def _on_note_again(self) -> None:
        if self._printer is None or (self._disk_is_gone and not self._session.find_again()):
            self._end()
        else:
            self.print_on(self._printer)

    # the end

    def _on_printed(self, pages: int) -> None:
        self._stop_waiting()
        sent = self.tr("Sent to the printer: {pages}")
        self._session.say(sent.format(pages=wording.counted(pages, self.tr("page"), self.tr("pages"))))
        self._end()

    def _on_cancelled(self) -> None:
        self._stop_waiting()
        given = self._sheets.given if self._sheets is not None else 0
        if given:
            gone = self.tr("Stopped. By then the printer had {pages}.")
            self._session.say(gone.format(pages=wording.counted(given, self.tr("page"), self.tr("pages"))))
        else:
            self._take_back()
        self._end()

    def _on_failed(self, error: Exception) -> None:
        self._stop_waiting()
        if self._sheets is not None and not self._sheets.given:
            self._take_back()
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._end()
        self._session.trouble.emit(error)

    def _end(self) -> None:
        self._pdfs, self._printer, self._sheets = (), None, None
        self.ended.emit()
        self.deleteLater()

    # what the journal knows of it

    def _note(self, write: Write) -> Departure:
        printed = self._printed
        return departures.add(write, printed.what, printed.for_whom, (), printed.titles, How.PRINTED)

    def _take_back(self) -> None:
        """No page went after all. What then can't be written is told: the list says too much, never too little."""
        left, self._left = self._left, None
        if left is not None:

            def act(write: Write) -> None:
                departures.erase(write, left)

            self._session.attempt(act, origin=self)


@contextmanager
def _off_the_disk() -> Iterator[None]:
    """On Linux Qt hands pages to the printing system as a temporary file: it lies in memory then, for us alone."""
    places = (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm")  # noqa: S108 - in memory, and the file is ours alone
    memory = next((place for place in places if os.path.isdir(place)), "")  # noqa: PTH112 - a variable, not our path
    if not sys.platform.startswith("linux") or not memory:
        yield
        return
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = memory
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
