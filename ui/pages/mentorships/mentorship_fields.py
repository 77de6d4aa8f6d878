"""The fields that say what a mentorship is: shared by adding one and changing it."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.errors import BrokenRule
from app.records.mentorships import Form, Mentorship, Role
from ui.drafts import Fields
from ui.pages.meetings.time_fields import rest_of_line
from ui.pages.mentorships import words
from ui.pages.mentorships.form_dialog import choice, line
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select


class MentorshipFields(QWidget):
    """Role, form and purpose; since when, once `ask_since` says so."""

    edited = Signal()

    def __init__(self, shown: Mentorship | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role_choice = Segmented(words.roles(), self.tr("My role"))
        self._form = Select(words.forms())
        self.purpose_line = LineEdit(self.tr("Finding my feet in a new post"))
        self._since = DateField(shown.started_on if shown else None, roughly=True)
        if shown:
            self.role_choice.choose(shown.my_role)
            self._form.choose(shown.form)
            self.purpose_line.setText(shown.purpose)
        self._build()
        self._on_form_chosen()
        self._form.currentIndexChanged.connect(self._on_form_chosen)
        self.purpose_line.textEdited.connect(self._on_purpose_edited)
        self._since.textChanged.connect(self._on_since_changed)
        for edited in (self.role_choice.changed, self._form.chosen):
            edited.connect(self.edited)

    @property
    def my_role(self) -> Role:
        return Role(self.role_choice.key)

    @property
    def form(self) -> Form:
        return cast(Form, self._form.key)

    @property
    def purpose(self) -> str:
        return self.purpose_line.text()

    @property
    def since(self) -> date | None:
        return self._since.day

    def for_draft(self) -> Fields:
        return {
            "role": choice(self.role_choice),
            "form": choice(self._form),
            "purpose": line(self.purpose_line),
            "since": line(self._since),
        }

    def put_before_since(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(self.since_field), widget)

    def ask_since(self, asked: bool) -> None:
        self.since_field.setVisible(asked)

    def check_since(self) -> bool:
        """False when no day is typed where one is asked for, and then the field says so."""
        asked, typed = not self.since_field.isHidden(), self._since.text().strip()
        if not asked or self._since.day:
            return True
        self.since_field.set_error(self._since.advice if typed else self.tr("Say since when, roughly."))
        self._since.setFocus()
        return False

    def show_broken(self, error: BrokenRule) -> bool:
        """Say under its field what can't be kept; False when the field isn't here."""
        fields = {
            "my_role": self.role_field,
            "purpose": self.purpose_field,
            "started_on": self.since_field,
            "ended_on": self.since_field,  # when it ended isn't asked here, so it must have begun before that
        }
        wrong = fields.get(error.field)
        for field in (self.role_field, self.purpose_field, self.since_field):
            field.set_error(error.title if field is wrong else None)
        if wrong is None:
            return False
        segments = self.role_choice.findChildren(QAbstractButton)
        chosen = next((segment for segment in segments if segment.isChecked()), self.role_choice)
        (chosen if wrong is self.role_field else wrong.editor).setFocus()
        return True

    def _build(self) -> None:
        self.role_field = Field(self.tr("My role"), self.role_choice)
        self.role_field.add_beside(rest_of_line())  # the choices keep their own width
        self.form_field = Field(self.tr("What kind"), self._form)
        self.purpose_field = Field(self.tr("What it’s for"), self.purpose_line, self.tr("One sentence is enough."))
        self.since_field = Field(self.tr("Since when"), self._since, self.tr("Roughly is fine, such as October 2023."))
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for field in (self.role_field, self.form_field, self.purpose_field, self.since_field):
            layout.addWidget(field)

    def _on_form_chosen(self) -> None:
        self.form_field.set_help(words.form_help(self.form))

    def _on_purpose_edited(self) -> None:
        self.purpose_field.set_error(None)
        self.edited.emit()

    def _on_since_changed(self) -> None:
        self.since_field.set_error(None)
        self.edited.emit()
