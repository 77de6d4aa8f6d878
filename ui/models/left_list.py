"""What left this journal, newest first, read as somebody scrolls; below each, what more there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.records import departures
from app.records.departures import Departure
from app.store.connection import Connection
from app.store.journal import Change, Kind

PAGE = 200
LINE = Qt.ItemDataRole.UserRole  # the Departure or the Detail of an index
_TOP = 0  # no departure has this id
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class Says(StrEnum):
    """What a line below a departure is."""

    FACTS = "facts"
    TITLE = "title"
    FORGET = "forget"  # a wish, not words


@dataclass(frozen=True, slots=True)
class Detail:
    """One line below a departure."""

    says: Says
    text: str = field(repr=False)


Aloud = Callable[[Departure], str]
Details = Callable[[Departure], Sequence[Detail]]


class LeftList(QAbstractItemModel):
    """`show` reads the first page. `aloud` reads a departure out, `details` are the lines below it."""

    def __init__(self, conn: Connection, aloud: Aloud, details: Details, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conn, self._aloud, self._details = conn, aloud, details
        self._lines: list[Departure] = []
        self._below: dict[int, Sequence[Detail]] = {}  # by the id of the departure; only what was asked for
        self._more = False

    # what it shows

    def show(self) -> None:
        self.beginResetModel()
        self._lines, self._below = [], {}
        self._lines = self._next()
        self.endResetModel()

    def follow(self, change: Change) -> None:
        """Take over what was noted, forgotten or brought back."""
        for kind, departure_id in change.records:
            if kind is Kind.DEPARTURE:
                self._follow(departure_id)

    def clear(self) -> None:
        """Forget every word."""
        self.beginResetModel()
        self._lines, self._below, self._more = [], {}, False
        self.endResetModel()

    # for views

    def departure(self, index: _Index) -> Departure | None:
        """The one that stands there, or of which a detail stands there."""
        if not index.isValid():
            return None
        row = self._row(index.internalId()) if index.internalId() else index.row()
        return self._lines[row]

    def detail(self, index: _Index) -> Detail | None:
        if not index.isValid() or not index.internalId():
            return None
        return self._of(self._lines[self._row(index.internalId())])[index.row()]

    def index_of(self, departure_id: int) -> QModelIndex:
        """An invalid one where it isn't among those read."""
        row = self._row(departure_id)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    @property
    def has_more(self) -> bool:
        """Whether older ones wait to be read."""
        return self._more

    def index(self, row: int, column: int = 0, parent: _Index = _NOWHERE) -> QModelIndex:
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._lines[parent.row()].id if parent.isValid() else _TOP)

    def parent(self, index: Any = None) -> Any:  # Qt overloads it with QObject.parent()
        if index is None:
            return QObject.parent(self)
        of = index.internalId() if index.isValid() else _TOP
        return self.createIndex(self._row(of), 0, _TOP) if of else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._lines)
        return 0 if parent.internalId() else len(self._of(self._lines[parent.row()]))

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: _Index = _NOWHERE) -> bool:
        return bool(self._lines) if not parent.isValid() else not parent.internalId()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemNeverHasChildren if index.internalId() else plain

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        line: Departure | Detail | None = self.detail(index) or self.departure(index)
        if role == LINE:
            return line
        if line is None or role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        return line.text if isinstance(line, Detail) else self._aloud(line)

    def read_more(self) -> None:
        """The next older ones. Not by `fetchMore`: at every layout a tree would ask for another page."""
        if found := self._next() if self._more else []:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(found) - 1)
            self._lines += found
            self.endInsertRows()

    # inside

    def _next(self) -> list[Departure]:
        before = self._lines[-1].place if self._lines else None
        found = departures.latest(self._conn, PAGE + 1, before)
        self._more = len(found) > PAGE
        return found[:PAGE]

    def _of(self, departure: Departure) -> Sequence[Detail]:
        if departure.id not in self._below:
            self._below[departure.id] = self._details(departure)
        return self._below[departure.id]

    def _row(self, departure_id: int) -> int:
        return next((row for row, one in enumerate(self._lines) if one.id == departure_id), -1)

    def _follow(self, departure_id: int) -> None:
        row = self._row(departure_id)
        try:
            now = departures.get(self._conn, departure_id)
        except LookupError:
            if row >= 0:
                self._take_out(row)
            return
        if row < 0:
            self._put_in(now)

    def _take_out(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        self._below.pop(self._lines.pop(row).id, None)
        self.endRemoveRows()

    def _put_in(self, departure: Departure) -> None:
        """Unless it is older than all that was read so far."""
        row = next((at for at, one in enumerate(self._lines) if one.place < departure.place), len(self._lines))
        if row < len(self._lines) or not self._more:
            self.beginInsertRows(QModelIndex(), row, row)
            self._lines.insert(row, departure)
            self.endInsertRows()
