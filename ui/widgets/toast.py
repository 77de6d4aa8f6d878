"""A sentence at the foot of the window that says what was done, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets import paint, text
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.motion import Fade
from ui.widgets.page import sided

_STAYS_MS, _STAYS_FOR_LISTENERS_MS = 8_000, 20_000
_EDGE = 24  # px from the window's edges
_SHADE = 22  # px round the plate for its shadow
_BESIDE, _BESIDE_BUTTON = 16, 8  # px between its ends and words, or a button, which has room of its own


class Toast(QWidget):
    """One for a window. A newer message takes the place of the older."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._action: Callable[[], object] | None = None
        self._other_way: Callable[[], object] | None = None
        self._words = text.Paragraph("", "body", "on", parent=self)
        self._button = Button("", "t", parent=self)
        self._other = Button("", "t", parent=self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._button)
        self._row.addWidget(self._other)
        self._rest = QTimer(self, singleShot=True)
        self._fade = Fade(self)
        self._leaving = False
        self.hide()
        parent.installEventFilter(self)
        for button in (self._button, self._other):
            button.installEventFilter(self)
        self._button.clicked.connect(self._on_button_clicked)
        self._other.clicked.connect(self._on_other_clicked)
        self._rest.timeout.connect(self._on_rested)
        self._fade.ended.connect(self._on_faded)

    def show_message(
        self,
        message: str,
        action_label: str = "",
        action: Callable[[], object] | None = None,
        other_label: str = "",
        other: Callable[[], object] | None = None,
    ) -> None:
        """`action` runs when its button is pressed, `other` by a second one; the first says "Undo" unless given."""
        self._action, self._other_way = action, other
        self._leaving = False
        self._words.setText(message)
        self._button.setText(action_label or self.tr("Undo"))
        self._button.setVisible(action is not None)
        self._other.setText(other_label)
        self._other.setVisible(other is not None)
        after = _BESIDE if action is None and other is None else _BESIDE_BUTTON
        self._row.setContentsMargins(*sided(self, _SHADE + _BESIDE, _SHADE, _SHADE + after, _SHADE))
        self._place()
        self.raise_()
        self.show()
        self._fade.run(0.0, 1.0, 160)
        self._wait()
        announce(self, message)

    def focus_button(self) -> bool:
        """Go to the button of the message that is shown; False when there is none."""
        if self.isVisible() and self._button.isVisible() and not self._leaving:
            self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def drop(self) -> None:
        """Gone at once, its words and its action with it, as when the journal locks."""
        self._rest.stop()
        self._fade.stop()
        self._leaving = False
        self._action = self._other_way = None
        self._words.setText("")
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched in (self._button, self._other) and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._wait()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._wait()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wait()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        plate = QRectF(self.rect()).adjusted(_SHADE, _SHADE, -_SHADE, -_SHADE)
        paint.shadow(painter, plate, 10, 20, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current()["tooltip"])
        painter.drawRoundedRect(plate, 10, 10)

    def _wait(self) -> None:
        """Count the seconds, but not while somebody is on it."""
        self._rest.stop()
        held = self.underMouse() or self._button.hasFocus() or self._other.hasFocus()
        if self.isVisible() and not self._leaving and not held:
            self._rest.start(_STAYS_FOR_LISTENERS_MS if QAccessible.isActive() else _STAYS_MS)

    def _place(self) -> None:
        look = theme.current()
        margins = self._row.contentsMargins()
        beside = margins.left() + margins.right()
        for button, way in ((self._button, self._action), (self._other, self._other_way)):
            beside += button.sizeHint().width() + self._row.spacing() if way is not None else 0
        room = min(look.px(560), self._window.width() - 2 * _EDGE + 2 * _SHADE)
        wide = min(self._words.sizeHint().width() + beside, room)
        plate = max(look.px(44), self._words.heightForWidth(wide - beside) + 24)
        self.resize(QSize(wide, plate + 2 * _SHADE))
        self.move(self._window.width() - _EDGE + _SHADE - wide, self._window.height() - _EDGE - plate - _SHADE)

    def _on_button_clicked(self) -> None:
        self._take(self._action)

    def _on_other_clicked(self) -> None:
        self._take(self._other_way)

    def _take(self, way: Callable[[], object] | None) -> None:
        self.drop()
        if way is not None:
            way()

    def _on_rested(self) -> None:
        self._leaving = True
        self._fade.run(1.0, 0.0, 120)

    def _on_faded(self) -> None:
        if self._leaving:
            self.drop()
