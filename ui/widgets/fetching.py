"""More rows for a list that shows the first page of many: before they are scrolled to, and all of them for End."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView

_AHEAD = 3  # screens: how far below the last one shown more is fetched


class Fetching(QObject):
    """One page at a time, so that a key can stop it and what is being scrolled comes first."""

    further_down = Signal()  # to the end: the rows so far are there

    def __init__(self, rows: QAbstractItemView) -> None:
        super().__init__(rows)
        self._rows = rows
        self._to_end = QTimer(self, interval=0)
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._to_end.timeout.connect(self._on_further_down)
        self._ahead.timeout.connect(self._on_ahead)

    def ahead(self) -> None:
        """Soon, where there isn't enough below what is seen."""
        self._ahead.start()

    def to_end(self) -> None:
        if self._rows.model().canFetchMore(QModelIndex()):
            self._to_end.start()

    def stop(self) -> None:
        """Not to the end after all."""
        self._to_end.stop()

    def _on_ahead(self) -> None:
        bar, model = self._rows.verticalScrollBar(), self._rows.model()
        if bar.maximum() - bar.value() < _AHEAD * bar.pageStep() and model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())

    def _on_further_down(self) -> None:
        model = self._rows.model()
        if model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
        else:
            self._to_end.stop()
        self.further_down.emit()
