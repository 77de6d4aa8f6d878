"""Steps on the way to a goal: added, ticked, changed, removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records import drafts, milestones
from app.records.goals import Goal
from app.records.milestones import Milestone
from app.store import rows
from ui.drafts import Draft
from ui.pages.goals import milestone_steps as steps
from ui.pages.goals import words
from ui.pages.mentorships.form_dialog import line
from ui.session import Session
from ui.widgets import text
from ui.widgets.line_edit import LineEdit
from ui.widgets.menu import Menu
from ui.widgets.row_list import RowList
from ui.widgets.tick_row import TickRow


class MilestonesSection(QWidget):
    """`show_milestones` fills it. What stands in its field, and was not added yet, outlives a lock."""

    change_requested = Signal(object)  # Milestone

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._goal: Goal | None = None
        self._draft: Draft | None = None
        self._asked = 0
        self._build()
        self._field.textEdited.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_added)

    def show_milestones(self, goal: Goal, steps_: Sequence[Milestone]) -> None:
        """Of another goal once what was typed is safe."""
        if self._goal is None or goal.id != self._goal.id:
            self._begin(goal)
        self._goal = goal
        before = {row.key: row for row in self._rows.rows if isinstance(row, TickRow)}
        made = [before.get(step.id) or self._row(step.id) for step in steps_]
        for row, step in zip(made, steps_, strict=True):
            fact = words.milestone_fact(step, rows.today())
            row.set_words(step.title, fact, done=step.reached_on is not None)
        if not self._rows.set_rows(made):
            self._field.setFocus()
        self._rows.setVisible(bool(made))

    def _begin(self, goal: Goal) -> None:
        if self._draft:
            self._draft.deleteLater()
        self._rows.set_rows([])
        self._field.clear()
        self._draft = Draft(self._session, drafts.of("milestone", goal.uid), {"title": line(self._field)}, self)
        self._draft.restore()

    def flush(self) -> bool:
        return self._draft.flush() if self._draft else True

    def clear_words(self) -> None:
        self._rows.clear_words()
        self._goal = None
        self._field.clear()

    def _build(self) -> None:
        self._rows = RowList(self.tr("Milestones"))
        self._field = LineEdit(self.tr("Add a milestone"), icon="flag")
        self._field.setAccessibleName(self.tr("Add a milestone"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text.label(self.tr("Milestones"), "subhead", wrap=True))
        column.addWidget(self._rows)
        column.addWidget(self._field)

    def _row(self, number: int) -> TickRow:
        row = TickRow(number, strikes=False)
        row.ticked.connect(self._on_ticked)
        row.opened.connect(self._on_opened)
        row.rename_requested.connect(self._on_opened)
        row.remove_requested.connect(self._on_removed)
        row.menu_requested.connect(self._on_menu)
        return row

    def _step(self, number: int) -> Milestone:
        return milestones.get(self._session.journal.read, number)

    def _on_typed(self) -> None:
        if self._draft:
            self._draft.touch()

    def _on_added(self) -> None:
        title = self._field.text().strip()
        if title and self._goal and steps.add(self._session, self._goal, title):
            self._field.clear()
            self._on_typed()  # of nothing there is no draft
            self.flush()

    def _on_ticked(self, number: int, on: bool) -> None:
        steps.tick(self._session, self._step(number), on)

    def _on_opened(self, number: int) -> None:
        self.change_requested.emit(self._step(number))

    def _on_removed(self, number: int) -> None:
        steps.take_away(self._session, self._step(number))

    def _on_menu(self, number: int, where: QPoint) -> None:
        self._asked = number
        menu = Menu(self)
        menu.add(self.tr("Change…"), shortcut="F2").triggered.connect(self._on_change_asked)
        menu.add(self.tr("Remove")).triggered.connect(self._on_remove_asked)
        menu.popup(where)

    def _on_change_asked(self) -> None:
        self._on_opened(self._asked)

    def _on_remove_asked(self) -> None:
        self._on_removed(self._asked)
