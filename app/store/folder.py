"""A journal is a folder; this says what lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".inglenook"


@dataclass(frozen=True, slots=True)
class Folder:
    """`NAME.inglenook` and the files in it. The name is not encrypted and is the journal's name on screen."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name.removesuffix(SUFFIX)

    @property
    def database(self) -> Path:
        return self.path / "journal.db"

    @property
    def keys(self) -> Path:
        return self.path / "journal.keys"

    @property
    def keys_copy(self) -> Path:
        return self.path / "journal.keys.copy"

    @property
    def lock(self) -> Path:
        """Who has it open, for people to read; SQLite's own lock is what keeps a second program out."""
        return self.path / "journal.lock"

    @property
    def raise_request(self) -> Path:
        """A second start on this computer touches it; the first one comes forward."""
        return self.path / "journal.raise"

    @property
    def leaving(self) -> Path:
        """While it is being moved: where to. See `moved`."""
        return self.path / "journal.leaving"

    @property
    def came(self) -> Path:
        """Until what it was moved from is gone: where from."""
        return self.path / "journal.came"

    @property
    def replaced(self) -> Path:
        """Older states of the journal, set aside before something changed it for good."""
        return self.path / "replaced"


def found_in(place: Path) -> list[Folder]:
    """The journals in this folder, by name. An unreadable or absent folder holds none."""
    try:
        return sorted((Folder(p) for p in place.iterdir() if p.name.endswith(SUFFIX)), key=lambda f: f.name.lower())
    except OSError:
        return []
