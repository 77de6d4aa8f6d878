"""What stands in the place of a page whose words are in a damaged part of the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.store import doors
from ui.places import Place
from ui.session import Session
from ui.widgets.empty_state import EmptyState

Made = Callable[[Session, Place, QWidget], QWidget]


class UnreadPage(QWidget):
    """Other pages may still be read, and the sidebar leads to them."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        words = self.tr(
            "What it would show stands in a damaged part of the file. Other pages may still open, and what can be "
            "read can be saved into a new journal. The damaged file isn’t changed."
        )
        state = EmptyState(self.tr("This page can’t be read"), words, "warning-circle", self)
        self._rescue = state.add_button(self.tr("Save what can be read…"), "p")
        self._rescue.clicked.connect(session.rescue_requested)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(state)

    def flush(self) -> bool:
        return True

    def place(self) -> Place:
        return self._place

    def settle(self, _place: Place) -> None:
        self._rescue.setFocus()

    def clear_words(self) -> None:
        """There are none."""


def whole(make: Made, session: Session, place: Place, over: QWidget) -> QWidget:
    """A page on `over`. Where it can't be read, nothing of what was begun stays there. Raises what `make` does."""
    before = over.children()
    try:
        doors.read_on(session.journal)
        return make(session, place, over)
    except (LookupError, UserError):
        for begun in over.children():
            if begun not in before and isinstance(begun, QWidget):
                begun.hide()
                begun.deleteLater()
        raise
