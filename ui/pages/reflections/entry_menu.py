"""What else can be done with a reflection or a quick note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app import wording
from app.acts.capture import KeepAs
from app.records.meetings import Meeting
from app.store import rows
from ui.pages.earlier.words import menu_line
from ui.pages.meetings.words import before_removing
from ui.widgets.menu import Menu

Offer = tuple[Meeting, str]  # a meeting to come, and with whom


class EntryMenu(Menu):
    """`coming` are the meetings onto whose agenda a note can be put; None for a reflection. Made when it opens."""

    day_requested = Signal()
    meeting_requested = Signal()
    turn_requested = Signal(object, object)  # KeepAs, Meeting or None
    earlier_requested = Signal()
    print_requested = Signal()
    remove_requested = Signal()

    def __init__(self, coming: Sequence[Offer] | None, asks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns: dict[QAction, tuple[KeepAs, Meeting | None]] = {}
        if coming is not None:
            self._add_turns(coming)
            self.addSeparator()
        self.add(self.tr("Change the day…")).triggered.connect(self.day_requested)
        self.add(self.tr("Link to a meeting…")).triggered.connect(self.meeting_requested)
        self.add(menu_line()).triggered.connect(self.earlier_requested)
        self.addSeparator()
        self.add(self.tr("Print…"), shortcut="Ctrl+P").triggered.connect(self.print_requested)
        remove = self.add(self.tr("Remove…") if asks else self.tr("Remove"))
        remove.setToolTip(before_removing())
        remove.triggered.connect(self.remove_requested)
        self.setToolTipsVisible(True)

    def _add_turns(self, coming: Sequence[Offer]) -> None:
        self._add_turn(self.tr("Turn into a reflection"), KeepAs.REFLECTION)
        self._add_turn(self.tr("Turn into an action"), KeepAs.ACTION)
        self._add_turn(self.tr("Turn into a goal"), KeepAs.GOAL)
        for meeting, name in coming:
            day = wording.day(meeting.start.date(), rows.today())
            says = self.tr("Put on the agenda with {name}, {day}").format(name=name, day=day)
            self._add_turn(says, KeepAs.AGENDA, meeting)

    def _add_turn(self, says: str, keep_as: KeepAs, meeting: Meeting | None = None) -> None:
        action = self.add(says)
        self._turns[action] = keep_as, meeting
        action.triggered.connect(self._on_turn)

    def _on_turn(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.turn_requested.emit(*self._turns[sender])
