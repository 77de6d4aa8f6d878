"""The words for what has happened since the last meeting, and what each line tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from app import wording
from app.acts.since import Moved, Since
from app.records.actions import Action
from app.records.agenda import Origin
from app.records.meetings import Meeting
from app.records.notes import Note
from app.records.reflections import Reflection, first_words
from app.store.journal import Kind, Ref
from ui.pages.meetings import words
from ui.pages.meetings.stages.stage import NOTES
from ui.places import Place

ICONS = {
    Kind.MEETING: "calendar-blank",
    Kind.ACTION: "check-square",
    Kind.GOAL: "target",
    Kind.REFLECTION: "notebook",
    Kind.NOTE: "note-pencil",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One record that a line tells of: where it opens, and what it is called on an agenda."""

    ref: Ref
    title: str = field(repr=False)
    place: Place
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class Line:
    """One line about one record or several of a kind."""

    kind: Kind
    title: str = field(repr=False)
    says: str = field(repr=False)
    about: tuple[Told, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("since", text)


def period(since: Since) -> str:
    """ "20 October to today"."""
    today = words.today()
    last = _tr("today") if since.last == today else wording.day(since.last, today)
    return _tr("{first} to {last}").format(first=wording.day(since.first, today), last=last)


def lines(since: Since, before: Meeting) -> list[Line]:
    """`before` is the meeting that it is all since."""
    made = [_last_time(before)]
    if since.done or since.still_open:
        made.append(_actions(since.done, since.still_open))
    made += [_goal(moved) for moved in since.moved]
    if since.reflections:
        count = wording.counted(len(since.reflections), _tr("reflection"), _tr("reflections"))
        made.append(_written(Kind.REFLECTION, count, [_reflection(one) for one in since.reflections]))
    if since.notes:
        count = wording.counted(len(since.notes), _tr("note"), _tr("notes"))
        made.append(_written(Kind.NOTE, count, [_note(one) for one in since.notes]))
    return made


def _last_time(before: Meeting) -> Line:
    day = wording.day(before.start.date(), words.today())
    mattered = " ".join(before.what_mattered.split())
    said = dict.fromkeys(filter(None, (before.headline, mattered)))
    title = before.headline or _tr("The meeting of {day}").format(day=day)
    told = Told((Kind.MEETING, before.id), title, Place("meeting", before.id, NOTES))
    return Line(Kind.MEETING, _tr("Last time"), ". ".join(said) or day, (told,))


def _actions(done: Sequence[Action], still_open: Sequence[Action]) -> Line:
    both = len(done) + len(still_open)
    titles = "; ".join(action.title for action in still_open or done)
    if not done:
        title, says = _tr("{count} still open"), titles
    elif not still_open:
        title, says = _tr("{count} done"), titles
    else:
        title = _tr("{done} of {count} done")
        says = _tr("Still open: {titles}").format(titles=titles)
    count = wording.counted(both, _tr("action"), _tr("actions"))
    title = title.format(count=count, done=wording.count_word(len(done)))
    about = [
        Told((Kind.ACTION, action.id), action.title, Place("meeting", action.meeting_id, NOTES))
        if action.meeting_id
        else Told((Kind.ACTION, action.id), action.title, Place("today", action.id, "action"))
        for action in (*still_open, *done)
    ]
    return Line(Kind.ACTION, wording.capital(title), says, tuple(about))


def _goal(moved: Moved) -> Line:
    steps = wording.counted(abs(moved.steps), _tr("step"), _tr("steps"))
    way = _tr("{steps} up on {day}.") if moved.steps > 0 else _tr("{steps} down on {day}.")
    says = way.format(steps=wording.capital(steps), day=wording.day(moved.check_in.on_day, words.today()))
    if note := first_words(moved.check_in.note):
        says += " " + _tr("You wrote: “{note}”").format(note=note)
    told = Told((Kind.GOAL, moved.goal.id), moved.goal.title, Place("goals", moved.goal.id))
    return Line(Kind.GOAL, moved.goal.title, says, (told,))


def _written(kind: Kind, count: str, about: Sequence[Told]) -> Line:
    return Line(kind, wording.capital(count), "; ".join(told.title for told in about), tuple(about))


def _reflection(reflection: Reflection) -> Told:
    title = reflection.headline or _tr("Reflection of {day}").format(day=wording.day(reflection.on_day, words.today()))
    return Told((Kind.REFLECTION, reflection.id), title, Place("reflections", reflection.id), Origin.REFLECTION)


def _note(note: Note) -> Told:
    title = first_words(note.text) or _tr("Note of {day}").format(day=wording.day(note.on_day, words.today()))
    return Told((Kind.NOTE, note.id), title, Place("reflections", note.id, "note"), Origin.NOTE)
