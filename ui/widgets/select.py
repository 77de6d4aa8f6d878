"""A list to choose one thing from, folded up."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui import clipboard, theme, window_keys
from ui.widgets import paint
from ui.widgets.text import tip

_CHEVRON = 16
_BESIDE = 26  # px at the end of the line, with the chevron in them


class _Options(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clipboard.copies_row(self, event):
            super().keyPressEvent(event)


class Select(QComboBox):
    """`options` are (key, words). `chosen` is emitted when a person, not the program, picks another.

    With `widest`, in px at the standard text size, longer words are cut; in the list they are whole.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[Hashable, str]] = (),
        name: str = "",
        widest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widest = widest
        self._heard = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setView(_Options(self))
        self.setItemDelegate(QStyledItemDelegate(self))  # the only kind that follows a stylesheet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._keys: list[Hashable] = []
        self.set_options(options)
        self.activated.connect(self._on_activated)

    @property
    def key(self) -> Hashable:
        """The chosen key; None while there is nothing to choose."""
        return self._keys[self.currentIndex()] if self.currentIndex() >= 0 else None

    def choose(self, key: Hashable) -> None:
        """ValueError for an unknown key."""
        self.setCurrentIndex(self._keys.index(key))

    def set_options(self, options: Sequence[tuple[Hashable, str]]) -> None:
        """Replace what can be chosen, and keep what was chosen if it is still there."""
        before = self.key if self._keys else None
        self._keys = [key for key, _ in options]
        self.clear()
        self.addItems([words for _, words in options])
        if before in self._keys:
            self.choose(before)

    def sizeHint(self) -> QSize:
        look, wide = theme.current(), self._whole_width()
        return QSize(min(wide, look.px(self._widest)) if self._widest else wide, look.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.current().px(120)), theme.current().px(36))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus: elsewhere the wheel scrolls the page and must not change a choice."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        if not self._heard:
            self._heard = True
            window_keys.hear(self.view(), self)
        if self._widest:
            self.view().setMinimumWidth(min(self._whole_width(), self.window().width() // 2))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_words()
        size = theme.current().px(_CHEVRON)
        spot = QRectF(self.width() - 10 - size, (self.height() - size) / 2, size, size)
        where = paint.mirrored(self, spot).topLeft()
        token = "ink2" if self.isEnabled() else "ink3"
        paint.icon_at(paint.painter_on(self), where, "caret-down", token, size)

    def _paint_words(self) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - 26 - theme.current().px(_BESIDE) + 2
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip("" if option.currentText == self.currentText() else tip(self.currentText()))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _whole_width(self) -> int:
        """px that the longest of the options needs."""
        self.ensurePolished()
        widths = (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count()))
        return max(widths, default=60) + 26 + theme.current().px(_BESIDE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self._keys[index])
