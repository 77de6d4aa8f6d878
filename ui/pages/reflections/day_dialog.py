"""To which day a reflection or a quick note belongs: a short form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import BrokenRule
from app.records import drafts
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store import rows
from app.store.journal import Kind
from ui.pages.mentorships.form_dialog import FormDialog, line
from ui.pages.reflections import steps
from ui.session import Session
from ui.widgets.date_field import DateField
from ui.widgets.field import Field


def _tr(words: str) -> str:
    return QCoreApplication.translate("reflections", words)


class DayDialog(FormDialog):
    """Today or any day before."""

    def __init__(self, session: Session, one: Reflection | Note, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Change the day"), parent=parent)
        self._session = session
        self._ref = (Kind.REFLECTION if isinstance(one, Reflection) else Kind.NOTE), one.id
        self._on = one.on_day
        self._day = DateField(one.on_day)
        self._field = Field(self.tr("Which day is it about?"), self._day)
        self.body.addWidget(self._field)
        self.add_safe(self.tr("Leave as it was"))
        self.add_primary(self.tr("Keep"), closes=False).clicked.connect(self._on_keep)
        self.set_first(self._day)
        fields = {"day": line(self._day)}
        self.keep_draft(session, drafts.of("day", one.uid), fields, of_record=fields)
        self._day.textChanged.connect(self._on_edited)

    def _on_edited(self) -> None:
        self.touch()
        self._field.set_error(None)

    def _on_keep(self) -> None:
        day = self._day.day
        if day is None:
            self._field.set_error(self._day.advice)
        elif day > rows.today():
            self._field.set_error(self.tr("That day is still to come."))
        elif day == self._on or steps.move(self._session, self._ref, self._on, day, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        self._field.set_error(error.title)
