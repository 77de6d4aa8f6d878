"""What is chosen and what comes of it: beside each other, or one at a time where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyle, QWidget

from ui.widgets.page import room

_BESIDE = 1100  # px of the window from which on there are two
_PART = 0.555  # of the width for what is chosen


class Sides(QWidget):
    """`narrowed` tells whether there is room for one alone; it starts with the first."""

    narrowed = Signal(bool)

    def __init__(self, choices: QWidget, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices, self._pages = choices, pages
        self._is_narrow = False
        self._second = False
        for one in (choices, pages):
            one.setParent(self)

    def show_second(self, second: bool) -> None:
        """Which one, where there is room for one."""
        self._second = second
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
        self.narrowed.emit(self._is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        narrow = room(self.window().width()) < _BESIDE
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.narrowed.emit(narrow)
        left = self.width() if narrow else round(self.width() * _PART)
        self._put(self._choices, QRect(0, 0, left, self.height()))
        beside = QRect(0 if narrow else left, 0, self.width() if narrow else self.width() - left, self.height())
        self._put(self._pages, beside)
        self._choices.setVisible(not narrow or not self._second)
        self._pages.setVisible(not narrow or self._second)

    def _put(self, widget: QWidget, spot: QRect) -> None:
        widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), spot))
