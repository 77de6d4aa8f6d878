"""What the owner has said of the place where the journal lies, and taking that back."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.pages.place import words
from ui.pages.settings.rows import Row
from ui.session import Session
from ui.widgets.buttons import Button


class PlaceRow(Row):
    """Taken back, it is asked again above the page, at once."""

    def __init__(self, session: Session, place: str, known: str) -> None:
        tr = QCoreApplication.translate
        self._session, self._place = session, place
        self._again = Button(tr("PlaceRow", "Ask me again"))
        super().__init__(tr("PlaceRow", "Where your journal lies"), f"{known}\n{place}", self._again)
        self._again.clicked.connect(self._on_again)

    def _on_again(self) -> None:
        self._again.setEnabled(False)
        self.set_words(f"{self.tr('You’ll be asked again.')}\n{self._place}")
        self._session.backups.keep(self._session.journal.journal_id, lives_in="", lives_as="")


def place_rows(session: Session) -> tuple[Row, ...]:
    """One row where something has been said of the place, none for a folder of one's own."""
    if not session.journal.on_disk:
        return ()
    plan = session.backups.plan(session.journal.journal_id)
    place = str(Path(os.path.realpath(session.journal.folder.path)).parent)
    known = words.known(plan.lives_as) if plan.lives_in == place else ""
    return (PlaceRow(session, place, known),) if known else ()
