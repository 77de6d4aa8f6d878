"""What else can be done with a goal, by how it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.goals import STEPS, Goal, State
from ui.pages.earlier.words import menu_line
from ui.pages.keeping_out import Mark
from ui.widgets.menu import Menu


class GoalMenu(Menu):
    """Offers only steps that are open. `move_requested` gives the State; what ends it has signals of its own."""

    rename_requested = Signal()
    move_requested = Signal(object)
    reached_requested = Signal()
    let_go_requested = Signal()
    ended_requested = Signal()
    reopen_requested = Signal()
    share_requested = Signal()
    plan_requested = Signal()
    details_requested = Signal()
    keep_out_requested = Signal(bool)
    earlier_requested = Signal()
    print_requested = Signal()
    remove_requested = Signal()

    def __init__(self, goal: Goal, may_share: bool, parent: QWidget | None = None) -> None:
        """`may_share`: there is a mentorship that it isn't shared with yet."""
        super().__init__(parent)
        self._kept_out = goal.kept_out
        self._add_steps(goal.state)
        self.addSeparator()
        self.add(self.tr("Rename"), shortcut="F2").triggered.connect(self.rename_requested)
        if may_share:
            self.add(self.tr("Share with a mentorship…")).triggered.connect(self.share_requested)
        if not goal.plan and goal.state is not State.CLOSED:
            self.add(self.tr("Add an if-then plan")).triggered.connect(self.plan_requested)
        self.add(self.tr("Details…")).triggered.connect(self.details_requested)
        self.add(menu_line()).triggered.connect(self.earlier_requested)
        self.addSeparator()
        Mark(goal).add_to(self).triggered.connect(self._on_keep_out)
        self.add(self.tr("Print…"), shortcut="Ctrl+P").triggered.connect(self.print_requested)
        self.add(self.tr("Remove")).triggered.connect(self.remove_requested)

    def _add_steps(self, state: State) -> None:
        steps = STEPS[state]
        if State.PAUSED in steps:
            self.add(self.tr("Rest")).triggered.connect(self._on_rest)
        if state is State.PAUSED:
            self.add(self.tr("Take up again")).triggered.connect(self._on_take_up)
        if State.CLOSED in steps and state is not State.DRAFT:
            self.add(self.tr("Reached")).triggered.connect(self.reached_requested)
        if State.CLOSED in steps:
            self.add(self.tr("Let go…")).triggered.connect(self.let_go_requested)
        if State.CLOSED in steps and state is not State.DRAFT:
            self.add(self.tr("It ended another way")).triggered.connect(self.ended_requested)
        if state is State.CLOSED:
            self.add(self.tr("Reopen")).triggered.connect(self.reopen_requested)

    def _on_keep_out(self) -> None:
        self.keep_out_requested.emit(not self._kept_out)

    def _on_rest(self) -> None:
        self.move_requested.emit(State.PAUSED)

    def _on_take_up(self) -> None:
        self.move_requested.emit(State.ACTIVE)
