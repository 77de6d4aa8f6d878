"""The file in which a backup is written until it is proved: of two windows that back up to one folder each has its own.

Both may be locked in the same second, when the computer is left.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from app import durable
from app.safety.backup_file import SUFFIX

PART = ".part"
_NAME = re.compile(rf"inglenook-\d{{8}}-\d{{6}}(?:-\d+)?{re.escape(SUFFIX)}")
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def is_ours(name: str) -> bool:
    """Whether a backup of ours is called so; who has given it another name wants to keep it."""
    return _NAME.fullmatch(name) is not None


@contextmanager
def begun(place: Path) -> Generator[tuple[Path, Path]]:
    """The part, made and empty, and the name that it may get: whoever has the one has the other. Raises OSError."""
    part, target, descriptor = _taken(place)
    try:
        yield part, target
    finally:
        durable.drop(part)
        if descriptor >= 0:
            os.close(descriptor)


def sweep(place: Path) -> None:
    """Take away what a kill left behind, and nothing that another window is writing. Raises OSError."""
    for path in place.iterdir():
        if path.name.endswith(PART) and is_ours(path.name.removesuffix(PART)) and not _is_held(path):
            durable.drop(path)


def _taken(place: Path) -> tuple[Path, Path, int]:
    stem = f"inglenook-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    for name in (stem, *(f"{stem}-{number}" for number in range(2, 1000))):
        target = place / f"{name}{SUFFIX}"
        part = target.with_name(target.name + PART)
        if target.exists():
            continue
        try:
            descriptor = os.open(part, _NEW, durable.OWNER_ONLY)
        except FileExistsError:
            continue
        descriptor = _hold(descriptor)
        if not target.exists() and part.exists():  # nobody came between
            return part, target, descriptor
        durable.drop(part)
        if descriptor >= 0:
            os.close(descriptor)
    raise FileExistsError


if sys.platform == "win32":  # there nobody takes away a file that is open, and we could not rename it

    def _hold(descriptor: int) -> int:
        os.close(descriptor)
        return -1

    def _is_held(_part: Path) -> bool:
        return False

else:
    import fcntl

    def _hold(descriptor: int) -> int:
        """As long as it is open; a kill lets go of it."""
        with suppress(OSError):  # a disk without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return descriptor

    def _is_held(part: Path) -> bool:
        try:
            descriptor = os.open(part, _LOOK)
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return False
