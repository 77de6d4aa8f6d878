"""What a quick note should be instead."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.acts.capture import KeepAs
from app.records import notes
from app.records.reflections import first_words
from ui.pages.today import steps
from ui.pages.today.meeting_choice import MeetingChoice
from ui.session import Session
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.dialog import Dialog


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)


class TurnDialog(Dialog):
    """Its words and ties go along. Nothing happens where the note has gone meanwhile."""

    def __init__(self, session: Session, note_id: int, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Make it something else"), _words(session, note_id), wide=600, parent=parent)
        self._session, self._note_id = session, note_id
        self._meeting = MeetingChoice(session.journal.read)
        self._chips = ChoiceChips(
            [
                (KeepAs.ACTION, self.tr("An action"), "check-square"),
                (KeepAs.AGENDA, self._meeting.chip, "list-dashes"),
                (KeepAs.REFLECTION, self.tr("A reflection"), "notebook"),
                (KeepAs.GOAL, self.tr("A goal"), "target"),
            ],
            self.tr("What it should be"),
        )
        self._chips.offer(KeepAs.AGENDA, self._meeting.meeting is not None)
        self.body.addWidget(self._chips)
        self.body.addWidget(self._meeting)
        self.add_safe(self.tr("Leave it a note"))
        self.add_primary(self.tr("Make it that"), closes=False).clicked.connect(self._on_make)
        self._chips.chosen.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        is_point = self._chips.key == KeepAs.AGENDA
        self._meeting.setVisible(is_point or self._meeting.meeting is None)

    def _on_make(self) -> None:
        keep_as = KeepAs(self._chips.key)
        meeting = self._meeting.meeting if keep_as is KeepAs.AGENDA else None
        try:
            done = steps.turn_into(self._session, self._note_id, keep_as, meeting)
        except LookupError:
            done = True  # removed meanwhile: there is nothing to turn
        if done:
            self.accept()


def _words(session: Session, note_id: int) -> str:
    try:
        return first_words(notes.get(session.journal.read, note_id).text)
    except LookupError:
        return ""
