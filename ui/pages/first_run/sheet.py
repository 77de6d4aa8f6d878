"""One of the four pages: a title, a sentence, and what is asked; it scrolls where the window is low."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from ui import theme
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.following import Following
from ui.widgets.page import room

_WIDEST, _LEAD = 680, 640
_ROOMY = 840  # px for the page alone; below that it draws in


class Sheet(QScrollArea):
    """`first` is what in `content` has the focus to begin with."""

    def __init__(
        self, title: str, lead: str, content: QWidget, first: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._first = first
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._trouble = Banner("problem", "", parent=self)
        self._trouble.hide()
        words = text.label(lead, "lead", tone="2", wrap=True)
        words.setMaximumWidth(theme.current().px(_LEAD))
        column = QWidget()
        column.setMaximumWidth(theme.current().px(_WIDEST))
        down = QVBoxLayout(column)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(text.label(title, "title", wrap=True))
        down.addSpacing(8)
        down.addWidget(words)
        down.addSpacing(26)
        down.addWidget(content)
        down.addSpacing(16)
        down.addWidget(self._trouble)
        down.addStretch(1)
        page = QWidget()
        self._sides = QVBoxLayout(page)
        self._sides.addWidget(column)
        self.setWidget(page)
        self._following = Following(self)

    def begin(self) -> None:
        """From the top, ready to type."""
        self._first.setFocus()
        self.verticalScrollBar().setValue(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would be a second stop for Tab, before the first."""
        self._first.setFocus(event.reason())

    def show_trouble(self, error: UserError | None) -> None:
        self._trouble.setVisible(error is not None)
        if error is not None:
            self._trouble.set_words(error.title, error.advice)
            self.ensureWidgetVisible(self._trouble)

    def resizeEvent(self, event: QResizeEvent) -> None:
        left, top = side(event.size().width()), 52 if event.size().height() > 560 else 32
        spare = max(left, event.size().width() - left - theme.current().px(_WIDEST))
        self._sides.setContentsMargins(left, top, spare, 32)
        super().resizeEvent(event)


def side(width: int) -> int:
    """The margin at both sides of a page and its foot that are `width` px wide."""
    return 72 if room(width) >= _ROOMY else 32
