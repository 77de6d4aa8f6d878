"""The same journal in another folder: one made from a backup, or of what could be read, has the backups in common."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app import reach
from app.store import moved, opening
from app.store.folder import Folder


def twin(folder: Folder, journal_id: str, known: Iterable[Folder]) -> Path | None:
    """The first of the `known` that is this journal too; looks at their disks. What has moved away counts as gone."""
    here = folder.path.resolve()
    return next((one.path for one in known if one.path.resolve() != here and _is_one(one, journal_id)), None)


def _is_one(folder: Folder, journal_id: str) -> bool:
    if not reach.is_file(folder.database) or opening.journal_id_in(folder) != journal_id:
        return False
    note = moved.leaving(folder)
    return note is None or not note.ready
