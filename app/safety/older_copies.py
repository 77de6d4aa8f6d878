"""Copies of a journal that still open as before once it has another key: which there are, and taking them away."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.progress import Progress
from app.safety import backup, backup_file
from app.safety.backup import Backup
from app.safety.refusals import BackupOfEarlierKey, OlderCopiesStay
from app.store import replaced
from app.store.folder import Folder
from app.store.replaced import Aside


@dataclass(frozen=True, slots=True)
class OlderCopies:
    """Those within reach. `there` is False where there is a folder for backups that can't be looked into now."""

    backups: tuple[Backup, ...] = ()
    set_aside: tuple[Aside, ...] = ()
    there: bool = True

    def __len__(self) -> int:
        return len(self.backups) + len(self.set_aside)


def all_now(folder: Folder, place: Path | None, root: bytes | bytearray, journal_id: str) -> OlderCopies:
    """Everything that opens with the key of now, or with one before it. Quick, where the disk is."""
    aside: tuple[Aside, ...] = ()
    with suppress(OSError):
        aside = tuple(replaced.listed(folder))
    if place is None:
        return OlderCopies(set_aside=aside)
    try:
        found = backup.listed(place, root, journal_id)
    except OSError:
        return OlderCopies(set_aside=aside, there=False)
    return OlderCopies(tuple(one for one in found if _is_ours(one, journal_id)), aside)


def under_earlier_keys(folder: Folder, place: Path | None, root: bytearray, journal_id: str) -> OlderCopies:
    """Those that no longer open with the key of now. Quick, where the disk is."""
    every = all_now(folder, place, root, journal_id)
    return OlderCopies(
        tuple(one for one in every.backups if isinstance(one.trouble, BackupOfEarlierKey)),
        tuple(one for one in every.set_aside if not replaced.fits(one.folder, root)),
        every.there,
    )


def take_away(older: OlderCopies, place: Path, root: bytes | bytearray, journal_id: str, progress: Progress) -> int:
    """Remove them, once a backup under the new key lies in `place` and has been read through. How many are left. Slow.

    Raises OlderCopiesStay or OSError, and then all of them are still there; or Cancelled, between one and the next.
    """
    new = next((one for one in backup.listed(place, root, journal_id) if one.trouble is None), None)
    if new is None:
        raise OlderCopiesStay
    try:
        backup.prove_bytes(new, progress)
    except UserError as error:
        raise OlderCopiesStay from error
    for one in older.backups:
        progress.step(0, 1)
        if _is_still(one) and not (one.manifest and one.manifest.proves(root)):
            with suppress(OSError):
                one.path.unlink()
    for aside in older.set_aside:
        progress.step(0, 1)
        shutil.rmtree(aside.folder.path, ignore_errors=True)
    paths = [*(one.path for one in older.backups), *(aside.folder.path for aside in older.set_aside)]
    return sum(path.exists() for path in paths)


def _is_ours(one: Backup, journal_id: str) -> bool:
    return one.manifest is not None and one.manifest.journal_id == journal_id


def _is_still(one: Backup) -> bool:
    """Whether that file is the one that was listed."""
    try:
        return one.manifest is not None and backup_file.read(one.path).document == one.manifest.document
    except (UserError, OSError):
        return False
