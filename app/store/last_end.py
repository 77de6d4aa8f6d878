"""How a journal was left the last time: shut, or with somebody still in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.store.folder import Folder

_SAVES_EVERY = timedelta(seconds=3)  # what is typed waits no longer for it


def broken_off(folder: Folder) -> datetime | None:
    """When the journal was saved last (UTC), if whoever had it open never shut it; else None.

    Only before it is opened: to open it is to sign at its door anew, and to take back a save that was broken off.
    """
    try:
        if not folder.lock.exists():
            return None
        saved = datetime.fromtimestamp(folder.database.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None
    return saved - _SAVES_EVERY if _is_half_saved(folder) else saved


def _is_half_saved(folder: Folder) -> bool:
    """Whether SQLite was in the middle of a save: it left there what it needs to take that back."""
    try:
        return folder.database.with_name("journal.db-journal").stat().st_size > 0
    except OSError:
        return False
