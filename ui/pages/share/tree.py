"""The tree in which a summary is put together: boxes to tick, and a key where something is kept out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.store.journal import Kind, Ref
from app.summary.offer import Group
from ui import clipboard
from ui.models.offered import Node, Offered
from ui.pages.share.tree_rows import TreeRows
from ui.widgets.announce import announce
from ui.widgets.text import tip

_FEW = 30  # entries that are unfolded at first
_LATER = (Kind.NOTE, Kind.ACTION)  # kinds that stay folded at first
_Index = QModelIndex | QPersistentModelIndex
_Step = QAbstractItemView.CursorAction


class Tree(QFrame):
    """A card around the tree. `changed` when a person has ticked something."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.model = Offered(self)
        self.view = TreeView(self.model, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 10)
        column.addWidget(self.view)
        self.model.changed.connect(self.changed)

    def offer(self, groups: Sequence[Group], by_hand: Mapping[Ref, bool]) -> None:
        """Show these; what is unfolded and where one is stays, as far as it is still there."""
        self.view.hold()
        self.model.offer(groups, by_hand)
        self.view.restore()

    def clear_words(self) -> None:
        self.model.clear_words()
        self.view.setToolTip("")


class TreeView(QTreeView):
    """As high as its rows: the page scrolls. Space and a click tick, the arrows fold."""

    def __init__(self, model: Offered, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = model
        self._rows = TreeRows(self)
        self._open: dict[Kind | Ref, bool] = {}
        self._here: Kind | Ref | None = None
        self._pressed = QPersistentModelIndex()
        self._restoring = False
        self._build(name)
        self.setModel(model)
        for moved in (self.expanded, self.collapsed):
            moved.connect(self._on_folded)

    def hold(self) -> None:
        """Before other entries are offered: remember where one is."""
        node = self._offered.node(self.currentIndex())
        self._here = _key(node) if node is not None else None

    def restore(self) -> None:
        self._restoring = True
        for row in range(self._offered.rowCount()):
            self._unfold(self._offered.index(row))
        self._go_back()
        self._restoring = False
        self.updateGeometry()
        self._fit()

    # geometry

    def sizeHint(self) -> QSize:
        return QSize(320, self._rows.row_height() * self._shown())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = QTreeView.ScrollHint.EnsureVisible) -> None:
        """It is the page that scrolls; not because something else is offered."""
        if self._restoring:
            return
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        spot = self.visualRect(index)
        if page is not None and inside is not None and spot.isValid():
            middle = self.viewport().mapTo(inside, QPoint(0, spot.center().y()))
            page.ensureVisible(0, middle.y(), 0, spot.height())

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if clipboard.copies_row(self, event):
            return
        if plain and event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, step: _Step, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if step not in (_Step.MovePageDown, _Step.MovePageUp) or not self.currentIndex().isValid():
            return super().moveCursor(step, modifiers)
        here, next_one = self.currentIndex(), self.indexBelow if step == _Step.MovePageDown else self.indexAbove
        for _ in range(max(1, self.visibleRegion().boundingRect().height() // self._rows.row_height() - 1)):
            onward = next_one(here)
            here = onward if onward.isValid() else here
        return here

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self._pressed != index or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setCurrentIndex(index)  # not sooner: the page may scroll to it, and then it is not under the mouse
        node = self._offered.node(index)
        across = event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            across = self.viewport().width() - across
        if node is not None and node.below and across < self._rows.box_at(node.depth):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self._toggle(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        node = self._offered.node(self.indexAt(event.position().toPoint()))
        is_cut = node is not None and self._rows.is_cut(node, self.viewport().width())
        self.setToolTip(tip(node.title) if node is not None and is_cut else "")
        pointing = node is not None and (node.can_be_ticked or bool(node.below))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: Any) -> None:
        """Coming here with a key lands on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self._offered.index(0))
        self.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """All of it is the rows' own, also what Qt would draw under them."""
        option.rect = self.visualRect(index)
        self._rows.draw(painter, option, index, self._state(index))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
            self._fit()

    # inside

    def _build(self, name: str) -> None:
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)

    def _toggle(self, index: QModelIndex) -> None:
        node = self._offered.node(index)
        if node is not None and not self._offered.toggle(index):
            announce(self, node.detail)

    def _state(self, index: _Index) -> tuple[bool, bool, bool]:
        """Whether it is unfolded, has the focus, is under the mouse."""
        here = self.viewport().mapFromGlobal(self.cursor().pos())
        hovered = self.viewport().underMouse() and self.visualRect(index).contains(here)
        return self.isExpanded(index), self.hasFocus() and index == self.currentIndex(), hovered

    def _unfold(self, index: QModelIndex) -> None:
        node = self._offered.node(index)
        if node is None or not node.below:
            return
        at_first = node.ref is None and len(node.below) <= _FEW and node.kind not in _LATER
        if self._open.get(_key(node), at_first):
            self.expand(index)
            for one in node.below:
                if one.below and self._open.get(_key(one), False):
                    self.expand(self._offered.index(one.row, 0, index))

    def _go_back(self) -> None:
        if self._here is None:
            return
        for row in range(self._offered.rowCount()):
            kind = self._offered.index(row)
            node = self._offered.node(kind)
            found = next((one for one in node.walk() if _key(one) == self._here), None) if node is not None else None
            if found is not None:
                self.setCurrentIndex(kind if found.ref is None else self._offered.index_of(found.ref))
                return

    def _on_folded(self, index: QModelIndex) -> None:
        node = self._offered.node(index)
        if node is not None and not self._restoring:
            self._open[_key(node)] = self.isExpanded(index)
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _shown(self) -> int:
        """How many rows are unfolded."""
        rows = 0
        for row in range(self._offered.rowCount()):
            index = self._offered.index(row)
            rows += 1 + (self._inside(index) if self.isExpanded(index) else 0)
        return rows

    def _inside(self, index: QModelIndex) -> int:
        node = self._offered.node(index)
        below = node.below if node is not None else []
        with_more = (one for one in below if one.below)
        return len(below) + sum(
            len(one.below) for one in with_more if self.isExpanded(self._offered.index(one.row, 0, index))
        )


def _key(node: Node) -> Kind | Ref:
    return node.ref if node.ref is not None else node.kind or Kind.NOTE
