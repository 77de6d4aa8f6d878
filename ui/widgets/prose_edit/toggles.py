"""What the formatting commands do to a line: replacements in UTF-16 units, in order. No Qt here."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.line_marks import LATER

from .marks import Line, Span, flat, read, units

_MARKS = {"heading": "## ", "bullet": "- ", "quote": "> ", "action": "- [ ] "}
_LISTS = ("bullet", "number", "action")
_LATER = " #later"


class Swap(NamedTuple):
    """Replace what stands from `start` to `end`."""

    start: int
    end: int
    new: str

    def __repr__(self) -> str:
        return f"Swap({self.start}, {self.end})"  # its words are private


def line_swaps(texts: list[str], kind: str) -> list[Swap]:
    """One for each line: make them all `kind` (heading, bullet, number, quote, action), or plain if they are."""
    lines = [read(text) for text in texts]
    chosen = [line.kind != "blank" or len(lines) == 1 for line in lines]
    off = all(line.kind == kind for line, one in zip(lines, chosen, strict=True) if one)
    made, count = [], 0
    for text, line, one in zip(texts, lines, chosen, strict=True):
        if not one:
            made.append(Swap(0, 0, ""))
            continue
        count += 1
        made.append(Swap(0, line.mark, "" if off else _mark(text, line, kind, count)))
    return made


def later_swaps(texts: list[str]) -> list[Swap]:
    """One for each line: mark all with words to be reflected on later, or none of them if they are."""
    words = [bool(text[read(text).mark :].strip()) for text in texts]
    found = [LATER.search(flat(text)) for text in texts]
    off = all(marked for marked, said in zip(found, words, strict=True) if said)
    made = []
    for text, marked, said in zip(texts, found, words, strict=True):
        end = units(text)
        if marked and off:
            made.append(Swap(marked.start(), end, ""))
        else:
            made.append(Swap(end, end, _LATER if said and not marked else ""))
    return made


def _mark(text: str, line: Line, kind: str, count: int) -> str:
    mark = f"{count}. " if kind == "number" else _MARKS[kind]
    indent = re.match(r"\s*", text) if line.kind in _LISTS and kind in _LISTS else None
    return (indent[0] if indent else "") + mark


def continued(text: str, line: Line) -> str:
    """The mark of the next line of the same list or quote."""
    number = re.match(r"(\s*)(\d+)([.)] )", text)
    if line.kind == "number" and number:
        return f"{number[1]}{int(number[2]) + 1}{number[3]}"
    return re.sub(r"\[[xX]\]", "[ ]", text[: line.mark])


def words_in(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of `start` to `end` that can be marked: no mark of the line, no space at its ends."""
    line = read(text)
    text, start = flat(text), max(start, line.mark)
    chosen = text[start : max(start, min(end, line.later_at or end))]
    start += len(chosen) - len(chosen.lstrip())
    return start, start + len(chosen.strip())


def span_around(text: str, start: int, end: int, bold: bool) -> Span | None:
    """The innermost bold (else italic) span that holds everything from `start` to `end`."""
    spans = [span for span in read(text).spans if (span.bold if bold else span.italic)]
    return next((span for span in reversed(spans) if span.start <= start and end <= span.end), None)


def marked(text: str, start: int, end: int, bold: bool) -> list[Swap]:
    """Make what `words_in` found bold (else italic), with the spans that it crosses."""
    spans = read(text).spans
    start, end = _fitted(spans, start, end)
    if start >= end:
        return []
    same = [span for span in spans if (span.bold if bold else span.italic)]
    inner = sorted(swap for span in same if start <= span.start and span.end <= end for swap in unmarked(span, bold))
    text = flat(text)
    kept = "".join(text[at] for at in range(start, end) if not any(one.start <= at < one.end for one in inner))
    touched = text[max(start - 1, 0) : start] + kept[:1] + kept[-1:] + text[end : end + 1]
    mark = ("_" if "*" in touched else "*") * (2 if bold else 1)
    return [Swap(start, start, mark), *inner, Swap(end, end, mark)]


def _fitted(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """Grown over spans that it crosses, and shrunk to the words of spans that it is inside of."""
    for span in (*spans, *spans):  # twice: what grew may cross another
        if span.end <= start or end <= span.start:
            continue
        if span.start <= start and end <= span.end and (start, end) != (span.start, span.end):
            start, end = max(start, span.start + span.width), min(end, span.end - span.width)
        else:
            start, end = min(start, span.start), max(end, span.end)
    return start, end


def unmarked(span: Span, bold: bool) -> list[Swap]:
    """Take the marks off. Three are bold and italic: then one kind stays."""
    cut = min(span.width, 2) if bold else 1
    return [Swap(span.start, span.start + cut, ""), Swap(span.end - cut, span.end, "")]


def word_at(text: str, at: int) -> tuple[int, int]:
    """The word that `at` is inside of; empty at a word's edge."""
    text = flat(text)
    if not (text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()):
        return at, at
    before = re.search(r"[^\W_]+$", text[:at])
    after = re.match(r"[^\W_]+", text[at:])
    return at - len(before[0] if before else ""), at + len(after[0] if after else "")


def pair_around(text: str, at: int) -> int:
    """How many stars stand on each side of `at`, when they are as many and nothing is between them."""
    text = flat(text)
    before = re.search(r"\**$", text[:at])
    after = re.match(r"\**", text[at:])
    widths = len(before[0] if before else ""), len(after[0] if after else "")
    return widths[0] if widths[0] == widths[1] else 0
