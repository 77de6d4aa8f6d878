"""The preferences of this computer, and who wants to know when they change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app import paths, settings
from app.settings import TEXT_SIZES, Settings
from app.store.folder import Folder, found_in


class Preferences(QObject):
    """`now` is what holds; `keep` changes some of it, writes the file and tells."""

    changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.now: Settings = settings.load(path)

    def beside(self, name: str) -> Path:
        """Another small file of this computer's, in the same folder."""
        return self._path.with_name(name)

    def keep(self, **changes: Any) -> None:
        wanted = replace(self.now, **changes)
        if wanted != self.now:
            self.now = wanted
            settings.save(self._path, wanted)
            self.changed.emit()

    def remember(self, journal: Path, when: str) -> None:
        """It is the one that was open last, and stands before those that were opened here earlier."""
        path = str(journal)
        self.keep(last_journal=path, last_open=when, journals=settings.opened(self.now.journals, path))

    def forget(self, journal: Path) -> None:
        """It is not there any more."""
        self.keep(journals=settings.without(self.now.journals, str(journal)))

    def known(self) -> list[Folder]:
        """The journals that were opened here, and those at the usual place."""
        return [*(Folder(Path(one)) for one in self.now.journals), *found_in(paths.journals())]

    def step_text_size(self, by: int) -> None:
        """One step larger or smaller; 0 is the standard size."""
        wanted = TEXT_SIZES.index("standard") if by == 0 else TEXT_SIZES.index(self.now.text_size) + by
        self.keep(text_size=TEXT_SIZES[min(max(wanted, 0), len(TEXT_SIZES) - 1)])
