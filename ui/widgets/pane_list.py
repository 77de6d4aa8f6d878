"""The list in a pane: rows under headings, one of them chosen."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import clipboard, theme
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole  # the row itself

SIDE = 20  # px before and after the words
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaneRow(Protocol):
    """What can be chosen. `key` is the caller's own, `spoken` is read aloud."""

    @property
    def key(self) -> Hashable: ...
    @property
    def name(self) -> str: ...
    @property
    def spoken(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between rows, which cannot be chosen."""

    name: str


@dataclass(frozen=True, slots=True)
class More:
    """Stands for rows that are not shown yet; to ask for them is not to choose it."""

    key: Hashable
    name: str = field(repr=False)

    @property
    def spoken(self) -> str:
        return self.name


Row = Section | More | PaneRow


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], Section):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        spoken = None if isinstance(row, Section) else row.spoken
        told = {LINE: row, Qt.ItemDataRole.DisplayRole: row.name, Qt.ItemDataRole.AccessibleTextRole: spoken}
        return told.get(Qt.ItemDataRole(role))


class PaneList(QListView):
    """Fills a list pane. Up and Down choose, Enter opens, Delete asks for removal; each with the row's key."""

    chosen = Signal(object)
    opened = Signal(object)
    remove_requested = Signal(object)
    more_requested = Signal(object)  # the key of a More

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._announced: Hashable = None
        self._laid_for = 0  # px: its width when the rows were laid out
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)

    @property
    def key(self) -> Hashable:
        """The key of the chosen row; None when there is none."""
        return self._key_of(self.currentIndex())

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen if it is among them."""
        before = self.key
        self._model.set_rows(rows)
        if before is not None and not self.choose(before):
            self._announced = None  # it is news when it comes back

    def choose(self, key: Hashable) -> bool:
        """Choose the row with this key; False if there is none."""
        for number, row in enumerate(self._model.rows):
            if not isinstance(row, Section | More) and row.key == key:
                self.setCurrentIndex(self._model.index(number))
                return True
        return False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        key = self._key_of(current)
        if key is not None and key != self._announced:
            self._announced = key
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if clipboard.copies_row(self, event):
            return
        key = self.key
        more = self._more_at(self.currentIndex())
        if more is not None and event.key() in (*_ENTER, Qt.Key.Key_Space):
            self.more_requested.emit(more.key)
        elif key is not None and event.key() in _ENTER:
            self.opened.emit(key)
        elif key is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(key)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt would leave rows that got higher where they were, over those below."""
        super().resizeEvent(event)
        if self.width() != self._laid_for:
            self._laid_for = self.width()
            self.scheduleDelayedItemsLayout()

    def _key_of(self, index: Index) -> Hashable:
        row = self._model.rows[index.row()] if index.isValid() else None
        return None if row is None or isinstance(row, Section | More) else row.key

    def _more_at(self, index: Index) -> More | None:
        row = self._model.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, More) else None

    def _on_clicked(self, index: QModelIndex) -> None:
        if (more := self._more_at(index)) is not None:
            self.more_requested.emit(more.key)


class PaneDelegate(QStyledItemDelegate):
    """Paints across the whole width of its view. What a row is made of is for each such list to say."""

    section_room = 21  # px around a heading
    ruled = True

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.view = view

    def row_height(self, row: PaneRow, width: int) -> int:
        raise NotImplementedError

    def paint_row(self, painter: QPainter, place: QRectF, row: PaneRow, selected: bool) -> None:
        raise NotImplementedError

    @property
    def wide(self) -> int:
        """px that rows are laid out for. A scroll bar takes its room from what stands free at the end of a row.

        So with or without one they wrap alike, and are as high.
        """
        return self.view.width()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width, row = self.view.viewport().width(), index.data(LINE)
        if isinstance(row, Section):
            return QSize(width, theme.current().line("label") + self.section_room)
        if isinstance(row, More):
            return QSize(width, theme.current().line("meta") + 18)
        return QSize(width, self.row_height(row, self.wide))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, row = QRectF(option.rect), index.data(LINE)
        if self.ruled:
            painter.setPen(theme.current()["line"])
            foot = place.bottom() - 0.5
            painter.drawLine(QPointF(place.left(), foot), QPointF(place.right(), foot))
        if isinstance(row, Section):
            self._write(painter, place.adjusted(0, 0, 0, -6), row.name, "label", "ink2", Qt.AlignmentFlag.AlignBottom)
        else:
            self._paint_ground(painter, place, option.state)
            if isinstance(row, More):
                self._write(painter, place, row.name, "meta", "pine_text", Qt.AlignmentFlag.AlignVCenter)
            else:
                self.paint_row(painter, place, row, bool(option.state & QStyle.StateFlag.State_Selected))
            if option.state & QStyle.StateFlag.State_HasFocus:
                paint.focus_ring(painter, place.adjusted(0, 0, 0, -1), 0)
        painter.restore()

    def mirrored(self, place: QRectF, spot: QRectF) -> QRectF:
        """A spot thought left to right within its row, where it belongs in this language."""
        return paint.mirrored(self.view.viewport(), spot).translated(0, place.top())

    def _write(
        self, painter: QPainter, place: QRectF, words: str, role: str, token: str, across: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(theme.current().font(role))
        painter.setPen(theme.current()[token])
        leading = QStyle.visualAlignment(self.view.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        painter.drawText(place.adjusted(SIDE, 0, -SIDE, 0), leading | across, words)

    def _paint_ground(self, painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
        look = theme.current()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        ground = place.adjusted(0, 0, 0, -1)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(ground, look["selected" if selected else "hover"])
        if selected and look.high_contrast:
            painter.setPen(QPen(look["line"], 2))
            painter.drawRect(ground.adjusted(1, 1, -1, -1))
