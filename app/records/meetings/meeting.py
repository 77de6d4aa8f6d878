"""What a meeting is: its kinds, its states and where each may lead, and what none may be kept without."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app.errors import BrokenRule
from app.line_marks import LATER
from app.store import rows


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
TO_COME = (_S.PLANNED, _S.PREPARED)
HAPPENED = (_S.HELD, _S.REFLECTED)


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
    preparation: str = field(default="", repr=False)
    nothing_to_add: bool = False
    kept_out: bool = False

    @property
    def start(self) -> datetime:
        return self.actual_start or self.planned_start

    @property
    def length(self) -> int:
        return self.actual_length or self.planned_length

    @property
    def to_come(self) -> bool:
        return self.state in TO_COME

    @property
    def happened(self) -> bool:
        return self.state in HAPPENED

    @property
    def headline(self) -> str:
        """The first heading of the notes, else what mattered, else "": then lists show the person."""
        return headline(self.notes, self.what_mattered)

    @property
    def themes(self) -> list[str]:
        """The other headings of its notes."""
        return [LATER.sub("", found[1]) for found in _HEADING.finditer(self.notes)][1:]


def headline(notes: str, what_mattered: str) -> str:
    """The headline of a meeting with these words."""
    found = _HEADING.search(notes)
    return LATER.sub("", found[1] if found else what_mattered.strip().split("\n")[0].rstrip())


def checked(meeting: Meeting) -> Meeting:
    """With clean words, or BrokenRule."""
    made = replace(
        meeting,
        planned_start=meeting.planned_start.replace(second=0, microsecond=0),
        actual_start=meeting.actual_start and meeting.actual_start.replace(second=0, microsecond=0),
        place=rows.line(meeting.place),
        notes=rows.prose(meeting.notes),
        what_mattered=rows.prose(meeting.what_mattered),
        preparation=rows.prose(meeting.preparation),
    )
    if made.planned_start.tzinfo is None:
        raise ValueError("a meeting’s time carries its offset")
    if not SHORTEST <= made.planned_length <= LONGEST_PLANNED:
        raise BrokenRule("planned_length", "A meeting lasts between 5 minutes and 8 hours.")
    if made.state in HAPPENED:
        if made.actual_start is None or made.actual_start > datetime.now(UTC):
            raise BrokenRule("actual_start", "That hasn’t happened yet.", "Choose a time that has passed.")
        if made.actual_length is None or not 1 <= made.actual_length <= LONGEST_PLANNED:
            raise BrokenRule("actual_length", "Say how long it took, from a minute to 8 hours.")
    if made.state is State.CANCELLED and made.cancelled_by is None:
        raise BrokenRule("cancelled_by", "Say what it was.", "Circumstances are a good enough reason.")
    return made
