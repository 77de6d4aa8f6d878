"""Goals we talk about: those tied to a mentorship, with how far each has come."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records import check_ins, goals, links
from app.records.goals import Goal, State
from app.store.journal import Kind, Ref
from ui.pages.linking import steps
from ui.pages.linking.link_picker import LinkPicker
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.entry_row import EntryRow
from ui.widgets.menu import Menu
from ui.widgets.mini_ladder import MiniLadder
from ui.widgets.row_list import RowList


class GoalsSection(QWidget):
    """`show_mentorship` fills it. `opened` gives the id of a goal."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._mentorship_id = 0
        self._build()
        self._add.clicked.connect(self._on_add)

    def show_mentorship(self, mentorship_id: int) -> None:
        self._mentorship_id = mentorship_id
        read = self._session.journal.read
        ids = links.of(read, self._ref, Kind.GOAL)
        rows = [self._row(goal) for goal in goals.all_kept(read) if goal.id in ids]
        self._nothing.setVisible(not rows)
        if not self._rows.set_rows(rows):
            self._add.setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self._add, *self._rows.rows

    def clear_words(self) -> None:
        self._rows.clear_words()

    @property
    def _ref(self) -> Ref:
        return Kind.MENTORSHIP, self._mentorship_id

    def _build(self) -> None:
        self._add = Button(self.tr("Add"), "q", "plus", dense=True)
        self._add.setAccessibleName(self.tr("Add a goal we talk about"))
        none = self.tr("None yet. A goal’s own page can share it too.")
        self._nothing = text.label(none, "body", "2", wrap=True)
        self._rows = RowList(self.tr("Goals we talk about"))
        head = QHBoxLayout()
        head.addWidget(text.label(self.tr("Goals we talk about"), "heading"), 1)
        head.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self._rows)

    def _row(self, goal: Goal) -> EntryRow:
        stands = check_ins.current(self._session.journal.read, goal.id)
        if goal.state is State.DRAFT:
            row = EntryRow(goal.id, "target", "body", end=Chip(self.tr("Still forming")))
        else:
            level, words = (stands.level, stands.words) if stands else (None, self.tr("No check-in yet"))
            row = EntryRow(goal.id, "", "body", lead=MiniLadder(level, words))
        row.set_words(goal.title)
        row.opened.connect(self.opened)
        row.remove_requested.connect(self._on_remove)
        row.menu_requested.connect(self._on_menu)
        return row

    def _on_add(self) -> None:
        tied = [(Kind.GOAL, number) for number in links.of(self._session.journal.read, self._ref, Kind.GOAL)]
        picker = LinkPicker(self._session, self.tr("Which goal do you talk about?"), [Kind.GOAL], tied)
        picker.picked.connect(self._on_picked)
        picker.open_on(self.window())

    def _on_picked(self, ref: Ref) -> None:
        steps.link(self._session, self._ref, ref, goals.get(self._session.journal.read, ref[1]).title)

    def _on_remove(self, goal_id: int) -> None:
        title = goals.get(self._session.journal.read, goal_id).title
        steps.unlink(self._session, self._ref, (Kind.GOAL, goal_id), title)

    def _on_menu(self, goal_id: int, place: QPoint) -> None:
        self._asked = goal_id
        menu = Menu(self)
        menu.add(self.tr("Open"), "target").triggered.connect(self._on_open_asked)
        menu.add(self.tr("We no longer talk about it"), "minus").triggered.connect(self._on_remove_asked)
        menu.popup(place)

    def _on_open_asked(self) -> None:
        self.opened.emit(self._asked)

    def _on_remove_asked(self) -> None:
        self._on_remove(self._asked)

    _asked = 0

