"""Removing a reflection or a quick note: at once, but that the law may want its words kept is said first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.store.journal import Kind, Ref
from ui.pages.meetings.removing import TOLD
from ui.pages.meetings.words import before_removing
from ui.pages.reflections import steps
from ui.session import Session
from ui.widgets.dialog import Dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("reflections", text)


def asks(session: Session, has_words: bool) -> bool:
    """Whether `remove` opens a question first: once until the next lock, so that it is still read."""
    return has_words and not session.property(TOLD)


def remove(session: Session, ref: Ref, title: str, has_words: bool, window: QWidget) -> None:
    if asks(session, has_words):
        RemoveEntryDialog(session, ref, title).open_on(window)
    else:
        steps.take_away(session, ref, title)


class RemoveEntryDialog(Dialog):
    """Nothing is removed until it is answered."""

    def __init__(self, session: Session, ref: Ref, title: str, parent: QWidget | None = None) -> None:
        asked = _tr("Remove this reflection?") if ref[0] is Kind.REFLECTION else _tr("Remove this note?")
        super().__init__(asked, before_removing(), parent=parent)
        self._session = session
        self._ref, self._title = ref, title
        self.set_first(self.add_safe(self.tr("Keep it")))
        self.add_primary(self.tr("Remove"), closes=False).clicked.connect(self._on_remove)

    def _on_remove(self) -> None:
        if steps.take_away(self._session, self._ref, self._title):
            self._session.setProperty(TOLD, True)
            self.accept()
