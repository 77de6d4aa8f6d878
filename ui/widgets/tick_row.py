"""A row with a box to tick: something to do, or to talk about."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui import theme
from ui.widgets import caption, paint, text
from ui.widgets.check import draw_box
from ui.widgets.row_words import PAD, RowWords

_GAP = 8
_LOW = 38  # px: a row of one line
_MARK = 15  # px: a key at the end


class TickRow(QCheckBox):
    """`key` is the caller's own and comes with every signal. Space ticks, F2 renames, Delete removes.

    With `opens`, Enter or a click on the words opens it; else a click anywhere ticks. Ticked words are paler and,
    with `strikes`, struck through. A `mark` is said by a key at its end, and aloud.
    """

    ticked = Signal(object, bool)  # by a person
    opened = Signal(object)
    rename_requested = Signal(object)
    remove_requested = Signal(object)
    menu_requested = Signal(object, QPoint)  # where, on the screen

    def __init__(self, key: Hashable, opens: bool = True, strikes: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._opens, self._strikes = opens, strikes
        self._words = RowWords(self, "body")
        self._said = ("", "", "")
        self._mark = ""
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def set_words(
        self, title: str, meta: str = "", fact: str = "", done: bool = False, let_go: bool = False, mark: str = ""
    ) -> None:
        self._said, self._mark = (title, meta, fact), mark
        self.blockSignals(True)  # only a person's tick is told
        self.setChecked(done)
        if let_go:
            self.setCheckState(Qt.CheckState.PartiallyChecked)
        self.blockSignals(False)
        self.setAccessibleName(title)
        self._follow()
        self.setAccessibleDescription(", ".join(filter(None, (self._words.said(), mark))))
        self.setToolTip(text.tip(mark) if mark else "")

    def clear_words(self) -> None:
        self.set_words("")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._words.height(width, self._before(), self._after()), theme.current().px(_LOW))

    def sizeHint(self) -> QSize:
        width = min(self._before() + self._words.natural_width() + self._after(), theme.current().px(640))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._before() + theme.current().px(100), theme.current().px(_LOW))

    def nextCheckState(self) -> None:
        self.setChecked(not self.isChecked())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos) and not self._on_words(pos)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._on_words(event.position().toPoint()):
            self.opened.emit(self.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._on_words(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {Qt.Key.Key_F2: self.rename_requested, Qt.Key.Key_Delete: self.remove_requested}
        if self._opens:
            asked |= {Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened}
        if event.key() in asked:
            asked[Qt.Key(event.key())].emit(self.key)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # a list of rows moves the focus
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self.key, event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        side = caption.mark_side()
        room = paint.mirrored(self, QRectF(0, (self.height() - side) / 2, side, side))
        draw_box(painter, room, self.checkState(), self.isEnabled())
        over = self.underMouse() and self._on_words(self.mapFromGlobal(self.cursor().pos()))
        title = "pine_text" if over else "ink3" if self.isChecked() else "ink"
        before, after = self._before(), self._after()
        top = (self.height() - self._words.height(self.width(), before, after)) / 2 + PAD
        self._words.draw(painter, top, before, after, title)
        if self._mark:
            mark = QRectF(self.width() - after, (self.height() - after) / 2, after, after)
            paint.icon_at(painter, paint.mirrored(self, mark).topLeft(), "lock-key", "ink2", after)
        if self.hasFocus():
            paint.focus_ring(painter, room, 6)

    def _on_clicked(self, on: bool) -> None:
        self._follow()
        self.ticked.emit(self.key, on)

    def _follow(self) -> None:
        self._words.set(*self._said, struck=self._strikes and self.isChecked())
        self.updateGeometry()
        self.update()

    def _before(self) -> int:
        return caption.mark_side() + _GAP

    def _after(self) -> int:
        return theme.current().px(_MARK) if self._mark else 0

    def _on_words(self, pos: QPoint) -> bool:
        """Whether a click there opens it."""
        across = pos.x() if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - pos.x()
        return self._opens and self.rect().contains(pos) and across >= self._before()
