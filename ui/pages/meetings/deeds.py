"""What can be done with the meeting of a page: its details, its menu, its beginning and its end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.records import meetings
from app.records.mentorships import Role
from app.store.journal import Kind
from ui.pages import keeping_out
from ui.pages.earlier.dialog import EarlierDialog
from ui.pages.meetings import removing, steps, words
from ui.pages.meetings.details_dialog import CancelledDialog, DetailsDialog, StartDialog
from ui.pages.meetings.meeting_menu import MeetingMenu
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.meetings.stages.stage import Facts
from ui.pages.share import on_paper
from ui.places import Place
from ui.session import Session
from ui.widgets.dialog import Dialog


class Deeds(QObject):
    """`facts` are those of the moment. The page is flushed before anything that might take words along."""

    go_requested = Signal(object)  # Place
    started = Signal()

    def __init__(
        self, session: Session, facts: Callable[[], Facts], flush: Callable[[], bool], page: QWidget
    ) -> None:
        super().__init__(page)
        self._session = session
        self._facts, self._flush, self._page = facts, flush, page

    def open_details(self) -> None:
        both_ways = self._facts().mentorship.my_role is Role.BOTH
        self._open(DetailsDialog(self._session, self._facts().meeting, both_ways))

    def open_menu(self, button: QWidget) -> None:
        facts = self._facts()
        menu = MeetingMenu(facts.meeting, not facts.mentorship.is_over, self._page)
        menu.start_requested.connect(self.start)
        menu.held_requested.connect(self._on_held)
        menu.undo_hold_requested.connect(self._on_undo_hold)
        menu.cancelled_requested.connect(self._on_cancelled)
        menu.missed_requested.connect(self._on_missed)
        menu.new_date_requested.connect(self._on_new_date)
        menu.keep_out_requested.connect(self._on_keep_out)
        menu.earlier_requested.connect(self._on_earlier)
        menu.print_requested.connect(self._on_print)
        menu.remove_requested.connect(self._on_remove)
        menu.open_under(button)

    def start(self) -> None:
        """Now; one that was planned for another day only once that is meant."""
        meeting = self._facts().meeting
        if meeting.planned_start.date() == words.today():
            self._start()
        else:
            dialog = StartDialog(meeting)
            dialog.accepted.connect(self._start)
            self._open(dialog)

    def hold_as_planned(self) -> None:
        """It took place when it was meant to."""
        self._on_held()

    def _start(self) -> None:
        if steps.hold(self._session, self._facts().meeting, words.now()):
            self.started.emit()

    def _on_held(self) -> None:
        steps.hold_as_planned(self._session, self._facts().meeting)

    def _on_earlier(self) -> None:
        if self._flush():
            self._open(EarlierDialog(self._session, (Kind.MEETING, self._facts().meeting.id)))

    def _on_print(self) -> None:
        if self._flush():
            on_paper.print_entry(self._session, (Kind.MEETING, self._facts().meeting.id), self._page.window())

    def _on_undo_hold(self) -> None:
        steps.undo_hold(self._session, self._facts().meeting)

    def _on_cancelled(self) -> None:
        facts = self._facts()
        self._open(CancelledDialog(self._session, facts.meeting, facts.person.display_name))

    def _on_missed(self) -> None:
        steps.miss(self._session, self._facts().meeting)

    def _on_new_date(self) -> None:
        dialog = PlanDialog(self._session, instead_of=self._facts().meeting)
        dialog.planned.connect(self._on_planned)
        self._open(dialog)

    def _on_planned(self, meeting_id: int) -> None:
        self.go_requested.emit(Place("meeting", meeting_id))

    def _on_keep_out(self, out: bool) -> None:
        keeping_out.switch(self._session, (Kind.MEETING, self._facts().meeting.id), out)

    def _on_remove(self) -> None:
        if self._flush():
            kept = meetings.get(self._session.journal.read, self._facts().meeting.id)
            removing.remove(self._session, kept, self._page.window())

    def _open(self, dialog: Dialog) -> None:
        dialog.open_on(self._page.window())
