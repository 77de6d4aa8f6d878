"""Typst in a process of its own, which can be ended: with it goes every word that it has set.

    press = Press()
    press.warm()                            # starts the process and returns at once, so that the first PDF is quick
    made = press.pdf(document, progress)    # a Composed; slow, for a job. `progress.cancel()` breaks it off at once
    sheet = press.sheet(data, day, progress)  # one page of another kind, as bytes
    press.kill()                            # when the journal is locked, and at the end, as `with Press()` does

`Session.press` is the window's, and `Session.end` kills it. A press that was killed can be used again. Any thread may
call any of the four; one document is set at a time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, RLock
from typing import BinaryIO, Self, cast

from app import paths
from app.errors import Cancelled
from app.progress import Progress
from app.summary import compose, frames, typeset
from app.summary.compose import Composed
from app.summary.document import Document
from app.summary.frames import Garbled, Pages
from app.summary.refusals import PagesNotMade
from app.summary.typeset import Typeset

_MOST_DOCUMENTS = 10
_MOST_HELD = 160_000_000  # bytes after a document; the next one of 150 pages takes as many again
_TRIES = 2
# Where the system's fonts are, and what an interpreter needs to start.
_KEPT = (
    *("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "LD_LIBRARY_PATH"),
    *("SYSTEMROOT", "WINDIR", "USERPROFILE", "LOCALAPPDATA", "APPDATA"),
)


class Press:
    """One process at a time, replaced now and then because Typst never forgets."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._guard = Lock()
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def warm(self) -> None:
        with suppress(OSError), self._guard:  # `pdf` meets the same trouble, and tells of it
            self._process = self._process or _Process()

    def pdf(self, document: Document, progress: Progress) -> Composed:
        """Raises Cancelled, also when it is killed meanwhile, and PagesNotMade."""
        return compose.pdf(document, progress, self._set)

    def sheet(self, data: str, made_on: date, progress: Progress) -> bytes:
        """A page that holds no records, such as that of the recovery code. Raises what `pdf` does."""
        return self._set(data, made_on, progress)[0]

    def kill(self) -> None:
        with self._guard:
            process, self._process = self._process, None
        if process:
            process.end()

    def _set(self, data: str, made_on: date, progress: Progress) -> Typeset:
        order = frames.order(data, made_on)
        with self._turn:
            for _ in range(_TRIES):
                with suppress(Garbled, OSError):
                    made = self._try(order, progress)
                    return made.pdf, made.missing
        raise PagesNotMade

    def _try(self, order: bytes, progress: Progress) -> Pages:
        progress.step(1, typeset.STEPS)
        with self._guard:
            process = self._process = self._process or _Process()
        try:
            with progress.interrupting(process.stop):
                made = process.ask(order, progress)
        except BaseException as error:
            broken = isinstance(error, Garbled | OSError)
            ours = self._replace(process, afresh=not broken)
            if broken and (process.stopped or not ours):  # somebody wanted it gone
                raise Cancelled from None
            raise
        if process.documents >= _MOST_DOCUMENTS or made.held > _MOST_HELD:
            self._replace(process)
        return made

    def _replace(self, process: _Process, afresh: bool = True) -> bool:
        """Put a new one in its place, warm, unless it was killed: then there is to be none."""
        with self._guard:
            ours = self._process is process
            if ours:
                self._process = None
                with suppress(OSError):
                    self._process = _Process() if afresh or process.stopped else None
        process.end()
        return ours


class _Process:
    """A press that runs. Its words reach it through a pipe: never by its command line or its environment."""

    def __init__(self) -> None:
        self.documents = 0
        self.stopped = False  # on purpose
        self._busy = RLock()
        self._home = TemporaryDirectory(prefix=paths.PRESS)  # stays empty
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app.summary.presswork"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._home.name,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._home.cleanup()
            raise
        self._orders, self._answers = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)

    def ask(self, order: bytes, progress: Progress) -> Pages:
        """Raises Garbled or OSError when it is gone or out of its mind."""
        with self._busy:
            if self._orders.closed:
                raise Garbled
            frames.send(self._orders, frames.ORDER, order)
            while True:
                kind, payload = frames.receive(self._answers)
                if kind == frames.STEP and len(payload) == 1:
                    progress.step(payload[0], typeset.STEPS)
                elif kind == frames.PAGES:
                    self.documents += 1
                    return frames.read_pages(payload)
                elif kind == frames.BUG:
                    raise typeset.TemplateBroken(payload.decode("utf-8", "replace"))
                else:
                    raise Garbled

    def stop(self) -> None:
        """At once; whoever waits for an answer is told that there is none."""
        self.stopped = True
        self._process.kill()

    def end(self) -> None:
        """Stop, and leave nothing: no process, no open pipe, no folder."""
        self._process.kill()
        self._process.wait()
        with self._busy:  # whoever waits for an answer has been told by now
            for stream in (self._orders, self._answers):
                with suppress(OSError):
                    stream.close()
            self._home.cleanup()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    if getattr(sys, "frozen", False):
        return kept
    root = str(Path(__file__).resolve().parents[2])
    return kept | {"PYTHONPATH": root, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
