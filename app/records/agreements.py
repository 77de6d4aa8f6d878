"""Working agreements: what two people agreed with each other, in versions. An older one stays readable."""

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


class State(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"  # there is a later one


class Frequency(StrEnum):
    TWO_WEEKLY = "2_weekly"
    MONTHLY = "monthly"
    SIX_WEEKLY = "6_weekly"
    TWO_MONTHLY = "2_monthly"
    QUARTERLY = "quarterly"
    AS_NEEDED = "as_needed"


class NotesBy(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"
    EACH_OWN = "each_own"
    NONE = "none"


class NotesAfter(StrEnum):
    KEEP = "keep"
    DELETE_AFTER = "delete_after"  # some months
    DELETE_NOW = "delete_now"


SHORTEST, LONGEST = 10, 240  # minutes of a meeting
MOST_MONTHS = 120
WORDS = earlier.AGREED


@dataclass(frozen=True, slots=True)
class Agreement:
    """One version. All its words are Markdown, and stay out of repr."""

    id: int
    uid: str
    mentorship_id: int
    version: int = 1
    state: State = State.DRAFT
    agreed_on: date | None = None
    scope: str = field(default="", repr=False)
    out_of_scope: str = field(default="", repr=False)
    frequency: Frequency = Frequency.SIX_WEEKLY
    minutes: int = 60
    place: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    cancelling: str = field(default="", repr=False)
    confidentiality: str = field(default="", repr=False)
    limits: str = field(default="", repr=False)
    notes_by: NotesBy = NotesBy.MENTEE
    notes_after: NotesAfter = NotesAfter.KEEP
    notes_months: int = 6
    difference: str = field(default="", repr=False)
    look_again_on: date | None = None
    no_fault: bool = True

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT


_FACTS = ("frequency", "minutes", "notes_by", "notes_after", "notes_months")
_COLUMNS = ", ".join(
    ("id", "uid", "mentorship_id", "version", "state", "agreed_on", *WORDS, *_FACTS, "look_again_on", "no_fault")
)


def get(conn: Connection, agreement_id: int) -> Agreement:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (agreement_id,))
    if not found:
        raise LookupError(f"agreement {agreement_id}")
    return found[0]


def of(conn: Connection, mentorship_id: int) -> list[Agreement]:
    """Every kept version of a mentorship's, the first one first."""
    return _select(conn, "mentorship_id = ? and deleted_at is null order by version", (mentorship_id,))


def current(conn: Connection, mentorship_id: int) -> Agreement | None:
    """What holds between the two now."""
    return _latest(conn, mentorship_id, State.AGREED)


def draft_of(conn: Connection, mentorship_id: int) -> Agreement | None:
    """What is being written and not agreed yet."""
    return _latest(conn, mentorship_id, State.DRAFT)


def to_look_at(conn: Connection, today: date) -> list[Agreement]:
    """Those of which both said that they would look at them again by now, the longest waiting first."""
    return _select(
        conn, "deleted_at is null and state = 'agreed' and look_again_on <= ? order by look_again_on, id",
        (rows.iso(today),),
    )  # fmt: skip


def add(write: Write, agreement: Agreement) -> Agreement:
    """A draft, as the next version of its mentorship's (its id, version and state are ignored). Raises BrokenRule."""
    made = _checked(replace(agreement, state=State.DRAFT, agreed_on=None))
    version = write.conn.one(
        "select coalesce(max(version), 0) + 1 from agreement where mentorship_id = ?", (made.mentorship_id,)
    )
    agreement_id, uid = rows.insert(
        write, Kind.AGREEMENT, mentorship_id=made.mentorship_id, version=version, state=made.state, **_values(made)
    )
    return replace(made, id=agreement_id, uid=uid, version=version)


def save(write: Write, agreement: Agreement) -> None:
    """What it says, while it is a draft. Raises Refused afterwards: what was agreed is not rewritten."""
    if write.conn.one("select state from agreement where id = ?", (agreement.id,)) != State.DRAFT:
        raise Refused("This was agreed, so it stays as it is.", "Change it together: that begins a new version.")
    rows.update(write, Kind.AGREEMENT, agreement.id, **_values(_checked(agreement)))


def agree(write: Write, agreement: Agreement, on: date) -> Agreement:
    """Both have said yes, on that day; what held before is superseded. Raises BrokenRule, or Refused for no draft."""
    if not agreement.is_draft:
        raise Refused("This was agreed before.", "Nothing was changed.")
    check_whole(agreement)
    before = current(write.conn, agreement.mentorship_id)
    if on > rows.today():
        raise BrokenRule("agreed_on", "That day is still to come.")
    if before and before.agreed_on and on < before.agreed_on:
        raise BrokenRule("agreed_on", "That’s before you agreed the one that this replaces.")
    if agreement.look_again_on and agreement.look_again_on <= on:
        raise BrokenRule("look_again_on", "That’s not after the day on which you agreed.")
    if before:
        set_state(write, before, State.SUPERSEDED)
    agreed = replace(agreement, state=State.AGREED, agreed_on=on)
    set_state(write, agreed, State.AGREED)
    return agreed


def look_again(write: Write, agreement: Agreement, on: date | None) -> None:
    """When both want to look at it again; None leaves it in peace. What it says is not touched."""
    rows.update(write, Kind.AGREEMENT, agreement.id, look_again_on=rows.iso(on))


def set_state(write: Write, agreement: Agreement, state: State) -> None:
    """Undo: how it stood, and when it was agreed. Its words are not touched."""
    rows.update(write, Kind.AGREEMENT, agreement.id, state=state, agreed_on=rows.iso(agreement.agreed_on))


def check_whole(agreement: Agreement) -> None:
    """Whether it says what nobody can agree without. Raises BrokenRule."""
    needed = {
        "scope": "Say in a sentence what it’s for.",
        "place": "Say where you meet, or how.",
        "confidentiality": "Say what stays between you.",
        "limits": "Say what can’t stay between you.",
    }
    for name, asks in needed.items():
        if not getattr(agreement, name).strip():
            raise BrokenRule(name, asks, "A few words are enough.")


def _checked(agreement: Agreement) -> Agreement:
    if not SHORTEST <= agreement.minutes <= LONGEST:
        raise BrokenRule("minutes", "A meeting takes between ten minutes and four hours.")
    if not 1 <= agreement.notes_months <= MOST_MONTHS:
        raise BrokenRule("notes_months", "That’s between one month and ten years.")
    clean: dict[str, Any] = {name: rows.prose(getattr(agreement, name)) for name in WORDS}
    return replace(agreement, **clean)


def _values(agreement: Agreement) -> dict[str, object]:
    return {
        **{name: getattr(agreement, name) for name in (*WORDS, *_FACTS)},
        "look_again_on": rows.iso(agreement.look_again_on),
        "no_fault": int(agreement.no_fault),
    }


def _latest(conn: Connection, mentorship_id: int, state: State) -> Agreement | None:
    found = _select(
        conn, "mentorship_id = ? and state = ? and deleted_at is null order by version desc limit 1",
        (mentorship_id, state),
    )  # fmt: skip
    return found[0] if found else None


def _select(conn: Connection, where: str, values: Sequence[object]) -> list[Agreement]:
    found = conn.execute(f"select {_COLUMNS} from agreement where {where}", values)  # noqa: S608
    return [_from_row(row) for row in found]


def _from_row(row: Sequence[Any]) -> Agreement:
    number, uid, mentorship, version, state, agreed_on, *rest = row
    words, (frequency, minutes, notes_by, notes_after, months, look_again_on, no_fault) = (
        rest[: len(WORDS)], rest[len(WORDS) :]
    )  # fmt: skip
    return Agreement(
        id=number,
        uid=uid,
        mentorship_id=mentorship,
        version=version,
        state=State(state),
        agreed_on=rows.day(agreed_on),
        frequency=Frequency(frequency),
        minutes=minutes,
        notes_by=NotesBy(notes_by),
        notes_after=NotesAfter(notes_after),
        notes_months=months,
        look_again_on=rows.day(look_again_on),
        no_fault=bool(no_fault),
        **dict(zip(WORDS, words, strict=True)),
    )
