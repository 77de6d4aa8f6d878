"""The last things done for a journal when the window leaves it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.errors import UserError

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from ui.backups import Backups
    from ui.preferences import Preferences
    from ui.session import Session
    from ui.window import Window


def clear_clipboard() -> None:
    """Of what was copied here."""
    from ui import clipboard

    clipboard.clear_ours()


def back_up(session: Session, *, wanted: bool) -> None:
    """Where its owner wants one on every lock. Nothing is told on the way out: Settings say how it went."""
    session.ending.emit()  # whoever has borrowed the journal gives it back, or nothing could be taken of it
    with suppress(UserError):
        if wanted and session.backups.plan(session.journal.journal_id).when == "lock":
            session.backups.start(session.journal, always=False)


def backups_of(window: QWidget, preferences: Preferences) -> Backups:
    """One for all of its sessions, which it outlives."""
    from ui.backups import Backups

    return window.findChild(Backups) or Backups(preferences, window)


def finishes_a_backup(window: Window) -> bool:
    """Whether one is still being made: it is finished out of sight, and then the program ends."""
    backups = window.backups
    if not backups.is_running:
        return False
    window.hide()
    backups.ended.connect(QGuiApplication.quit)
    return True
