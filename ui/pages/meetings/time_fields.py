"""The fields that say when a meeting is, how long, how and where: shared by planning, details and a new date."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import BrokenRule
from app.records.meetings import Medium, Meeting
from ui.drafts import Fields
from ui.pages.meetings import words
from ui.pages.meetings.length_field import LengthField
from ui.pages.mentorships.form_dialog import choice, line
from ui.widgets import text
from ui.widgets.date_field import DateField, TimeField
from ui.widgets.field import Field, Trouble
from ui.widgets.line_edit import LineEdit
from ui.widgets.segmented import Segmented


class TimeFields(QWidget):
    """`changed` comes when the start may have changed, `edited` when anything was."""

    changed = Signal()
    edited = Signal()

    def __init__(self, meeting: Meeting | None, parent: QWidget | None = None) -> None:
        """Shows the facts of `meeting`; empty day and time for None."""
        super().__init__(parent)
        self._day = DateField(meeting.start.date() if meeting else None, short=True)
        self._time = TimeField(meeting.start.time().replace(second=0, microsecond=0) if meeting else None)
        self._length = LengthField(meeting.length if meeting else 60)
        self._medium = Segmented([(str(one), name) for one, name in words.media()], self.tr("How"))
        self._place = LineEdit(self.tr("A room, or nothing at all"))
        if meeting:
            self._medium.choose(meeting.medium)
            self._place.setText(meeting.place)
        self._build()
        for field in (self._day, self._time):
            field.changed.connect(self._on_start_changed)
            field.textChanged.connect(self._on_start_changed)
        for part in (self._day, self._time, self._length, self._place):
            part.textChanged.connect(self.edited)
        self._medium.changed.connect(self.edited)

    def for_draft(self) -> Fields:
        return {
            "day": line(self._day),
            "time": line(self._time),
            "length": line(self._length),
            "how": choice(self._medium),
            "place": line(self._place),
        }

    def show_usual(self, last: Meeting) -> None:
        """Take over how long and how the last one was, and its hour when none is typed yet."""
        self._length.set_minutes(last.length)
        self._medium.choose(last.medium)
        if not self._time.text():
            self._time.set_moment(last.start.time().replace(second=0, microsecond=0))

    def show_place(self, place: str) -> None:
        self._place.setText(place)

    @property
    def first(self) -> QWidget:
        return self._day

    @property
    def start(self) -> datetime | None:
        """With the offset that holds here on that day; None while a day or a time is missing."""
        day, at = self._day.day, self._time.moment
        return datetime.combine(day, at or time()).astimezone() if day and at else None

    def into(self, meeting: Meeting) -> Meeting | None:
        """`meeting` with what is typed; None when something is missing, and then its field says what."""
        no_day = self._day.advice if self._day.text().strip() else self.tr("Choose a day.")
        self.day.set_error(None if self._day.day else no_day)
        self.time.set_error(None if self._time.moment else self.tr("Choose a time, such as 17:30."))
        minutes = self._length.minutes
        self.length.set_error(None if minutes else self.tr("Say how long, such as 50 minutes."))
        start = self.start
        if start is None or not minutes:
            self.focus_trouble()
            return None
        meeting = replace(meeting, medium=Medium(self._medium.key), place=self._place.text())
        if meeting.happened:
            return replace(meeting, actual_start=start, actual_length=minutes)
        return replace(meeting, planned_start=start, planned_length=minutes)

    def show_broken(self, error: BrokenRule) -> None:
        """Say under its field what can't be kept."""
        fields = {"actual_start": self.day, "planned_length": self.length, "actual_length": self.length}
        fields.get(error.field, self.day).set_error(error.title)
        self.focus_trouble()

    def focus_trouble(self) -> None:
        wrong = next((field for field in (self.day, self.time, self.length) if field.error), None)
        if wrong:
            wrong.editor.setFocus()

    def _build(self) -> None:
        trouble = Trouble(self)
        self.day = Field(self.tr("Day"), self._day, trouble=trouble)
        self.time = Field(self.tr("Time"), self._time, trouble=trouble)
        self.length = Field(self.tr("How long"), self._length, trouble=trouble)
        self.medium = Field(self.tr("How"), self._medium)
        self.place = Field(self.tr("Where"), self._place, self.tr("Away from the ward, if you can."))
        self.medium.add_beside(rest_of_line())  # the choices keep their own width
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.day, 3, text.TOP)
        when.addWidget(self.time, 1, text.TOP)
        when.addWidget(self.length, 2, text.TOP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(when)
        layout.addWidget(trouble)
        layout.addWidget(self.medium)
        layout.addWidget(self.place)

    def _on_start_changed(self) -> None:
        for field in (self.day, self.time):
            field.set_error(None)
        self.changed.emit()


def rest_of_line() -> QWidget:
    """Takes what is left of a line."""
    rest = QWidget()
    rest.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return rest
