"""Rows under each other with a rule between them; Up and Down go from one to the next."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.entry_row import EntryRow
from ui.widgets.reading_order import order_tabs
from ui.widgets.tick_row import TickRow

Row = EntryRow | TickRow


class RowList(QWidget):
    """For a few rows, on a page that scrolls; `name` is told to those who listen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: list[Row] = []
        self._rules: list[QWidget] = []
        self._before = QWidget(self)  # never seen, and so no stop; it keeps the place in the order of Tab
        self._before.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._before.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._before)

    @property
    def rows(self) -> Sequence[Row]:
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> bool:
        """Show these instead. The focus stays on the row of its key, else goes to the one that took its place.

        False when the focus was here and no row is left to take it.
        """
        at = self._focused()
        key = self._rows[at].key if at >= 0 else None
        stays = at >= 0 and self._rows[at] in rows
        self._take_away(rows)
        self._rows = list(rows)
        for number, row in enumerate(self._rows):
            if number:
                self._rules.append(text.rule(parent=self))
                self._column.addWidget(self._rules[-1])
            self._column.addWidget(row)
            row.show()  # now, or it could take no focus yet
        if self._rows:  # or Tab would come to what is new last of all
            QWidget.setTabOrder(self._before, self._rows[0])
            order_tabs(*self._rows)
        if at >= 0 and self._rows and not stays:
            (self.row(key) or self._rows[min(at, len(self._rows) - 1)]).setFocus()
        return at < 0 or bool(self._rows)

    def row(self, key: Hashable) -> Row | None:
        return next((row for row in self._rows if row.key == key), None)

    def clear_words(self) -> None:
        for row in self._rows:
            row.clear_words()
        self.set_rows([])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = self._focused()
        if step is None or at < 0:
            super().keyPressEvent(event)
        elif 0 <= at + step < len(self._rows):
            self._rows[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _focused(self) -> int:
        """The row that has the focus, or holds what has it; -1 without one."""
        here = self.focusWidget() if self.isAncestorOf(self.window().focusWidget() or self) else None
        return next((n for n, row in enumerate(self._rows) if here and (row is here or row.isAncestorOf(here))), -1)

    def _take_away(self, kept: Sequence[Row]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
        for gone in (*self._rules, *(row for row in self._rows if row not in kept)):
            gone.hide()
            gone.deleteLater()
        self._rules = []
