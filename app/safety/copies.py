"""A copy of the journal as it was: unpacked beside it, encrypted as it is, to be read while the journal stays open.

It lies in the journal's own folder, and is gone once it is shut, or when the journal is opened next after a kill.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field

from app.progress import Progress
from app.safety import restore
from app.safety.refusals import CopyNotMade
from app.safety.restore import INCOMING, Source, WayIn
from app.store import doors
from app.store.folder import Folder
from app.store.journal import Journal
from app.store.opening import Opened

_COPY = ".copy-"


@dataclass(frozen=True, slots=True)
class Copy:
    """Unpacked and proved, and not open yet."""

    folder: Folder
    opened: Opened = field(repr=False)


def make(source: Source, beside: Folder, way_in: WayIn, progress: Progress) -> Copy:
    """Unpack a backup, or what was set aside; an older one is made ready for this version there. Slow: run it in a job.

    Raises CopyNotMade, BackupDamaged, BackupTooNew, and what `backup_file.read` and `way_in` raise; then nothing is
    left.
    """
    try:
        return Copy(*restore.unpack(source, beside, _COPY, way_in, progress))
    except OSError as error:
        raise CopyNotMade from error


def enter(copy: Copy) -> Journal:
    """Open it to be read: whatever tried to write to it would fail. Raises what `doors.enter` raises."""
    journal = doors.enter(copy.folder, copy.opened)
    journal.read.seal()
    return journal


def discard(copy: Copy) -> None:
    """It was not opened, or is shut by now."""
    copy.opened.forget()
    restore.discard(copy.folder)


def forget_left(journal: Folder) -> None:
    """What a kill left beside a journal that has just been opened, of a copy or of going back."""
    with suppress(OSError):
        for path in journal.path.iterdir():
            if path.name.startswith((_COPY, INCOMING)):
                shutil.rmtree(path, ignore_errors=True)
