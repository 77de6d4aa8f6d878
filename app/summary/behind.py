"""What stays behind when a summary is made: counted, and for its owner named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app import wording
from app.store.journal import Kind
from app.summary.choice import Part
from app.summary.outline import Item
from app.summary.selection import Selection, of_mentorship


@dataclass(frozen=True, slots=True)
class Left:
    """What stays behind, counted ("three reflections"); what lies in the period is named."""

    phrase: str
    titles: tuple[str, ...] = field(default=(), repr=False)
    kept_out: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The same; `told`: a reader who isn't me learns of it too, in counts."""

    left: Left
    told: bool = False


def left(selection: Selection) -> Iterator[Counted]:
    yield from _left_mentorships(selection)
    yield from _left_meetings(selection)
    yield from _left_of(selection, Kind.GOAL, "goal", "goals")
    yield from _left_noticed(selection)
    yield from _left_of(selection, Kind.REFLECTION, "reflection", "reflections")
    yield from _left_of(selection, Kind.ACTION, "action", "actions")
    yield from _left_of(selection, Kind.NOTE, "quick note", "quick notes")


def _left_mentorships(selection: Selection) -> Iterator[Counted]:
    found = selection.found
    begun = [of_mentorship(found, one) for one in found.mentorships]
    other = "other " if any(item.ref in selection.taken for item in begun) else ""
    unticked = [item for item in begun if item.ref not in selection.taken]
    yield from _named(unticked, f"{other}mentorship", f"{other}mentorships")


def _left_of(selection: Selection, kind: Kind, one: str, many: str) -> Iterator[Counted]:
    """What lies in other times is counted alone: to name it would take reading all of a long journal."""
    within = selection.of(kind)
    other = "other " if any(item.ref in selection.taken for item in within) else ""
    unticked = [item for item in within if not item.kept_out and item.ref not in selection.taken]
    yield from _named(unticked, f"{other}{one}", f"{other}{many}")
    yield from _counted(selection.outside(kind), f"{one} of another time", f"{many} of other times")
    yield from _kept_out([item for item in within if item.kept_out], one, many)


def _left_noticed(selection: Selection) -> Iterator[Counted]:
    """A goal's chart goes back to its beginning, what was noticed on the way only to that of the period."""
    before = selection.found.noticed_before
    number = sum(before[item.ref[1]] for item in selection.goals if item.ref in selection.taken)
    if number and selection.choice.has(Part.NOTICED) and selection.choice.audience != "new_mentor":
        yield Counted(Left(f"what was noticed at {wording.counted(number, 'earlier check-in', 'earlier check-ins')}"))


def _left_meetings(selection: Selection) -> Iterator[Counted]:
    """Those of the mentorships that go along are told to a reader too: their dates show that there are more."""
    with_us = [one.ref[1] for one in selection.mentorships if one.ref in selection.taken]
    within = [item for number in with_us for item in selection.meetings[number]]
    open_ones = [item for item in within if not item.kept_out]
    if selection.choice.audience == "new_mentor":
        phrase = f"the words of {wording.counted(len(open_ones), 'meeting', 'meetings')}"
        yield from [Counted(Left(phrase, _titles(open_ones)))] if open_ones else []
    else:
        yield from _left_dates(selection, with_us, within)
        noted = sum(item.ref in selection.taken and item.ref[1] in selection.found.noted for item in open_ones)
        if noted and not selection.choice.has(Part.NOTES):
            yield Counted(Left(f"the notes of {wording.counted(noted, 'meeting', 'meetings')}"), told=True)
    yield from _kept_out_meetings(selection, with_us)


def _kept_out_meetings(selection: Selection, with_us: list[int]) -> Iterator[Counted]:
    """Of some the day is told, of others not even that."""
    told: list[Item] = []
    untold: list[Item] = []
    for number in with_us:
        hidden = told if selection.has_all_meetings(number) else untold
        hidden += [item for item in selection.meetings[number] if item.kept_out]
    if told:
        phrase = f"the words of {wording.counted(len(told), 'meeting', 'meetings')} kept out of every export"
        yield Counted(Left(phrase, _titles(told), kept_out=True))
    yield from _kept_out(untold, "meeting", "meetings")


def _left_dates(selection: Selection, with_us: list[int], within: list[Item]) -> Iterator[Counted]:
    """Meetings that are not there at all. That one fell through is nobody else's business."""
    unticked = [item for item in within if not item.kept_out and item.ref not in selection.taken]
    yield from _named(unticked, "other meeting", "other meetings", told=True)
    held = sum(one.times_met for one in selection.found.mentorships if one.id in with_us)
    outside = held - len(within)
    yield from _counted(outside, "meeting at another time", "meetings at other times", told=True)
    fell = [item for number in with_us for item in selection.found.fell_through.get(number, ())]
    yield from _named(fell, "meeting that didn’t take place", "meetings that didn’t take place")


def _counted(number: int, one: str, many: str, told: bool = False) -> Iterator[Counted]:
    if number:
        yield Counted(Left(wording.counted(number, one, many)), told)


def _named(items: list[Item], one: str, many: str, told: bool = False) -> Iterator[Counted]:
    if items:
        yield Counted(Left(wording.counted(len(items), one, many), _titles(items)), told)


def _kept_out(items: list[Item], one: str, many: str) -> Iterator[Counted]:
    if items:
        phrase = f"{wording.counted(len(items), one, many)} kept out of every export"
        yield Counted(Left(phrase, _titles(items), kept_out=True))


def _titles(items: list[Item]) -> tuple[str, ...]:
    return tuple(item.title for item in items)
