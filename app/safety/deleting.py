"""Deleting a journal for good, with those of its backups that can be reached.

Its backups go first: killed there, the journal is whole and opens. Then there is one moment: its folder is renamed to a
hidden name. Killed after that nothing opens any more, and the next start finds the hidden folder by `left_of` and goes
on with `finish`. In there the keys go first. Whatever isn't ours stays, in the folder of the backups and in its own.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from app import durable
from app.errors import UserError
from app.safety import backup, backup_part, backup_plan
from app.safety.backup import Backup
from app.safety.twins import twin
from app.store import moved, replaced
from app.store.folder import SUFFIX, Folder

_GONE = re.compile(r"\.(.+)\.([0-9a-f]{32})\.gone", re.DOTALL)
_KEYS = re.compile(r"journal\.keys.*")
FILE = re.compile(r"journal\.(?:db|keys|lock|raise|leaving|came)(?:[.-].*)?|\.DS_Store|\._.*|Thumbs\.db|desktop\.ini")
_FOLDER = re.compile(rf"replaced|\.[a-z]+-[0-9a-f]+|{replaced.NAME.pattern}")
_OWNER_ONLY = 0o700


class DeletingRefused(UserError):
    title = "This journal can’t be deleted from here"
    advice = (
        "Nothing may be changed in the folder that it lies in. Nothing has been deleted. "
        "Move the journal, or ask whoever looks after that folder."
    )


class DeletingStopped(UserError):
    title = "Your journal is still here"
    advice = "Its folder couldn’t be taken away: another program may be using it. It’s whole, and opens as before."


@dataclass(frozen=True, slots=True)
class Going:
    """What would be deleted, and what could not be. `place` is where its backups go; None where there is no plan."""

    folder: Folder
    journal_id: str
    place: Path | None = None
    place_missing: bool = False  # a stick that isn't plugged in, or a folder in which nothing may be changed
    backups: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()  # backups of other journals there, and those that can't be read
    foreign: tuple[Path, ...] = ()  # what lies in the journal's own folder and isn't of Inglenook
    origin: Path | None = None  # where it was moved from, and where some of it may still be
    twin: Path | None = None  # the same journal elsewhere, whose backups these are too: they stay


@dataclass(frozen=True, slots=True)
class Gone:
    """The journal is. `still_here` could not be deleted; `hidden` is the empty folder that tells a next start so."""

    name: str
    hidden: Path
    backups: int = 0
    still_here: tuple[Path, ...] = ()
    left_alone: Path | None = None  # where the files are that lay in its folder and weren't of Inglenook


@dataclass(slots=True)
class Left:
    """What was met on the way and is still there."""

    ours: list[Path] = field(default_factory=list)
    foreign: bool = False


def look(
    folder: Folder,
    journal_id: str,
    root: bytes | bytearray,
    place: Path | None,
    latest: int = 0,
    known: Iterable[Folder] = (),
) -> Going:
    """Look through what there is; for a job, as a disk may be slow. Raises DeletingRefused.

    Where no backup is as late as number `latest`, a stick is out, and its place on the system's disk is empty.
    `known` are the journals of this computer.
    """
    real = folder.path.resolve()
    if real.name.startswith("."):  # a copy that is being read, inside its journal
        raise DeletingRefused
    try:
        _try_to_change(real)
        foreign, origin = tuple(_foreign(real)), moved.came_from(folder)
    except OSError as error:
        raise DeletingRefused from error
    going = Going(folder, journal_id, place, foreign=foreign, origin=origin.path if origin else None)
    going = replace(going, twin=twin(folder, journal_id, known))
    if place is None or going.twin:
        return going
    try:
        found = backup.listed(place, root, journal_id)
    except OSError:
        return replace(going, place_missing=True)
    ours = tuple(one.path for one in found if _is_ours(one))
    others = tuple(one.path for one in found if not _is_ours(one))
    out = max((one.number for one in found), default=0) < latest  # one under an earlier key tells the folder too
    if out or not os.access(place, os.W_OK):
        return replace(going, place_missing=True, others=others)
    return replace(going, backups=ours, others=others)


def delete(going: Going, root: bytes | bytearray, plan: Path) -> Gone:
    """The journal must be shut. `plan` is where all plans of backups are kept.

    Raises DeletingStopped: then the journal is whole, and its advice says what has become of its backups.
    """
    backups, still_here = _without_backups(going, root)
    real = going.folder.path.resolve()
    hidden = _hidden(real, going.journal_id)
    try:
        if hidden.exists():  # left by an earlier one that a kill broke off
            _empty(hidden)
            hidden.rmdir()
        real.rename(hidden)
        durable.sync_folder(real.parent)
    except OSError as error:
        if os.path.lexists(real):
            raise DeletingStopped(advice=_stopped_at(backups)) from error
    if going.folder.path.is_symlink():
        with suppress(OSError):
            going.folder.path.unlink()
    gone = finish(hidden, plan, [Folder(going.twin)] if going.twin else ())
    return Gone(gone.name, gone.hidden, backups, (*still_here, *gone.still_here), gone.left_alone)


def left_of(folder: Folder) -> Path | None:
    """Where this journal was being deleted, and isn't there any more: the hidden folder to `finish`."""
    real = folder.path.resolve()
    if os.path.lexists(real):
        return None
    try:
        names = (_GONE.fullmatch(path.name) for path in real.parent.iterdir())
        found = next((match for match in names if match and match[1] == real.name), None)
    except OSError:
        return None
    return real.parent / found[0] if found else None


def finish(hidden: Path, plan: Path, known: Iterable[Folder] = ()) -> Gone:
    """Take away all of it that is ours, and its line among the plans of backups. What can't be is told, not raised.

    `known` are the journals of this computer: the plan of one that lies elsewhere too stays.
    """
    match = _GONE.fullmatch(hidden.name)
    if match is None:
        raise ValueError("this was no journal")
    name = match[1]
    left = _empty(hidden)
    for path in _siblings(hidden.parent, name):  # what a kill left when it was made
        clear(path, FILE, left)
        with suppress(OSError):
            path.rmdir()
    if twin(Folder(hidden), match[2], known) is None:
        backup_plan.forget(plan, match[2])
    aside = _put_aside(hidden, name) if left.foreign and not left.ours else None
    return Gone(name.removesuffix(SUFFIX), hidden, 0, tuple(left.ours), aside)


def forget(gone: Gone) -> None:
    """Nobody will look for the journal any more: the last trace of it goes. What is still in there stays."""
    with suppress(OSError):
        gone.hidden.rmdir()
        durable.sync_folder(gone.hidden.parent)


def _without_backups(going: Going, root: bytes | bytearray) -> tuple[int, list[Path]]:
    """How many are deleted, each proved anew, and which could not be. Only of what was told of beforehand."""
    if going.place is None or going.place_missing or going.twin:
        return 0, []
    try:
        found = [one for one in backup.listed(going.place, root, going.journal_id) if _is_ours(one)]
        backup_part.sweep(going.place)
    except OSError:  # unplugged meanwhile
        return 0, list(going.backups)
    kept = []
    for one in found:
        try:
            one.path.unlink()
        except OSError:
            kept.append(one.path)
    with suppress(OSError):
        durable.sync_folder(going.place)
    return len(found) - len(kept), kept


def _is_ours(one: Backup) -> bool:
    """Of this journal, by the key that it was sealed with. A link would leave what it leads to."""
    return one.trouble is None and one.manifest is not None and not one.path.is_symlink()


def _stopped_at(backups: int) -> str:
    if not backups:
        return f"{DeletingStopped.advice} Nothing has been deleted."
    return f"{DeletingStopped.advice} Its backups have been deleted: make one soon if you keep it."


def _hidden(real: Path, journal_id: str) -> Path:
    return real.with_name(f".{real.name}.{journal_id}.gone")


def _try_to_change(real: Path) -> None:
    """Raises OSError where the folder can't be renamed, or nothing in it be changed."""
    if not os.access(real, os.W_OK):
        raise PermissionError
    tried = real.with_name(f".{secrets.token_hex(8)}.new")
    tried.mkdir(_OWNER_ONLY)
    tried.rmdir()


def _empty(hidden: Path) -> Left:
    """The keys first, those of older states too: from then on no passphrase opens what is still there."""
    left = Left()
    clear(hidden, _KEYS, Left())
    with suppress(OSError):
        durable.sync_folder(hidden)
    clear(hidden, FILE, left)
    return left


def clear(folder: Path, wanted: re.Pattern[str], left: Left) -> None:
    """Take away the files of these names, in our folders below it too, and those folders once they are empty."""
    try:
        inside = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError:
        left.ours.append(folder)
        return
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            _clear_folder(path, wanted, left)
        elif wanted.fullmatch(path.name):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                left.ours.append(path)
        else:
            left.foreign = True


def _clear_folder(folder: Path, wanted: re.Pattern[str], left: Left) -> None:
    """Of one that isn't ours nothing goes; but an empty one is nothing to keep."""
    ours = _FOLDER.fullmatch(folder.name) is not None
    if ours:
        clear(folder, wanted, left)
    try:
        folder.rmdir()
    except OSError:
        left.foreign = left.foreign or not ours


def _foreign(folder: Path) -> Iterator[Path]:
    """What in there isn't ours: whole folders by their own name. Raises OSError."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            if _FOLDER.fullmatch(path.name):
                yield from _foreign(path)
            elif any(path.iterdir()):
                yield path
        elif not FILE.fullmatch(path.name):
            yield path


def _put_aside(hidden: Path, name: str) -> Path | None:
    """The hidden folder, with what isn't ours, under a name that can be seen."""
    stem = name.removesuffix(SUFFIX)
    first = name if stem == name else f"{stem}, other files"
    tries = (first, *(f"{stem}, other files {number}" for number in range(2, 100)))
    target = next((path for one in tries if not os.path.lexists(path := hidden.with_name(one))), None)
    if target is None:
        return hidden
    try:
        hidden.rename(target)
    except OSError:
        return hidden
    return target


def _siblings(parent: Path, name: str) -> list[Path]:
    """Journals of that name that were never finished."""
    making = re.compile(rf"\.{re.escape(name)}\.[0-9a-f]{{8}}\.new")
    try:
        return [path for path in parent.iterdir() if making.fullmatch(path.name) and not path.is_symlink()]
    except OSError:
        return []
