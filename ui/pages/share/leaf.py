"""One page of a PDF, as it is: whole, as wide as there is room, or larger, and then moved about."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.summary.leaves import Leaves
from ui import theme
from ui.widgets import paint

WHOLE, WIDE = "whole", "wide"
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)  # of the size on paper
Zoom = str | float

_SCREEN = 96 / 72  # px per point at 100 %
_FINEST = 400  # dots per inch: more would take a hundred megabytes and look no sharper
_AROUND = 28  # px around a page
_CTRL = Qt.KeyboardModifier.ControlModifier
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_ZOOMING = (*_LARGER, Qt.Key.Key_Minus, Qt.Key.Key_0)


class Leaf(QAbstractScrollArea):
    """Asks for another page with `turn_requested` (by how many), `ends_requested` (first or last)."""

    turn_requested = Signal(int)
    end_requested = Signal(bool)  # the last page, else the first
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leaves: Leaves | None = None
        self._number = 0
        self._zoom: Zoom = WHOLE
        self._drawn: QPixmap | None = None
        self._drawn_for: tuple[int, float] | None = None
        self._held: QPoint | None = None
        self._build()

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    def show_page(self, leaves: Leaves, number: int) -> None:
        """Another page, from its top."""
        another = leaves is not self._leaves or number != self._number
        self._leaves, self._number = leaves, number
        if another:
            self._drawn_for = None
            self._fit()
            self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def clear(self) -> None:
        """No page, and nothing left of one."""
        self._leaves = self._drawn = self._drawn_for = None
        self.setAccessibleName("")
        self.setAccessibleDescription("")
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        if zoom != self._zoom:
            self._zoom = zoom
            self._fit()
            self.viewport().update()
            self.zoomed.emit()

    def step_zoom(self, larger: bool) -> None:
        """To the next size that is larger, or smaller, than what is seen."""
        now = self._scale()
        if larger:
            self.set_zoom(next((step for step in STEPS if step > now * 1.01), STEPS[-1]))
        else:
            self.set_zoom(next((step for step in reversed(STEPS) if step < now * 0.99), STEPS[0]))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    # Qt

    def event(self, event: QEvent) -> bool:
        """Here these keys make the page larger, elsewhere the words of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_zooming(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if _is_zooming(event):
            if key == Qt.Key.Key_0:
                self.set_zoom(WHOLE)
            else:
                self.step_zoom(key in _LARGER)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._page_on(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_requested.emit(key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.horizontalScrollBar().maximum():
            onward = Qt.Key.Key_Right if self.isLeftToRight() else Qt.Key.Key_Left
            self.turn_requested.emit(1 if key == onward else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: Any) -> None:
        if event.modifiers() & _CTRL:
            if event.angleDelta().y():
                self.step_zoom(event.angleDelta().y() > 0)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_larger():
            self._held = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        here = event.position().toPoint()
        moved, self._held = here - self._held, here
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self._point()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._leaves is not None:
            self._draw(painter, self._corner())
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2), 8)

    # inside

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(40)

    def _draw(self, painter: QPainter, corner: QPoint) -> None:
        """Each pixel of the picture on one of the screen, or it would be soft."""
        picture = self._picture()
        spot = QRectF(QPointF(corner), picture.deviceIndependentSize())
        paint.shadow(painter, spot, 2, 16, 3)
        painter.drawPixmap(spot.topLeft(), picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current()["line"], 1))
        painter.drawRect(spot.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _picture(self) -> QPixmap:
        """Drawn when it is seen, so that of pages leafed through quickly only those cost time."""
        ratio = self.devicePixelRatioF()
        dpi = min(_FINEST, 72 * _SCREEN * self._scale() * ratio)
        if self._drawn is None or self._drawn_for != (self._number, dpi):
            assert self._leaves is not None
            made = self._leaves.picture(self._number, dpi)
            image = QImage(made.data, made.width, made.height, made.stride, QImage.Format.Format_RGB32)
            self._drawn, self._drawn_for = QPixmap.fromImage(image), (self._number, dpi)
            self._drawn.setDevicePixelRatio(dpi / (72 * _SCREEN * self._scale()))
        return self._drawn

    def _paper(self) -> tuple[float, float]:
        """Width and height in points."""
        return self._leaves.size(self._number) if self._leaves is not None else (595.0, 842.0)

    def _scale(self) -> float:
        """Of the size on paper."""
        if isinstance(self._zoom, float):
            return self._zoom
        wide, high = self._paper()
        room = self._room()
        across = (room.width() - 2 * _AROUND) / (wide * _SCREEN)
        down = (room.height() - _AROUND) / (high * _SCREEN)
        return max(0.1, across if self._zoom == WIDE else min(across, down))

    def _room(self) -> QSize:
        """For a page, beside the bar that a wide one may need."""
        whole = self.size()
        bar = self.verticalScrollBar().sizeHint().width() if self._zoom == WIDE else 0
        return QSize(whole.width() - bar, whole.height())

    def _size(self) -> QSize:
        wide, high = self._paper()
        scale = self._scale() * _SCREEN
        return QSize(ceil(wide * scale), ceil(high * scale))

    def _fit(self) -> None:
        """How far it can be moved."""
        page, room = self._size(), self.viewport().size()
        around = QSize(_AROUND, _AROUND) if self._zoom != WHOLE else QSize(0, 0)
        page += around
        for bar, needed, given in (
            (self.horizontalScrollBar(), page.width(), room.width()),
            (self.verticalScrollBar(), page.height(), room.height()),
        ):
            bar.setPageStep(given)
            bar.setRange(0, max(0, needed - given))
        self._point()

    def _corner(self) -> QPoint:
        """Where the page lies; in the middle as long as there is room."""
        size, room = self._size(), self.viewport().size()
        left = max((room.width() - size.width()) // 2, _AROUND // 2 if self._is_larger() else 0)
        top = max(0 if self._zoom == WHOLE else _AROUND // 2, 4)
        return QPoint(left - self.horizontalScrollBar().value(), top - self.verticalScrollBar().value())

    def _is_larger(self) -> bool:
        return bool(self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum())

    def _point(self) -> None:
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if self._is_larger() else Qt.CursorShape.ArrowCursor)

    def _page_on(self, step: int) -> None:
        """On through a page that is larger than the room, then to the next."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * (bar.pageStep() - bar.singleStep()))
        if bar.value() == before:
            self.turn_requested.emit(step)


def _is_zooming(event: QKeyEvent) -> bool:
    extra = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() in _ZOOMING and (event.modifiers() & ~extra) == _CTRL
