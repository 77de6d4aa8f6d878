"""What a page of records is tied to, in words: tags, and other entries by what they are and are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app import wording
from app.exchange.tables import stays
from app.records import links, meetings, reflections
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref

_CALLED = {
    Kind.PERSON: ("Person", "display_name"),
    Kind.MENTORSHIP: ("Mentorship", "(select p.display_name from person p where p.id = person_id)"),
    Kind.AGREEMENT: ("Working agreement", "'version ' || version"),
    Kind.AGENDA_ITEM: ("Agenda", "title"),
    Kind.ACTION: ("Action", "title"),
    Kind.GOAL: ("Goal", "title"),
    Kind.CHECK_IN: ("Check-in", "on_day"),
    Kind.MILESTONE: ("Milestone", "title"),
    Kind.POST: ("Post", "title"),
    Kind.TAG: ("", "name"),
}


@dataclass(slots=True)
class Ties:
    """Of one record."""

    tags: list[str] = field(default_factory=list, repr=False)
    entries: list[str] = field(default_factory=list, repr=False)


def of_each(conn: Connection, kind: Kind, ids: Collection[int], with_kept_out: bool) -> dict[int, Ties]:
    """For some records of a kind; what stays behind is in none."""
    linked = links.of_each(conn, kind, ids)
    wanted: dict[Kind, set[int]] = defaultdict(set)
    for refs in linked.values():
        for other, number in refs:
            wanted[other].add(number)
    names: dict[Ref, str] = {}
    for other, numbers in wanted.items():
        names |= {(other, number): name for number, name in _names(conn, other, numbers, with_kept_out)}
    found: dict[int, Ties] = defaultdict(Ties)
    for record_id, refs in linked.items():
        for ref in sorted(refs):
            if ref in names:
                ties = found[record_id]
                (ties.tags if ref[0] is Kind.TAG else ties.entries).append(names[ref])
    return found


def _names(conn: Connection, kind: Kind, ids: Collection[int], with_kept_out: bool) -> list[tuple[int, str]]:
    what, sql = _CALLED.get(kind, ("", ""))
    columns = sql or {
        Kind.MEETING: "coalesce(actual_start, planned_start), notes, what_mattered",
        Kind.REFLECTION: "on_day, title, text",
        Kind.NOTE: "on_day, '', text",
    }.get(kind, "''")
    found = conn.execute(
        f"select id, {columns} from {kind} t where id in (select value from json_each(?))"  # noqa: S608 - our names
        f" and not {stays(kind, 't', with_kept_out)}",
        (rows.ids(ids),),
    )
    if sql:
        return [(number, ": ".join(filter(None, (what, name)))) for number, name in found]
    return [(row[0], _entry(kind, row[1:])) for row in found]


def _entry(kind: Kind, values: tuple[Any, ...]) -> str:
    """An entry that has a day of its own."""
    if kind is Kind.MEETING:
        start, notes, mattered = values
        day, title = datetime.fromisoformat(start).date(), meetings.headline(notes, mattered)
    else:
        on_day, title, text = values
        day, title = date.fromisoformat(on_day), title or reflections.first_words(text)
    return ", ".join(filter(None, (f"{wording.capital(kind)} of {wording.day(day)}", title)))
