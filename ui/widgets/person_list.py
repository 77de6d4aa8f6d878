"""The list of people in a pane: an arch, a name and two lines about each, under headings."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum

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
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.records.people import initials
from ui import clipboard, theme
from ui.widgets import arch, paint
from ui.widgets.text import lay_out

Index = QModelIndex | QPersistentModelIndex

_SIDE, _TOP, _GAP = 20, 12, 12
_ARCH = 40


class PersonRole(IntEnum):
    """What `PersonListDelegate` asks a model for. Of a row whose SECTION is true it shows the name only."""

    NAME = 0  # the display role
    META1 = 257
    META2 = 258
    INITIALS = 259
    HUE = 260
    SECTION = 261
    KEY = 262


@dataclass(frozen=True, slots=True)
class Person:
    """One row. `key` is the caller's own; `hue` as in `PersonArch`."""

    key: Hashable
    name: str
    meta1: str = ""
    meta2: str = ""
    hue: str = "pine"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between rows, which cannot be chosen."""

    name: str


class PersonModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Person | Section] = []

    def set_rows(self, rows: Sequence[Person | Section]) -> None:
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
        if isinstance(row, Section):
            heading: dict[int, object] = {PersonRole.NAME: row.name, PersonRole.SECTION: True}
            return heading.get(role)
        shown: dict[int, object] = {
            PersonRole.NAME: row.name,
            PersonRole.META1: row.meta1,
            PersonRole.META2: row.meta2,
            PersonRole.INITIALS: initials(row.name),
            PersonRole.HUE: row.hue,
            PersonRole.KEY: row.key,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (row.name, row.meta1, row.meta2))),
        }
        return shown.get(role)


class PersonList(QListView):
    """Fills a list pane. Up and Down choose, Enter opens, Delete asks for removal; each with the row's key."""

    chosen = Signal(object)
    opened = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PersonModel(self)
        self._announced: Hashable = None
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(PersonListDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def key(self) -> Hashable:
        """The key of the chosen row; None when there is none."""
        return self._key_of(self.currentIndex())

    def set_rows(self, rows: Sequence[Person | Section]) -> None:
        """Show other rows; the chosen one stays chosen if it is among them."""
        before = self.key
        self._model.set_rows(rows)
        if before is not None:
            self.choose(before)

    def choose(self, key: Hashable) -> bool:
        """Choose the row with this key; False if there is none."""
        for number, row in enumerate(self._model.rows):
            if isinstance(row, Person) and row.key == key:
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
        if key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif key is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(key)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _key_of(self, index: Index) -> Hashable:
        row = self._model.rows[index.row()] if index.isValid() else None
        return row.key if isinstance(row, Person) else None


class PersonListDelegate(QStyledItemDelegate):
    """Paints the rows of `PersonRole` across the whole width of its view. Long names wrap."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme.current()
        width = self._view.viewport().width()
        if index.data(PersonRole.SECTION):
            return QSize(width, look.line("label") + 21)
        words = sum(height for _, height, _ in self._lines(index, self._room(width)))
        return QSize(width, max(words, arch.height_for(look.px(_ARCH)) + 1) + 2 * _TOP + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        painter.setPen(theme.current()["line"])
        foot = place.bottom() - 0.5
        painter.drawLine(QPointF(place.left(), foot), QPointF(place.right(), foot))
        if index.data(PersonRole.SECTION):
            self._paint_section(painter, place, str(index.data(PersonRole.NAME)))
        else:
            self._paint_person(painter, place, index, option.state)
        painter.restore()

    def _paint_section(self, painter: QPainter, place: QRectF, name: str) -> None:
        look = theme.current()
        painter.setFont(look.font("label"))
        painter.setPen(look["ink2"])
        words = place.adjusted(_SIDE, 0, -_SIDE, -6)
        painter.drawText(words, self._leading() | Qt.AlignmentFlag.AlignBottom, name)

    def _paint_person(self, painter: QPainter, place: QRectF, index: Index, state: QStyle.StateFlag) -> None:
        look = theme.current()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        ground = place.adjusted(0, 0, 0, -1)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(ground, look["selected" if selected else "hover"])
        if selected and look.high_contrast:
            painter.setPen(QPen(look["line"], 2))
            painter.drawRect(ground.adjusted(1, 1, -1, -1))
        wide = look.px(_ARCH)
        shape = self._mirrored(place, QRectF(_SIDE, _TOP + 1, wide, arch.height_for(wide)))
        letters, hue = str(index.data(PersonRole.INITIALS)), str(index.data(PersonRole.HUE))
        arch.draw_person(painter, shape, letters, hue, "surface" if selected else "")
        self._paint_words(painter, place, index)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, ground, 0)

    def _paint_words(self, painter: QPainter, place: QRectF, index: Index) -> None:
        room = self._room(self._view.viewport().width())
        spot = self._mirrored(place, QRectF(self._left(), _TOP, room, 0))
        top = spot.top()
        for words, height, token in self._lines(index, room):
            painter.setPen(theme.current()[token])
            words.draw(painter, QPointF(spot.left(), top))
            top += height

    def _lines(self, index: Index, room: float) -> list[tuple[QTextLayout, int, str]]:
        """What a row says, laid out, with the height and the colour of each part."""
        look = theme.current()
        parts = ((PersonRole.NAME, "strong", "ink"), (PersonRole.META1, "meta", "ink2"))
        lines = []
        for part, role, token in (*parts, (PersonRole.META2, "meta", "ink3")):
            if words := index.data(part):
                font = look.font(role)
                layout, height = lay_out(self._view, str(words), room, look.line(role), font=font)
                lines.append((layout, height, token))
        return lines

    def _leading(self) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self._view.layoutDirection(), Qt.AlignmentFlag.AlignLeading)

    def _mirrored(self, place: QRectF, spot: QRectF) -> QRectF:
        return paint.mirrored(self._view.viewport(), spot).translated(0, place.top())

    def _left(self) -> int:
        return _SIDE + theme.current().px(_ARCH) + _GAP

    def _room(self, width: int) -> int:
        return max(60, width - self._left() - _SIDE)
