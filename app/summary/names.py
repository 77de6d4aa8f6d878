"""What people are called in a summary: by name, by initials, or by what they are to me."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from app import wording
from app.records.people import initials, without_title

if TYPE_CHECKING:
    from app.records.mentorships import Mentorship
    from app.records.people import Person
    from app.summary.choice import People

_TITLE = r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame)\.?\s+"
_SENTENCE_BEGINS = re.compile(r"(?:^|\n|[.!?:]\s)[\s>#“\"(-]*$")
_BEFORE = 20  # characters that tell whether a sentence begins
_SHORTEST = 2  # letters of a part of a name
# Parts of names that are words more often than names where they stand alone, as at the beginning of a sentence.
_WORDS = frozenset(
    {
        "Am", "An", "As", "At", "Be", "By", "Do", "Go", "He", "If", "In", "Is", "It", "Me", "My", "No", "Of", "On",
        "Or", "So", "To", "Up", "Us", "We", "And", "But", "For", "Her", "His", "Its", "Not", "Our", "She", "The", "You",
    }
)  # fmt: skip
_LETTER = r"[^\W_]"  # an underscore is Markdown
_NO_SPACES = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # scripts in which a word runs on after a name
_ANYBODY = "a colleague"
# What is typed one way in a name and another way in a text: an apostrophe, a hyphen.
_SIMPLER = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"})
_EITHER = {"'": "['’‘ʼ]", r"\-": "[-\u2010\u2011]", r"\ ": r"\s+"}


class Names:
    """Calls everybody in the journal alike in every part of a summary. The owner isn't among `everyone`."""

    def __init__(self, everyone: Sequence[Person], mentorships: Sequence[Mentorship], called: People) -> None:
        self._called = called
        self._roles = _roles(mentorships)
        self._instead: dict[str, str] = {}
        self._small: frozenset[str] = frozenset()
        if called != "named":
            self._instead = self._replacements(everyone, mentorships)
            self._small = frozenset(head for name in self._instead if (head := _head(name))[:1].islower())
            self._pattern = _pattern(self._instead)
            self._large = _pattern(name for name in self._instead if _head(name) not in self._small)

    def of(self, mentorship: Mentorship, person: Person) -> str:
        """ "Dr Miriam Holt", "M.H." or "My mentor"."""
        match self._called:
            case "named":
                return person.display_name
            case "initials":
                return _dotted(person.display_name)
            case _:
                return wording.capital(self._roles[mentorship.id])

    def whose(self, mentorship: Mentorship | None, person: Person | None) -> str:
        """ "Dr Holt’s", "M.H.’s", "My mentor’s": what the other one has to do."""
        if mentorship is None or person is None:
            return "Somebody else’s"
        name = _addressed(person.display_name) if self._called == "named" else self.of(mentorship, person)
        return f"{name}’s"

    def taken_from(self, text: str) -> str:
        """`text` with the names of people in the journal replaced, unless they are named. Capitals decide."""
        if self._called == "named":
            return text
        small = any(head in text for head in self._small)  # words that begin with small letters are many to look at
        return (self._pattern if small else self._large).sub(self._replaced, text)

    def _replacements(self, everyone: Sequence[Person], mentorships: Sequence[Mentorship]) -> dict[str, str]:
        """By every way in which a name may be written. What would mean two people tells neither."""
        roles = {one.person_id: self._roles[one.id] for one in reversed(mentorships)}
        meant: dict[str, set[str]] = defaultdict(set)
        for person in everyone:
            role = roles.get(person.id, _ANYBODY)
            for name in _written(person.display_name):
                meant[name].add(role if self._called == "roles" else _dotted(person.display_name))
        unclear = (lambda name: _ANYBODY) if self._called == "roles" else _dotted
        return {name: next(iter(said)) if len(said) == 1 else unclear(name) for name, said in meant.items()}

    def _replaced(self, found: re.Match[str]) -> str:
        instead = self._instead[" ".join(found[1].split()).translate(_SIMPLER)]
        text, end = found.string, found.end()
        if self._called == "initials":  # one full stop is enough where a sentence ends
            return instead[:-1] if text[end : end + 1] == "." else instead
        start = found.start()
        before = "x" * (start > _BEFORE) + text[max(0, start - _BEFORE) : start]
        return wording.capital(instead) if _SENTENCE_BEGINS.search(before) else instead


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Names that begin alike stand together, the longest first: most places of a text are passed over at once.

    Of no names it finds none.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        alike[name[0]].append(_loosely(name[1:]))
    either = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in alike.items())
    if not alike:
        return re.compile(r"(?!)")
    begins = f"(?=[DPMS{re.escape(''.join(alike))}])"  # a title or a name
    before, after = rf"(?:(?<!{_LETTER})|(?={_NO_SPACES}))", rf"(?:(?!{_LETTER})|(?<={_NO_SPACES}))"
    return re.compile(rf"{begins}{before}(?:{_TITLE})?({either}){after}")


def _head(name: str) -> str:
    """What of a name stands in a text letter by letter, however the rest was typed."""
    return re.split(r"[\s'-]", name)[0]


def _loosely(name: str) -> str:
    pattern = re.escape(name)
    for strictly, either in _EITHER.items():
        pattern = pattern.replace(strictly, either)
    return pattern


def _roles(mentorships: Sequence[Mentorship]) -> dict[int, str]:
    """ "my mentor", or "my first mentor" and "my second mentor", by the id of the mentorship."""
    roles: dict[int, str] = {}
    for role in {one.my_role for one in mentorships}:
        alike = [one for one in mentorships if one.my_role is role]
        for number, one in enumerate(alike, 1):
            roles[one.id] = wording.relation(role, number if len(alike) > 1 else None)
    return roles


def _dotted(name: str) -> str:
    """ "M.H." for Dr Miriam Holt."""
    return "".join(f"{letter}." for letter in initials(name))


def _addressed(name: str) -> str:
    """ "Dr Holt" for Dr Miriam Holt; all of a name without a title."""
    bare = without_title(name)
    title = name.removesuffix(bare).strip() if bare != name else ""
    return f"{title} {bare.split()[-1]}" if title else name


def _written(name: str) -> set[str]:
    """The ways in which a name may stand in a text: whole, without its title, and each long enough part."""
    bare = without_title(name).translate(_SIMPLER)
    parts = {part.strip(".,'") for word in bare.split() for part in (word, *word.split("-"))}
    parts = {part for part in parts if len(part) >= _SHORTEST and not part[0].islower() and part not in _WORDS}
    whole = " ".join(bare.split()).lstrip("'")
    every = {whole} | parts
    every |= {one.upper() for one in every if len(one) > _SHORTEST}
    every |= {whole.lower()} if len(parts) > 1 else set()  # a part in small letters may be a word
    every |= {plain for one in every if (plain := _without_accents(one)).isascii() and plain not in _WORDS}
    return every | {normalize(form, one) for one in every for form in ("NFC", "NFD")}


def _without_accents(name: str) -> str:
    return "".join(character for character in normalize("NFD", name) if not combining(character))
