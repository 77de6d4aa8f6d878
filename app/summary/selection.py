"""One choice for a summary held against what there is: what lies in its period, and what of it goes along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.records import mentorships as mentorship_records
from app.records.goals import ClosedAs, Goal
from app.records.goals import State as GoalState
from app.records.mentorships import Mentorship, Role
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from app.summary.choice import Choice
from app.summary.outline import Item, Outline, goal_state


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
    """With somebody who is only thought of there is nothing to look back on."""
    begun = mentorship.started_on or mentorship.times_met
    return bool(begun) and mentorship.is_current and mentorship.my_role is not Role.MENTOR


class Selection:
    """One choice, held against what there is. `taken` are the records that go along."""

    def __init__(self, found: Outline, choice: Choice) -> None:
        self.found = found
        self.choice = choice
        self.reader = reader(found.mentorships, choice)
        self.mentorships = [of_mentorship(found, one) for one in found.mentorships if self._offered(one)]
        self.meetings = {one.ref[1]: found.meetings.get(one.ref[1], []) for one in self.mentorships}
        self.goals = [one for one in map(of_goal, found.goals) if choice.covers(one.first, one.last)]
        self.taken = self._taken()

    def of(self, kind: Kind) -> list[Item]:
        """What of one kind lies in the period, kept out or not."""
        if kind is Kind.MEETING:
            return [one for some in self.meetings.values() for one in some]
        return {
            Kind.MENTORSHIP: self.mentorships,
            Kind.GOAL: self.goals,
            Kind.REFLECTION: self.found.reflections,
            Kind.ACTION: self.found.actions,
            Kind.NOTE: self.found.notes,
        }[kind]

    def outside(self, kind: Kind) -> int:
        """How many goals, reflections, actions or notes lie in other times."""
        return len(self.found.goals) - len(self.goals) if kind is Kind.GOAL else self.found.outside[kind]

    def has_all_meetings(self, mentorship_id: int) -> bool:
        """Whether every meeting of a mentorship that may go along does."""
        return all(one.kept_out or one.ref in self.taken for one in self.meetings.get(mentorship_id, ()))

    # what goes along

    def _taken(self) -> frozenset[Ref]:
        chosen = self.choice.chosen
        free = {one.ref for kind in self._kinds() for one in self.of(kind) if not one.kept_out}
        if chosen is None:
            return frozenset(free & self._at_first(free))
        parents = {one.parent for one in self.of(Kind.MEETING) if one.ref in chosen and not one.kept_out}
        return frozenset(free & (chosen | parents))  # a meeting stands under its mentorship

    def _kinds(self) -> tuple[Kind, ...]:
        """The kinds that this reader can be given."""
        if self.choice.audience == "new_mentor":
            return Kind.MENTORSHIP, Kind.GOAL
        return Kind.MENTORSHIP, Kind.MEETING, Kind.GOAL, Kind.REFLECTION, Kind.ACTION, Kind.NOTE

    def _at_first(self, free: set[Ref]) -> set[Ref]:
        """Reflections are never offered unasked."""
        match self.choice.audience:
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
        ours: Ref = (Kind.MENTORSHIP, self.reader.id)
        met = {one.ref for one in self.meetings.get(self.reader.id, ())}
        agreed = {one.ref for one in self.found.actions if one.parent == ours}
        return {ours} | met | agreed | self.found.shared.get(self.reader.id, set())

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
        lasted = one.started_on is not None and self.choice.covers(one.started_on, one.ended_on or date.max)
        return lasted or one.id in self.found.meetings


def of_mentorship(found: Outline, one: Mentorship) -> Item:
    first = one.started_on or min((met.first for met in found.meetings.get(one.id, ())), default=date.min)
    return Item((Kind.MENTORSHIP, one.id), found.name(one), first, one.ended_on or date.max)


def of_goal(one: Goal) -> Item:
    detail = "Ladder" if one.has_ladder else goal_state(one)
    return Item((Kind.GOAL, one.id), one.title, one.set_on, one.closed_on or date.max, detail, one.kept_out)
