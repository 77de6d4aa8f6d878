"""Goals whose next look has come."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.acts import today as gathered
from app.acts.today import Look
from app.records import goals
from app.records.goals import Goal
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.pages.today import steps, words
from ui.pages.today.to_look_at import ToLookAt
from ui.places import Place
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.entry_row import EntryRow
from ui.widgets.mini_ladder import MiniLadder


class GoalsSection(ToLookAt):
    """A row goes by its goal."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Goals to look at"), parent)
        self._session = session
        self._shown: list[Look] | None = None
        self.opened.connect(self._on_opened)
        self.later_chosen.connect(self._on_later)
        self.never_chosen.connect(self._on_never)

    def show_day(self, today: date) -> None:
        """Read anew."""
        found = gathered.goals_to_look_at(self._session.journal.read, today)
        if found != self._shown:
            self._shown = found
            self.set_rows([self._row(one, today) for one in found])

    def clear_words(self) -> None:
        self._shown = None
        super().clear_words()

    def _row(self, look: Look, today: date) -> EntryRow:
        goal, stands = look.goal, look.stands
        level = stands.level if stands else None
        said = stands.words if stands and stands.words else self.tr("No check-in yet")
        button = _CheckIn(goal)
        row = EntryRow(goal.id, role="body", lead=MiniLadder(level, said), end=button)
        row.set_words(goal.title, words.look_again(goal.look_again_on or today, today))
        button.asked.connect(self._on_check_in)
        return row

    # what happens

    def _goal(self, goal_id: int) -> Goal:
        return goals.get(self._session.journal.read, goal_id)

    def _on_check_in(self, goal_id: int) -> None:
        CheckInDialog(self._session, self._goal(goal_id)).open_on(self.window())

    def _on_opened(self, goal_id: int) -> None:
        self.go_requested.emit(Place("goals", goal_id))

    def _on_later(self, goal_id: int) -> None:
        steps.look_again_in_a_month(self._session, self._goal(goal_id))

    def _on_never(self, goal_id: int) -> None:
        steps.look_again(self._session, self._goal(goal_id), None)


class _CheckIn(Button):
    """Says of which goal."""

    asked = Signal(int)

    def __init__(self, goal: Goal) -> None:
        super().__init__(self.tr("Check in"), dense=True)
        self._goal_id = goal.id
        self.setAccessibleName(self.tr("Check in on {goal}").format(goal=goal.title))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.asked.emit(self._goal_id)
