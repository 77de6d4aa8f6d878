"""The question of the day: which was shown when, and whether any is wanted."""

from __future__ import annotations

from datetime import date, timedelta

from app.store import rows
from app.store.connection import Connection
from app.store.journal import Write

_FORGOTTEN_AFTER = timedelta(days=90)


def shown(conn: Connection) -> dict[str, date]:
    """When each question was last shown."""
    return {key: date.fromisoformat(day) for key, day in conn.execute("select prompt, shown_on from prompt_shown")}


def note_shown(write: Write, prompt: str, day: date) -> None:
    write.conn.execute(
        "insert into prompt_shown (prompt, shown_on) values (?, ?) "
        "on conflict (prompt) do update set shown_on = excluded.shown_on",
        (prompt, rows.iso(day)),
    )
    write.conn.execute("delete from prompt_shown where shown_on < ?", (rows.iso(day - _FORGOTTEN_AFTER),))


def wanted(conn: Connection, today: date) -> bool:
    """Neither switched off nor declined for today."""
    off, declined = conn.execute("select prompts_off, no_prompt_on from about").fetchone()
    return not off and rows.day(declined) != today


def are_on(conn: Connection) -> bool:
    return not conn.one("select prompts_off from about")


def switch(write: Write, on: bool) -> None:
    write.conn.execute("update about set prompts_off = ?", (int(not on),))


def not_on(write: Write, day: date | None) -> None:
    """No question on that day; None takes it back."""
    write.conn.execute("update about set no_prompt_on = ?", (rows.iso(day),))
