"""What a ladder of goal attainment scaling needs before it can be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

LEVELS = (-2, -1, 0, 1, 2)
_NEEDED = (-1, 0, 1)


def missing(levels: Mapping[int, str]) -> tuple[int, ...]:
    """The levels that have to be written before a goal is worked on, and are not."""
    return tuple(level for level in _NEEDED if not levels.get(level, "").strip())


def repeated(levels: Mapping[int, str]) -> tuple[int, ...]:
    """The levels that say the same as another, whatever their capitals."""
    said = {level: " ".join(words.split()).casefold() for level, words in levels.items()}
    times = Counter(said.values())
    return tuple(sorted(level for level, words in said.items() if words and times[words] > 1))


def keepable(kept: Mapping[int, str], typed: Mapping[int, str], needs_all: bool) -> dict[int, str]:
    """The ladder as far as it can be kept while it is typed: where a level says what may not be, its words until now.

    With `needs_all` the three middle levels can't be emptied.
    """
    levels = dict(typed)
    wrong = set(repeated(levels)) | (set(missing(levels)) if needs_all else set())
    while wrong:
        levels |= {level: kept.get(level, "") for level in wrong}
        wrong = {level for level in repeated(levels) if levels[level] != kept.get(level, "")}
    return levels
