"""A menu with rounded corners."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme, window_keys
from ui.theme import icons


class Menu(QMenu):
    """Made when it opens and gone when it closes: `popup`, never `exec`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        if parent is not None:
            window_keys.hear(self, parent)

    def add(self, words: str, icon: str = "", shortcut: str = "") -> QAction:
        """Connect to the action's `triggered`. A shortcut is only shown here; the window owns it."""
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(words.replace("&", "&&") + (f"\t{keys}" if keys else ""), self)
        if icon:
            action.setIcon(icons.icon(icon, "ink2", theme.current().px(18)))
        self.addAction(action)
        return action

    def open_under(self, button: QWidget) -> None:
        """Below a button, its ends aligned with the button's end."""
        corner = button.rect().bottomRight()
        if button.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = button.rect().bottomLeft()
            corner.setX(corner.x() + self.sizeHint().width())
        corner.setX(corner.x() + 1 - self.sizeHint().width())
        corner.setY(corner.y() + 4)
        self.popup(button.mapToGlobal(corner))
