"""Reflections, quick notes and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app import wording
from app.practice import models
from app.records import actions, meetings, notes, reflections
from app.records.actions import Owner
from app.store.journal import Kind
from app.summary import document as printed
from app.summary.gather.gathering import some
from app.summary.gather.ties import Ties

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.records.actions import Action
    from app.records.mentorships import Mentorship
    from app.records.notes import Note
    from app.records.reflections import Reflection
    from app.summary.gather.gathering import Gathering


def reflections_of(one: Gathering) -> Generator[None, None, tuple[printed.Reflection, ...]]:
    taken = (each.ref[1] for each in one.found.reflections if each.ref in one.selection.taken)
    made: list[printed.Reflection] = []
    for numbers in some(taken):
        made += reflections_told(one, reflections.newest(one.conn, only=numbers, limit=len(numbers)))
        yield
    return tuple(made)


def reflections_told(one: Gathering, found: list[Reflection]) -> tuple[printed.Reflection, ...]:
    ties = Ties(one, [each.id for each in found])
    return tuple(_reflection(one, each, ties.of(each.id)) for each in found)


def notes_of(one: Gathering) -> tuple[printed.Note, ...]:
    """The latest first, like reflections."""
    return tuple(note(one, each) for each in reversed(notes.among(one.conn, one.ids(Kind.NOTE))))


def note(one: Gathering, each: Note) -> printed.Note:
    return printed.Note(each.on_day, one.told(each.text))


def actions_of(one: Gathering) -> tuple[printed.Action, ...]:
    """In the order of the tree: open ones first."""
    found = {each.id: each for each in actions.among(one.conn, one.ids(Kind.ACTION))}
    return actions_told(one, [found[item.ref[1]] for item in one.selection.of(Kind.ACTION) if item.ref[1] in found])


def actions_told(one: Gathering, found: list[Action]) -> tuple[printed.Action, ...]:
    days = meetings.days_of(one.conn, {each.meeting_id for each in found if each.meeting_id is not None})
    agreed_with = {number: one.found.kept.get(mentorship) for number, (mentorship, _) in days.items()}
    return tuple(_action(one, each, agreed_with.get(each.meeting_id or 0)) for each in found)


def _action(one: Gathering, each: Action, agreed_with: Mentorship | None) -> printed.Action:
    other = one.person(agreed_with) if agreed_with else None
    return printed.Action(
        title=one.told(each.title),
        whose="Mine" if each.owner is Owner.ME else one.names.whose(agreed_with, other),
        agreed_on=each.agreed_on,
        due_on=each.due_on,
        state=_STATES[each.state],
        closed_on=each.closed_on,
        if_then=one.told(each.if_then),
    )


_STATES: dict[actions.State, Literal["open", "done", "let_go"]] = {
    actions.State.OPEN: "open",
    actions.State.DONE: "done",
    actions.State.LET_GO: "let_go",
}


def _reflection(one: Gathering, each: Reflection, ties: tuple[str, ...]) -> printed.Reflection:
    model = models.get(each.model)
    return printed.Reflection(
        on=each.on_day,
        title=one.told(each.title) or f"A reflection on {wording.day(each.on_day)}",
        model="" if model.key == models.FREE else model.name,
        ties=ties,
        text=one.told(models.without_empty_headings(each.text, model)),
    )
