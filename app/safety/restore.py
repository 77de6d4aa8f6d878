"""From a backup to a journal: a new one beside the old, or in its place with today's set aside first.

`put_in_place` has one moment: the rename of `journal.db`. Killed before it the journal is as it was, killed after it it
is that of the backup, whole. What was set aside by then is a journal of its own, with its keys, under `replaced`.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app import durable
from app.errors import (
    BackupDamaged,
    BackupOfAnother,
    BackupTooNew,
    DiskTrouble,
    FolderNotWritable,
    JournalTooNew,
    NameTaken,
    RestoreStopped,
    UserError,
    WrongCode,
    WrongPassphrase,
)
from app.progress import Progress
from app.safety import backup, backup_file
from app.safety.backup_file import DATABASE, KEYS, Manifest
from app.store import doors, migrate, replaced
from app.store.folder import Folder
from app.store.opening import Opened

_OWNER_ONLY = 0o700
_HOT = "-journal"  # SQLite's own, beside the database
_INCOMING = ".incoming-"


@dataclass(frozen=True, slots=True)
class Restored:
    folder: Folder
    journal_id: str
    schema: int
    counts: dict[str, int]


def to_new(path: Path, folder: Folder, way_in: Callable[[Folder], Opened], progress: Progress) -> Restored:
    """The journal of a backup under a new name; it appears there only when it has been opened and counted. Slow.

    Raises NameTaken, FolderNotWritable, DiskTrouble, what `backup_file.read` and `way_in` raise, or BackupDamaged.
    """
    if folder.path.exists():
        raise NameTaken
    making = Folder(folder.path.with_name(f".{folder.path.name}.{secrets.token_hex(4)}.new"))
    manifest = _readable(path)
    try:
        folder.path.parent.mkdir(parents=True, exist_ok=True)
        making.path.mkdir(_OWNER_ONLY)
        _unpack(path, making, manifest, progress)
        opened = _way_in(making, way_in)
        try:
            restored = _opened(making, manifest, opened, folder)
        finally:
            opened.forget()
        if folder.path.exists():
            raise NameTaken
        making.path.rename(folder.path)
        durable.sync_folder(folder.path.parent)
    except OSError as error:
        raise (DiskTrouble if error.errno == 28 else FolderNotWritable) from error  # ENOSPC
    finally:
        shutil.rmtree(making.path, ignore_errors=True)
    return restored


def prepare(path: Path, folder: Folder, root: bytearray, progress: Progress) -> Folder:
    """The journal of a backup, opened, counted and ready for `put_in_place`. Slow: run it in a job.

    Nothing of the journal in `folder` is touched, which may be open. Raises BackupOfAnother, BackupDamaged,
    RestoreStopped or what `backup_file.read` raises.
    """
    manifest = _readable(path)
    if not manifest.proves(root):
        raise BackupOfAnother
    incoming = Folder(folder.path / f"{_INCOMING}{secrets.token_hex(4)}")
    try:
        _forget_left(folder)
        incoming.path.mkdir(_OWNER_ONLY)
        _unpack(path, incoming, manifest, progress)
        _opened(incoming, manifest, Opened(root, None), incoming)
    except BaseException as error:
        discard(incoming)
        if isinstance(error, OSError):
            raise RestoreStopped from error
        raise
    return incoming


def put_in_place(incoming: Folder, folder: Folder) -> Folder:
    """Set aside what is in `folder`, which must be shut, and put the prepared journal there. Where it was put aside.

    The key files stay: the passphrase of today opens it. Raises RestoreStopped; then nothing has changed.
    """
    aside = replaced.new(folder, "restore")
    try:
        _set_aside(folder, aside)
        incoming.database.replace(folder.database)
    except OSError as error:
        shutil.rmtree(aside.path, ignore_errors=True)
        raise RestoreStopped from error
    finally:
        discard(incoming)
    with suppress(OSError):  # it stands there, whole
        durable.sync_folder(folder.path)
    return aside


def discard(incoming: Folder) -> None:
    shutil.rmtree(incoming.path, ignore_errors=True)


def _set_aside(folder: Folder, aside: Folder) -> None:
    """A whole copy; of a journal that was not shut in order also what SQLite would still have put right."""
    hot = folder.database.with_name(folder.database.name + _HOT)
    aside.path.mkdir(_OWNER_ONLY, parents=True)
    for source in (folder.database, folder.keys, folder.keys_copy, hot):
        if source.exists():
            _copy(source, aside.path / source.name)
    durable.sync_folder(aside.path)
    durable.sync_folder(aside.path.parent)
    if hot.exists():  # beside the other database it would be taken for its own
        hot.unlink()
        durable.sync_folder(folder.path)


def _copy(source: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), durable.OWNER_ONLY)
    with source.open("rb") as read, os.fdopen(descriptor, "wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def _readable(path: Path) -> Manifest:
    try:
        manifest = backup_file.read(path)
    except OSError as error:
        raise BackupDamaged("This backup can’t be read.", "Its disk may be gone. Nothing has been changed.") from error
    if manifest.schema > migrate.shipped()[-1].number:
        raise BackupTooNew
    return manifest


def _unpack(path: Path, folder: Folder, manifest: Manifest, progress: Progress) -> None:
    parts = backup.unpack(path, folder, progress)
    if any(parts[name]["sha256"] != manifest.digest_of(name) for name in (DATABASE, KEYS)):
        raise BackupDamaged


def _way_in(making: Folder, way_in: Callable[[Folder], Opened]) -> Opened:
    try:
        return way_in(making)
    except WrongPassphrase:
        raise WrongPassphrase(
            "That passphrase doesn’t open this backup.",
            "A backup opens with the passphrase of the day on which it was made, or with the recovery code.",
        ) from None


def _opened(copy: Folder, manifest: Manifest, opened: Opened, where: Folder) -> Restored:
    """Open it, prove it, count it; its tables become those of this version. Raises BackupDamaged or BackupTooNew."""
    if not manifest.proves(opened.root):
        raise BackupDamaged if opened.key_file else WrongCode
    try:
        journal = doors.enter(copy, Opened(bytearray(opened.root), opened.key_file))
        journal.close()
        schema, counts = backup.counted(copy, opened.root)
    except JournalTooNew:
        raise BackupTooNew from None
    except UserError as error:
        raise BackupDamaged from error
    told = manifest.counts
    if schema == manifest.schema and any(counts.get(kind, number) != number for kind, number in told.items()):
        raise BackupDamaged
    shutil.rmtree(copy.replaced, ignore_errors=True)  # the backup itself is what was before the upgrade
    return Restored(where, manifest.journal_id, schema, counts)


def _forget_left(folder: Folder) -> None:
    """What a kill left of an earlier try."""
    for path in folder.path.iterdir():
        if path.name.startswith(_INCOMING):
            shutil.rmtree(path, ignore_errors=True)
