"""Preparing a meeting: what I want from it and its agenda. Either makes it prepared (ME-2)."""

from __future__ import annotations

from app.records import agenda, meetings
from app.records.agenda import Item, Origin, RaisedBy
from app.records.meetings import Meeting, State
from app.store.journal import Write

ENOUGH = 20  # characters of what I want


def save_preparation(write: Write, meeting_id: int, words: str) -> None:
    """Raises LookupError when there is no such meeting."""
    meetings.save_preparation(write, meeting_id, words)
    settle(write, meetings.get(write.conn, meeting_id))


def add_item(
    write: Write,
    meeting_id: int,
    title: str,
    raised_by: RaisedBy = RaisedBy.ME,
    origin: Origin = Origin.TYPED,
) -> Item:
    """At the end of the agenda. Raises BrokenRule on an empty title."""
    item = agenda.add(write, meeting_id, title, raised_by, origin)
    settle(write, meetings.get(write.conn, meeting_id))
    return item


def settle(write: Write, meeting: Meeting) -> None:
    """Planned or prepared, as its agenda and its wish say now; any other state stays."""
    items = (item for item in agenda.of(write.conn, meeting.id) if item.state is not agenda.State.DROPPED)
    ready = len(meeting.preparation.strip()) >= ENOUGH or any(items)
    if ready and meeting.state is State.PLANNED:
        meetings.prepare(write, meeting)
    elif not ready and meeting.state is State.PREPARED:
        meetings.unprepare(write, meeting)
