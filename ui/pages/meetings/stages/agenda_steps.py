"""What can be done with an agenda and undone again, with the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app import wording
from app.acts import carry, prepare, remove
from app.records import agenda
from app.records.agenda import Item, Origin, RaisedBy
from app.store import rows
from app.store.journal import Kind, Ref, Write
from ui.session import Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("agenda", text)


def add(
    session: Session,
    meeting_id: int,
    title: str,
    origin: Origin = Origin.TYPED,
    about: Ref | None = None,
    on: date | None = None,
) -> int:
    """At the end. `on` is the day of a meeting that isn't before one's eyes. Returns its id, 0 when it wasn't kept."""
    kept: list[int] = []

    def act(write: Write) -> None:
        if kept:  # done again after Undo: it is the same one
            remove.bring_back(write, [(Kind.AGENDA_ITEM, kept[0])])
        else:
            kept.append(prepare.add_item(write, meeting_id, title, origin=origin, about=about).id)

    def undo(write: Write) -> None:
        remove.remove(write, (Kind.AGENDA_ITEM, kept[0]))

    said = _tr("Added to the agenda for {day}").format(day=wording.day(on, rows.today())) if on else ""
    return kept[0] if session.do(said or _tr("Added to the agenda"), act, undo) else 0


def rename(session: Session, item: Item, title: str) -> bool:
    def act(write: Write) -> None:
        agenda.rename(write, item, title)

    def undo(write: Write) -> None:
        agenda.rename(write, item, item.title)

    return session.do(_tr("Renamed “{title}”").format(title=title), act, undo)


def take_off(session: Session, item: Item) -> bool:
    """Remove it."""

    def act(write: Write) -> None:
        remove.take_off_agenda(write, item)

    def undo(write: Write) -> None:
        remove.bring_back(write, [(Kind.AGENDA_ITEM, item.id)])

    return session.do(_tr("Removed “{title}”").format(title=item.title), act, undo)


def arrange(session: Session, meeting_id: int, before: Sequence[int], after: Sequence[int]) -> bool:
    def act(write: Write) -> None:
        agenda.arrange(write, meeting_id, after)

    def undo(write: Write) -> None:
        agenda.arrange(write, meeting_id, before)

    return session.do(_tr("Agenda put in another order"), act, undo)


def raise_by(session: Session, item: Item, who: RaisedBy, name: str) -> bool:
    """`name` is that of the other person."""

    def act(write: Write) -> None:
        agenda.raise_by(write, item, who)

    def undo(write: Write) -> None:
        agenda.raise_by(write, item, item.raised_by)

    said = _tr("Raised by me") if who is RaisedBy.ME else _tr("Raised by {name}").format(name=name)
    return session.do(said, act, undo)


def drop(session: Session, item: Item) -> bool:
    """It needn’t be talked about after all."""

    def act(write: Write) -> None:
        prepare.drop(write, item)

    def undo(write: Write) -> None:
        prepare.put_back(write, item)

    return session.do(_tr("Dropped “{title}”").format(title=item.title), act, undo)


def tick(session: Session, item: Item, on: bool) -> bool:
    """It was talked about, or not after all."""
    gone: list[Ref] = []

    def act(write: Write) -> None:
        gone[:] = carry.tick(write, item, on)

    def undo(write: Write) -> None:
        carry.untick(write, item, gone)

    said = _tr("Talked about “{title}”") if on else _tr("Not talked about: “{title}”")
    return session.do(said.format(title=item.title), act, undo)
