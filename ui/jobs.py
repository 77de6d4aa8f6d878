"""Slow work away from the window. The only threading code in the program."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from app.errors import Cancelled
from app.progress import Progress

REPORT_EVERY_S = 0.05

T = TypeVar("T")


class Job(QObject):
    """One task. Every public signal is emitted on the GUI thread.

    Exactly one of `succeeded`, `failed` and `cancelled` comes, then `ended`; then the job is gone.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    ended = Signal()

    _returned = Signal()  # crosses from the pool thread to this object's thread
    _stepped = Signal(int, int)

    def __init__(
        self, task: Callable[[Progress], T], parent: QObject, unheard: Callable[[T], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._task = task
        self._unheard: Callable[[Any], object] | None = unheard
        self._progress = Progress(self._report)
        self._reported_at = 0.0
        self._result: object = None
        self._error: Exception | None = None
        self._abandoned = False
        self._has_returned = False
        self._returned.connect(self._on_returned)
        self._stepped.connect(self.progressed)

    def cancel(self) -> None:
        self._progress.cancel()

    def run(self) -> None:
        """Called by `Jobs`, on a pool thread."""
        try:
            self._result = self._task(self._progress)
        except Exception as error:  # noqa: BLE001 - carried over, and shown or raised there
            self._error = error
        self._returned.emit()

    def mute(self) -> None:
        """From now on it tells nobody anything."""
        self.cancel()
        self.blockSignals(True)

    def abandon(self) -> None:
        """It may hang for ever, in a look at a disk that does not answer: nobody waits, and nobody is told."""
        if self._has_returned:
            return  # what it told ends all jobs, this one too
        self.cancel()
        self._abandoned = True
        self.setParent(None)
        _abandoned.add(self)

    def let_go(self) -> None:
        """It has run, and its result was not told: a secret is wiped, a file is taken away."""
        if self._result is not None and self._unheard is not None:
            self._unheard(self._result)
        self._result = None
        self.deleteLater()

    def _report(self, done: int, total: int) -> None:
        if monotonic() - self._reported_at > REPORT_EVERY_S:
            self._reported_at = monotonic()
            self._stepped.emit(done, total)

    def _on_returned(self) -> None:
        if self._abandoned:
            _abandoned.discard(self)
            self.let_go()
            return
        self._has_returned = True
        result, error = self._result, self._error
        self._result = self._error = None
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


_abandoned: set[Job] = set()  # those that still run


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class _Collecting:
    """Python collects garbage on whatever thread makes some. A widget collected on another than its own, at the moment
    at which Qt deletes it, ends the program: so while any job runs, nothing is collected.
    """

    def __init__(self) -> None:
        self._jobs = 0
        self._resumes = True

    def pause(self, job: Job) -> None:
        """Until it is gone, whichever way it goes."""
        if not self._jobs:
            self._resumes = gc.isenabled()
        self._jobs += 1
        gc.disable()
        job.destroyed.connect(self._on_gone)

    def _on_gone(self) -> None:
        self._jobs -= 1
        if not self._jobs and self._resumes:
            gc.enable()


_collecting = _Collecting()


class Jobs(QObject):
    """Makes jobs, starts them, and can wait for all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()
        self._apart: set[Job] = set()

    def prepare(self, task: Callable[[Progress], T], unheard: Callable[[T], object] | None = None) -> Job:
        """A job to connect to; it does nothing until `start`. `unheard` gets a result that `stop_all` kept untold."""
        return Job(task, self, unheard)

    def start(self, job: Job) -> None:
        self._running.add(job)
        job.ended.connect(self._on_ended)
        _collecting.pause(job)
        self._pool.start(_Runnable(job))

    def start_apart(self, job: Job) -> None:
        """For one that only looks at a disk, which may not answer: nothing waits for it, not even the program's end."""
        self._apart.add(job)
        job.ended.connect(self._on_ended)
        _collecting.pause(job)
        Thread(target=job.run, daemon=True).start()

    def stop_all(self) -> None:
        """Ask every job to stop, and wait until none runs. What they would have told is not told any more."""
        for job in self._apart:
            job.abandon()
        self._apart.clear()
        for job in self._running:
            job.mute()
        self._pool.waitForDone()
        for job in self._running:
            job.let_go()
        self._running.clear()

    def _on_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._running.discard(job)
            self._apart.discard(job)
