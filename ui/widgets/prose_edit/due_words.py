"""When an action is due, as people type it: "!friday", "!2 dec", "!in two weeks". No widget."""

import re
from collections.abc import Iterator
from datetime import date

from ui.widgets.date_words import read_date

from .marks import flat, read, units
from .toggles import Swap

_PHRASE = re.compile(r"(?<!\S)!(?=\w)")
_WORD = re.compile(r"\s*\S+")
_LONGEST = 4  # words, as in "Tuesday 24 November 2026"


def resolved(text: str, caret: int, today: date) -> list[Swap]:
    """What makes days of such words in an action line, in order; not yet where the caret still is.

    `caret` counts UTF-16 units; -1 when it is elsewhere.
    """
    line = read(text)
    if line.kind != "action" or "!" not in text:
        return []
    return list(_found(flat(text), line.mark, line.later_at or units(text), caret, today))


def _found(text: str, start: int, end: int, caret: int, today: date) -> Iterator[Swap]:
    while phrase := _PHRASE.search(text, start, end):
        start = phrase.end()
        ends = _word_ends(text, start, end)
        for number in range(len(ends), 0, -1):
            words = text[start : ends[number - 1]].rstrip(".,;")
            day = read_date(words, today, ahead=True)
            if day is None or words == day.isoformat():
                continue
            left = ends[number] if number < len(ends) else ends[-1]  # the word after it may still belong to it
            if not phrase.start() <= caret <= left:
                yield Swap(phrase.start(), ends[number - 1], f"!{day.isoformat()}")
            start = ends[number - 1]
            break


def _word_ends(text: str, start: int, end: int) -> list[int]:
    """Where each of the words behind the ! ends; another mark ends them all."""
    found: list[int] = []
    while len(found) < _LONGEST and (word := _WORD.match(text, found[-1] if found else start, end)):
        if found and word[0].strip()[:1] in "!@":
            break
        found.append(word.end())
    return found
