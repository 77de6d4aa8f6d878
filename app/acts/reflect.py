"""Reflecting: writing tied to a meeting makes it reflected, as does having nothing to add (ME-3)."""

from __future__ import annotations

from collections.abc import Iterable

from app.records import links, meetings, reflections
from app.records.meetings import Meeting, State
from app.records.reflections import Reflection
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write


def begin(write: Write, reflection: Reflection, about: Iterable[Ref] = ()) -> Reflection:
    """Keep a new reflection, tied to these records. Raises BrokenRule."""
    made = reflections.add(write, reflection)
    for ref in about:
        link(write, made.id, ref)
    return made


def link(write: Write, reflection_id: int, ref: Ref) -> None:
    links.add(write, (Kind.REFLECTION, reflection_id), ref)
    settle_all(write, reflection_id)


def unlink(write: Write, reflection_id: int, ref: Ref) -> None:
    links.remove(write, (Kind.REFLECTION, reflection_id), ref)
    if ref[0] is Kind.MEETING:
        _settle(write, ref[1])


def nothing_to_add(write: Write, meeting: Meeting) -> Meeting:
    """Raises Refused where it wasn’t held."""
    return meetings.reflect(write, meeting, nothing_to_add=True)


def of_meeting(conn: Connection, meeting_id: int) -> list[Reflection]:
    """The kept reflections tied to a meeting, oldest first."""
    ids = links.of(conn, (Kind.MEETING, meeting_id), Kind.REFLECTION)
    return sorted(reflections.newest(conn, only=ids), key=reflections.place_in_time) if ids else []


def settle_all(write: Write, reflection_id: int) -> None:
    """Every meeting that a reflection is tied to: reflected, or not any more."""
    for meeting_id in links.of(write.conn, (Kind.REFLECTION, reflection_id), Kind.MEETING):
        _settle(write, meeting_id)


def _settle(write: Write, meeting_id: int) -> None:
    try:
        meeting = meetings.get(write.conn, meeting_id)
    except LookupError:
        return  # removed: nobody asks
    written = bool(of_meeting(write.conn, meeting_id))
    if written and meeting.state is State.HELD:
        meetings.reflect(write, meeting)
    elif not written and meeting.state is State.REFLECTED and not meeting.nothing_to_add:
        meetings.unreflect(write, meeting)
