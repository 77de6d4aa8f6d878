"""Working agreements of which both said that they would look at them again by now."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.acts import today as gathered
from app.acts.today import Terms
from app.store.journal import Kind
from ui.models.entries import ICONS
from ui.pages.agreement import steps
from ui.pages.today import words
from ui.pages.today.to_look_at import ToLookAt
from ui.places import Place
from ui.session import Session
from ui.widgets.entry_row import EntryRow

_A_MONTH = timedelta(weeks=4)


class AgreementsSection(ToLookAt):
    """A row goes by its mentorship."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("To look at together"), parent)
        self._session = session
        self._shown: list[Terms] | None = None
        self._today = date.min
        self.opened.connect(self._on_opened)
        self.later_chosen.connect(self._on_later)
        self.never_chosen.connect(self._on_never)

    def show_day(self, today: date) -> None:
        """Read anew."""
        self._today = today
        found = gathered.agreements_to_look_at(self._session.journal.read, today)
        if found != self._shown:
            self._shown = found
            self.set_rows([self._row(one) for one in found])

    def clear_words(self) -> None:
        self._shown = None
        super().clear_words()

    def _row(self, one: Terms) -> EntryRow:
        row = EntryRow(one.agreement.mentorship_id, ICONS[Kind.AGREEMENT], role="body")
        title = self.tr("Your working agreement with {name}").format(name=one.name)
        row.set_words(title, words.look_again(one.agreement.look_again_on or self._today, self._today))
        return row

    # what happens

    def _on_opened(self, mentorship_id: int) -> None:
        self.go_requested.emit(Place("agreement", mentorship_id))

    def _on_later(self, mentorship_id: int) -> None:
        self._remind(mentorship_id, self._today + _A_MONTH)

    def _on_never(self, mentorship_id: int) -> None:
        self._remind(mentorship_id, None)

    def _remind(self, mentorship_id: int, day: date | None) -> None:
        chosen = next((one for one in self._shown or [] if one.agreement.mentorship_id == mentorship_id), None)
        if chosen is not None:
            steps.remind(self._session, chosen.agreement, day)
