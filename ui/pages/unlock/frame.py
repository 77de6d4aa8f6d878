"""The full-window page with one narrow column in its middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.following import Following

_EDGE, _BAR = 24, 12  # px


class Frame(QWidget):
    """Fill `column`, and say in `first` what has the focus to begin with.

    The column is `wide` px, less in a narrow window, and scrolls where the window is too low for it.
    """

    def __init__(self, wide: int = 400, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = wide
        self.first: QWidget | None = None
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._inside)
        across.addStretch(1)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        body.addStretch(1)
        body.addLayout(across)
        body.addStretch(1)
        scroller = QScrollArea(self)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(page)
        self._following = Following(scroller)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(scroller, 1)
        self._fit(self.width())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would be a second stop for Tab, before the first."""
        if self.first is not None:
            self.first.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit(self.width())

    def _fit(self, width: int) -> None:
        self._inside.setFixedWidth(min(theme.current().px(self._wide), max(240, width - 2 * _EDGE - _BAR)))
