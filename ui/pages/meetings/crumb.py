"""A quiet link in a line of words, such as where this page belongs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.text import tip

_HIGH = 24
_SIDE = 4


class Crumb(QAbstractButton):
    """Cut with … where it doesn't fit."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = QFontMetrics(look.font("meta")).horizontalAdvance(self.text())
        return QSize(wide + 2 * _SIDE + 1, max(_HIGH, look.line("meta")))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.current().px(60)), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.painter_on(self)
        font = look.font("meta")
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(look["ink2"])
        inside = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        self.setToolTip("" if shown == self.text() else tip(self.text()))
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inside, leading | Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 5)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
