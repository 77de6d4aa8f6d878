"""The full-window page with one narrow column in its middle."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.page import PageScroll


class Frame(QWidget):
    """Fill `column`; it is `wide` px and scrolls where the window is too low for it."""

    def __init__(self, wide: int = 400, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        self._inside.setFixedWidth(round(wide * max(1.0, theme.current().scale * 0.9)))
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._inside)
        across.addStretch(1)
        self.scroller = PageScroll(parent=self)
        self.scroller.body.addStretch(1)
        self.scroller.body.addLayout(across)
        self.scroller.body.addStretch(1)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(self.scroller, 1)
