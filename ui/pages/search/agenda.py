"""From what was found onto the agenda of the next meeting."""

from __future__ import annotations

from datetime import datetime

from app.records import meetings
from app.records.agenda import Origin
from app.records.meetings import Meeting
from app.store.connection import Connection
from app.store.journal import Kind
from ui.pages.meetings.stages import agenda_steps
from ui.pages.search.results import Row
from ui.session import Session

_ORIGINS = {Kind.REFLECTION: Origin.REFLECTION, Kind.NOTE: Origin.NOTE}  # its chip says so
_KINDS = (*_ORIGINS, Kind.GOAL, Kind.CHECK_IN, Kind.MILESTONE, Kind.MEETING, Kind.ACTION)


def next_meeting(conn: Connection) -> Meeting | None:
    now = datetime.now().astimezone()
    return next((one for one in meetings.coming_up(conn) if one.start > now), None)


def can_be_talked_about(row: Row) -> bool:
    """People and tags are no items, and what stands on an agenda is one already."""
    return row.ref is not None and row.ref[0] in _KINDS


def bring_up(session: Session, meeting: Meeting, row: Row) -> None:
    """With a tie to what it came from, and a word about which agenda it is."""
    origin = _ORIGINS.get(row.ref[0], Origin.TYPED) if row.ref else Origin.TYPED
    agenda_steps.add(session, meeting.id, row.title, origin, row.ref, meeting.start.date())
