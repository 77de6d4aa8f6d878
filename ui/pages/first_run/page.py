"""First run: the welcome, then the four pages that make a journal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.store import keys, rows
from app.store.keys import Cost
from ui.pages.first_run.creation import Creation
from ui.pages.first_run.welcome import Said, Welcome
from ui.preferences import Preferences


class FirstRun(QWidget):
    """`cost` is what one guess at the new passphrase shall cost."""

    entered = Signal(object)  # Journal, open and ready
    open_requested = Signal(object)  # Folder of a journal that exists

    def __init__(
        self,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        cost: Cost = keys.STANDARD,
        farewell: Said | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._cost = cost
        self._stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._welcome = Welcome(preferences, self, farewell)
        self._welcome.create_requested.connect(self.begin)
        self._welcome.sample_requested.connect(self._on_sample_requested)
        self._welcome.open_requested.connect(self.open_requested)
        self._stack.addWidget(self._welcome)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would be a second stop for Tab, before the first."""
        (self._stack.currentWidget() or self._welcome).setFocus(event.reason())

    def begin(self) -> None:
        """To the first of the four pages."""
        creation = Creation(self._preferences, self._cost, self)
        creation.left.connect(self._on_left)
        creation.entered.connect(self.entered)
        creation.open_requested.connect(self.open_requested)
        self._stack.addWidget(creation)
        self._stack.setCurrentWidget(creation)
        creation.begin()

    def _on_sample_requested(self) -> None:
        """Made and filled within a tenth of a second, in memory: nothing of it ever reaches a disk."""
        from app.acts import sample

        self.entered.emit(sample.in_memory(rows.today()))

    def shut(self) -> None:
        """Nobody is there: what was made is shut, and waits behind its door."""
        for creation in self.findChildren(Creation):
            creation.shut()

    def abandon(self) -> None:
        """The window closes: shut what was made and not handed on. It is whole, and opens with its passphrase."""
        for creation in self.findChildren(Creation):
            creation.release()

    def _on_left(self) -> None:
        """Back from the first of the four: nothing has been made yet."""
        creation = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._welcome)
        if creation is not None:
            self._stack.removeWidget(creation)
            creation.deleteLater()
        self._welcome.setFocus()
