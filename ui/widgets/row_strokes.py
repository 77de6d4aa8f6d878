"""What the painted rows of the lists share: their painter, words, and the outline of a card cut into rows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QStaticText, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme

_LAID = 300  # lines kept: some screens full


class RowPainter(QStyledItemDelegate):
    """Draws the rows of a SectionList. Their heights depend on nothing but this. `ground` is what lies under them."""

    ground = "window"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid: dict[tuple[str, str, int], QStaticText] = {}
        self._fonts: dict[str, QFont] = {}

    def forget(self) -> None:
        """The words that were drawn, and their look."""
        self._laid.clear()
        self._fonts.clear()

    def line(
        self, painter: QPainter, option: QStyleOptionViewItem, spot: QRectF, text: str, role: str, token: str
    ) -> None:
        """As `write` does, but laid out only once for as long as it is in sight."""
        font = self._fonts.get(role) or self._fonts.setdefault(role, theme.current().font(role))
        key = text, role, int(spot.width())
        laid = self._laid.get(key)
        if laid is None:
            if len(self._laid) >= _LAID:
                self._laid.clear()
            laid = self._laid[key] = _laid_out(text, font, spot.width(), option)
        painter.setFont(font)
        painter.setPen(theme.current()[token])
        place = mirrored(option, spot)
        painter.drawStaticText(QPointF(place.left(), place.center().y() - laid.size().height() / 2), laid)

    def heading_height(self, row: int) -> int:
        raise NotImplementedError

    def row_height(self) -> int:
        raise NotImplementedError


def _laid_out(text: str, font: QFont, width: float, option: QStyleOptionViewItem) -> QStaticText:
    """One line, cut with … where it doesn't fit."""
    made = QStaticText(QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width))
    made.setTextFormat(Qt.TextFormat.PlainText)
    how = QTextOption(QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft))
    how.setWrapMode(QTextOption.WrapMode.NoWrap)
    made.setTextOption(how)
    made.setTextWidth(width)
    made.prepare(font=font)
    return made


def write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    spot: QRectF,
    text: str,
    role: str,
    token: str,
    across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """One line, cut with … where it doesn't fit; `spot` is thought left to right."""
    look = theme.current()
    font = look.font(role)
    painter.setFont(font)
    painter.setPen(look[token])
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, spot.width())
    leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    painter.drawText(mirrored(option, spot), leading | across | Qt.TextFlag.TextSingleLine, shown)


def mirrored(option: QStyleOptionViewItem, spot: QRectF) -> QRectF:
    """`spot`, thought left to right, on the side of the row where it belongs in this language."""
    if option.direction == Qt.LayoutDirection.LeftToRight:
        return spot
    whole = QRectF(option.rect)
    return QRectF(whole.left() + whole.right() - spot.right(), spot.y(), spot.width(), spot.height())


def card(shape: QRectF, above: float, below: float) -> QPainterPath:
    """A rectangle whose upper and lower corners are round by so many px."""
    path = QPainterPath()
    path.moveTo(shape.left(), shape.center().y())
    for corner, across, round_by, angle in (
        (shape.topLeft(), 0, above, 180),
        (shape.topRight(), -2, above, 90),
        (shape.bottomRight(), -2, below, 0),
        (shape.bottomLeft(), 0, below, 270),
    ):
        down = -2 if angle in (0, 270) else 0
        if round_by:
            path.arcTo(
                QRectF(corner.x() + across * round_by, corner.y() + down * round_by, 2 * round_by, 2 * round_by),
                angle,
                -90,
            )
        else:
            path.lineTo(corner)
    path.closeSubpath()
    return path
