"""Another key for a journal, for when somebody else knows its passphrase or has its recovery code.

`prepare` writes the whole of it anew beside itself, under a new root secret, and compares the two row for row.
`put_in_place` has one moment: the rename of `journal.db`. Until then `journal.keys` is that of the old database, from
then on its twin is that of the new one, so that killed anywhere the journal opens whole, as before or as after.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import zip_longest

from app import durable
from app.acts import stock
from app.errors import DiskGone, DiskTrouble, KeysOfAnotherJournal, UserError
from app.progress import Progress
from app.safety.backup import Snapshot
from app.safety.refusals import RekeyStopped, SamePassphrase
from app.store import connection, doors, keys, opening, recovery_code, replaced
from app.store.connection import Connection
from app.store.folder import Folder
from app.store.journal import Journal
from app.store.keys import Cost, KeyFile

_OWNER_ONLY = 0o700
_HOT = "-journal"  # SQLite's own, beside the database
_REPORT_EVERY = 500  # rows
_SHUT_FIRST = os.name == "nt"  # where nothing can be renamed onto a file that is open


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """The same words under another key, on the disk beside the journal, and the way into them."""

    folder: Folder
    root: bytearray = field(repr=False)
    key_file: KeyFile = field(repr=False)


def prepare(taken: Snapshot, now: str, then: str, progress: Progress, cost: Cost = keys.STANDARD) -> Rekeyed:
    """From the passphrase of now to another one, with another recovery code. Slow: run it in a job.

    Nothing of the journal is touched, which may be open but must not be written to from the snapshot on. Raises
    WrongPassphrase, SamePassphrase, NotEnoughMemory, JournalDamaged, RekeyStopped or Cancelled; nothing is left then.
    """
    if keys.is_same(now, then):
        raise SamePassphrase
    opening.with_passphrase(taken.folder, now).forget()
    progress.step(0, 1)
    root = recovery_code.new_secret()
    rekeyed = replaced.being_rekeyed(taken.folder)
    try:
        rekeyed.path.mkdir(_OWNER_ONLY)
        salt = _under(root, taken, rekeyed, progress)
        return Rekeyed(rekeyed, root, _key_file(taken, root, salt, then, cost))
    except BaseException as error:
        keys.wipe(root)
        shutil.rmtree(rekeyed.path, ignore_errors=True)
        if isinstance(error, OSError | DiskTrouble | DiskGone):
            raise RekeyStopped.told_by(error) from error
        raise


def put_in_place(journal: Journal, rekeyed: Rekeyed) -> None:
    """From now on only the new key opens the journal, which stays open. Milliseconds, on the journal's own thread.

    Raises RekeyStopped, and then nothing has changed; or what `doors.reopen` does, and then all has.
    """
    folder, new = journal.folder, rekeyed.key_file.as_bytes()
    try:
        with _twin_of_new(journal, new):
            if _SHUT_FIRST:
                journal.read.close()
            rekeyed.folder.database.replace(folder.database)
    except OSError as error:
        discard(rekeyed)
        if _SHUT_FIRST:
            with suppress(UserError):  # whoever reads or writes next is told, and can try again
                doors.reopen(journal)
        raise RekeyStopped.told_by(error) from error
    journal.take_root(rekeyed.root)
    with suppress(OSError):  # where it can't be made to last yet, the other key file stays too: any opening heals them
        durable.sync_folder(folder.path)
        durable.replace(folder.keys, new)
    shutil.rmtree(rekeyed.folder.path, ignore_errors=True)
    doors.reopen(journal)


def discard(rekeyed: Rekeyed) -> None:
    """It is not wanted."""
    keys.wipe(rekeyed.root)
    shutil.rmtree(rekeyed.folder.path, ignore_errors=True)


def copy(
    before: Folder, old: bytes | bytearray, after: Folder, new: bytearray, journal_id: str, progress: Progress
) -> bytes:
    """That journal, which is in `before`, under another key in the folder `after`, which is there. Its salt. Slow.

    Its recovery code is another, so nobody has shown yet to have it. Raises KeysOfAnotherJournal, JournalDamaged,
    DiskTrouble, DiskGone, RekeyStopped, OSError or Cancelled.
    """
    with _open(before, old) as source:
        if source.one("select journal_id from about") != journal_id:
            raise KeysOfAnotherJournal

        def fill(conn: Connection) -> None:
            source.copy_to(conn, progress.part(0, 3).step)
            _compare(source, conn, progress.part(1, 3))
            progress.part(2, 3).step(0, 1)
            conn.execute("update about set code_seen = 0")
            stock.prove(conn)

        return doors.new_database(after, new, fill)


def _under(root: bytearray, taken: Snapshot, rekeyed: Folder, progress: Progress) -> bytes:
    """The salt of the new database, which is on the disk then; what it was copied from is gone."""
    before = replaced.being_rekeyed(taken.folder)
    try:
        before.path.mkdir(_OWNER_ONLY)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(before.database, flags, durable.OWNER_ONLY), "wb") as file:
            file.write(taken.database)
        salt = copy(before, taken.root, rekeyed, root, taken.journal_id, progress)
    finally:
        shutil.rmtree(before.path, ignore_errors=True)
    with rekeyed.database.open("r+b") as file:
        durable.sync(file.fileno())
    durable.sync_folder(rekeyed.path)
    return salt


def _key_file(taken: Snapshot, root: bytearray, salt16: bytes, passphrase: str, cost: Cost) -> KeyFile:
    """One that leads to the new key alone, and has been shown to."""
    old = keys.parse(taken.key_file).document
    kept = {**old, "slots": []}  # further ways in lead to the old key
    key_file = keys.make(root, passphrase, taken.journal_id, salt16, old["gen"] + 1, cost, kept)
    proof = key_file.unwrap(passphrase)
    if proof != root or not key_file.proves(proof):
        raise RekeyStopped
    keys.wipe(proof)
    return key_file


@contextmanager
def _twin_of_new(journal: Journal, new: bytes) -> Generator[None]:
    """One key file of each, while the databases change places; both as they were where that doesn't come to pass."""
    folder = journal.folder
    old = opening.key_file_for(folder, journal.root)
    hot = folder.database.with_name(folder.database.name + _HOT)
    if not old or journal.read.in_transaction or (hot.exists() and hot.stat().st_size):
        raise OSError("not at rest")  # a rollback journal would be taken for that of the other database
    durable.replace(folder.keys, old)
    try:
        durable.replace(folder.keys_copy, new)
        yield
    except OSError:
        with suppress(OSError):
            durable.replace(folder.keys_copy, old)
        raise


@contextmanager
def _open(folder: Folder, root: bytes | bytearray) -> Generator[Connection]:
    key = keys.database_key(root)
    try:
        conn = connection.connect(folder.database, key)
    finally:
        keys.wipe(key)
    try:
        yield conn
    finally:
        conn.close()


def _compare(before: Connection, after: Connection, progress: Progress) -> None:
    """Every row of every table, the search index among them. Raises RekeyStopped."""
    told = [_schema(conn) for conn in (before, after)]
    if told[0] != told[1]:
        raise RekeyStopped
    tables = [name for kind, name, _, root in told[0] if kind == "table" and root]
    for number, name in enumerate(tables):
        progress.step(number, len(tables))
        each = [conn.execute(f'select * from "{name}"') for conn in (before, after)]  # noqa: S608 - of the schema
        for at, (one, other) in enumerate(zip_longest(*each)):
            if one != other:
                raise RekeyStopped
            if at % _REPORT_EVERY == _REPORT_EVERY - 1:
                progress.step(number, len(tables))


def _schema(conn: Connection) -> list[tuple[str, str, str, int]]:
    """What a table is called and where it begins, and what else page 1 says."""
    told = [("pragma", name, "", conn.one(f"pragma {name}")) for name in ("user_version", "application_id")]
    return told + conn.execute("select type, name, coalesce(sql, ''), rootpage from sqlite_schema").fetchall()
