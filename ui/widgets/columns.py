"""A main column with another beside it, or under it where the window is narrow."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.page import room

_TWO = 1180  # px of the window from which on there are two
_NO_LIMIT = (1 << 24) - 1  # Qt’s own
_BESIDE, _UNDER = 36, 28  # px between them


class Columns(QWidget):
    """Fill `main` and `aside`, which is `wide` px at the standard text size while it stands `gap` px beside."""

    def __init__(self, wide: int = 352, gap: int = _BESIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide, self._gap = wide, gap
        self._main, self._aside = QWidget(), QWidget()
        self.main, self.aside = QVBoxLayout(self._main), QVBoxLayout(self._aside)
        for column in (self.main, self.aside):
            column.setContentsMargins(0, 0, 0, 0)
        self.aside.setSpacing(16)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._main, 1)
        self._layout.addWidget(self._aside)
        self._arrange()

    @property
    def beside(self) -> QWidget:
        """What `aside` lays out."""
        return self._aside

    @property
    def are_two(self) -> bool:
        return self._layout.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        two = room(self.window().width()) >= _TWO
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(along if two else down)
        self._layout.setSpacing(self._gap if two else _UNDER)
        wide = theme.current().px(self._wide)
        self._aside.setMinimumWidth(wide if two else 0)
        self._aside.setMaximumWidth(wide if two else _NO_LIMIT)
