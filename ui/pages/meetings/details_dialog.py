"""The facts of a meeting, whether it begins now, and how it came not to be: short forms."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app import wording
from app.errors import BrokenRule
from app.records import drafts
from app.records.meetings import CancelledBy, Meeting, MeetingKind
from ui.pages.meetings import steps, words
from ui.pages.meetings.time_fields import TimeFields
from ui.pages.mentorships.form_dialog import FormDialog, choice, tick
from ui.session import Session
from ui.widgets.check import Check
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.radio import Radio
from ui.widgets.select import Select


def _tr(words: str) -> str:
    return QCoreApplication.translate("meetings", words)


class DetailsDialog(FormDialog):
    """`both_ways` lets roles be swapped for this once."""

    def __init__(self, session: Session, meeting: Meeting, both_ways: bool, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Details"), parent=parent)
        self._session = session
        self._meeting = meeting
        self._fields = TimeFields(meeting)
        self._kind = Select(words.kinds())
        self._kind.choose(meeting.kind)
        self._swapped = Check(self.tr("We swapped roles this time"))
        self._swapped.setChecked(meeting.swapped)
        self.body.addWidget(self._fields)
        self.body.addWidget(Field(self.tr("What kind of meeting"), self._kind))
        self.body.addWidget(self._swapped)
        self._swapped.setVisible(both_ways)
        self.add_safe(self.tr("Leave as it was"))
        self.add_primary(self.tr("Keep"), closes=False).clicked.connect(self._on_keep)
        self.set_first(self._fields.first)
        fields = {**self._fields.for_draft(), "kind": choice(self._kind), "swapped": tick(self._swapped)}
        self.keep_draft(session, drafts.of("details", meeting.uid), fields, of_record=fields)
        for edited in (self._fields.edited, self._kind.chosen, self._swapped.toggled):
            edited.connect(self.touch)

    def _on_keep(self) -> None:
        filled = self._fields.into(self._meeting)
        if filled is None:
            return
        after = replace(filled, kind=cast(MeetingKind, self._kind.key), swapped=self._swapped.isChecked())
        if after == self._meeting or steps.change(self._session, self._meeting, after, self._on_broken):
            self.accept()

    def _on_broken(self, error: BrokenRule) -> None:
        self._fields.show_broken(error)


class StartDialog(Dialog):
    """For one that was planned for another day, whose time would change. `accepted`: it begins now."""

    def __init__(self, meeting: Meeting, parent: QWidget | None = None) -> None:
        day = wording.day(meeting.planned_start.date(), words.today())
        says = _tr("It was planned for {day}. Are you meeting now?").format(day=day)
        super().__init__(_tr("Start the meeting"), says, parent=parent)
        self.add_safe(self.tr("Not yet"))
        self.add_primary(self.tr("Now"))


class CancelledDialog(Dialog):
    """By whom; circumstances are a good enough reason."""

    def __init__(self, session: Session, meeting: Meeting, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Note that it was cancelled"), parent=parent)
        self._session = session
        self._meeting = meeting
        self._choices: dict[CancelledBy, Radio] = {}
        for by, says in words.who_cancelled(name):
            self._choices[by] = Radio(says, self)
            self.body.addWidget(self._choices[by])
        self._choices[CancelledBy.CIRCUMSTANCES].setChecked(True)
        self.add_safe(self.tr("Not now"))
        self.add_primary(self.tr("Note it"), closes=False).clicked.connect(self._on_note)

    def _on_note(self) -> None:
        by = next(by for by, radio in self._choices.items() if radio.isChecked())
        if steps.cancel(self._session, self._meeting, by):
            self.accept()
