"""What keeps the words of records that could not be read: notes, and stand-ins where other records hang on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app import search
from app.records import notes
from app.records.notes import Note
from app.safety.refilling import insert
from app.safety.trees import Row, Value
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

_NAMELESS = "Someone whose name couldn’t be read"
_PARENTS = (
    (Kind.GOAL, (("check_in", "goal_id"), ("milestone", "goal_id"))),
    (Kind.MEETING, (("agenda_item", "meeting_id"), ("action", "meeting_id"))),
    (Kind.MENTORSHIP, (("meeting", "mentorship_id"), ("agreement", "mentorship_id"))),
    (Kind.PERSON, (("mentorship", "person_id"),)),
)


class Words:
    """The title, the words and the day of each record as the search index has them: a second copy of most of it."""

    def __init__(self, found: Iterable[Row]) -> None:
        self._of: dict[Ref, tuple[str, str, date]] = {}
        for row in found:
            if len(row.values) == 5 and row.values[1] in set(Kind) and isinstance(number := row.values[2], int):
                words = str(row.values[3] or ""), str(row.values[4] or ""), _day(row.rowid)
                self._of[Kind(str(row.values[1])), number] = words

    def take(self, kind: Kind, number: int) -> tuple[str, str, date]:
        """Each only once: what a stand-in says needs no note."""
        return self._of.pop((kind, number), ("", "", rows.today()))

    def drop(self, ids: dict[str, set[int]]) -> None:
        """The words of records that were read themselves."""
        self._of = {ref: words for ref, words in self._of.items() if ref[1] not in ids[ref[0]]}

    def rest(self) -> list[tuple[Kind, str, str, date]]:
        return [(kind, *words) for (kind, _), words in sorted(self._of.items())]


def stand_in(conn: Connection, words: Words) -> int:
    """Make a plain record wherever one is pointed to that isn't there. How many there were."""
    made = 0
    for kind, children in _PARENTS:
        for number in _pointed_to(conn, kind, children):
            now = rows.now()
            basic: dict[str, Value] = {"id": number, "uid": rows.new_uid(), "created_at": now, "edited_at": now}
            made += insert(conn, kind, basic | _plain(conn, kind, *words.take(kind, number)))
    return made


def keep_words(write: Write, words: Words, homeless: list[str], names: dict[Kind, str]) -> int:
    """Notes, kept out of every export because their records may have been. How many."""
    texts = [
        (on_day, f"{names[kind]} that couldn’t be read:\n\n{title}\n\n{body}".strip())
        for kind, title, body, on_day in words.rest()
    ]
    texts += [(rows.today(), f"From an entry that couldn’t be read whole:\n\n{text}") for text in homeless]
    for on_day, text in texts:
        notes.add(write, Note(0, "", on_day, text, kept_out=True))
    return len(texts)


def _pointed_to(conn: Connection, kind: Kind, children: tuple[tuple[str, str], ...]) -> list[int]:
    each = " union ".join(f"select {column} as id from {table} where {column} > 0" for table, column in children)  # noqa: S608
    sql = f"select id from ({each}) where id not in (select id from {kind}) order by id"  # noqa: S608 - our own names
    return [int(number) for (number,) in conn.execute(sql).fetchall()]


def _plain(conn: Connection, kind: Kind, title: str, body: str, on_day: date) -> dict[str, Value]:
    """The least that such a record can be, with the words that are known of it."""
    if kind is Kind.PERSON:
        return {"display_name": title or _NAMELESS, "kind": "colleague", "notes": body.strip()}
    if kind is Kind.GOAL:
        return {"title": title or "A goal that couldn’t be read", "why_it_matters": body, "state": "draft",
                "set_on": on_day.isoformat()}  # fmt: skip
    if kind is Kind.MENTORSHIP:
        return {"person_id": _person(conn, title), "my_role": "both", "form": "traditional", "purpose": body.strip(),
                "state": "active"}  # fmt: skip
    start = f"{on_day}T12:00+00:00"
    return {"mentorship_id": _mentorship(conn, title), "kind": "unscheduled", "state": "held", "state_at": rows.now(),
            "planned_start": start, "planned_length": 60, "actual_start": start, "actual_length": 60,
            "medium": "in_person", "notes": body.strip()}  # fmt: skip


def _person(conn: Connection, name: str) -> int:
    """Whoever has that name; a number that nobody has yet, for whom `stand_in` makes somebody afterwards."""
    known = conn.one("select id from person where display_name = ? and kind <> 'self'", (name,)) if name else None
    return int(known or conn.one("select max(coalesce((select max(id) from person), 0), "
                                 "coalesce((select max(person_id) from mentorship), 0)) + 1"))  # fmt: skip


def _mentorship(conn: Connection, name: str) -> int:
    known = conn.one(
        "select m.id from mentorship m join person p on p.id = m.person_id where p.display_name = ?", (name,)
    )
    return int(known or conn.one("select coalesce(max(id), 0) + 1 from mentorship"))


def _day(place: int) -> date:
    try:
        return date.fromisoformat(search.day_of(place))
    except (ValueError, OverflowError):  # no record of ours stands there
        return rows.today()
