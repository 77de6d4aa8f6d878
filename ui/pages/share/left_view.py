"""The list of what left: a tree whose rows open to what went with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from ui import clipboard
from ui.models.left_list import LeftList, Says
from ui.pages.share.left_rows import LeftRows
from ui.widgets.announce import announce

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_AHEAD = 3  # screens: how far below the last line shown more is read
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LeftView(QTreeView):
    """Arrows move, Right opens, Left shuts; Enter, Space or a click does either; Delete asks to forget."""

    forget_requested = Signal(object)  # Departure

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = QPersistentModelIndex()
        self._rows = LeftRows(self)
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._build(name)
        self._ahead.timeout.connect(self._on_read_ahead)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_scrolled)
        self.clicked.connect(self._on_clicked)

    @property
    def is_open(self) -> bool:
        """Whether what is chosen shows what went with it."""
        return self.isExpanded(self._top())

    def set_room(self, start: int, wide: int) -> None:
        """px left free before the card, and how wide it is."""
        self._rows.set_room(start, wide)
        self.scheduleDelayedItemsLayout()

    def choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)

    def top_row(self) -> int:
        """Of what is chosen; -1 for nothing."""
        return self._top().row()

    def toggle(self) -> None:
        """Show what went with what is chosen, or hide it again."""
        top = self._top()
        opens = not self.isExpanded(top)
        if not opens:
            self.setCurrentIndex(top)
        self.setExpanded(top, opens)
        self.viewport().update()
        if opens:
            self._show_all(top)
            announce(self, str(self.model().index(0, 0, top).data()))

    def ask_to_forget(self) -> None:
        departure = self._model().departure(self.currentIndex())
        if departure is not None:
            self.forget_requested.emit(departure)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if clipboard.copies_row(self, event):
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _OPENS and self.currentIndex().isValid():
            self._do(self.currentIndex())
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.ask_to_forget()
        else:
            while event.key() == Qt.Key.Key_End and self._model().has_more:
                self._model().read_more()
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid():
            self.choose(self._model().index(0))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Beside the card there is nothing."""
        return super().indexAt(point) if self._rows.is_in_card(point.x()) else QModelIndex()

    # painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Without the branches and grounds of the style."""
        shown = QStyleOptionViewItem(option)
        shown.state &= ~(_State.State_HasFocus | _State.State_MouseOver | _State.State_Selected)
        if index == self.currentIndex() and self.hasFocus():
            shown.state |= _State.State_HasFocus
        if index == self._hovered:
            shown.state |= _State.State_MouseOver
        self._rows.paint(painter, shown, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        return

    # inside

    def _build(self, name: str) -> None:
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setAutoFillBackground(False)

    def _model(self) -> LeftList:
        model = self.model()
        assert isinstance(model, LeftList)
        return model

    def _top(self) -> QModelIndex:
        here = self.currentIndex()
        return here.parent() if here.parent().isValid() else here

    def _do(self, index: QModelIndex) -> None:
        """What a click or Enter on a line does; words alone do nothing."""
        detail = self._model().detail(index)
        if detail is None:
            self.toggle()
        elif detail.says is Says.FORGET:
            self.ask_to_forget()

    def _show_all(self, top: QModelIndex) -> None:
        """Scroll down to its last line, but never its own row out of sight."""
        self.scrollTo(self.model().index(self.model().rowCount(top) - 1, 0, top))
        self.scrollTo(top)

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            detail = self._model().detail(index)
            clickable = index.isValid() and (detail is None or detail.says is Says.FORGET)
            shape = Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _on_scrolled(self) -> None:
        self._ahead.start()  # not now: what is being scrolled comes first

    def _on_read_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() and bar.maximum() - bar.value() < _AHEAD * bar.pageStep():
            self._model().read_more()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._do(index)
