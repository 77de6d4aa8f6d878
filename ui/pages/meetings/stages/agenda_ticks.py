"""The agenda beside the notes: ticked as things are talked about."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import carry
from app.records import agenda
from app.records.agenda import Item, State
from app.records.meetings import Meeting
from app.store.connection import Connection
from ui.pages.keeping_out import Mark
from ui.widgets import text
from ui.widgets.row_list import RowList
from ui.widgets.tick_row import TickRow


class AgendaTicks(QWidget):
    """`ticked` gives the item. What was carried over can be ticked until something has become of it."""

    ticked = Signal(object, bool)  # Item

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Hashable, Item] = {}
        self._list = RowList(self.tr("Agenda"))
        self._after = text.label(self.tr("Anything unticked is carried over."), "meta", "2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._list)
        column.addWidget(self._after)

    def show_agenda(self, conn: Connection, meeting: Meeting) -> bool:
        """False when there is none."""
        found = [item for item in agenda.of(conn, meeting.id) if item.state is not State.DROPPED]
        if found == list(self._items.values()):
            return bool(found)
        before = {row.key: row for row in self._list.rows if isinstance(row, TickRow)}
        self._items = {item.id: item for item in found}
        rows = []
        for item in found:
            row = before.get(item.id) or self._made(item)
            carried = item.state is State.CARRIED
            said, done = self.tr("Carried over") if carried else "", item.state is State.DISCUSSED
            row.set_words(item.title, said, done=done, mark=Mark(item).words)
            row.setEnabled(not carried or carry.open_copy(conn, item) is not None)
            rows.append(row)
        self._list.set_rows(rows)
        self._after.setVisible(any(item.state is State.OPEN for item in found))
        return bool(found)

    def clear_words(self) -> None:
        self._items = {}
        self._list.clear_words()

    def _made(self, item: Item) -> TickRow:
        row = TickRow(item.id, opens=False, strikes=False)
        row.ticked.connect(self._on_ticked)
        return row

    def _on_ticked(self, key: Hashable, on: bool) -> None:
        self.ticked.emit(self._items[key], on)
