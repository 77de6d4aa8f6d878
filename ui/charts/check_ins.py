"""The check-ins of a goal: their picture with a card for one of them, or a table of all."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from ui.charts.check_in_table import CheckInTable
from ui.charts.step_chart import Point, StepChart
from ui.widgets import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.page import sided


class CheckInsChart(QWidget):
    """T or the button shows the table, and T, Esc or the button the picture again.

    With `offers`, one can be changed or removed: Enter and Delete ask for it, and a menu is asked for.
    """

    chosen = Signal(int)  # the place of a check-in, by a person
    change_requested = Signal(int)
    remove_requested = Signal(int)
    menu_requested = Signal(int, object)  # under which button, or where on the screen

    def __init__(self, offers: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        self._points: tuple[Point, ...] = ()
        self._today = date.min
        self._build()
        self.chart.chosen.connect(self._on_chosen)
        self._table.left.connect(self._on_toggled)
        self._toggle.clicked.connect(self._on_toggled)
        self._more.clicked.connect(self._on_more)

    def set_points(self, points: Sequence[Point], sentence: str, today: date) -> None:
        """In the order of time; `sentence` says it all to those who listen, `today` is where the line ends."""
        self._points, self._today = tuple(points), today
        self.chart.set_points(points, today)
        self.chart.setAccessibleName(sentence)
        self._table.set_points(points, today)
        self._table.setAccessibleName(sentence)
        self._toggle.setVisible(bool(points))
        if self.as_table and not points:
            self._show_table(False)
        self._show_card()

    @property
    def as_table(self) -> bool:
        return not self._table.isHidden()

    def clear_words(self) -> None:
        self.set_points([], "", date.min)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {
            Qt.Key.Key_Return: self.change_requested,
            Qt.Key.Key_Enter: self.change_requested,
            Qt.Key.Key_Delete: self.remove_requested,
        }
        if event.key() == Qt.Key.Key_T and not event.modifiers() and self._points:
            self._on_toggled()
        elif self._offers and event.key() in asked and self._index >= 0:
            asked[Qt.Key(event.key())].emit(self._index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._offers and self._index >= 0:
            self.menu_requested.emit(self._index, event.globalPos())

    @property
    def _index(self) -> int:
        """The place of the one that is chosen, in the picture or in the table."""
        return self._table.currentIndex().row() if self.as_table else self.chart.index

    def _build(self) -> None:
        self.chart = StepChart(self)
        self.chart.setAccessibleDescription(self.tr("Press T for a table"))
        self._table = CheckInTable(self)
        self._table.setAccessibleDescription(self.tr("Press T for the picture"))
        self._table.hide()
        self._day = text.label("", "meta", "2", wrap=True)
        self._rung = text.label("", "body", "2", wrap=True)
        self._note = text.label("", "entry", wrap=True)
        self._card = Card("inset", small=True)
        self._card.body.setContentsMargins(*(sided(self, 15, 6, 9, 12) if self._offers else (15, 12, 15, 12)))
        self._card.body.setSpacing(2)
        self._more = IconButton("dots-three", self.tr("More for this check-in"), parent=self)
        self._more.setVisible(self._offers)
        head = QHBoxLayout()
        head.addWidget(self._day, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._more)
        self._card.body.addLayout(head)
        for part in (self._rung, self._note):
            self._card.body.addWidget(part)
        self._toggle = Button(self.tr("As a table"), "q", dense=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.chart, self._table, self._card):
            column.addWidget(widget)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_card(self) -> None:
        index = self.chart.index
        self._card.setVisible(index >= 0 and not self.as_table)
        point = self._points[index] if index >= 0 else Point(date.min, None, "")
        day = wording.day(point.on, self._today) if index >= 0 else ""
        self._day.setText(day)
        self._more.set_name(self.tr("More for the check-in of {day}").format(day=day))
        for label, words in ((self._rung, point.words), (self._note, point.note)):
            label.setText(words)
            label.setVisible(bool(words))

    def _on_chosen(self, index: int) -> None:
        self._show_card()
        self.chosen.emit(index)

    def _on_more(self) -> None:
        self.menu_requested.emit(self._index, self._more)

    def _on_toggled(self) -> None:
        table = not self.as_table
        held = self.chart.hasFocus() or self._table.hasFocus()
        row = self._table.currentIndex().row()
        if table:
            self._table.selectRow(self.chart.index)
        elif row >= 0 and row != self.chart.index:
            self.chart.choose(row)
            self.chosen.emit(row)
        self._show_table(table)
        self._show_card()
        if held:
            (self._table if table else self.chart).setFocus()

    def _show_table(self, on: bool) -> None:
        self._table.setVisible(on)
        self.chart.setVisible(not on)
        self._toggle.setText(self.tr("As a picture") if on else self.tr("As a table"))
