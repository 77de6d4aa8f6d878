"""Inside one journal, from the passphrase to the lock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from ui import leaving
from ui.front import Front
from ui.places import Left, Place
from ui.session import Session
from ui.shell import Shell
from ui.watchers import Watchers


class Visit(QObject):
    """A session, its pages, and what goes on by itself meanwhile."""

    def __init__(self, session: Session, front: Front, place: Place | None) -> None:
        super().__init__(front)
        self.session = session
        self._front = front
        self.on_disk = session.journal.on_disk
        if self.on_disk:
            session.preferences.remember(session.journal.folder.path, _now())
        self.shell = Shell(session, place, front)
        front.stays = self.shell
        front.cover(self.shell)
        self.watchers = Watchers(session, self)

    def left(self) -> Left:
        """What is found again when the same journal is opened after this."""
        return Left(self.shell.place(), self.session.kept)

    def flush(self) -> bool:
        """Save what is typed, on the page and in a dialog over it. False: some of it is not safe yet."""
        return all([self.shell.flush(), *(form.flush() for form in self._front.overlays.forms())])

    def try_again(self) -> bool:
        """To save it, where that failed."""
        return self.shell.try_again() and self.flush()

    def end(self, *, backs_up: bool) -> None:
        """Drop the pages with their words, and close the journal; where its owner wants that, it is backed up."""
        self.watchers.end()
        self.shell.hide()
        self.shell.clear_words()
        self._front.drop()
        if self.on_disk:
            self.session.preferences.keep(last_open=_now())
            leaving.back_up(self.session, wanted=backs_up)
        self.session.end()
        self.session.deleteLater()
        self.deleteLater()


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="minutes")
