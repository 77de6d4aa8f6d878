"""What was agreed in a meeting, beside its notes: a tick there ticks the line, and the other way round."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.records import actions
from app.records.actions import Action, Owner, State
from app.records.meetings import Meeting
from app.store.connection import Connection
from ui.pages.keeping_out import Mark
from ui.pages.meetings import words
from ui.widgets.row_list import RowList
from ui.widgets.tick_row import TickRow


class Captured(QWidget):
    """Every signal gives the Action. Open ones first, in the order they were written down."""

    ticked = Signal(object, bool)
    opened = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[Hashable, Action] = {}
        self._name = ""
        self._list = RowList(self.tr("Captured here"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)

    def show_actions(self, conn: Connection, meeting: Meeting, name: str) -> bool:
        """`name` is what the other is called. False when there are none."""
        found = actions.of_meeting(conn, meeting.id)
        if (found, name) == (list(self._actions.values()), self._name):
            return bool(found)
        self._name = name
        before = {row.key: row for row in self._list.rows if isinstance(row, TickRow)}
        self._actions = {action.id: action for action in found}
        rows = []
        for action in found:
            row = before.get(action.id) or self._made(action)
            done, let_go = action.state is State.DONE, action.state is State.LET_GO
            row.set_words(action.title, self._facts(action, name), done=done, let_go=let_go, mark=Mark(action).words)
            rows.append(row)
        self._list.set_rows(rows)
        return bool(found)

    def clear_words(self) -> None:
        self._actions, self._name = {}, ""
        self._list.clear_words()

    def _facts(self, action: Action, name: str) -> str:
        """ "Me, Thursday 26 November"."""
        who = self.tr("Me") if action.owner is Owner.ME else name
        due = wording.long_day(action.due_on, words.today()) if action.due_on else ""
        let_go = self.tr("let go") if action.state is State.LET_GO else ""
        return ", ".join(filter(None, (who, due, let_go)))

    def _made(self, action: Action) -> TickRow:
        row = TickRow(action.id)
        row.ticked.connect(self._on_ticked)
        row.opened.connect(self._on_opened)
        row.rename_requested.connect(self._on_opened)
        row.remove_requested.connect(self._on_remove_requested)
        return row

    def _on_ticked(self, key: Hashable, on: bool) -> None:
        self.ticked.emit(self._actions[key], on)

    def _on_opened(self, key: Hashable) -> None:
        self.opened.emit(self._actions[key])

    def _on_remove_requested(self, key: Hashable) -> None:
        self.remove_requested.emit(self._actions[key])
