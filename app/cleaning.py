"""What long text may hold: the same in an editor as in the journal, or words would change on the way."""

from __future__ import annotations

import re

_LINE_ENDS = {"\r": "\n", "\u2028": "\n", "\u2029": "\n"}
# Controls but tab and newline are no words; the others Qt drops, swaps or takes for block ends.
_DROPPED = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFDD0, 0xFDD1, 0xFFFC, 0xFEFF, 0xFFFE, 0xFFFF]
_SWAP = str.maketrans(_LINE_ENDS | dict.fromkeys(map(chr, _DROPPED)))
_HALVES = "\ud800-\udfff"
_UNCLEAN = re.compile("[" + re.escape("".join(_LINE_ENDS) + "".join(map(chr, _DROPPED))) + _HALVES + "]")
_HALF = re.compile(f"[{_HALVES}]")


def clean(text: str) -> str:
    """The text as it is kept: `\\n` line ends, no control characters but tab, no lone surrogates.

    Cleaning twice changes nothing more.
    """
    if not _UNCLEAN.search(text):
        return text
    text = text.replace("\r\n", "\n").translate(_SWAP)
    if _HALF.search(text):  # true pairs are joined, lone halves become U+FFFD
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
