"""Capturing: a few words kept as a note, a point for the next meeting, an action or more; and changing one’s mind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from app.acts import prepare, reflect, remove
from app.records import actions, goals, links, notes
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
    kept_out: bool = False,
) -> Ref:
    """Returns what was made. `meeting_id` says onto which agenda. Raises BrokenRule on empty words."""
    about = [ref for ref in about if ref[0] in _KEPT_TIES]
    if keep_as is KeepAs.REFLECTION:
        reflection = Reflection(0, "", on, "free", text=words, kept_out=kept_out)
        return Kind.REFLECTION, reflect.begin(write, reflection, about).id
    made: Ref
    if keep_as is KeepAs.NOTE:
        made = (Kind.NOTE, notes.add(write, Note(0, "", on, words, kept_out)).id)
    elif keep_as is KeepAs.ACTION:
        action = Action(0, "", words, on, owner, due_on, kept_out=kept_out)
        made = (Kind.ACTION, actions.add(write, action).id)
    elif keep_as is KeepAs.GOAL:
        made = (Kind.GOAL, goals.add(write, Goal(0, "", words, on, kept_out=kept_out)).id)
    else:
        item = prepare.add_item(write, meeting_id, words, origin=origin, kept_out=kept_out)
        made = (Kind.AGENDA_ITEM, item.id)
    for ref in about:
        links.add(write, made, ref)
    return made


def turn_into(write: Write, note: Note, keep_as: KeepAs, *, meeting_id: int = 0) -> tuple[Ref, list[Ref]]:
    """A quick note becomes something else, with its ties and its mark. Returns it, and what was removed for it."""
    ties = links.all_of(write.conn, (Kind.NOTE, note.id))
    made = keep(
        write,
        note.text,
        keep_as,
        note.on_day,
        meeting_id=meeting_id,
        about=ties,
        origin=Origin.NOTE,
        kept_out=note.kept_out,
    )
    return made, remove.remove(write, (Kind.NOTE, note.id))


def turn_back(write: Write, made: Ref, words: tuple[str, str] | None, removed: Sequence[Ref]) -> None:
    """Undo of `turn_into`; `words` are those that what was made had then. Raises Refused once it has others."""
    remove.take_back(write, made, words)
    remove.bring_back(write, removed)
