"""Bringing back what a text said earlier, and undoing that."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.acts import earlier_words
from app.records import versions
from app.store.journal import Ref, Write
from ui.pages.earlier import words as said
from ui.session import Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("earlier", text)


def bring_back(session: Session, ref: Ref, name: str, words: str, said_at: datetime) -> bool:
    """What it says meanwhile is kept as an earlier version."""
    before = versions.present(session.journal.read, ref, name)

    def act(write: Write) -> None:
        earlier_words.bring_back(write, ref, name, words)

    def undo(write: Write) -> None:
        earlier_words.take_back(write, ref, name, words, before)

    return session.do(_tr("Brought back: as it was {moment}").format(moment=said.moment(said_at)), act, undo)
