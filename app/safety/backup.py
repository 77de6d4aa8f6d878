"""Making backups, each proved by opening it, and looking through those that are there."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from app import durable
from app.acts import stock
from app.errors import UserError
from app.progress import Progress
from app.safety import backup_file, backup_part, location, rotation
from app.safety.backup_file import DATABASE, KEYS, SUFFIX, Manifest
from app.safety.refusals import (
    BackupDamaged,
    BackupFailed,
    BackupOfAnother,
    BackupOfDamage,
    BackupOfEarlierKey,
    BackupsNotThere,
    BackupUnproved,
    NotABackup,
)
from app.store import connection, keys, migrate, opening
from app.store.folder import Folder
from app.store.journal import Journal

_CHECKING = ".checking-"  # in the journal's folder, while a copy is opened there
_UNPROVED = 1 << 31  # below it a number counts though the key of today doesn't prove it: an older key may
_OWNER_ONLY = 0o700

Parts = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The journal at one moment, as it is on the disk, and the key to prove a copy of it."""

    folder: Folder
    journal_id: str
    root: bytearray = field(repr=False)
    database: bytearray = field(repr=False)
    key_file: bytes = field(repr=False)

    def forget(self) -> None:
        keys.wipe(self.root)


@dataclass(frozen=True, slots=True)
class Backup:
    """One file in the folder. `trouble` says why it can't be relied on; then there may be no manifest."""

    path: Path
    size: int
    manifest: Manifest | None
    trouble: UserError | None = None

    @property
    def number(self) -> int:
        return self.manifest.number if self.manifest else 0

    @property
    def made(self) -> datetime | None:
        """Local time."""
        return self.manifest.made.astimezone() if self.manifest else None

    @property
    def total(self) -> int:
        return sum(self.manifest.counts.values()) if self.manifest else 0


@dataclass(frozen=True, slots=True)
class Made:
    """`is_new` is False where the latest backup already held all of it. `shrunk`, `unreadable`: why none was pruned."""

    backup: Backup
    is_new: bool = True
    pruned: tuple[Path, ...] = ()
    shrunk: bool = False
    unreadable: int = 0


def snapshot(journal: Journal) -> Snapshot:
    """Take the journal's bytes: milliseconds, and nobody else may write meanwhile. Wipe it with `forget`."""
    folder = journal.folder
    taken = journal.read.file_bytes()
    key_file = opening.key_file_for(folder, journal.root)
    return Snapshot(folder, journal.journal_id, bytearray(journal.root), taken, key_file)


def make(
    taken: Snapshot, place: Path, progress: Progress, *, always: bool = True, accepted: int = 0, latest: int = 0
) -> Made:
    """Write a backup to the folder `place`, prove it, then prune. Slow: run it in a job.

    Not `always`: nothing is written when the latest one holds the same bytes. A backup whose number is at most
    `accepted` no longer counts for the alarm about a journal that has shrunk. A folder in which no backup is as late as
    number `latest` is not the one where that was made: a stick is out, and its place on the system's disk is empty.
    Raises BackupFailed, BackupsNotThere, BackupUnproved or BackupOfDamage; then no older backup has been touched.
    """
    try:
        before = listed(place, taken.root, taken.journal_id)
        number = _next_number(before, taken.journal_id)
        if number <= latest:
            raise BackupsNotThere
        _sweep(taken.folder)
        backup_part.sweep(place)
        last = next((one for one in before if one.trouble is None), None)
        if not always and last is not None and _is_same(last, taken):
            return Made(last, is_new=False)
        made = _written(taken, place, number, progress)
        return _pruned(made, [one for one in before if _concerns_us(one)], accepted)
    except OSError as error:
        raise BackupFailed.told_by(error, location.stick(str(place))) from error


def listed(place: Path, root: bytes | bytearray, journal_id: str) -> list[Backup]:
    """The backups in this folder, the latest first, without reading their journals. Raises OSError."""
    files = [path for path in place.iterdir() if path.name.endswith(SUFFIX) and _may_be_a_file(path)]
    found = [_looked_at(path, root, journal_id) for path in files]
    return sorted(found, key=lambda one: (one.number, one.path.name), reverse=True)


def prove_bytes(backup: Backup, progress: Progress) -> None:
    """Read the whole file: these are the bytes that were opened and counted when it was made, or BackupDamaged."""
    if backup.manifest is None:
        raise BackupDamaged
    steps = _Steps(progress, backup.size)
    try:
        for name in (DATABASE, KEYS):
            if backup_file.copy_part(backup.path, name, None, steps.on_bytes) != backup.manifest.digest_of(name):
                raise BackupDamaged
    except OSError as error:
        raise BackupDamaged from error


@contextmanager
def checking(beside: Folder) -> Generator[Folder]:
    """A folder inside that of `beside` for a copy of a journal; gone afterwards. Raises OSError."""
    folder = Folder(beside.path / f"{_CHECKING}{secrets.token_hex(4)}")
    folder.path.mkdir(_OWNER_ONLY)
    try:
        yield folder
    finally:
        shutil.rmtree(folder.path, ignore_errors=True)


def unpack(path: Path, folder: Folder, progress: Progress) -> Parts:
    """Both parts of a backup in a folder that is there, on the disk; what they are. Raises BackupDamaged or OSError."""
    steps = _Steps(progress, path.stat().st_size)
    parts: Parts = {}
    for name, target in ((DATABASE, folder.database), (KEYS, folder.keys)):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(target, flags, durable.OWNER_ONLY), "wb") as file:
            digest = backup_file.copy_part(path, name, file, steps.on_bytes)
            file.flush()
            durable.sync(file.fileno())
            parts[name] = {"bytes": file.tell(), "sha256": digest}
    return parts


def counted(folder: Folder, root: bytes | bytearray) -> tuple[int, dict[str, int]]:
    """Open a copy, prove all of it, count: its schema and its records. Raises JournalDamaged and what opening does."""
    key = keys.database_key(root)
    try:
        conn = connection.connect(folder.database, key)
    finally:
        keys.wipe(key)
    try:
        stock.prove(conn)
        return migrate.schema(conn), {str(kind): number for kind, number in stock.counts(conn).items()}
    finally:
        conn.close()


class _Steps:
    """Tells a progress how many bytes have gone by."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def on_bytes(self, count: int) -> None:
        self._done += count
        self._progress.step(min(self._done, self._total), self._total)


def _looked_at(path: Path, root: bytes | bytearray, journal_id: str) -> Backup:
    try:
        size = path.stat().st_size
        manifest = backup_file.read(path)
    except UserError as trouble:
        return Backup(path, size, None, trouble)
    except OSError:
        return Backup(path, 0, None, BackupDamaged())
    if manifest.journal_id != journal_id:
        return Backup(path, size, None, BackupOfAnother())
    return Backup(path, size, manifest, None if manifest.proves(root) else BackupOfEarlierKey())


def _may_be_a_file(path: Path) -> bool:
    """A folder or a pipe is no backup, whatever it is called; what can't be looked at may be one."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _is_same(last: Backup, taken: Snapshot) -> bool:
    """The same journal under the same passphrase, and still readable."""
    if last.manifest is None:
        return False
    parts = ((DATABASE, taken.database), (KEYS, taken.key_file))
    if any(last.manifest.digest_of(name) != sha256(data).hexdigest() for name, data in parts):
        return False
    try:
        prove_bytes(last, Progress())
    except (BackupDamaged, NotABackup):
        return False
    return True


def _next_number(before: Sequence[Backup], journal_id: str) -> int:
    """What others wrote into a manifest of theirs is no number of ours."""
    ours = [one for one in before if one.manifest and one.manifest.journal_id == journal_id]
    return max((one.number for one in ours if one.trouble is None or one.number < _UNPROVED), default=0) + 1


def _written(taken: Snapshot, place: Path, number: int, progress: Progress) -> Backup:
    """The file under its name, once what was read back from the disk has opened and been counted."""
    size = len(taken.database) + len(taken.key_file)
    with backup_part.begun(place) as (part, target):
        try:
            backup_file.write(
                part, {DATABASE: taken.database, KEYS: taken.key_file}, _Steps(progress.part(0, 3), size).on_bytes
            )
            with checking(taken.folder) as copy:
                parts = unpack(part, copy, progress.part(1, 3))
                manifest = _proved(copy, taken, number, parts)
            backup_file.seal(part, manifest)
            progress.step(3, 3)
            if not backup_file.read(part).proves(taken.root):
                raise BackupUnproved
        except BackupDamaged as error:
            raise BackupUnproved from error
        durable.put(part, target)
    return Backup(target, target.stat().st_size, manifest)


def _proved(copy: Folder, taken: Snapshot, number: int, parts: Parts) -> Manifest:
    """Of a copy that is the journal, byte for byte, and opens. Raises BackupUnproved or BackupOfDamage."""
    for name, data in ((DATABASE, taken.database), (KEYS, taken.key_file)):
        if parts[name]["sha256"] != sha256(data).hexdigest():
            raise BackupUnproved
    try:
        schema, counts = counted(copy, taken.root)
    except UserError as error:  # the journal is what can't be read
        raise BackupOfDamage from error
    return backup_file.manifest(taken.root, taken.journal_id, number, schema, counts, parts)


def _pruned(made: Backup, before: Sequence[Backup], accepted: int) -> Made:
    """Take away what rotation doesn't keep; nothing while something about the others is not as it should be."""
    unreadable = sum(one.trouble is not None for one in before)
    shrunk = rotation.has_shrunk(made.total, (one.total for one in before if one.number > accepted))
    if unreadable or shrunk:
        return Made(made, shrunk=shrunk, unreadable=unreadable)
    dated = [(one.number, _day(one)) for one in (made, *before)]
    stay = rotation.kept(dated)
    gone = []
    for one in before:
        if one.number not in stay and backup_part.is_ours(one.path.name):
            with suppress(OSError):
                one.path.unlink()
                gone.append(one.path)
    return Made(made, pruned=tuple(gone))


def _concerns_us(backup: Backup) -> bool:
    """Not those of another journal, nor what is no backup at all; what was one, once, does."""
    if isinstance(backup.trouble, BackupOfAnother):
        return False
    return not isinstance(backup.trouble, NotABackup) or backup_part.is_ours(backup.path.name)


def _day(backup: Backup) -> date:
    return backup.made.date() if backup.made else date.min


def _sweep(folder: Folder) -> None:
    """What a kill left behind in the middle of a backup."""
    for path in folder.path.iterdir():
        if path.name.startswith(_CHECKING):
            shutil.rmtree(path, ignore_errors=True)
