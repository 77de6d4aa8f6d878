"""Closing a mentorship, and removing one with its meetings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app import wording
from app.acts import remove
from app.errors import BrokenRule
from app.records import drafts, people
from app.records.mentorships import ContactAfter, Mentorship
from app.store.journal import Kind, Ref
from ui.pages.meetings.words import before_removing, today
from ui.pages.mentorships import steps, words
from ui.pages.mentorships.form_dialog import FormDialog, choice, line
from ui.session import Session
from ui.widgets import text
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.radio import Radio
from ui.widgets.select import Select


def _tr(words_: str) -> str:
    return QCoreApplication.translate("mentorships", words_)


class CloseDialog(FormDialog):
    """Only why is asked for; the rest may stay empty."""

    outlives_esc = True

    def __init__(self, session: Session, mentorship: Mentorship, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Close this mentorship?"),
            _tr("Everything stays readable, and you can begin again whenever you like."),
            parent=parent,
        )
        self._session = session
        self._mentorship = mentorship
        self._build_form()
        fields = {
            "reason": choice(self._reason),
            "on": line(self._on),
            "note": (self._note.text, self._note.load),
            "contact": choice(self._contact),
        }
        self.keep_draft(session, drafts.of("ending", mentorship.uid), fields)
        for edited in (self._reason.chosen, self._on.textChanged, self._note.edited, self._contact.chosen):
            edited.connect(self.touch)

    def _build_form(self) -> None:
        self._reason = Select(words.reasons())
        self._on = DateField(today())
        self._note = ProseEdit(placeholder=self.tr("A line, or nothing at all"), grows=True)
        self._contact = Select(words.contacts())
        self._reason_field = Field(self.tr("What fits best"), self._reason, self.tr("For your own looking back."))
        self._on_field = Field(self.tr("When"), self._on)
        self.body.addWidget(self._reason_field)
        self.body.addWidget(self._on_field)
        self.body.addWidget(Field(self.tr("What did this give each of you?"), self._note))
        self.body.addWidget(Field(self.tr("And afterwards"), self._contact))
        self.add_safe(self.tr("Not yet"))
        self.add_primary(self.tr("Close this mentorship"), closes=False).clicked.connect(self._on_close)

    def _on_close(self) -> None:
        on = self._on.day
        self._on_field.set_error(None if on else self._on.advice)
        self._reason_field.set_error(None)
        if on is None:
            self._on.setFocus()
            return
        contact = str(self._contact.key)
        ending = steps.Ending(
            on,
            words.reason_of(str(self._reason.key)),
            self._note.text(),
            ContactAfter(contact) if contact else None,
        )
        if steps.close(self._session, self._mentorship, ending, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        field = self._on_field if error.field == "ended_on" else self._reason_field
        field.set_error(error.title)
        field.editor.setFocus()


class RemoveDialog(Dialog):
    """Asked only when meetings go with it, or words."""

    def __init__(
        self, session: Session, mentorship: Mentorship, has_meetings: bool, parent: QWidget | None = None
    ) -> None:
        undo = _tr("You can undo this until you next lock your journal.")
        name = people.get(session.journal.read, mentorship.person_id).display_name
        stays = _tr("{name} stays among the people you know.").format(name=name)
        says = f"{_what_goes(mentorship, has_meetings)} {stays} {undo}"
        super().__init__(_tr("Remove this mentorship?"), says, parent=parent)
        self._session = session
        self._mentorship = mentorship
        self._entries = self._build_entries(remove.entries_of(session.journal.read, mentorship))
        self.body.addWidget(text.label(before_removing(), "meta", "2", wrap=True))
        self.set_first(self.add_safe(self.tr("Keep it")))
        self.add_primary(self.tr("Remove"), closes=False).clicked.connect(self._on_remove)

    def _build_entries(self, tied: list[Ref]) -> Radio | None:
        """Whether what is tied to it alone goes too; None when there is nothing."""
        if not tied:
            return None
        keep = self.tr("Keep {what}").format(what=_counted(tied))
        stay, go = Radio(keep, self), Radio(self.tr("Remove those too"), self)
        stay.setChecked(True)
        self.body.addWidget(text.label(self.tr("Tied to it and to nobody else:"), "body", wrap=True))
        self.body.addWidget(stay)
        self.body.addWidget(go)
        return go

    def _on_remove(self) -> None:
        too = self._entries is not None and self._entries.isChecked()
        if steps.take_away(self._session, self._mentorship, with_entries=too):
            self.accept()


def _counted(tied: list[Ref]) -> str:
    """ "one goal and three reflections"."""
    goals = sum(kind is Kind.GOAL for kind, _ in tied)
    parts = [wording.counted(goals, _tr("goal"), _tr("goals"))] if goals else []
    if reflections := len(tied) - goals:
        parts.append(wording.counted(reflections, _tr("reflection"), _tr("reflections")))
    return wording.listed(parts)


def _what_goes(mentorship: Mentorship, has_meetings: bool) -> str:
    if not has_meetings:
        return _tr("What you wrote about it goes with it.")
    met = mentorship.times_met
    goes = wording.counted(met, _tr("meeting goes"), _tr("meetings go")) if met else _tr("what is planned goes")
    return _tr("With it, {goes}.").format(goes=goes)
