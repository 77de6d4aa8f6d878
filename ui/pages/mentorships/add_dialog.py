"""Adding a mentorship, changing one, and saying that it has been agreed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import BrokenRule
from app.records import about, drafts, people
from app.records.mentorships import Mentorship
from ui.pages.meetings.words import today
from ui.pages.mentorships import steps
from ui.pages.mentorships.form_dialog import FormDialog, line, tick
from ui.pages.mentorships.mentorship_fields import MentorshipFields
from ui.pages.mentorships.who_field import Offered, WhoField
from ui.session import Session
from ui.widgets.check import Check
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit


def _tr(text: str) -> str:
    return QCoreApplication.translate("mentorships", text)


class AddDialog(FormDialog):
    """`added` gives the id of the new mentorship."""

    added = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Add a mentorship"), parent=parent)
        self._session = session
        self._build_form()
        self._connect()
        fields = {"who": line(self._who), **self._fields.for_draft(), "agreed": tick(self._agreed)}
        self.keep_draft(session, "mentorship", fields)

    def _build_form(self) -> None:
        read = self._session.journal.read
        self._who = WhoField(people.everyone(read))
        self._who_field = Field(self.tr("Who"), self._who)
        self._say_who()
        self._fields = MentorshipFields(None)
        if leaning := about.leaning(read):
            self._fields.role_choice.choose(leaning)
        self._agreed = Check(self.tr("We’ve agreed this by talking"))
        self._fields.ask_since(False)
        who = QVBoxLayout()
        who.setSpacing(8)
        who.addWidget(self._who_field)
        offered = Offered(self._who, self)
        who.addWidget(offered)
        self.body.addLayout(who)
        self.body.addWidget(self._fields)
        self._fields.put_before_since(self._agreed)
        self.add_safe(self.tr("Not now"))
        self._begin = self.add_primary(self.tr("Add"), closes=False)
        self.set_first(self._who)
        offered.follow_field()

    def _connect(self) -> None:
        self._agreed.toggled.connect(self._fields.ask_since)
        self._agreed.toggled.connect(self.touch)
        self._who.textEdited.connect(self._on_who_edited)
        self._who.textChanged.connect(self._say_who)
        self._fields.edited.connect(self.touch)
        self._begin.clicked.connect(self._on_add)

    def _on_who_edited(self) -> None:
        self._who_field.set_error(None)
        self.touch()

    def _say_who(self) -> None:
        """Somebody known is taken for the same person, and that is said."""
        if person := self._who.person:
            says = self.tr("You already know {name} here; this mentorship will be with the same person.")
            self._who_field.set_help(says.format(name=person.display_name))
        else:
            self._who_field.set_help(self.tr("A name. Initials or a nickname are fine."))

    def _on_add(self) -> None:
        agreed = self._agreed.isChecked()
        if not self._fields.check_since():
            return
        since = self._fields.since if agreed else None
        asked = steps.Beginning(self._who.who, self._fields.my_role, self._fields.form, self._fields.purpose, since)
        mentorship_id = steps.add(self._session, asked, self._on_broken)
        if mentorship_id:
            self.accept()
            self.added.emit(mentorship_id)

    def _on_broken(self, error: BrokenRule) -> None:
        if not self._fields.show_broken(error):
            self._who_field.set_error(error.title)
            self._who.setFocus()


class EditDialog(FormDialog):
    """Role, kind, purpose, and since when; whom it is with stays."""

    def __init__(self, session: Session, mentorship: Mentorship, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Edit this mentorship"), parent=parent)
        self._session = session
        self._mentorship = mentorship
        self._fields = MentorshipFields(mentorship)
        self._fields.ask_since(mentorship.started_on is not None)
        self.body.addWidget(self._fields)
        self.add_safe(self.tr("Leave as it was"))
        self.add_primary(self.tr("Keep"), closes=False).clicked.connect(self._on_keep)
        self.set_first(self._fields.purpose_line)
        self._fields.edited.connect(self.touch)
        fields = self._fields.for_draft()
        self.keep_draft(session, drafts.of("mentorship", mentorship.uid), fields, of_record=fields)

    def _on_keep(self) -> None:
        if not self._fields.check_since():
            return
        after = replace(
            self._mentorship,
            my_role=self._fields.my_role,
            form=self._fields.form,
            purpose=self._fields.purpose,
            started_on=self._fields.since,
        )
        if after == self._mentorship or steps.change(self._session, self._mentorship, after, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        if not self._fields.show_broken(error):
            self._session.trouble.emit(error)


class AgreedDialog(FormDialog):
    """A thought becomes a mentorship: for what, and since when."""

    def __init__(self, session: Session, mentorship: Mentorship, parent: QWidget | None = None) -> None:
        super().__init__(_tr("We’ve agreed this by talking"), parent=parent)
        self._session = session
        self._mentorship = mentorship
        self._purpose = LineEdit(self.tr("Finding my feet in a new post"))
        self._purpose.setText(mentorship.purpose)
        self._since = DateField(today(), roughly=True)
        self._purpose_field = Field(self.tr("What it’s for"), self._purpose, self.tr("One sentence is enough."))
        self._since_field = Field(self.tr("Since when"), self._since, self.tr("Roughly is fine, such as October 2023."))
        self.body.addWidget(self._purpose_field)
        self.body.addWidget(self._since_field)
        self.add_safe(self.tr("Not yet"))
        self.add_primary(self.tr("We’ve agreed"), closes=False).clicked.connect(self._on_agreed)
        fields = {"purpose": line(self._purpose), "since": line(self._since)}
        self.keep_draft(session, drafts.of("agreement", mentorship.uid), fields, of_record=["purpose"])
        for edited in (self._purpose.textChanged, self._since.textChanged):
            edited.connect(self.touch)

    def _on_agreed(self) -> None:
        on = self._since.day
        asks = self._since.advice if self._since.text().strip() else self.tr("Say since when, roughly.")
        self._since_field.set_error(None if on else asks)
        if on is None:
            self._since.setFocus()
        elif steps.agree(self._session, self._mentorship, self._purpose.text(), on, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        fields = {"purpose": self._purpose_field, "started_on": self._since_field, "agreed_on": self._since_field}
        wrong = fields.get(error.field)
        for field in (self._purpose_field, self._since_field):
            field.set_error(error.title if field is wrong else None)
        if wrong is None:  # such as a role that isn't asked here
            self._session.trouble.emit(error)
        else:
            wrong.editor.setFocus()
