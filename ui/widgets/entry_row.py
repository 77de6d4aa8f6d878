"""A row that opens what it names: an icon, a title, a line about it, and a fact or a small button at its end."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint, text
from ui.widgets.row_words import PAD, RowWords

_ICON, _GAP = 19, 12


class EntryRow(QAbstractButton):
    """`key` is the caller's own and comes with every signal. `role` of the title: `entry`, `body` or `strong`.

    `lead` stands instead of the icon, `end` instead of the fact. Enter opens, Delete asks for removal.
    """

    low = 37  # px: a row of one line
    opened = Signal(object)
    remove_requested = Signal(object)
    menu_requested = Signal(object, QPoint)  # where, on the screen

    def __init__(
        self,
        key: Hashable,
        icon: str = "",
        role: str = "entry",
        lead: QWidget | None = None,
        end: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self._words = RowWords(self, role)
        self._lead, self._end = lead, end
        for part in filter(None, (lead, end)):
            part.setParent(self)
            part.setCursor(Qt.CursorShape.ArrowCursor)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def set_words(self, title: str, meta: str = "", fact: str = "") -> None:
        self._words.set(title, meta, fact)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._words.said())
        self._follow()

    def clear_words(self) -> None:
        self.set_words("")
        for part in filter(None, (self._lead, self._end)):
            text.wipe(part)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = self._words.height(width, self._before(), self._after())
        if self._end and self._is_below(width):
            words += self._end.sizeHint().height() + PAD
        parts = (part.sizeHint().height() + PAD for part in (self._lead, self._end) if part)
        return max(words, theme.current().px(self.low), *parts)

    def sizeHint(self) -> QSize:
        width = self._before() + self._words.natural_width() + self._after()
        width = min(width, theme.current().px(640))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._before() + max(theme.current().px(100), self._after()), theme.current().px(self.low))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(self.key)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # a list of rows moves the focus
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self.key, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        if self._icon:
            size = theme.current().px(_ICON)
            first = self._top() + self._words.first_line() / 2
            middle = first if self._words.meta else self.height() / 2
            spot = paint.mirrored(self, QRectF(0, middle - size / 2, size, size))
            paint.icon_at(painter, spot.topLeft(), self._icon, "ink", size)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        top, before, after = self._top(), self._before(), self._after()
        self._words.draw(painter, top, before, after, "pine_text" if self._is_hovered() else "ink")
        if self.hasFocus():
            paint.focus_ring(painter, self._words.ring(top, before, after), 6)

    def _on_clicked(self) -> None:
        self.opened.emit(self.key)

    def _is_hovered(self) -> bool:
        """The mouse is where a click would open it."""
        return self.underMouse() and not (self._end and self._end.underMouse())

    def _follow(self) -> None:
        self._words.forget()
        self.updateGeometry()
        self._place_parts()
        self.update()

    def _before(self) -> int:
        """px before the words."""
        if self._lead:
            return self._lead.sizeHint().width() + _GAP
        return theme.current().px(_ICON) + _GAP if self._icon else 0

    def _after(self) -> int:
        return self._end.sizeHint().width() if self._end else 0

    def _is_below(self, width: int) -> bool:
        return self._words.end_below(width, self._before(), self._after())

    def _top(self) -> float:
        """Where the words begin, so that row and words share their middle."""
        words = self._words.height(self.width(), self._before(), self._after())
        below = self._end.sizeHint().height() + PAD if self._end and self._is_below(self.width()) else 0
        return PAD + max(0, self.height() - words - below) / 2

    def _place_parts(self) -> None:
        if self._lead:
            self._put(self._lead, 0, (self.height() - self._lead.sizeHint().height()) // 2)
        if self._end and self._is_below(self.width()):
            self._put(self._end, self._before(), self.height() - self._end.sizeHint().height() - PAD)
        elif self._end:
            high = self._end.sizeHint().height()
            self._put(self._end, self.width() - self._after(), (self.height() - high) // 2)

    def _put(self, part: QWidget, left: int, top: int) -> None:
        spot = QRectF(QPointF(left, top), part.sizeHint().toSizeF())
        part.setGeometry(paint.mirrored(self, spot).toRect())
