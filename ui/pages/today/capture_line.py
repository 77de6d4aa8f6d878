"""One line to jot something down; what it is can be decided later."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.acts.capture import KeepAs
from app.errors import BrokenRule
from app.records.actions import Owner
from app.store.journal import Kind
from ui.drafts import Draft
from ui.pages.meetings.words import today
from ui.pages.mentorships.form_dialog import line
from ui.pages.today import captured, steps
from ui.pages.today.steps import Kept
from ui.pages.today.turn_dialog import TurnDialog
from ui.pages.today.whom import mentorships_by_name
from ui.session import Session
from ui.widgets.line_edit import LineEdit


class CaptureLine(LineEdit):
    """Enter keeps it, as a note or, after `[]`, as an action. Until then it is a draft that is there next time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("today", "Jot something down. You can decide what it is later."),
            "pencil-line",
            QCoreApplication.translate("today", "Enter keeps it"),
            tall=True,
            parent=parent,
        )
        self._session = session
        self.setAccessibleName(self.tr("Jot something down"))
        self.setAccessibleDescription(self.tr("Enter keeps it as a note. Begin with [] and a space for an action."))
        self._draft = self._new_draft()
        self._draft.restore()
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_entered)

    def flush(self) -> bool:
        return self._draft.flush()

    def clear_words(self) -> None:
        self.clear()

    def _new_draft(self) -> Draft:
        return Draft(self._session, "capture line", {"words": line(self)}, self)

    def _on_edited(self) -> None:
        self._draft.touch()

    def _on_entered(self) -> None:
        kept = self._kept()
        if kept.words and steps.keep(self._session, kept, self._on_broken, self._turn_of(kept)):
            self.clear()
            self._draft.drop()
            self._draft = self._new_draft()

    def _kept(self) -> Kept:
        found = captured.read(self.text(), today())
        if not found.is_action or not found.words:
            return Kept(found.words)
        known = mentorships_by_name(self._session.journal.read)
        mentorship_id = captured.called(found.who, known) if found.who else None
        if mentorship_id is None:
            found = captured.with_name(found)
        about = [(Kind.MENTORSHIP, mentorship_id)] if mentorship_id is not None else []
        owner = Owner.OTHER if found.who else Owner.ME
        return Kept(found.words, KeepAs.ACTION, owner=owner, due=found.due, about=about)

    def _turn_of(self, kept: Kept) -> Turn | None:
        return Turn(self._session, self.window()) if kept.keep_as is KeepAs.NOTE else None

    def _on_broken(self, error: BrokenRule) -> None:
        self._session.trouble.emit(error)


class Turn:
    """Asks what a note should be instead; it may be asked when the page of the line has long gone."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session, self._window = session, window

    def __call__(self, note_id: int) -> None:
        TurnDialog(self._session, note_id).open_on(self._window)
