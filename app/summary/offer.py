"""What can be chosen for a summary, what each reader is offered of it at first, and what stays behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from app import wording
from app.records.actions import State as ActionState
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from app.summary import behind, outline
from app.summary.behind import Left
from app.summary.choice import Choice
from app.summary.outline import Item, Outline
from app.summary.selection import Selection, mentored

__all__ = ["Entry", "Group", "Left", "groups", "left_out", "mentored", "mentorships_alone"]
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


def groups(conn: Connection, choice: Choice, today: date, found: Outline | None = None) -> tuple[Group, ...]:
    """All of the period, ticked as `choice` has it. A new mentor's page has room for mentorships and goals alone.

    `found` is what the journal holds of these days, where it has been read.
    """
    return _groups(Selection(found or outline.read(conn, choice, today), choice))


def mentorships_alone(conn: Connection, choice: Choice, today: date) -> frozenset[Ref]:
    """Every mentorship of the period with its meetings, or the one that `choice` names."""
    found = groups(conn, choice, today)
    branches = [branch for group in found if group.kind is Kind.MENTORSHIP for branch in group.entries]
    branches = [branch for branch in branches if choice.mentorship_id in (None, branch.ref[1])]
    return frozenset(entry.ref for branch in branches for entry in (branch, *branch.entries))


def left_out(conn: Connection, choice: Choice, today: date, found: Outline | None = None) -> tuple[Left, ...]:
    """For its owner's eyes: what of the period stays behind is named, too."""
    found = found or outline.read(conn, choice, today)
    return tuple(one.left for one in behind.left(Selection(found, choice)))


def _groups(selection: Selection) -> tuple[Group, ...]:
    brief = selection.choice.audience == "new_mentor"
    branches = (_branch(selection, one, brief) for one in selection.mentorships)
    aims = (_entry(selection, one, _goal_detail(selection, one)) for one in selection.goals)
    made = [Group(Kind.MENTORSHIP, "Mentorships", "", tuple(branches)), Group(Kind.GOAL, "Goals", "", tuple(aims))]
    if not brief:
        found = selection.found
        made += [
            Group(Kind.REFLECTION, "Reflections", "", _entries(selection, found.reflections)),
            Group(Kind.ACTION, "Actions", _in_short(found.actions), _entries(selection, found.actions)),
            Group(Kind.NOTE, "Quick notes", "", _entries(selection, found.notes)),
        ]
    return tuple(one for one in made if one.entries)


def _branch(selection: Selection, one: Item, bare: bool) -> Entry:
    held = selection.meetings[one.ref[1]]
    entries = () if bare else _entries(selection, held)
    detail = "Agreement, " if one.ref[1] in selection.found.agreed else ""
    detail = wording.capital(detail + wording.counted(len(held), "meeting", "meetings"))
    return Entry(one.ref, one.title, detail, ticked=one.ref in selection.taken, entries=entries)


def _entries(selection: Selection, items: list[Item]) -> tuple[Entry, ...]:
    return tuple(_entry(selection, one) for one in items)


def _entry(selection: Selection, one: Item, detail: str | None = None) -> Entry:
    if one.kept_out:
        return Entry(one.ref, one.title, _KEPT_OUT, locked=True)
    return Entry(one.ref, one.title, one.detail if detail is None else detail, ticked=one.ref in selection.taken)


def _goal_detail(selection: Selection, one: Item) -> str:
    looked = selection.found.checked[one.ref[1]]
    parts = [one.detail, wording.counted(looked, "check-in", "check-ins") if looked else ""]
    return wording.capital(", ".join(filter(None, parts)))


def _in_short(items: list[Item]) -> str:
    """ "12 done, 2 open"."""
    states = Counter(one.state for one in items)
    told = ((ActionState.DONE, "done"), (ActionState.OPEN, "open"), (ActionState.LET_GO, "let go"))
    return ", ".join(f"{states[state]} {said}" for state, said in told if states[state])
