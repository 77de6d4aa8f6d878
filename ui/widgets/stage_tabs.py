"""The stages of one thing, side by side: places to go to at any time, not steps to finish."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QTabBar, QWidget

from ui import theme
from ui.widgets import paint

_HIGH, _ICON, _BESIDE_ICON, _GAP, _UNDERLINE = 40, 18, 8, 28, 3
_AROUND = 6  # px of the gap that the focus ring takes


class StageTabs(QTabBar):
    """`stages` are (key, words, icon). One tab stop; the arrow keys move. Starts at the first."""

    chosen = Signal(str)  # by a person, and another than before

    def __init__(self, stages: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages = list(stages)
        self._silent = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for _, words, _ in self._stages:
            self.addTab(words)
        self.currentChanged.connect(self._on_current_changed)

    @property
    def key(self) -> str:
        """Of the stage that is shown."""
        return self._stages[self.currentIndex()][0]

    def choose(self, key: str) -> None:
        """Go there without telling. ValueError for an unknown key."""
        self._silent = True
        self.setCurrentIndex([one for one, _, _ in self._stages].index(key))
        self._silent = False

    def tabSizeHint(self, index: int) -> QSize:
        last = index == len(self._stages) - 1
        return QSize(self._content_width(index) + (0 if last else _GAP), theme.current().px(_HIGH))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}
        if event.key() in ends:
            self.setCurrentIndex(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what is only scrolled past doesn't change

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        hovered = self.tabAt(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._paint_tab(painter, index, hovered == index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _paint_tab(self, painter: QPainter, index: int, hovered: bool) -> None:
        look = theme.current()
        _, words, icon = self._stages[index]
        place = self._content_of(index)
        current = index == self.currentIndex()
        token = "pine_text" if current else "ink" if hovered else "ink2"
        size = look.px(_ICON)
        spot = self._mirrored(place, QRectF(place.left(), (place.height() - size) / 2, size, size))
        paint.icon_at(painter, spot.topLeft(), icon, token, size)
        painter.setFont(look.font("button_primary" if current else "button"))
        painter.setPen(look[token])
        beside = size + _BESIDE_ICON
        spot = self._mirrored(place, place.adjusted(beside, 0, 2, 0))
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        painter.drawText(spot, leading | Qt.AlignmentFlag.AlignVCenter, words)
        if current:
            line = QRectF(place.left(), place.bottom() - _UNDERLINE, place.width(), _UNDERLINE)
            painter.fillRect(line, look["pine"])
            if self.hasFocus():
                ring = place.adjusted(-_AROUND, 3, _AROUND, -_UNDERLINE - 3) & QRectF(self.rect())
                paint.focus_ring(painter, ring, 6)

    def _content_of(self, index: int) -> QRectF:
        """Where the tab's own words and icon are, without the gap after them."""
        place = QRectF(self.tabRect(index))
        wide = self._content_width(index)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.setLeft(place.right() - wide)
        place.setWidth(wide)
        return place

    def _content_width(self, index: int) -> int:
        look = theme.current()
        words = QFontMetrics(look.font("button_primary")).horizontalAdvance(self._stages[index][1])
        return look.px(_ICON) + _BESIDE_ICON + words

    def _mirrored(self, place: QRectF, spot: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return spot
        return QRectF(place.left() + place.right() - spot.right(), spot.y(), spot.width(), spot.height())

    def _on_current_changed(self, index: int) -> None:
        if not self._silent and index >= 0:
            self.chosen.emit(self._stages[index][0])
