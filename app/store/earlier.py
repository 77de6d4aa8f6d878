"""What a long text said before it is changed, kept in the transaction that changes it: no word goes for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

AGREED = ("scope", "out_of_scope", "place", "contact", "cancelling", "confidentiality", "limits", "difference")
# The texts that have a history: columns, in the order in which they are read.
TEXTS: dict[Kind, tuple[str, ...]] = {
    Kind.REFLECTION: ("text",),
    Kind.NOTE: ("text",),
    Kind.MEETING: ("notes", "what_mattered", "preparation"),
    Kind.GOAL: ("why_it_matters", "plan", "closing_note"),
    Kind.MENTORSHIP: ("purpose", "ending_note"),
    Kind.AGREEMENT: AGREED,
}
APART_S = 600  # between two of one text
# Characters: a short sentence, or a few words that were all there was. So many taken out at once are kept at any time.
MANY, FEW = 40, 12
ALL_KEPT_FOR = timedelta(days=2)


def keep(write: Write, ref: Ref, words: Mapping[str, object], at: str) -> None:
    """Before these words are stored in a record: what it says instead, if it has said so for long or would lose it."""
    names = [name for name in TEXTS.get(ref[0], ()) if name in words]
    if not names:
        return
    before = _said(write.conn, ref, names)
    for name in names if before else ():
        if before[name] != words[name] and _is_worth_it(write.conn, (*ref, name), before[name], str(words[name]), at):
            _insert(write, (*ref, name), before["edited_at"], at, before[name])


def keep_present(write: Write, ref: Ref, name: str, at: str) -> None:
    """What it says now, whenever one was kept last."""
    before, last = _said(write.conn, ref, [name]), _last(write.conn, (*ref, name))
    if before and (last is None or _text(write.conn, last[0]) != before[name]):
        _insert(write, (*ref, name), before["edited_at"], at, before[name])


def _said(conn: Connection, ref: Ref, names: list[str]) -> dict[str, str]:
    found = conn.execute(
        f"select {', '.join(names)}, edited_at from {ref[0]} where id = ?", (ref[1],)  # noqa: S608 - a Kind
    ).fetchone()
    return dict(zip((*names, "edited_at"), found, strict=True)) if found else {}


def _is_worth_it(conn: Connection, of: tuple[Kind, int, str], before: str, after: str, at: str) -> bool:
    last = _last(conn, of)
    if last is None:
        return True
    number, kept_at = last
    since = (datetime.fromisoformat(at) - datetime.fromisoformat(kept_at)).total_seconds()
    if not 0 <= since < APART_S:  # below nought: the clock was set back
        return _text(conn, number) != before
    gone = _taken_out(before, after)
    return len(gone) >= (MANY if after.strip() else FEW) and gone not in _text(conn, number)


def _last(conn: Connection, of: tuple[Kind, int, str]) -> tuple[int, str] | None:
    """Its id, and when it was kept. Its text may be long, and is seldom wanted."""
    found: tuple[int, str] | None = conn.execute(
        "select id, kept_at from version where (kind, record_id, field) = (?, ?, ?) order by id desc limit 1", of
    ).fetchone()
    return found


def _text(conn: Connection, version_id: int) -> str:
    return str(conn.one("select text from version where id = ?", (version_id,)))


def _insert(write: Write, of: tuple[Kind, int, str], said_at: str, at: str, text: str) -> None:
    """Headings without a word below them are kept as nothing, so that the next one waits its ten minutes."""
    thin_at = datetime.fromisoformat(said_at) + ALL_KEPT_FOR
    words = text if any(line and not line.startswith("#") for line in map(str.strip, text.splitlines())) else ""
    write.conn.execute(
        "insert into version (kind, record_id, field, said_at, kept_at, thin_at, text) values (?, ?, ?, ?, ?, ?, ?)",
        (*of, said_at, at, f"{thin_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", words),
    )


def _taken_out(before: str, after: str) -> str:
    """What stands in the one between the beginning and the end that both have."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return before[start : len(before) - end]


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
