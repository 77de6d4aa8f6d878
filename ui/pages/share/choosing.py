"""What goes into a summary: for whom, which mentorship, which period."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.records import mentorships, people
from app.records.mentorships import Mentorship
from app.store.connection import Connection
from app.summary import gather, offer
from app.summary.document import Paper
from app.summary.gather import Audience, Choice
from ui.pages.share.days import Days
from ui.widgets import text
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select

ALL = 0  # no mentorship has this id


class Choosing(QWidget):
    """`choice()` is what is chosen now; `changed` says that it is another one."""

    changed = Signal()

    def __init__(self, conn: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conn = conn
        self._wanted: Hashable = ALL  # when it isn't for a mentor, whose choice is a narrower one
        self._build()
        self.fill()
        self._audience.changed.connect(self._on_audience)
        self._mentorship.chosen.connect(self._on_mentorship)
        self._period.chosen.connect(self._on_period)
        self._days.changed.connect(self.changed)

    @property
    def audience(self) -> Audience:
        return cast(Audience, self._audience.key)

    @property
    def nobody(self) -> bool:
        """Whether it is for a mentor, and nobody mentors the owner."""
        return self._mentorship.count() == 0

    def fill(self) -> None:
        """Read the mentorships anew, and keep what was chosen. A mentor's summary is about that mentorship alone."""
        names = {person.id: person.display_name for person in people.everyone(self._conn)}
        mentored = self.audience == "mentor"
        kept = gather.mentored(self._conn) if mentored else mentorships.all_kept(self._conn)
        kept.sort(key=lambda one: names.get(one.person_id, "").casefold())
        who = [one.person_id for one in kept]
        options = [(one.id, _named(one, names.get(one.person_id, ""), who.count(one.person_id) > 1)) for one in kept]
        self._mentorship.set_options(options if mentored else [(ALL, self.tr("All mentorships")), *options])
        if not mentored:
            self._mentorship.choose(self._wanted if self._wanted in [key for key, _ in options] else ALL)
        self._mentorship.setEnabled(bool(options))

    def choice(self) -> Choice:
        chosen = self._mentorship.key
        first, last = self._dates()
        one = chosen if isinstance(chosen, int) and chosen != ALL else None
        choice = Choice(self.audience, one, first, last, paper=_paper())
        if self.audience == "mentor" or (self.audience == "me" and one is None):
            return choice
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        return replace(choice, chosen=offer.mentorships_alone(self._conn, choice, today))

    def is_whole(self) -> bool:
        """Whether all that was typed could be understood; else the field says so and has the focus."""
        return self._period.key != "dates" or self._days.is_whole()

    def focus_first(self) -> None:
        next(one for one in self._audience.findChildren(QAbstractButton) if one.isChecked()).setFocus()

    def clear_words(self) -> None:
        self._mentorship.set_options([(ALL, "")])

    def _build(self) -> None:
        self._audience = Segmented(
            [("me", self.tr("Me")), ("mentor", self.tr("My mentor")), ("other", self.tr("Someone else"))],
            self.tr("Who is it for?"),
        )
        self._mentorship = Select()
        self._period = Select(
            [
                ("all", self.tr("Everything so far")),
                ("year", self.tr("The last twelve months")),
                ("quarter", self.tr("The last three months")),
                ("dates", self.tr("From one day to another")),
            ]
        )
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        self._days = Days(_months_before(today, 12), today)
        self._days.hide()
        audience = QVBoxLayout()
        audience.setSpacing(6)
        audience.addWidget(text.label(self.tr("Who is it for?"), "label"))
        audience.addWidget(self._audience, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(Field(self.tr("Which mentorship"), self._mentorship), 1)
        across.addWidget(Field(self.tr("Period"), self._period), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(audience)
        column.addLayout(across)
        column.addWidget(self._days)

    def _on_audience(self) -> None:
        self.fill()
        self.changed.emit()

    def _on_mentorship(self, key: Hashable) -> None:
        if self.audience != "mentor":
            self._wanted = key
        self.changed.emit()

    def _on_period(self) -> None:
        self._days.setVisible(self._period.key == "dates")
        self.changed.emit()

    def _dates(self) -> tuple[date | None, date | None]:
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        match self._period.key:
            case "year":
                return _months_before(today, 12), today
            case "quarter":
                return _months_before(today, 3), today
            case "dates":
                return self._days.ends
            case _:
                return None, None


def _named(one: Mentorship, name: str, again: bool) -> str:
    """By the person; of two mentorships with the same one also by their time."""
    told = wording.standing(one.started_on, one.ended_on) or wording.my_role(one.my_role)
    return f"{name}, {told}" if again else name


def _paper() -> Paper:
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "us-letter" if american else "a4"


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last one that month has."""
    at = day.year * 12 + day.month - 1 - months
    for last in range(day.day, 27, -1):
        try:
            return date(at // 12, at % 12 + 1, last)
        except ValueError:
            continue
    return date(at // 12, at % 12 + 1, min(day.day, 28))
