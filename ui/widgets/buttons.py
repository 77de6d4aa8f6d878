"""Buttons: of words, of one icon, and the large card that is one button."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui import theme
from ui.widgets import paint

_TOKENS = {"p": "on_pine", "d": "on_clay", "q": "pine_text", "t": "on_tooltip"}
_GAP = 8


class EnterButton(QPushButton):
    """Enter presses it too: Qt leaves that to dialogs of its own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Button(EnterButton):
    """`kind`: `p` primary, `q` quiet, `d` danger, empty for the standard one; `dense` is 30 px high."""

    def __init__(
        self, text: str, kind: str = "", icon: str = "", dense: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._measured: dict[tuple[str, float], int] = {}  # layouts ask again and again
        self.setProperty("kind", kind)
        self.setProperty("dense", dense)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> str:
        return str(self.property("kind"))

    @property
    def dense(self) -> bool:
        return bool(self.property("dense"))

    def setText(self, text: str) -> None:
        self._measured = {}
        super().setText(text)

    def set_icon(self, name: str) -> None:
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._words() + 2 * self._padding() + (self._icon_room() if self._icon else 0)
        return QSize(width, theme.current().px(30 if self.dense else 36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        token = _TOKENS.get(self.kind, "ink") if self.isEnabled() else "ink3"
        look = theme.current()
        if self.hasFocus() and self.kind in ("p", "d"):
            paint.gap(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 6)
        painter.setFont(look.font(self._role()))
        painter.setPen(look[token])
        words = self._words()
        taken = words + (self._icon_room() if self._icon else 0)
        left = (self.width() - taken) / 2
        if self._icon:
            size = self._icon_size()
            spot = paint.mirrored(self, QRectF(left, (self.height() - size) / 2, size, size))
            paint.icon_at(painter, spot.topLeft(), self._icon, token, size)
            left += self._icon_room()
        spot = paint.mirrored(self, QRectF(left, 0, words + 1, self.height()))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _words(self) -> int:
        """px that they take."""
        look = theme.current()
        asked = (self._role(), look.scale)
        if asked not in self._measured:
            metrics = QFontMetrics(look.font(asked[0]))
            self._measured[asked] = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return self._measured[asked]

    def _role(self) -> str:
        role = "button_primary" if self.kind in ("p", "d", "t") else "button"
        return f"{role}_dense" if self.dense else role

    def _padding(self) -> int:
        if self.kind == "q":
            return 8
        return 11 if self.dense else 15

    def _icon_size(self) -> int:
        return theme.current().px(16 if self.dense else 18)

    def _icon_room(self) -> int:
        return self._icon_size() + _GAP


class IconButton(EnterButton):
    """One icon; `name`, a verb and its object, is read aloud and shown as the tooltip."""

    def __init__(
        self, icon: str, name: str, kind: str = "q", dense: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._token = ""
        self.setProperty("kind", kind)
        self.setProperty("dense", dense)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str, token: str = "") -> None:
        """`token` colours the icon; empty for the colour that belongs to the kind of button."""
        self._icon = icon
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        height = 30 if self.property("dense") else 36
        width = height if self.property("kind") == "q" else height + 10
        return QSize(theme.current().px(width), theme.current().px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        size = theme.current().px(18)
        token = self._token or ("ink2" if self.property("kind") == "q" else "ink")
        where = QRectF(0, 0, size, size)
        where.moveCenter(QRectF(self.rect()).center())
        paint.icon_at(painter, where.topLeft(), self._icon, token if self.isEnabled() else "ink3", size)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
