"""What can be done with a goal and undone again, with the words for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app import search
from app.acts import attain, remove
from app.errors import Refused
from app.records import drafts, goals
from app.records.goals import ClosedAs, Goal, State
from app.store import rows
from app.store.journal import Kind, Ref, Write
from ui.models.entries import goal_state
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("goals", text)


def start(session: Session, title: str, on_broken: OnBroken) -> int:
    """A new goal, still forming. Returns its id, 0 when it could not be kept."""
    kept: list[Ref] = []
    said: list[tuple[str, str] | None] = []

    def act(write: Write) -> None:
        if kept:  # done again after Undo: it is the same one
            remove.bring_back(write, kept)
            return
        kept.append((Kind.GOAL, goals.add(write, Goal(0, "", title, rows.today())).id))
        said.append(search.words_of(write.conn, kept[0]))

    def undo(write: Write) -> None:
        remove.take_back(write, kept[0], said[0])

    return kept[0][1] if session.do(_tr("Goal started"), act, undo, on_broken) else 0


def rename(session: Session, before: Goal, title: str) -> bool:
    def act(write: Write) -> None:
        goals.rename(write, before.id, title)

    def undo(write: Write) -> None:
        goals.rename(write, before.id, before.title)

    return session.do(_tr("Renamed"), act, undo)


def move(session: Session, before: Goal, to: State) -> bool:
    """Begin, rest, or take up again."""

    def act(write: Write) -> Goal:
        return goals.move(write, goals.get(write.conn, before.id), to, rows.today())

    return _step(session, before, replace(before, state=to), act)


def reopen(session: Session, before: Goal) -> bool:
    def act(write: Write) -> Goal:
        return goals.reopen(write, before, rows.today())

    to = State.ACTIVE if before.may_begin else State.DRAFT
    return _step(session, before, replace(before, state=to), act)


def close(session: Session, before: Goal, closed_as: ClosedAs, learned: str | None = None) -> bool:
    """What was `learned` stays when this is undone: it is asked for again when it ends another time."""

    def act(write: Write) -> Goal:
        closed = goals.close(write, before, closed_as, rows.today())
        if learned is not None and learned != before.closing_note:
            goals.save_closing_note(write, before.id, learned)
        return closed

    return _step(session, before, replace(before, state=State.CLOSED, closed_as=closed_as), act)


def change(session: Session, before: Goal, after: Goal, on_broken: OnBroken) -> bool:
    """Keep other dates, or where it started."""

    def act(write: Write) -> None:
        attain.change(write, after)

    def undo(write: Write) -> None:
        goals.put_back(write, before)

    return session.do(_tr("Details changed"), act, undo, on_broken)


def reword(session: Session, before: Goal, levels: Mapping[int, str], draft: str) -> bool:
    """Clearer words for the same ladder. `draft` is the form in which they were typed."""

    def act(write: Write) -> None:
        goals.save_levels(write, before.id, levels)
        drafts.forget(write, draft)

    def undo(write: Write) -> None:
        if dict(goals.get(write.conn, before.id).levels) != dict(levels):
            raise Refused("The ladder has other words by now.", "They stay as they are.")
        goals.save_levels(write, before.id, before.levels)

    return session.do(_tr("Ladder reworded"), act, undo)


def begin_another(session: Session, before: Goal, levels: Mapping[int, str], draft: str) -> int:
    """It has become a different goal. Returns the new one's id, 0 when it could not begin."""
    made: list[Ref] = []
    said: list[tuple[str, str] | None] = []

    def act(write: Write) -> None:
        drafts.forget(write, draft)
        if made:  # done again after Undo: it is the same one
            goals.close(write, goals.get(write.conn, before.id), ClosedAs.REPLACED, rows.today())
            remove.bring_back(write, made)
            return
        made.append((Kind.GOAL, attain.begin_another(write, before, rows.today(), levels).id))
        said.append(search.words_of(write.conn, made[0]))

    def undo(write: Write) -> None:
        remove.take_back(write, made[0], said[0])
        goals.put_back(write, before)

    return made[0][1] if session.do(_tr("A different goal has begun"), act, undo) else 0


def take_away(session: Session, goal: Goal) -> bool:
    """Remove it with its check-ins and milestones; Undo brings back all that went."""
    gone: list[Ref] = []

    def act(write: Write) -> None:
        gone[:] = remove.remove(write, (Kind.GOAL, goal.id))

    def undo(write: Write) -> None:
        remove.bring_back(write, gone)

    return session.do(_tr("Removed “{title}”").format(title=goal.title), act, undo)


def _step(session: Session, before: Goal, after: Goal, act: Callable[[Write], Goal]) -> bool:
    """Said by where it stands `after` it."""

    def undo(write: Write) -> None:
        goals.put_back(write, before)

    return session.do(_tr("Goal moved to {state}").format(state=goal_state(after)), act, undo)
