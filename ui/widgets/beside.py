"""A panel beside the main thing, or, where the window is narrow, a drawer over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyle, QWidget

from ui import theme
from ui.widgets.page import margin, room

_DRAWER_BELOW = 1024  # px of the window
_DRAWER = 300
_GUTTER = 40


class Beside(QWidget):
    """`drawer_changed` tells whether the panel is a drawer now; it starts shut. `closed` when Esc shuts it.

    `main` begins with a gutter of 40 px, which moves out of sight as far as the page's margin is smaller. The panel is
    `wide` px, and a drawer where the window has less than `drawer_below`.
    """

    drawer_changed = Signal(bool)
    closed = Signal()

    def __init__(
        self,
        main: QWidget,
        panel: QWidget,
        wide: int = 316,
        drawer_below: int = _DRAWER_BELOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._main, self._panel = main, panel
        self._wide, self._drawer_below = wide, drawer_below
        self._is_drawer = False
        self._is_open = False
        main.setParent(self)
        panel.setParent(self)

    def set_open(self, open_: bool) -> None:
        """Show or shut the drawer; a panel is always there."""
        self._is_open = open_
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drawer_changed.emit(self._is_drawer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_drawer and self._is_open:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        drawer = room(self.window().width()) < self._drawer_below
        if drawer != self._is_drawer:
            self._is_drawer = drawer
            self._is_open = False
            self.drawer_changed.emit(drawer)
        wide = min(theme.current().px(_DRAWER if drawer else self._wide), self.width())
        beside = 0 if drawer else wide
        hidden = _GUTTER - margin(self.width())
        self._put(self._main, QRect(-hidden, 0, self.width() - beside + hidden, self.height()))
        self._put(self._panel, QRect(self.width() - wide, 0, wide, self.height()))
        self._panel.setVisible(not drawer or self._is_open)
        self._panel.raise_()

    def _put(self, widget: QWidget, spot: QRect) -> None:
        widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), spot))
