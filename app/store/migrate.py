"""Brings the tables of a journal to this version, one numbered file at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import NamedTuple

from app.errors import JournalTooNew, UpgradeStopped
from app.store.connection import Connection
from app.store.journal import Kind

_FEWER = "Some entries would have been missing afterwards, so nothing has been changed. The older Inglenook opens it."


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
    """Each in its own transaction; one that fails, or takes a record away, leaves the journal at the one before.

    Raises UpgradeStopped for the latter.
    """
    before = _counts(conn)
    for number, script in migrations:
        with _rolled_back_on_error(conn):
            # executescript() commits whatever is open, so the transaction begins in the script.
            conn.guarded(conn.executescript, f"begin immediate;\n{script};\npragma user_version = {number};")
            after = _counts(conn)
            if any(after.get(kind, 0) < count for kind, count in before.items()):
                raise UpgradeStopped(advice=_FEWER)
            conn.execute("commit")
        before = after


def _counts(conn: Connection) -> dict[str, int]:
    """How many records there are of each kind that there is already, removed ones too."""
    tables = {name for (name,) in conn.execute("select name from sqlite_schema where type = 'table'").fetchall()}
    return {kind: int(conn.one(f"select count(*) from {kind}")) for kind in Kind if kind in tables}  # noqa: S608


@contextmanager
def _rolled_back_on_error(conn: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if conn.in_transaction:
            conn.rollback()
        raise
