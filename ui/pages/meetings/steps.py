"""What can be done with a meeting and undone again, with the words for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app import wording
from app.acts import meet, remove
from app.records import meetings
from app.records.meetings import CancelledBy, Meeting
from app.store.journal import Kind, Ref, Write
from ui.pages.meetings import words
from ui.session import OnBroken, Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("meetings", text)


def plan(session: Session, meeting: Meeting, on_broken: OnBroken) -> int:
    """Keep a new meeting, to come or past. Returns its id, 0 when it could not be kept."""
    kept: list[int] = []

    def act(write: Write) -> None:
        if kept:  # done again after Undo: it is the same one
            remove.bring_back(write, [(Kind.MEETING, kept[0])])
        else:
            kept.append(meet.plan(write, meeting).id)

    def undo(write: Write) -> None:
        remove.take_back_planned(write, meetings.get(write.conn, kept[0]))

    said = _tr("Planned for {day}") if meeting.planned_start > words.now() else _tr("Noted the meeting of {day}")
    return kept[0] if session.do(said.format(day=_day(meeting)), act, undo, on_broken) else 0


def hold(session: Session, meeting: Meeting, started: datetime, on_broken: OnBroken | None = None) -> bool:
    """It took place, from `started` on."""

    def act(write: Write) -> Meeting:
        return meetings.hold(write, meeting, started)

    return _step(session, meeting, _tr("Started {time}").format(time=wording.clock(started)), act, on_broken)


def hold_as_planned(session: Session, meeting: Meeting) -> bool:
    """It took place when it was meant to."""

    def act(write: Write) -> Meeting:
        return meetings.hold(write, meeting, meeting.planned_start)

    return _step(session, meeting, _tr("Kept: you met on {day}").format(day=_day(meeting)), act)


def undo_hold(session: Session, meeting: Meeting) -> bool:
    def act(write: Write) -> Meeting:
        return meetings.undo_hold(write, meeting)

    return _step(session, meeting, _tr("Back to planned"), act)


def cancel(session: Session, meeting: Meeting, by: CancelledBy) -> bool:
    def act(write: Write) -> Meeting:
        return meetings.cancel(write, meeting, by)

    return _step(session, meeting, _tr("Noted as cancelled"), act)


def miss(session: Session, meeting: Meeting) -> bool:
    def act(write: Write) -> Meeting:
        return meetings.miss(write, meeting)

    return _step(session, meeting, _tr("Noted: it didn’t take place"), act)


def change(session: Session, before: Meeting, after: Meeting, on_broken: OnBroken) -> bool:
    """Keep other facts: when, how long, how, where, what kind."""

    def act(write: Write) -> None:
        meetings.save(write, after)

    return _step(session, before, _tr("Details changed"), act, on_broken)


def take_away(session: Session, meeting: Meeting) -> bool:
    """Remove it; what is in it comes back with Undo."""
    gone: list[Ref] = []

    def act(write: Write) -> None:
        gone[:] = remove.remove_meeting(write, meeting)

    def undo(write: Write) -> None:
        remove.bring_back(write, gone)

    return session.do(_tr("Removed the meeting of {day}").format(day=_day(meeting)), act, undo)


def _step(
    session: Session,
    before: Meeting,
    sentence: str,
    act: Callable[[Write], object],
    on_broken: OnBroken | None = None,
) -> bool:
    def undo(write: Write) -> None:
        meetings.put_back(write, before)

    return session.do(sentence, act, undo, on_broken)


def _day(meeting: Meeting) -> str:
    return wording.day(meeting.start.date(), words.today())
