"""Older states of a journal, set aside before an upgrade or before going back to a backup: their names, their time."""

from __future__ import annotations

import re
import secrets
import shutil
from datetime import UTC, datetime, timedelta

from app.store.folder import SUFFIX, Folder

KEPT_FOR = timedelta(days=30)
_MADE_AT = "%Y%m%d-%H%M%S"
_NAME = re.compile(rf"before-(?:upgrade|restore)-(\d{{8}}-\d{{6}})-[0-9a-f]{{4}}{re.escape(SUFFIX)}")


def new(folder: Folder, before: str = "upgrade") -> Folder:
    """Where the state of this moment goes; nothing is made yet."""
    stamp = f"{datetime.now(UTC):{_MADE_AT}}-{secrets.token_hex(2)}"
    return Folder(folder.replaced / f"before-{before}-{stamp}{SUFFIX}")


def forget_old(folder: Folder) -> None:
    """For a journal that has just opened well: what was set aside over 30 days ago also holds words erased since."""
    limit = datetime.now(UTC) - KEPT_FOR
    try:
        old = [path for path in folder.replaced.iterdir() if (made := _made_at(path.name)) and made < limit]
    except OSError:
        return
    for path in old:
        shutil.rmtree(path, ignore_errors=True)


def _made_at(name: str) -> datetime | None:
    match = _NAME.fullmatch(name)
    try:
        return datetime.strptime(match[1], _MADE_AT).replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
