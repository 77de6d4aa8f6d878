"""A row that can be renamed where it stands and dragged to another place."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets import paint, text
from ui.widgets.chip import Chip
from ui.widgets.entry_row import EntryRow
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.line_edit import LineEdit

_MARK = 15  # px


@dataclass(frozen=True, slots=True)
class Item:
    """One row; `chips` are (words, icon, tone). With `opens`, a click on one of them leads somewhere.

    A `mark` is said by a key at its end, and aloud.
    """

    key: Hashable
    words: str = field(repr=False)
    chips: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)
    opens: bool = False
    mark: str = ""


class ItemRow(EntryRow):
    """Enter, F2 or a double click renames: then Enter keeps the words, Esc puts back those that were there."""

    low = 43
    renamed = Signal(object, str)
    chip_pressed = Signal(object)
    dragged = Signal(object, QPoint)  # where the mouse is, on the screen
    dropped = Signal(object)
    drag_cancelled = Signal()

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        chips = Flow(6)
        super().__init__(item.key, "dots-six-vertical", "body", end=chips, parent=parent)
        self._chips = chips
        self._mark = Glyph("lock-key", "ink2", _MARK)
        self._mark.hide()
        self._item = Item(item.key, "")
        self._place = ""
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self._field = _Field(parent=self)
        self._field.hide()
        self._field.kept.connect(self.keep_name)
        self._field.put_back.connect(self._on_put_back)
        self.opened.connect(self.rename)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_item(item)

    @property
    def renaming(self) -> bool:
        return self._field.isVisibleTo(self)

    def set_item(self, item: Item) -> None:
        """Of the same key; what is being typed stays."""
        if item == self._item:
            return
        if item.chips != self._item.chips:
            for chip in self._chips.findChildren(Chip):
                chip.set_words("")
                chip.hide()
                chip.deleteLater()
            for words, icon, tone in item.chips:
                self._chips.addWidget(Chip(words, icon, tone))
        self._chips.addWidget(self._mark)  # at the end
        self._mark.setVisible(bool(item.mark))
        self._mark.setToolTip(text.tip(item.mark) if item.mark else "")
        self._item = item
        self._chips.setCursor(Qt.CursorShape.PointingHandCursor if item.opens else Qt.CursorShape.ArrowCursor)
        self.set_words(item.words)
        self.set_place(self._place)

    def set_place(self, place: str) -> None:
        """Such as "2 of 4", for those who listen."""
        self._place = place
        chips = (words for words, _, _ in self._item.chips)
        self.setAccessibleDescription(", ".join(filter(None, (*chips, self._item.mark, place))))

    def clear_words(self) -> None:
        self._field.hide()
        self._field.setText("")
        self._field.setAccessibleName("")
        self.set_item(Item(self.key, ""))

    def rename(self) -> None:
        if self.renaming:
            return
        self._field.setAccessibleName(self.tr("New words for: {words}").format(words=self._item.words))
        self._field.setText(self._item.words)
        self._field.selectAll()
        self._field.show()
        self._field.setFocus()
        self._place_field()
        self.updateGeometry()

    def take_back(self, words: str, typed: str) -> None:
        """The new words could not be kept: they stay in the field, and the row says what it said."""
        self.set_item(replace(self._item, words=words))
        self.rename()
        self._field.setText(typed)

    def keep_name(self) -> None:
        """End renaming with what was typed; nothing typed changes nothing."""
        if not self.renaming:
            return
        words = self._field.text().strip()
        self._end_renaming()
        if words and words != self._item.words:
            self.set_item(replace(self._item, words=words))
            self.renamed.emit(self.key, words)

    def heightForWidth(self, width: int) -> int:
        high = super().heightForWidth(width)
        return max(high, self._field.sizeHint().height() + 6) if self.renaming else high

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Escape and self._dragging:
            self._end_drag()
            self.drag_cancelled.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.accept()  # there is nothing to tick
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._dragging or (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
            self.dragged.emit(self.key, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging, was_pressed = self._dragging, self._pressed_at is not None
        self._end_drag()
        if was_dragging:
            self.dropped.emit(self.key)
        elif was_pressed and self._item.opens and isinstance(self.childAt(event.position().toPoint()), Chip):
            self.chip_pressed.emit(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_field()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._dragging:
            painter = paint.painter_on(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current()["selected"])
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            painter.end()
        super().paintEvent(event)

    def _paint_words(self, painter: QPainter) -> None:
        if not self.renaming:
            super()._paint_words(painter)

    def _is_hovered(self) -> bool:
        return False  # a click opens nothing

    def _end_drag(self) -> None:
        self._pressed_at, self._dragging = None, False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def _place_field(self) -> None:
        left = self._before() - 12  # px: so that the words stay where they were
        after = self._after() + 16 if self._after() and not self._is_below(self.width()) else 0
        high = self._field.sizeHint().height()
        spot = QRectF(left, (self.height() - high) // 2, self.width() - left - after, high)
        self._field.setGeometry(paint.mirrored(self, spot).toRect())

    def _end_renaming(self) -> None:
        had_focus = self._field.hasFocus()
        self._field.hide()
        self.updateGeometry()
        self.update()
        if had_focus:
            self.setFocus()

    def _on_put_back(self) -> None:
        self._end_renaming()


class _Field(LineEdit):
    """The words while they are typed: leaving it keeps them."""

    kept = Signal()
    put_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # and the row need not know
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.kept.emit()
