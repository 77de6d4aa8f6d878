"""How a long task reports, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from app.errors import Cancelled


def _unheard(_done: int, _total: int) -> None:
    """Where nobody watches."""


class Progress:
    """Handed to every long task. Safe to use from any thread."""

    def __init__(self, on_step: Callable[[int, int], None] = _unheard) -> None:
        self._on_step = on_step
        self._stop = Event()

    def cancel(self) -> None:
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """Report `done` of `total`, or raise Cancelled. Call at every safe stopping point."""
        if self._stop.is_set():
            raise Cancelled
        self._on_step(done, total)
