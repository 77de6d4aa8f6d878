"""One key hides all text and titles at once, and shows them again. The journal stays open behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QToolTip, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ui import window_keys
from ui.overlays import Overlays
from ui.widgets.empty_state import EmptyState


class Curtain(QObject):
    """Draws a plain page over `shell`, the page of the `stack` that has the words, and over all that lies above it."""

    moved = Signal(bool)  # drawn, or opened

    def __init__(self, stack: QStackedWidget, overlays: Overlays, cover: Callable[[QWidget], None]) -> None:
        super().__init__(stack)
        self._stack, self._overlays, self._cover = stack, overlays, cover
        self._shell: QWidget | None = None
        self._held: QWidget | None = None
        self._in_passing = False

    def is_drawn(self) -> bool:
        return isinstance(self._stack.currentWidget(), CurtainPage)

    def toggle(self, shell: QWidget | None) -> None:
        if self.is_drawn():
            self.open()
        else:
            self.draw(shell)

    def draw(self, shell: QWidget | None, *, in_passing: bool = False) -> None:
        """At the door and under the lock's cover there is nothing to hide."""
        if shell is None or self._stack.currentWidget() is not shell:
            return
        self._shell, self._in_passing = shell, in_passing
        self._held = self._stack.window().focusWidget()  # another window may be the active one
        QToolTip.hideText()
        page = CurtainPage(self._stack)
        page.open_requested.connect(self.open)
        self._cover(page)
        self._stack.repaint()
        self.moved.emit(True)

    def open(self) -> None:
        """As it was before, the caret too."""
        shell, held = self._shell, self._held
        if not self.is_drawn() or shell is None or not Shiboken.isValid(shell):
            return
        self._shell = self._held = None
        self._cover(shell)
        self._overlays.uncover()
        if held is not None and Shiboken.isValid(held) and held.isVisible():
            held.setFocus()
        self.moved.emit(False)

    def on_switched(self, shell: QWidget | None, active: bool, wanted: bool) -> None:
        """To another program, or to a dialog for files that belongs to this window; or back.

        Whoever drew it with the key opens it with the key.
        """
        if active and self._in_passing:
            self.open()
        elif not active and wanted and not self._overlays.any_window():
            self.draw(shell, in_passing=True)


class CurtainPage(QWidget):
    open_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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
