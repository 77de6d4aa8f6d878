"""One entry that is longer than a volume, as several: divided between its lines, as a last resort between words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from app import fences, wording
from app.summary import tables
from app.summary.document import Agreement, CheckIn, Goal, Meeting, Mentorship, Next, Note, Reflection
from app.summary.lengths import Lengths

_CONTINUED = ", continued"
_SHARE = 0.9  # the rest is for headings

# What may be long, in the order in which it is printed: Markdown, or several things of their own.
_LONG: dict[type, tuple[str, ...]] = {
    Agreement: ("points",),
    CheckIn: ("noticed",),
    Goal: ("why", "check_ins", "milestones", "closing"),
    Meeting: ("what_mattered", "discussed", "notes"),
    Mentorship: ("purpose", "agreement"),
    Next: ("wish",),
    Note: ("text",),
    Reflection: ("text",),
}


@dataclass(frozen=True, slots=True)
class _Piece:
    name: str  # of the field
    value: Any = field(repr=False)
    points: float


def parts(record: Any, lengths: Lengths, room: float) -> Iterator[Any]:
    """Records like this one that together say all of it; the later ones are said to continue it."""
    kept: list[_Piece] = []
    left, first = room * _SHARE, True
    for piece in _pieces(record, lengths, room * _SHARE):
        if kept and piece.points > left:
            yield _made(record, kept, first)
            kept, left, first = [], room * _SHARE, False
        kept.append(piece)
        left -= piece.points
    yield _made(record, kept, first)


def _pieces(record: Any, lengths: Lengths, room: float) -> Iterator[_Piece]:
    for name in _LONG.get(type(record), ()):
        value = getattr(record, name)
        if isinstance(value, str):
            for text in _texts(value, lengths, room):
                yield _Piece(name, text, lengths.text(text))
        else:
            for one in value if isinstance(value, tuple) else (value,) if value else ():
                for part, points in _things(one, lengths, room):
                    yield _Piece(name, part, points)


def _things(one: Any, lengths: Lengths, room: float) -> Iterator[tuple[Any, float]]:
    """One of several: a line, a label with its text, or a record that may be long itself."""
    if isinstance(one, str):
        for text in _words(one, lengths, room):
            yield text, lengths.line(text)
    elif isinstance(one, tuple):
        label, words = one
        for text in _texts(words, lengths, room) or [""]:
            yield (label, text), lengths.text(f"{label}: {text}")
    elif type(one) in _LONG:
        for part in parts(one, lengths, room):
            yield part, lengths.agreement(part) if isinstance(part, Agreement) else lengths.check_in(part)
    else:
        yield one, lengths.line(one.title)


def _made(record: Any, pieces: list[_Piece], first: bool) -> Any:
    """`record` with no more than these pieces."""
    said: dict[str, Any] = {}
    for name in _LONG.get(type(record), ()):
        values, old = [piece.value for piece in pieces if piece.name == name], getattr(record, name)
        if isinstance(old, tuple):
            said[name] = tuple(values)
        elif isinstance(old, str):
            said[name] = "\n".join(values)
        else:
            said[name] = values[0] if values else None
    return replace(record, **said) if first else _continued(replace(record, **said))


def _continued(record: Any) -> Any:
    if isinstance(record, Meeting):
        return replace(record, headline=_again(record.headline.strip() or wording.day(record.held_on)))
    if isinstance(record, Reflection):
        return replace(record, title=_again(record.title.strip() or wording.day(record.on)))
    if isinstance(record, Goal):
        return replace(record, title=_again(record.title), rungs={}, start=None, chart=False)
    return record


def _again(title: str) -> str:
    return title if title.endswith(_CONTINUED) else title.rstrip(" .") + _CONTINUED


def _texts(text: str, lengths: Lengths, room: float) -> list[str]:
    """Its lines, each with what can't be taken apart from it, none longer than `room`."""
    lines = text.split("\n") if text else []
    closings = fences.closings(lines)
    found: list[str] = []
    at = 0
    while at < len(lines):
        if (closing := closings.get(at, at)) > at:
            end = closing + 1
            found += _code(lines[at:end], lengths, room)
        elif (end := tables.end_of(lines, at)) > at:
            found += _table(lines[at:end], lengths, room)
        else:
            end = at + 1
            found += _words(lines[at], lengths, room)
        at = end
    return found


def _table(lines: list[str], lengths: Lengths, room: float) -> list[str]:
    """The rows of a table: under its head again if they have to be divided."""
    head = lines[:2]
    highest = lengths.text("\n".join(head))
    found: list[str] = []
    kept: list[str] = []
    left = room - highest
    for line in (part for whole in lines[2:] for part in _words(whole, lengths, room - highest)):
        points = lengths.line(line)
        if kept and points > left:
            found.append("\n".join((*head, *kept)))
            kept, left = [], room - highest
        kept.append(line)
        left -= points
    return [*found, "\n".join((*head, *kept))]


def _code(lines: list[str], lengths: Lengths, room: float) -> list[str]:
    """What stands between two fences: fenced anew if it has to be divided."""
    found: list[str] = []
    if lengths.text("\n".join(lines)) <= room:
        return ["\n".join(lines)]
    opening, *inside, closing = lines
    kept: list[str] = []
    left = room
    for line in (part for whole in inside for part in _words(whole, lengths, room)):
        points = lengths.text("\n".join((opening, line, closing)))
        if kept and points > left:
            found.append("\n".join((opening, *kept, closing)))
            kept, left = [], room
        kept.append(line)
        left -= points
    return [*found, "\n".join((opening, *kept, closing))]


def _words(line: str, lengths: Lengths, room: float) -> list[str]:
    """A line, cut between words, and within one only if it has no end."""
    found: list[str] = []
    while lengths.line(line) > room:
        most = max(1, int(len(line) * room / lengths.line(line)) - 1)
        at = line.rfind(" ", 1, most) + 1 or most
        found.append(line[:at].rstrip(" "))
        line = line[at:]
    return [*found, line]
