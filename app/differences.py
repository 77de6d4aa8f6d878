"""What a text says that another does not, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

_WORD = re.compile(r"\w+|[^\w\s]")
_ALIKE = 0.5  # of a line: less in common, and one is no change of the other
_MOST = 4_000_000  # pairs of words: some tenths of a second


class Said(StrEnum):
    """Which of two texts says a line."""

    BOTH = "both"
    EARLIER = "earlier"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and who says it; `own` are the [start, end) that the other doesn’t say. Its words stay out of repr."""

    said: Said
    text: str = field(repr=False)
    own: tuple[tuple[int, int], ...] = ()


def between(earlier: str, now: str) -> list[Line]:
    """Both texts as one run of lines. Of two that took each other’s place, what is said now comes first."""
    old, new = earlier.split("\n"), now.split("\n")
    lines: list[Line] = []
    for what, first, end, start, stop in SequenceMatcher(None, old, new).get_opcodes():
        if what == "equal":
            lines += (Line(Said.BOTH, text) for text in old[first:end])
        else:
            lines += _instead(old[first:end], new[start:stop])
    return lines


def _instead(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """Lines in the place of others: one that was only changed stands beside what became of it."""
    lines: list[Line] = []
    for before, after in zip_longest(old, new):
        own = _own(before, after) if before is not None and after is not None else None
        if after is not None:
            lines.append(Line(Said.NOW, after, own[1] if own else ((0, len(after)),)))
        if before is not None:
            lines.append(Line(Said.EARLIER, before, own[0] if own else ((0, len(before)),)))
    return lines


def _own(before: str, after: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] | None:
    """What only either says; None where they have little in common, or are too long to compare word by word."""
    one, other = (list(_WORD.finditer(text)) for text in (before, after))
    if not one or not other or len(one) * len(other) > _MOST:
        return None
    found = SequenceMatcher(None, [m[0] for m in one], [m[0] for m in other], autojunk=False)
    if found.quick_ratio() < _ALIKE or found.ratio() < _ALIKE:  # the quick one is never lower
        return None
    steps = [step for step in found.get_opcodes() if step[0] != "equal"]
    mine = tuple((one[a].start(), one[b - 1].end()) for _, a, b, _, _ in steps if a < b)
    theirs = tuple((other[a].start(), other[b - 1].end()) for _, _, _, a, b in steps if a < b)
    return mine, theirs
