"""What can be done with a milestone and undone again, with the words for it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.acts import remove
from app.records import milestones
from app.records.goals import Goal
from app.records.milestones import Milestone
from app.store import rows
from app.store.journal import Kind, Ref, Write
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("goals", text)


def add(session: Session, goal: Goal, title: str) -> bool:
    kept: list[Ref] = []

    def act(write: Write) -> None:
        if kept:  # done again after Undo: it is the same one
            remove.bring_back(write, kept)
        else:
            kept.append((Kind.MILESTONE, milestones.add(write, Milestone(0, "", goal.id, title)).id))

    def undo(write: Write) -> None:
        remove.remove(write, kept[0])

    return session.do(_tr("Milestone added"), act, undo)


def tick(session: Session, step: Milestone, on: bool) -> bool:
    """Reached today; or not reached after all."""
    said = _tr("Milestone marked as reached") if on else _tr("Milestone no longer reached")
    return _keep(session, step, replace(step, reached_on=rows.today() if on else None), said, None)


def change(session: Session, before: Milestone, after: Milestone, on_broken: OnBroken) -> bool:
    return _keep(session, before, after, _tr("Milestone changed"), on_broken)


def take_away(session: Session, step: Milestone) -> bool:
    def act(write: Write) -> None:
        remove.remove(write, (Kind.MILESTONE, step.id))

    def undo(write: Write) -> None:
        remove.bring_back(write, [(Kind.MILESTONE, step.id)])

    return session.do(_tr("Removed “{title}”").format(title=step.title), act, undo)


def _keep(session: Session, before: Milestone, after: Milestone, said: str, on_broken: OnBroken | None) -> bool:
    def act(write: Write) -> None:
        milestones.save(write, after)

    def undo(write: Write) -> None:
        milestones.save(write, before)

    return session.do(said, act, undo, on_broken)
