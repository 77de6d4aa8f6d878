"""The door to SQLCipher: opening, locking, pragmas, and what its errors mean. Nobody else imports it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher

from app.errors import (
    DiskGone,
    DiskTrouble,
    JournalDamaged,
    JournalOpenElsewhere,
    KeysOfAnotherJournal,
    NotAJournal,
    StillBusy,
    UserError,
)
from app.store.looking import PAGE, is_text

if TYPE_CHECKING:  # the same interface, with types
    from sqlite3 import Connection as _Connection
    from sqlite3 import Cursor as _Cursor
else:
    _Connection, _Cursor = sqlcipher.Connection, sqlcipher.Cursor

APPLICATION_ID = 0x496E676C  # "Ingl"
BUSY_S = 0.25
_PAGES_AT_ONCE = 256  # of a copy, between two looks at whether it is still wanted

# Each is set, read back and compared: SQLite ignores in silence what it does not know.
_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("temp_store", "memory", 2),
    ("journal_mode", "truncate", "truncate"),
    ("synchronous", "extra", 3),
    ("fullfsync", "on", 1),
    ("secure_delete", "on", 1),
    ("foreign_keys", "on", 1),
    ("trusted_schema", "off", 0),
    ("cell_size_check", "on", 1),
    ("mmap_size", "0", 0),
    ("cache_size", "-65536", -65536),  # KiB
    ("locking_mode", "exclusive", "exclusive"),
    ("cipher_log_level", "none", "NONE"),
)

# Where there is no file, these say that there is none.
_WITHOUT_A_FILE: dict[str, object] = {"journal_mode": "memory", "mmap_size": None}

_MEANING: dict[str, type[UserError]] = {
    "SQLITE_BUSY": JournalOpenElsewhere,
    "SQLITE_CORRUPT": JournalDamaged,
    "SQLITE_NOTADB": JournalDamaged,  # not a wrong passphrase: the key file has already proved the key
    "SQLITE_FULL": DiskTrouble,
    "SQLITE_IOERR": DiskGone,
    "SQLITE_READONLY": DiskGone,
    "SQLITE_CANTOPEN": DiskGone,
}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")

T = TypeVar("T")


def explain(error: BaseException) -> UserError | None:
    """What this failure means to the user; None when it is a bug of ours."""
    if isinstance(error, UserError):
        return error
    name: str = getattr(error, "sqlite_errorname", None) or ""  # such as SQLITE_IOERR_WRITE
    return next((meaning() for code, meaning in _MEANING.items() if name.startswith(code)), None)


RuleOfTable = sqlcipher.IntegrityError  # what the rules of a table refuse: its types, its checks, what must be unique


class Cursor(_Cursor):
    """Rows, with what the disk or the file did wrong raised as a UserError."""

    connection: Connection

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        return self.connection.guarded(super().execute, sql, parameters)

    def executemany(self, sql: str, parameters: Any) -> Cursor:
        return self.connection.guarded(super().executemany, sql, parameters)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlcipher.DatabaseError as error:
            raise self.connection.meaning(error) from error

    def fetchone(self) -> Any:
        return self.connection.guarded(super().fetchone)

    def fetchall(self) -> list[Any]:
        return self.connection.guarded(super().fetchall)


class Connection(_Connection):
    """One keyed connection. Owned by one thread at a time."""

    damaged = False
    read_only = False  # the file allows no more
    borrowed = False  # by a transaction that goes on in slices, between which others may ask for one
    lost = False  # closed because its files were gone; whoever still asks is told that
    descriptor = -1  # on the same file, for `file_bytes`; opened before the connection and closed after it

    if TYPE_CHECKING:

        def set_key(self, key: bytearray) -> None: ...

    def cursor(self, *_: Any) -> Cursor:  # type: ignore[override]
        return cast(Cursor, self.guarded(super().cursor, Cursor))

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        return self.cursor().execute(sql, parameters)

    def begin(self) -> None:
        """A transaction that will write. Raises StillBusy while a long one is under way."""
        if self.borrowed:
            raise StillBusy
        self.execute("begin immediate")

    def rollback(self) -> None:
        self.guarded(super().rollback)

    def seal(self) -> None:
        """From now on it refuses to change anything."""
        self.execute("pragma query_only = on")
        if self.one("pragma query_only") != 1:
            raise RuntimeError("pragma query_only did not take")

    def one(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def file_bytes(self) -> bytearray:
        """The whole file, encrypted as it is, as it stands between two transactions. Raises DiskGone.

        Any other descriptor on the file that this process closed would let go of SQLite's lock.
        """
        self.begin()
        try:
            with open(self.descriptor, "rb", buffering=0, closefd=False) as file:
                taken = bytearray(file.seek(0, os.SEEK_END))
                file.seek(0)
                rest = memoryview(taken)
                while rest and (got := file.readinto(rest)):
                    rest = rest[got:]
        except OSError as error:
            raise DiskGone from error
        finally:
            self.rollback()
        if rest:
            raise DiskGone
        return taken

    def copy_to(self, target: Connection, on_step: Callable[[int, int], object]) -> None:
        """Page by page, under the key of `target`. `on_step` hears (done, total), and may raise to stop it."""

        def on_pages(_status: int, left: int, total: int) -> None:
            on_step(total - left, total)

        self.guarded(lambda: super(Connection, self).backup(target, pages=_PAGES_AT_ONCE, progress=on_pages))

    def close(self) -> None:
        super().close()
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def guarded(self, call: Callable[..., T], *arguments: object) -> T:
        try:
            return call(*arguments)
        except sqlcipher.DatabaseError as error:
            raise self.meaning(error) from error

    def meaning(self, error: Exception) -> Exception:
        """The UserError for `error`, or `error` itself. Remembers damage: afterwards even READONLY means it."""
        if self.lost:
            return JournalDamaged() if self.damaged else DiskGone()
        name: str = getattr(error, "sqlite_errorname", None) or ""
        self.damaged = self.damaged or name.startswith(_DAMAGE)
        if self.damaged and name.startswith("SQLITE_READONLY"):
            return JournalDamaged()
        return explain(error) or error


def what_else(database: Path, key: bytearray) -> UserError | None:
    """What a file that did not open is, if it is none of this key's: SQLCipher says the same of it and of damage.

    None where any page was sealed with the key. Reads the whole file and changes nothing.
    """
    size = database.stat().st_size
    conn = Connection(_uri(database, "ro"), uri=True, isolation_level=None, timeout=BUSY_S)
    try:
        conn.set_key(key)
        conn.execute("pragma cipher_log_level = none")
        if len(conn.execute("pragma cipher_integrity_check").fetchall()) < size // PAGE:
            return None
    finally:
        conn.close()
    with database.open("rb") as file:
        header = file.read(16)
    if not any(header):
        return None  # a disk that lost what it was given
    return NotAJournal() if is_text(header) else KeysOfAnotherJournal()


def _uri(database: Path, mode: str) -> str:
    return f"file:{quote(str(database.absolute()))}?mode={mode}"


def held(database: Path) -> bool:
    """Whether some other program has this journal open. Never call it while this process has: see `look_at`."""
    try:
        conn = Connection(_uri(database, "ro"), uri=True, isolation_level=None, timeout=0)
    except sqlcipher.DatabaseError:
        return False
    try:
        conn.execute("select 1 from sqlite_master")
    except JournalOpenElsewhere:
        return True
    except UserError:
        return False  # without the key it is "not a database", which is as it should be
    finally:
        conn.close()
    return False


def connect(database: Path, key: bytearray, *, create: bool = False) -> Connection:
    """Open, key, lock, and set every pragma. Raises JournalOpenElsewhere, JournalDamaged, DiskGone.

    The file must have been looked at: a missing or empty one would open as an empty database under any key.
    """
    conn: Connection | None = None
    descriptor = _descriptor(database)
    try:
        conn = Connection(_uri(database, "rwc" if create else "rw"), uri=True, isolation_level=None, timeout=BUSY_S)
        conn.descriptor, descriptor = descriptor, -1
        conn.set_key(key)
        conn.execute("pragma cipher_log_level = none")
        # The lock comes before anything is read. Without the pragma it would be let go again.
        conn.execute("pragma locking_mode = exclusive")
        conn.execute("begin exclusive")
        conn.execute("commit")
        conn.read_only = not os.access(database, os.W_OK)
        _prepare(conn)
    except BaseException as error:
        if conn is not None:
            conn.close()
        if descriptor >= 0:
            os.close(descriptor)
        if isinstance(error, sqlcipher.DatabaseError) and (understood := explain(error)):
            raise understood from error
        raise
    return conn


def _descriptor(database: Path) -> int:
    """-1 where it can't be opened: SQLite will say why."""
    try:
        return os.open(database, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return -1


def in_memory() -> Connection:
    """An empty database of which nothing ever reaches a disk."""
    conn = Connection(":memory:", isolation_level=None)
    _prepare(conn, _WITHOUT_A_FILE)
    return conn


def _prepare(conn: Connection, otherwise: Mapping[str, object] | None = None) -> None:
    for name, value, expected in _PRAGMAS:
        conn.execute(f"pragma {name} = {value}")
        if conn.one(f"pragma {name}") != (otherwise or {}).get(name, expected):
            raise RuntimeError(f"pragma {name} did not take")


def problems(conn: Connection) -> list[str]:
    """What the three integrity checks say; [] when all is well. Reads the whole file."""
    checks = ["pragma cipher_integrity_check", "pragma integrity_check"]
    if not conn.read_only:  # that of the index is asked for by a statement that writes
        checks.append("insert into search (search) values ('integrity-check')")
    found: list[str] = []
    for check in checks:
        try:
            found += [row[0] for row in conn.execute(check) if row[0] != "ok"]
        except JournalDamaged:  # met on the way, before the check had an answer
            found.append(check)
        conn.damaged = conn.damaged or bool(found)  # from now on READONLY means that, and not the disk
    return found
