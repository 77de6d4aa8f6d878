"""Planning a meeting, noting one that has been, and fixing a new date for one that fell through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from app.acts import carry
from app.errors import Refused
from app.records import links, meetings, mentorships, posts
from app.records.meetings import Meeting
from app.records.posts import Post
from app.store.connection import Connection
from app.store.journal import Kind, Write


def plan(write: Write, meeting: Meeting) -> Meeting:
    """Keep a new meeting. One whose time has passed has been held; its planned time is when it began.

    Raises Refused when the mentorship is over, BrokenRule for what can't be kept.
    """
    mentorship = mentorships.get(write.conn, meeting.mentorship_id)
    if mentorship.is_over and meeting.planned_start > datetime.now(UTC):
        raise Refused("This mentorship has ended.", "Begin it again to plan another meeting.")
    if meeting.planned_start <= datetime.now(UTC):
        meeting = replace(
            meeting,
            state=meetings.State.HELD,
            actual_start=meeting.planned_start,
            actual_length=meeting.actual_length or meeting.planned_length,
        )
    made = meetings.add(write, meeting)
    if made.to_come and meetings.coming_up(write.conn, made.mentorship_id)[0].id == made.id:
        carry.over(write, made)
    return meetings.get(write.conn, made.id)


def in_place_of(fallen_through: Meeting) -> Meeting:
    """What a new date for it starts from: the same meeting, not yet begun and with nothing written."""
    return replace(
        Meeting(0, "", fallen_through.mentorship_id, fallen_through.planned_start, fallen_through.planned_length),
        medium=fallen_through.medium,
        kind=fallen_through.kind,
        place=fallen_through.place,
        rebooked_from=fallen_through.id,
    )


def during(conn: Connection, post: Post) -> set[int]:
    """The ids of the meetings of a post: those linked with it, and those of its days linked with no other."""
    of = {one.id: set(links.of(conn, (Kind.POST, one.id), Kind.MEETING)) for one in posts.all_kept(conn)}
    found = of.pop(post.id, set())
    elsewhere = set().union(*of.values())
    for first, last in posts.spells(conn, post):
        until = min(last, date.max - timedelta(days=1)) + timedelta(days=1)
        in_time = conn.execute(
            "select id from meeting where deleted_at is null and at >= ? and at < ?", (_begin(first), _begin(until))
        )
        found |= {number for (number,) in in_time} - elsewhere
    return found


def _begin(day: date) -> int:
    """Unix seconds; the last of all days is at no end."""
    if day >= date(9000, 1, 1):
        return 1 << 60
    return int(datetime.combine(day, time()).astimezone().timestamp())


def before(conn: Connection, meeting: Meeting) -> Meeting | None:
    """The meeting of the same mentorship that was held last before this one."""
    place = meetings.place_in_time(meeting)
    while earlier := meetings.past(conn, meeting.mentorship_id, before=place, limit=20):
        if held := next((one for one in earlier if one.happened), None):
            return held
        place = meetings.place_in_time(earlier[-1])
    return None


def posts_shared(conn: Connection, mentorship_id: int) -> int:
    """In how many of the owner's posts the two have met."""
    return sum(_met_in(conn, mentorship_id, post) for post in posts.all_kept(conn))


def _met_in(conn: Connection, mentorship_id: int, post: Post) -> bool:
    first = datetime.combine(post.start_on, time()).astimezone()
    last = datetime.combine(post.end_on, time(23, 59)).astimezone() if post.end_on else datetime.now(UTC)
    return meetings.happened_between(conn, mentorship_id, first, last)
