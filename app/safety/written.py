"""Every file and folder that Inglenook writes on this computer without being told where each time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app import paths
from app.store.folder import Folder


class What(StrEnum):
    """What lies there."""

    JOURNAL = "journal"
    REPLACED = "replaced"
    MAKING = "making"
    BACKUPS = "backups"
    SETTINGS = "settings"
    PLAN = "plan"
    LOG = "log"
    FALL = "fall"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Place:
    """One of them. `names` are the files that are ours in a folder that others use too; "" where all of it is."""

    what: What
    path: Path
    names: tuple[str, ...] = ()

    def holds(self, path: Path) -> bool:
        """Whether this file or folder is of it, or leads to it."""
        if self.path.is_relative_to(path):
            return True
        if not self.names:
            return path.is_relative_to(self.path)
        inside = path.relative_to(self.path).parts if path.is_relative_to(self.path) else ()
        return bool(inside) and any(Path(inside[0]).match(name) for name in self.names)

    @property
    def exists(self) -> bool:
        """Whether any of it is there now."""
        return any(True for name in self.names for _ in self.path.glob(name)) if self.names else self.path.exists()


def everything(journal: Folder | None, backups: Path | None) -> list[Place]:
    """`journal` is None for a sample, which lives in memory."""
    log, settings = paths.log_file(), paths.settings_file()
    found = []
    if journal is not None:
        found = [
            Place(What.JOURNAL, journal.path),
            Place(What.REPLACED, journal.replaced),
            Place(What.MAKING, journal.path.parent, (f".{journal.path.name}.*.new", f".{journal.path.name}.*.gone")),
        ]
    if backups is not None:
        found.append(Place(What.BACKUPS, backups, ("*.ibk", "*.ibk.part")))
    return [
        *found,
        Place(What.SETTINGS, settings.parent, (settings.name, f"{settings.name}.part")),
        Place(What.PLAN, settings.parent, (paths.BACKUP_PLAN, f"{paths.BACKUP_PLAN}.part")),
        Place(What.LOG, log.parent, (log.name, paths.log_before().name)),
        Place(What.FALL, paths.fall_file()),
        Place(What.PRESS, Path(tempfile.gettempdir()), (f"{paths.PRESS}*",)),
    ]


def unknown(found: Iterable[Path], places: Iterable[Place]) -> list[Path]:
    """Those that no place holds."""
    places = list(places)
    return [path for path in found if not any(place.holds(path) for place in places)]
