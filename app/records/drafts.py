"""Words typed into a form not kept yet. They outlive a lock, a close and a crash; the end of the form takes them."""

from __future__ import annotations

import json

from app.store import rows
from app.store.connection import Connection
from app.store.journal import Write


def of(form: str, uid: str) -> str:
    """The name of a form about one record. Not its id: a uid is never given to another record."""
    return f"{form} {uid}"


def get(conn: Connection, form: str) -> dict[str, str]:
    """What was typed, by field; {} when there is no draft."""
    kept = conn.one("select words from draft where form = ?", (form,))
    return dict(json.loads(kept)) if kept else {}


def keep(write: Write, form: str, words: dict[str, str]) -> None:
    """Empty words are no draft."""
    if not any(text.strip() for text in words.values()):
        return forget(write, form)
    clean = {name: rows.prose(text) for name, text in words.items()}
    write.conn.execute(
        "insert into draft (form, words, kept_at) values (?, ?, ?) "
        "on conflict (form) do update set words = excluded.words, kept_at = excluded.kept_at",
        (form, json.dumps(clean), rows.now()),
    )
    return None


def forget(write: Write, form: str) -> None:
    write.conn.execute("delete from draft where form = ?", (form,))


def forget_all_of(write: Write, uid: str) -> None:
    """Every draft about this record, and every one that refers to it."""
    write.conn.execute("delete from draft where instr(form, ?) or instr(words, ?)", (uid, uid))


def any_kept(conn: Connection) -> bool:
    """Whether any form was begun and neither kept nor put away."""
    return bool(conn.one("select 1 from draft limit 1"))
