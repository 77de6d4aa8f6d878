"""With whom something may be: people that one meets, and the meetings that are to come."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from app import wording
from app.records import meetings, mentorships, people
from app.records.meetings import Meeting
from app.store.connection import Connection
from ui.pages.meetings.words import now, today

_MOST = 20
_STILL_ON = timedelta(hours=3)  # a point for the agenda may come up while they talk


def mentorships_by_name(conn: Connection) -> list[tuple[int, str]]:
    """Each person of a mentorship that goes on, once."""
    who = {person.id: person.display_name for person in people.everyone(conn)}
    found = {one.person_id: one.id for one in mentorships.all_kept(conn) if not one.is_over and one.person_id in who}
    return [(mentorship_id, who[person_id]) for person_id, mentorship_id in found.items()]


def meetings_to_come(conn: Connection) -> list[tuple[Meeting, str]]:
    """Whose agenda can still be added to, soonest first, with the name of who it is with."""
    found = [one for one in meetings.since(conn, now() - _STILL_ON, _MOST) if one.to_come]
    return [(one, _name(conn, one)) for one in found]


def said(meeting: Meeting, name: str) -> str:
    """ "Dr Miriam Holt, Tuesday 24 November"."""
    day = wording.long_day(meeting.start.date(), today())
    return QCoreApplication.translate("today", "{name}, {day}").format(name=name, day=day)


def _name(conn: Connection, meeting: Meeting) -> str:
    return people.get(conn, mentorships.get(conn, meeting.mentorship_id).person_id).display_name
