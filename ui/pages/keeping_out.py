"""Whether something stays out of every export: switched, undone again, and how a menu and a row say so."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from app.acts import kept_out
from app.records.actions import Action
from app.records.agenda import Item
from app.records.goals import Goal
from app.store.journal import Ref, Write
from ui.session import Session
from ui.widgets.menu import Menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("keeping_out", text)


def switch(session: Session, ref: Ref, out: bool) -> bool:
    """Nothing happens to what is gone."""

    def act(write: Write) -> None:
        with suppress(LookupError):
            kept_out.switch(write, ref, out)

    def undo(write: Write) -> None:
        with suppress(LookupError):
            kept_out.switch(write, ref, not out)

    return session.do(_tr("Kept out of every export") if out else _tr("No longer kept out of exports"), act, undo)


class Mark:
    """Words about the mark of one record. What is kept out with its meeting can’t be let out by itself."""

    def __init__(self, record: Action | Item | Goal) -> None:
        self._out = record.kept_out
        self._with_meeting = not isinstance(record, Goal) and record.with_meeting

    @property
    def words(self) -> str:
        """ "" where there is none."""
        return _tr("Kept out of every export") if self._out else ""

    def add_to(self, menu: Menu) -> QAction:
        """Connect to its `triggered`."""
        back = _tr("Kept out with its meeting") if self._with_meeting else _tr("Let it be exported")
        entry = menu.add(back if self._out else _tr("Keep it out of every export"))
        entry.setEnabled(not self._with_meeting)
        return entry
