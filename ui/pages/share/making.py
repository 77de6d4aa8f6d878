"""The pages of a summary, made anew a moment after something was chosen, away from the window."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserError
from app.progress import Progress
from app.summary.compose import Composed, Edition
from app.summary.document import Document
from app.summary.leaves import Leaves
from ui.jobs import Job
from ui.session import Session

Gathered = Generator[None, None, Document | None]
PAUSE_MS = 400
_AT_ONCE_MS = 20  # the page is painted first


@dataclass(frozen=True, slots=True)
class _Set:
    """What comes back from the press."""

    edition: Edition = field(repr=False)
    volume: int
    volumes: int
    part: Document = field(repr=False)
    composed: Composed = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """One volume of a summary, as a PDF to be looked at."""

    document: Document = field(repr=False)  # all of it
    volume: int  # counted from 0
    volumes: int
    composed: Composed = field(repr=False)
    leaves: Leaves = field(repr=False)
    part: Document = field(repr=False)  # what is in this volume


class Making(QObject):
    """`want` as often as something changes: the first wish is made at once, then only the last of several.

    What is shown stays until then.
    """

    began = Signal()
    made = Signal(object)  # Pages
    failed = Signal(Exception)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._gather: Callable[[], Gathered] | None = None
        self._gathered: Gathered | None = None
        self._job: Job | None = None
        self._document: Document | None = None  # what is made, or was
        self._edition: Edition | None = None
        self._pages: Pages | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        self._onward = QTimer(self, interval=0)  # between parts the window does what else there is to do
        self._onward.timeout.connect(self._on_onward)

    @property
    def pages(self) -> Pages | None:
        """What was made last, unless something has been wished for since."""
        busy = self._timer.isActive() or self._onward.isActive() or self._job is not None
        return None if busy else self._pages

    def want(self, gather: Callable[[], Gathered]) -> None:
        """`gather` is gone through once the wishes have stopped for a moment; None when there is nothing to make."""
        self._stop_gathering()
        first, self._gather = self._gather is None, gather
        self._timer.start(_AT_ONCE_MS if first else PAUSE_MS)

    def want_volume(self, volume: int) -> None:
        """Another one of the same summary."""
        if self._document is not None and self._pages is not None and volume != self._pages.volume:
            self._start(self._document, volume, self._edition)

    def stop(self) -> None:
        """No more of it, and no word left of what was made."""
        self._timer.stop()
        self._stop_gathering()
        self._gather = None
        self._cancel()
        self._forget()

    def _on_timeout(self) -> None:
        if self._gather is not None:
            self._gathered = self._gather()
            self._onward.start()

    def _on_onward(self) -> None:
        if self._gathered is None:
            self._onward.stop()
            return
        try:
            next(self._gathered)
        except StopIteration as done:
            self._stop_gathering()
            self._take(done.value)
        except BaseException:
            self._stop_gathering()
            raise

    def _stop_gathering(self) -> None:
        self._onward.stop()
        self._gathered = None

    def _take(self, document: Document | None) -> None:
        if document is None:
            self._cancel()
            self._forget()
        elif document != self._document:
            self._start(document, 0, None)

    def _start(self, document: Document, volume: int, edition: Edition | None) -> None:
        self._cancel()
        self._document = document
        press = self._session.press

        def task(progress: Progress) -> _Set:
            of = edition or Edition(document)
            composed = of.pdf(volume, press.pdf, progress)
            bound = of.volumes
            return _Set(of, volume, len(bound), bound[volume], composed)

        self._job = self._session.jobs.prepare(task)
        self._job.succeeded.connect(self._on_set)
        self._job.failed.connect(self._on_failed)
        self._session.jobs.start(self._job)
        self.began.emit()

    def _on_set(self, done: _Set) -> None:
        if self.sender() is not self._job or self._document is None:
            return
        self._job = None
        before, self._edition = self._pages, done.edition
        leaves = Leaves(done.composed.pdf)
        self._pages = Pages(self._document, done.volume, done.volumes, done.composed, leaves, done.part)
        self.made.emit(self._pages)
        if before is not None:
            before.leaves.close()

    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._job:
            self._job = None
            if not isinstance(error, UserError):
                raise error
            self.failed.emit(error)
            self._forget()

    def _cancel(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()

    def _forget(self) -> None:
        before, self._pages = self._pages, None
        self._document = self._edition = None
        if before is not None:
            before.leaves.close()
