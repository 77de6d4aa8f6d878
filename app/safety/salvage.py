"""Saves what can be read of a damaged journal into a new one with the same keys. The damaged one is only read."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from errno import ENOSPC
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import BinaryIO

from app import durable, wording
from app.acts import stock
from app.errors import (
    DiskGone,
    DiskTrouble,
    FolderNotWritable,
    JournalDamaged,
    JournalTooNew,
    NoRoomToSave,
    UserError,
)
from app.progress import Progress
from app.safety import refilling, shapes, standing_in
from app.safety.finding import Finder, Found
from app.safety.pages import Pages
from app.safety.refilling import Refilled
from app.safety.saved import Saved
from app.safety.shapes import Shape
from app.safety.standing_in import Words
from app.store import connection, doors, keys, migrate, rows
from app.store.connection import Connection
from app.store.folder import SUFFIX, Folder
from app.store.journal import Kind, Write
from app.store.opening import Opened

_PARTS = 3
_PIECE = 4096  # bytes: what a disk gives back, or not
_NAMES = {
    Kind.PERSON: "A person",
    Kind.MENTORSHIP: "A mentorship",
    Kind.AGREEMENT: "An agreement",
    Kind.MEETING: "A meeting",
    Kind.AGENDA_ITEM: "An item of an agenda",
    Kind.ACTION: "An action",
    Kind.GOAL: "A goal",
    Kind.CHECK_IN: "A check-in",
    Kind.MILESTONE: "A milestone",
    Kind.REFLECTION: "A reflection",
    Kind.NOTE: "A note",
    Kind.POST: "A post",
    Kind.TAG: "A tag",
    Kind.DEPARTURE: "A line about what left the journal",
}


def salvage(damaged: Folder, opened: Opened, place: Path, progress: Progress) -> Saved:
    """Into a new journal in the folder `place`. Slow: run it in a job. `opened` stays the caller's.

    Raises JournalDamaged when nothing can be read, JournalTooNew, Cancelled, NoRoomToSave or FolderNotWritable.
    """
    into = new_name(damaged, place)
    try:
        durable.private_folder(place)
        with TemporaryDirectory(prefix=".inglenook-", dir=place) as working:  # encrypted, as it is
            copy = Folder(Path(working))
            _copy(damaged, copy)
            _roll_back(copy, opened)
            found, before = _find(copy, opened, migrate.shipped(), progress)
    except OSError as error:
        raise (NoRoomToSave if error.errno == ENOSPC else FolderNotWritable) from error
    if not any(found.rows.values()):
        raise JournalDamaged(advice="Nothing in it can be read with this key. It hasn’t been changed.")
    saved = Saved(into, found.pages, found.damaged)
    try:
        doors.remake(into, opened, _filling(saved, found, before, _journal_id(found, opened), progress))
    except (DiskTrouble, DiskGone) as error:  # of the new one: nothing that was typed waits for it
        raise (NoRoomToSave if isinstance(error, DiskTrouble) else FolderNotWritable) from error
    return saved


def new_name(damaged: Folder, place: Path, how: str = "saved") -> Folder:
    """A name beside others, such as “Mine (saved 28 November)”."""
    today = wording.day(rows.today(), rows.today())
    name = f"{damaged.name} ({how} {today})"
    number = 1
    while (folder := Folder(place / f"{name}{f' {number}' if number > 1 else ''}{SUFFIX}")).path.exists():
        number += 1
    return folder


def _copy(damaged: Folder, copy: Folder) -> None:
    """Whatever the disk gives back, and zeros for the rest; with SQLite's own journal of an unfinished save."""
    hot = damaged.database.with_name(damaged.database.name + "-journal")
    for source in (damaged.database, hot):
        if not source.exists():
            continue
        with source.open("rb", buffering=0) as read, _made(copy.path / source.name) as written:
            for at in range(0, os.fstat(read.fileno()).st_size, _PIECE):
                piece = b""
                with suppress(OSError):
                    read.seek(at)
                    piece = read.read(_PIECE)
                written.seek(at)
                written.write(piece or bytes(_PIECE))


def _made(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, durable.OWNER_ONLY), "wb")


def _roll_back(copy: Folder, opened: Opened) -> None:
    """Let SQLite undo a save that never ended, if it can; where page 1 is gone it can't, and nothing is undone."""
    key = keys.database_key(opened.root)
    with suppress(UserError):
        connection.connect(copy.database, key).close()
    keys.wipe(key)


def _find(
    copy: Folder, opened: Opened, known: tuple[migrate.Migration, ...], progress: Progress
) -> tuple[Found, dict[str, Shape]]:
    """The rows, and what the tables looked like that they were in."""
    key = keys.expand(opened.root, b"sqlcipher-raw-key")
    salts = [opened.key_file.salt16] if opened.key_file else []
    try:
        with Pages(copy.database, bytes(key), salts) as pages:
            schema = Finder.schema_of(pages) or known[-1].number
            if schema > known[-1].number:
                raise JournalTooNew
            with closing(connection.in_memory()) as like_it:
                migrate.apply(like_it, known[:schema])
                before = shapes.shapes(like_it)
            return Finder(pages, before, progress.part(0, _PARTS)).find(), before
    finally:
        keys.wipe(key)


def _journal_id(found: Found, opened: Opened) -> str:
    if opened.key_file:
        return opened.key_file.journal_id
    told = next((row.values[1] for row in found.rows["about"] if len(row.values) > 1), None)
    return told if isinstance(told, str) else token_hex(16)


def _filling(
    saved: Saved, found: Found, before: dict[str, Shape], journal_id: str, progress: Progress
) -> Callable[[Connection], None]:
    known = migrate.shipped()

    def fill(conn: Connection) -> None:
        progress.part(1, _PARTS).step(0, 1)
        migrate.apply(conn, known[: found.schema or len(known)])
        conn.execute("pragma foreign_keys = off")
        conn.execute("begin")
        _about(conn, before["about"], found, journal_id)
        done = refilling.refill(conn, before, found, progress.part(1, _PARTS))
        conn.execute("commit")
        migrate.apply(conn, known[found.schema or len(known) :])
        conn.execute("begin")
        _mend(Write(conn), found, done, saved)
        conn.execute("commit")
        conn.execute("pragma foreign_keys = on")
        if conn.execute("pragma foreign_key_check").fetchall():
            raise RuntimeError("a record of the new journal points to none")
        progress.part(2, _PARTS).step(1, 1)

    return fill


def _about(conn: Connection, shape: Shape, found: Found, journal_id: str) -> None:
    doors.begin(conn, journal_id)
    for row in found.rows["about"][:1]:
        for column, value in list(zip(shape.columns, row.values, strict=False))[2:]:
            if column.takes(value):
                conn.execute(f"update about set {column.name} = ?", (value,))  # noqa: S608 - a column of ours


def _mend(write: Write, found: Found, done: Refilled, saved: Saved) -> None:
    conn = write.conn
    words = Words(found.rows["search_text"])
    words.drop(done.ids)
    saved.lost = dict(refilling.missing(found, done.ids, Kind))
    saved.stand_ins = standing_in.stand_in(conn, words)
    saved.pointed_nowhere = refilling.part_from_nowhere(conn, done)
    saved.notes_of_words = standing_in.keep_words(write, words, done.homeless, _NAMES)
    saved.cut_short = done.cut
    for kind in Kind:
        for end in "ab":
            conn.execute(
                f"delete from link where kind_{end} = ? and id_{end} not in (select id from {kind})",  # noqa: S608
                (kind,),
            )
    refilling.recount(conn)
    saved.counts = stock.counts(conn)
