"""Which meetings are shown: whose, and of which post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal

from app.records import mentorships, people, posts
from app.records.posts import Post
from app.store.connection import Connection
from ui.widgets.select import Select

_ALL = 0
_WIDEST = 200  # px at the standard text size


class ListFilters(QObject):
    """`whose` and `of_post` are for the header of the list; `read` fills them."""

    chosen = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.people: dict[int, str] = {}  # everyone there is a mentorship with, by id
        self._posts: dict[int, Post] = {}
        self._of: dict[int, list[int]] = {}
        self.whose = Select(name=self.tr("Whose meetings"), widest=_WIDEST)
        self.of_post = Select(name=self.tr("Of which post"), widest=_WIDEST)
        for select in (self.whose, self.of_post):
            select.chosen.connect(self.chosen)

    def read(self, conn: Connection) -> None:
        """What was chosen stays chosen while it is there."""
        self._of = {}
        for one in mentorships.all_kept(conn):
            self._of.setdefault(one.person_id, []).append(one.id)
        self.people = {one.id: one.display_name for one in people.everyone(conn) if one.id in self._of}
        self.whose.set_options([(_ALL, self.tr("Everyone")), *self.people.items()])
        self.whose.setVisible(len(self.people) > 1)
        self._posts = {one.id: one for one in posts.all_kept(conn)}
        named = [(one.id, one.name) for one in self._posts.values()]
        self.of_post.set_options([(_ALL, self.tr("All posts")), *named])
        self.of_post.setVisible(bool(self._posts) and bool(self.people))

    @property
    def person(self) -> str | None:
        """The name of the one whose meetings are shown; None when it is everyone."""
        return self.people.get(self._person_id)

    @property
    def post(self) -> Post | None:
        return self._posts.get(cast(int, self.of_post.key or _ALL))

    @property
    def mentorship_ids(self) -> Sequence[int]:
        """Of the chosen person, oldest first; none when it is everyone."""
        return self._of.get(self._person_id, ())

    @property
    def detail(self) -> str:
        """For a place: "3", "3/7" with a post, "/7" with a post alone."""
        return f"{self._person_id or ''}{f'/{self.post.id}' if self.post else ''}"

    def restore(self, detail: str) -> None:
        person, _, post = detail.partition("/")
        if person.isdecimal() and int(person) in self.people:
            self.whose.choose(int(person))
        if post.isdecimal() and int(post) in self._posts:
            self.of_post.choose(int(post))

    def show_all_posts(self) -> None:
        self.of_post.choose(_ALL)

    def clear_words(self) -> None:
        self.people, self._posts, self._of = {}, {}, {}
        for select in (self.whose, self.of_post):
            select.set_options([])

    @property
    def _person_id(self) -> int:
        return cast(int, self.whose.key or _ALL)
