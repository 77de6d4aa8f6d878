"""Words for meetings that only the window needs; the rest is in `app.wording`."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app import cautions, wording
from app.records.meetings import CancelledBy, Medium, Meeting, MeetingKind, State


def _tr(text: str) -> str:
    return QCoreApplication.translate("meetings", text)


def now() -> datetime:
    """This minute, with the offset of here."""
    return datetime.now().astimezone().replace(second=0, microsecond=0)


def today() -> date:
    return now().date()


def moment(at: datetime) -> str:
    """ "Tuesday 24 November, 17:30", with the year when it isn't this one."""
    return wording.moment(at, today())


def facts(meeting: Meeting) -> str:
    """ "By video, 50 minutes", or "In person, the canteen, 50 minutes"."""
    parts = (wording.medium(meeting.medium), meeting.place, wording.length(meeting.length))
    return wording.capital(", ".join(filter(None, parts)))


def media() -> list[tuple[Medium, str]]:
    """To choose from."""
    return [(one, wording.capital(wording.medium(one))) for one in Medium]


def kinds() -> list[tuple[MeetingKind, str]]:
    """To choose from, the usual one first."""
    usual = [MeetingKind.REGULAR, *(one for one in MeetingKind if one is not MeetingKind.REGULAR)]
    return [(one, wording.capital(wording.meeting(one))) for one in usual]


def who_cancelled(name: str) -> list[tuple[CancelledBy, str]]:
    """To choose from."""
    return [
        (CancelledBy.CIRCUMSTANCES, _tr("Something came up")),
        (CancelledBy.ME, _tr("I called it off")),
        (CancelledBy.OTHER, _tr("{name} called it off").format(name=name)),
        (CancelledBy.BOTH, _tr("We both did")),
    ]


def not_held(state: State, start: datetime) -> str:
    """The quiet line of a meeting that was not, or won't be; "" for others."""
    if state is State.CANCELLED and start.date() >= today():
        return _tr("Cancelled")
    return _tr("Didn’t take place") if state in (State.CANCELLED, State.MISSED) else ""


def is_due(to_come: bool, start: datetime) -> bool:
    """Planned, and its hour has passed: did it take place?"""
    return to_come and start <= datetime.now().astimezone()


def before_removing() -> str:
    """What somebody should know before notes are removed."""
    return _tr(cautions.REMOVING)
