"""Fields for one line of text."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from ui import theme
from ui.widgets import paint

_ICON = 18
_BESIDE_ICON = 29  # px from the text's usual place


class LineEdit(QLineEdit):
    """`icon` stands before the text; `hint` at the other end while the field is empty; `tall` is 44 px high."""

    def __init__(
        self,
        placeholder: str = "",
        icon: str = "",
        hint: str = "",
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._hint = hint
        self.setProperty("tall", tall)
        self.setPlaceholderText(placeholder)
        self._keep_room()

    def clear(self) -> None:
        """With its past: no word comes back into it."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        """Where it has nothing to undo, the keys for that are the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        return undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        if self._icon:
            size = look.px(_ICON)
            spot = paint.mirrored(self, QRectF(12, (self.height() - size) / 2, size, size))
            paint.icon_at(paint.painter_on(self), spot.topLeft(), self._icon, "ink3", size)
        if self._hint and not self.text():
            self._paint_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._keep_room()

    def _paint_hint(self) -> None:
        if QGuiApplication.inputMethod().inputDirection() != self.layoutDirection():
            return  # the placeholder stands at that end
        painter = paint.painter_on(self)
        painter.setFont(theme.current().font("hint"))
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        if words + painter.fontMetrics().horizontalAdvance(self._hint) + 100 > self.width():
            return
        painter.setPen(theme.current()["ink3"])
        trailing = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignTrailing)
        painter.drawText(self.rect().adjusted(13, 0, -13, 0), trailing | Qt.AlignmentFlag.AlignVCenter, self._hint)

    def _room_after(self) -> int:
        """px kept free at the end of the line."""
        return 0

    def _keep_room(self) -> None:
        grown = theme.current().px(_ICON) - _ICON
        before, after = _BESIDE_ICON + grown if self._icon else 0, self._room_after()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self.setTextMargins(before, 0, after, 0)


class CodeField(LineEdit):
    """For a code that is read from paper: letters of equal width, no suggestions, nothing learnt."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self.setProperty("role", "code_field")
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferUppercase
        )
