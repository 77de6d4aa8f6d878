"""The marks in one line of the Markdown that the editor writes, read alike on screen, in records and in print."""

from __future__ import annotations

import re

LONG = 4000  # a line from here on is not looked into: the editor lays it out plain

MARK = re.compile(r"(#{1,6} )|([ \t]*[-*+] \[([ xX])\] )|([ \t]*[-*+] )|([ \t]*\d{1,9}[.)] )|((?:> ?)+)")
_LETTER = "[^\\W\U00010000-\U0010ffff]"  # beyond that Qt counts two characters, and the editor's reading knows none
SPAN = re.compile(
    r"(?<![\\*])(\*{1,3})(?![\s*])(.+?)(?<![\s*])\1(?!\*)"
    rf"|(?<!\\)(?<!{_LETTER})(_{{1,3}})(?![\s_])(.+?)(?<![\s_])\3(?!{_LETTER})"
    r"|(?<!\\)(`)([^`]+)`"
)
OWNER = re.compile(rf"{_LETTER}(?:{_LETTER}|[.'’-])*")
TOKEN = re.compile(rf"(?<!\S)(?:@(?P<owner>{OWNER.pattern})|!(?P<due>\d{{4}}-\d\d-\d\d))(?!\S)")
LATER = re.compile(r"(?<![ \t])[ \t]+#later[ \t]*$")  # the paragraph is to be reflected on


def unmarked(words: str) -> str:
    """Words without what makes them bold, italic or code."""
    return SPAN.sub(_inside, words) if len(words) < LONG else words


def _inside(span: re.Match[str]) -> str:
    if span[5]:
        return span[6]
    return unmarked(span[2] or span[4])
