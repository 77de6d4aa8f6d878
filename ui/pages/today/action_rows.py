"""Actions under each other: ticked, opened, let go and removed where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts.today import Listed
from app.records import actions
from app.records.actions import Action, State
from app.store.journal import Kind, Ref
from ui.pages import keeping_out
from ui.pages.keeping_out import Mark
from ui.pages.share import on_paper
from ui.pages.today import steps, words
from ui.pages.today.action_dialog import ActionDialog
from ui.session import Session
from ui.widgets.menu import Menu
from ui.widgets.row_list import RowList
from ui.widgets.tick_row import TickRow


class ActionRows(QWidget):
    """What is shown keeps its place: one that is ticked does not jump away under the hand."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: Action | None = None
        self._said: dict[int, tuple[str, str, str, bool, bool, str]] = {}
        self._rows = RowList(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)

    @property
    def keys(self) -> list[int]:
        """Ids, from top to bottom."""
        return [row.key for row in self._rows.rows if isinstance(row.key, int)]

    def show_actions(self, found: Sequence[Listed], today: date, anew: bool = False) -> bool:
        """With `anew` in the order given. False when the focus was here and nothing is left to take it."""
        places = {} if anew else {key: at for at, key in enumerate(self.keys)}
        ordered = sorted(found, key=lambda one: places.get(one.action.id, len(places)))
        before = {row.key: row for row in self._rows.rows if isinstance(row, TickRow)}
        rows, self._said = [], {}
        for one in ordered:
            key = one.action.id
            row = before.get(key) or self._new_row(key)
            facts = words.agreed(one, today), words.due(one, today)
            state = one.action.state
            closed = state is State.DONE, state is State.LET_GO
            self._said[key] = (one.action.title, *facts, *closed, Mark(one.action).words)
            row.set_words(*self._said[key])
            rows.append(row)
        return self._rows.set_rows(rows)

    def focus_on(self, action_id: int) -> None:
        if row := self._rows.row(action_id):
            row.setFocus()

    def chosen_record(self) -> Ref | None:
        """The action whose row has the focus."""
        focused = (row.key for row in self._rows.rows if row.hasFocus() and isinstance(row.key, int))
        return next(((Kind.ACTION, key) for key in focused), None)

    def clear_words(self) -> None:
        self._chosen = None
        self._said = {}
        self._rows.clear_words()

    def _new_row(self, action_id: int) -> TickRow:
        row = TickRow(action_id)
        row.ticked.connect(self._on_ticked)
        row.opened.connect(self._on_opened)
        row.rename_requested.connect(self._on_opened)
        row.remove_requested.connect(self._on_remove_requested)
        row.menu_requested.connect(self._on_menu_requested)
        return row

    # what happens

    def _on_ticked(self, action_id: int, done: bool) -> None:
        action, row = self._action(action_id), self._rows.row(action_id)
        if action and not steps.tick(self._session, action, done) and isinstance(row, TickRow):
            row.set_words(*self._said[action_id])  # it could not be kept, so the box says what the journal says

    def _on_opened(self, action_id: int) -> None:
        if action := self._action(action_id):
            dialog = ActionDialog(self._session, action)
            dialog.go_requested.connect(self.go_requested)
            dialog.open_on(self.window())

    def _on_remove_requested(self, action_id: int) -> None:
        if action := self._action(action_id):
            steps.take_away(self._session, action)

    def _on_menu_requested(self, action_id: int, spot: QPoint) -> None:
        self._chosen = self._action(action_id)
        if self._chosen is None:
            return
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_menu_open)
        if self._chosen.is_open:
            menu.add(self.tr("Let it go")).triggered.connect(self._on_menu_let_go)
        Mark(self._chosen).add_to(menu).triggered.connect(self._on_menu_keep_out)
        menu.add(self.tr("Print…"), shortcut="Ctrl+P").triggered.connect(self._on_menu_print)
        menu.add(self.tr("Remove")).triggered.connect(self._on_menu_remove)
        menu.popup(spot)

    def _on_menu_open(self) -> None:
        if self._chosen:
            self._on_opened(self._chosen.id)

    def _on_menu_let_go(self) -> None:
        if self._chosen:
            steps.let_go(self._session, self._chosen)

    def _on_menu_keep_out(self) -> None:
        if self._chosen:
            keeping_out.switch(self._session, (Kind.ACTION, self._chosen.id), not self._chosen.kept_out)

    def _on_menu_print(self) -> None:
        if self._chosen:
            on_paper.print_entry(self._session, (Kind.ACTION, self._chosen.id), self.window())

    def _on_menu_remove(self) -> None:
        if self._chosen:
            steps.take_away(self._session, self._chosen)

    def _action(self, action_id: int) -> Action | None:
        try:
            return actions.get(self._session.journal.read, action_id)
        except LookupError:
            return None
