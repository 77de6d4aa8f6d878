"""One key hides all text and titles at once, and shows them again. The journal stays open behind it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ui import window_keys
from ui.front import Front
from ui.widgets.dialog import CURTAIN
from ui.widgets.empty_state import EmptyState


class Curtain(QObject):
    """Draws a plain page over the one that stays in front, which has the words, and over all that lies above it."""

    moved = Signal(bool)  # drawn, or opened

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        self._front = front
        self._held: QWidget | None = None
        self._in_passing = False

    def is_drawn(self) -> bool:
        return isinstance(self._front.currentWidget(), CurtainPage)

    def toggle(self) -> None:
        if self.is_drawn():
            self.open()
        else:
            self.draw()

    def draw(self, *, in_passing: bool = False) -> None:
        """At the door and under the lock's cover there is nothing to hide."""
        if not self._front.shows(self._front.stays):
            return
        self._in_passing = in_passing
        self._held = self._front.window().focusWidget()  # another window may be the active one
        QToolTip.hideText()
        page = CurtainPage(self._front)
        page.open_requested.connect(self.open)
        self._front.cover(page)
        self._front.repaint()
        self.moved.emit(True)

    def draw_again(self) -> None:
        """Over what has taken the place of what it was drawn over, and in the same way."""
        self.draw(in_passing=self._in_passing)

    def open(self) -> None:
        """As it was before, the caret too."""
        held, self._held = self._held, None
        if not self.is_drawn() or self._front.stays is None:
            return
        self._front.uncover()
        there = held is not None and Shiboken.isValid(held) and held.isVisible()
        if held is not None and there and self._front.overlays.leaves_alone(held):
            held.setFocus()
        self.moved.emit(False)

    def on_switched(self, active: bool, wanted: bool) -> None:
        """To another program, or to a dialog for files that belongs to this window; or back.

        Whoever drew it with the key opens it with the key.
        """
        if active and self._in_passing:
            self.open()
        elif not active and wanted and not self._front.overlays.any_window():
            self.draw(in_passing=True)


class CurtainPage(QWidget):
    open_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(CURTAIN)
        words = self.tr("Nothing is lost, and the journal is still open. {key} or the button shows it again.")
        state = EmptyState(self.tr("Hidden for now"), words.format(key=window_keys.CURTAIN), "eye-slash")
        self._button = state.add_button(self.tr("Show it again"))
        self._button.clicked.connect(self.open_requested)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would be a second stop for Tab, before the first."""
        self._button.setFocus(event.reason())
