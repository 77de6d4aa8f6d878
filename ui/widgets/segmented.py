"""A few choices side by side, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint


class Segmented(QWidget):
    """`options` are (key, words). One tab stop; the arrow keys move. Starts with the first chosen."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments = {key: _Segment(words, key, self) for key, words in options}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            layout.addWidget(segment)
        next(iter(self._segments.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def key(self) -> str:
        """The key of the chosen option."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def choose(self, key: str) -> None:
        """Choose without a click; `changed` follows only if it was another. KeyError for an unknown key."""
        self._segments[key].setChecked(True)

    def focus_chosen(self) -> None:
        self._segments[self.key].setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.painter_on(self)
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look["field"], 1))
        painter.setBrush(look["surface"])
        painter.drawRoundedRect(shape, 8, 8)

    def _on_toggled(self, segment: QAbstractButton, on: bool) -> None:
        if on and isinstance(segment, _Segment):
            self.changed.emit(segment.key)


class _Segment(QAbstractButton):
    def __init__(self, words: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._row = parent
        self.setText(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        widest = QFontMetrics(theme.current().font("button_primary"))
        return QSize(widest.horizontalAdvance(self.text()) + 30, theme.current().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.painter_on(self)
        chosen = self.isChecked()
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if chosen or self.underMouse():
            painter.setClipRect(inside)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look["selected" if chosen else "hover"])
            painter.drawRoundedRect(self._filled(), 7, 7)
            painter.setClipping(False)
        if not self._at_end(leading=True):
            painter.setPen(QPen(look["line"], 1))
            painter.drawLine(self._edge(), 1, self._edge(), self.height() - 2)
        if chosen and look.high_contrast:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look["line"], 2))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(look.font("button_primary" if chosen else "button"))
        painter.setPen(look["pine_text" if chosen else "ink2"])
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 7)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _filled(self) -> QRectF:
        """Rounded only where the whole control ends: elsewhere the roundness is clipped away."""
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        left = 1 if self._at_end(leading=rightward) else -8
        right = -1 if self._at_end(leading=not rightward) else 8
        return QRectF(self.rect()).adjusted(left, 1, right, -1)

    def _edge(self) -> int:
        return 0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 1

    def _at_end(self, leading: bool) -> bool:
        siblings = self._row.findChildren(_Segment)
        return siblings[0 if leading else -1] is self
