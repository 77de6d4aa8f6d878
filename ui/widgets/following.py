"""Keeps what has the focus in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROOM = 32  # px kept free around it


class Following(QObject):
    """Qt scrolls for Tab only, not where a click or a sentence has moved the focus."""

    def __init__(self, scroller: QScrollArea) -> None:
        super().__init__(scroller)
        self._scroller = scroller
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._scroller.isVisible() and self._scroller.isAncestorOf(now):
            self._scroller.ensureWidgetVisible(now, 0, _ROOM)
