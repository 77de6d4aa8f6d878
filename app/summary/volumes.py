"""A document too long for one PDF, divided into volumes between its entries; one that is too long itself, within it.

No entry is lost and none comes twice. How long they get is an estimate, which `compose.Edition` proves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from app.summary import cutting, view_actions
from app.summary.document import Document, Meeting, Mentorship
from app.summary.lengths import Lengths

MOST_PAGES = 150
_FILLED = 0.95  # an estimate is a little too short now and then
_DOUBTFUL = 1.12  # too long by so little, it may still fit into one

# The sections in the order in which they are printed, and what measures an entry of each.
_SECTIONS: dict[str, Callable[[Lengths, Any], float]] = {
    "timeline": Lengths.timeline,
    "mentorships": Lengths.mentorship,
    "meetings": Lengths.meeting,
    "goals": Lengths.goal,
    "score": lambda lengths, _score: 8 * lengths.line("of words"),
    "reflections": Lengths.reflection,
    "notes": Lengths.note,
    "actions": Lengths.action,
    "next": Lengths.next,
}
_ALONE = ("timeline", "score", "next")
_MANY = ("goals", "reflections", "notes", "actions")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is not divided without need. `within` numbers the mentorship of one, or of a meeting."""

    section: str
    record: Any = field(repr=False)
    points: float
    within: int = -1


Volume = tuple[Entry, ...]


def entries(document: Document) -> Iterator[Entry]:
    """All of them, as they are printed."""
    lengths = Lengths(document.paper)
    for section, record, within in _records(document):
        yield Entry(section, record, _SECTIONS[section](lengths, record), within)


def fill(document: Document, written: Iterable[Entry], stretch: float = 1.0) -> list[Volume]:
    """Volumes, of which none should pass `MOST_PAGES` where pages take `stretch` times as many as was estimated."""
    lengths = Lengths(document.paper)
    room = max(lengths.page, lengths.page * MOST_PAGES / stretch - lengths.frame(document))
    whole = tuple(written)
    if stretch == 1.0 and sum(entry.points for entry in whole) <= room * _DOUBTFUL:
        return [whole]
    room *= _FILLED
    filled: list[list[Entry]] = [[]]
    left = room
    for entry in (part for one in whole for part in _parts(one, lengths, room)):
        if entry.points > left and filled[-1]:
            filled.append(_heading_for(entry, filled[-1]))
            left = room - sum(heading.points for heading in filled[-1])
        filled[-1].append(entry)
        left -= entry.points
    return [tuple(volume) for volume in filled]


def _heading_for(entry: Entry, before: list[Entry]) -> list[Entry]:
    """A mentorship that nothing else follows goes along with its first meeting."""
    alone = entry.section == "meetings" and before[-1].section == "mentorships" and len(before) > 1
    return [before.pop()] if alone else []


def estimated(document: Document, volume: Volume) -> float:
    """How many pages."""
    lengths = Lengths(document.paper)
    return (lengths.frame(document) + sum(entry.points for entry in volume)) / lengths.page


def bound(document: Document, volumes: list[Volume], number: int) -> Document:
    """The volume of this number, counted from 0, as a document by itself."""
    if len(volumes) == 1:
        return document
    kept: dict[str, list[Any]] = {name: [] for name in (*_ALONE, *_MANY)}
    for entry in volumes[number]:
        if entry.section in kept:
            kept[entry.section].append(entry.record)
    said: dict[str, Any] = {name: next(iter(kept[name]), None) for name in _ALONE}
    said |= {name: tuple(kept[name]) for name in _MANY}
    said |= {"mentorships": _mentorships(document, volumes[number])}
    return replace(document, **said, volume=number + 1, volumes=len(volumes))


def _mentorships(document: Document, volume: Volume) -> tuple[Mentorship, ...]:
    """With their meetings. One that began in an earlier volume says no more than who it is with."""
    told: list[tuple[Mentorship, list[Meeting]]] = []
    last = -1
    for entry in volume:
        if entry.section == "mentorships":
            told.append((entry.record, []))
        elif entry.section == "meetings":
            if entry.within != last:
                told.append((replace(document.mentorships[entry.within], purpose="", agreement=None), []))
            told[-1][1].append(entry.record)
        last = entry.within
    return tuple(replace(mentorship, meetings=tuple(meetings)) for mentorship, meetings in told)


def _records(document: Document) -> Iterator[tuple[str, Any, int]]:
    yield from _alone("timeline", document.timeline)
    for within, mentorship in enumerate(document.mentorships):
        yield "mentorships", replace(mentorship, meetings=()), within
        for meeting in sorted(mentorship.meetings, key=attrgetter("held_on")):
            yield "meetings", meeting, within
    yield from (("goals", goal, -1) for goal in document.goals)
    yield from _alone("score", document.score)
    for section in ("reflections", "notes"):
        yield from ((section, one, -1) for one in sorted(getattr(document, section), key=attrgetter("on")))
    yield from (("actions", action, -1) for action in view_actions.ordered(document.actions))
    yield from _alone("next", document.next)


def _alone(section: str, record: Any) -> Iterator[tuple[str, Any, int]]:
    if record:
        yield section, record, -1


def _parts(entry: Entry, lengths: Lengths, room: float) -> Iterator[Entry]:
    """The entry; in several parts if it is longer than a whole volume."""
    if entry.points <= room:
        yield entry
        return
    for part in cutting.parts(entry.record, lengths, room):
        yield replace(entry, record=part, points=_SECTIONS[entry.section](lengths, part))
