"""Which days a summary is about: a post, a stretch of months, all of it, or from one day to another."""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app import wording
from app.records import posts
from app.records.posts import Post
from app.store.connection import Connection
from app.summary.choice import Audience
from ui.pages.share.days import Days
from ui.pages.share.kept import Kept
from ui.widgets.select import Select

Span = tuple[date | None, date | None]
_WIDEST = 300


class Period(QObject):
    """Two controls, `select` and `days`, which is seen only where the days are typed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        self._posts: dict[Hashable, Post] = {}
        self._now: Hashable = "all"
        self._by_hand = False
        self.select = Select(widest=_WIDEST)
        self.days = Days(_months_before(today, 12), today)
        self.days.hide()
        self.select.chosen.connect(self._on_chosen)
        self.days.changed.connect(self.changed)

    def fill(self, conn: Connection) -> None:
        """Read the posts anew, and keep what was chosen."""
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        now = posts.held_on(conn, today)
        begun = [one for one in posts.all_kept(conn) if one.start_on <= today]
        self._posts = {one.id: one for one in begun}
        self._now = now.id if now else "all"
        first = [(now.id, _this(now))] if now else []
        earlier = [(one.id, f"{one.name}, {_dates(one)}") for one in begun if now is None or one.id != now.id]
        self.select.set_options(
            [
                *first,
                ("all", self.tr("Everything so far")),
                ("year", self.tr("The last twelve months")),
                ("quarter", self.tr("The last three months")),
                ("dates", self.tr("From one day to another")),
                *earlier,
            ]
        )
        self.days.setVisible(self.is_typed)

    def suit(self, audience: Audience) -> None:
        """Until a period is chosen by hand: all of the story for who doesn't know it yet, else the present post."""
        if not self._by_hand:
            self.select.choose("all" if audience == "new_mentor" else self._now)
            self.days.setVisible(self.is_typed)

    def span(self) -> Span:
        """First and last day, both within; None is open."""
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        post = self._posts.get(self.select.key)
        if post is not None:
            return post.start_on, post.end_on
        match self.select.key:
            case "year":
                return _months_before(today, 12), today
            case "quarter":
                return _months_before(today, 3), today
            case "dates":
                return self.days.ends
            case _:
                return None, None

    def is_whole(self) -> bool:
        """Whether all that was typed could be understood; else the field says so and has the focus."""
        return not self.is_typed or self.days.is_whole()

    def keep(self, kept: Kept) -> None:
        kept.period = self.select.key if self._by_hand else None
        if self.is_typed:
            kept.days = self.days.ends

    def take_up(self, kept: Kept) -> None:
        """What was kept, unless it was a post that is gone."""
        if kept.days is not None:
            self.days.set_ends(*kept.days)
        with suppress(ValueError):
            if kept.period is not None:
                self.select.choose(kept.period)
                self._by_hand = True
        self.days.setVisible(self.is_typed)

    @property
    def is_typed(self) -> bool:
        return self.select.key == "dates"

    def clear_words(self) -> None:
        self._posts = {}
        self.select.set_options([("all", "")])
        self.select.setToolTip("")

    def _on_chosen(self) -> None:
        self._by_hand = True
        self.days.setVisible(self.is_typed)
        self.changed.emit()


def _this(post: Post) -> str:
    return QCoreApplication.translate("Period", "This post, {dates}").format(dates=_dates(post))


def _dates(post: Post) -> str:
    """ "Aug 2026 to now", "Aug 2025 to Feb 2026"."""
    end = wording.short_month(post.end_on) if post.end_on else QCoreApplication.translate("Period", "now")
    started = wording.short_month(post.start_on)
    if started == end:
        return end
    return QCoreApplication.translate("Period", "{first} to {last}").format(first=started, last=end)


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last one that month has."""
    at = day.year * 12 + day.month - 1 - months
    for last in range(day.day, 27, -1):
        try:
            return date(at // 12, at % 12 + 1, last)
        except ValueError:
            continue
    return date(at // 12, at % 12 + 1, min(day.day, 28))
