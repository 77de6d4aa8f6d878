"""What a summary may hold, as a tree with boxes to tick: kinds, their entries, and the meetings of a mentorship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.store.journal import Kind, Ref
from app.summary.offer import Entry, Group

NODE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_Check = Qt.CheckState
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


@dataclass(slots=True)
class Node:
    """A line of the tree: a kind (`ref` is None) or an entry."""

    number: int
    above: Node | None
    title: str = field(repr=False)
    detail: str = field(repr=False)
    ref: Ref | None = None
    locked: bool = False
    ticked: bool = False  # of a kind: never, what it shows follows from its entries
    offered: bool = False  # whether it was ticked at first
    kind: Kind | None = None
    below: list[Node] = field(default_factory=list, repr=False)
    row: int = 0

    @property
    def kept_out(self) -> bool:
        """Nor is it copied from here."""
        return self.locked

    @property
    def depth(self) -> int:
        return 0 if self.above is None else self.above.depth + 1

    @property
    def state(self) -> Qt.CheckState:
        """An entry with others below it is whole only with all of them, and stays in part when they are taken out."""
        free = [one.state for one in self.below if not one.locked]
        if self.ref is not None and not self.ticked:
            return _Check.Unchecked
        if self.ref is None and all(one is _Check.Unchecked for one in free):
            return _Check.Unchecked
        return _Check.Checked if all(one is _Check.Checked for one in free) else _Check.PartiallyChecked

    @property
    def says(self) -> str:
        """Its detail; of reflections, which nobody gets unasked, how many are ticked."""
        if self.kind is not Kind.REFLECTION or self.detail:
            return self.detail
        chosen = sum(one.ticked for one in self.below)
        return QCoreApplication.translate("Offered", "{number} chosen").format(number=chosen) if chosen else ""

    @property
    def can_be_ticked(self) -> bool:
        """A kind of which all is locked has nothing to tick."""
        return not self.locked and (self.ref is not None or any(one.can_be_ticked for one in self.below))

    def walk(self) -> Iterator[Node]:
        yield self
        for one in self.below:
            yield from one.walk()


class Offered(QAbstractItemModel):
    """`changed` once a person has ticked something. Where that is not as it was offered, `by_hand` has it, and wins."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = []
        self._kinds: list[Node] = []
        self.by_hand: dict[Ref, bool] = {}

    def offer(self, groups: Sequence[Group], by_hand: Mapping[Ref, bool]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.by_hand = dict(by_hand)
        self._nodes = []
        self._kinds = [self._kind(group, row) for row, group in enumerate(groups)]
        self.endResetModel()

    def clear_words(self) -> None:
        self.offer((), {})

    @property
    def chosen(self) -> frozenset[Ref]:
        """What is ticked, and can be."""
        return frozenset(one.ref for one in self._nodes if one.ref is not None and one.ticked and not one.locked)

    @property
    def is_empty(self) -> bool:
        return not self._kinds

    def node(self, index: _Index) -> Node | None:
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, ref: Ref) -> QModelIndex:
        """An invalid one where it is not offered."""
        found = next((one for one in self._nodes if one.ref == ref), None)
        return self._index_of(found) if found is not None else QModelIndex()

    def toggle(self, index: _Index) -> bool:
        """Tick it with all below it that can be ticked, or none of it. False: it can't be."""
        node = self.node(index)
        if node is None or not node.can_be_ticked:
            return False
        on = node.state is not _Check.Checked
        for one in node.walk():
            self._tick(one, on)
        above = node.above
        while on and above is not None:
            self._tick(above, on)
            above = above.above
        self._tell_around(node)
        self.changed.emit()
        return True

    # for views

    def index(self, row: int, column: int = 0, parent: _Index = _NOWHERE) -> QModelIndex:
        siblings = self._below(parent)
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row].number)

    def parent(self, index: Any = None) -> Any:  # Qt overloads it with that of QObject
        if index is None:
            return QObject.parent(self)
        node = self.node(index)
        return self._index_of(node.above) if node is not None and node.above is not None else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not node.below:
            plain |= Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsUserCheckable if node.can_be_ticked else plain

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        told: dict[int, object] = {
            NODE: node,
            _Role.DisplayRole: node.title,
            _Role.AccessibleTextRole: ", ".join(filter(None, (node.title, node.says))),
            _Role.AccessibleDescriptionRole: node.says,
        }
        if role == _Role.CheckStateRole and node.can_be_ticked:
            return node.state
        return told.get(role)

    # inside

    def _kind(self, group: Group, row: int) -> Node:
        node = self._add(Node(0, None, group.title, group.detail, kind=group.kind, row=row))
        node.below = [self._entry(one, node, at) for at, one in enumerate(group.entries)]
        return node

    def _entry(self, entry: Entry, above: Node, row: int) -> Node:
        ticked = not entry.locked and self.by_hand.get(entry.ref, entry.ticked)
        node = Node(0, above, entry.title, entry.detail, entry.ref, entry.locked, ticked, entry.ticked, row=row)
        self._add(node)
        node.below = [self._entry(one, node, at) for at, one in enumerate(entry.entries)]
        return node

    def _add(self, node: Node) -> Node:
        node.number = len(self._nodes)
        self._nodes.append(node)
        return node

    def _tick(self, node: Node, on: bool) -> None:
        if node.ref is not None and not node.locked and node.ticked is not on:
            node.ticked = on
            if on is node.offered:
                self.by_hand.pop(node.ref, None)
            else:
                self.by_hand[node.ref] = on

    def _tell_around(self, node: Node) -> None:
        """Everything below it, and it and all above it, may look different now."""
        for one in node.walk():
            if one.below:
                self.dataChanged.emit(self._index_of(one.below[0]), self._index_of(one.below[-1]))
        here: Node | None = node
        while here is not None:
            self.dataChanged.emit(self._index_of(here), self._index_of(here))
            here = here.above

    def _below(self, parent: _Index) -> list[Node]:
        node = self.node(parent)
        return self._kinds if node is None else node.below

    def _index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number)
