"""The heading of the rows that are seen, which stays at the top of its list until the next one pushes it away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets.row_strokes import RowPainter


class Sticking(QWidget):
    """Lies over the rows of a list. The heading's own row says the same to those who listen."""

    def __init__(self, rows: RowPainter, view: QListView) -> None:
        super().__init__(view)
        self._rows, self._view = rows, view
        self._row = -1
        self.hide()

    def follow(self, tops: Sequence[int], headings: Sequence[int], scrolled: int) -> None:
        """`tops` are where rows begin, `headings` which of them are headings; `scrolled` px of all are out of sight."""
        at = bisect_right(headings, bisect_right(tops, scrolled) - 1) - 1
        self._row = headings[at] if at >= 0 else -1
        shown = self._row >= 0 and tops[self._row] < scrolled
        if shown:
            high = tops[self._row + 1] - tops[self._row]
            pushed = tops[headings[at + 1]] - scrolled - high if at + 1 < len(headings) else 0
            seen = self._view.viewport().geometry()
            self.setGeometry(QRect(seen.left(), seen.top() + min(0, pushed), seen.width(), high))
            self.update()
        self.setVisible(shown)

    def covers(self, tops: Sequence[int], headings: Sequence[int], row: int) -> int:
        """px that the heading of a row will take from the top once the row is there."""
        at = bisect_right(headings, row) - 1
        return tops[headings[at] + 1] - tops[headings[at]] if at >= 0 else 0

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
