"""What can be done with a reflection or a quick note and undone again, with the words for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from app import search, wording
from app.acts import capture, reflect, remove
from app.acts.capture import KeepAs
from app.practice import models
from app.records import notes, reflections
from app.records.meetings import Meeting
from app.records.reflections import Reflection
from app.store import rows
from app.store.journal import Kind, Ref, Write
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("reflections", text)


def begin(session: Session, model: str, title: str = "") -> int:
    """A new one, with its headings. No step of Undo: left without a word it is gone by itself. 0 when it failed."""
    made: list[int] = []

    def act(write: Write) -> None:
        text = models.skeleton(models.get(model))
        made.append(reflect.begin(write, Reflection(0, "", rows.today(), model, title, text)).id)

    return made[0] if session.attempt(act) else 0


def move(session: Session, ref: Ref, before: date, after: date, on_broken: OnBroken) -> bool:
    """To another day."""
    sentence = _tr("Moved to {day}").format(day=wording.day(after, rows.today()))
    return session.do(sentence, _moving(ref, after), _moving(ref, before), on_broken)


def change_model(session: Session, reflection_id: int, new: str) -> bool:
    """Every word stays. Undo gives back the text as it was, or, where more was written since, its old headings."""
    seen: list[tuple[str, str, str]] = []  # the old model, the text before and after

    def act(write: Write) -> None:
        with suppress(LookupError):
            one = reflections.get(write.conn, reflection_id)
            text = models.change_model(one.text, models.get(one.model), models.get(new))
            seen[:] = [(one.model, one.text, text)]
            reflections.save_model(write, reflection_id, new, text)

    def undo(write: Write) -> None:
        old, before, after = seen[0]
        with suppress(LookupError):
            now = reflections.get(write.conn, reflection_id).text
            back = before if now == after else models.change_model(now, models.get(new), models.get(old))
            reflections.save_model(write, reflection_id, old, back)

    return session.do(_tr("Changed to {model}").format(model=models.get(new).name), act, undo)


def take_away(session: Session, ref: Ref, title: str) -> bool:
    def act(write: Write) -> object:
        return remove.remove(write, ref)

    def undo(write: Write) -> None:
        remove.bring_back(write, [ref])

    return session.do(_tr("Removed “{title}”").format(title=title), act, undo)


def turn_into(session: Session, note_id: int, keep_as: KeepAs, meeting: Meeting | None = None) -> Ref | None:
    """A quick note becomes something else. None when it could not."""
    kept: list[tuple[Ref, list[Ref], tuple[str, str] | None]] = []

    def act(write: Write) -> None:
        if kept:  # done again after Undo: it is the same one
            made, gone, _ = kept[0]
            remove.bring_back(write, [made])
            remove.remove(write, *gone)
            return
        note = notes.get(write.conn, note_id)
        made, gone = capture.turn_into(write, note, keep_as, meeting_id=meeting.id if meeting else 0)
        kept.append((made, gone, search.words_of(write.conn, made)))

    def undo(write: Write) -> None:
        made, gone, words = kept[0]
        capture.turn_back(write, made, words, gone)

    return kept[0][0] if session.do(_turned(keep_as, meeting), act, undo) else None


def _turned(keep_as: KeepAs, meeting: Meeting | None) -> str:
    if meeting is not None:
        day = wording.day(meeting.start.date(), rows.today())
        return _tr("Added to the agenda for {day}").format(day=day)
    return {
        KeepAs.REFLECTION: _tr("Kept as a reflection"),
        KeepAs.ACTION: _tr("Kept as an action"),
        KeepAs.GOAL: _tr("Kept as a goal"),
    }[keep_as]


def _moving(ref: Ref, on: date) -> Callable[[Write], None]:
    """Its day alone: whatever else was changed meanwhile stays. Nothing happens to what is gone."""
    kind, number = ref

    def act(write: Write) -> None:
        with suppress(LookupError):
            if kind is Kind.REFLECTION:
                reflections.save(write, replace(reflections.get(write.conn, number), on_day=on))
            else:
                notes.save(write, replace(notes.get(write.conn, number), on_day=on))

    return act
