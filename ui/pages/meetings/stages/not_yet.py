"""What stands where a meeting can't be looked back on: it hasn't been, or never was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records.meetings import Meeting
from ui.pages.meetings import words
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow


class NotYet(QWidget):
    """One sentence, and what can be done about it."""

    start_requested = Signal()
    held_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = text.label("", "body", "2", wrap=True)
        self._start = Button(self.tr("Start the meeting"), "p", "note-pencil")
        self._held = Button(self.tr("It took place"))
        self._buttons = Flow()
        for button in (self._start, self._held):
            self._buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._says)
        column.addWidget(self._buttons)
        self._start.clicked.connect(self.start_requested)
        self._held.clicked.connect(self.held_requested)

    @property
    def first(self) -> Button:
        return self._start

    def show_meeting(self, meeting: Meeting) -> None:
        if meeting.to_come:
            self._says.setText(self.tr("This page opens once you’ve met. It’s for looking back on the meeting."))
        else:
            self._says.setText(self.tr("This meeting didn’t take place, so there’s nothing here to look back on."))
        self._buttons.setVisible(meeting.to_come)
        self._held.setVisible(words.is_due(meeting.to_come, meeting.planned_start))
