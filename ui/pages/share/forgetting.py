"""Forgetting a line of what left: the list no longer tells of it, and Undo brings back the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app import wording
from app.records import departures
from app.records.departures import Departure
from app.store import rows
from app.store.journal import Write
from ui.pages.meetings.removing import TOLD
from ui.pages.meetings.words import before_removing
from ui.pages.share import left_words as words
from ui.session import Session
from ui.widgets.dialog import Dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("left", text)


def forget(session: Session, departure: Departure, window: QWidget) -> None:
    """At once; but first, until the next lock, what the law may want kept is said."""
    if session.property(TOLD):
        take_out(session, departure)
    else:
        ForgetDialog(session, departure).open_on(window)


def take_out(session: Session, departure: Departure) -> bool:
    def act(write: Write) -> None:
        departures.forget(write, departure)

    def undo(write: Write) -> None:
        departures.remember(write, departure)

    day = wording.day(words.moment(departure).date(), rows.today())
    return session.do(_tr("Forgot what left on {day}").format(day=day), act, undo)


def before_forgetting() -> str:
    """What somebody should know first."""
    return " ".join((_tr("What left stays wherever it is; only its line here goes."), before_removing()))


class ForgetDialog(Dialog):
    """Nothing is forgotten until it is answered."""

    def __init__(self, session: Session, departure: Departure, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Forget this line?"), before_forgetting(), parent=parent)
        self._session = session
        self._departure = departure
        self.set_first(self.add_safe(self.tr("Keep it")))
        self.add_primary(self.tr("Forget it"), closes=False).clicked.connect(self._on_forget)

    def _on_forget(self) -> None:
        if take_out(self._session, self._departure):
            self._session.setProperty(TOLD, True)
            self.accept()
