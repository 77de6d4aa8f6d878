"""Which names a journal may have: its folder must survive a copy onto any other computer."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from app.errors import BrokenRule
from app.store.folder import SUFFIX, Folder

LONGEST_BYTES = 160  # of the 255 that a name may have; the suffix and a temporary name need room too
_REFUSED = '<>:"/\\|?*'
_WINDOWS_OWN = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def checked(name: str) -> str:
    """The name as its folder will carry it. Raises BrokenRule."""
    name = normalize("NFC", " ".join(name.split()).removesuffix(SUFFIX))
    if not name:
        raise _refusal("The journal needs a name.")
    if wrong := [sign for sign in _REFUSED if sign in name]:
        raise _refusal(f"A name can’t contain {' or '.join(wrong)}")
    if not name.isprintable():
        raise _refusal("That name has a sign in it that can’t be shown.")
    if name[0] == "." or name[-1] == ".":
        raise _refusal("A name can’t begin or end with a full stop.")
    if name.partition(".")[0].rstrip().casefold() in _WINDOWS_OWN:
        raise _refusal("Windows keeps that name for itself. Choose another.")
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_BYTES:
        raise _refusal("That name is too long for a file.")
    return name


def free(usual: str, place: Path) -> str:
    """`usual`, or "usual 2" and so on where there is one already."""
    taken = (usual, *(f"{usual} {number}" for number in range(2, 100)))
    return next((name for name in taken if not folder(place, name).path.exists()), usual)


def folder(place: Path, name: str) -> Folder:
    return Folder(place / f"{name}{SUFFIX}")


def _refusal(sentence: str) -> BrokenRule:
    return BrokenRule("name", sentence)
