"""Which words of a text are searched for, as the index compares them, and the line around the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import category, normalize

EXCERPT = 110  # characters around the first match
LEAD = EXCERPT // 3  # of them at most before it
# The marks with which many scripts write their vowels belong to a word, as they do in the index.
_MARKS_IN_WORDS = "".join(
    chr(code) for code in (*range(0x300, 0x1E00), *range(0xA660, 0xAC00)) if category(chr(code)) in ("Mn", "Mc")
)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(rf"\w[\w{_MARKS_IN_WORDS}]*")
_INSIDE = re.compile(rf"[\w{_MARKS_IN_WORDS}]")
_MARKS = re.compile(r"^[#>\s]+|^- (?:\[[ xX]\] )?|(?<![ \t])[ \t]+#later[ \t]*$|[*`]", re.MULTILINE)
_STOPS = ".,;:!?…”’\"'"

Span = tuple[int, int]


def terms(words: str) -> list[str]:
    """What is searched for: each begins some word of the entry."""
    return _WORD.findall(normalize("NFC", words))


def cut(body: str, words: str) -> tuple[str, tuple[Span, ...]]:
    """A line of the body around its first match, and [start, end) of every match in it."""
    text, more_before, more_after = _surroundings(body, max(0, _first(body, words)))
    spans = matches(text, words)
    start = max(0, spans[0][0] - LEAD) if spans else 0
    if start:
        start = text.find(" ", start) + 1 or start
    end = start + EXCERPT
    line = text[start:end]
    if len(text) > end and " " in line:
        line = line[: line.rindex(" ")]
    lead = "… " if start or more_before else ""
    tail = " …" if start + len(line) < len(text) or more_after else ""
    inside = tuple(
        (a - start + len(lead), b - start + len(lead)) for a, b in spans if a >= start and b <= start + len(line)
    )
    return lead + line + tail, inside


def _surroundings(body: str, at: int) -> tuple[str, bool, bool]:
    """Plain words on both sides of `at`, more than an excerpt's worth, and whether there is more before and after.

    Cut before it is cleaned, so that a long entry costs no more than a short one.
    """
    start = max(0, at - 2 * EXCERPT)
    if start:  # not in the middle of a word
        start = body.find(" ", start, at) + 1 or at
    end = at + 4 * EXCERPT
    return _one_line(_MARKS.sub("", body[start:end])), start > 0, end < len(body)


def _one_line(text: str) -> str:
    """Lines that end without a stop would run into each other: a point keeps them apart."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    joined = "".join(f"{line} " if line[-1] in _STOPS else f"{line} · " for line in lines)
    return joined.strip(" ·")


def begins(text: str, words: str) -> bool:
    """Whether some word of the text begins with one of these."""
    return _first(text, words) >= 0


def matches(text: str, words: str) -> tuple[Span, ...]:
    """Where words of `text` begin with a searched word, as the index sees them: no case, no accents."""
    wanted, folded = tuple(map(_folded, terms(words))), _folded(text)
    if len(folded) != len(text):  # some letter is written as two, or with a mark of its own
        return tuple(word.span() for word in _WORD.finditer(text) if _folded(word[0]).startswith(wanted))
    begun = {at: _WORD.match(folded, at) for one in wanted for at in _begun(folded, one)}
    return tuple(word.span() for _, word in sorted(begun.items()) if word)


def plain(text: str) -> str:
    """Its words as the index sees them, a space before each, so that " lant" stands in it where one begins so."""
    return "".join(f" {word}" for word in _WORD.findall(_folded(text)))


def _first(text: str, words: str) -> int:
    """Where the first of them begins; -1 where none does."""
    wanted, folded = map(_folded, terms(words)), _folded(text)
    if len(folded) != len(text):
        return next((start for start, _ in matches(text, words)), -1)
    return min((at for one in wanted for at in islice(_begun(folded, one), 1)), default=-1)


def _begun(folded: str, wanted: str) -> Iterator[int]:
    """Where a word begins so."""
    at = folded.find(wanted)
    while at >= 0:
        if not at or not _INSIDE.match(folded, at - 1):
            yield at
        at = folded.find(wanted, at + 1)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", normalize("NFD", text.lower()))
    return normalize("NFC", bare)
