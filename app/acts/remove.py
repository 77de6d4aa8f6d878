"""Removing a record with everything that hangs on it, and bringing all of it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app import search
from app.acts import agree, carry, prepare, reflect
from app.errors import Refused
from app.records import agenda, links, meetings, people
from app.records.agenda import Item, State
from app.records.meetings import Meeting
from app.records.mentorships import Mentorship
from app.records.people import Person
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref, Write

# What belongs to a record alone and goes with it.
_PARTS: dict[Kind, tuple[tuple[Kind, str], ...]] = {
    Kind.MENTORSHIP: ((Kind.MEETING, "mentorship_id"), (Kind.AGREEMENT, "mentorship_id")),
    Kind.MEETING: ((Kind.AGENDA_ITEM, "meeting_id"), (Kind.ACTION, "meeting_id")),
    Kind.GOAL: ((Kind.CHECK_IN, "goal_id"), (Kind.MILESTONE, "goal_id")),
}


def remove(write: Write, *refs: Ref) -> list[Ref]:
    """Hide these records with their parts; what was removed earlier stays so. Returns what `bring_back` takes."""
    gone = [ref for each in refs for ref in (*_parts(write.conn, each), each)]
    at = rows.now()
    for kind, record_id in gone:
        rows.hide(write, kind, record_id, at)
    _follow(write, gone, back=False)
    return gone


def bring_back(write: Write, removed: Sequence[Ref]) -> None:
    for kind, record_id in reversed(removed):  # a mentorship before its meetings
        rows.restore(write, kind, record_id)
    _follow(write, removed, back=True)


def went_with(conn: Connection, whole: Ref, at: str) -> list[Ref]:
    """What was removed together with this record, at that moment, and itself: as `remove` returned it."""
    return [*_parts(conn, whole, at), whole]


def wholes_of(kind: Kind) -> list[tuple[Kind, str]]:
    """The kinds of which this one is a part, and its column that says of which."""
    return [(whole, column) for whole, parts in _PARTS.items() for part, column in parts if part is kind]


def remove_meeting(write: Write, meeting: Meeting) -> list[Ref]:
    """With its agenda and what was agreed in it. Items carried into it wait where they came from."""
    removed = remove(write, (Kind.MEETING, meeting.id))
    write.touch(Kind.MENTORSHIP, meeting.mentorship_id)
    return removed


def take_off_agenda(write: Write, item: Item) -> list[Ref]:
    """What was carried over is not carried over again: it is dropped where it came from, until it is brought back."""
    removed = remove(write, (Kind.AGENDA_ITEM, item.id))
    if item.carried_from is not None and _is_kept(write.conn, (Kind.AGENDA_ITEM, item.carried_from)):
        agenda.move(write, agenda.get(write.conn, item.carried_from), State.DROPPED)
    return removed


def take_back_planned(write: Write, meeting: Meeting) -> list[Ref]:
    """Undo of planning a meeting. Raises Refused once something was written in it."""
    items = agenda.of(write.conn, meeting.id)
    typed = any(item.carried_from is None for item in items)
    if typed or any(words.strip() for words in (meeting.notes, meeting.what_mattered, meeting.preparation)):
        raise Refused(
            "There are words in this meeting now.",
            "So planning it can’t be undone in passing. To remove it with its words, use its own menu.",
        )
    return remove_meeting(write, meeting)


def take_back_mentorship(write: Write, mentorship: Mentorship) -> list[Ref]:
    """Undo of beginning one. Raises Refused once there are meetings or an agreement in it, and their words."""
    parts = _parts(write.conn, (Kind.MENTORSHIP, mentorship.id))
    if parts:
        raise Refused(
            "There is an agreement in it now." if parts[-1][0] is Kind.AGREEMENT else "There are meetings in it now.",
            "So beginning it can’t be undone in passing. To remove it with them, use its own menu.",
        )
    return remove_mentorship(write, mentorship)


def take_back(write: Write, made: Ref, words: tuple[str, str] | None) -> list[Ref]:
    """Undo of making a record, which had these words then. Raises Refused once it has others, or parts of its own."""
    if search.words_of(write.conn, made) != words or _parts(write.conn, made):
        raise Refused(
            "There are other words in it now.",
            "So keeping it can’t be undone in passing. To remove it with its words, open it.",
        )
    return remove(write, made)


def remove_mentorship(write: Write, mentorship: Mentorship, *, with_entries: bool = False) -> list[Ref]:
    """With its meetings; `with_entries` also the goals and reflections that belong to it and to no other.

    Without, they stay and are only no longer tied to it.
    """
    own = entries_of(write.conn, mentorship) if with_entries else []
    return remove(write, *own, (Kind.MENTORSHIP, mentorship.id))


def entries_of(conn: Connection, mentorship: Mentorship) -> list[Ref]:
    """Kept goals and reflections that are tied to this mentorship or its meetings and to no other's."""
    here = {(Kind.MENTORSHIP, mentorship.id), *_parts(conn, (Kind.MENTORSHIP, mentorship.id))}
    tied = {
        ref for place in here for ref in links.all_of(conn, place) if ref[0] in (Kind.GOAL, Kind.REFLECTION)
    }
    places = (Kind.MENTORSHIP, Kind.MEETING)
    return sorted(
        ref
        for ref in tied
        if _is_kept(conn, ref) and all(to in here for to in links.all_of(conn, ref) if to[0] in places)
    )


def remove_person(write: Write, person: Person) -> list[Ref]:
    """Raises Refused for the owner and for somebody in a mentorship."""
    people.remove(write, person)
    return [(Kind.PERSON, person.id)]


def _parts(conn: Connection, whole: Ref, at: str = "") -> list[Ref]:
    """Kept parts of a record, or those removed at that moment, and theirs before them."""
    when, moment = ("= ?", (at,)) if at else ("is null", ())
    found: list[Ref] = []
    for kind, column in _PARTS.get(whole[0], ()):
        ids = conn.execute(
            f"select id from {kind} where {column} = ? and deleted_at {when}", (whole[1], *moment)  # noqa: S608
        ).fetchall()
        for (record_id,) in ids:
            found += [*_parts(conn, (kind, record_id), at), (kind, record_id)]
    return found


def _is_kept(conn: Connection, ref: Ref) -> bool:
    return bool(conn.one(f"select deleted_at is null from {ref[0]} where id = ?", (ref[1],)))  # noqa: S608 - a Kind


def _follow(write: Write, refs: Iterable[Ref], *, back: bool) -> None:
    """What else is no longer, or again, as it says once these are gone, or back."""
    refs = list(refs)
    gone = {record_id for kind, record_id in refs if kind is Kind.MEETING}
    for kind, record_id in refs:
        if kind is Kind.AGENDA_ITEM:
            carry.follow(write, record_id, back=back)
            _settle_agenda(write, record_id, gone)
        elif kind is Kind.REFLECTION:
            reflect.settle_all(write, record_id)
        elif kind is Kind.ACTION:
            agree.follow(write, record_id, gone, back=back)
        elif kind is Kind.MEETING and back and _is_kept(write.conn, (kind, record_id)):
            # words may have been saved in it after it was removed
            agree.read_lines(write, record_id)
            prepare.settle(write, meetings.get(write.conn, record_id))


def _settle_agenda(write: Write, item_id: int, gone: set[int]) -> None:
    meeting_id = write.conn.one("select meeting_id from agenda_item where id = ?", (item_id,))
    if meeting_id not in gone and _is_kept(write.conn, (Kind.MEETING, meeting_id)):
        prepare.settle(write, meetings.get(write.conn, meeting_id))
