"""From a backup to a journal: a new one beside the old, or in its place with today's set aside first.

What was set aside is gone back to in the same way.

`put_in_place` has one moment: the rename of `journal.db`. Killed before it the journal is as it was, killed after it it
is that of the backup, whole. What was set aside by then is a journal of its own, with its keys, under `replaced`.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from app import durable
from app.errors import (
    DiskGone,
    DiskTrouble,
    FolderNotWritable,
    JournalTooNew,
    KeysOfAnotherJournal,
    NameTaken,
    UserError,
    WrongCode,
    WrongPassphrase,
)
from app.progress import Progress
from app.safety import backup, backup_file, rekey
from app.safety.backup_file import DATABASE, KEYS, Manifest
from app.safety.refusals import BackupDamaged, BackupOfAnother, BackupTooNew, RekeyStopped, RestoreStopped
from app.store import doors, keys, migrate, opening, replaced
from app.store.folder import Folder
from app.store.opening import Opened

_OWNER_ONLY = 0o700
_HOT = "-journal"  # SQLite's own, beside the database
INCOMING = ".incoming-"  # how the name begins of what is made ready to be put in place
_CHUNK = 1 << 20
_NOTHING_CHANGED = "Nothing has been changed."
_ASIDE_GONE = "What was set aside isn’t there any more."
_ASIDE_DAMAGED = "What was set aside can’t be relied on: part of it can’t be read."

Source: TypeAlias = Path | Folder  # a backup, or a state of the journal that was set aside
WayIn: TypeAlias = Callable[[Folder], Opened]


class Known:
    """The way in with a key that is known, until `forget`."""

    def __init__(self, root: bytes | bytearray) -> None:
        self._root = bytearray(root)

    def __call__(self, _unpacked: Folder) -> Opened:
        return Opened(bytearray(self._root), None)

    def forget(self) -> None:
        keys.wipe(self._root)


@dataclass(frozen=True, slots=True)
class Restored:
    folder: Folder
    journal_id: str
    schema: int
    counts: dict[str, int]


def to_new(path: Path, folder: Folder, way_in: WayIn, progress: Progress) -> Restored:
    """The journal of a backup under a new name; it appears there only when it has been opened and counted. Slow.

    Raises NameTaken, FolderNotWritable, DiskTrouble, what `backup_file.read` and `way_in` raise, or BackupDamaged.
    """
    if folder.path.exists():
        raise NameTaken
    making = Folder(folder.path.with_name(f".{folder.path.name}.{secrets.token_hex(4)}.new"))
    manifest = _readable(path)
    try:
        durable.private_folder(folder.path.parent)
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


def prepare(
    source: Source, folder: Folder, root: bytearray, progress: Progress, way_in: WayIn | None = None
) -> Folder:
    """The journal of then, opened, counted and ready for `put_in_place`. Slow: run it in a job.

    Nothing of the journal in `folder` is touched, which may be open. Its key of now opens what comes of this: `way_in`
    leads into what was made under an earlier one. Raises BackupOfAnother, BackupDamaged, RestoreStopped or what
    `backup_file.read` and `way_in` raise.
    """
    fits = _fits(source, root)
    if not fits and way_in is None:
        raise BackupOfAnother
    try:
        _forget_left(folder)
        if fits or way_in is None:
            incoming, opened = unpack(source, folder, INCOMING, lambda _: Opened(bytearray(root), None), progress)
        else:
            then, opened = unpack(source, folder, INCOMING, way_in, progress.part(0, 2))
            incoming = _under_the_key_of_now(then, opened, folder, root, progress.part(1, 2))
    except (OSError, DiskTrouble, DiskGone, RekeyStopped) as error:
        raise RestoreStopped from error
    opened.forget()
    return incoming


def _under_the_key_of_now(then: Folder, opened: Opened, folder: Folder, root: bytearray, progress: Progress) -> Folder:
    """The same words, in another folder. Raises what `rekey.copy` does, and BackupOfAnother."""
    incoming = Folder(folder.path / f"{INCOMING}{secrets.token_hex(4)}")
    try:
        incoming.path.mkdir(_OWNER_ONLY)
        ours = keys.parse(opening.key_file_for(folder, root)).journal_id
        rekey.copy(then, opened.root, incoming, root, ours, progress)
    except BaseException as error:
        opened.forget()
        discard(incoming)
        raise (BackupOfAnother if isinstance(error, KeysOfAnotherJournal) else error) from error
    finally:
        discard(then)
    return incoming


def unpack(
    source: Source, folder: Folder, name: str, way_in: WayIn, progress: Progress
) -> tuple[Folder, Opened]:
    """The journal of then, opened and counted, in a folder of its own inside `folder` whose name begins so. Slow.

    Raises BackupDamaged, BackupTooNew, OSError, and what `backup_file.read` and `way_in` raise; nothing is left then.
    """
    copy = Folder(folder.path / f"{name}{secrets.token_hex(4)}")
    if isinstance(source, Path):
        manifest: Manifest | None = (told := _readable(source))
        fill = partial(_unpack, source, copy, told, progress)
    else:
        manifest, fill = None, partial(_take, source, copy, progress)
    try:
        copy.path.mkdir(_OWNER_ONLY)
        fill()
        opened = _way_in(copy, way_in)
        try:
            _opened(copy, manifest, opened, copy)
        except BaseException:
            opened.forget()
            raise
    except BaseException:
        discard(copy)
        raise
    return copy, opened


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
    durable.private_folder(aside.path)
    for source in (folder.database, folder.keys, folder.keys_copy, hot):
        if source.exists():
            _copy(source, aside.path / source.name, Progress())
    durable.sync_folder(aside.path)
    durable.sync_folder(aside.path.parent)
    if hot.exists():  # beside the other database it would be taken for its own
        hot.unlink()
        durable.sync_folder(folder.path)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), durable.OWNER_ONLY)
    with source.open("rb") as read, os.fdopen(descriptor, "wb") as written:
        size = source.stat().st_size
        while data := read.read(_CHUNK):
            written.write(data)
            progress.step(min(written.tell(), size), size)
        written.flush()
        durable.sync(written.fileno())


def _readable(path: Path) -> Manifest:
    try:
        manifest = backup_file.read(path)
    except OSError as error:
        raise BackupDamaged("This backup can’t be read.", "Its disk may be gone. Nothing has been changed.") from error
    if manifest.schema > migrate.shipped()[-1].number:
        raise BackupTooNew
    return manifest


def _fits(source: Source, root: bytearray) -> bool:
    return _readable(source).proves(root) if isinstance(source, Path) else replaced.fits(source, root)


def _unpack(path: Path, folder: Folder, manifest: Manifest, progress: Progress) -> None:
    parts = backup.unpack(path, folder, progress)
    if any(parts[name]["sha256"] != manifest.digest_of(name) for name in (DATABASE, KEYS)):
        raise BackupDamaged


def _take(aside: Folder, folder: Folder, progress: Progress) -> None:
    """What was set aside stays as it is; a copy of it is opened."""
    hot = aside.database.with_name(aside.database.name + _HOT)
    if not aside.database.is_file():
        raise BackupDamaged(_ASIDE_GONE, "It’s kept for 30 days. Nothing has been changed.")
    for source in (aside.database, aside.keys, aside.keys_copy, hot):
        if source.exists():
            _copy(source, folder.path / source.name, progress)


def _way_in(making: Folder, way_in: WayIn) -> Opened:
    try:
        return way_in(making)
    except WrongPassphrase:
        raise WrongPassphrase(
            "That passphrase doesn’t open this backup.",
            "A backup opens with the passphrase or the recovery code of the day on which it was made.",
        ) from None


def _opened(copy: Folder, manifest: Manifest | None, opened: Opened, where: Folder) -> Restored:
    """Open it, prove it, count it; its tables become those of this version. Raises BackupDamaged or BackupTooNew.

    There is no manifest of what was set aside.
    """
    if manifest is not None and not manifest.proves(opened.root):
        raise BackupDamaged if opened.key_file else WrongCode
    own = Opened(bytearray(opened.root), opened.key_file)
    try:
        journal = doors.enter(copy, own)
        journal_id = journal.journal_id
        journal.close()
        schema, counts = backup.counted(copy, opened.root)
    except JournalTooNew:
        raise BackupTooNew from None
    except UserError as error:
        raise (BackupDamaged() if manifest else BackupDamaged(_ASIDE_DAMAGED, _NOTHING_CHANGED)) from error
    finally:
        own.forget()
    if manifest is not None and schema == manifest.schema and _differ(manifest.counts, counts):
        raise BackupDamaged
    shutil.rmtree(copy.replaced, ignore_errors=True)  # the backup itself is what was before the upgrade
    return Restored(where, journal_id, schema, counts)


def _differ(told: Mapping[str, int], counts: Mapping[str, int]) -> bool:
    return any(counts.get(kind, number) != number for kind, number in told.items())


def _forget_left(folder: Folder) -> None:
    """What a kill left of an earlier try."""
    for path in folder.path.iterdir():
        if path.name.startswith(INCOMING):
            shutil.rmtree(path, ignore_errors=True)
