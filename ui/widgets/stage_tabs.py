"""Tabs of a page: places, not steps."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStyle, QTabBar, QWidget

from ui import theme
from ui.widgets import paint

_ICON, _BESIDE, _GAP = 18, 8, 28
_END = 6  # px after the last tab, for the focus ring


class StageTabs(QTabBar):
    """One tab stop; the arrows move. Connect to `currentChanged`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: list[str] = []
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add_stage(self, words: str, icon: str) -> int:
        """Returns the index of the new tab."""
        self._icons.append(icon)
        return self.addTab(words)

    def tabSizeHint(self, index: int) -> QSize:
        look = theme.current()
        words = QFontMetrics(look.font("button_primary")).horizontalAdvance(self.tabText(index))
        gap = _GAP if index < self.count() - 1 else _END
        return QSize(look.px(_ICON) + _BESIDE + words + 2 + gap, look.px(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        look = theme.current()
        size = look.px(_ICON)
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        for index in range(self.count()):
            current = index == self.currentIndex()
            tab = self._place_of(index)
            token = "pine_text" if current else "ink2"
            rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            left = tab.left() if rightward else tab.right() - size
            top = (tab.height() - size) / 2
            paint.icon_at(painter, QRectF(left, top, size, size).topLeft(), self._icons[index], token, size)
            painter.setFont(look.font("button_primary" if current else "button"))
            painter.setPen(look[token])
            aside = size + _BESIDE
            words = tab.adjusted(aside if rightward else 0, 0, 0 if rightward else -aside, 0)
            painter.drawText(words, leading | Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
            if current:
                painter.fillRect(QRectF(tab.left(), tab.bottom() - 3, tab.width(), 3), look["pine"])
            if current and self.hasFocus():
                paint.focus_ring(painter, tab.adjusted(0, 2, 5, -4), 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _place_of(self, index: int) -> QRectF:
        """Where the tab's words and icon stand, without the gap that follows them."""
        room = QRectF(self.tabRect(index))
        gap = _GAP if index < self.count() - 1 else _END
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        return room.adjusted(0 if rightward else gap, 0, -gap if rightward else 0, 0)
