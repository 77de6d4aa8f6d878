"""Capturing: a few words kept as a note, a point for the next meeting, an action or more; and changing one’s mind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from app.acts import prepare, reflect, remove
from app.records import actions, goals, links, notes, reflections
from app.records.actions import Action, Owner
from app.records.agenda import Origin
from app.records.goals import Goal
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.journal import Kind, Ref, Write

_KEPT_TIES = (Kind.MENTORSHIP, Kind.GOAL, Kind.MEETING, Kind.POST, Kind.TAG)


class KeepAs(StrEnum):
    NOTE = "note"
    AGENDA = "agenda"
    ACTION = "action"
    REFLECTION = "reflection"
    GOAL = "goal"


def keep(
    write: Write,
    words: str,
    keep_as: KeepAs,
    on: date,
    *,
    meeting_id: int = 0,
    owner: Owner = Owner.ME,
    due_on: date | None = None,
    about: Iterable[Ref] = (),
    origin: Origin = Origin.TYPED,
) -> Ref:
    """Returns what was made. `meeting_id` says onto which agenda. Raises BrokenRule on empty words."""
    about = [ref for ref in about if ref[0] in _KEPT_TIES]
    if keep_as is KeepAs.REFLECTION:
        return Kind.REFLECTION, reflect.begin(write, Reflection(0, "", on, "free", text=words), about).id
    made: Ref
    if keep_as is KeepAs.NOTE:
        made = (Kind.NOTE, notes.add(write, Note(0, "", on, words)).id)
    elif keep_as is KeepAs.ACTION:
        made = (Kind.ACTION, actions.add(write, Action(0, "", words, on, owner, due_on)).id)
    elif keep_as is KeepAs.GOAL:
        made = (Kind.GOAL, goals.add(write, Goal(0, "", words, on)).id)
    else:
        made = (Kind.AGENDA_ITEM, prepare.add_item(write, meeting_id, words, origin=origin).id)
    for ref in about:
        links.add(write, made, ref)
    return made


def turn_into(write: Write, note: Note, keep_as: KeepAs, *, meeting_id: int = 0) -> tuple[Ref, list[Ref]]:
    """A quick note becomes something else, with its ties. Returns it, and what was removed for it."""
    ties = links.all_of(write.conn, (Kind.NOTE, note.id))
    made = keep(
        write, note.text, keep_as, note.on_day, meeting_id=meeting_id, about=ties, origin=Origin.NOTE
    )
    if note.kept_out and made[0] is Kind.REFLECTION:
        reflections.save(write, replace(reflections.get(write.conn, made[1]), kept_out=True))
    return made, remove.remove(write, (Kind.NOTE, note.id))



def turn_back(write: Write, made: Ref, words: tuple[str, str] | None, removed: Sequence[Ref]) -> None:
    """Undo of `turn_into`; `words` are those that what was made had then. Raises Refused once it has others."""
    remove.take_back(write, made, words)
    remove.bring_back(write, removed)
