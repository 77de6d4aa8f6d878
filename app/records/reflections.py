"""Reflections: long writing, under the headings of a model or none. The text is one piece of Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.errors import BrokenRule
from app.line_marks import LATER
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write

_FIRST_WORDS = 60  # characters


@dataclass(frozen=True, slots=True)
class Reflection:
    """One reflection; `model` is a key of the reflective models. Private text stays out of repr."""

    id: int
    uid: str
    on_day: date
    model: str
    title: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    kept_out: bool = False

    @property
    def headline(self) -> str:
        """Its title, else its first words that are no heading, else ""."""
        return self.title or first_words(self.text)


_BOLD_LINE = re.compile(r"\*\*[^*]+\*\*")


def first_words(text: str) -> str:
    """About a line of them, without Markdown marks; "" when there are none.

    A line all in bold only for want of another: it is what a model called its part before another was chosen.
    """
    later = LATER.sub if "#later" in text else _as_it_is
    lines = (later("", line).strip() for line in text.splitlines() if not line.lstrip().startswith("#"))
    bold = ""
    for line in filter(None, lines):
        if not _BOLD_LINE.fullmatch(line):
            break
        bold = bold or line
    else:
        line = bold
    words = line.lstrip("->*+ ").replace("*", "").replace("`", "").strip()
    if len(words) <= _FIRST_WORDS:
        return words
    return words[: words.rfind(" ", 1, _FIRST_WORDS) if " " in words[1:_FIRST_WORDS] else _FIRST_WORDS] + " …"


def _as_it_is(_nothing: str, line: str) -> str:
    return line


_COLUMNS = "id, uid, on_day, model, title, text, kept_out"


def get(conn: Connection, reflection_id: int) -> Reflection:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (reflection_id,))
    if not found:
        raise LookupError(f"reflection {reflection_id}")
    return found[0]


def newest(
    conn: Connection,
    *,
    before: tuple[date, int] | None = None,
    limit: int = 200,
    only: Collection[int] | None = None,
) -> list[Reflection]:
    """The latest first, at most `limit`; `before` is `place_in_time` of the last one seen; `only` these ids."""
    seen = "(on_day, id) < (?, ?) and " if before else ""
    values: list[object] = [rows.iso(before[0]), before[1]] if before else []
    among = ""
    if only is not None:
        among = "id in (select value from json_each(?)) and "
        values.append("[" + ",".join(map(str, only)) + "]")
    return _select(
        conn, f"{seen}{among}deleted_at is null order by on_day desc, id desc limit ?", (*values, limit)
    )


def place_in_time(reflection: Reflection) -> tuple[date, int]:
    """What `newest` orders by."""
    return reflection.on_day, reflection.id


def between(conn: Connection, first: date, last: date) -> list[Reflection]:
    """Those of the days from first to last, oldest first."""
    return _select(
        conn, "on_day between ? and ? and deleted_at is null order by on_day, id", (rows.iso(first), rows.iso(last))
    )


def add(write: Write, reflection: Reflection) -> Reflection:
    """Keep a new one (its id is ignored). Raises BrokenRule for a day to come."""
    made = _checked(reflection)
    reflection_id, uid = rows.insert(
        write, Kind.REFLECTION, title=made.title, text=made.text, model=made.model, **_facts(made)
    )
    return replace(made, id=reflection_id, uid=uid)


def save_text(write: Write, reflection_id: int, text: str) -> None:
    rows.update(write, Kind.REFLECTION, reflection_id, text=rows.prose(text))


def save_title(write: Write, reflection_id: int, title: str) -> None:
    rows.update(write, Kind.REFLECTION, reflection_id, title=rows.line(title))


def save_model(write: Write, reflection_id: int, model: str, text: str) -> None:
    """Another model, with the text as it stands under its headings."""
    rows.update(write, Kind.REFLECTION, reflection_id, model=model, text=rows.prose(text))


def save(write: Write, reflection: Reflection) -> None:
    """Keep its day and whether it is kept out; words and model have their own doors. Raises BrokenRule."""
    rows.update(write, Kind.REFLECTION, reflection.id, **_facts(_checked(reflection)))


def keep_out(write: Write, reflection_id: int, kept_out: bool) -> None:
    """Whether it stays out of every export."""
    rows.update(write, Kind.REFLECTION, reflection_id, kept_out=int(kept_out))


def _checked(reflection: Reflection) -> Reflection:
    if reflection.on_day > rows.today():
        raise BrokenRule("on_day", "That day is still to come.")
    return replace(reflection, title=rows.line(reflection.title), text=rows.prose(reflection.text))


def _facts(reflection: Reflection) -> dict[str, object]:
    return {"on_day": rows.iso(reflection.on_day), "kept_out": int(reflection.kept_out)}


def _select(conn: Connection, where: str, values: Sequence[object]) -> list[Reflection]:
    found = conn.execute(f"select {_COLUMNS} from reflection where {where}", values)  # noqa: S608
    return [_from_row(row) for row in found]


def _from_row(row: Sequence[Any]) -> Reflection:
    number, uid, day, model, title, text, kept_out = row
    return Reflection(number, uid, date.fromisoformat(day), model, title, text, bool(kept_out))
