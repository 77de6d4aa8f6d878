"""Check-ins over time, in steps: where one stood holds until the next look."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import wording
from app.time_axis import TimeAxis
from ui import theme
from ui.widgets import paint
from ui.widgets.announce import announce

_LEVELS = (2, 1, 0, -1, -2)
_TOP, _STEP, _FOOT = 18, 28, 40  # px above the highest line, from line to line, below the lowest
_BEFORE, _AFTER, _TAIL = 36, 18, 6  # px before the first check-in, after today, and of the line that goes on
_NEAR = 16  # px: how far from a check-in the mouse may be


@dataclass(frozen=True, slots=True)
class Point:
    """One check-in; `level` is None when its owner wasn't sure. `words` are the rung's, or say just that."""

    on: date
    level: int | None
    words: str = field(repr=False)
    note: str = field(default="", repr=False)


class StepChart(QWidget):
    """Left, Right, Home, End and the mouse choose a check-in; the latest is chosen at first."""

    chosen = Signal(int)  # its place in the points

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self._today = date.min
        self._chosen = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def index(self) -> int:
        """The place of the one that is chosen; -1 when there is none."""
        return self._chosen

    def set_points(self, points: Sequence[Point], today: date) -> None:
        """In the order of time. The one that was chosen by its day stays chosen; else the latest is."""
        day = self._points[self._chosen].on if 0 <= self._chosen < len(self._points) - 1 else None
        self._points, self._today = tuple(points), today
        same = (number for number, point in enumerate(self._points) if point.on == day)
        self._chosen = next(same, len(self._points) - 1)
        self.update()

    def choose(self, index: int) -> None:
        """Without telling."""
        self._chosen = index
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(284), look.px(_TOP) + 4 * look.px(_STEP) + look.px(_FOOT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        last = len(self._points) - 1
        places = {
            Qt.Key.Key_Right: self._chosen + onward,
            Qt.Key.Key_Left: self._chosen - onward,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._choose(min(max(places[Qt.Key(event.key())], 0), last))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sign stands before its number everywhere
        self._paint_levels(painter)
        if self._points:
            self._paint_days(painter)
            self._paint_steps(painter)
            self._paint_points(painter)
        if self.hasFocus():
            before = theme.current().px(_BEFORE) - 12
            paint.focus_ring(painter, paint.mirrored(self, QRectF(before, 0, self.width() - before, self.height())))

    # painting

    def _paint_levels(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font("hint"))
        for level in _LEVELS:
            pen = QPen(look["field" if level == 0 else "line"], 1)
            if level == 0:
                pen.setDashPattern([3, 4])
            painter.setPen(pen)
            y = round(self._y(level)) + 0.5
            painter.drawLine(self._spot(look.px(_BEFORE) - 6, y), self._spot(self.width(), y))
            painter.setPen(look["ink3"])
            label = paint.mirrored(self, QRectF(0, y - 12, look.px(_BEFORE) - 8, 24))
            painter.drawText(label, self._leading() | Qt.AlignmentFlag.AlignVCenter, wording.signed(level))

    def _paint_days(self, painter: QPainter) -> None:
        look = theme.current()
        metrics = QFontMetricsF(look.font("hint"))
        least = look.px(_BEFORE) - 6.0
        painter.setPen(look["ink3"])
        top = self._y(-2) + look.px(20)
        for tick in self._axis().ticks(metrics.horizontalAdvance, least, self.width() - 6.0):
            place = paint.mirrored(self, QRectF(tick.left, top, tick.width + 1, look.line("hint")))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tick.words)

    def _paint_steps(self, painter: QPainter) -> None:
        spots = [spot for spot in map(self._spot_of, self._points) if spot]
        if not spots:
            return
        path = QPainterPath(spots[0])
        for one, other in pairwise(spots):
            path.lineTo(QPointF(other.x(), one.y()))
            path.lineTo(other)
        look = theme.current()
        path.lineTo(self._spot(self._axis().x(self._today) + _TAIL, spots[-1].y()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look["pine"], 2))
        painter.drawPath(path)

    def _paint_points(self, painter: QPainter) -> None:
        look = theme.current()
        radius = self._radius()
        latest = max((n for n, point in enumerate(self._points) if point.level is not None), default=-1)
        for number, point in enumerate(self._points):
            sure = point.level is not None
            painter.setPen(QPen(look["pine" if sure else "ink3"], 2 if sure else 1.5))
            painter.setBrush(look["pine" if number == latest else "surface"])
            size = radius if sure else min(radius, 3)
            painter.drawEllipse(self._place_of(point), size, size)
        if 0 <= self._chosen < len(self._points):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look["ink"], 1.5))
            painter.drawEllipse(self._place_of(self._points[self._chosen]), radius + 4, radius + 4)

    # where things are

    def _axis(self) -> TimeAxis:
        first, last = self._points[0].on, self._points[-1].on
        return TimeAxis(first, max(last, self._today), theme.current().px(_BEFORE), self.width() - _AFTER)

    def _y(self, level: int) -> float:
        look = theme.current()
        return look.px(_TOP) + (2 - level) * look.px(_STEP)

    def _spot(self, x: float, y: float) -> QPointF:
        """`x` is thought left to right."""
        leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QPointF(self.width() - x if leftward else x, y)

    def _spot_of(self, point: Point) -> QPointF | None:
        """None for one without a level."""
        return None if point.level is None else self._spot(self._axis().x(point.on), self._y(point.level) + 0.5)

    def _place_of(self, point: Point) -> QPointF:
        """One without a level is below the lines."""
        below = self._y(-2) + theme.current().px(_STEP) / 2
        return self._spot_of(point) or self._spot(self._axis().x(point.on), below)

    def _radius(self) -> float:
        """Smaller where check-ins are dense, so that their line is seen."""
        across = [self._axis().x(point.on) for point in self._points]
        nearest = min((other - one for one, other in pairwise(across) if other > one), default=99.0)
        return 5.0 if nearest >= 12 else 3.5 if nearest >= 7 else 2.0

    def _at(self, place: QPointF) -> int:
        """The check-in nearest to the mouse; the one that is chosen when none is near."""
        if not self._points:
            return -1
        spots = [self._place_of(point) for point in self._points]
        away = [hypot(spot.x() - place.x(), spot.y() - place.y()) for spot in spots]
        nearest = min(range(len(away)), key=away.__getitem__)
        return nearest if away[nearest] <= _NEAR else self._chosen

    def _leading(self) -> Qt.AlignmentFlag:
        leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft

    def _choose(self, index: int) -> None:
        if index == self._chosen or not 0 <= index < len(self._points):
            return
        self.choose(index)
        point = self._points[index]
        announce(self, f"{wording.day(point.on, self._today)}. {point.words}")
        self.chosen.emit(index)
