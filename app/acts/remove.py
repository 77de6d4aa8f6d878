"""Removing with everything that hangs on it, bringing it back, and erasing for good after 30 days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app import search
from app.errors import Refused
from app.records import drafts, people
from app.records.meetings import Meeting
from app.records.mentorships import Mentorship
from app.records.people import Person
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

KEPT_FOR = timedelta(days=30)
_CHILDREN_FIRST = (Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON, Kind.DEPARTURE)


def remove_meeting(write: Write, meeting: Meeting) -> list[Ref]:
    """Returns what `bring_back` takes."""
    rows.hide(write, Kind.MEETING, meeting.id)
    write.touch(Kind.MENTORSHIP, meeting.mentorship_id)
    return [(Kind.MEETING, meeting.id)]


def take_back_planned(write: Write, meeting: Meeting) -> None:
    """Undo of planning a meeting. Raises Refused once something was written in it."""
    if meeting.notes.strip() or meeting.what_mattered.strip():
        raise Refused(
            "There are words in this meeting now.",
            "So planning it can’t be undone in passing. To remove it with its words, use its own menu.",
        )
    remove_meeting(write, meeting)


def remove_mentorship(write: Write, mentorship: Mentorship) -> list[Ref]:
    """With its meetings; those removed earlier stay removed when it is brought back."""
    found = write.conn.execute(
        "select id from meeting where mentorship_id = ? and deleted_at is null", (mentorship.id,)
    )
    removed: list[Ref] = [(Kind.MEETING, row[0]) for row in found.fetchall()]
    removed.append((Kind.MENTORSHIP, mentorship.id))
    at = rows.now()
    for kind, record_id in removed:
        rows.hide(write, kind, record_id, at)
    return removed


def remove_person(write: Write, person: Person) -> list[Ref]:
    """Raises Refused for the owner and for somebody in a mentorship."""
    people.remove(write, person)
    return [(Kind.PERSON, person.id)]


def bring_back(write: Write, removed: list[Ref]) -> None:
    for kind, record_id in reversed(removed):  # a mentorship before its meetings
        rows.restore(write, kind, record_id)


def due(conn: Connection) -> bool:
    """Whether `purge` would find anything."""
    return any(conn.one(_PURGEABLE[kind], (_limit(),)) for kind in _CHILDREN_FIRST)


def purge(write: Write) -> int:
    """Erase what was removed over 30 days ago, its links and its drafts. Returns how many; the index wants tidying."""
    erased = 0
    for kind in _CHILDREN_FIRST:
        gone = write.conn.execute(_PURGEABLE[kind], (_limit(),)).fetchall()
        for record_id, uid in gone:
            drafts.forget_all_of(write, uid)
            write.conn.execute(
                "delete from link where (kind_a, id_a) = (?, ?) or (kind_b, id_b) = (?, ?)",
                (kind, record_id, kind, record_id),
            )
            write.conn.execute(f"delete from {kind} where id = ?", (record_id,))  # noqa: S608 - a Kind
            write.touch(kind, record_id)
        erased += len(gone)
    if erased:
        search.mark_untidy(write)
    return erased


# A mentorship waits for the last of its meetings, a person for the last of their mentorships.
_PURGEABLE = {
    Kind.MEETING: "select id, uid from meeting where deleted_at < ?",
    Kind.MENTORSHIP: """select id, uid from mentorship where deleted_at < ?
                         and id not in (select mentorship_id from meeting)""",
    Kind.PERSON: "select id, uid from person where deleted_at < ? and id not in (select person_id from mentorship)",
    Kind.DEPARTURE: "select id, uid from departure where deleted_at < ?",
}


def _limit() -> str:
    return rows.stamp(datetime.now(UTC) - KEPT_FOR)
