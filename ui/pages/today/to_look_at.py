"""What has come round to be looked at again: a heading, a row for each, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.entry_row import EntryRow
from ui.widgets.menu import Menu
from ui.widgets.row_list import RowList


class ToLookAt(QWidget):
    """Not there where nothing is to be looked at. A row's number says what it stands for."""

    opened = Signal(object)  # its number
    later_chosen = Signal(object)  # in a month
    never_chosen = Signal(object)
    emptied = Signal()  # the focus was here, and nothing is left to take it

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = 0
        self._rows = RowList(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text.label(heading, "heading", wrap=True))
        column.addWidget(self._rows)

    def set_rows(self, rows: list[EntryRow]) -> None:
        for row in rows:
            row.opened.connect(self.opened)
            row.menu_requested.connect(self._on_menu_requested)
        left = self._rows.set_rows(rows)
        self.setVisible(bool(rows))
        if not left:
            self.emptied.emit()

    def clear_words(self) -> None:
        self._rows.clear_words()

    def _on_menu_requested(self, number: int, spot: QPoint) -> None:
        self._chosen = number
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_menu_open)
        menu.add(self.tr("Look again in a month")).triggered.connect(self._on_menu_later)
        menu.add(self.tr("Don’t remind me")).triggered.connect(self._on_menu_never)
        menu.popup(spot)

    def _on_menu_open(self) -> None:
        self.opened.emit(self._chosen)

    def _on_menu_later(self) -> None:
        self.later_chosen.emit(self._chosen)

    def _on_menu_never(self) -> None:
        self.never_chosen.emit(self._chosen)
