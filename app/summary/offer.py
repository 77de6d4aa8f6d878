"""What can be chosen for a summary, what each reader is offered of it at first, and what stays behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from app import wording
from app.records import mentorships as mentorship_records
from app.records.actions import State as ActionState
from app.records.goals import ClosedAs, Goal
from app.records.goals import State as GoalState
from app.records.mentorships import Mentorship, Role
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from app.summary import outline
from app.summary.choice import Choice, Part
from app.summary.outline import Item, Outline, goal_state

_KEPT_OUT = "Kept out of every export"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the tree. What is `locked` can't be chosen."""

    ref: Ref
    title: str = field(repr=False)
    detail: str = ""
    locked: bool = False
    ticked: bool = False
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Everything of one kind."""

    kind: Kind
    title: str
    detail: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What stays behind, counted ("three reflections") and named."""

    phrase: str
    titles: tuple[str, ...] = field(default=(), repr=False)
    kept_out: bool = False


@dataclass(frozen=True, slots=True)
class _Left:
    """The same; `told`: a reader who isn't me learns of it too, in counts."""

    left: Left
    told: bool = False


def groups(conn: Connection, choice: Choice, today: date) -> tuple[Group, ...]:
    """All of the period, ticked as `choice` has it. A new mentor's page has room for mentorships and goals alone."""
    found = outline.read(conn, today, choice.last)
    return Offer(found, choice, today).groups()


def mentorships_alone(conn: Connection, choice: Choice, today: date) -> frozenset[Ref]:
    """Every mentorship of the period with its meetings, or the one that `choice` names."""
    found = groups(conn, choice, today)
    branches = [branch for group in found if group.kind is Kind.MENTORSHIP for branch in group.entries]
    branches = [branch for branch in branches if choice.mentorship_id in (None, branch.ref[1])]
    return frozenset(entry.ref for branch in branches for entry in (branch, *branch.entries))


def left_out(conn: Connection, choice: Choice, today: date) -> tuple[Left, ...]:
    """For its owner's eyes: the names of what stays behind, too."""
    found = outline.read(conn, today, choice.last)
    return tuple(one.left for one in Offer(found, choice, today).left())


def reader(mentorships: Iterable[Mentorship], choice: Choice) -> Mentorship | None:
    """The mentorship whose mentor it is for: the chosen one, or the only one in which somebody mentors me now."""
    if choice.audience != "mentor":
        return None
    kept = list(mentorships)
    if choice.mentorship_id is not None:
        return next((one for one in kept if one.id == choice.mentorship_id), None)
    mentored = [one for one in kept if _mentors_me(one)]
    return mentored[0] if len(mentored) == 1 else None


def mentored(conn: Connection) -> list[Mentorship]:
    """The current mentorships in which somebody mentors me: what a summary for a mentor can be about."""
    return [one for one in mentorship_records.all_kept(conn) if _mentors_me(one)]


def _mentors_me(mentorship: Mentorship) -> bool:
    return mentorship.is_current and mentorship.my_role is not Role.MENTOR


class Offer:
    """One choice, held against what there is. `taken` are the records that go along."""

    def __init__(self, found: Outline, choice: Choice, today: date) -> None:
        self.found = found
        self._choice = choice
        self._today = today
        self.reader = reader(found.mentorships, choice)
        self.mentorships = [_of_mentorship(found, one) for one in found.mentorships if self._offered(one)]
        self.meetings = {one.ref[1]: self._within(found.meetings.get(one.ref[1], ())) for one in self.mentorships}
        self.goals = self._within(map(_of_goal, found.goals))
        self.reflections = self._within(found.reflections)
        self.actions = self._within(found.actions)
        self.notes = self._within(found.notes)
        self.taken = self._taken()

    def of(self, kind: Kind) -> list[Item]:
        """What of one kind lies in the period, kept out or not."""
        if kind is Kind.MEETING:
            return [one for some in self.meetings.values() for one in some]
        return {
            Kind.MENTORSHIP: self.mentorships,
            Kind.GOAL: self.goals,
            Kind.REFLECTION: self.reflections,
            Kind.ACTION: self.actions,
            Kind.NOTE: self.notes,
        }[kind]

    def groups(self) -> tuple[Group, ...]:
        brief = self._choice.audience == "new_mentor"
        made = [
            Group(Kind.MENTORSHIP, "Mentorships", "", tuple(self._branch(one, brief) for one in self.mentorships)),
            Group(Kind.GOAL, "Goals", "", tuple(self._entry(one, self._goal_detail(one)) for one in self.goals)),
        ]
        if not brief:
            made += [
                Group(Kind.REFLECTION, "Reflections", "", tuple(map(self._entry, self.reflections))),
                Group(Kind.ACTION, "Actions", _done_and_open(self.actions), tuple(map(self._entry, self.actions))),
                Group(Kind.NOTE, "Quick notes", "", tuple(map(self._entry, self.notes))),
            ]
        return tuple(one for one in made if one.entries)

    def left(self) -> Iterator[_Left]:
        yield from self._left_of(Kind.MENTORSHIP, self._all_mentorships(), "mentorship", "mentorships")
        yield from self._left_meetings()
        yield from self._left_of(Kind.GOAL, list(map(_of_goal, self.found.goals)), "goal", "goals")
        yield from self._left_of(Kind.REFLECTION, self.found.reflections, "reflection", "reflections")
        yield from self._left_of(Kind.ACTION, self.found.actions, "action", "actions")
        yield from self._left_of(Kind.NOTE, self.found.notes, "quick note", "quick notes")

    # what goes along

    def _taken(self) -> frozenset[Ref]:
        chosen = self._choice.chosen
        free = {one.ref for kind in self._kinds() for one in self.of(kind) if not one.kept_out}
        if chosen is None:
            return frozenset(free & self._at_first(free))
        parents = {one.parent for one in self.of(Kind.MEETING) if one.ref in chosen and not one.kept_out}
        return frozenset(free & (chosen | parents))  # a meeting stands under its mentorship

    def _kinds(self) -> tuple[Kind, ...]:
        """The kinds that this reader can be given."""
        if self._choice.audience == "new_mentor":
            return Kind.MENTORSHIP, Kind.GOAL
        return Kind.MENTORSHIP, Kind.MEETING, Kind.GOAL, Kind.REFLECTION, Kind.ACTION, Kind.NOTE

    def _at_first(self, free: set[Ref]) -> set[Ref]:
        """Reflections are never offered unasked."""
        match self._choice.audience:
            case "me":
                return {ref for ref in free if ref[0] is not Kind.REFLECTION}
            case "mentor":
                return self._ours()
            case "new_mentor":
                return {ref for ref in free if ref[0] is Kind.MENTORSHIP} | self._story()
            case _:
                return set()

    def _ours(self) -> set[Ref]:
        """The reader's mentorship, its meetings, the goals tied to it and what was agreed in those meetings."""
        if self.reader is None:
            return set()
        met = {one.ref for one in self.meetings.get(self.reader.id, ())}
        agreed = {one.ref for one in self.actions if one.parent in met}
        return {(Kind.MENTORSHIP, self.reader.id)} | met | agreed | self.found.shared.get(self.reader.id, set())

    def _story(self) -> set[Ref]:
        """Goals that are worked on, and those that were reached."""
        return {
            (Kind.GOAL, one.id)
            for one in self.found.goals
            if one.state is GoalState.ACTIVE or one.closed_as is ClosedAs.REACHED
        }

    # what is there

    def _offered(self, one: Mentorship) -> bool:
        """Whether it lasted in some of the period, or two people met then; that of the reader always."""
        if self.reader is not None and one.id == self.reader.id:
            return True
        lasted = one.started_on is not None and self._choice.covers(one.started_on, one.ended_on or date.max)
        return lasted or any(self._choice.covers(met.first) for met in self.found.meetings.get(one.id, ()))

    def _within(self, items: Iterable[Item]) -> list[Item]:
        return [one for one in items if self._choice.covers(one.first, one.last)]

    def _all_mentorships(self) -> list[Item]:
        return [_of_mentorship(self.found, one) for one in self.found.mentorships]

    # the tree

    def _branch(self, one: Item, bare: bool) -> Entry:
        held = self.meetings[one.ref[1]]
        entries = () if bare else tuple(map(self._entry, held))
        detail = wording.capital(wording.counted(len(held), "meeting", "meetings"))
        return Entry(one.ref, one.title, detail, ticked=one.ref in self.taken, entries=entries)

    def _entry(self, one: Item, detail: str | None = None) -> Entry:
        if one.kept_out:
            return Entry(one.ref, one.title, _KEPT_OUT, locked=True)
        return Entry(one.ref, one.title, one.detail if detail is None else detail, ticked=one.ref in self.taken)

    def _goal_detail(self, one: Item) -> str:
        looked = self.found.checked[one.ref[1]]
        parts = [one.detail, wording.counted(looked, "check-in", "check-ins") if looked else ""]
        return wording.capital(", ".join(filter(None, parts)))

    # what stays behind

    def _left_of(self, kind: Kind, every: list[Item], one: str, many: str) -> Iterator[_Left]:
        within = self.of(kind)
        there = {item.ref for item in within}
        other = "other " if any(item.ref in self.taken for item in within) else ""
        unticked = [item for item in within if not item.kept_out and item.ref not in self.taken]
        outside = [item for item in every if not item.kept_out and item.ref not in there]
        if kind is Kind.MENTORSHIP:
            unticked, outside = unticked + outside, []
        yield from _named(unticked, f"{other}{one}", f"{other}{many}")
        yield from _named(outside, f"{one} of another time", f"{many} of other times")
        yield from _kept_out([item for item in within if item.kept_out], one, many)

    def _left_meetings(self) -> Iterator[_Left]:
        """Those of the mentorships that go along are told to a reader too: their dates show that there are more."""
        with_us = [one.ref[1] for one in self.mentorships if one.ref in self.taken]
        within = [item for number in with_us for item in self.meetings[number]]
        there = {item.ref for item in within}
        open_ones = [item for item in within if not item.kept_out]
        if self._choice.audience != "new_mentor":
            unticked = [item for item in open_ones if item.ref not in self.taken]
            yield from _named(unticked, "other meeting", "other meetings", told=True)
        elsewhere = [item for number in with_us for item in self.found.meetings.get(number, ())]
        outside = [item for item in elsewhere if item.ref not in there]
        yield from _named(outside, "meeting at another time", "meetings at other times", told=True)
        fell = self._within(item for number in with_us for item in self.found.fell_through.get(number, ()))
        yield from _named(fell, "meeting that didn’t take place", "meetings that didn’t take place", told=True)
        without = [item for item in open_ones if item.ref[1] in self.found.noted]
        if without and not self._choice.has(Part.NOTES):
            phrase = f"the notes of {wording.counted(len(without), 'meeting', 'meetings')}"
            yield _Left(Left(phrase), told=True)
        if hidden := [item for item in within if item.kept_out]:
            phrase = f"the words of {wording.counted(len(hidden), 'meeting', 'meetings')} kept out of every export"
            yield _Left(Left(phrase, _titles(hidden), kept_out=True))


def _of_mentorship(found: Outline, one: Mentorship) -> Item:
    first = one.started_on or min(met.first for met in found.meetings[one.id])
    return Item((Kind.MENTORSHIP, one.id), found.name(one), first, one.ended_on or date.max)


def _of_goal(one: Goal) -> Item:
    detail = "Ladder" if one.has_ladder else goal_state(one)
    return Item((Kind.GOAL, one.id), one.title, one.set_on, one.closed_on or date.max, detail, one.kept_out)


def _done_and_open(items: list[Item]) -> str:
    """ "12 done, 2 open"."""
    states = Counter(one.state for one in items)
    told = ((ActionState.DONE, "done"), (ActionState.OPEN, "open"), (ActionState.LET_GO, "let go"))
    return ", ".join(f"{states[state]} {said}" for state, said in told if states[state])


def _named(items: list[Item], one: str, many: str, told: bool = False) -> Iterator[_Left]:
    if items:
        yield _Left(Left(wording.counted(len(items), one, many), _titles(items)), told)


def _kept_out(items: list[Item], one: str, many: str) -> Iterator[_Left]:
    if items:
        phrase = f"{wording.counted(len(items), one, many)} kept out of every export"
        yield _Left(Left(phrase, _titles(items), kept_out=True))


def _titles(items: list[Item]) -> tuple[str, ...]:
    return tuple(item.title for item in items)
