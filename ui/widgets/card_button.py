"""A card that is one button: an icon, a title, a sentence, and a chevron."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.buttons import EnterButton
from ui.widgets.text import lay_out, tip

_SIDE, _TOP, _BETWEEN = 22, 18, 2
_TITLE = 240  # px of a title that a card always has room for


class CardButton(EnterButton):
    """The sentence wraps, so the card is as high as its width makes it.

    A title that doesn’t fit, the long name of a journal, is cut in its middle, and whole in the tooltip.
    """

    def __init__(self, icon: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icon = icon
        self._sentence = sentence
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        look = theme.current()
        _, words = lay_out(self, self._sentence, self._room(width), look.line("body"))
        return 2 * _TOP + look.line("subhead") + _BETWEEN + words

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._sentence) + self._taken()
        width = min(theme.current().px(584), width)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        title = QFontMetrics(theme.current().font("subhead")).horizontalAdvance(self.text())
        return QSize(min(title, theme.current().px(_TITLE)) + self._taken(), 2 * _TOP + theme.current().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.painter_on(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)

        size = look.px(24)
        spot = paint.mirrored(self, QRectF(_SIDE, (self.height() - size) / 2, size, size))
        paint.icon_at(painter, spot.topLeft(), self._icon, "ink", size)
        size = look.px(18)
        spot = paint.mirrored(self, QRectF(self.width() - 19 - size, (self.height() - size) / 2, size, size))
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        paint.icon_at(painter, spot.topLeft(), "caret-right" if rightward else "caret-left", "ink", size)

        room = self._room(self.width())
        words, height = lay_out(self, self._sentence, room, look.line("body"))
        top = (self.height() - look.line("subhead") - _BETWEEN - height) / 2
        spot = paint.mirrored(self, QRectF(self._left(), top, room, look.line("subhead")))
        painter.setFont(look.font("subhead"))
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        self.setToolTip("" if title == self.text() else tip(self.text()))
        painter.setPen(look["ink"])
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        painter.drawText(spot, leading | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(look["ink2"])
        words.draw(painter, QPointF(spot.left(), spot.bottom() + _BETWEEN))

    def _left(self) -> int:
        return _SIDE + theme.current().px(24) + 19

    def _taken(self) -> int:
        return self._left() + theme.current().px(18) + 41

    def _room(self, width: int) -> int:
        return max(40, width - self._taken())
