"""The check-ins of a goal: their picture with a card for one of them, or a table of all."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from ui.charts.check_in_table import CheckInTable
from ui.charts.step_chart import Point, StepChart
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.card import Card


class CheckInsChart(QWidget):
    """T or the button shows the table, and T, Esc or the button the picture again."""

    chosen = Signal(int)  # the place of a check-in, by a person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self._today = date.min
        self._build()
        self.chart.chosen.connect(self._on_chosen)
        self._table.left.connect(self._on_toggled)
        self._toggle.clicked.connect(self._on_toggled)

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
        if event.key() == Qt.Key.Key_T and not event.modifiers() and self._points:
            self._on_toggled()
        else:
            super().keyPressEvent(event)

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
        self._card.body.setContentsMargins(15, 12, 15, 12)
        self._card.body.setSpacing(2)
        for part in (self._day, self._rung, self._note):
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
        self._day.setText(wording.day(point.on, self._today) if index >= 0 else "")
        for label, words in ((self._rung, point.words), (self._note, point.note)):
            label.setText(words)
            label.setVisible(bool(words))

    def _on_chosen(self, index: int) -> None:
        self._show_card()
        self.chosen.emit(index)

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
