"""How a journal is made and how it is opened: every check, in its order, before a word is read."""

from __future__ import annotations

import filecmp
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app import durable
from app.errors import (
    DiskTrouble,
    FolderNotWritable,
    JournalDamaged,
    JournalOpenElsewhere,
    KeysOfAnotherJournal,
    NameTaken,
    NotEnoughMemory,
    UpgradeStopped,
    UserError,
    WayInReplaced,
    WrongCode,
)
from app.store import connection, keys, last_end, migrate, moved, opening, recovery_code, replaced, rows
from app.store.connection import APPLICATION_ID, Connection
from app.store.folder import Folder
from app.store.journal import Journal, holder
from app.store.keys import Cost, KeyFile
from app.store.migrate import Migration
from app.store.opening import Opened

_OWNER_ONLY = 0o700


def create(
    folder: Folder,
    passphrase: str,
    *,
    sample: bool = False,
    cost: Cost = keys.STANDARD,
    migrations: tuple[Migration, ...] = (),
) -> Opened:
    """Make an empty journal; it appears under its name only when complete. Slow: run it in a job.

    Raises NameTaken, FolderNotWritable, DiskTrouble or NotEnoughMemory; nothing is left behind then.
    """
    root = recovery_code.new_secret()
    journal_id = secrets.token_hex(16)

    def fill(conn: Connection) -> None:
        migrate.apply(conn, migrations or migrate.shipped())
        begin(conn, journal_id, sample)

    try:
        with _appearing(folder) as making:
            salt = new_database(making, root, fill)
            key_file = _key_file(root, passphrase, journal_id, salt, cost)
            opening.write(making, key_file)
    except BaseException:
        keys.wipe(root)
        raise
    return Opened(root, key_file)


def remake(folder: Folder, opened: Opened, fill: Callable[[Connection], None]) -> None:
    """Make another journal that the same keys open, with the tables and rows that `fill` gives it. Slow.

    It appears under its name only when complete, and proved. Raises what `create` does, and what `fill` does. Where no
    key file is left it gets none: its owner has come by the code, and chooses a passphrase on opening it.
    """
    with _appearing(folder) as making:
        salt = new_database(making, opened.root, fill)
        _prove(making, opened)
        if opened.key_file:
            document = keys.beginning(opened.key_file.document, salt)
            opening.write(making, keys.sealed(document, opened.root))


@contextmanager
def _appearing(folder: Folder) -> Iterator[Folder]:
    """A folder to fill, which then gets its name; on any error nothing is left behind."""
    making = Folder(folder.path.with_name(f".{folder.path.name}.{secrets.token_hex(4)}.new"))
    try:
        if folder.path.exists():
            raise NameTaken
        durable.private_folder(folder.path.parent)
        making.path.mkdir(_OWNER_ONLY)
        making.path.chmod(_OWNER_ONLY)
        yield making
        if folder.path.exists():
            raise NameTaken
        making.path.rename(folder.path)
        durable.sync_folder(folder.path.parent)
    except BaseException as error:
        shutil.rmtree(making.path, ignore_errors=True)
        if isinstance(error, OSError):
            raise (DiskTrouble if error.errno == 28 else FolderNotWritable) from error  # ENOSPC
        raise


def _key_file(root: bytearray, passphrase: str, journal_id: str, salt16: bytes, cost: Cost) -> KeyFile:
    try:
        return keys.make(root, passphrase, journal_id, salt16, cost=cost)
    except NotEnoughMemory:
        raise NotEnoughMemory(
            "There isn’t enough free memory to make a journal.",
            "Nothing was made. Close some other programs, then try again.",
        ) from None


def new_database(making: Folder, root: bytearray, fill: Callable[[Connection], None]) -> bytes:
    """Make the file, under the key of `root`, and let `fill` fill it. Its salt."""
    os.close(os.open(making.database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, durable.OWNER_ONLY))
    conn = _keyed(making, root, create=True)
    try:
        conn.execute(f"pragma application_id = {APPLICATION_ID}")
        fill(conn)
        return bytes.fromhex(conn.one("pragma cipher_salt"))
    finally:
        conn.close()


def begin(conn: Connection, journal_id: str, sample: bool = False) -> None:
    """The one row that says which journal it is."""
    conn.execute("insert into about (journal_id, made_at, sample) values (?, ?, ?)", (journal_id, rows.now(), sample))


def in_memory() -> Journal:
    """An empty sample that lives in this computer's memory alone, and is gone once it is closed."""
    conn = connection.in_memory()
    migrate.apply(conn, migrate.shipped())
    begin(conn, secrets.token_hex(16), sample=True)
    return Journal(conn, None, bytearray())


def look_at(folder: Folder) -> None:
    """What can be told before the passphrase. Raises what `moved.look_at` raises."""
    moved.look_at(folder)


def held_here(folder: Folder) -> bool:
    """Whether another Inglenook on this computer has the journal open. Never for a journal this process has open."""
    return connection.held(folder.database) and holder(folder)[2]


def enter(folder: Folder, opened: Opened, migrations: tuple[Migration, ...] = ()) -> Journal:
    """Open the journal with a proved key. Milliseconds, but for an upgrade.

    Raises what `look_at` raises, and JournalOpenElsewhere, JournalDamaged, JournalTooNew, KeysOfAnotherJournal,
    WayInReplaced, WrongCode or UpgradeStopped. Until all checks have passed not one byte is changed.
    """
    look_at(folder)
    known = migrations or migrate.shipped()
    aside, broken_off = None, last_end.broken_off(folder)
    conn = _checked(folder, opened, known)
    try:
        moved.settle(folder)
        if migrate.missing(conn, known):
            conn.close()  # its lock must not be touched by the copying of the file
            aside = _set_aside(folder, opened)
            conn = _checked(folder, opened, known)
            migrate.apply(conn, migrate.missing(conn, known))
        journal = Journal(conn, folder, opened.root)
        journal.set_aside, journal.broken_off = aside, broken_off
    except BaseException:
        conn.close()
        raise
    opening.heal(folder, opened, journal.salt16)
    replaced.forget_old(folder)
    return journal


def reopen(journal: Journal) -> None:
    """Open the files of a journal again after DiskGone: SQLite has no trust left in a file that failed under it.

    Raises what `enter` raises; then reading and writing raise DiskGone until it is tried again with success.
    """
    journal.read.lost = True
    journal.read.close()
    look_at(journal.folder)
    try:
        journal.read = _checked(journal.folder, Opened(journal.root, None), migrate.shipped())
    except WrongCode:  # said of a code, where one was typed; here the key is known to be right
        raise KeysOfAnotherJournal(
            "There’s another journal where yours was.",
            "It hasn’t been changed. What’s on screen is safe while Inglenook stays open. "
            "Put your journal back, then try again.",
        ) from None


def read_on(journal: Journal) -> None:
    """After damage was met: nothing more comes through that connection, but through a new one all that is whole.

    Nothing is written through it either. Raises what `reopen` does.
    """
    if journal.read.damaged:
        reopen(journal)
        journal.read.damaged = True


def _keyed(folder: Folder, root: bytearray, *, create: bool = False) -> Connection:
    key = keys.database_key(root)
    try:
        return connection.connect(folder.database, key, create=create)
    finally:
        keys.wipe(key)


def _checked(folder: Folder, opened: Opened, known: tuple[Migration, ...]) -> Connection:
    """Connected, of a schema we know, and certain that file and key file are of one journal."""
    try:
        conn = _keyed(folder, opened.root)
    except JournalOpenElsewhere:
        raise JournalOpenElsewhere(*holder(folder)) from None
    except JournalDamaged:
        raise _told_apart(folder, opened) from None
    try:
        if conn.one("pragma application_id") != APPLICATION_ID:
            raise JournalDamaged
        migrate.missing(conn, known)
        if opened.key_file and opened.key_file.journal_id != conn.one("select journal_id from about"):
            raise KeysOfAnotherJournal
    except BaseException:
        conn.close()
        raise
    return conn


def _told_apart(folder: Folder, opened: Opened) -> UserError:
    """Whether a file that did not open is damaged, or never had this key."""
    other: UserError | None = None
    for salt16 in (b"", opened.key_file.salt16 if opened.key_file else b""):  # the file's own, or page 1 has lost it
        key = keys.database_key(opened.root, salt16)
        try:
            other = connection.what_else(folder.database, key)
        finally:
            keys.wipe(key)
        if other is None:
            break
    if other and opening.has_another(folder, opened):
        return WayInReplaced()
    if other and opened.key_file is None:  # nothing but the file itself could prove the code
        return WrongCode()
    return other or JournalDamaged()


def _set_aside(folder: Folder, opened: Opened) -> Folder:
    """Copy the journal before its tables change, and prove the copy by opening it. Where the copy is.

    Raises UpgradeStopped or JournalDamaged; the half-made copy is taken away then.
    """
    aside = replaced.new(folder)
    try:
        durable.private_folder(aside.path)
        for source in (folder.database, folder.keys, folder.keys_copy):
            if source.exists():
                _copy(source, aside.path / source.name)
        _prove(aside, opened)
        durable.sync_folder(aside.path)
    except BaseException as error:
        shutil.rmtree(aside.path, ignore_errors=True)
        if isinstance(error, OSError):
            raise UpgradeStopped from error
        raise
    return aside


def _prove(copy: Folder, opened: Opened) -> None:
    conn = _keyed(copy, opened.root)
    try:
        if connection.problems(conn):
            raise JournalDamaged
    finally:
        conn.close()


def _copy(source: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), durable.OWNER_ONLY)
    with source.open("rb") as read, os.fdopen(descriptor, "wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        durable.sync(written.fileno())
    if not filecmp.cmp(source, target, shallow=False):
        raise OSError("what was copied reads back differently")
