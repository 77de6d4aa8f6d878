"""Where words occur in a text. No Qt here; positions count UTF-16 units, as Qt does."""

import re
from bisect import bisect_left

# What a keyboard gives for what a text may hold.
_SAME = {"'": "['’‘]", '"': '["“”„]', " ": "[ \xa0\u202f]", "-": "[-‐‑–]"}
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def matches(text: str, words: str) -> list[tuple[int, int]]:
    """Start and end of each, in order, whatever the case."""
    if not words:
        return []
    pattern = "".join(_SAME.get(letter) or re.escape(letter) for letter in words)
    found = [one.span() for one in re.finditer(pattern, text, re.IGNORECASE)]
    wide = [one.start() for one in _ASTRAL.finditer(text)]
    if not wide:
        return found
    return [(start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in found]
