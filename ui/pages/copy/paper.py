"""An entry of a copy to read: what it is called, its words, and what else is known of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.exchange.papers import Paper
from ui.models.copy_list import Line
from ui.pages.copy import facts
from ui.widgets import text
from ui.widgets.page import sided
from ui.widgets.prose_edit import Reading

_SIDE, _TOP = 40, 24  # px: the words of the text begin there too


class PaperView(QWidget):
    """Empty until `show_paper`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = text.label("", "meta", "2", wrap=True)
        self._title = text.label("", "title_pane", wrap=True)
        self.reading = Reading(self.tr("The entry"))
        self._head = QVBoxLayout()
        self._head.setSpacing(2)
        self._head.addWidget(self._above)
        self._head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.reading, 1)
        self._set_margins()

    def show_paper(self, line: Line, paper: Paper, words: str, part: bool) -> None:
        """From the top, or from where what is searched for stands. `part`: the line stands on the page of another."""
        self._say(line.below, paper.title or paper.heading)
        self.reading.load(facts.as_text(paper))
        self.reading.mark(words, line.title if part else "")

    def show_words(self, line: Line, words: str) -> None:
        """Where there is no page: what the index knows of it."""
        self._say(line.below, line.title)
        self.reading.load(words)

    def show_trouble(self, error: UserError) -> None:
        self._say("", error.title)
        self.reading.load(error.advice)

    def clear_words(self) -> None:
        self._say("", "")
        self.reading.clear_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_margins()

    def _say(self, above: str, title: str) -> None:
        self._above.setText(above)
        self._title.setText(title)
        self.reading.setAccessibleName(title or self.tr("The entry"))

    def _set_margins(self) -> None:
        self._head.setContentsMargins(*sided(self, _SIDE, _TOP, _SIDE, 0))
