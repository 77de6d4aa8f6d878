"""Saying on which day a working agreement was agreed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.errors import BrokenRule
from app.records import drafts
from app.records.agreements import Agreement
from ui.pages.agreement import steps
from ui.pages.meetings.words import today
from ui.pages.mentorships.form_dialog import FormDialog, line
from ui.session import Session
from ui.widgets.date_field import DateField
from ui.widgets.field import Field


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)


class AgreeDialog(FormDialog):
    """Asks for the day. `unsettled` gives what the draft itself lacks, once this has closed."""

    unsettled = Signal(object)  # BrokenRule

    def __init__(self, session: Session, draft: Agreement, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("We’ve agreed this by talking"),
            _tr("It’s a note of a conversation, not a signature. What you agreed before stays readable."),
            parent=parent,
        )
        self._session, self._agreement = session, draft
        self._on = DateField(today())
        self._field = Field(self.tr("When"), self._on)
        self.body.addWidget(self._field)
        self.add_safe(self.tr("Not yet"))
        self.add_primary(self.tr("We’ve agreed"), closes=False).clicked.connect(self._on_agreed)
        self.keep_draft(session, drafts.of("agreed on", draft.uid), {"on": line(self._on)})
        self._on.textChanged.connect(self.touch)

    def _on_agreed(self) -> None:
        on = self._on.day
        self._field.set_error(None if on else self._on.advice)
        if on is None:
            self._on.setFocus()
        elif steps.agree(self._session, self._agreement, on, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        if error.field == "agreed_on":
            self._field.set_error(error.title)
            self._on.setFocus()
        else:  # nothing that is asked here
            self.leave()
            self.unsettled.emit(error)
