"""Mentorships: who, in which role, for what, and the states between a first thought and a good ending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.errors import BrokenRule, Refused
from app.store import earlier, rows
from app.store.connection import Connection
from app.store.journal import Kind, Write


class Role(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"
    BOTH = "both"


class Form(StrEnum):
    TRADITIONAL = "traditional"
    NEAR_PEER = "near_peer"
    PEER = "peer"
    REVERSE = "reverse"
    GROUP_MEMBER = "group_member"
    CO_MENTORING = "co_mentoring"


class State(StrEnum):
    CONSIDERING = "considering"
    PROPOSED = "proposed"
    CONTRACTING = "contracting"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSING = "closing"
    ENDED = "ended"
    DECLINED = "declined"


class EndingReason(StrEnum):
    PURPOSE_MET = "purpose_met"
    PLANNED_END = "planned_end"
    MOVED_ON = "moved_on"
    TIME = "time"
    NOT_RIGHT_MATCH = "not_right_match"
    ROLE_CONFLICT = "role_conflict"
    NO_CONTACT = "no_contact"
    OTHER = "other"


class ContactAfter(StrEnum):
    NONE = "none"
    OCCASIONAL = "occasional"
    OPEN_DOOR = "open_door"


_S = State
# Where each state may lead. Ended is final: "Begin again" makes a new mentorship that shows the old.
STEPS: dict[State, frozenset[State]] = {
    _S.CONSIDERING: frozenset({_S.PROPOSED, _S.ACTIVE, _S.DECLINED}),
    _S.PROPOSED: frozenset({_S.CONTRACTING, _S.ACTIVE, _S.DECLINED}),
    _S.CONTRACTING: frozenset({_S.ACTIVE, _S.DECLINED}),
    _S.ACTIVE: frozenset({_S.PAUSED, _S.CLOSING, _S.ENDED}),
    _S.PAUSED: frozenset({_S.ACTIVE, _S.CLOSING, _S.ENDED}),
    _S.CLOSING: frozenset({_S.ENDED}),
    _S.ENDED: frozenset(),
    _S.DECLINED: frozenset(),
}
_BEGUN = (_S.ACTIVE, _S.PAUSED, _S.CLOSING, _S.ENDED)
_FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Mentorship:
    """One mentorship. Private text stays out of repr. `times_met` counts held meetings; the journal keeps it."""

    id: int
    uid: str
    person_id: int
    my_role: Role
    form: Form = Form.TRADITIONAL
    purpose: str = field(default="", repr=False)
    state: State = State.CONSIDERING
    agreed_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    ending_reason: EndingReason | None = None
    ending_note: str = field(default="", repr=False)
    contact_after: ContactAfter | None = None
    times_met: int = 0

    @property
    def is_current(self) -> bool:
        return self.state in (_S.CONSIDERING, _S.PROPOSED, _S.CONTRACTING, _S.ACTIVE, _S.CLOSING)

    @property
    def is_over(self) -> bool:
        return self.state in (_S.ENDED, _S.DECLINED)


_COLUMNS = """id, uid, person_id, my_role, form, purpose, state, agreed_on, started_on, ended_on, ending_reason,
              ending_note, contact_after, times_met"""


def get(conn: Connection, mentorship_id: int) -> Mentorship:
    """Raises LookupError when there is none, or when it was removed."""
    row = conn.execute(
        f"select {_COLUMNS} from mentorship where id = ? and deleted_at is null", (mentorship_id,)  # noqa: S608
    ).fetchone()
    if row is None:
        raise LookupError(f"mentorship {mentorship_id}")
    return _from_row(row)


def is_kept(conn: Connection, mentorship_id: int) -> bool:
    """Whether there is one, and it is not removed."""
    return bool(conn.one("select deleted_at is null from mentorship where id = ?", (mentorship_id,)))


def all_kept(conn: Connection) -> list[Mentorship]:
    """Every kept mentorship, the longest standing first."""
    found = conn.execute(
        f"select {_COLUMNS} from mentorship where deleted_at is null "  # noqa: S608
        "order by coalesce(started_on, created_at), id"
    )
    return [_from_row(row) for row in found]


def add(
    write: Write,
    person_id: int,
    my_role: Role,
    form: Form,
    purpose: str,
    *,
    agreed_on: date | None = None,
    started_on: date | None = None,
) -> Mentorship:
    """Agreed by talking makes it active, else it is being considered. Raises BrokenRule."""
    state = State.ACTIVE if agreed_on else State.CONSIDERING
    made = _checked(
        write.conn,
        Mentorship(0, rows.new_uid(), person_id, my_role, form, purpose, state, agreed_on, started_on),
    )
    now = rows.now()
    cursor = write.conn.execute(
        """
        insert into mentorship (uid, person_id, my_role, form, purpose, state, agreed_on, started_on,
                                created_at, edited_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (made.uid, person_id, my_role, form, made.purpose, state, _iso(agreed_on), _iso(started_on), now, now),
    )
    made = replace(made, id=rows.new_id(cursor))
    write.touch(Kind.MENTORSHIP, made.id)
    return made


def save(write: Write, mentorship: Mentorship) -> None:
    """Keep role, form, purpose and dates; states change through `move` and `end`. Raises BrokenRule."""
    kept = _checked(write.conn, replace(mentorship, state=get(write.conn, mentorship.id).state))
    _store(write, kept)


def move(write: Write, mentorship: Mentorship, to: State, on: date) -> Mentorship:
    """Take one step. `active` from a first thought means: we've agreed this by talking, on that day.

    Raises Refused where the state has no such step, BrokenRule where a field is missing for it.
    """
    _allow(mentorship, to)
    moved = replace(mentorship, state=to)
    if to is State.ACTIVE and mentorship.state is not State.PAUSED:
        moved = replace(moved, agreed_on=on, started_on=mentorship.started_on or on)
    moved = _checked(write.conn, moved)
    _store(write, moved)
    return moved


def end(
    write: Write,
    mentorship: Mentorship,
    on: date,
    reason: EndingReason | None,
    note: str = "",
    contact_after: ContactAfter | None = None,
) -> Mentorship:
    """Bring it to its end. Raises Refused, or BrokenRule when the reason is missing or a date runs backwards."""
    _allow(mentorship, State.ENDED)
    ended = _checked(
        write.conn,
        replace(
            mentorship,
            state=State.ENDED,
            ended_on=on,
            ending_reason=reason,
            ending_note=note,
            contact_after=contact_after,
        ),
    )
    _store(write, ended)
    return ended


def put_back(write: Write, before: Mentorship) -> None:
    """Undo: everything as it was, whatever step was taken."""
    _store(write, before)


def _allow(mentorship: Mentorship, to: State) -> None:
    if to not in STEPS[mentorship.state]:
        raise Refused("That step isn’t open from here.", "Nothing was changed.")


def _checked(conn: Connection, mentorship: Mentorship) -> Mentorship:
    """With clean words, or BrokenRule."""
    made = replace(mentorship, purpose=rows.line(mentorship.purpose), ending_note=rows.prose(mentorship.ending_note))
    if conn.one("select kind from person where id = ? and deleted_at is null", (made.person_id,)) in (None, "self"):
        raise BrokenRule("person_id", "Choose who it is with.")
    if made.state in _BEGUN:
        _check_begun(conn, made)
    if made.state is State.ENDED:
        if made.ending_reason is None:
            raise BrokenRule("ending_reason", "Choose what fits best.", "It’s for your own looking back.")
        if made.ended_on is None or (made.started_on and made.ended_on < made.started_on):
            raise BrokenRule("ended_on", "The end can’t come before the beginning.")
    return made


def _check_begun(conn: Connection, made: Mentorship) -> None:
    if not made.purpose:
        raise BrokenRule("purpose", "Say in one sentence what it’s for.", "You can change it whenever you like.")
    if made.started_on is None:
        raise BrokenRule("started_on", "Say since when, roughly.")
    if made.started_on < _FIRST_DAY:
        raise BrokenRule("started_on", "That’s before anyone now living was born.")
    for name, day in (("started_on", made.started_on), ("agreed_on", made.agreed_on)):
        if day and day > date.today():  # noqa: DTZ011 - the owner's own calendar
            raise BrokenRule(name, "That day is still to come.")
    if made.state is State.ACTIVE and conn.one(
        """select 1 from mentorship
            where person_id = ? and my_role = ? and state = 'active' and deleted_at is null and id <> ?""",
        (made.person_id, made.my_role, made.id),
    ):
        raise BrokenRule("my_role", "You already have this mentorship with them.", "Open it in the list instead.")


def _store(write: Write, kept: Mentorship) -> None:
    at = rows.now()
    words = {"purpose": kept.purpose, "ending_note": kept.ending_note}
    earlier.keep(write, (Kind.MENTORSHIP, kept.id), words, at)
    write.conn.execute(
        """
        update mentorship set person_id = ?, my_role = ?, form = ?, purpose = ?, state = ?, agreed_on = ?,
               started_on = ?, ended_on = ?, ending_reason = ?, ending_note = ?, contact_after = ?, edited_at = ?
         where id = ?
        """,
        (
            kept.person_id,
            kept.my_role,
            kept.form,
            kept.purpose,
            kept.state,
            _iso(kept.agreed_on),
            _iso(kept.started_on),
            _iso(kept.ended_on),
            kept.ending_reason or "",
            kept.ending_note,
            kept.contact_after or "",
            at,
            kept.id,
        ),
    )
    write.touch(Kind.MENTORSHIP, kept.id)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _from_row(row: Sequence[Any]) -> Mentorship:
    number, uid, person, role, form, purpose, state, agreed, started, ended, reason, note, contact, met = row
    return Mentorship(
        id=number,
        uid=uid,
        person_id=person,
        my_role=Role(role),
        form=Form(form),
        purpose=purpose,
        state=State(state),
        agreed_on=_day(agreed),
        started_on=_day(started),
        ended_on=_day(ended),
        ending_reason=EndingReason(reason) if reason else None,
        ending_note=note,
        contact_after=ContactAfter(contact) if contact else None,
        times_met=met,
    )
