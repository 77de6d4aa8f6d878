"""Reads one line of the stored Markdown. No Qt here; offsets count UTF-16 units, as Qt does."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from app.line_marks import LATER, LONG, MARK, SPAN, TOKEN

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_KINDS = {1: "heading", 2: "action", 4: "bullet", 5: "number", 6: "quote"}
_LEADERS = frozenset("#-*+>0123456789 \t") | {""}


class Span(NamedTuple):
    """A run of words with its marks: `width` characters open it at `start` and close it at `end`."""

    start: int
    end: int
    width: int
    bold: bool
    italic: bool
    code: bool


class Hidden(NamedTuple):
    """From `start` to `end` nothing is seen, unless the caret is between `low` and `high`."""

    start: int
    end: int
    low: int
    high: int


class Token(NamedTuple):
    """Who or when, in an action line."""

    start: int
    kind: str  # owner, date
    value: str

    def __repr__(self) -> str:
        return f"Token({self.start}, {self.kind})"  # whom it names is private


class Line(NamedTuple):
    """What one line of Markdown says about its looks."""

    kind: str = "plain"  # plain, blank, heading, bullet, number, quote, action
    level: int = 0
    mark: int = 0  # length of the mark at its start
    done: bool = False
    spans: tuple[Span, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    tokens: tuple[Token, ...] = ()
    end: int = 0  # where its words end, before trailing tokens and the mark of what is for later
    later_at: int = 0  # where the mark of what is to be reflected on begins; 0 without one

    @property
    def later(self) -> bool:
        return self.later_at > 0


PLAIN = Line()
BLANK = Line("blank")


def flat(text: str) -> str:
    """The text with one character for each UTF-16 unit, so that an index into it is a Qt position."""
    return text if text.isascii() else _ASTRAL.sub("\ue000\ue000", text)


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


def spliced(text: str, start: int, end: int, new: str) -> str:
    """`text` with its UTF-16 units from `start` to `end` replaced."""
    raw = text.encode("utf-16-le", "surrogatepass")
    new_raw = new.encode("utf-16-le", "surrogatepass")
    return (raw[: 2 * start] + new_raw + raw[2 * end :]).decode("utf-16-le", "replace")


def reads_right_to_left(text: str) -> bool:
    """By its first strong letter."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


@lru_cache(8192)
def read(text: str) -> Line:
    """Parse one line."""
    if len(text) >= LONG:
        return PLAIN
    has_spans = "*" in text or "_" in text or "`" in text
    has_later = "#later" in text
    if not has_spans and not has_later and text[:1] not in _LEADERS:
        return PLAIN
    if not text.strip():
        return BLANK
    text = flat(text)
    found = MARK.match(text)
    kind = _KINDS[found.lastindex or 0] if found else "plain"
    mark = found.end() if found else 0
    later_at = _later_at(text, mark) if has_later else 0
    end = later_at or len(text)
    spans = tuple(_spans(text, mark, end)) if has_spans else ()
    hidden = tuple(run for span in spans for run in _marks_of(span))
    if later_at:
        hidden += (Hidden(end, len(text), text.rindex("#"), len(text)),)
    if kind == "action":
        return _action(text, mark, later_at, spans, hidden)
    return Line(kind, mark - 1 if kind == "heading" else 0, mark, False, spans, hidden, (), end, later_at)


def forget() -> None:
    """Keep no line in memory that was read before."""
    read.cache_clear()


def _later_at(text: str, mark: int) -> int:
    """0 where there are no words to be marked, too. One space goes with the mark: the others are being typed."""
    found = LATER.search(text, mark)
    return text.rindex("#") - 1 if found and text[mark : found.start()].strip() else 0


def _spans(text: str, start: int, end: int) -> list[Span]:
    made = []
    for found in SPAN.finditer(text, start, end):
        opener = found[1] or found[3] or found[5]
        width, code = len(opener), opener == "`"
        made.append(Span(found.start(), found.end(), width, width > 1, width != 2 and not code, code))
        if width < 3 and not code:
            made += _spans(text, found.start() + width, found.end() - width)
    return made


def _marks_of(span: Span) -> tuple[Hidden, Hidden]:
    start, end, width = span[:3]
    return Hidden(start, start + width, start, end), Hidden(end - width, end, start, end)


def _action(text: str, mark: int, later_at: int, spans: tuple[Span, ...], hidden: tuple[Hidden, ...]) -> Line:
    end = later_at or len(text)
    found = list(TOKEN.finditer(text, mark, end))
    tokens = tuple(Token(at.start(), "owner" if at[1] else "date", at[1] or at[2]) for at in found)
    # the space before a token goes with it, or two tokens would leave a gap behind the words
    runs = tuple(Hidden(max(at.start() - 1, mark), at.end(), at.start(), at.end()) for at in found)
    for run in reversed(runs):
        if not text[run.end : end].strip():
            end = run.start
    done = text[text.index("[") + 1] != " "
    return Line("action", 0, mark, done, spans, hidden + runs, tokens, end, later_at)
