"""The title page of a summary, and its counts of what is here and what is not."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, TypedDict

from app import wording
from app.records import about, people
from app.records.mentorships import Role
from app.store.journal import Kind
from app.summary import behind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.records.mentorships import Mentorship
    from app.records.people import Person
    from app.summary.document import Document
    from app.summary.gather.gathering import Gathering

_CALLED = {
    "named": "",
    "initials": "People in it are called by their initials.",
    "roles": "The people in it are called by what they are to me.",
}


class Title(TypedDict):
    """What stands on the title page."""

    name: str
    first: date | None
    last: date | None
    audience: str
    reader: str
    sample: bool


def of(one: Gathering) -> Title:
    me = people.me(one.conn)
    first, last = _period(one)
    return {
        "name": me.display_name if me else "",
        "first": first,
        "last": last,
        "audience": _for_whom(one, me),
        "reader": one.who(one.selection.reader) if one.selection.reader else "",
        "sample": about.is_sample(one.conn),
    }


def chosen(made: Document) -> tuple[str, ...]:
    """In counts."""
    return tuple(_chosen(made))


def left_out(one: Gathering) -> tuple[str, ...]:
    """In counts. Only I am told of what has nothing to do with the mentorships that go along, or is kept out."""
    mine = one.choice.audience == "me"
    phrases = tuple(each.left.phrase for each in behind.left(one.selection) if mine or each.told)
    nameless = bool(one.selection.taken) and one.choice.called != "named"
    return (*phrases, "the names of people I know from this journal") if nameless else phrases


def _period(one: Gathering) -> tuple[date | None, date | None]:
    """The days that the title page names. An open beginning is where what goes along begins, an open end is now."""
    choice = one.choice
    kinds = [Kind.MEETING, Kind.GOAL, Kind.REFLECTION, Kind.ACTION, Kind.NOTE]
    kinds += [Kind.MENTORSHIP] * one.is_brief
    days = [each.first for kind in kinds for each in one.selection.of(kind) if each.ref in one.selection.taken]
    days += [each.first for mentorship in one.mentorships for each in one.met(mentorship)]
    first = choice.first or (min(days).replace(day=1) if days else None)
    if first is None or choice.last:
        return first, choice.last
    last = max(one.until, first)
    return first, last if first.day > 1 else last.replace(day=monthrange(last.year, last.month)[1])


def _for_whom(one: Gathering, me: Person | None) -> str:
    audience = one.choice.audience
    post = ", ".join(filter(None, (me.specialty, me.organisation))) if me and audience != "other" else ""
    readers = {
        "me": "my own reading",
        "mentor": _reader(one, one.selection.reader) if one.selection.reader else "a mentor",
        "new_mentor": "a new mentor",
        "other": "somebody else",
    }
    said = (f"{post}." if post else "", f"Prepared for {readers[audience]}.", _CALLED[one.choice.called])
    return " ".join(filter(None, said))


def _reader(one: Gathering, mentorship: Mentorship) -> str:
    """ "Dr Miriam Holt, my mentor since October 2023"."""
    relation = wording.relation(mentorship.my_role)
    if one.choice.called == "roles":
        return relation
    since = wording.standing(mentorship.started_on, mentorship.ended_on)
    ours = mentorship.my_role is not Role.MENTOR and not mentorship.is_over
    return f"{one.who(mentorship)}, {relation} {since if ours else ''}".rstrip()


def _chosen(made: Document) -> Iterator[str]:
    meetings = [each for one in made.mentorships for each in one.meetings]
    if made.mentorships:
        yield wording.counted(len(made.mentorships), "mentorship", "mentorships")
        if made.form != "brief":
            yield wording.counted(len(meetings), "meeting", "meetings")
    if notes := sum(bool(each.notes and each.notes.strip()) for each in meetings):
        yield f"the notes of {wording.counted(notes, 'meeting', 'meetings')}"
    counts = (
        (len(made.goals), "goal", "goals"),
        (len(made.reflections), "reflection", "reflections"),
        (len(made.notes), "quick note", "quick notes"),
        (len(made.actions), "action", "actions"),
    )
    for number, one, many in counts:
        if number:
            yield wording.counted(number, one, many)
