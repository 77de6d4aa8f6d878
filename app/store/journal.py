"""The open journal: reading, writing, and telling what changed."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from app import durable
from app.errors import JournalDamaged, UserError
from app.store import keys, recovery_code
from app.store.connection import Connection
from app.store.folder import Folder


class Kind(StrEnum):
    """What a journal holds. Each is a table of the same name."""

    PERSON = "person"
    MENTORSHIP = "mentorship"
    AGREEMENT = "agreement"
    MEETING = "meeting"
    AGENDA_ITEM = "agenda_item"
    ACTION = "action"
    GOAL = "goal"
    CHECK_IN = "check_in"
    MILESTONE = "milestone"
    REFLECTION = "reflection"
    NOTE = "note"
    POST = "post"
    TAG = "tag"
    DEPARTURE = "departure"


Ref: TypeAlias = tuple[Kind, int]


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction touched, and who asked for it."""

    records: frozenset[Ref]
    origin: object | None = None

    def concerns(self, *kinds: Kind) -> bool:
        return any(kind in kinds for kind, _ in self.records)


@dataclass(slots=True)
class Write:
    """The right to change the journal, for the length of one transaction."""

    conn: Connection
    touched: set[Ref] = field(default_factory=set)

    def touch(self, kind: Kind, record_id: int) -> None:
        self.touched.add((kind, record_id))


def _unheard(_change: Change) -> None:
    """Where nobody listens."""


class Journal:
    """One open, locked journal. `store.doors` makes it; `close` gives everything back."""

    def __init__(self, conn: Connection, folder: Folder | None, root: bytearray) -> None:
        """`folder` is None for one that lives in memory."""
        self.read = conn
        self._folder = folder
        self.set_aside: Folder | None = None  # how it was before it was made ready for this version, just now
        self.broken_off: datetime | None = None  # when it was saved last (UTC), if it was not shut after that
        self.on_change: Callable[[Change], None] = _unheard
        self._root = root
        self._closed = False
        self._sign_the_door()

    @property
    def on_disk(self) -> bool:
        """False for a sample in memory: it has no folder, no keys and no way to be opened again."""
        return self._folder is not None

    @property
    def folder(self) -> Folder:
        """Raises LookupError where it is not on a disk."""
        if self._folder is None:
            raise LookupError("this journal lives in memory")
        return self._folder

    @property
    def name(self) -> str:
        """As its owner chose it; "" where it is not on a disk."""
        return self._folder.name if self._folder else ""

    @property
    def only_read(self) -> bool:
        """Whether where it lies nothing can be written, as far as that can be told beforehand."""
        if self._folder is None or self.read.read_only:
            return self._folder is not None
        rollback = self._folder.database.with_name("journal.db-journal")  # SQLite's own; each save needs it
        return not os.access(rollback if rollback.exists() else self._folder.path, os.W_OK)

    @property
    def journal_id(self) -> str:
        return str(self.read.one("select journal_id from about"))

    @property
    def made_on(self) -> date:
        """The day by this computer's clock."""
        return datetime.fromisoformat(self.read.one("select made_at from about")).astimezone().date()

    @property
    def is_sample(self) -> bool:
        return bool(self.read.one("select sample from about"))

    @property
    def recovery_code(self) -> str:
        return recovery_code.encode(self._root)

    @property
    def root(self) -> bytearray:
        """For a change of passphrase. Wiped on close."""
        return self._root

    def take_root(self, root: bytearray) -> None:
        """The one that opens it from now on; the one before is wiped."""
        keys.wipe(self._root)
        self._root = root

    @property
    def salt16(self) -> bytes:
        """The first 16 bytes of the file, by SQLCipher's word: opening the file again would drop its lock."""
        return bytes.fromhex(self.read.one("pragma cipher_salt"))

    @contextmanager
    def write(self, origin: object | None = None) -> Generator[Write]:
        """All or nothing: commits and announces the change, or rolls back and raises."""
        if self.read.damaged:
            raise JournalDamaged  # a damaged file is never written to
        write = Write(self.read)
        self.read.begin()
        try:
            yield write
            self.read.execute("commit")
        except BaseException:
            with suppress(UserError):  # what went wrong first is what is told
                if self.read.in_transaction:
                    self.read.rollback()
            raise
        if write.touched:
            self.on_change(Change(frozenset(write.touched), origin))

    @contextmanager
    def borrow(self, origin: object | None = None) -> Generator[Write]:
        """As `write`, for work that goes on in slices: until it ends, whoever else wants to write is told StillBusy."""
        with self.write(origin) as write:
            self.read.borrowed = True
            try:
                yield write
            finally:
                self.read.borrowed = False

    def close(self) -> None:
        """Give back the lock and forget the key. Calling it twice does nothing."""
        if self._closed:
            return
        self._closed = True
        keys.wipe(self._root)
        if self._folder:
            with suppress(OSError):
                self._folder.lock.unlink(missing_ok=True)  # while the door is still ours: the next note is not
        self.read.close()

    def _sign_the_door(self) -> None:
        """For the sentence a second window shows; SQLite's lock, which we hold, does the keeping out."""
        if self._folder is None:
            return
        note = {"computer": platform.node(), "since": datetime.now().astimezone().isoformat(timespec="minutes")}
        with suppress(OSError):
            durable.replace(self._folder.lock, json.dumps(note).encode())


def holder(folder: Folder) -> tuple[str, str, bool]:
    """Who signed at the door: computer, local time "HH:MM", whether that is this computer. "" where unreadable."""
    try:
        with folder.lock.open("rb") as file:
            note = json.loads(file.read(1000))
        computer, since = str(note["computer"])[:80], datetime.fromisoformat(note["since"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return "", "", False
    return computer, f"{since:%H:%M}", computer == platform.node()
