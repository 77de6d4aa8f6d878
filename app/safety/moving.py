"""Moving a journal to another folder or under another name, while it stays open and nobody else can write to it.

`prepare` copies it into a hidden folder there, and proves the copy. `put_in_place` has one moment, the rename of that
folder: killed before it the journal is where it was, killed after it, it is where it shall be, and `app.store.moved`
tells the one that counts from what is left of the other. Then it is opened there, and only then `finish` takes away
what was left here.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from app import durable, reach
from app.errors import DiskGone, DiskTrouble, NameTaken, UserError
from app.progress import Progress
from app.safety import backup, deleting
from app.store import connection, doors, keys, moved
from app.store.folder import SUFFIX, Folder
from app.store.journal import Journal
from app.store.moved import Leaving
from app.store.opening import Opened

_OWNER_ONLY = 0o700
_CHUNK = 1 << 20
_DATABASE = re.compile(r"journal\.db.*")
_BUT_THE_NOTE = re.compile(rf"(?!journal\.leaving$)(?:{deleting.FILE.pattern})")


class MoveStopped(UserError):
    title = "Your journal couldn’t be moved"
    advice = "It’s where it was, whole."

    @classmethod
    def told_by(cls, error: OSError) -> MoveStopped:
        """As exactly as the system said why."""
        why = next((words for numbers, words in _WHY if error.errno in numbers), "The folder couldn’t be written.")
        return cls(advice=f"{why} {cls.advice}")


_FULL = "There’s too little room there."
_GONE = "The folder or its disk isn’t there any more. If it’s on a USB stick or a network drive, connect it again."
_WHY = (
    ((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    ((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE), _GONE),
    ((errno.EACCES, errno.EPERM, errno.EROFS), "Inglenook isn’t allowed to write there."),
    ((errno.ENAMETOOLONG,), "That name is too long there."),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The journal that shall move, which nobody writes to meanwhile. `descriptor` is its own, on its database."""

    folder: Folder
    journal_id: str
    root: bytearray = field(repr=False)
    descriptor: int

    def forget(self) -> None:
        keys.wipe(self.root)


@dataclass(frozen=True, slots=True)
class Ready:
    """The proved copy, which has no name yet."""

    origin: Folder
    note: Leaving


def source(journal: Journal) -> Source:
    """Wipe it with `forget`."""
    return Source(journal.folder, journal.journal_id, bytearray(journal.root), journal.read.descriptor)


def refusal(origin: Folder, to: Folder) -> UserError | None:
    """What speaks against it at first sight. Looks at both disks."""
    old, new = (Path(os.path.realpath(folder.path)) for folder in (origin, to))
    if old == new:
        return MoveStopped("Your journal is there already.", "Choose another folder, or give it another name.")
    if any(above == old or above.name.endswith(SUFFIX) for above in new.parents):
        return MoveStopped("That folder is inside a journal.", "It would get lost there. Choose another folder.")
    return NameTaken() if os.path.lexists(to.path) else None


def prepare(source: Source, to: Folder, progress: Progress) -> Ready:
    """The copy, hidden beside its place, read back, opened and proved. Slow: run it in a job.

    Raises MoveStopped, NameTaken or Cancelled; then nothing is left there, and the journal is as it was.
    """
    if trouble := refusal(source.folder, to):
        raise trouble
    making = Folder(to.path.with_name(f".{to.path.name}.{secrets.token_hex(4)}.new"))
    ready = Ready(source.folder, Leaving(to.path, making.path, source.journal_id))
    try:
        moved.say_leaving(source.folder, ready.note)
    except OSError as error:
        raise MoveStopped(
            advice="Nothing may be changed in the folder where it lies now, so it can’t be taken away from there. "
            "It’s where it was, whole. You can go back to a backup of it elsewhere."
        ) from error
    try:
        _copy(source, making, progress)
    except BaseException as error:
        discard(ready)
        if isinstance(error, OSError):
            raise MoveStopped.told_by(error) from error
        raise
    return ready


def put_in_place(ready: Ready, root: bytes | bytearray) -> Journal:
    """The journal, open at its new place; the one that is open here must not be written to any more. Milliseconds.

    Raises MoveStopped, NameTaken or what opening raises; then the journal is where it was.
    """
    note, to = replace(ready.note, ready=True), Folder(ready.note.to)
    try:
        moved.say_leaving(ready.origin, note)
        if os.path.lexists(note.to):
            raise NameTaken
        note.making.rename(note.to)
        durable.sync_folder(note.to.parent)
        return _entered(to, root)
    except BaseException as error:
        _take_back(ready)
        if isinstance(error, OSError):
            raise MoveStopped.told_by(error) from error
        raise


def _entered(to: Folder, root: bytes | bytearray) -> Journal:
    opened = Opened(bytearray(root), None)
    try:
        return doors.enter(to, opened)
    except BaseException:
        opened.forget()
        raise


def discard(ready: Ready) -> None:
    """It is not wanted. The note goes last: as long as it is there, the next opening goes on with this."""
    shutil.rmtree(ready.note.making, ignore_errors=True)
    with suppress(OSError):
        ready.origin.leaving.unlink(missing_ok=True)


def finish(folder: Folder) -> bool:
    """Take away what was left where the journal came from, which must be shut. Whether all of it is done. Slow.

    What lies there and isn't of Inglenook stays.
    """
    origin = moved.came_from(folder)
    if origin is None:
        return True
    note = moved.leaving(origin)
    if note is not None and note.ready and not os.path.lexists(note.making) and moved.is_there(note, folder):
        if connection.held(origin.database):
            return False
        _clear(origin)
    if os.path.lexists(origin.database) or not reach.is_folder(origin.path.parent):
        return False
    with suppress(OSError):
        origin.path.resolve().rmdir()  # killed there, all that was left is the empty folder
    with suppress(OSError):
        if origin.path.is_symlink() and not reach.is_there(origin.path):
            origin.path.unlink()
    with suppress(OSError):
        folder.came.unlink(missing_ok=True)
    return True


def _clear(origin: Folder) -> None:
    """The database first, so that at no moment there is one without the note."""
    deleting.clear(origin.path, _DATABASE, deleting.Left())
    if os.path.lexists(origin.database):
        return
    with suppress(OSError):
        durable.sync_folder(origin.path)
    deleting.clear(origin.path, _BUT_THE_NOTE, deleting.Left())
    deleting.clear(origin.path, deleting.FILE, deleting.Left())


def _take_back(ready: Ready) -> None:
    """The note first says again that the journal is here; then what is there goes."""
    with suppress(OSError):
        if not os.path.lexists(ready.note.making) and moved.came_from(Folder(ready.note.to)) == ready.origin:
            ready.note.to.rename(ready.note.making)
    with suppress(OSError):
        moved.say_leaving(ready.origin, ready.note)
    discard(ready)


# the copy


def _copy(source: Source, making: Folder, progress: Progress) -> None:
    making.path.parent.mkdir(parents=True, exist_ok=True)
    making.path.mkdir(_OWNER_ONLY)
    moved.say_came(making, source.folder)
    written = progress.part(0, 3)
    with open(source.descriptor, "rb", buffering=0, closefd=False) as database:
        size = database.seek(0, os.SEEK_END)
        database.seek(0)
        digest = _written(database, making.database, lambda done: written.step(done, size))
    read_back = progress.part(1, 3)
    if digest != _digest(making.database, lambda done: read_back.step(done, size)):
        raise OSError(errno.EIO, "what was copied reads back differently")
    for path in (source.folder.keys, source.folder.keys_copy):
        _copy_file(path, making.path / path.name)
    _copy_folder(source.folder.replaced, making.replaced, progress)
    _prove(making, source)
    durable.sync_folder(making.path)
    progress.step(1, 1)


def _prove(making: Folder, source: Source) -> None:
    """All of it is there byte for byte, so what can't be read of it can't be read here either."""
    try:
        backup.counted(making, source.root)
    except (DiskTrouble, DiskGone) as error:
        raise OSError(errno.ENOSPC if isinstance(error, DiskTrouble) else errno.EIO, error.title) from error
    except UserError as error:
        raise MoveStopped(
            advice="Part of it can’t be read, so it stays where it is. It hasn’t been changed. Go back to a backup, or "
            "save what can be read."
        ) from error


def _copy_folder(old: Path, new: Path, progress: Progress) -> None:
    """With all that is in it; there may be no such folder."""
    if not old.is_dir() or old.is_symlink():
        return
    new.mkdir(_OWNER_ONLY)
    for path in sorted(old.iterdir()):
        progress.step(2, 3)
        if path.is_dir() and not path.is_symlink():
            _copy_folder(path, new / path.name, progress)
        elif path.is_file():
            _copy_file(path, new / path.name)
    durable.sync_folder(new)


def _copy_file(old: Path, new: Path) -> None:
    if not old.exists():
        return
    with old.open("rb") as file:
        digest = _written(file, new, _unheard)
    if digest != _digest(new, _unheard):
        raise OSError(errno.EIO, "what was copied reads back differently")


def _written(read: BinaryIO, new: Path, on_step: Callable[[int], object]) -> bytes:
    """The digest of what was read, which is on the disk then."""
    digest, done = sha256(), 0
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(new, flags, durable.OWNER_ONLY), "wb") as file:
        while chunk := read.read(_CHUNK):
            file.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            on_step(done)
        file.flush()
        durable.sync(file.fileno())
    return digest.digest()


def _digest(path: Path, on_step: Callable[[int], object]) -> bytes:
    digest, done = sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            on_step(done)
    return digest.digest()


def _unheard(_done: int) -> None:
    """Small."""
