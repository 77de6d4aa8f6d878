"""What can be done with a goal's check-ins and undone again, with the words for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app import wording
from app.acts import attain, remove
from app.records import check_ins, goals
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.store import rows
from app.store.journal import Kind, Write
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("goals", text)


def check_in(
    session: Session,
    goal: Goal,
    on: date,
    level: int | None,
    note: str,
    look_again_on: date | None,
    on_broken: OnBroken | None = None,
) -> bool:
    """A second one on a day changes the first."""
    kept: list[tuple[CheckIn, CheckIn | None]] = []

    def act(write: Write) -> None:
        now = goals.get(write.conn, goal.id)
        if not kept:
            kept.append(attain.check_in(write, now, on, level, note, look_again_on))
            return
        made, before = kept[0]
        if before is None:  # done again after Undo: it is the same one
            remove.bring_back(write, [(Kind.CHECK_IN, made.id)])
        else:
            check_ins.save(write, made)
        attain.look_again(write, now, look_again_on)

    def undo(write: Write) -> None:
        made, before = kept[0]
        if before is None:
            remove.remove(write, (Kind.CHECK_IN, made.id))
        else:
            check_ins.save(write, before)
        attain.look_again(write, goal, goal.look_again_on)

    return session.do(_tr("Check-in kept"), act, undo, on_broken)


def change_check_in(session: Session, before: CheckIn, after: CheckIn, on_broken: OnBroken) -> bool:
    def act(write: Write) -> None:
        check_ins.save(write, after)

    def undo(write: Write) -> None:
        check_ins.save(write, before)

    return session.do(_tr("Check-in changed"), act, undo, on_broken)


def take_check_in_away(session: Session, one: CheckIn) -> bool:
    def act(write: Write) -> None:
        remove.remove(write, (Kind.CHECK_IN, one.id))

    def undo(write: Write) -> None:
        remove.bring_back(write, [(Kind.CHECK_IN, one.id)])

    said = _tr("Removed the check-in of {day}").format(day=wording.day(one.on_day, rows.today()))
    return session.do(said, act, undo)
