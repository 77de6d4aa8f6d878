"""From the records to a plain summary: what was chosen, for whom, and what was left out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from app import wording
from app.records import meetings, mentorships, people
from app.records.meetings import Meeting
from app.records.mentorships import Mentorship, Role
from app.records.people import Person
from app.store.connection import Connection
from app.summary import document as printed
from app.summary.document import Document, Paper
from app.summary.names import Names

Audience = Literal["me", "mentor", "other"]

_EARLIEST, _LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
_A_DAY = timedelta(days=1)
_MARKS = re.compile(r"[*`]")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a summary shall hold. No ids: every mentorship. An open end of the period is None; both days count."""

    mentorship_ids: tuple[int, ...] | None = None
    first: date | None = None
    last: date | None = None
    audience: Audience = "me"
    paper: Paper = "a4"


@dataclass(slots=True)
class _Gathered:
    """One mentorship, and what of it lies in the period."""

    mentorship: Mentorship
    person: Person
    held: list[Meeting] = field(default_factory=list)
    fell_through: int = 0
    coming: date | None = None

    @property
    def outside(self) -> int:
        """How many meetings were held at another time."""
        return self.mentorship.times_met - len(self.held)


def document(conn: Connection, choice: Choice, today: date) -> Document:
    """The summary as plain data. For me: notes in full. For a mentor: without notes. For others: nor names."""
    kept = mentorships.all_kept(conn)
    found = _found(conn, kept, choice, today)
    me = people.me(conn)
    names = Names(people.everyone(conn), kept, hidden=choice.audience == "other")
    first, last = _period(found, choice, today)
    return Document(
        made_on=today,
        name=me.display_name if me else "",
        first=first,
        last=last,
        audience=_for_whom(found, choice, me),
        mentorships=tuple(_mentorship(one, choice, names) for one in found),
        chosen=tuple(_chosen(found, choice)),
        left_out=tuple(_left_out(found, choice, len(kept) - len(found))),
        sample=bool(conn.one("select sample from about")),
        paper=choice.paper,
    )


def mentored(conn: Connection) -> list[Mentorship]:
    """The current mentorships in which somebody mentors me: what a summary for a mentor can be about."""
    return [one for one in mentorships.all_kept(conn) if one.is_current and one.my_role is not Role.MENTOR]


def _found(conn: Connection, kept: list[Mentorship], choice: Choice, today: date) -> list[_Gathered]:
    """The chosen mentorships; without a choice, those that have something in the period."""
    if choice.mentorship_ids is not None:
        return [_gathered(conn, one, choice, today) for one in kept if one.id in choice.mentorship_ids]
    every = (_gathered(conn, one, choice, today) for one in kept)
    return [one for one in every if one.held or _lasts_in(one.mentorship, choice)]


def _gathered(conn: Connection, mentorship: Mentorship, choice: Choice, today: date) -> _Gathered:
    one = _Gathered(mentorship, people.get(conn, mentorship.person_id))
    for meeting in meetings.between(conn, mentorship.id, *_span(choice)):
        if _within(meeting.start.date(), choice):
            if meeting.happened:
                one.held.append(meeting)
            one.fell_through += not meeting.happened and not meeting.to_come
    ahead = (meeting.start.date() for meeting in meetings.coming_up(conn, mentorship.id))
    one.coming = next((day for day in ahead if day >= today), None)
    return one


def _span(choice: Choice) -> tuple[datetime, datetime]:
    """The period and a day more at each end: a meeting counts by the date where it was held."""
    first = datetime.combine(choice.first, time(), UTC) - _A_DAY if choice.first else _EARLIEST
    last = datetime.combine(choice.last, time(), UTC) + 2 * _A_DAY if choice.last else _LATEST
    return first, last


def _within(day: date, choice: Choice) -> bool:
    return (choice.first or date.min) <= day <= (choice.last or date.max)


def _lasts_in(mentorship: Mentorship, choice: Choice) -> bool:
    """Whether it had begun and not yet ended in some of the period."""
    began, ended = mentorship.started_on, mentorship.ended_on or date.max
    return began is not None and began <= (choice.last or date.max) and ended >= (choice.first or date.min)


def _period(found: list[_Gathered], choice: Choice, today: date) -> tuple[date | None, date | None]:
    """The days that the title page names. An open beginning is where the meetings begin, an open end is now."""
    days = [meeting.start.date() for one in found for meeting in one.held]
    first = choice.first or (min(days).replace(day=1) if days else None)
    if first is None or choice.last:
        return first, choice.last
    return first, today if first.day > 1 else today.replace(day=monthrange(today.year, today.month)[1])


def _for_whom(found: list[_Gathered], choice: Choice, me: Person | None) -> str:
    if choice.audience == "other":
        return "Prepared for somebody else. The people in it are called by what they are to me."
    post = ", ".join(part for part in (me.specialty, me.organisation) if part) if me else ""
    reader = "Prepared for my own reading."
    if choice.audience == "mentor":
        reader = f"Prepared for {_reader(found[0])}." if len(found) == 1 else "Prepared for a mentor."
    return f"{post}. {reader}" if post else reader


def _reader(one: _Gathered) -> str:
    """ "Dr Miriam Holt, my mentor since October 2023"."""
    since = wording.standing(one.mentorship.started_on, one.mentorship.ended_on)
    if one.mentorship.my_role is Role.MENTOR or one.mentorship.is_over or not since:
        return f"{one.person.display_name}, {wording.relation(one.mentorship.my_role)}"
    return f"{one.person.display_name}, {wording.relation(one.mentorship.my_role)} {since}"


def _mentorship(one: _Gathered, choice: Choice, names: Names) -> printed.Mentorship:
    return printed.Mentorship(
        who=names.of(one.mentorship, one.person),
        role=f"{wording.my_role(one.mentorship.my_role)}.",
        since=one.mentorship.started_on,
        until=one.mentorship.ended_on,
        coming=one.coming,
        purpose=names.taken_from(one.mentorship.purpose),
        meetings=tuple(_meeting(meeting, choice, names) for meeting in one.held),
    )


def _meeting(meeting: Meeting, choice: Choice, names: Names) -> printed.Meeting:
    headline = _MARKS.sub("", meeting.headline)
    if choice.audience == "other" or meeting.kept_out:  # a headline could name somebody
        headline = wording.capital(f"{wording.meeting(meeting.kind)} on {wording.day(meeting.start.date())}")
    return printed.Meeting(
        held_on=meeting.start.date(),
        headline=headline,
        medium=wording.capital(wording.medium(meeting.medium)),
        minutes=meeting.length,
        what_mattered="" if meeting.kept_out else names.taken_from(meeting.what_mattered),
        notes=meeting.notes or None if choice.audience == "me" and not meeting.kept_out else None,
    )


def _chosen(found: list[_Gathered], choice: Choice) -> Iterator[str]:
    if not found:
        return
    yield wording.counted(len(found), "mentorship", "mentorships")
    yield wording.counted(sum(len(one.held) for one in found), "meeting", "meetings")
    if choice.audience == "me" and (notes := _with_notes(found)):
        yield f"the notes of {wording.counted(notes, 'meeting', 'meetings')}"


def _left_out(found: list[_Gathered], choice: Choice, others: int) -> Iterator[str]:
    """In counts. Only I am told of other mentorships."""
    if others and choice.audience == "me":
        yield wording.counted(others, "other mentorship", "other mentorships")
    if outside := sum(one.outside for one in found):
        yield wording.counted(outside, "meeting at another time", "meetings at other times")
    if fell_through := sum(one.fell_through for one in found):
        yield wording.counted(fell_through, "meeting that didn’t take place", "meetings that didn’t take place")
    if kept_out := sum(meeting.kept_out for one in found for meeting in one.held):
        yield f"the words of {wording.counted(kept_out, 'meeting', 'meetings')} kept out of every export"
    if choice.audience != "me" and (notes := _with_notes(found)):
        yield f"the notes of {wording.counted(notes, 'meeting', 'meetings')}"
    if choice.audience == "other" and found:
        yield "the names of people I know from this journal"


def _with_notes(found: list[_Gathered]) -> int:
    return sum(bool(meeting.notes.strip()) and not meeting.kept_out for one in found for meeting in one.held)
