"""What can be done on Today and undone again, with the words for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app import search, wording
from app.acts import agree, attain, capture, reflect, remove
from app.acts.capture import KeepAs
from app.errors import Refused
from app.practice.today import Question
from app.records import actions, goals, links, meetings, notes, prompts
from app.records.actions import Action, Owner, State
from app.records.goals import Goal
from app.records.meetings import Meeting
from app.records.reflections import Reflection
from app.store.journal import Kind, Ref, Write
from ui.pages.meetings.words import today
from ui.session import OnBroken, OtherWay, Session

_SHORT = 40  # characters of an entry that a toast repeats


def _tr(text: str) -> str:
    return QCoreApplication.translate("today", text)


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody wants kept, and as what. `about` are its ties."""

    words: str = field(repr=False)
    keep_as: KeepAs = KeepAs.NOTE
    meeting: Meeting | None = None
    owner: Owner = Owner.ME
    due: date | None = None
    about: Sequence[Ref] = ()


# Capturing


def keep(session: Session, kept: Kept, on_broken: OnBroken, turn: Callable[[int], object] | None = None) -> bool:
    """With `turn`, the toast also offers to make it something else: then it is called with the id of what was made."""

    def make(write: Write) -> Ref:
        return capture.keep(
            write,
            kept.words,
            kept.keep_as,
            today(),
            meeting_id=kept.meeting.id if kept.meeting else 0,
            owner=kept.owner,
            due_on=kept.due,
            about=kept.about,
        )

    def take_other() -> None:
        if turn:
            turn(making.made[0][1])

    making = _Making(make)
    other = OtherWay(_tr("Make it something else"), take_other) if turn else None
    return session.do(_kept_as(kept), making.act, making.undo, on_broken, other)


def turn_into(session: Session, note_id: int, keep_as: KeepAs, meeting: Meeting | None = None) -> bool:
    """A quick note becomes something else."""
    gone: list[Ref] = []
    made: list[Ref] = []
    words: list[tuple[str, str] | None] = []

    def act(write: Write) -> None:
        if made:  # done again after Undo: it is the same one
            remove.bring_back(write, made)
            remove.remove(write, *gone)
            return
        note = notes.get(write.conn, note_id)
        ref, gone[:] = capture.turn_into(write, note, keep_as, meeting_id=meeting.id if meeting else 0)
        made.append(ref)
        words.append(search.words_of(write.conn, ref))

    def undo(write: Write) -> None:
        capture.turn_back(write, made[0], words[0], gone)

    return session.do(_kept_as(Kept("", keep_as, meeting)), act, undo)


def begin_reflection(session: Session, question: Question) -> int:
    """A free one with the question as its title. Returns its id, 0 when it could not be kept."""

    def make(write: Write) -> Ref:
        made = reflect.begin(write, Reflection(0, "", today(), "free", question.words))
        return Kind.REFLECTION, made.id

    making = _Making(make)
    done = session.do(_tr("Began a reflection"), making.act, making.undo)
    return making.made[0][1] if done else 0


class _Making:
    """Making a record: Undo takes it back while it has the same words, and Redo brings back the very same."""

    def __init__(self, make: Callable[[Write], Ref]) -> None:
        self._make = make
        self.made: list[Ref] = []
        self._words: tuple[str, str] | None = None

    def act(self, write: Write) -> None:
        if self.made:
            remove.bring_back(write, self.made)
            return
        made = self._make(write)
        self._words = search.words_of(write.conn, made)
        self.made.append(made)

    def undo(self, write: Write) -> None:
        remove.take_back(write, self.made[0], self._words)


def _kept_as(kept: Kept) -> str:
    if kept.meeting is not None:
        day = wording.day(kept.meeting.start.date(), today())
        return _tr("Added to the agenda for {day}").format(day=day)
    return {
        KeepAs.NOTE: _tr("Kept as a note"),
        KeepAs.ACTION: _tr("Kept as an action"),
        KeepAs.REFLECTION: _tr("Kept as a reflection"),
        KeepAs.GOAL: _tr("Kept as a goal"),
    }[kept.keep_as]


# Actions


def tick(session: Session, action: Action, done: bool) -> bool:
    """Done, or open again."""
    said = _tr("Action marked as done") if done else _tr("Open again")
    return _move(session, action, State.DONE if done else State.OPEN, said)


def let_go(session: Session, action: Action) -> bool:
    return _move(session, action, State.LET_GO, _tr("Let go"))


def take_up(session: Session, action: Action) -> bool:
    """Open again, done or let go as it was."""
    return _move(session, action, State.OPEN, _tr("Open again"))


def change(
    session: Session, before: Action, after: Action, goal_ids: Collection[int], on_broken: OnBroken
) -> bool:
    """Other words, owner, date or plan, another state or mark, and the goals that it is tied to."""
    ties = set(links.of(session.journal.read, (Kind.ACTION, before.id), Kind.GOAL))

    def act(write: Write) -> None:
        _save(write, after, before)
        _tie(write, after, set(goal_ids))

    def undo(write: Write) -> None:
        now = actions.get(write.conn, before.id)
        if (now.title, now.if_then) != (after.title, after.if_then):
            raise Refused("There are other words in it now.", "They stay. Open it to change them.")
        _save(write, before, after)
        _tie(write, before, ties)

    return session.do(_tr("Changed"), act, undo, on_broken)


def take_away(session: Session, action: Action) -> bool:
    def act(write: Write) -> None:
        remove.remove(write, (Kind.ACTION, action.id))

    def undo(write: Write) -> None:
        remove.bring_back(write, [(Kind.ACTION, action.id)])

    return session.do(_tr("Removed “{words}”").format(words=_short(action.title)), act, undo)


def _move(session: Session, action: Action, to: State, said: str) -> bool:
    def act(write: Write) -> None:
        agree.move(write, action, to, today())

    def undo(write: Write) -> None:
        agree.put_back(write, action)

    return session.do(said, act, undo)


def _save(write: Write, wanted: Action, instead_of: Action) -> None:
    agree.change(write, wanted)
    now = actions.get(write.conn, wanted.id)
    if now.state is not wanted.state:
        agree.put_back(write, wanted)
    if wanted.kept_out is not instead_of.kept_out:
        actions.keep_out(write, wanted.id, wanted.kept_out)


def _tie(write: Write, action: Action, wanted: set[int]) -> None:
    tied = set(links.of(write.conn, (Kind.ACTION, action.id), Kind.GOAL))
    for goal_id in wanted - tied:
        links.add(write, (Kind.ACTION, action.id), (Kind.GOAL, goal_id))
    for goal_id in tied - wanted:
        links.remove(write, (Kind.ACTION, action.id), (Kind.GOAL, goal_id))


def _short(words: str) -> str:
    if len(words) <= _SHORT:
        return words
    return f"{words[: words.rfind(' ', 1, _SHORT) if ' ' in words[1:_SHORT] else _SHORT]} …"


# Goals, meetings, questions


def look_again(session: Session, goal: Goal, on: date | None) -> bool:
    """When Today shows it next; None leaves it in peace."""
    if on is None:
        said = _tr("You won’t be reminded of it")
    else:
        said = _tr("It comes back on {day}").format(day=wording.day(on, today()))

    def act(write: Write) -> None:
        attain.look_again(write, goal, on)

    def undo(write: Write) -> None:
        attain.look_again(write, goals.get(write.conn, goal.id), goal.look_again_on)

    return session.do(said, act, undo)


def look_again_in_a_month(session: Session, goal: Goal) -> bool:
    return look_again(session, goal, today() + timedelta(weeks=4))


def nothing_to_add(session: Session, meeting: Meeting) -> bool:
    def act(write: Write) -> None:
        reflect.nothing_to_add(write, meetings.get(write.conn, meeting.id))

    def undo(write: Write) -> None:
        meetings.put_back(write, meeting)

    return session.do(_tr("Noted: nothing to add"), act, undo)


def no_question_today(session: Session) -> bool:
    def act(write: Write) -> None:
        prompts.not_on(write, today())

    def undo(write: Write) -> None:
        prompts.not_on(write, None)

    return session.do(_tr("No question until tomorrow"), act, undo)


def switch_questions_off(session: Session) -> bool:
    def act(write: Write) -> None:
        prompts.switch(write, False)

    def undo(write: Write) -> None:
        prompts.switch(write, True)

    return session.do(_tr("No more questions"), act, undo)
