"""Older states of a journal, set aside before an upgrade or before going back to a backup: their names, their time."""

from __future__ import annotations

import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.store import opening
from app.store.folder import SUFFIX, Folder

KEPT_FOR = timedelta(days=30)
_REKEYING = ".rekeying-"
_MADE_AT = "%Y%m%d-%H%M%S"
NAME = re.compile(rf"before-([a-z]+)-(\d{{8}}-\d{{6}})-[0-9a-f]{{4}}{re.escape(SUFFIX)}")


@dataclass(frozen=True, slots=True)
class Aside:
    """One of them. `before` is what it was set aside for: "upgrade" or "restore"."""

    folder: Folder
    before: str
    made: datetime  # UTC
    size: int

    @property
    def goes_at(self) -> datetime:
        """From then on the next opening of the journal takes it away."""
        return self.made + KEPT_FOR


def new(folder: Folder, before: str = "upgrade") -> Folder:
    """Where the state of this moment goes; nothing is made yet."""
    stamp = f"{datetime.now(UTC):{_MADE_AT}}-{secrets.token_hex(2)}"
    return Folder(folder.replaced / f"before-{before}-{stamp}{SUFFIX}")


def listed(folder: Folder) -> list[Aside]:
    """What was set aside of this journal and is still there, the latest first. Raises OSError."""
    if not folder.replaced.is_dir():
        return []
    found = []
    for path in folder.replaced.iterdir():
        made, database = _made_at(path.name), Folder(path).database
        if made is not None and database.is_file():
            found.append(Aside(Folder(path), path.name.split("-")[1], made, database.stat().st_size))
    return sorted(found, key=lambda one: (one.made, one.folder.name), reverse=True)


def fits(aside: Folder, root: bytearray) -> bool:
    """Whether the key of today opens it, as far as its key files tell."""
    return bool(opening.key_file_for(aside, root)) or not opening.has_key_file(aside)


def being_rekeyed(folder: Folder) -> Folder:
    """Where the journal is written anew under another key; nothing is made yet."""
    return Folder(folder.path / f"{_REKEYING}{secrets.token_hex(4)}")


def forget_old(folder: Folder) -> None:
    """For a journal that has just opened well: what was set aside over 30 days ago also holds words erased since.

    What a kill left of a journal being written anew goes too.
    """
    limit = datetime.now(UTC) - KEPT_FOR
    try:
        old = [path for path in folder.path.iterdir() if path.name.startswith(_REKEYING)]
        if folder.replaced.is_dir():
            old += [path for path in folder.replaced.iterdir() if (made := _made_at(path.name)) and made < limit]
    except OSError:
        return
    for path in old:
        shutil.rmtree(path, ignore_errors=True)


def _made_at(name: str) -> datetime | None:
    match = NAME.fullmatch(name)
    try:
        return datetime.strptime(match[2], _MADE_AT).replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
