"""People: the owner and those they meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.errors import BrokenRule, Refused
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write

_TITLES = ("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame")


class PersonKind(StrEnum):
    SELF = "self"
    MENTOR = "mentor"
    MENTEE = "mentee"
    COLLEAGUE = "colleague"
    SUPPORTER = "supporter"


@dataclass(frozen=True, slots=True)
class Person:
    """One person. What is written about them stays out of repr."""

    id: int
    uid: str
    display_name: str = field(repr=False)
    kind: PersonKind = PersonKind.COLLEAGUE
    pronouns: str = field(default="", repr=False)
    specialty: str = field(default="", repr=False)
    organisation: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)

    @property
    def initials(self) -> str:
        return initials(self.display_name)

    @property
    def given_name(self) -> str:
        return given_name(self.display_name)


def initials(name: str) -> str:
    """Of the first and the last name, without titles: "Dr Miriam Holt" is MH. What has no letter counts only alone."""
    words = name.replace("-", " ").split()
    words = [word for word in words if any(map(str.isalpha, word))] or words
    named = _named(words) or words
    ends = named if len(named) < 2 else [named[0], named[-1]]
    return "".join(next(filter(str.isalpha, word), word[0]) for word in ends).upper()


def given_name(name: str) -> str:
    """ "Miriam" for Dr Miriam Holt; all of it where there is only one name, as in Dr Holt."""
    named = _named(name.split())
    return named[0] if len(named) > 1 else name


def without_title(name: str) -> str:
    """ "Miriam Holt" for Dr Miriam Holt, where a line has little room."""
    return " ".join(_named(name.split())) or name


def _named(words: list[str]) -> list[str]:
    """Without titles."""
    return [word for word in words if word.rstrip(".,").casefold() not in _TITLES]


_COLUMNS = "id, uid, display_name, kind, pronouns, specialty, organisation, contact, notes"


def get(conn: Connection, person_id: int) -> Person:
    """Raises LookupError when there is none, or when it was removed."""
    row = conn.execute(
        f"select {_COLUMNS} from person where id = ? and deleted_at is null", (person_id,)  # noqa: S608
    ).fetchone()
    if row is None:
        raise LookupError(f"person {person_id}")
    return _from_row(row)


def everyone(conn: Connection) -> list[Person]:
    """All kept people but the owner, by name."""
    found = conn.execute(
        f"select {_COLUMNS} from person where deleted_at is null and kind <> 'self' "  # noqa: S608
        "order by display_name collate nocase, id"
    )
    return [_from_row(row) for row in found]


def me(conn: Connection) -> Person | None:
    """The owner; None until they have said what to call them."""
    row = conn.execute(f"select {_COLUMNS} from person where kind = 'self' and deleted_at is null").fetchone()  # noqa: S608
    return _from_row(row) if row else None


def add(write: Write, display_name: str, kind: PersonKind = PersonKind.COLLEAGUE) -> Person:
    """Raises BrokenRule on an empty name."""
    person = _checked(Person(0, rows.new_uid(), display_name, kind))
    now = rows.now()
    cursor = write.conn.execute(
        "insert into person (uid, display_name, kind, created_at, edited_at) values (?, ?, ?, ?, ?)",
        (person.uid, person.display_name, person.kind, now, now),
    )
    person = replace(person, id=rows.new_id(cursor))
    write.touch(Kind.PERSON, person.id)
    return person


def save(write: Write, person: Person) -> None:
    """Keep all fields; nobody becomes or stops being the owner by it. Raises BrokenRule on an empty name."""
    person = _checked(person)
    write.conn.execute(
        """
        update person set display_name = ?, kind = iif('self' in (kind, ?), kind, ?), pronouns = ?, specialty = ?,
               organisation = ?, contact = ?, notes = ?, edited_at = ?
         where id = ?
        """,
        (
            person.display_name,
            person.kind,
            person.kind,
            person.pronouns,
            person.specialty,
            person.organisation,
            person.contact,
            person.notes,
            rows.now(),
            person.id,
        ),
    )
    write.touch(Kind.PERSON, person.id)


def call_me(write: Write, name: str) -> None:
    """What the owner is called from now on; an empty name takes it away again."""
    name = rows.line(name)
    known = write.conn.execute("select id from person where kind = 'self'").fetchone()
    if known is None:
        if name:
            add(write, name, PersonKind.SELF)
    elif name:
        rows.restore(write, Kind.PERSON, known[0])
        save(write, replace(get(write.conn, known[0]), display_name=name))
    else:
        rows.hide(write, Kind.PERSON, known[0])


def remove(write: Write, person: Person, at: str = "") -> None:
    """Soft. Raises Refused for the owner (P-1) and for somebody in a mentorship that is kept."""
    if person.kind is PersonKind.SELF:
        raise Refused("That’s you.", "Your own entry stays while the journal is kept.")
    if write.conn.one("select 1 from mentorship where person_id = ? and deleted_at is null", (person.id,)):
        raise Refused("They’re part of a mentorship.", "Remove the mentorship first. Nothing was changed.")
    rows.hide(write, Kind.PERSON, person.id, at)


def restore(write: Write, person_id: int) -> None:
    rows.restore(write, Kind.PERSON, person_id)


def _checked(person: Person) -> Person:
    name = rows.line(person.display_name)
    if not name:
        raise BrokenRule("display_name", "A name is needed.", "Initials or a nickname are fine.")
    return replace(
        person,
        display_name=name,
        pronouns=rows.line(person.pronouns),
        specialty=rows.line(person.specialty),
        organisation=rows.line(person.organisation),
        contact=rows.line(person.contact),
        notes=rows.prose(person.notes),
    )


def _from_row(row: tuple[int, str, str, str, str, str, str, str, str]) -> Person:
    return Person(row[0], row[1], row[2], PersonKind(row[3]), *row[4:])
