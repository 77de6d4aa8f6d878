"""Meetings: planned, held, and what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from app.errors import BrokenRule, Refused
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


class MeetingKind(StrEnum):
    CONTRACTING = "contracting"
    REGULAR = "regular"
    REVIEW = "review"
    TRANSITION = "transition"
    CLOSING = "closing"
    UNSCHEDULED = "unscheduled"


class State(StrEnum):
    PLANNED = "planned"
    PREPARED = "prepared"
    HELD = "held"
    REFLECTED = "reflected"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Medium(StrEnum):
    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    MESSAGES = "messages"


class CancelledBy(StrEnum):
    ME = "me"
    OTHER = "other"
    BOTH = "both"
    CIRCUMSTANCES = "circumstances"


_S = State
STEPS: dict[State, frozenset[State]] = {
    _S.PLANNED: frozenset({_S.PREPARED, _S.HELD, _S.CANCELLED, _S.MISSED}),
    _S.PREPARED: frozenset({_S.HELD, _S.CANCELLED, _S.MISSED}),
    _S.HELD: frozenset({_S.REFLECTED}),
    _S.REFLECTED: frozenset(),
    _S.CANCELLED: frozenset(),
    _S.MISSED: frozenset(),
}
SHORTEST, LONGEST_PLANNED, USUAL = 5, 480, 60  # minutes
UNDO_HOLD = timedelta(hours=24)
TOO_NEAR = timedelta(minutes=15)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?!#+[ \t]*$)(.*?\S)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_TO_COME = (_S.PLANNED, _S.PREPARED)
_HAPPENED = (_S.HELD, _S.REFLECTED)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting; times carry the local offset, lengths are minutes. Private text stays out of repr."""

    id: int
    uid: str
    mentorship_id: int
    planned_start: datetime
    planned_length: int = USUAL
    medium: Medium = Medium.IN_PERSON
    kind: MeetingKind = MeetingKind.REGULAR
    state: State = State.PLANNED
    state_at: str = ""
    actual_start: datetime | None = None
    actual_length: int | None = None
    place: str = field(default="", repr=False)
    what_mattered: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)
    cancelled_by: CancelledBy | None = None
    rebooked_from: int | None = None
    swapped: bool = False

    @property
    def start(self) -> datetime:
        return self.actual_start or self.planned_start

    @property
    def length(self) -> int:
        return self.actual_length or self.planned_length

    @property
    def to_come(self) -> bool:
        return self.state in _TO_COME

    @property
    def happened(self) -> bool:
        return self.state in _HAPPENED

    @property
    def headline(self) -> str:
        """The first heading of the notes, else what mattered, else "": then lists show the person."""
        found = _HEADING.search(self.notes)
        return found[1] if found else self.what_mattered.strip().split("\n")[0].rstrip()


_COLUMNS = """id, uid, mentorship_id, planned_start, planned_length, medium, kind, state, state_at, actual_start,
              actual_length, place, what_mattered, notes, cancelled_by, rebooked_from, swapped"""


def get(conn: Connection, meeting_id: int) -> Meeting:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (meeting_id,))
    if not found:
        raise LookupError(f"meeting {meeting_id}")
    return found[0]


def coming_up(conn: Connection, mentorship_id: int | None = None) -> list[Meeting]:
    """Planned meetings, soonest first; those whose hour has passed stay until it is said what became of them."""
    # The + keeps SQLite on the index of those to come, which is short, and off that of all their meetings.
    of = "+mentorship_id = ? and " if mentorship_id is not None else ""
    values = (mentorship_id,) if mentorship_id is not None else ()
    return _select(conn, f"{of}deleted_at is null and state in ('planned', 'prepared') order by at, id", values)


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
    return _select(
        conn,
        f"{of}{seen}deleted_at is null and state not in ('planned', 'prepared') order by at desc, id desc limit ?",
        (*((mentorship_id,) if mentorship_id is not None else ()), *(before or ()), limit),
    )


def place_in_time(meeting: Meeting) -> tuple[int, int]:
    """What `past` orders by: unix seconds of the start, and the id."""
    return int(meeting.start.timestamp()), meeting.id


def between(conn: Connection, mentorship_id: int, first: datetime, last: datetime) -> list[Meeting]:
    """Every kept meeting of a mentorship that starts in [first, last], oldest first."""
    return _select(
        conn,
        "mentorship_id = ? and at between ? and ? and deleted_at is null order by at, id",
        (mentorship_id, int(first.timestamp()), int(last.timestamp())),
    )


def near(conn: Connection, meeting: Meeting) -> Meeting | None:
    """Another meeting of the same mentorship that starts within 15 minutes: perhaps the same one, entered twice."""
    at, margin = int(meeting.planned_start.timestamp()), int(TOO_NEAR.total_seconds())
    found = _select(
        conn,
        """mentorship_id = ? and id <> ? and at between ? and ? and state <> 'cancelled' and deleted_at is null
           order by at limit 1""",
        (meeting.mentorship_id, meeting.id, at - margin + 1, at + margin - 1),
    )
    return found[0] if found else None


def add(write: Write, meeting: Meeting) -> Meeting:
    """Keep a new meeting (its id is ignored). Raises BrokenRule."""
    made = replace(_checked(meeting), uid=rows.new_uid(), state_at=rows.now())
    now = rows.now()
    cursor = write.conn.execute(
        """
        insert into meeting (uid, mentorship_id, planned_start, planned_length, medium, kind, state, state_at,
                             actual_start, actual_length, place, cancelled_by, rebooked_from, swapped,
                             what_mattered, notes, created_at, edited_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (made.uid, made.mentorship_id, *_facts(made), made.what_mattered, made.notes, now, now),
    )
    made = replace(made, id=rows.new_id(cursor))
    write.touch(Kind.MEETING, made.id)
    write.touch(Kind.MENTORSHIP, made.mentorship_id)
    return made


def save(write: Write, meeting: Meeting) -> None:
    """Keep the facts: time, length, medium, kind, place, swapped. Words and states have their own doors."""
    now = get(write.conn, meeting.id)
    _store(write, _checked(replace(meeting, state=now.state, state_at=now.state_at)))


def save_notes(write: Write, meeting_id: int, notes: str) -> None:
    """Raises LookupError when there is no such meeting, so that no words are lost in silence."""
    _save_words(write, meeting_id, "notes", notes)


def save_what_mattered(write: Write, meeting_id: int, words: str) -> None:
    """Raises LookupError when there is no such meeting."""
    _save_words(write, meeting_id, "what_mattered", words)


def hold(write: Write, meeting: Meeting, started: datetime, length: int | None = None) -> Meeting:
    """It took place. Raises Refused from a state that has no such step, BrokenRule for a start still to come (ME-1)."""
    took = meeting.planned_length if length is None else length
    return _move(write, meeting, State.HELD, actual_start=started, actual_length=took)


def cancel(write: Write, meeting: Meeting, by: CancelledBy) -> Meeting:
    return _move(write, meeting, State.CANCELLED, cancelled_by=by)


def miss(write: Write, meeting: Meeting) -> Meeting:
    return _move(write, meeting, State.MISSED)


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


def _save_words(write: Write, meeting_id: int, column: str, words: str) -> None:
    saved = write.conn.execute(
        f"update meeting set {column} = ?, edited_at = ? where id = ?",  # noqa: S608 - one of two
        (rows.prose(words), rows.now(), meeting_id),
    )
    if not saved.rowcount:
        raise LookupError(f"meeting {meeting_id}")
    write.touch(Kind.MEETING, meeting_id)


def _move(write: Write, meeting: Meeting, to: State, **changed: Any) -> Meeting:
    if to not in STEPS[meeting.state]:
        raise Refused("That step isn’t open from here.", "Nothing was changed.")
    moved = _checked(replace(meeting, state=to, state_at=rows.now(), **changed))
    _store(write, moved)
    return moved


def _checked(meeting: Meeting) -> Meeting:
    """With clean words, or BrokenRule."""
    made = replace(
        meeting,
        planned_start=meeting.planned_start.replace(second=0, microsecond=0),
        actual_start=meeting.actual_start and meeting.actual_start.replace(second=0, microsecond=0),
        place=rows.line(meeting.place),
        notes=rows.prose(meeting.notes),
        what_mattered=rows.prose(meeting.what_mattered),
    )
    if made.planned_start.tzinfo is None:
        raise ValueError("a meeting’s time carries its offset")
    if not SHORTEST <= made.planned_length <= LONGEST_PLANNED:
        raise BrokenRule("planned_length", "A meeting lasts between 5 minutes and 8 hours.")
    if made.state in _HAPPENED:
        if made.actual_start is None or made.actual_start > datetime.now(UTC):
            raise BrokenRule("actual_start", "That hasn’t happened yet.", "Choose a time that has passed.")
        if made.actual_length is None or not 1 <= made.actual_length <= LONGEST_PLANNED:
            raise BrokenRule("actual_length", "Say how long it took, from a minute to 8 hours.")
    if made.state is State.CANCELLED and made.cancelled_by is None:
        raise BrokenRule("cancelled_by", "Say what it was.", "Circumstances are a good enough reason.")
    return made


def _store(write: Write, meeting: Meeting) -> None:
    """The facts alone. Words never travel with them: whoever holds a meeting may hold older words."""
    write.conn.execute(
        """
        update meeting set planned_start = ?, planned_length = ?, medium = ?, kind = ?, state = ?, state_at = ?,
               actual_start = ?, actual_length = ?, place = ?, cancelled_by = ?, rebooked_from = ?, swapped = ?,
               edited_at = ?
         where id = ?
        """,
        (*_facts(meeting), rows.now(), meeting.id),
    )
    write.touch(Kind.MEETING, meeting.id)
    write.touch(Kind.MENTORSHIP, meeting.mentorship_id)


def _facts(meeting: Meeting) -> tuple[object, ...]:
    return (
        meeting.planned_start.isoformat(timespec="minutes"),
        meeting.planned_length,
        meeting.medium,
        meeting.kind,
        meeting.state,
        meeting.state_at,
        meeting.actual_start.isoformat(timespec="minutes") if meeting.actual_start else None,
        meeting.actual_length,
        meeting.place,
        meeting.cancelled_by or "",
        meeting.rebooked_from,
        int(meeting.swapped),
    )


def _select(conn: Connection, where: str, values: Sequence[object]) -> list[Meeting]:
    return [_from_row(row) for row in conn.execute(f"select {_COLUMNS} from meeting where {where}", values)]  # noqa: S608


def _from_row(row: Sequence[Any]) -> Meeting:
    return Meeting(
        row[0],
        row[1],
        row[2],
        datetime.fromisoformat(row[3]),
        row[4],
        Medium(row[5]),
        MeetingKind(row[6]),
        State(row[7]),
        row[8],
        datetime.fromisoformat(row[9]) if row[9] else None,
        row[10],
        row[11],
        row[12],
        row[13],
        CancelledBy(row[14]) if row[14] else None,
        row[15],
        bool(row[16]),
    )
