"""What a summary would hold, in words, without reading all of a large journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from app import wording
from app.records import meetings, mentorships
from app.records.mentorships import Mentorship
from app.store.connection import Connection
from app.summary import gather
from app.summary.gather import Choice

FEW = 400  # meetings that are read and counted one by one


def inside(conn: Connection, choice: Choice, today: date) -> str:
    """ "Two mentorships, eleven meetings and the notes of ten meetings"; "" where no meeting lies in that time."""
    kept = mentorships.all_kept(conn)
    chosen = [one for one in kept if choice.mentorship_id in (None, one.id)]
    if sum(one.times_met for one in chosen) <= FEW:
        document = gather.document(conn, choice, today)
        somewhere = any(one.meetings for one in document.mentorships)
        return wording.capital(wording.listed(document.chosen)) if somewhere else ""
    found = [one for one in chosen if _met_in(conn, one, choice)]
    if not found:
        return ""
    parts = [wording.counted(len(found), "mentorship", "mentorships")]
    if choice.first is None and choice.last is None:
        parts.append(f"{sum(one.times_met for one in found):,} meetings")
    else:
        parts.append("the meetings of that time")
    if choice.audience == "me":
        parts.append("your notes")
    return wording.capital(wording.listed(parts))


def _met_in(conn: Connection, mentorship: Mentorship, choice: Choice) -> bool:
    """Whether a meeting was held in the period: looks back from its end, one at a time."""
    place = None
    if choice.last is not None:
        end = datetime.combine(choice.last + timedelta(days=2), time(), UTC)
        place = (int(end.timestamp()), 0)
    while found := meetings.past(conn, mentorship.id, before=place, limit=20):
        for one in found:
            day = one.start.date()
            if choice.first is not None and day < choice.first - timedelta(days=1):
                return False
            if one.happened and (choice.first or date.min) <= day <= (choice.last or date.max):
                return True
        place = meetings.place_in_time(found[-1])
    return False
