"""Looks at a real folder: whether it can be written to, what room it has, and all that `location` judges by."""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.safety import location
from app.safety.location import Finding, Mount, Surroundings, Synced

ENOUGH_BYTES = 500_000_000
_ESCAPED = re.compile(r"\\([0-7]{3})")
_DRIVES = {2: "removable", 4: "network", 6: "memory"}  # GetDriveTypeW
_LONGEST = 64 * 1024


class Access(StrEnum):
    """Who else gets at a journal in this folder."""

    MINE = "mine"
    SHARED = "shared"  # others could move or delete it, though not read it
    OPEN = "open"  # the disk keeps no permissions


@dataclass(frozen=True, slots=True)
class Checked:
    """One look at one folder. `free_bytes` is None where the disk would not say."""

    findings: tuple[Finding, ...]
    writable: bool
    free_bytes: int | None
    access: Access

    @property
    def needs_tick(self) -> bool:
        return any(finding.needs_tick for finding in self.findings)


def findings(folder: Path) -> tuple[Finding, ...]:
    """What speaks about this folder; nothing is tried out in it. Can take seconds on a network drive, as `look`."""
    place = Path(os.path.realpath(folder))
    return location.classify(str(place), _around(_nearest(place)))


def look(folder: Path) -> Checked:
    """Look at a folder that need not be there yet. Can take seconds on a network drive: run it in a job."""
    there = _nearest(Path(os.path.realpath(folder)))
    found = findings(folder)
    bare = any(finding.case is location.Case.REMOVABLE for finding in found)
    return Checked(found, _is_writable(there), _free_bytes(there), Access.OPEN if bare else _access(there))


def is_only_there(folder: Path, other: Path) -> bool:
    """Whether what lies in both is lost with one disk: they are on the same, and no cloud copies the first. Slow."""
    copied = any(one.case in (location.Case.EMPLOYER_CLOUD, location.Case.PERSONAL_CLOUD) for one in findings(folder))
    try:
        return not copied and folder.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def mounts_in(text: str) -> list[Mount]:
    """What /proc/self/mountinfo lists, in its order; lines that make no sense are left out."""
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if len(fields) > 4 and kind:
            found.append(Mount(_ESCAPED.sub(_unescaped, fields[4]), kind))
    return found


def dropboxes_in(text: str) -> list[Synced]:
    """The folders that Dropbox's info.json names."""
    try:
        document: Any = json.loads(text)
        entries = {str(kind): entry for kind, entry in document.items()}
        return [
            Synced(str(entry["path"]), "Dropbox", kind == "business" or bool(entry.get("is_team")))
            for kind, entry in entries.items()
        ]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return []


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 8))


def _nearest(place: Path) -> Path:
    """The folder itself, or the one above it that is there already."""
    return next((one for one in (place, *place.parents) if os.path.lexists(one)), Path(place.anchor))


def _around(there: Path) -> Surroundings:
    above = (there, *there.parents)
    return Surroundings(
        platform=sys.platform,
        home=os.path.realpath(Path.home()),
        env=dict(os.environ),
        mounts=_mounts(),
        synced=[synced for path in _dropbox_files() for synced in dropboxes_in(_text(path) or "")],
        beside=[name for folder in above for name in _names(folder)],
        xattrs=[name for folder in above for name in _xattrs(folder)],
        drive=_drive(there),
    )


def _mounts() -> list[Mount] | None:
    """Linux's list; other systems have none, and are judged by their paths."""
    if not sys.platform.startswith("linux"):
        return []
    text = _text(Path("/proc/self/mountinfo"), 1 << 20)
    return None if text is None else mounts_in(text)


def _dropbox_files() -> list[Path]:
    windows = (os.environ.get(name, "") for name in ("LOCALAPPDATA", "APPDATA"))
    return [Path.home() / ".dropbox/info.json", *(Path(base) / "Dropbox/info.json" for base in windows if base)]


def _text(path: Path, longest: int = _LONGEST) -> str | None:
    try:
        with path.open("rb") as file:
            return file.read(longest).decode("utf-8", "surrogateescape")
    except OSError:
        return None


def _names(folder: Path) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208 - names are all we need
    except OSError:
        return []


def _xattrs(folder: Path) -> Iterable[str]:
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            return os.listxattr(folder)
    if sys.platform == "darwin":
        return _mac_xattrs(folder)
    return ()


def _mac_xattrs(folder: Path) -> Iterable[str]:
    """Python has no call for them there."""
    buffer = ctypes.create_string_buffer(4096)
    size = ctypes.CDLL(None).listxattr(os.fsencode(folder), buffer, len(buffer), 0)
    return [name.decode("utf-8", "replace") for name in buffer.raw[: max(0, size)].split(b"\0") if name]


def _drive(there: Path) -> str:
    """Windows' own word for the kind of disk."""
    library = getattr(ctypes, "windll", None)
    return _DRIVES.get(library.kernel32.GetDriveTypeW(there.anchor), "") if library else ""


def _is_writable(there: Path) -> bool:
    """By trying, which is the only answer that holds on every system."""
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def _free_bytes(there: Path) -> int | None:
    try:
        return shutil.disk_usage(there).free
    except OSError:
        return None


def _access(there: Path) -> Access:
    """The journal's own folder is made for its owner only; who owns the one above can still take it away."""
    if sys.platform == "win32":
        return Access.MINE if there.is_relative_to(Path.home()) else Access.SHARED
    try:
        seen = there.stat()
    except OSError:
        return Access.SHARED
    others_write = stat.S_IWOTH if seen.st_gid == os.getgid() else stat.S_IWOTH | stat.S_IWGRP
    others_write &= seen.st_mode if not seen.st_mode & stat.S_ISVTX else 0
    return Access.SHARED if others_write or seen.st_uid not in (os.getuid(), 0) else Access.MINE
