"""A small rotating log for support: what happened, never to whom. Ids and counts only."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES, _FILES = 256 * 1024, 2


class _PrivateFile(RotatingFileHandler):
    def _open(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the type is logging's own
        opened = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return opened


def start(path: Path) -> None:
    """Write warnings and errors of this program to `path`; without a place to write there is no log."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _PrivateFile(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=False)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("inglenook")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    root.propagate = False


def failure(error: BaseException) -> None:
    """Where a bug struck: types, files and lines. An exception's own words may hold a record's, so they stay out."""
    trace, places = error.__traceback__, []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{os.path.basename(code.co_filename)}:{trace.tb_lineno} {code.co_name}")  # noqa: PTH119
        trace = trace.tb_next
    logging.getLogger("inglenook").error("%s at %s", type(error).__name__, " > ".join(places[-12:]))


def said(event: str) -> None:
    """One event: ids and counts only."""
    logging.getLogger("inglenook").warning("%s", event)
