"""Keeps what has the focus in sight."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

_ROOM = 32  # px kept free around it


class Following(QObject):
    """Qt scrolls for Tab only: not where a click or a sentence has moved the focus, and not while somebody types.

    Whoever has scrolled away from it is left there until they type.
    """

    def __init__(self, scroller: QScrollArea) -> None:
        super().__init__(scroller)
        self._scroller = scroller
        self._fields: WeakSet[QLineEdit] = WeakSet()  # that have had the focus
        self._seen = False
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._show)
        bar = scroller.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_grown)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _focused(self) -> QWidget | None:
        now = QApplication.focusWidget()
        return now if now is not None and self._scroller.isAncestorOf(now) else None

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._scroller.isVisible() or not self._scroller.isAncestorOf(now):
            return
        self._show()
        if isinstance(now, QLineEdit) and now not in self._fields:
            self._fields.add(now)
            now.textEdited.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._settled.start()

    def _show(self) -> None:
        now = self._focused()
        if now is not None and self._scroller.isVisible():
            self._scroller.ensureWidgetVisible(now, 0, _ROOM)
            self._seen = True

    def _on_scrolled(self) -> None:
        now, view = self._focused(), self._scroller.viewport()
        if now is not None:
            spot = QRect(now.mapTo(self._scroller, now.rect().topLeft()), now.size())
            self._seen = view.geometry().intersects(spot)

    def _on_grown(self) -> None:
        """Something came or went, perhaps above it."""
        if self._seen:
            self._settled.start()
