"""Reflecting: writing tied to a meeting makes it reflected, as does having nothing to add (ME-3)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from app.acts import purge
from app.practice import models
from app.records import links, meetings, reflections
from app.records.meetings import Meeting, State
from app.records.reflections import Reflection
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

_LATEST = 20


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


def is_blank(conn: Connection, reflection: Reflection) -> bool:
    """Nothing but empty headings, and tied to nothing."""
    written = reflection.title or models.has_words(reflection.text, models.get(reflection.model))
    return not written and not links.all_of(conn, (Kind.REFLECTION, reflection.id))


def forget_blank(write: Write, reflection_id: int) -> bool:
    """Erase one that was begun and left without a word, as if it had never been. False: it isn’t blank, or is gone."""
    try:
        reflection = reflections.get(write.conn, reflection_id)
    except LookupError:
        return False
    if not is_blank(write.conn, reflection):
        return False
    purge.erase_one(write, (Kind.REFLECTION, reflection_id), reflection.uid)
    return True


def leave(write: Write, reflection_id: int, begun: bool = False) -> None:
    """Somebody stops writing in it: headings under which nothing stands go. One just `begun` goes if it is blank."""
    if begun and forget_blank(write, reflection_id):
        return
    with suppress(LookupError):
        one = reflections.get(write.conn, reflection_id)
        text = models.without_empty_headings(one.text, models.get(one.model))
        if text != one.text:
            reflections.save_text(write, reflection_id, text)


def left_blank(conn: Connection) -> list[int]:
    """Those of the latest that nobody ever wrote in: begun when the power went."""
    untouched = conn.execute(
        """
        select id from (select id, title, created_at, edited_at from reflection where deleted_at is null
                         order by on_day desc, id desc limit ?)
         where title = '' and created_at = edited_at
        """,
        (_LATEST,),
    )
    return [number for (number,) in untouched.fetchall() if is_blank(conn, reflections.get(conn, number))]


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
