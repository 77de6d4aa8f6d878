"""What is done with a goal from its page: each opens a form, or is done at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.records import check_ins, goals, links, mentorships
from app.records.check_ins import CheckIn
from app.records.goals import ClosedAs, Goal, State
from app.records.milestones import Milestone
from app.store import rows
from app.store.journal import Kind, Ref
from ui.models.entries import Entry, entries
from ui.pages import keeping_out
from ui.pages.goals import check_in_steps, steps
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.pages.goals.dialogs import GoalDetailsDialog, LetGoDialog, MilestoneDialog
from ui.pages.goals.goal_menu import GoalMenu
from ui.pages.linking import steps as link_steps
from ui.pages.linking.link_picker import LinkPicker
from ui.session import Session
from ui.widgets.dialog import Dialog


class Deeds(QObject):
    """`more` is the button under which the menu opens. What is asked of the page itself comes as a signal."""

    rename_requested = Signal()
    plan_requested = Signal()
    earlier_requested = Signal()
    print_requested = Signal()
    remove_requested = Signal()

    def __init__(self, session: Session, more: QWidget) -> None:
        super().__init__(more)
        self._session, self._more = session, more
        self._ref: Ref = (Kind.GOAL, 0)

    def set_goal(self, goal_id: int) -> None:
        self._ref = (Kind.GOAL, goal_id)

    def shared_with(self) -> list[Entry]:
        """The mentorships it is shared with."""
        read = self._session.journal.read
        ids = links.of(read, self._ref, Kind.MENTORSHIP)
        return entries(read, [(Kind.MENTORSHIP, number) for number in ids], rows.today())

    def open_menu(self) -> None:
        shared = {one.ref for one in self.shared_with()}
        others = ((Kind.MENTORSHIP, one.id) for one in mentorships.all_kept(self._session.journal.read))
        menu = GoalMenu(self._goal, any(ref not in shared for ref in others), self._more)
        menu.rename_requested.connect(self.rename_requested)
        menu.plan_requested.connect(self.plan_requested)
        menu.earlier_requested.connect(self.earlier_requested)
        menu.print_requested.connect(self.print_requested)
        menu.remove_requested.connect(self.remove_requested)
        menu.move_requested.connect(self._on_move)
        menu.reached_requested.connect(self._on_reached)
        menu.let_go_requested.connect(self._on_let_go)
        menu.ended_requested.connect(self._on_ended)
        menu.reopen_requested.connect(self._on_reopen)
        menu.share_requested.connect(self._on_share)
        menu.details_requested.connect(self._on_details)
        menu.keep_out_requested.connect(self._on_keep_out)
        menu.open_under(self._more)

    def rename(self, title: str) -> bool:
        return steps.rename(self._session, self._goal, title)

    def check_in(self) -> None:
        self._open(CheckInDialog(self._session, self._goal))

    def change_check_in(self, one: CheckIn) -> None:
        self._open(CheckInDialog(self._session, self._goal, one))

    def remove_check_in(self, one: CheckIn) -> None:
        check_in_steps.take_check_in_away(self._session, one)

    def change_milestone(self, step: Milestone) -> None:
        self._open(MilestoneDialog(self._session, step))

    def unshare(self, ref: Ref) -> None:
        self._tie(ref, link_steps.unlink)

    @property
    def _goal(self) -> Goal:
        return goals.get(self._session.journal.read, self._ref[1])

    def _open(self, dialog: Dialog) -> None:
        dialog.open_on(self._more.window())

    def _tie(self, ref: Ref, step: Callable[[Session, Ref, Ref, str], bool]) -> None:
        found = entries(self._session.journal.read, [ref], rows.today())
        if found:
            step(self._session, self._ref, ref, found[0].title)

    def _on_move(self, to: State) -> None:
        steps.move(self._session, self._goal, to)

    def _on_reached(self) -> None:
        steps.close(self._session, self._goal, ClosedAs.REACHED)

    def _on_ended(self) -> None:
        steps.close(self._session, self._goal, ClosedAs.ENDED)

    def _on_let_go(self) -> None:
        self._open(LetGoDialog(self._session, self._goal))

    def _on_reopen(self) -> None:
        steps.reopen(self._session, self._goal)

    def _on_details(self) -> None:
        frozen = bool(check_ins.of(self._session.journal.read, self._ref[1]))
        self._open(GoalDetailsDialog(self._session, self._goal, frozen))

    def _on_keep_out(self, out: bool) -> None:
        keeping_out.switch(self._session, self._ref, out)

    def _on_share(self) -> None:
        without = links.all_of(self._session.journal.read, self._ref)
        picker = LinkPicker(self._session, self.tr("Which mentorship is it for?"), (Kind.MENTORSHIP,), without)
        picker.picked.connect(self._on_shared)
        self._open(picker)

    def _on_shared(self, ref: Ref) -> None:
        self._tie(ref, link_steps.link)
