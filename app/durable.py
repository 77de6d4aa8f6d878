"""Writing a file so that after a crash or a power cut either the old one or the new one is there, whole."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

OWNER_ONLY = 0o600
_NO_SUCH_CALL = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


class Unconfirmed(OSError):
    """The file stands in its place, whole; the disk didn't confirm that its name will outlast a power cut."""


def replace(target: Path, data: bytes) -> None:
    """Put `data` in the place of `target`. On any OSError but Unconfirmed the old one stands, and nothing else."""
    put(write_part(target, data), target)


def write_part(target: Path, data: bytes) -> Path:
    """`data` beside `target`, whole and on the disk, for `put`. On any OSError nothing is left there."""
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)  # what a kill left behind, or a link that somebody put there
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            sync(file.fileno())
        if part.read_bytes() != data:
            raise OSError("what was written reads back differently")
    except BaseException:
        drop(part)
        raise
    return part


def put(part: Path, target: Path) -> None:
    """Rename onto `target`. On any OSError but Unconfirmed the old file stands, and the part is gone."""
    try:
        part.replace(target)
    except BaseException:
        drop(part)
        raise
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise Unconfirmed(error.errno, error.strerror) from error


def drop(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)


def private_folder(folder: Path) -> None:
    """Make it, and what is missing above it, for its owner alone whatever the umask. Raises OSError."""
    for one in reversed((folder, *folder.parents)):
        if not one.is_dir():
            one.mkdir(0o700, exist_ok=True)


def sync(descriptor: int) -> None:
    """Until it is on the disk: to macOS `fsync` is enough once the drive has it, which may keep it to itself."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a file system without that call
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last. Windows and some network file systems have no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(descriptor)
