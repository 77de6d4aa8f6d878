"""Brings the tables of a journal to this version, one numbered file at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import NamedTuple

from app.errors import JournalTooNew
from app.store.connection import Connection


class Migration(NamedTuple):
    number: int
    script: str


def shipped() -> tuple[Migration, ...]:
    """The migrations of this version, in order."""
    folder = files("app.store") / "migrations"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(Migration(int(f.name[:4]), f.read_text("utf-8")) for f in found)


def schema(conn: Connection) -> int:
    return int(conn.one("pragma user_version"))


def missing(conn: Connection, migrations: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """What this journal still needs. Raises JournalTooNew."""
    at = schema(conn)
    if at > migrations[-1].number:
        raise JournalTooNew
    return tuple(migration for migration in migrations if migration.number > at)


def apply(conn: Connection, migrations: tuple[Migration, ...]) -> None:
    """Each in its own transaction; one that fails leaves the journal at the one before."""
    for number, script in migrations:
        with _rolled_back_on_error(conn):
            # executescript() commits whatever is open, so the transaction lives in the script.
            text = f"begin immediate;\n{script};\npragma user_version = {number};\ncommit;"
            conn.guarded(conn.executescript, text)


@contextmanager
def _rolled_back_on_error(conn: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if conn.in_transaction:
            conn.rollback()
        raise
