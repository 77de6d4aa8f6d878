"""A heading that folds away what stands under it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint

_CARET, _GAP = 14, 6
_RING = 4  # px around the words for the focus ring


class Fold(QWidget):
    """Add what it holds to `body`. `toggled` when a person opens or shuts it."""

    toggled = Signal(bool)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = _Head(heading, self)
        self._inside = QWidget(self)
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self._inside)
        self._head.toggled.connect(self._inside.setVisible)
        self._head.clicked.connect(self.toggled)

    def set_open(self, open_: bool) -> None:
        self._head.setChecked(open_)
        self._inside.setVisible(open_)


class _Head(QAbstractButton):
    """Said to be expanded or collapsed, as a button that is pressed or not."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = QFontMetrics(look.font("subhead")).horizontalAdvance(self.text()) + 2
        return QSize(wide + look.px(_CARET) + _GAP + _RING, max(24, look.line("subhead")))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(100), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.painter_on(self)
        painter.setFont(look.font("subhead"))
        painter.setPen(look["pine_text" if self.underMouse() else "ink"])
        side = look.px(_CARET)
        room = self.width() - side - _GAP
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        wide = painter.fontMetrics().horizontalAdvance(words) + 1
        spot = paint.mirrored(self, QRectF(0, 0, wide, self.height()))
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, words)
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        icon = "caret-down" if self.isChecked() else "caret-right" if rightward else "caret-left"
        caret = paint.mirrored(self, QRectF(wide + _GAP, (self.height() - side) / 2, side, side))
        paint.icon_at(painter, caret.topLeft(), icon, "ink2", side)
        if self.hasFocus():
            around = QRectF(-_RING, 0, wide + _GAP + side + 2 * _RING, self.height())
            paint.focus_ring(painter, paint.mirrored(self, around) & QRectF(self.rect()), 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
