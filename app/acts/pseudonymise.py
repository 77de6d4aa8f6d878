"""Keeping somebody's initials and nothing else about them."""

from __future__ import annotations

from app import search
from app.records import drafts, people
from app.records.people import Person
from app.store.journal import Write


def pseudonymise(write: Write, person: Person) -> None:
    """What else was known goes, also from drafts and, once it is tidied, from the index."""
    people.save(write, Person(person.id, person.uid, person.initials, person.kind))
    drafts.forget_all_of(write, person.uid)
    search.mark_untidy(write)
