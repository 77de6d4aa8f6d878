"""Beginning a mentorship, also with somebody new, and beginning again after an ending."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.records import links, mentorships, people
from app.records.mentorships import Form, Mentorship, Role
from app.records.people import PersonKind
from app.store.connection import Connection
from app.store.journal import Kind, Write

_THEY_ARE = {Role.MENTEE: PersonKind.MENTOR, Role.MENTOR: PersonKind.MENTEE, Role.BOTH: PersonKind.COLLEAGUE}


def begin(
    write: Write,
    who: int | str,
    my_role: Role,
    form: Form,
    purpose: str,
    *,
    agreed_on: date | None = None,
    started_on: date | None = None,
) -> Mentorship:
    """`who` is a person's id, or the name of somebody new. Raises BrokenRule; then nobody new is kept either."""
    person_id = people.add(write, who, _THEY_ARE[my_role]).id if isinstance(who, str) else who
    return mentorships.add(write, person_id, my_role, form, purpose, agreed_on=agreed_on, started_on=started_on)


def begin_again(write: Write, ended: Mentorship, on: date) -> Mentorship:
    """A new mentorship with the same person, role, form and purpose, linked with the one that ended."""
    if not ended.is_over:
        raise Refused("It hasn’t ended.", "Nothing was changed.")
    made = mentorships.add(
        write, ended.person_id, ended.my_role, ended.form, ended.purpose, agreed_on=on, started_on=on
    )
    links.add(write, (Kind.MENTORSHIP, made.id), (Kind.MENTORSHIP, ended.id))
    return made


def earlier(conn: Connection, mentorship: Mentorship) -> list[Mentorship]:
    """The mentorships that this one continues, newest first."""
    ids = [i for i in links.of(conn, (Kind.MENTORSHIP, mentorship.id), Kind.MENTORSHIP) if i < mentorship.id]
    kept = {one.id: one for one in mentorships.all_kept(conn)}
    return [kept[i] for i in sorted(ids, reverse=True) if i in kept]
