"""The last things done for a journal when the window leaves it: a backup, or another journal put in its place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app import paths, reach, settings
from app.errors import JournalMissing, UserError

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from app.progress import Progress
    from app.safety.deleting import Going, Gone
    from app.store.folder import Folder
    from app.store.journal import Journal
    from ui.backups import Backups
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


def backups_of(window: Window) -> Backups:
    """One for all of its sessions, which it outlives."""
    from ui.backups import Backups

    return window.findChild(Backups) or Backups(window.preferences, window)


def finishes_a_backup(window: Window) -> bool:
    """Whether one is still being made: it is finished out of sight, and then the program ends."""
    backups = backups_of(window)
    if not backups.is_running:
        return False
    window.hide()
    backups.ended.connect(QGuiApplication.quit)
    return True


def follow(window: Window, session: Session) -> None:
    """The ways out of this journal that its pages ask for."""
    session.going_back.connect(partial(put_back, window))
    session.leaving_for.connect(partial(go_to, window))
    session.deleting.connect(partial(delete, window))
    session.moved.connect(partial(arrive, window))
    finish_move(session)


def remember(window: Window, folder: Folder, now: str) -> None:
    """Which journal was open last, and those before it."""
    kept, path = window.preferences, str(folder.path)
    kept.keep(last_journal=path, last_open=now, journals=settings.opened(kept.now.journals, path))


def say_why(window: Window, folder: Folder, error: UserError) -> None:
    """Why its door stays shut. What was being deleted when the program ended isn't missing: the rest of it goes now."""
    missing = isinstance(error, JournalMissing)
    if missing and finish_deleting(window, folder):
        return
    if missing and reach.is_folder(folder.path.parent):  # on a disk that is not there it may still be
        kept = window.preferences
        kept.keep(journals=settings.without(kept.now.journals, str(folder.path)))
    window.show_door(error)


def go_to(window: Window, folder: Folder | None) -> None:
    """Another journal, or a new one: this one is locked, and we stand at the door of that one."""
    if not window.lock():
        return
    if folder is None:
        window.show_first_run().begin()
    else:
        window.show_unlock(folder)


def arrive(window: Window, journal: Journal) -> None:
    """It is open at its new place: the session at the old one ends, and its owner goes on where they were."""
    before, shell = window.session, window.shell
    if before is None or shell is None:
        journal.close()
        return
    here, left = shell.place(), str(before.journal.folder.path)
    curtain, hidden = window._curtain, window._curtain.is_drawn()
    window.let_go(backs_up=False)
    kept = window.preferences
    kept.keep(journals=settings.without(kept.now.journals, left))
    window._on_entered(journal)
    if window.shell is not None and window.session is not None:
        window.shell.go(here)
        told = QCoreApplication.translate("Leaving", "“{name}” is in {folder} now.")
        folder = journal.folder.path.parent
        window.session.say(told.format(name=journal.name, folder=folder.name or folder))
        if hidden:
            curtain.draw_again()


def finish_move(session: Session) -> None:
    """What is left where the journal came from is taken away, now or at an opening at which it can be reached."""
    if not session.journal.on_disk or not session.journal.folder.came.exists():
        return
    from app.safety import moving

    folder = session.journal.folder

    def task(_progress: Progress) -> bool:
        return moving.finish(folder)

    session.jobs.start_apart(session.jobs.prepare(task))


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
    page = window.show_unlock(folder)
    if trouble is not None:
        window.tell(trouble)
    elif page is not None:
        tr = QCoreApplication.translate
        kept = "What the journal held before is set aside for 30 days: Settings → Backups lists it."
        page.show_done(tr("Leaving", "You’ve gone back."), tr("Leaving", kept))


def delete(window: Window, going: Going) -> None:
    """The journal that is open is shut and deleted; then the window is as on the first day, with a word of goodbye."""
    from app.safety import deleting
    from app.store import keys

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

    _bid_farewell(window, going.folder, task, partial(_kept, window, going.folder))


def finish_deleting(window: Window, folder: Folder) -> bool:
    """False where nothing was begun."""
    from app.safety import deleting

    hidden = deleting.left_of(folder)
    if hidden is None:
        return False
    plan = window.preferences.beside(paths.BACKUP_PLAN)

    def task(_progress: Progress) -> Gone:
        return deleting.finish(hidden, plan)

    _bid_farewell(window, folder, task, partial(_unfinished, window))
    return True


def _bid_farewell(
    window: Window, folder: Folder, task: Callable[[Progress], Gone], stopped: Callable[[Exception], object]
) -> None:
    from ui.pages.door.farewell import Farewell

    page = Farewell(task, backups_of(window), window)
    page.gone.connect(partial(_say_goodbye, window, folder))
    page.stopped.connect(stopped)
    window.front.cover(page)
    page.begin()


def _say_goodbye(window: Window, folder: Folder, gone: Gone) -> None:
    from app.safety import deleting
    from ui.pages.door.farewell import farewell

    kept, path = window.preferences, str(folder.path)
    kept.keep(journals=settings.without(kept.now.journals, path))
    if kept.now.last_journal == path:
        kept.keep(last_journal="", last_open="")
    deleting.forget(gone)  # not sooner: until then a next start would look for the journal
    window.show_first_run(farewell(gone))


def _unfinished(window: Window, error: Exception) -> None:
    window.show_door(JournalMissing())
    raise error


def _kept(window: Window, folder: Folder, error: Exception) -> None:
    window.show_unlock(folder)
    if not isinstance(error, UserError):
        raise error
    window.tell(error)
