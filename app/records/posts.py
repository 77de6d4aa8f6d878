"""Posts: the owner's jobs and placements. What was written when they held one belongs to it by its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.errors import BrokenRule
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Write

LEAST_PERCENT, WHOLE_TIME = 20, 100


class PostType(StrEnum):
    TRAINING = "training"
    LOCALLY_EMPLOYED = "locally_employed"
    SAS = "sas"
    CONSULTANT = "consultant"
    GP = "gp"
    ACADEMIC = "academic"
    OUT_OF_PROGRAMME = "out_of_programme"
    LEAVE = "leave"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Post:
    """One job. `end_on` is None while it lasts; both days count."""

    id: int
    uid: str
    title: str = field(repr=False)
    start_on: date
    end_on: date | None = None
    post_type: PostType = PostType.TRAINING
    site: str = field(default="", repr=False)
    whole_time_percent: int = WHOLE_TIME
    notes: str = field(default="", repr=False)

    def covers(self, day: date) -> bool:
        return self.start_on <= day and (self.end_on is None or day <= self.end_on)

    @property
    def name(self) -> str:
        """ "Perinatal, Ashdown"."""
        return ", ".join(filter(None, (self.title, self.site)))


_COLUMNS = "id, uid, title, start_on, end_on, post_type, site, whole_time_percent, notes"


def get(conn: Connection, post_id: int) -> Post:
    """Raises LookupError when there is none, or when it was removed."""
    found = _select(conn, "id = ? and deleted_at is null", (post_id,))
    if not found:
        raise LookupError(f"post {post_id}")
    return found[0]


def all_kept(conn: Connection) -> list[Post]:
    """Every kept post, the latest first."""
    return _select(conn, "deleted_at is null order by start_on desc, id desc")


def held_on(conn: Connection, day: date) -> Post | None:
    """The post of that day; of several, the one that began last."""
    return next((post for post in all_kept(conn) if post.covers(day)), None)


def spells(conn: Connection, post: Post) -> list[tuple[date, date]]:
    """The days, from first to last, of which it is the post: those on which no later one was held too."""
    left = [(post.start_on, post.end_on or date.max)]
    for other in all_kept(conn):
        if (other.start_on, other.id) > (post.start_on, post.id):
            left = [part for spell in left for part in _without(spell, other)]
    return sorted(left)


def overlapping(conn: Connection, post: Post) -> list[Post]:
    """Other posts held on some of the same days, which is allowed (academic and clinical, say) and shown."""
    return [
        other
        for other in all_kept(conn)
        if other.id != post.id
        and other.start_on <= (post.end_on or date.max)
        and post.start_on <= (other.end_on or date.max)
    ]


def add(write: Write, post: Post) -> Post:
    """Keep a new post (its id is ignored). Raises BrokenRule."""
    made = _checked(post)
    post_id, uid = rows.insert(write, Kind.POST, **_values(made))
    return replace(made, id=post_id, uid=uid)


def save(write: Write, post: Post) -> None:
    """Raises BrokenRule."""
    rows.update(write, Kind.POST, post.id, **_values(_checked(post)))


def _without(spell: tuple[date, date], post: Post) -> list[tuple[date, date]]:
    """What is left of some days when those of a post are taken out."""
    first, last = spell
    end = post.end_on or date.max
    if end < first or last < post.start_on:
        return [spell]
    before = [(first, post.start_on - timedelta(days=1))] if first < post.start_on else []
    return before + ([(end + timedelta(days=1), last)] if end < last else [])


def _checked(post: Post) -> Post:
    made = replace(post, title=rows.line(post.title), site=rows.line(post.site), notes=rows.prose(post.notes))
    if not made.title:
        raise BrokenRule("title", "Say what the post is.", "A word or two is enough.")
    if made.end_on is not None and made.end_on < made.start_on:
        raise BrokenRule("end_on", "The end can’t come before the beginning.")
    if not LEAST_PERCENT <= made.whole_time_percent <= WHOLE_TIME:
        raise BrokenRule("whole_time_percent", "Choose something between 20 and 100 per cent.")
    return made


def _values(post: Post) -> dict[str, object]:
    return {
        "title": post.title,
        "start_on": rows.iso(post.start_on),
        "end_on": rows.iso(post.end_on),
        "post_type": post.post_type,
        "site": post.site,
        "whole_time_percent": post.whole_time_percent,
        "notes": post.notes,
    }


def _select(conn: Connection, where: str, values: Sequence[object] = ()) -> list[Post]:
    return [_from_row(row) for row in conn.execute(f"select {_COLUMNS} from post where {where}", values)]  # noqa: S608


def _from_row(row: Sequence[Any]) -> Post:
    number, uid, title, start, end, kind, site, percent, notes = row
    return Post(number, uid, title, date.fromisoformat(start), rows.day(end), PostType(kind), site, percent, notes)
