"""The words beside a painted box or circle, which may wrap."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import theme
from ui.widgets import paint
from ui.widgets.text import lay_out

_HIT = 22  # px: the mark is 18 wide, the room to hit it a little more
_GAP = 8


def prepare(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def mark_side() -> int:
    return theme.current().px(_HIT)


def mark_of(button: QAbstractButton) -> QRectF:
    """Where the mark goes: beside the first line of words."""
    side = mark_side()
    top = max(0, theme.current().line("body") - side) / 2
    return paint.mirrored(button, QRectF(0, top, side, side))


def height(button: QAbstractButton, width: int) -> int:
    if not button.text():
        return mark_side()
    button.ensurePolished()
    _, words = lay_out(button, button.text(), _room(width), theme.current().line("body"))
    return max(mark_side(), words + 2)


def hint(button: QAbstractButton) -> QSize:
    button.ensurePolished()
    if not button.text():
        return QSize(mark_side(), mark_side())
    natural = button.fontMetrics().horizontalAdvance(button.text()) + 2
    width = mark_side() + _GAP + min(natural, theme.current().px(640))
    return QSize(width, height(button, width))


def least(button: QAbstractButton) -> QSize:
    whole = hint(button)
    return QSize(min(whole.width(), mark_side() + _GAP + theme.current().px(120)), mark_side())


def paint_words(button: QAbstractButton, painter: QPainter) -> None:
    if not button.text():
        return
    look = theme.current()
    room = _room(button.width())
    words, _ = lay_out(button, button.text(), room, look.line("body"))
    painter.setPen(look["ink" if button.isEnabled() else "ink3"])
    spot = paint.mirrored(button, QRectF(mark_side() + _GAP, 0, room, 1))
    words.draw(painter, QPointF(spot.left(), max(0, mark_side() - look.line("body")) / 2))


def _room(width: int) -> int:
    return max(20, width - mark_side() - _GAP)
