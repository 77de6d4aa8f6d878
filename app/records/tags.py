"""Tags: a word that belongs to many entries. No two differ by case alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.errors import BrokenRule
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag."""

    id: int
    uid: str
    name: str = field(repr=False)


def get(conn: Connection, tag_id: int) -> Tag:
    """Raises LookupError when there is none, or when it was removed."""
    row = conn.execute("select id, uid, name from tag where id = ? and deleted_at is null", (tag_id,)).fetchone()
    if row is None:
        raise LookupError(f"tag {tag_id}")
    return Tag(*row)


def all_kept(conn: Connection) -> list[Tag]:
    """Every kept tag, by name."""
    return [Tag(*row) for row in conn.execute("select id, uid, name from tag where deleted_at is null order by folded")]


def named(conn: Connection, name: str) -> Tag | None:
    """The kept tag of that name, whatever its case."""
    row = conn.execute(
        "select id, uid, name from tag where folded = ? and deleted_at is null", (folded(name),)
    ).fetchone()
    return Tag(*row) if row else None


def add(write: Write, name: str) -> Tag:
    """The tag of that name, new if there is none; one that was removed comes back. Raises BrokenRule when empty."""
    words = rows.line(name).lstrip("#").strip()
    if not words:
        raise BrokenRule("name", "A tag is a word or two.")
    if (known := named(write.conn, words)) is not None:
        return known
    removed = write.conn.one("select id from tag where folded = ? order by deleted_at desc limit 1", (folded(words),))
    if removed is not None:
        rows.restore(write, Kind.TAG, removed)
        rows.update(write, Kind.TAG, removed, name=words)
        return get(write.conn, removed)
    tag_id, uid = rows.insert(write, Kind.TAG, name=words, folded=folded(words))
    return Tag(tag_id, uid, words)


def rename(write: Write, tag: Tag, name: str) -> None:
    """Raises BrokenRule when it is empty or another tag is called so."""
    words = rows.line(name).lstrip("#").strip()
    other = named(write.conn, words)
    if not words:
        raise BrokenRule("name", "A tag is a word or two.")
    if other is not None and other.id != tag.id:
        raise BrokenRule("name", "There’s a tag of that name already.")
    rows.update(write, Kind.TAG, tag.id, name=words, folded=folded(words))


def folded(name: str) -> str:
    """By which two tags are the same."""
    return rows.line(name).lstrip("#").strip().casefold()
