"""What a line that was jotted down means: a note, or, after a box, an action with who and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.line_marks import OWNER
from app.practice.action_lines import is_me
from ui.widgets.date_words import read_date

_BOX = re.compile(r"\s*(?:[-*+] )?\[[ ]?\](?:\s+|$)")
_WHO = re.compile(rf"(?<!\S)@({OWNER.pattern})(?=[\s,;:!?.]|$)")
_WHEN = re.compile(r"(?<!\S)!(?=\S)")
_LONGEST_DAY = 4  # words: "Tuesday 24 November 2026"


@dataclass(frozen=True, slots=True)
class Captured:
    """`who` as it was typed, "" for me; both are told of actions alone."""

    words: str = field(repr=False)
    is_action: bool = False
    who: str = field(default="", repr=False)
    due: date | None = None


def read(typed: str, today: date) -> Captured:
    """A line that begins with `[]` is an action."""
    box = _BOX.match(typed)
    return action(typed[box.end() :], today) if box else Captured(typed.strip())


def action(words: str, today: date) -> Captured:
    """`@Miriam` says who does it, `!friday` or `!2 dec` by when; the last of each holds, and the rest are its words."""
    box = _BOX.match(words)
    found = _with_day(Captured(words[box.end() :] if box else words, True), today)
    words, who = found.words, ""
    for said in reversed(list(_WHO.finditer(words))):
        name = said[1].rstrip(".'’-")
        words, who = _without(words, said.start(), said.start(1) + len(name)), who or name
    return replace(found, words=" ".join(words.split()), who="" if is_me(who) else who)


def with_name(captured: Captured) -> Captured:
    """For somebody whom the journal does not know: their name stays among the words."""
    return replace(captured, words=f"{captured.who}: {captured.words}") if captured.who else captured


def called(who: str, names: Sequence[tuple[int, str]]) -> int | None:
    """Which of these is meant, by a word of the name; None where it is nobody, or could be two."""
    wanted = who.casefold()
    found = [key for key, name in names if any(word.casefold().startswith(wanted) for word in name.split())]
    return found[0] if len(found) == 1 else None


def _with_day(found: Captured, today: date) -> Captured:
    """Without what says the day. What follows a ! and is no day stays where it is."""
    words, due = found.words, found.due
    for mark in reversed(list(_WHEN.finditer(words))):
        day, end = _day_at(words, mark.end(), today)
        if day is not None:
            words, due = _without(words, mark.start(), end), due or day
    return replace(found, words=words, due=due)


def _day_at(words: str, start: int, today: date) -> tuple[date | None, int]:
    """The longest day that begins there, and where it ends."""
    ends = [word.end() for word in re.finditer(r"\S+", words[start:])][:_LONGEST_DAY]
    for end in reversed(ends):
        said = words[start : start + end].rstrip(".,;:")
        if (day := read_date(said, today)) is not None:
            return day, start + len(said)
    return None, start


def _without(words: str, start: int, end: int) -> str:
    """The stop or comma after what goes stands after the word before it."""
    after = words[end:]
    return words[:start].rstrip() + ("" if after[:1] in tuple(",.;:") else " ") + after
