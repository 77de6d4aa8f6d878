"""To the same journal at another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from app.progress import Progress
    from app.store.journal import Journal
    from ui.session import Session
    from ui.window import Window


def arrive(window: Window, journal: Journal) -> None:
    """It is open at its new place: the session at the old one ends, and its owner goes on where they were."""
    visit = window.visit
    if visit is None:
        journal.close()
        return
    left, before = visit.left(), visit.session.journal.folder
    hidden = window.curtain.is_drawn()
    window.let_go(backs_up=False)
    window.preferences.forget(before.path)
    window.doorway.left = left
    session = window.enter(journal)
    told = QCoreApplication.translate("Leaving", "“{name}” is in “{folder}” now.")
    folder = journal.folder.path.parent
    session.say(told.format(name=journal.name, folder=folder.name or folder))
    if hidden:
        window.curtain.draw_again()


def finish(session: Session) -> None:
    """What is left where the journal came from is taken away, now or at an opening at which it can be reached."""
    if not session.journal.on_disk or not session.journal.folder.came.exists():
        return
    from app.safety import moving

    folder = session.journal.folder

    def task(_progress: Progress) -> bool:
        return moving.finish(folder)

    session.jobs.start_apart(session.jobs.prepare(task))
