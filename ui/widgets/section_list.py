"""A list in which headings stand lower than rows, as quick at its hundred-thousandth row as at its first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui import clipboard
from ui.widgets.fetching import Fetching
from ui.widgets.row_strokes import RowPainter
from ui.widgets.row_tops import RowTops
from ui.widgets.sticking import Sticking

_Index = QModelIndex | QPersistentModelIndex
_Step = QAbstractItemView.CursorAction
_State = QStyle.StateFlag


class SectionList(QListView):
    """QListView's own layout would measure every row again for each page fetched.

    Its model needs `is_heading(row)`. With `whole` it is as high as its rows and leaves scrolling to the page. In a
    `pane`, a heading sticks to the top while its rows are seen, and a click only chooses.
    """

    opened = Signal(int)  # the row: clicked, or Enter
    remove_requested = Signal(int)
    lands = True  # whether coming here chooses a row where none is chosen

    def __init__(
        self, rows: RowPainter, name: str, whole: bool = False, pane: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._whole, self._pane = whole, pane
        self._margin, self._widest = 0, 1 << 24
        self._tops = RowTops(rows)
        self._hovered = -1
        self._sticking = Sticking(rows, self)
        self._fetching = Fetching(self)
        self._build(name)
        self._fetching.further_down.connect(self._on_further_down)
        self.clicked.connect(self._on_clicked)

    def set_sections(self, model: Any) -> None:
        """A list model that also answers `is_heading(row) -> bool`."""
        self._sections = model
        self.setModel(model)
        model.modelReset.connect(self._rows.forget)
        for restructured in (model.modelReset, model.layoutChanged, model.rowsRemoved):
            restructured.connect(self.measure)
        self.measure()

    def set_room(self, margin: int, widest: int) -> None:
        """px left free before the rows, and how wide they are where there is room."""
        self._margin, self._widest = margin, widest
        self.updateGeometries()
        self.viewport().update()

    def choose(self, row: int) -> None:
        """Make it the current row, and show it. Nothing for -1."""
        if row >= 0:
            self.setCurrentIndex(self._sections.index(row, 0))

    def measure(self) -> None:
        """Find anew where each row begins."""
        self._tops.measure(self._sections)
        self._hovered = -1
        self._settle()
        if not self.verticalScrollBar().maximum():
            self._fetching.ahead()  # the first page may not fill a tall window, and then nobody could scroll to more

    # geometry, which QListView is not asked for

    def visualRect(self, index: _Index) -> QRect:
        row = index.row()
        if row not in self._tops:
            return QRect()
        wide = min(self.viewport().width() - self._margin, self._widest)
        spot = QRect(self._margin, self._tops[row] - self.verticalOffset(), wide, self._tops.height(row))
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), spot)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._tops.row_at(point.y() + self.verticalOffset())
        index = self._sections.index(row, 0) if row in self._tops else QModelIndex()
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        row = index.row()
        if row not in self._tops:
            return
        first = row - 1 if row and self._sections.is_heading(row - 1) else row
        top, bottom = self._tops[first], self._tops[row + 1]
        if self._whole:
            self._show_on_page(top, bottom)
            return
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if self._pane and first == row and self._tops.heading_of(row) >= 0:
            top -= self._tops.height(self._tops.heading_of(row))
        if top < bar.value() or hint == QListView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif bottom > bar.value() + high:
            bar.setValue(bottom - high)

    def verticalOffset(self) -> int:
        return 0 if self._whole else self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: _Index) -> bool:
        return False

    def visualRegionForSelection(self, selection: Any) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.topLeft()), command)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setSingleStep(self._rows.row_height() // 2)
        bar.setRange(0, 0 if self._whole else max(0, self._tops.end - high))
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        self._stick()
        self._fetching.ahead()  # not now: what is being scrolled comes first

    def sizeHint(self) -> QSize:
        return QSize(240, self._tops.end) if self._whole else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._tops.end) if self._whole else super().minimumSizeHint()

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        if start == len(self._tops):
            self._tops.extend(self._sections, start, end + 1)
            self._settle()
        else:
            self.measure()
        QAbstractItemView.rowsInserted(self, parent, start, end)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(_State.State_HasFocus | _State.State_MouseOver | _State.State_Selected)
        for row in self._rows_in(event.rect()):
            index = self._sections.index(row, 0)
            option.rect = self.visualRect(index)
            option.state = plain | self._state_of(row)
            self._rows.paint(painter, option, index)
        painter.end()

    # keys and mouse

    def moveCursor(self, step: _Step, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, here = self._sections.rowCount(), self.currentIndex().row()
        self._fetching.stop()
        if step == _Step.MoveEnd:
            self._fetching.to_end()
        page = max(1, self.viewport().height() // max(1, self._rows.row_height()) - 1)
        targets = {
            _Step.MoveHome: range(count),
            _Step.MoveEnd: range(count - 1, -1, -1),
            _Step.MovePageUp: range(max(0, here - page), count),
            _Step.MovePageDown: range(min(count - 1, here + page), -1, -1),
            _Step.MoveUp: range(here - 1, -1, -1),
            _Step.MovePrevious: range(here - 1, -1, -1),
        }
        candidates = targets.get(step, range(here + 1, count))
        row = next((row for row in candidates if not self._sections.is_heading(row)), here)
        return self._sections.index(row, 0) if row >= 0 else QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._fetching.stop()
        if clipboard.copies_row(self, event):
            return
        row = self.currentIndex().row()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif plain and row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(row)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Coming here with Tab lands on a row, so that the first arrow key moves from somewhere."""
        super().focusInEvent(event)
        if self.lands and not self.currentIndex().isValid():
            self.choose(next((row for row in range(min(2, self._sections.rowCount())) if not self._heading(row)), -1))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def wheelEvent(self, event: Any) -> None:
        self._fetching.stop()
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self._stick()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sections"):
            self._rows.forget()
            self.measure()

    # inside

    def _build(self, name: str) -> None:
        self._rows.setParent(self)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _heading(self, row: int) -> bool:
        return bool(self._sections.is_heading(row))

    def _settle(self) -> None:
        self.updateGeometries()
        if self._whole:
            self.updateGeometry()
        self._stick()
        self.viewport().update()

    def _stick(self) -> None:
        if self._pane:
            self._sticking.follow(self._tops, self.verticalOffset())

    def _rows_in(self, rect: QRect) -> range:
        return self._tops.between(rect.top() + self.verticalOffset(), rect.bottom() + self.verticalOffset())

    def _state_of(self, row: int) -> QStyle.StateFlag:
        state = _State.State_None
        if row == self.currentIndex().row():
            state |= _State.State_Selected
            if self.hasFocus():
                state |= _State.State_HasFocus
        if row == self._hovered:
            state |= _State.State_MouseOver
        return state

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if index.isValid() and not self._heading(index.row()) else -1
        if row != self._hovered:
            self._hovered = row
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _show_on_page(self, top: int, bottom: int) -> None:
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is not None and inside is not None:
            spot = self.mapTo(inside, QPoint(0, top))
            page.ensureVisible(spot.x(), spot.y() + (bottom - top) // 2, 0, (bottom - top) // 2 + 8)

    def _on_further_down(self) -> None:
        self.choose(self._sections.rowCount() - 1)

    def _on_clicked(self, index: QModelIndex) -> None:
        if not self._pane and not self._heading(index.row()):
            self.opened.emit(index.row())
