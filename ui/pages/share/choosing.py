"""What goes into a summary: for whom, which mentorship, which period."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records import mentorships, people
from app.store.connection import Connection
from app.summary.gather import Audience, Choice
from ui.widgets import text
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select

ALL = 0  # no mentorship has this id


class Choosing(QWidget):
    """`choice()` is what is chosen now; `changed` says that it is another one."""

    changed = Signal()

    def __init__(self, conn: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.fill(conn)
        self._show_dates()
        self._audience.changed.connect(self._on_changed)
        self._mentorship.chosen.connect(self._on_changed)
        self._period.chosen.connect(self._on_changed)
        self._first.changed.connect(self._on_changed)
        self._last.changed.connect(self._on_changed)

    def fill(self, conn: Connection) -> None:
        """Read the mentorships anew, and keep what was chosen."""
        chosen = self._mentorship.key
        names = {person.id: person.display_name for person in people.everyone(conn)}
        options: list[tuple[object, str]] = [(ALL, self.tr("All mentorships"))]
        options += [(one.id, names.get(one.person_id, "")) for one in mentorships.all_kept(conn)]
        self._mentorship.set_options(options)
        self._mentorship.choose(chosen if chosen in dict(options) else ALL)

    def choice(self) -> Choice:
        chosen = self._mentorship.key
        first, last = self._dates()
        audience = cast(Audience, self._audience.key)
        return Choice((chosen,) if isinstance(chosen, int) and chosen != ALL else None, first, last, audience)

    def focus_first(self) -> None:
        self._audience.setFocus()

    def clear_words(self) -> None:
        self._mentorship.set_options([(ALL, "")])

    def _build(self) -> None:
        self._audience = Segmented(
            [("me", self.tr("Me")), ("mentor", self.tr("My mentor")), ("other", self.tr("Someone else"))],
            self.tr("Who is it for?"),
        )
        self._mentorship = Select([(ALL, self.tr("All mentorships"))])
        self._period = Select(
            [
                ("all", self.tr("Everything so far")),
                ("year", self.tr("The last twelve months")),
                ("quarter", self.tr("The last three months")),
                ("dates", self.tr("From one day to another")),
            ]
        )
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        self._first = DateField(_years_before(today, 1))
        self._last = DateField(today)
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(16)
        days.addWidget(Field(self.tr("From"), self._first))
        days.addWidget(Field(self.tr("To"), self._last))
        days.addStretch(1)
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

    def _on_changed(self) -> None:
        self._show_dates()
        self.changed.emit()

    def _show_dates(self) -> None:
        self._days.setVisible(self._period.key == "dates")

    def _dates(self) -> tuple[date | None, date | None]:
        today = date.today()  # noqa: DTZ011 - the owner's own day is meant
        match self._period.key:
            case "year":
                return _years_before(today, 1), today
            case "quarter":
                return _months_before(today, 3), today
            case "dates":
                first, last = self._first.day, self._last.day
                return (last, first) if first and last and last < first else (first, last)
            case _:
                return None, None


def _years_before(day: date, years: int) -> date:
    return _months_before(day, 12 * years)


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last one that month has."""
    at = day.year * 12 + day.month - 1 - months
    for last in range(day.day, 27, -1):
        try:
            return date(at // 12, at % 12 + 1, last)
        except ValueError:
            continue
    return date(at // 12, at % 12 + 1, min(day.day, 28))
