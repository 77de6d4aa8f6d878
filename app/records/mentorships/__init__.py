"""Mentorships: who, in which role, for what, and the states between a first thought and a good ending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.errors import Refused
from app.records.mentorships.mentorship import (
    STEPS,
    ContactAfter,
    EndingReason,
    Form,
    Mentorship,
    Role,
    State,
    checked,
)
from app.store import earlier, rows
from app.store.connection import Connection
from app.store.journal import Kind, Write

__all__ = ["STEPS", "ContactAfter", "EndingReason", "Form", "Mentorship", "Role", "State"]

_COLUMNS = """id, uid, person_id, my_role, form, purpose, state, agreed_on, started_on, ended_on, ending_reason,
              ending_note, contact_after, times_met"""


def get(conn: Connection, mentorship_id: int) -> Mentorship:
    """Raises LookupError when there is none, or when it was removed."""
    row = conn.execute(
        f"select {_COLUMNS} from mentorship where id = ? and deleted_at is null",  # noqa: S608
        (mentorship_id,),
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
    made = checked(
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
    kept = checked(write.conn, replace(mentorship, state=get(write.conn, mentorship.id).state))
    _store(write, kept)


def move(write: Write, mentorship: Mentorship, to: State, on: date) -> Mentorship:
    """Take one step. `active` from a first thought means: we've agreed this by talking, on that day.

    Raises Refused where the state has no such step, BrokenRule where a field is missing for it.
    """
    _allow(mentorship, to)
    moved = replace(mentorship, state=to)
    if to is State.ACTIVE and mentorship.state is not State.PAUSED:
        moved = replace(moved, agreed_on=on, started_on=mentorship.started_on or on)
    moved = checked(write.conn, moved)
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
    ended = checked(
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
