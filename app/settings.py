"""Preferences that are not private, in one small file that anybody may read."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from app import durable

APPEARANCES = ("system", "light", "dark", "contrast")
TEXT_SIZES = ("small", "standard", "large", "largest")
IDLE_MINUTES = (1, 2, 5, 10, 30)
_ALLOWED: dict[str, tuple[object, ...]] = {
    "appearance": APPEARANCES,
    "text_size": TEXT_SIZES,
    "idle_minutes": IDLE_MINUTES,
}
_LONGEST = 64 * 1024
MOST_JOURNALS = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """No name of a person, no title, no word of a record. `last_journal` is a folder, `last_open` ISO local time."""

    appearance: str = "system"
    text_size: str = "standard"
    still: bool = False
    idle_minutes: int = 5
    lock_on_leaving: bool = True  # when the computer sleeps or its screen is locked
    lock_minimised: bool = False
    hide_away: bool = False  # draw the curtain when another program is in front
    clear_clipboard: bool = True
    last_journal: str = ""
    last_open: str = ""
    journals: list[str] = field(default_factory=list)  # folders of those that were opened here, the latest first
    geometry: str = ""  # base64, from Qt


def opened(before: list[str], folder: str) -> list[str]:
    """The journals that were opened here, now that this one was."""
    return [folder, *without(before, folder)][:MOST_JOURNALS]


def without(before: list[str], folder: str) -> list[str]:
    """They, but for one that is no longer there."""
    return [one for one in before if one != folder]


def load(path: Path) -> Settings:
    """What the file says; what is missing, damaged or from another version takes its default."""
    try:
        with path.open("rb") as file:
            found: Any = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    plain = Settings()
    good = {
        f.name: found[f.name]
        for f in fields(Settings)
        if type(found.get(f.name)) is type(getattr(plain, f.name))
        and found[f.name] in _ALLOWED.get(f.name, (found[f.name],))
    }
    good["journals"] = [one for one in good.get("journals", []) if isinstance(one, str)][:MOST_JOURNALS]
    return replace(plain, **good)


def save(path: Path, settings: Settings) -> None:
    """A preference that can't be written is not worth a word: it is asked again next time."""
    with suppress(OSError):
        durable.private_folder(path.parent)
        durable.replace(path, json.dumps(asdict(settings), indent=1).encode())
