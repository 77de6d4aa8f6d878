"""What a mentorship is: roles, forms, its states and where each may lead, and what none may be kept without."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.errors import BrokenRule
from app.store import rows
from app.store.connection import Connection


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


def checked(conn: Connection, mentorship: Mentorship) -> Mentorship:
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
