"""What else can be done with a meeting, by what became of it so far."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records import meetings
from app.records.meetings import Meeting
from ui.pages.earlier.words import menu_line
from ui.pages.meetings import words
from ui.widgets.menu import Menu


class MeetingMenu(Menu):
    """Offers only steps that are open. Made when it opens."""

    start_requested = Signal()
    held_requested = Signal()
    undo_hold_requested = Signal()
    cancelled_requested = Signal()
    missed_requested = Signal()
    new_date_requested = Signal()
    keep_out_requested = Signal(bool)
    earlier_requested = Signal()
    print_requested = Signal()
    remove_requested = Signal()

    def __init__(self, meeting: Meeting, may_rebook: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept_out = meeting.kept_out
        if meeting.to_come:
            self._add_steps_to_come(words.is_due(meeting.to_come, meeting.planned_start))
        elif meetings.may_undo_hold(meeting):
            self.add(self.tr("Not held after all")).triggered.connect(self.undo_hold_requested)
        if not meeting.happened and not meeting.to_come and may_rebook:
            self.add(self.tr("Fix a new date…")).triggered.connect(self.new_date_requested)
        if self.actions():
            self.addSeparator()
        out, back = self.tr("Keep the notes out of every export"), self.tr("Let the notes be exported")
        self.add(back if meeting.kept_out else out).triggered.connect(self._on_keep_out)
        self.add(menu_line()).triggered.connect(self.earlier_requested)
        self.add(self.tr("Print…"), shortcut="Ctrl+P").triggered.connect(self.print_requested)
        remove = self.add(self.tr("Remove"))
        remove.setToolTip(words.before_removing())
        remove.triggered.connect(self.remove_requested)
        self.setToolTipsVisible(True)

    def _add_steps_to_come(self, due: bool) -> None:
        self.add(self.tr("Start the meeting")).triggered.connect(self.start_requested)
        if due:
            self.add(self.tr("It took place")).triggered.connect(self.held_requested)
        self.add(self.tr("It was cancelled…")).triggered.connect(self.cancelled_requested)
        if due:
            self.add(self.tr("It didn’t happen")).triggered.connect(self.missed_requested)

    def _on_keep_out(self) -> None:
        self.keep_out_requested.emit(not self._kept_out)
