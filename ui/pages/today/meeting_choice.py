"""Onto which agenda: said where there is one meeting to come, asked where there are several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.records.meetings import Meeting
from app.store.connection import Connection
from ui.drafts import Put, Read
from ui.pages.meetings.words import today
from ui.pages.today import whom
from ui.widgets import text
from ui.widgets.field import Field
from ui.widgets.select import Select


class MeetingChoice(QWidget):
    """`meeting` is the one chosen; None when none is planned."""

    chosen = Signal()

    def __init__(self, conn: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = {one.uid: (one, name) for one, name in whom.meetings_to_come(conn)}
        self._select = Select([(uid, whom.said(*one)) for uid, one in self._found.items()])
        self._select.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if len(self._found) > 1:
            column.addWidget(Field(self.tr("For which meeting"), self._select))
        else:
            self._select.setParent(self)
            self._select.hide()
            says = (self.tr("For {meeting}.").format(meeting=whom.said(*one)) for one in self._found.values())
            column.addWidget(text.label(next(says, self.none_planned), "meta", "2", wrap=True))

    @property
    def meeting(self) -> Meeting | None:
        return self._found[str(self._select.key)][0] if self._found else None

    @property
    def none_planned(self) -> str:
        return self.tr("No meeting is planned, so there’s no agenda to put it on yet.")

    @property
    def chip(self) -> str:
        """What the choice is called among others: "Agenda, 24 November"."""
        if self.meeting is None:
            return self.tr("Agenda")
        if len(self._found) > 1:
            return self.tr("Agenda of a meeting")
        return self.tr("Agenda, {day}").format(day=wording.day(self.meeting.start.date(), today()))

    def for_draft(self) -> tuple[Read, Put]:
        return self._uid, self._choose

    def _uid(self) -> str:
        return str(self._select.key or "")

    def _choose(self, uid: str) -> None:
        if uid in self._found:
            self._select.choose(uid)
