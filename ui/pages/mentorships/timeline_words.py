"""What a timeline says of each meeting, and under which post or year it stands."""

from __future__ import annotations

from app import wording
from app.records import links, posts
from app.records.posts import Post
from app.store.connection import Connection
from app.store.journal import Kind
from ui.models.meeting_list import MeetingLine
from ui.pages.meetings import words


class TimelineWords:
    """`read_posts` first, and again when one has changed."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._posts: list[Post] = []

    def read_posts(self) -> None:
        self._posts = posts.all_kept(self._conn)

    def forget(self) -> None:
        self._posts = []

    @property
    def in_posts(self) -> bool:
        return bool(self._posts)

    def heading(self, line: MeetingLine) -> str:
        """The post in which they met, or the year where there was none."""
        post = self._post_of(line)
        return post.name if post else str(line.start.year)

    def standing(self, heading: str) -> str:
        """When a post was held; nothing for a year."""
        post = next((post for post in self._posts if post.name == heading), None)
        return wording.capital(wording.standing(post.start_on, post.end_on)) if post else ""

    def title(self, line: MeetingLine) -> str:
        return line.headline or words.not_held(line.state, line.start) or self._day(line)

    def facts(self, line: MeetingLine) -> str:
        """ "20 October, by video, 55 min"."""
        day = self._day(line)
        if not_held := words.not_held(line.state, line.start):
            return f"{day}. {not_held}" if line.headline else day
        parts = [day] if self.title(line) != day else []
        return wording.capital(", ".join((*parts, wording.medium(line.medium), wording.short_length(line.length))))

    def aloud(self, line: MeetingLine) -> str:
        return ". ".join(dict.fromkeys((self.title(line), self.facts(line))))

    def _day(self, line: MeetingLine) -> str:
        """Under a year, that year is said already."""
        day = line.start.date()
        return wording.day(day, words.today() if self._post_of(line) else day)

    def _post_of(self, line: MeetingLine) -> Post | None:
        if not self._posts:
            return None
        chosen = links.of(self._conn, (Kind.MEETING, line.id), Kind.POST)
        if chosen:
            return next((post for post in self._posts if post.id == chosen[0]), None)
        return next((post for post in self._posts if post.covers(line.start.date())), None)
