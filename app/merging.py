"""Two people's changes of one text, or one person's in two places, brought together line by line."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


def merged(before: str, mine: str, theirs: str) -> str:
    """`mine`, with what `theirs` changed in lines that mine left alone. Where both changed one, mine stays."""
    if theirs in (before, mine):
        return mine
    if mine == before:
        return theirs
    old, here, there = before.split("\n"), mine.split("\n"), theirs.split("\n")
    at = _places(old, here)
    for _, first, end, start, stop in reversed(_changes(old, there)):
        new = there[start:stop]
        places = [at.get(n, -1) for n in range(first, end)]
        if first == end:
            _put_in(here, new, at.get(first - 1), at.get(first))
        elif -1 not in places and places[-1] - places[0] == len(places) - 1:
            here[places[0] : places[-1] + 1] = new
    return "\n".join(here)


def _put_in(here: list[str], new: Sequence[str], above: int | None, below: int | None) -> None:
    """After the line that stood above, or before the one below; at the end where both are gone."""
    place = above + 1 if above is not None else below if below is not None else len(here)
    here[place:place] = new


def _places(old: Sequence[str], here: Sequence[str]) -> dict[int, int]:
    """Where each line that is still there stands now."""
    blocks = SequenceMatcher(None, old, here, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, size in blocks for n in range(size)}


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [one for one in found if one[0] != "equal"]
