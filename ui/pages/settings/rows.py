"""One setting to a line: what it is, a word of explanation, and its control at the end, or below where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import text
from ui.widgets.card import Card

_GAP, AROUND = 16, 13  # px
_WORDS = 180  # px that the words keep beside their control


class Row(QWidget):
    """`name` also names the control for those who listen."""

    def __init__(self, name: str, words: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._name = text.label(name, "medium", wrap=True)
        self._words = text.label(words, "meta", tone="2", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self._words)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, AROUND, 0, AROUND)
        self._layout.setSpacing(_GAP)
        self._layout.addLayout(column, 1)
        self._layout.addWidget(control)
        control.setAccessibleName(f"{name}: {control.text()}" if isinstance(control, QPushButton) else name)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._control.setAccessibleDescription(words)

    def minimumSizeHint(self) -> QSize:
        """As if the control were below: beside the words it must not keep the page from being narrow."""
        widest = max(self._control.minimumSizeHint().width(), self._control.sizeHint().width())
        return QSize(max(widest, self._name.minimumSizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange(self.width())

    def _arrange(self, width: int) -> None:
        fits = theme.current().px(_WORDS) + _GAP + self._control.sizeHint().width() <= width
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(along if fits else down)
        self._layout.setSpacing(_GAP if fits else _GAP // 2)
        place = Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag.AlignLeading
        self._layout.setAlignment(self._control, place)
        self._layout.activate()


class RowsCard(Card):
    """Rows with rules between them, on a card of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(small=True, parent=parent)
        self.body.setSpacing(0)
        self.body.setContentsMargins(20, 3, 20, 3)  # the rows bring their own

    def set_rows(self, rows: Sequence[QWidget]) -> None:
        """In the place of those before."""
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, row in enumerate(rows):
            if number:
                self.body.addWidget(text.rule())
            self.body.addWidget(row)


def sentence(words: str) -> QWidget:
    """Why there is nothing to set, in the place of a row."""
    told = QWidget()
    column = QVBoxLayout(told)
    column.setContentsMargins(0, AROUND, 0, AROUND)
    column.addWidget(text.label(words, "body", tone="2", wrap=True))
    return told


def section(title: str, rows: Sequence[QWidget], parent: QWidget) -> QVBoxLayout:
    """A heading on `parent`, then its rows with rules between them; what follows goes into the layout."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    heading: QLabel = text.label(title, "heading", wrap=True)
    column.addWidget(heading)
    column.addSpacing(2)
    for at, one in enumerate(rows):
        if at:
            column.addWidget(text.rule())
        column.addWidget(one)
    return column
