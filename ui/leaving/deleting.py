"""For good: the journal is deleted, and the window is as on the first day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app import paths
from app.errors import JournalMissing, UserError
from ui.leaving import backups_of, clear_clipboard

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from app.progress import Progress
    from app.safety.deleting import Going, Gone
    from app.store.folder import Folder
    from ui.doorway import Doorway
    from ui.pages.door.farewell import Farewell
    from ui.window import Window


def delete(window: Window, going: Going) -> None:
    """The journal that is open is shut and deleted; then the window is as on the first day, with a word of goodbye."""
    from app.safety import deleting
    from app.store import keys
    from ui.pages.door.farewell import Farewell

    if window.session is None:
        return
    root, plan = bytearray(window.session.journal.root), window.preferences.beside(paths.BACKUP_PLAN)
    window.let_go(backs_up=False)
    clear_clipboard()

    def task(_progress: Progress) -> Gone:
        try:
            return deleting.delete(going, root, plan)
        finally:
            keys.wipe(root)

    page = Farewell(task, window.backups, going.journal_id, window.front)
    _bid_farewell(window.doorway, going.folder, page, partial(_kept, window.doorway, going.folder))


def finish(doorway: Doorway, folder: Folder) -> bool:
    """What the end of the program broke off. False where nothing was begun."""
    from app.safety import deleting
    from ui.pages.door.farewell import Farewell

    hidden = deleting.left_of(folder)
    if hidden is None:
        return False
    plan, known = doorway.preferences.beside(paths.BACKUP_PLAN), doorway.preferences.known()

    def task(_progress: Progress) -> Gone:
        return deleting.finish(hidden, plan, known)

    backups = backups_of(doorway.front.window(), doorway.preferences)
    _bid_farewell(doorway, folder, Farewell(task, backups, parent=doorway.front), partial(_unfinished, doorway))
    return True


def _bid_farewell(
    doorway: Doorway, folder: Folder, page: Farewell, stopped: Callable[[Exception], object]
) -> None:
    page.gone.connect(partial(_say_goodbye, doorway, folder))
    page.stopped.connect(stopped)
    doorway.front.cover(page)
    page.begin()


def _say_goodbye(doorway: Doorway, folder: Folder, gone: Gone) -> None:
    from app.safety import deleting
    from ui.pages.door.farewell import farewell

    preferences = doorway.preferences
    preferences.forget(folder.path)
    if preferences.now.last_journal == str(folder.path):
        preferences.keep(last_journal="", last_open="")
    deleting.forget(gone)  # not sooner: until then a next start would look for the journal
    doorway.show_first_run(farewell(gone))


def _unfinished(doorway: Doorway, error: Exception) -> None:
    doorway.show_door(JournalMissing())
    raise error


def _kept(doorway: Doorway, folder: Folder, error: Exception) -> None:
    doorway.show_unlock(folder)
    if not isinstance(error, UserError):
        raise error
    doorway.tell(error)
