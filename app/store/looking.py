"""What can be told of a journal's file without its key, and without opening SQLCipher."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.errors import JournalDamaged, JournalEmpty, JournalForbidden, JournalMissing, NotAJournal

PAGE = 4096


def look_at(database: Path) -> None:
    """What can be told without a key. Raises JournalMissing, -Forbidden, -Empty, -Damaged or NotAJournal.

    Never call it while this process has the journal open: closing a second descriptor on the file would let go of
    SQLite's lock.
    """
    try:
        if database.is_symlink() or not database.is_file():
            raise NotAJournal if database.exists() else JournalMissing
        size = database.stat().st_size
        with database.open("rb") as file:
            header = file.read(16)
    except PermissionError:
        raise JournalForbidden from None
    except OSError:
        raise JournalMissing from None
    if size == 0:
        raise JournalEmpty
    if header == b"SQLite format 3\0":
        raise NotAJournal
    if size % PAGE:
        raise NotAJournal if is_text(header) else JournalDamaged


def look_for(database: Path) -> None:
    """As `look_at`, for a file that may be damaged: what isn't there can't be saved."""
    with suppress(JournalDamaged):
        look_at(database)


def is_text(header: bytes) -> bool:
    return all(32 <= byte < 127 or byte in b"\t\r\n" for byte in header)
