"""A radio button for a line of somebody's own words, with what it stands for below."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import caption, paint
from ui.widgets.radio import draw_circle
from ui.widgets.text import lay_out

_SIDE, _GAP, _PAD = 10, 10, 9
_ROUND = 8
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class LineRadio(QRadioButton):
    """Those of one parent belong together; arrows move between them. Without words, the label stands alone."""

    def __init__(self, words: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words, label)

    def set_words(self, words: str, label: str) -> None:
        self._words, self._label = words, label
        self.setAccessibleName(words or label)
        self.setAccessibleDescription(label if words else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = sum(height for _, height, _ in self._laid(width))
        return max(words, caption.mark_side()) + 2 * _PAD

    def sizeHint(self) -> QSize:
        width = theme.current().px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._before() + theme.current().px(120), caption.mark_side() + 2 * _PAD)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose where none is chosen yet, too: Qt would only move."""
        super().keyPressEvent(event)
        now = self.window().focusWidget()
        if event.key() in _ARROWS and isinstance(now, LineRadio) and now.parent() is self.parent():
            now.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        look = theme.current()
        if self.isChecked() or self.underMouse():
            edged = self.isChecked() and look.high_contrast
            painter.setPen(QPen(look["line"], 2) if edged else Qt.PenStyle.NoPen)
            painter.setBrush(look["selected" if self.isChecked() else "hover"])
            ground = QRectF(self.rect())
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1) if edged else ground, _ROUND, _ROUND)
        laid = self._laid(self.width())
        top = (self.height() - sum(height for _, height, _ in laid)) / 2
        self._paint_circle(painter, top + (laid[0][1] if len(laid) == 1 else look.line("entry")) / 2)
        spot = paint.mirrored(self, QRectF(self._before(), 0, self._room(self.width()), 1))
        for layout, height, token in laid:
            painter.setPen(look[token])
            layout.draw(painter, QPointF(spot.left(), top))
            top += height

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()

    def _paint_circle(self, painter: QPainter, middle: float) -> None:
        side = caption.mark_side()
        room = paint.mirrored(self, QRectF(_SIDE, middle - side / 2, side, side))
        draw_circle(painter, room, self.isChecked(), self.isEnabled())
        if self.hasFocus():
            paint.focus_ring(painter, room, side / 2)

    def _laid(self, width: int) -> list[tuple[QTextLayout, int, str]]:
        """Each part with its height and colour."""
        look = theme.current()
        parts = [(self._words, "entry", "ink"), (self._label, "meta", "ink2")] if self._words else [
            (self._label, "body", "ink")
        ]  # fmt: skip
        laid = []
        for words, role, token in parts:
            layout, height = lay_out(self, words, self._room(width), look.line(role), font=look.font(role))
            laid.append((layout, height, token))
        return laid

    def _before(self) -> int:
        return _SIDE + caption.mark_side() + _GAP

    def _room(self, width: int) -> int:
        return max(40, width - self._before() - _SIDE)
