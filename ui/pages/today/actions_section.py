"""What is to be done next, and the way to all actions."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.acts import today as gathered
from ui.pages.today.action_rows import ActionRows
from ui.pages.today.all_actions import AllActions
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button


class ActionsSection(QWidget):
    """A few of them, or with the filters all."""

    go_requested = Signal(object)  # Place
    unfolded = Signal()  # all actions are there

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all: AllActions | None = None
        self._today = date.min
        self._build()
        self._toggle.clicked.connect(self._on_toggled)
        self._rows.go_requested.connect(self.go_requested)

    @property
    def shows_all(self) -> bool:
        return self._all is not None

    def show_day(self, today: date) -> None:
        """Read anew."""
        self._today = today
        found = gathered.actions_of_today(self._session.journal.read, today)
        if not self._rows.show_actions(found, today):
            self._toggle.setFocus()
        self._show_parts()
        if self._all:
            self._all.follow(today)

    def open_all(self) -> None:
        """With the filters, in the place of the few."""
        if self._all is None:
            self._all = AllActions(self._session, self._today)
            self._all.go_requested.connect(self.go_requested)
            self._column.addWidget(self._all)
            self._all.show()
            self._show_parts()
            self.unfolded.emit()

    def clear_words(self) -> None:
        self._rows.clear_words()
        if self._all:
            self._all.clear_words()

    def _build(self) -> None:
        self._toggle = Button(self.tr("All actions"), "q", dense=True)
        head = QHBoxLayout()
        head.addWidget(text.label(self.tr("Actions"), "heading"), 1)
        head.addWidget(self._toggle)
        self._rows = ActionRows(self._session, self.tr("Actions"))
        self._none = text.label(self.tr("No open actions."), "body", "2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(self._none)
        self._column.addWidget(self._rows)

    def _show_parts(self) -> None:
        few = bool(self._rows.keys)
        self._rows.setVisible(few and not self.shows_all)
        self._none.setVisible(not few and not self.shows_all)
        self._toggle.setText(self.tr("Only what’s next") if self.shows_all else self.tr("All actions"))

    def _on_toggled(self) -> None:
        if self._all is None:
            self.open_all()
            return
        gone, self._all = self._all, None
        gone.clear_words()
        gone.hide()
        gone.deleteLater()
        self._show_parts()
