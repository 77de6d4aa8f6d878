"""Preparing a meeting: what I want from it and its agenda. Either makes it prepared (ME-2)."""

from __future__ import annotations

from app.acts import kept_out as keeping
from app.records import agenda, links, meetings
from app.records.agenda import Item, Origin, RaisedBy
from app.records.meetings import Meeting, State
from app.store.journal import Kind, Ref, Write

ENOUGH = 20  # characters of what I want


def save_preparation(write: Write, meeting_id: int, words: str) -> None:
    """Raises LookupError when there is no such meeting."""
    meetings.save_preparation(write, meeting_id, words)
    if meetings.is_kept(write.conn, meeting_id):
        settle(write, meetings.get(write.conn, meeting_id))


def add_item(
    write: Write,
    meeting_id: int,
    title: str,
    raised_by: RaisedBy = RaisedBy.ME,
    origin: Origin = Origin.TYPED,
    about: Ref | None = None,
    *,
    kept_out: bool = False,
) -> Item:
    """At the end of the agenda; `about` is what it came from. Raises BrokenRule on an empty title."""
    kept_out = kept_out or (about is not None and keeping.is_kept_out(write.conn, about))
    item = agenda.add(write, meeting_id, title, raised_by, origin, kept_out=kept_out)
    if about is not None:
        links.add(write, (Kind.AGENDA_ITEM, item.id), about)
    settle(write, meetings.get(write.conn, meeting_id))
    return item


def drop(write: Write, item: Item) -> None:
    """It needn’t be talked about after all; it stays to be seen. Raises Refused once it was talked about or carried."""
    agenda.move(write, item, agenda.State.DROPPED)
    settle(write, meetings.get(write.conn, item.meeting_id))


def put_back(write: Write, before: Item) -> None:
    """Undo of a step on the agenda."""
    agenda.put_back(write, before)
    settle(write, meetings.get(write.conn, before.meeting_id))


def settle(write: Write, meeting: Meeting) -> None:
    """Planned or prepared, as its agenda and its wish say now; any other state stays."""
    items = (item for item in agenda.of(write.conn, meeting.id) if item.state is not agenda.State.DROPPED)
    ready = len(meeting.preparation.strip()) >= ENOUGH or any(items)
    if ready and meeting.state is State.PLANNED:
        meetings.prepare(write, meeting)
    elif not ready and meeting.state is State.PREPARED:
        meetings.unprepare(write, meeting)
