"""What every part of a summary is gathered with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from app.store.journal import Kind
from app.summary.names import Names
from app.summary.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.records.mentorships import Mentorship
    from app.records.people import Person
    from app.store.connection import Connection
    from app.summary.choice import Choice, Part
    from app.summary.outline import Item, Outline

_AT_ONCE = 100  # records that are read without a pause


def some(numbers: Iterable[int]) -> Iterator[list[int]]:
    """As many at a time as a window can wait for."""
    rest = iter(numbers)
    while part := list(islice(rest, _AT_ONCE)):
        yield part


@dataclass(frozen=True, slots=True)
class Gathering:
    """One choice, and what there is to it."""

    conn: Connection
    choice: Choice
    today: date
    found: Outline
    selection: Selection
    names: Names

    @classmethod
    def begin(cls, conn: Connection, choice: Choice, today: date, found: Outline) -> Gathering:
        names = Names(list(found.people.values()), list(found.kept.values()), choice.called)
        return cls(conn, choice, today, found, Selection(found, choice), names)

    @property
    def is_brief(self) -> bool:
        return self.choice.audience == "new_mentor"

    @property
    def until(self) -> date:
        """An open end is now, or where the period begins, if that is still to come."""
        return self.choice.last or max(self.today, self.choice.first or self.today)

    @property
    def mentorships(self) -> list[Mentorship]:
        """Those that go along, the longest standing first."""
        ids = self.ids(Kind.MENTORSHIP)
        return [one for one in self.found.mentorships if one.id in ids]

    def ids(self, kind: Kind) -> set[int]:
        """Of the records of a kind that go along."""
        return {number for taken, number in self.selection.taken if taken is kind}

    def met(self, mentorship: Mentorship) -> list[Item]:
        """The meetings that go along; where all do, those too of which the words are kept out: the dates are whole."""
        held = self.selection.meetings.get(mentorship.id, ())
        if self.is_brief or self.selection.has_all_meetings(mentorship.id):
            return list(held)
        return [one for one in held if one.ref in self.selection.taken]

    def has(self, part: Part) -> bool:
        return self.choice.has(part)

    def person(self, mentorship: Mentorship) -> Person:
        return self.found.people[mentorship.person_id]

    def who(self, mentorship: Mentorship) -> str:
        return self.names.of(mentorship, self.person(mentorship))

    def within(self, who: str) -> str:
        """A role as it stands inside a sentence; a name as it is."""
        return who[:1].lower() + who[1:] if self.choice.called == "roles" else who

    def told(self, text: str) -> str:
        """With people called what they are called here."""
        return self.names.taken_from(text)
