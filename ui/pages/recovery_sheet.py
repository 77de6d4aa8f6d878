"""Printing the recovery code on one page. The page is made in memory, and noted as everything that leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app import wording
from app.progress import Progress
from app.store import rows
from ui.session import Session
from ui.widgets.buttons import Button


def print_code(session: Session, window: QWidget) -> None:
    """Through the system's dialog. Without a printer the hand has to do: a file would lie beside the journal."""
    from app.summary import recovery_sheet  # all this, and what Qt has for printers, only for those who print
    from ui.pages.share.on_paper import paper
    from ui.printing import Printed, Printing

    today, kind, press = rows.today(), paper(), session.press
    name = _tr("{name}, made on {day}").format(
        name=session.journal.folder.name, day=wording.day(session.journal.made_on)
    )
    code = session.journal.recovery_code

    def compose(progress: Progress) -> Sequence[bytes]:
        return [press.sheet(recovery_sheet.data(code, name, today, kind), today, progress)]

    by_hand = _tr("It may be switched off or not set up on this computer. You can write the code on paper by hand.")
    Printing(session, window, Printed(compose, _tr("Recovery code"), "", (), kind, by_hand)).begin()


def print_button() -> Button:
    button = Button(_tr("Print…"))
    button.setAccessibleDescription(_tr("The recovery code, on one page"))
    return button


def _tr(words: str) -> str:
    return QCoreApplication.translate("RecoverySheet", words)
