"""One row of the sidebar, or of a list of sections; in the rail only its icon."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from ui import theme
from ui.widgets import paint

HIGH = 36  # px
_ICON, _BOXED_ICON = 19, 17
_LEFT, _GAP, _RIGHT = 10, 12, 10


class NavButton(QAbstractButton):
    """Checkable, for a QButtonGroup; a `boxed` one is a tool and only clicked. `shortcut` as it is shown."""

    def __init__(
        self, words: str, icon: str, shortcut: str = "", boxed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._shortcut = shortcut
        self._boxed = boxed
        self._rail = False
        self._high = 0
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(shortcut)
        self.setCheckable(not boxed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setToolTip(f"{self.text()}  {self._shortcut}".strip() if rail else "")
        self.updateGeometry()
        self.update()

    @property
    def usual_height(self) -> int:
        return theme.current().px(HIGH)

    def set_height(self, high: int) -> None:
        """Lower than usual, where there are many in a low window."""
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = theme.current()
        high = self._high or self.usual_height
        if self._rail:
            return QSize(look.px(40), high)
        words = QFontMetrics(look.font("button_primary")).horizontalAdvance(self.text())
        hint = QFontMetrics(look.font("hint")).horizontalAdvance(self._shortcut) + 8 if self._shortcut else 0
        return QSize(self._left() + words + hint + _RIGHT, high)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(36), self._high or self.usual_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        self._paint_ground(painter)
        look = theme.current()
        token = "pine_text" if self.isChecked() else "ink" if self._boxed else "ink2"
        size = look.px(_BOXED_ICON if self._boxed else _ICON)
        left = (self.width() - size) / 2 if self._rail else _LEFT
        spot = paint.mirrored(self, QRectF(left, (self.height() - size) / 2, size, size))
        paint.icon_at(painter, spot.topLeft(), self._icon, token, size)
        if not self._rail:
            self._paint_words(painter, token)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _paint_ground(self, painter: QPainter) -> None:
        look = theme.current()
        shape = QRectF(self.rect())
        chosen = self.isChecked()
        if self._boxed:
            painter.setPen(QPen(look["field"], 1))
            painter.setBrush(look["hover" if self.underMouse() else "surface"])
            painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        elif chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look["selected" if chosen else "hover"])
            painter.drawRoundedRect(shape, 8, 8)
        if chosen and look.high_contrast:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look["line"], 2))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_words(self, painter: QPainter, token: str) -> None:
        look = theme.current()
        trailing = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignTrailing)
        painter.setFont(look.font("hint"))
        painter.setPen(look["ink3"])
        ends = self.rect().adjusted(_RIGHT, 0, -_RIGHT, 0)
        painter.drawText(ends, trailing | Qt.AlignmentFlag.AlignVCenter, self._shortcut)
        hint = painter.fontMetrics().horizontalAdvance(self._shortcut) + 8 if self._shortcut else 0

        painter.setFont(look.font(self._role()))
        painter.setPen(look[token])
        room = self.width() - self._left() - _RIGHT - hint
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        spot = paint.mirrored(self, QRectF(self._left(), 0, room, self.height()))
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        painter.drawText(spot, leading | Qt.AlignmentFlag.AlignVCenter, shown)

    def _role(self) -> str:
        if self._boxed:
            return "meta"
        return "button_primary" if self.isChecked() else "button"

    def _left(self) -> int:
        return _LEFT + theme.current().px(_BOXED_ICON if self._boxed else _ICON) + _GAP
