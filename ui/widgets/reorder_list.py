"""A few things in an order of one's own: dragged by the mouse, or moved with Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.item_row import Item, ItemRow
from ui.widgets.row_list import RowList

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReorderList(RowList):
    """It shows the new order or name at once and then tells it; the caller keeps it and gives `set_items` again."""

    moved = Signal(int, int)  # from where to where
    renamed = Signal(object, str)  # the key
    remove_requested = Signal(object)
    chip_pressed = Signal(object)
    menu_requested = Signal(object, QPoint)  # where, on the screen

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._mark = _Mark(self)
        self._mark.hide()
        self._target = -1

    def set_items(self, items: Sequence[Item]) -> bool:
        """As `set_rows`; a name that is being typed goes on being typed."""
        before = {row.key: row for row in self._items()}
        return self._show([self._row_for(item, before.get(item.key)) for item in items])

    def rename(self, key: Hashable) -> None:
        """Let the words of this one be typed anew."""
        row = self.row(key)
        if isinstance(row, ItemRow):
            row.rename()

    def take_back(self, key: Hashable, words: str, typed: str) -> None:
        """A new name could not be kept: it stays where it was typed."""
        row = self.row(key)
        if isinstance(row, ItemRow):
            row.take_back(words, typed)

    def flush(self) -> bool:
        """Keep a name that is being typed. False: it could not be kept, and stays in its field."""
        for row in self._items():
            row.keep_name()
        return not any(row.renaming for row in self._items())

    def move_row(self, old: int, new: int) -> None:
        """As a person does it."""
        rows = self._items()
        if old == new or not (0 <= old < len(rows) and 0 <= new < len(rows)):
            return
        rows.insert(new, rows.pop(old))
        self._show(rows)
        rows[new].setFocus()
        announce(rows[new], self.tr("Moved to {place}").format(place=self._place(new)))
        self.moved.emit(old, new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.focusWidget()
        step = _STEPS.get(Qt.Key(event.key()))
        if not isinstance(row, ItemRow):
            event.ignore()  # in the field of a name
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            at = self._items().index(row)
            self.move_row(at, at + step)
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[ItemRow]:
        return [row for row in self.rows if isinstance(row, ItemRow)]

    def _row_for(self, item: Item, before: ItemRow | None) -> ItemRow:
        if before is not None:
            before.set_item(item)
            return before
        row = ItemRow(item)
        row.renamed.connect(self.renamed)
        row.remove_requested.connect(self.remove_requested)
        row.menu_requested.connect(self.menu_requested)
        row.chip_pressed.connect(self.chip_pressed)
        row.dragged.connect(self._on_dragged)
        row.dropped.connect(self._on_dropped)
        row.drag_cancelled.connect(self._on_drag_cancelled)
        return row

    def _show(self, rows: Sequence[ItemRow]) -> bool:
        shown = self.set_rows(rows)
        for number, row in enumerate(rows):
            row.set_place(self._place(number))
        return shown

    def _place(self, number: int) -> str:
        return self.tr("{number} of {all}").format(number=number + 1, all=len(self.rows))

    # dragging

    def _on_dragged(self, key: Hashable, at: QPoint) -> None:
        down = self.mapFromGlobal(at).y()
        self._target = sum(1 for row in self.rows if row.geometry().center().y() < down)
        rows = self.rows
        edge = rows[self._target].y() - 1 if self._target < len(rows) else rows[-1].geometry().bottom()
        self._mark.setGeometry(QRect(0, max(0, min(edge - 1, self.height() - 3)), self.width(), 3))
        self._mark.raise_()
        self._mark.show()
        self._scroll_along()

    def _on_dropped(self, key: Hashable) -> None:
        self._mark.hide()
        old = next((n for n, row in enumerate(self.rows) if row.key == key), -1)
        if old >= 0 and self._target >= 0:
            self.move_row(old, self._target - (1 if self._target > old else 0))
        self._target = -1

    def _on_drag_cancelled(self) -> None:
        self._mark.hide()
        self._target = -1

    def _scroll_along(self) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._mark, 0, 40)


class _Mark(QWidget):
    """Where what is dragged would go."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.painter_on(self).fillRect(self.rect(), theme.current()["pine"])
