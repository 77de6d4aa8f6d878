"""The rows of the search palette: results by kind, ways to go, and headings between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.excerpts import Span
from app.store.journal import Ref
from ui.places import Place


class RowKind(IntEnum):
    HEADING = 0
    RESULT = 1
    MORE = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `spans` and `marks` are [start, end) to mark in the title and the excerpt.

    `place` is where it leads, `ref` the record that it stands for.
    """

    kind: RowKind
    title: str = field(repr=False)
    icon: str = ""
    aside: str = field(default="", repr=False)
    excerpt: str = field(default="", repr=False)
    spans: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    place: Place | None = None
    group: str = ""
    ref: Ref | None = None

    @property
    def lines(self) -> int:
        return 2 if self.excerpt else 1

    @property
    def words(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.aside, self.excerpt) if part)


@dataclass(frozen=True, slots=True)
class Unread:
    """A result whose record is read once somebody looks at it: most rows of a search are never scrolled to."""

    lines: int
    read: Callable[[], Row]

    @property
    def kind(self) -> RowKind:
        return RowKind.RESULT


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its rows so far; `more` makes it longer, and is None once nothing is left. `offer` says so."""

    name: str
    rows: tuple[Row | Unread, ...]
    more: Callable[[], Group] | None = None
    offer: str = ""


_ROOT = QModelIndex()
RowRole = int(Qt.ItemDataRole.UserRole)
LinesRole = RowRole + 1  # how many a row takes; 0 for a heading


class Results(QAbstractListModel):
    """Groups of rows, a few of each until more are asked for."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._rows: list[Row | Unread] = []

    def show_groups(self, groups: list[Group]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._groups = groups
        self._lay_out()
        self.endResetModel()

    def open_group(self, name: str) -> None:
        """Make a group longer."""
        self.beginResetModel()
        self._groups = [one.more() if one.name == name and one.more else one for one in self._groups]
        self._lay_out()
        self.endResetModel()

    def row(self, at: int) -> Row:
        row = self._rows[at]
        if isinstance(row, Unread):
            row = self._rows[at] = row.read()
        return row

    def near(self, at: int) -> int:
        """The row itself if it can be chosen, else the one after, else the one before; -1 when there is none."""
        after, before = range(at, len(self._rows)), range(min(at, len(self._rows)) - 1, -1, -1)
        return next((row for row in (*after, *before) if self._rows[row].kind is not RowKind.HEADING), -1)

    def first(self) -> int:
        """The first row that can be chosen; -1 when there is none."""
        return next((at for at, row in enumerate(self._rows) if row.kind is not RowKind.HEADING), -1)

    def beside(self, at: int, step: int) -> int:
        """The next row that can be chosen, over headings; `at` itself at either end."""
        there = at + step
        while 0 <= there < len(self._rows):
            if self._rows[there].kind is not RowKind.HEADING:
                return there
            there += step
        return at

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        at = index.row()
        if role == LinesRole:
            return 0 if self._rows[at].kind is RowKind.HEADING else self._rows[at].lines
        if role == RowRole:
            return self.row(at)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(at).words
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self._rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _lay_out(self) -> None:
        self._rows = []
        for group in self._groups:
            if group.rows or group.more:  # looked for further back there may be none after all
                self._rows.append(Row(RowKind.HEADING, group.name))
                self._rows += group.rows
            if group.more:
                self._rows.append(Row(RowKind.MORE, group.offer, group=group.name))
