"""Writing a working agreement together, agreeing it, and what that means for the mentorship."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.practice import agreeing
from app.records import agreements, mentorships
from app.records.agreements import Agreement, NotesBy
from app.records.mentorships import Mentorship, Role, State
from app.store.journal import Write

_THOUGHTS = (State.CONSIDERING, State.PROPOSED, State.CONTRACTING)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What `take_back` needs: the draft, what held before it, and how the mentorship stood."""

    draft: Agreement
    before: Agreement | None
    mentorship: Mentorship


def begin(write: Write, mentorship: Mentorship) -> Agreement:
    """The draft that is open, or a new one that says what holds now, or what is usual."""
    if draft := agreements.draft_of(write.conn, mentorship.id):
        return draft
    now = agreements.current(write.conn, mentorship.id)
    return agreements.add(write, replace(now, look_again_on=None) if now else _usual(mentorship))


def agree(write: Write, draft: Agreement, on: date) -> Agreed:
    """By talking, on that day. Where it was a thought, they mentor from now on. Raises BrokenRule and Refused."""
    mentorship = mentorships.get(write.conn, draft.mentorship_id)
    before = agreements.current(write.conn, draft.mentorship_id)
    agreements.agree(write, draft, on)
    if mentorship.state in _THOUGHTS:
        purpose = mentorship.purpose or draft.scope
        mentorships.move(write, replace(mentorship, purpose=purpose), State.ACTIVE, on)
    return Agreed(draft, before, mentorship)


def look_again(write: Write, now: Agreement, on: date) -> Agreed:
    """Both have read it again, and it still holds: a version of that day with the same words."""
    return agree(write, agreements.add(write, replace(now, look_again_on=None)), on)


def take_back(write: Write, agreed: Agreed) -> None:
    """It is a draft again, with the words that it has."""
    agreements.set_state(write, agreed.draft, agreements.State.DRAFT)
    if agreed.before:
        agreements.set_state(write, agreed.before, agreements.State.AGREED)
    if agreed.mentorship.state in _THOUGHTS:
        mentorships.put_back(write, agreed.mentorship)


def _usual(mentorship: Mentorship) -> Agreement:
    """Where each mentors the other, there is no one mentee to keep the notes."""
    both_ways = mentorship.my_role is Role.BOTH
    notes_by = NotesBy.EACH_OWN if both_ways else NotesBy.MENTEE
    return Agreement(
        0,
        "",
        mentorship.id,
        scope=mentorship.purpose,
        confidentiality=agreeing.statement(notes_by, both_ways),
        limits=agreeing.LIMITS,
        notes_by=notes_by,
    )
