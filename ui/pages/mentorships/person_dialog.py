"""What the journal knows about a person, none of it asked for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import cautions
from app.errors import BrokenRule
from app.records import drafts, mentorships
from app.records.people import Person
from ui.pages.meetings.words import before_removing
from ui.pages.mentorships import steps
from ui.pages.mentorships.form_dialog import FormDialog, line
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.prose_edit import ProseEdit


def _tr(words: str) -> str:
    return QCoreApplication.translate("mentorships", words)


class PersonDialog(FormDialog):
    """Somebody in no mentorship can be removed here. Esc keeps changed notes, which Undo takes back."""

    outlives_esc = True

    def __init__(self, session: Session, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(_tr("About {name}").format(name=person.display_name), parent=parent)
        self._session = session
        self._person = person
        self._build_form()
        self._connect()
        lines = {"name": self._name, "contact": self._contact, "specialty": self._specialty}
        lines |= {"pronouns": self._pronouns, "organisation": self._organisation}
        fields = {name: line(field) for name, field in lines.items()} | {"notes": (self._notes.text, self._notes.load)}
        self.keep_draft(session, drafts.of("person", person.uid), fields, of_record=fields)

    def reject(self) -> None:
        if self._notes.text() != self._person.notes:
            self._on_keep()
        else:
            super().reject()

    def _build_form(self) -> None:
        person = self._person
        self._name = _line(person.display_name)
        self._pronouns = _line(person.pronouns, self.tr("she/her"))
        self._specialty = _line(person.specialty, self.tr("Consultant anaesthetist"))
        self._organisation = _line(person.organisation)
        self._contact = _line(person.contact)
        self._notes = ProseEdit(placeholder=self.tr("What’s worth remembering about them"), grows=True)
        self._notes.load(person.notes)
        self._name_field = Field(self.tr("Name"), self._name, self.tr("Initials or a nickname are fine."))
        named = QHBoxLayout()
        named.setSpacing(12)
        named.addWidget(self._name_field, 2, text.TOP)
        named.addWidget(Field(self.tr("Pronouns"), self._pronouns), 1, text.TOP)
        self.body.addLayout(named)
        self.body.addWidget(Field(self.tr("Specialty or job"), self._specialty))
        self.body.addWidget(Field(self.tr("Organisation"), self._organisation))
        self.body.addWidget(
            Field(self.tr("How to reach them"), self._contact, self.tr("Kept out of every export."))
        )
        self.body.addWidget(
            Field(self.tr("Notes"), self._notes, self.tr(cautions.COLLEAGUES))
        )
        self._remove = self.add_other(self.tr("Remove…"))
        self._remove.setVisible(self._may_go())
        self.add_safe(self.tr("Leave as it was"))
        self._keep = self.add_primary(self.tr("Keep"), closes=False)

    def _connect(self) -> None:
        for field in (self._name, self._pronouns, self._specialty, self._organisation, self._contact):
            field.textEdited.connect(self.touch)
        self._notes.edited.connect(self.touch)
        self._remove.clicked.connect(self._on_remove)
        self._keep.clicked.connect(self._on_keep)

    def _may_go(self) -> bool:
        with_them = mentorships.all_kept(self._session.journal.read)
        return all(one.person_id != self._person.id for one in with_them)

    def _on_keep(self) -> None:
        after = replace(
            self._person,
            display_name=self._name.text(),
            pronouns=self._pronouns.text(),
            specialty=self._specialty.text(),
            organisation=self._organisation.text(),
            contact=self._contact.text(),
            notes=self._notes.text(),
        )
        unchanged = after == self._person
        if unchanged or steps.change_person(self._session, self._person, after, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        self._name_field.set_error(f"{error.title} {error.advice}")
        self._name.setFocus()

    def _on_remove(self) -> None:
        has_words = bool(self._person.notes.strip() or self._notes.text().strip())
        dialog = RemovePersonDialog(self._session, self._person, has_words)
        dialog.removed.connect(self._on_removed)
        dialog.bared.connect(self.leave)
        dialog.open_on(self.window())

    def _on_removed(self) -> None:
        """What was being typed about them is there again if they come back."""
        super().reject()


class RemovePersonDialog(Dialog):
    """Initials may be enough to keep what else refers to them readable."""

    removed = Signal()
    bared = Signal()

    def __init__(
        self, session: Session, person: Person, has_words: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _tr("Remove {name}?").format(name=person.display_name),
            _tr("You can keep the initials instead, and nothing else about them."),
            parent=parent,
        )
        self._session = session
        self._person = person
        if has_words:
            self.body.addWidget(text.label(before_removing(), "meta", "2", wrap=True))
        self.set_first(self.add_safe(self.tr("Not now")))
        self.add_other(self.tr("Keep the initials instead")).clicked.connect(self._on_initials)
        self.add_primary(self.tr("Remove"), closes=False).clicked.connect(self._on_remove)

    def _on_initials(self) -> None:
        if steps.keep_initials(self._session, self._person):
            self.accept()
            self.bared.emit()

    def _on_remove(self) -> None:
        if steps.take_person_away(self._session, self._person):
            self.accept()
            self.removed.emit()


def _line(words: str, placeholder: str = "") -> LineEdit:
    line = LineEdit(placeholder)
    line.setText(words)
    return line
