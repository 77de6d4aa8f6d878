"""Who a summary is for, which of the mentors, and which days."""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import suppress
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.records import people
from app.records.mentorships import Mentorship
from app.store.connection import Connection
from app.summary import gather
from app.summary.choice import Audience, Choice
from ui.pages.share.kept import Kept
from ui.pages.share.period import Period
from ui.widgets import text
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select

_GAP = 16


class Choosing(QWidget):
    """`narrowed` gives a choice its reader and its days; `changed` says that they are others now."""

    changed = Signal()

    def __init__(self, conn: Connection, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conn = conn
        self._kept = kept
        self._build()
        self.fill()
        self._take_up()
        self._audience.changed.connect(self._on_audience)
        self._mentor.chosen.connect(self.changed)
        self._period.changed.connect(self.changed)

    @property
    def audience(self) -> Audience:
        return cast(Audience, self._audience.key)

    @property
    def reader(self) -> tuple[Audience, Hashable]:
        """For whom what is ticked by hand is kept: of several mentors each has their own."""
        return self.audience, self._mentor.key if self.audience == "mentor" else None

    @property
    def nobody(self) -> bool:
        """Whether it is for a mentor, and nobody mentors the owner."""
        return self.audience == "mentor" and self._mentor.count() == 0

    def fill(self) -> None:
        """Read mentorships and posts anew, and keep what was chosen."""
        names = {person.id: person.display_name for person in people.everyone(self._conn)}
        kept = gather.mentored(self._conn)
        kept.sort(key=lambda one: names.get(one.person_id, "").casefold())
        who = [one.person_id for one in kept]
        self._mentor.set_options(
            [(one.id, _named(one, names.get(one.person_id, ""), who.count(one.person_id) > 1)) for one in kept]
        )
        self._period.fill(self._conn)
        self._show_mentors()

    def narrowed(self, choice: Choice) -> Choice:
        first, last = self._period.span()
        key = self._mentor.key if self.audience == "mentor" else None
        mentorship = key if isinstance(key, int) else None
        return replace(choice, audience=self.audience, mentorship_id=mentorship, first=first, last=last)

    def is_whole(self) -> bool:
        """Whether all that was typed could be understood; else the field says so and has the focus."""
        return self._period.is_whole()

    def focus_first(self) -> None:
        self._audience.focus_chosen()

    def keep(self) -> None:
        """For the next time that Share is opened."""
        self._kept.audience, self._kept.mentor = self.reader
        self._period.keep(self._kept)

    def clear_words(self) -> None:
        self._mentor.set_options([])
        self._period.clear_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _build(self) -> None:
        self._audience = Segmented(
            [
                ("me", self.tr("Me")),
                ("mentor", self.tr("My mentor")),
                ("new_mentor", self.tr("A new mentor")),
                ("other", self.tr("Someone else")),
            ],
            self.tr("Who is it for?"),
        )
        self._mentor = Select()
        self._which = Field(self.tr("Which mentor"), self._mentor)
        self._period = Period(self)
        who = QVBoxLayout()
        who.setSpacing(6)
        who.addWidget(text.label(self.tr("Who is it for?"), "label"))
        who.addWidget(self._audience, 0, Qt.AlignmentFlag.AlignLeft)
        self._period_field = Field(self.tr("Period"), self._period.select)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(_GAP)
        self._fields.addWidget(self._which, 1, text.TOP)
        self._fields.addWidget(self._period_field, 1, text.TOP)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(_GAP)
        self._across.addLayout(who)
        self._across.addLayout(self._fields, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(self._across)
        column.addWidget(self._period.days)

    def _take_up(self) -> None:
        """What was chosen before, as far as it is still there."""
        self._audience.choose(self._kept.audience)
        with suppress(ValueError):
            self._mentor.choose(self._kept.mentor)
        self._period.take_up(self._kept)
        self._period.suit(self.audience)
        self._show_mentors()

    def _arrange(self) -> None:
        """Beside each other as long as each has the room for its words."""
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        several = not self._which.isHidden()
        period = self._period.select.sizeHint().width()
        left = self.width() - self._audience.sizeHint().width() - _GAP
        self._across.setDirection(along if not several and left >= period else down)
        self._fields.setDirection(along if self.width() >= period + self._mentor.sizeHint().width() + _GAP else down)

    def _show_mentors(self) -> None:
        self._which.setVisible(self.audience == "mentor" and self._mentor.count() > 1)
        self._arrange()

    def _on_audience(self) -> None:
        self._show_mentors()
        self._period.suit(self.audience)
        self.changed.emit()


def _named(one: Mentorship, name: str, again: bool) -> str:
    """By the person; of two mentorships with the same one also by their time."""
    told = wording.standing(one.started_on, one.ended_on) or wording.my_role(one.my_role)
    return f"{name}, {told}" if again else name
