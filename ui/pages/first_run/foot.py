"""The foot of the pages that make a journal: back at one side, on at the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.pages.first_run.sheet import side
from ui.widgets import text
from ui.widgets.buttons import Button


class Foot(QFrame):
    """It stays where it is while the page above it changes."""

    back_requested = Signal()
    later_requested = Signal()
    on_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.back = Button(self.tr("Back"))
        self.later = Button(self.tr("Not now"), "q")
        self.on = Button(self.tr("Continue"), "p")
        self.on.setObjectName("on")
        self._why = text.label("", "meta", tone="2", wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._across = QHBoxLayout(self)
        self._across.setSpacing(16)
        self._across.addWidget(self.back)
        self._across.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        self._across.addWidget(self.later)
        self._across.addWidget(self.on)
        self.back.clicked.connect(self.back_requested)
        self.later.clicked.connect(self.later_requested)
        self.on.clicked.connect(self.on_requested)

    def say_why(self, words: str) -> None:
        """What would make *Continue* possible, while it is not."""
        self._why.setText(words)
        self.on.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = side(event.size().width())
        self._across.setContentsMargins(margin, 16, margin, 16)
        super().resizeEvent(event)
