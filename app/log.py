"""A small log for support: what happened, never to whom. Ids and counts only."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app import durable

_BYTES = 256 * 1024  # then the log before it is dropped and this one becomes the log before


class Log:
    """Lines in a file that only its owner may read. Without a place to write there is no log."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def failure(self, error: BaseException) -> None:
        self.event(where(error))

    def event(self, what: str) -> None:
        """One event: ids and counts only."""
        with suppress(OSError):
            durable.private_folder(self._path.parent)
            if self._path.exists() and self._path.stat().st_size > _BYTES:
                self._path.replace(self._path.with_suffix(".log.1"))
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8", errors="replace") as file:
                file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {what}\n")


def where(error: BaseException) -> str:
    """Where a bug struck: types, files and lines. An exception's own words may hold a record's: they stay out."""
    trace, places = error.__traceback__, []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(places[-12:])}"
