"""Goals whose next look has come."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import today as gathered
from app.acts.today import Look
from app.records import goals
from app.records.goals import Goal
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.pages.today import steps, words
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.entry_row import EntryRow
from ui.widgets.menu import Menu
from ui.widgets.mini_ladder import MiniLadder
from ui.widgets.row_list import RowList


class GoalsSection(QWidget):
    """Not there where none is to be looked at."""

    go_requested = Signal(object)  # Place
    emptied = Signal()  # the focus was here, and nothing is left to take it

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Look] | None = None
        self._chosen: Goal | None = None
        self._rows = RowList(self.tr("Goals to look at"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text.label(self.tr("Goals to look at"), "heading", wrap=True))
        column.addWidget(self._rows)

    def show_day(self, today: date) -> None:
        """Read anew."""
        found = gathered.goals_to_look_at(self._session.journal.read, today)
        if found == self._shown:
            return
        self._shown = found
        left = self._rows.set_rows([self._row(one, today) for one in found])
        self.setVisible(bool(found))
        if not left:
            self.emptied.emit()

    def clear_words(self) -> None:
        self._shown = self._chosen = None
        self._rows.clear_words()

    def _row(self, look: Look, today: date) -> EntryRow:
        goal, stands = look.goal, look.stands
        level = stands.level if stands else None
        said = stands.words if stands and stands.words else self.tr("No check-in yet")
        button = _CheckIn(goal)
        row = EntryRow(goal.id, role="body", lead=MiniLadder(level, said), end=button)
        row.set_words(goal.title, words.look_again(goal.look_again_on or today, today))
        button.asked.connect(self._on_check_in)
        row.opened.connect(self._on_opened)
        row.menu_requested.connect(self._on_menu_requested)
        return row

    # what happens

    def _on_check_in(self, goal_id: int) -> None:
        CheckInDialog(self._session, goals.get(self._session.journal.read, goal_id)).open_on(self.window())

    def _on_opened(self, goal_id: int) -> None:
        self.go_requested.emit(Place("goals", goal_id))

    def _on_menu_requested(self, goal_id: int, spot: QPoint) -> None:
        self._chosen = goals.get(self._session.journal.read, goal_id)
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_menu_open)
        menu.add(self.tr("Look again in a month")).triggered.connect(self._on_menu_later)
        menu.add(self.tr("Don’t remind me")).triggered.connect(self._on_menu_never)
        menu.popup(spot)

    def _on_menu_open(self) -> None:
        if self._chosen:
            self._on_opened(self._chosen.id)

    def _on_menu_later(self) -> None:
        if self._chosen:
            steps.look_again_in_a_month(self._session, self._chosen)

    def _on_menu_never(self) -> None:
        if self._chosen:
            steps.look_again(self._session, self._chosen, None)


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
