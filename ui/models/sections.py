"""Lines under headings, as a list shows them; what they are and how they are read is for each such list to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

PAGE = 200
LINE = Qt.ItemDataRole.UserRole  # the Heading or the line of a row
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a run of lines."""

    text: str


class SectionedModel(QAbstractListModel):
    """A list model of `_lines`. With `page` 0, nothing more is read until `read_more` is called."""

    def __init__(self, page: int = PAGE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._lines: list[Any] = []

    # for each list to say

    @property
    def has_more(self) -> bool:
        """Whether older lines wait to be read."""
        raise NotImplementedError

    def read_more(self, limit: int) -> None:
        """The next older ones, at most `limit`."""
        raise NotImplementedError

    def _aloud(self, line: Any) -> str:
        """What is read aloud for a line."""
        raise NotImplementedError

    # for views

    def line(self, row: int) -> Any:
        """None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def is_heading(self, row: int) -> bool:
        return isinstance(self._lines[row], Heading)

    def near(self, row: int) -> int:
        """The line at `row` if it is no heading, else the one after, else the one before; -1 when there is none."""
        after = range(max(row, 0), len(self._lines))
        before = range(min(row, len(self._lines)) - 1, -1, -1)
        return next((at for at in (*after, *before) if not self.is_heading(at)), -1)

    def ends_group(self, row: int) -> bool:
        """Whether the row is the last one under its heading."""
        return isinstance(self.line(row + 1), Heading) or (row == len(self._lines) - 1 and not self.has_more)

    def begins_group(self, row: int) -> bool:
        return isinstance(self.line(row - 1), Heading)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if role == LINE:
            return line
        if line is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return line.text if isinstance(line, Heading) else self._aloud(line)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return plain if self.is_heading(index.row()) else plain | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: _Index) -> bool:
        return bool(self._page) and self.has_more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        self.read_more(self._page)

    # for each list to use

    def _append(self, fresh: Sequence[Any]) -> None:
        """More lines at the end, told to whoever looks."""
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
        self._lines += fresh
        self.endInsertRows()
        if first:  # it may have been the last of a card, and no longer is
            self.dataChanged.emit(self.index(first - 1), self.index(first - 1))
