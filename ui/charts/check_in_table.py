"""Check-ins as a table, which says all that their picture shows."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app import wording
from ui import clipboard, theme
from ui.charts.step_chart import Point
from ui.widgets import paint
from ui.widgets.text import lay_out

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _PAD = 8, 7  # px around the words of a cell
_ROOMY = 440  # px: from here on, what was noticed has a column of its own


class CheckInTable(QTableView):
    """As high as its rows, on a page that scrolls."""

    left = Signal()  # with Esc

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check_ins = _Model(self)
        self._cells = _Cells(self)
        self.setModel(self._check_ins)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(20)

    def set_points(self, points: Sequence[Point], today: date) -> None:
        self._check_ins.set_points(points, today)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.horizontalHeader().sizeHint().height() + self.verticalHeader().length())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if above is not None else None
        if above is not None and page is not None and current.isValid():
            spot = self.viewport().mapTo(page, self.visualRect(current).center())
            above.ensureVisible(spot.x(), spot.y(), 0, 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if clipboard.copies_row(self, event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            event.ignore()  # not the first letter of a row to go to
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Columns as wide as there is room, rows as high as their words."""
        roomy = self.width() >= theme.current().px(_ROOMY)
        self._check_ins.set_folded(not roomy)
        self.setColumnHidden(2, not roomy)
        days = min(self._cells.natural_width(0), self.width() * 2 // 5)
        rest = self.width() - days
        self.setColumnWidth(0, days)
        self.setColumnWidth(1, rest // 2 if roomy else rest)
        self.setColumnWidth(2, rest - rest // 2)
        self.resizeRowsToContents()
        self.updateGeometry()


class _Model(QAbstractTableModel):
    """When, where one stood, what was noticed; `folded`, the last is told with the second."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self._today = date.min
        self._folded = False

    def set_points(self, points: Sequence[Point], today: date) -> None:
        self.beginResetModel()
        self._points, self._today = tuple(points), today
        self.endResetModel()

    def set_folded(self, folded: bool) -> None:
        self._folded = folded

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._points)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        point = self._points[index.row()]
        stood = point.words if point.level is None else f"{wording.signed(point.level)}: {point.words}"
        if self._folded and point.note:
            stood = f"{stood}\n{point.note}"
        return (wording.day(point.on, self._today), stood, point.note)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        names = (self.tr("When"), self.tr("Where I stood"), self.tr("What I noticed"))
        return names[section] if role == Qt.ItemDataRole.DisplayRole else None


class _Cells(QStyledItemDelegate):
    def __init__(self, view: CheckInTable) -> None:
        super().__init__(view)
        self._view = view

    def natural_width(self, column: int) -> int:
        model = self._view.model()
        words = [str(model.index(row, column).data()) for row in range(model.rowCount())]
        metrics = self._view.fontMetrics()
        return max((metrics.horizontalAdvance(one) for one in words), default=40) + 2 * _SIDE + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.columnWidth(index.column())
        return QSize(width, self._laid(index, width)[1] + 2 * _PAD + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = theme.current()
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, look["selected"])
        foot = place.bottom() - 0.5
        painter.setPen(QPen(look["line"], 1))
        painter.drawLine(QPointF(place.left(), foot), QPointF(place.right(), foot))
        painter.setPen(look["ink" if index.column() else "ink2"])
        self._laid(index, option.rect.width())[0].draw(painter, place.topLeft() + QPointF(_SIDE, _PAD))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, place, 4)
        painter.restore()

    def _laid(self, index: _Index, width: int) -> tuple[QTextLayout, int]:
        look = theme.current()
        words = str(index.data() or "")
        return lay_out(self._view, words, max(20, width - 2 * _SIDE), look.line("body"), font=look.font("body"))
