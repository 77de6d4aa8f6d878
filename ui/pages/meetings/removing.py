"""Removing a meeting: at once, but where it has words the law may want kept, that is said first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.records.meetings import Meeting
from ui.pages.meetings import steps, words
from ui.session import Session
from ui.widgets.dialog import Dialog

TOLD = "told_before_removing"  # on the session: said once until the next lock, so that it is still read


def _tr(text: str) -> str:
    return QCoreApplication.translate("meetings", text)


def asks(session: Session, meeting: Meeting) -> bool:
    """Whether `remove` opens a question first."""
    return bool(meeting.notes.strip() or meeting.what_mattered.strip()) and not session.property(TOLD)


def remove(session: Session, meeting: Meeting, window: QWidget) -> None:
    if asks(session, meeting):
        RemoveMeetingDialog(session, meeting).open_on(window)
    else:
        steps.take_away(session, meeting)


class RemoveMeetingDialog(Dialog):
    """Nothing is removed until it is answered."""

    def __init__(self, session: Session, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Remove this meeting and its notes?"), words.before_removing(), parent=parent)
        self._session = session
        self._meeting = meeting
        self.set_first(self.add_safe(self.tr("Keep it")))
        self.add_primary(self.tr("Remove"), closes=False).clicked.connect(self._on_remove)

    def _on_remove(self) -> None:
        if steps.take_away(self._session, self._meeting):
            self._session.setProperty(TOLD, True)
            self.accept()
