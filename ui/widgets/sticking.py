"""The heading of the rows that are seen, which stays at the top of its list until the next one pushes it away."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets.row_strokes import RowPainter
from ui.widgets.row_tops import RowTops


class Sticking(QWidget):
    """Lies over the rows of a list. The heading's own row says the same to those who listen."""

    def __init__(self, rows: RowPainter, view: QListView) -> None:
        super().__init__(view)
        self._rows, self._view = rows, view
        self._row = -1
        self.hide()

    def follow(self, tops: RowTops, scrolled: int) -> None:
        """`scrolled` px of the rows are out of sight."""
        self._row = tops.heading_of(tops.row_at(scrolled))
        shown = self._row >= 0 and tops[self._row] < scrolled
        if shown:
            high, after = tops.height(self._row), tops.heading_after(self._row)
            pushed = tops[after] - scrolled - high if after >= 0 else 0
            seen = self._view.viewport().geometry()
            self.setGeometry(QRect(seen.left(), seen.top() + min(0, pushed), seen.width(), high))
            self.update()
        self.setVisible(shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Else the click would go to the row underneath."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.current()[self._rows.ground])
        index = self._view.model().index(self._row, 0)
        if index.isValid():
            option = QStyleOptionViewItem()
            option.initFrom(self._view)
            option.rect = self.rect()
            self._rows.paint(painter, option, index)
