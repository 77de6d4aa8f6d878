"""Where a journal is being moved to, or has come from: a note at either end until the move is over.

The journal that leaves says where to. While its copy is being made it is the journal, whatever the note says; once the
copy is `ready` all that is missing is its name, and the one rename that gives it that name is the moment of the move.
The one that came says where from, until nothing of it is left there. So neither end goes on by itself unnoticed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import durable, reach
from app.errors import UserError
from app.store import looking, opening
from app.store.folder import Folder

_LONGEST = 16 * 1024


class JournalMoved(UserError):
    """`to` is its folder now. `there` is False where it can't be seen: then this may be all that can be reached."""

    title = "This journal has moved"

    def __init__(self, to: Path, *, there: bool) -> None:
        self.to, self.there = to, there
        now = f"It’s at {to} now. Open it there, and what was left here is tidied away."
        gone = (
            f"It went to {to}, but it can’t be seen there now. If that’s on a USB stick, plug it in and try again. "
            "What is here is whole, as it was when it moved; what was written since isn’t in it."
        )
        super().__init__(advice=now if there else gone)


class JournalInTwoPlaces(UserError):
    """`other` is the folder of the one that it was moved from."""

    title = "This journal is in two places"

    def __init__(self, other: Path) -> None:
        self.other = other
        super().__init__(
            advice=f"It was moved here, but it’s still at {other} too and may have been written in there. Both are "
            "whole, and neither has been changed. Open the one that has your latest words, and go on with that one."
        )


@dataclass(frozen=True, slots=True)
class Leaving:
    """`making` is the folder of the copy until it has its name, which is `to`."""

    to: Path
    making: Path
    journal_id: str
    ready: bool = False


def look_at(folder: Folder) -> None:
    """All that can be told before the passphrase. Raises what `look` and `looking.look_at` raise."""
    look(folder)
    looking.look_at(folder.database)


def look(folder: Folder) -> None:
    """Whether this one is to be opened; changes nothing. Raises JournalMoved or JournalInTwoPlaces."""
    note = leaving(folder)
    if note is not None:
        if note.ready and not os.path.lexists(note.making):
            raise JournalMoved(note.to, there=is_there(note, Folder(note.to)))
        return
    origin = came_from(folder)
    if origin is not None and reach.is_there(origin.database) and leaving(origin) is None and _are_one(folder, origin):
        raise JournalInTwoPlaces(origin.path)


def settle(folder: Folder) -> None:
    """Once the journal is locked: what is left of a move that was broken off goes. Raises JournalMoved."""
    note = leaving(folder)
    if note is None:
        return
    look(folder)  # it may have gone while we were at the door
    with suppress(OSError):
        if is_on_its_way(note.making, folder):
            shutil.rmtree(note.making)
        folder.leaving.unlink(missing_ok=True)


def stay(folder: Folder) -> None:
    """Its owner goes on with this one, whatever was written at the other end."""
    for note in (folder.leaving, folder.came):
        with suppress(OSError):
            note.unlink(missing_ok=True)


def say_leaving(folder: Folder, note: Leaving) -> None:
    """Raises OSError."""
    told = {"to": str(note.to), "making": str(note.making), "journal": note.journal_id, "ready": note.ready}
    durable.replace(folder.leaving, json.dumps(told).encode())


def say_came(folder: Folder, origin: Folder) -> None:
    """Raises OSError."""
    durable.replace(folder.came, json.dumps({"from": str(origin.path)}).encode())


def leaving(folder: Folder) -> Leaving | None:
    """None where there is no such note, or none that makes sense."""
    told = _read(folder.leaving)
    try:
        note = Leaving(Path(told["to"]), Path(told["making"]), str(told["journal"]), told["ready"] is True)
    except (LookupError, TypeError, ValueError):
        return None
    return note if note.to.is_absolute() and note.making.parent == note.to.parent else None


def came_from(folder: Folder) -> Folder | None:
    """None where there is no such note, or none that makes sense."""
    told = _read(folder.came)
    try:
        origin = Path(told["from"])
    except (LookupError, TypeError, ValueError):
        return None
    return Folder(origin) if origin.is_absolute() and origin != folder.path else None


def is_on_its_way(making: Path, origin: Folder) -> bool:
    """Whether this really is a copy of ours that has no name yet: what a note says alone is not to be trusted."""
    name = re.fullmatch(r"\..+\.[0-9a-f]{8}\.new", making.name, re.DOTALL)
    if name is None or making.is_symlink() or not making.is_dir():
        return False
    came = came_from(Folder(making))
    return came == origin or {path.name for path in making.iterdir()} <= {f"{origin.came.name}.part"}


def is_there(note: Leaving, there: Folder) -> bool:
    """Whether that is the journal that left, as far as it can be told without its key."""
    return reach.is_file(there.database) and opening.journal_id_in(there) in ("", note.journal_id)


def _are_one(folder: Folder, other: Folder) -> bool:
    one, two = opening.journal_id_in(folder), opening.journal_id_in(other)
    return one == two or not one or not two


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
