"""The five rungs of a ladder to read: a list whose rows are painted."""

from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app import wording
from ui import clipboard, theme
from ui.widgets import paint
from ui.widgets.text import lay_out

_Index = QModelIndex | QPersistentModelIndex

LEVELS = (2, 1, 0, -1, -2)
HANG = 14  # px on both sides of the words, for the ground of the rung where one is
BADGE = (36, 26)  # px
WORDS = 64  # px: where the words begin
_PAD = 9
_KEPT = 60  # layouts: of five rungs at the widths that are asked for again and again
_RUNG = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Rung:
    level: int
    words: str = field(repr=False)
    label: str
    standing: str  # "here", "below" or "above"

    @property
    def spoken(self) -> str:
        return ". ".join(filter(None, (wording.signed(self.level), self.words.rstrip("."), self.label)))


def paint_badge(painter: QPainter, place: QRectF, level: int, standing: str) -> None:
    look = theme.current()
    shape = place.adjusted(0.75, 0.75, -0.75, -0.75)
    edged = standing == "above" or (standing == "below" and look.high_contrast)
    painter.setPen(QPen(look["field"], 1.5) if edged else Qt.PenStyle.NoPen)
    fill = {"here": "pine", "below": "pine_soft"}.get(standing)
    painter.setBrush(look[fill] if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(shape if edged else place, 7, 7)
    painter.setPen(look[{"here": "on_pine", "below": "pine_text"}.get(standing, "ink2")])
    painter.setFont(look.font("label"))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sign stands before its number everywhere
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, wording.signed(level))


def badge_size() -> QSize:
    return QSize(theme.current().px(BADGE[0]), theme.current().px(BADGE[1]))


def words_left() -> int:
    """px before the words, at this text size."""
    return WORDS - BADGE[0] + theme.current().px(BADGE[0])


class RungModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rungs: list[Rung] = []

    def set_rungs(self, rungs: list[Rung]) -> None:
        same = len(rungs) == len(self.rungs)
        if not same:
            self.beginResetModel()
        self.rungs = rungs
        if not same:
            self.endResetModel()
        elif rungs:
            self.dataChanged.emit(self.index(0), self.index(len(rungs) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rungs)

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        rung = self.rungs[index.row()]
        told = {_RUNG: rung, Qt.ItemDataRole.DisplayRole: rung.words, Qt.ItemDataRole.AccessibleTextRole: rung.spoken}
        return told.get(Qt.ItemDataRole(role))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RungList(QListView):
    """As high as its rows; one tab stop, and Up and Down go from rung to rung."""

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rungs = RungModel(self)
        self._painter = _RungPainter(self, empty)
        self.setAccessibleName(name)
        self.setModel(self.rungs)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_rungs(self, rungs: list[Rung]) -> None:
        self._painter.forget()
        self.rungs.set_rungs(rungs)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._painter.height_of(rung, width) for rung in self.rungs.rungs)

    def sizeHint(self) -> QSize:
        width = theme.current().px(396)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = words_left() + theme.current().px(120)
        return QSize(width, 5 * theme.current().px(30))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():  # else Qt would begin at the top
            here = (n for n, rung in enumerate(self.rungs.rungs) if rung.standing == "here")
            self.setCurrentIndex(self.rungs.index(next(here, 0)))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clipboard.copies_row(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._painter.forget()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()


class _RungPainter(QStyledItemDelegate):
    def __init__(self, view: RungList, empty: str) -> None:
        super().__init__(view)
        self._view = view
        self._empty = empty
        self._laid: dict[tuple[str, str, int], tuple[QTextLayout, int]] = {}

    def forget(self) -> None:
        """How the words are laid out: of rungs that are no more, or in a look that was another."""
        self._laid = {}

    def height_of(self, rung: Rung, width: int) -> int:
        look = theme.current()
        room = self._room(width)
        words, label = (self._part(text, role, room)[1] for text, role in self._said(rung))
        return max(words + label, look.px(BADGE[1])) + 2 * _PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height_of(index.data(_RUNG), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rung: Rung = index.data(_RUNG)
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if rung.standing == "here":
            self._paint_ground(painter, place)
        size = badge_size()
        spot = QRectF(HANG, place.center().y() - size.height() / 2, size.width(), size.height())
        paint_badge(painter, paint.mirrored(self._view.viewport(), spot), rung.level, rung.standing)
        self._paint_words(painter, place, rung)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, place, 9)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRectF) -> None:
        look = theme.current()
        painter.setPen(QPen(look["line"], 2) if look.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look["selected"])
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1) if look.high_contrast else place, 9, 9)

    def _paint_words(self, painter: QPainter, place: QRectF, rung: Rung) -> None:
        look = theme.current()
        room = self._room(self._view.viewport().width())
        laid = [self._part(text, role, room) for text, role in self._said(rung)]
        spot = paint.mirrored(self._view.viewport(), QRectF(words_left(), 0, room, 1))
        top = place.center().y() - sum(height for _, height in laid) / 2
        for (layout, height), token in zip(laid, ("ink" if rung.words else "ink3", "ink3"), strict=True):
            painter.setPen(look[token])
            layout.draw(painter, QPointF(spot.left(), top))
            top += height

    def _said(self, rung: Rung) -> tuple[tuple[str, str], tuple[str, str]]:
        return (rung.words or self._empty, "entry"), (rung.label, "meta")

    def _part(self, words: str, role: str, room: int) -> tuple[QTextLayout, int]:
        key = (words, role, room)
        if key not in self._laid:
            if len(self._laid) >= _KEPT:
                self.forget()
            look = theme.current()
            self._laid[key] = lay_out(self._view, words, room, look.line(role), font=look.font(role))
        return self._laid[key]

    def _room(self, width: int) -> int:
        return max(60, width - words_left() - HANG)
