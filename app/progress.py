"""How a long task reports, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from app.errors import Cancelled

Stop = Callable[[], object]


def _unheard(_done: int, _total: int) -> None:
    """Where nobody watches."""


class _Wish:
    """Whether somebody wants the task to stop, and what then has to be broken off at once."""

    def __init__(self) -> None:
        self.uttered = False
        self.lock = Lock()
        self.stops: list[Stop] = []


class Progress:
    """Handed to every long task. Safe to use from any thread."""

    def __init__(self, on_step: Callable[[int, int], None] = _unheard) -> None:
        self._on_step = on_step
        self._wish = _Wish()

    def cancel(self) -> None:
        with self._wish.lock:
            self._wish.uttered = True
            for stop in self._wish.stops:
                stop()

    def step(self, done: int, total: int) -> None:
        """Report `done` of `total`, or raise Cancelled. Call at every safe stopping point."""
        if self._wish.uttered:
            raise Cancelled
        self._on_step(done, total)

    @contextmanager
    def interrupting(self, stop: Stop) -> Iterator[None]:
        """For a task that waits for something else: while it does, `cancel` calls `stop` too. It must be quick."""
        with self._wish.lock:
            if self._wish.uttered:
                raise Cancelled
            self._wish.stops.append(stop)
        try:
            yield
        finally:
            with self._wish.lock:
                self._wish.stops.remove(stop)

    def part(self, number: int, parts: int) -> Progress:
        """The progress of one of several parts, counted from 0, of about the same length; cancelled with the whole."""

        def on_step(done: int, total: int) -> None:
            self._on_step(number * total + done, parts * total)

        part = Progress(on_step)
        part._wish = self._wish
        return part
