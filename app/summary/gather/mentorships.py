"""Mentorships with their meetings, the timeline of both, and what comes next."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from app import agreement_points, wording
from app.practice import action_lines
from app.records import actions, agenda, agreements, meetings, posts
from app.store.journal import Kind
from app.summary import document as printed
from app.summary.choice import Part
from app.summary.gather.gathering import some

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from app.records.actions import Action
    from app.records.agenda import Item
    from app.records.meetings import Meeting
    from app.records.mentorships import Mentorship
    from app.summary.gather.gathering import Gathering

_MARKS = re.compile(r"[*`]")


def all_of(one: Gathering) -> Generator[None, None, tuple[printed.Mentorship, ...]]:
    chosen = one.mentorships
    held: dict[int, list[printed.Meeting]] = defaultdict(list)
    oldest_first = (each.ref[1] for mentorship in chosen for each in reversed(one.met(mentorship)))
    for numbers in some(() if one.is_brief else oldest_first):
        for meeting, told in _told(one, meetings.among(one.conn, numbers)):
            held[meeting.mentorship_id].append(told)
        yield
    coming = _coming(one)
    return tuple(mentorship(one, each, held[each.id], coming.get(each.id)) for each in chosen)


def mentorship(
    one: Gathering, each: Mentorship, held: Iterable[printed.Meeting], coming: Meeting | None
) -> printed.Mentorship:
    return printed.Mentorship(
        who=one.who(each),
        role=f"{wording.my_role(each.my_role)}.",
        since=each.started_on,
        until=each.ended_on,
        coming=coming.start.date() if coming else None,
        purpose=one.told(each.purpose),
        agreement=_agreement(one, each) if one.has(Part.AGREEMENT) and not one.is_brief else None,
        meetings=tuple(held),
        by_role=one.choice.called == "roles",
    )


def timeline(one: Gathering) -> printed.Timeline | None:
    """Posts and mentorships that touch the period; with neither there is nothing to draw."""
    if not one.has(Part.TIMELINE):
        return None
    last = min(one.until, one.today) if one.choice.first is None else one.until
    held = [each for each in reversed(posts.all_kept(one.conn)) if each.start_on <= last]
    held = [each for each in held if one.choice.covers(each.start_on, each.end_on or date.max)]
    jobs = tuple(printed.Post(one.told(each.name), each.start_on, each.end_on) for each in held)
    threads = tuple(filter(None, (_thread(one, each) for each in one.mentorships)))
    days = [job.since for job in jobs] + [day for thread in threads for day in (thread.since, *thread.met)]
    return printed.Timeline(one.choice.first or min(days), last, jobs, threads) if days else None


def next_meeting(one: Gathering) -> printed.Next | None:
    """The soonest that is planned, where the period reaches to now."""
    if not one.has(Part.NEXT) or one.is_brief or one.until < one.today:
        return None
    found = sorted(_coming(one).values(), key=meetings.place_in_time)
    return next_of(one, found[0]) if found else None


def next_of(one: Gathering, meeting: Meeting) -> printed.Next:
    return printed.Next(
        on=meeting.start.date(),
        who=one.within(one.who(one.found.kept[meeting.mentorship_id])),
        medium=_medium(meeting),
        hour=wording.clock(meeting.start),
        wish="" if meeting.kept_out else one.told(meeting.preparation),
    )


def meetings_of(one: Gathering, found: list[Meeting]) -> tuple[printed.Meeting, ...]:
    return tuple(told for _, told in _told(one, found))


def _told(one: Gathering, found: list[Meeting]) -> Iterable[tuple[Meeting, printed.Meeting]]:
    numbers = [each.id for each in found if not each.kept_out]
    items: dict[int, list[Item]] = defaultdict(list)
    for item in agenda.all_of(one.conn, numbers) if one.has(Part.AGENDA) else ():
        items[item.meeting_id].append(item)
    hidden = actions.in_notes_and_kept_out(one.conn, numbers) if one.has(Part.NOTES) else {}
    for each in found:
        yield each, _bare(each) if each.kept_out else _meeting(one, each, items[each.id], hidden.get(each.id, []))


def _bare(meeting: Meeting) -> printed.Meeting:
    """That two people met, and how; none of the words."""
    return printed.Meeting(
        held_on=meeting.start.date(), headline=_by_its_day(meeting), medium=_medium(meeting), minutes=meeting.length
    )


def _meeting(one: Gathering, meeting: Meeting, items: list[Item], hidden: list[Action]) -> printed.Meeting:
    words = action_lines.without(meeting.notes, [action.title for action in hidden])
    notes = one.told(words) if one.has(Part.NOTES) else ""
    return printed.Meeting(
        held_on=meeting.start.date(),
        headline=one.told(_MARKS.sub("", meeting.headline)) or _by_its_day(meeting),
        medium=_medium(meeting),
        minutes=meeting.length,
        what_mattered=one.told(meeting.what_mattered),
        discussed=tuple(one.told(item.title) for item in items if _was_discussed(item, meeting)),
        notes=notes or None,
    )


def _was_discussed(item: Item, meeting: Meeting) -> bool:
    """What is still on the agenda of a meeting to come is about to be."""
    wanted = agenda.State.OPEN if meeting.to_come else agenda.State.DISCUSSED
    return item.state is wanted and not item.kept_out


def _by_its_day(meeting: Meeting) -> str:
    return wording.capital(f"{wording.meeting(meeting.kind)} on {wording.day(meeting.start.date())}")


def _medium(meeting: Meeting) -> str:
    return wording.capital(wording.medium(meeting.medium))


def _agreement(one: Gathering, each: Mentorship) -> printed.Agreement | None:
    """What held at the end of the period. A draft is nobody's word yet."""
    versions = agreements.of(one.conn, each.id)
    held = [version for version in versions if version.agreed_on and version.agreed_on <= one.until]
    if not held:
        return None
    said = agreement_points.points(held[-1])
    return printed.Agreement(held[-1].agreed_on, tuple((label, one.told(words)) for label, words in said))


def _coming(one: Gathering) -> dict[int, Meeting]:
    """The next planned meeting of each mentorship that goes along."""
    ids = one.ids(Kind.MENTORSHIP)
    found: dict[int, Meeting] = {}
    for meeting in meetings.coming_up(one.conn):
        if meeting.mentorship_id in ids and meeting.start.date() >= one.today:
            found.setdefault(meeting.mentorship_id, meeting)
    return found


def _thread(one: Gathering, each: Mentorship) -> printed.Thread | None:
    met = tuple(sorted(item.first for item in one.met(each)))
    since = each.started_on or (met[0] if met else None)
    by_role = one.choice.called == "roles"
    return printed.Thread(one.who(each), since, each.ended_on, met, by_role) if since else None
