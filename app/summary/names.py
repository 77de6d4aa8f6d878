"""What people are called in a summary: by name, or by what they are to me where a reader should not learn who."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app import wording
from app.records.mentorships import Mentorship
from app.records.people import Person

_TITLE = r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame)\.?\s+"
_LEADING_TITLES = re.compile(rf"^(?:{_TITLE})+", re.IGNORECASE)
_SENTENCE_BEGINS = re.compile(r"(?:^|\n|[.!?:]\s)[\s>#“\"(-]*$")
_SHORTEST = 3  # letters; a shorter part of a name is more often a word
_ANYBODY = "a colleague"


class Names:
    """Calls everybody in the journal by name or, when `hidden`, by role, alike in every part of a summary."""

    def __init__(self, everyone: Sequence[Person], mentorships: Sequence[Mentorship], hidden: bool) -> None:
        self._roles = _roles(mentorships)
        self._instead: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        if hidden:
            by_person = {one.person_id: self._roles[one.id] for one in reversed(mentorships)}
            for person in everyone:
                for name in _written(person.display_name):
                    self._instead.setdefault(name, by_person.get(person.id, _ANYBODY))
            longest_first = sorted(self._instead, key=len, reverse=True)
            names = "|".join(re.escape(name) for name in longest_first)
            self._pattern = re.compile(rf"(?<!\w)(?:{_TITLE})?({names})(?!\w)") if names else None

    def of(self, mentorship: Mentorship, person: Person) -> str:
        """ "Dr Miriam Holt", or "My mentor"."""
        return wording.capital(self._roles[mentorship.id]) if self._pattern else person.display_name

    def taken_from(self, text: str) -> str:
        """`text` with the names of people in the journal replaced, when they are hidden. Capitals decide."""
        return self._pattern.sub(self._role, text) if self._pattern else text

    def _role(self, found: re.Match[str]) -> str:
        role = self._instead[found[1]]
        return wording.capital(role) if _SENTENCE_BEGINS.search(found.string[: found.start()]) else role


def _roles(mentorships: Sequence[Mentorship]) -> dict[int, str]:
    """ "my mentor", or "my first mentor" and "my second mentor", by the id of the mentorship."""
    roles: dict[int, str] = {}
    for role in {one.my_role for one in mentorships}:
        alike = [one for one in mentorships if one.my_role is role]
        for number, one in enumerate(alike, 1):
            roles[one.id] = wording.relation(role, number if len(alike) > 1 else None)
    return roles


def _written(name: str) -> set[str]:
    """The ways in which a name may stand in a text: whole, without its title, and each long enough part."""
    bare = _LEADING_TITLES.sub("", name)
    parts = {part.strip(".,") for part in bare.split()}
    return {bare} | {part for part in parts if len(part) >= _SHORTEST and part[0].isupper()}
