"""A window on a journal made for pictures, opened anew for each scene."""

import os
import shutil
from datetime import date
from pathlib import Path

from app.acts import sample
from app.store import doors, keys, opening
from app.store.folder import Folder
from ui import theme
from ui.preferences import Preferences
from ui.theme import fonts, icons
from ui.window import Window

PASSPHRASE = "lantern orchard pebble quiet marmalade ferry"


class Stage:
    """`sample` is Ilsa's journal, `empty` a new one; both are made once."""

    def __init__(self, app, place: Path) -> None:
        self.app, self.place = app, place
        self._ways = {}
        os.environ["HOME"] = str(place)
        os.environ["XDG_DATA_HOME"] = str(place / "data")
        fonts.load()
        icons.load()
        self.sample = self._made("Ilsa’s journal", full=True)
        self.empty = self._made("My journal", full=False)
        self._window = None

    def open(self, name: str, size: tuple[int, int], folder: Folder | None = None) -> Window:
        self._name, self._size = name, size
        theme.apply(self.app, theme.named(name))
        preferences = Preferences(self.place / "settings.json")
        self._window = Window(preferences, folder)
        self._window.resize(*size)
        self._window.show()
        return self._window

    def unlocked(self, folder: Folder | None = None) -> Window:
        """Inside a journal, without the slow derivation."""
        folder = folder or self.sample
        root, key_file = self._ways[folder.path]
        self._window.enter(doors.enter(folder, opening.Opened(bytearray(root), key_file)))
        return self._window

    def copy(self, name: str) -> Folder:
        """The sample under another name, to be spoilt."""
        target = self.place / f"{name}.inglenook"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.sample.path, target)
        self._ways[target] = self._ways[self.sample.path]
        return Folder(target)

    def close(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def _made(self, name: str, full: bool) -> Folder:
        folder = Folder(self.place / f"{name}.inglenook")
        opened = doors.create(folder, PASSPHRASE, sample=full, cost=keys.SMALL)
        self._ways[folder.path] = (bytes(opened.root), opened.key_file)
        if full:
            journal = doors.enter(folder, opening.Opened(bytearray(opened.root), opened.key_file))
            with journal.write() as write:
                sample.fill(write, date.today())
            journal.close()
        return folder
