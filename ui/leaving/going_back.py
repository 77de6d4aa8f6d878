"""To what the journal was when a backup of it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.errors import UserError

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from app.store.folder import Folder
    from ui.window import Window


def put_back(window: Window, incoming: Folder) -> None:
    """The journal of a backup takes the place of the one that is open, which is set aside; the passphrase opens it."""
    from app.safety import restore

    if window.session is None or not window.flush():
        restore.discard(incoming)
        return
    folder = window.session.journal.folder
    window.let_go(backs_up=False)
    trouble: UserError | None = None
    try:
        restore.put_in_place(incoming, folder)
    except UserError as error:
        trouble = error
    page = window.doorway.show_unlock(folder)
    if trouble is not None:
        window.doorway.tell(trouble)
    elif page is not None:
        tr = QCoreApplication.translate
        kept = "What the journal held before is set aside for 30 days: Settings → Backups lists it."
        page.show_done(tr("Leaving", "You’ve gone back."), tr("Leaving", kept))
