"""Which lines of an entry stand between code fences: there nothing is a heading or an action."""

from __future__ import annotations

import re
from collections.abc import Sequence

FENCE = re.compile(r"[ \t]*(?P<marks>(?P<mark>[`~])(?P=mark){2,})(?P<label>.*)$")


def closings(lines: Sequence[str]) -> dict[int, int]:
    """The number of each line that opens a fence, with that of the line that closes it.

    What no line closes is no fence: it would make all the rest of an entry code.
    """
    found: dict[int, int] = {}
    closer, closing = _Closer(lines), -1
    for at, line in enumerate(lines):
        opened = FENCE.match(line) if at > closing else None
        if opened and (end := closer.after(at, opened)) > at:
            found[at] = closing = end
    return found


def inside(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are code, their fences among them."""
    return frozenset(at for start, end in closings(lines).items() for at in range(start, end + 1))


class _Closer:
    """Finds the line that closes a fence, and remembers what no line closes, so that looking stays linear."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._never: dict[str, int] = {}

    def after(self, at: int, opened: re.Match[str]) -> int:
        """The number of the closing line, or -1."""
        mark, wanted = opened["mark"], len(opened["marks"])
        if (mark == "`" and "`" in opened["label"]) or wanted >= self._never.get(mark, wanted + 1):
            return -1
        for number in range(at + 1, len(self._lines)):
            line = self._lines[number].strip()
            if len(line) >= wanted and not line.strip(mark):
                return number
        self._never[mark] = wanted
        return -1
