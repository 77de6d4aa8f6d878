"""The lines of an entry made ready for a Markdown parser that would join some and lose others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app import fences
from app.line_marks import LATER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_MARKERS = 8  # before the words of one line; every one costs the parser a level of recursion
_WIDEST_INDENT = 24

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e\ufdd0-\ufdef\ufeff\ufff9-\ufffc"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_MARKER = r"(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))"
_MARKERS = re.compile(rf"(?:[ \t]*{_MARKER}){{{_MOST_MARKERS}}}[ \t]*(?={_MARKER})\d*")


def printable(text: str) -> str:
    """`text` without what no page can show: controls, halves of characters, noncharacters and overrides of order.

    Every kind of line end becomes a newline.
    """
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text))


def separated(lines: Sequence[str]) -> Iterator[str]:
    """The lines with an empty one after each, so that none continues another; code between fences stays."""
    closing = -1
    closings = fences.closings(lines)
    for at, line in enumerate(lines):
        opened = fences.FENCE.match(line) if at > closing else None
        closing = closings.get(at, closing)
        if at <= closing:
            yield line
            if at < closing:
                continue
        elif opened:  # an open end would make all the rest of an entry code
            yield _escaped(line, opened.start("marks"))
        else:
            yield _tamed(LATER.sub("", line))
        yield ""


def _escaped(line: str, at: int) -> str:
    return f"{line[:at]}\\{line[at:]}"


def _tamed(line: str) -> str:
    """Without the depth of nesting that only a mischievous line has."""
    words = line.lstrip(" \t")
    indent = line[: len(line) - len(words)].expandtabs(4)
    line = indent[:_WIDEST_INDENT] + words
    markers = None if _RULE.match(line) else _MARKERS.match(line)
    return _escaped(line, markers.end()) if markers else line
