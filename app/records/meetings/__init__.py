"""Meetings: planned, held, and what was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from app.errors import Refused
from app.records.meetings.meeting import (
    LONGEST_PLANNED,
    SHORTEST,
    STEPS,
    TOO_NEAR,
    UNDO_HOLD,
    USUAL,
    CancelledBy,
    Medium,
    Meeting,
    MeetingKind,
    State,
    checked,
    headline,
)
from app.records.meetings.row import facts, select
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write

__all__ = [
    "LONGEST_PLANNED",
    "SHORTEST",
    "STEPS",
    "TOO_NEAR",
    "UNDO_HOLD",
    "USUAL",
    "CancelledBy",
    "Medium",
    "Meeting",
    "MeetingKind",
    "State",
    "headline",
]


def get(conn: Connection, meeting_id: int) -> Meeting:
    """Raises LookupError when there is none, or when it was removed."""
    found = select(conn, "id = ? and deleted_at is null", (meeting_id,))
    if not found:
        raise LookupError(f"meeting {meeting_id}")
    return found[0]


def is_kept(conn: Connection, meeting_id: int) -> bool:
    """False for one that was removed: its words can still be saved."""
    return bool(conn.one("select 1 from meeting where id = ? and deleted_at is null", (meeting_id,)))


def coming_up(conn: Connection, mentorship_id: int | None = None) -> list[Meeting]:
    """Planned meetings, soonest first; those whose hour has passed stay until it is said what became of them."""
    # The + keeps SQLite on the index of those to come, which is short, and off that of all their meetings.
    of = "+mentorship_id = ? and " if mentorship_id is not None else ""
    values = (mentorship_id,) if mentorship_id is not None else ()
    return select(conn, f"{of}deleted_at is null and state in ('planned', 'prepared') order by at, id", values)


def since(conn: Connection, first: datetime, limit: int) -> list[Meeting]:
    """Those that start then or later, held or to come and not yet reflected on, soonest first."""
    return select(
        conn,
        "at >= ? and deleted_at is null and state in ('planned', 'prepared', 'held') order by at, id limit ?",
        (int(first.timestamp()), limit),
    )


def past(
    conn: Connection,
    mentorship_id: int | None = None,
    *,
    before: tuple[int, int] | None = None,
    limit: int = 200,
) -> list[Meeting]:
    """Meetings not to come, newest first, at most `limit`; `before` is `place_in_time` of the last one seen."""
    of = "mentorship_id = ? and " if mentorship_id is not None else ""
    seen = "(at, id) < (?, ?) and " if before else ""
    return select(
        conn,
        f"{of}{seen}deleted_at is null and state not in ('planned', 'prepared') order by at desc, id desc limit ?",
        (*((mentorship_id,) if mentorship_id is not None else ()), *(before or ()), limit),
    )


def place_in_time(meeting: Meeting) -> tuple[int, int]:
    """What `past` orders by: unix seconds of the start, and the id."""
    return int(meeting.start.timestamp()), meeting.id


def between(conn: Connection, mentorship_id: int, first: datetime, last: datetime) -> list[Meeting]:
    """Every kept meeting of a mentorship that starts in [first, last], oldest first."""
    return select(
        conn,
        "mentorship_id = ? and at between ? and ? and deleted_at is null order by at, id",
        (mentorship_id, int(first.timestamp()), int(last.timestamp())),
    )


def among(conn: Connection, ids: Iterable[int]) -> list[Meeting]:
    """The kept ones of these, oldest first."""
    return select(
        conn, "id in (select value from json_each(?)) and deleted_at is null order by at, id", (rows.ids(ids),)
    )


def all_of(conn: Connection, mentorship_id: int) -> list[Meeting]:
    """Every kept meeting of a mentorship, oldest first."""
    return select(conn, "mentorship_id = ? and deleted_at is null order by at, id", (mentorship_id,))


def days_of(conn: Connection, ids: Iterable[int]) -> dict[int, tuple[int, date]]:
    """The mentorship and the day of the kept ones of these."""
    found = conn.execute(
        """
        select id, mentorship_id, coalesce(actual_start, planned_start) from meeting
         where id in (select value from json_each(?)) and deleted_at is null
        """,
        (rows.ids(ids),),
    )
    return {number: (mentorship, datetime.fromisoformat(start).date()) for number, mentorship, start in found}


def happened_between(conn: Connection, mentorship_id: int, first: datetime, last: datetime) -> bool:
    """Whether any meeting of a mentorship took place in [first, last]."""
    return bool(
        conn.one(
            """select 1 from meeting where mentorship_id = ? and at between ? and ? and deleted_at is null
                and state in ('held', 'reflected') limit 1""",
            (mentorship_id, int(first.timestamp()), int(last.timestamp())),
        )
    )


def near(conn: Connection, meeting: Meeting) -> Meeting | None:
    """Another meeting of the same mentorship that starts within 15 minutes: perhaps the same one, entered twice."""
    at, margin = int(meeting.planned_start.timestamp()), int(TOO_NEAR.total_seconds())
    found = select(
        conn,
        """mentorship_id = ? and id <> ? and at between ? and ? and state <> 'cancelled' and deleted_at is null
           order by at limit 1""",
        (meeting.mentorship_id, meeting.id, at - margin + 1, at + margin - 1),
    )
    return found[0] if found else None


def add(write: Write, meeting: Meeting) -> Meeting:
    """Keep a new meeting (its id is ignored). Raises BrokenRule."""
    made = replace(checked(meeting), state_at=rows.now())
    meeting_id, uid = rows.insert(
        write,
        Kind.MEETING,
        mentorship_id=made.mentorship_id,
        notes=made.notes,
        what_mattered=made.what_mattered,
        preparation=made.preparation,
        **facts(made),
    )
    write.touch(Kind.MENTORSHIP, made.mentorship_id)
    return replace(made, id=meeting_id, uid=uid)


def save(write: Write, meeting: Meeting) -> None:
    """Keep the facts: time, length, medium, kind, place, swapped. Words and states have their own doors."""
    now = get(write.conn, meeting.id)
    _store(write, checked(replace(meeting, state=now.state, state_at=now.state_at)))


def save_notes(write: Write, meeting_id: int, notes: str) -> None:
    """Raises LookupError when there is no such meeting, so that no words are lost in silence."""
    rows.update(write, Kind.MEETING, meeting_id, notes=rows.prose(notes))


def save_what_mattered(write: Write, meeting_id: int, words: str) -> None:
    """Raises LookupError when there is no such meeting."""
    rows.update(write, Kind.MEETING, meeting_id, what_mattered=rows.prose(words))


def save_preparation(write: Write, meeting_id: int, words: str) -> None:
    """What I want from it. Raises LookupError when there is no such meeting."""
    rows.update(write, Kind.MEETING, meeting_id, preparation=rows.prose(words))


def keep_out(write: Write, meeting_id: int, kept_out: bool) -> None:
    """Whether its words stay out of every export."""
    rows.update(write, Kind.MEETING, meeting_id, kept_out=int(kept_out))


def prepare(write: Write, meeting: Meeting) -> Meeting:
    """It has an agenda, or a wish (ME-2). Raises Refused from a state that has no such step."""
    return _move(write, meeting, State.PREPARED)


def unprepare(write: Write, meeting: Meeting) -> Meeting:
    """The last of its preparation was taken out again."""
    return _correct(write, meeting, State.PREPARED, State.PLANNED)


def hold(write: Write, meeting: Meeting, started: datetime, length: int | None = None) -> Meeting:
    """It took place. Raises Refused from a state that has no such step, BrokenRule for a start still to come (ME-1)."""
    took = meeting.planned_length if length is None else length
    return _move(write, meeting, State.HELD, actual_start=started, actual_length=took)


def cancel(write: Write, meeting: Meeting, by: CancelledBy) -> Meeting:
    return _move(write, meeting, State.CANCELLED, cancelled_by=by)


def miss(write: Write, meeting: Meeting) -> Meeting:
    return _move(write, meeting, State.MISSED)


def reflect(write: Write, meeting: Meeting, nothing_to_add: bool = False) -> Meeting:
    """A reflection was written, or none was wanted (ME-3). Raises Refused where it wasn’t held."""
    return _move(write, meeting, State.REFLECTED, nothing_to_add=nothing_to_add)


def unreflect(write: Write, meeting: Meeting) -> Meeting:
    """Its last reflection was removed."""
    return _correct(write, meeting, State.REFLECTED, State.HELD)


def may_undo_hold(meeting: Meeting) -> bool:
    """"Not held after all" is the correction of a slip, open for a day."""
    since = datetime.now(UTC) - datetime.fromisoformat(meeting.state_at)
    return meeting.state is State.HELD and since <= UNDO_HOLD


def undo_hold(write: Write, meeting: Meeting) -> Meeting:
    """Raises Refused after a day."""
    if not may_undo_hold(meeting):
        raise Refused("That was more than a day ago.", "You can still change its date and details.")
    back = replace(meeting, state=State.PLANNED, state_at=rows.now(), actual_start=None, actual_length=None)
    _store(write, back)
    return back


def put_back(write: Write, before: Meeting) -> None:
    """Undo of a step or of a change of facts: all but the words as it was."""
    _store(write, before)


def _move(write: Write, meeting: Meeting, to: State, **changed: Any) -> Meeting:
    if to not in STEPS[meeting.state]:
        raise Refused("That step isn’t open from here.", "Nothing was changed.")
    moved = checked(replace(meeting, state=to, state_at=rows.now(), **changed))
    _store(write, moved)
    return moved


def _correct(write: Write, meeting: Meeting, frm: State, to: State) -> Meeting:
    """Back to where it was, when what had brought it on is gone. Raises Refused from anywhere else."""
    if meeting.state is not frm:
        raise Refused("That step isn’t open from here.", "Nothing was changed.")
    back = replace(meeting, state=to, state_at=rows.now(), nothing_to_add=False)
    _store(write, back)
    return back


def _store(write: Write, meeting: Meeting) -> None:
    """The facts alone. Words never travel with them: whoever holds a meeting may hold older words."""
    rows.update(write, Kind.MEETING, meeting.id, **facts(meeting))
    write.touch(Kind.MENTORSHIP, meeting.mentorship_id)
