"""Working agreements of which both said that they would look at them again by now."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import today as gathered
from app.acts.today import Terms
from app.store.journal import Kind
from ui.models.entries import ICONS
from ui.pages.agreement import steps
from ui.pages.today import words
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.entry_row import EntryRow
from ui.widgets.menu import Menu
from ui.widgets.row_list import RowList

_A_MONTH = timedelta(weeks=4)


class AgreementsSection(QWidget):
    """Not there where none is to be looked at."""

    go_requested = Signal(object)  # Place
    emptied = Signal()  # the focus was here, and nothing is left to take it

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Terms] | None = None
        self._chosen: Terms | None = None
        self._today = date.min
        self._rows = RowList(self.tr("To look at together"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text.label(self.tr("To look at together"), "heading", wrap=True))
        column.addWidget(self._rows)

    def show_day(self, today: date) -> None:
        """Read anew."""
        self._today = today
        found = gathered.agreements_to_look_at(self._session.journal.read, today)
        if found == self._shown:
            return
        self._shown = found
        left = self._rows.set_rows([self._row(one) for one in found])
        self.setVisible(bool(found))
        if not left:
            self.emptied.emit()

    def clear_words(self) -> None:
        self._shown = self._chosen = None
        self._rows.clear_words()

    def _row(self, one: Terms) -> EntryRow:
        row = EntryRow(one.agreement.mentorship_id, ICONS[Kind.AGREEMENT], role="body")
        title = self.tr("Your working agreement with {name}").format(name=one.name)
        row.set_words(title, words.look_again(one.agreement.look_again_on or self._today, self._today))
        row.opened.connect(self._on_opened)
        row.menu_requested.connect(self._on_menu_requested)
        return row

    # what happens

    def _on_opened(self, mentorship_id: int) -> None:
        self.go_requested.emit(Place("agreement", mentorship_id))

    def _on_menu_requested(self, mentorship_id: int, spot: QPoint) -> None:
        among = self._shown or []
        self._chosen = next((one for one in among if one.agreement.mentorship_id == mentorship_id), None)
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_menu_open)
        menu.add(self.tr("Look again in a month")).triggered.connect(self._on_menu_later)
        menu.add(self.tr("Don’t remind me")).triggered.connect(self._on_menu_never)
        menu.popup(spot)

    def _on_menu_open(self) -> None:
        if self._chosen:
            self._on_opened(self._chosen.agreement.mentorship_id)

    def _on_menu_later(self) -> None:
        if self._chosen:
            steps.remind(self._session, self._chosen.agreement, self._today + _A_MONTH)

    def _on_menu_never(self) -> None:
        if self._chosen:
            steps.remind(self._session, self._chosen.agreement, None)
