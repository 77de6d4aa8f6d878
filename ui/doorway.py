"""At the door of a journal: the pages before one is open, and which of them comes when."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import reach
from app.errors import JournalDamaged, JournalMissing, UserError
from app.store.folder import Folder
from app.store.moved import look_at
from ui.front import Front
from ui.pages.unlock.page import Unlock
from ui.places import Left
from ui.preferences import Preferences

if TYPE_CHECKING:  # imported when they are needed, so that the unlock page need not wait for them
    from ui.pages.first_run.page import FirstRun
    from ui.pages.first_run.welcome import Said


class Doorway(QObject):
    """Whoever locked finds what they `left` again, unless another journal was asked for meanwhile."""

    entered = Signal(object)  # Journal
    close_requested = Signal()

    def __init__(self, front: Front, preferences: Preferences, folder: Folder | None) -> None:
        super().__init__(front)
        self.front, self.preferences = front, preferences
        self.left = Left()
        self._folder = folder

    @property
    def folder(self) -> Folder:
        """Of the journal whose door this is."""
        if self._folder is None:
            raise LookupError("no journal was opened")
        return self._folder

    @folder.setter
    def folder(self, folder: Folder) -> None:
        self._folder = folder

    def open(self) -> None:
        if self._folder is None:
            self.show_first_run()
        else:
            self.show_unlock(self._folder)

    def show_first_run(self, farewell: Said | None = None) -> FirstRun:
        """With a word of `farewell` to a journal that is no more."""
        from ui.pages.first_run.page import FirstRun

        self.left = Left()
        self._folder = None if farewell else self._folder
        page = FirstRun(self.preferences, self.front, farewell=farewell)
        page.entered.connect(self.entered)
        page.open_requested.connect(self.show_unlock)
        self.front.cover(page)
        return page

    def begin_anew(self) -> None:
        """With the first step to a journal."""
        self.show_first_run().begin()

    def show_unlock(self, folder: Folder) -> Unlock | None:
        """The unlock page of this journal, or the sentence that says why it can't be opened."""
        if folder != self._folder:
            self.left = Left()
        self._folder = folder
        try:
            look_at(folder)
        except UserError as error:
            self._say_why(folder, error)
            return None
        page = Unlock(folder, self.preferences, self.front)
        page.entered.connect(self.entered)
        page.open_requested.connect(self.show_unlock)
        page.create_requested.connect(self.begin_anew)
        page.failed.connect(self.show_door)
        self.front.cover(page)
        return page

    def _say_why(self, folder: Folder, error: UserError) -> None:
        """What was being deleted when the program ended isn't missing: the rest of it goes now."""
        from ui.leaving import deleting

        missing = isinstance(error, JournalMissing)
        if missing and deleting.finish(self, folder):
            return
        if missing and reach.is_folder(folder.path.parent):  # on a disk that is not there it may still be
            self.preferences.forget(folder.path)
        self.show_door(error)

    def show_door(self, error: UserError) -> None:
        """It stays shut, and this is why."""
        from ui.pages.door.page import Door

        if self._folder is None:
            raise error
        page = Door(self._folder, error, self.preferences.now.journals, self.front)
        page.retry_requested.connect(self.open)
        page.open_requested.connect(self.show_unlock)
        page.create_requested.connect(self.show_first_run)
        page.rescue_requested.connect(self.show_rescue)
        page.restore_requested.connect(self.show_rescue)
        page.close_requested.connect(self.close_requested)
        self.front.cover(page)

    def show_rescue(self, backup: Path | None = None) -> None:
        """From this journal to a new one, of what can be read or of a backup."""
        from ui.pages.door.rescue import way_back

        page = way_back(self.folder, backup, self.front)
        page.open_requested.connect(self.show_unlock)
        page.back_requested.connect(partial(self.show_door, JournalDamaged()))
        self.front.cover(page)

    def shut(self) -> None:
        """Nobody is there: a journal half open on a page here is shut again."""
        shut = getattr(self.front.currentWidget(), "shut", None)
        if shut is not None:
            shut()

    def abandon(self) -> None:
        """The window closes: so it is too."""
        abandon = getattr(self.front.currentWidget(), "abandon", None)
        if abandon is not None:
            abandon()

    def tell(self, error: UserError) -> None:
        from ui.widgets.told import told

        told(error).open_on(self.front.window())
