"""What the palette says where nothing matches, or nothing has been written yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.buttons import Button


class Nothing(QWidget):
    """Two lines, and after a search the button that clears it."""

    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text.label("", "subhead", wrap=True)
        self._words = text.label("", "body", tone="2", wrap=True)
        self.clear = Button(self.tr("Clear search"), dense=True)
        self.clear.clicked.connect(self.clear_requested)
        row = QHBoxLayout()
        row.addWidget(self.clear)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addLayout(row)

    @property
    def words(self) -> str:
        return f"{self._title.text()}. {self._words.text()}"

    def say(self, words: str) -> None:
        """That nothing matches these words; "" where nothing was searched for."""
        self.clear.setVisible(bool(words))
        if words:
            self._title.setText(self.tr("Nothing matches “{words}”").format(words=words))
            self._words.setText(self.tr("Check the spelling, or try fewer words. Every entry was searched."))
        else:
            self._title.setText(self.tr("Search everything you’ve written"))
            self._words.setText(self.tr("Try a name, a place or a word."))
