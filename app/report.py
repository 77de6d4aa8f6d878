"""What support may want to know about something that went wrong, with nothing in it that tells whose it is."""

from __future__ import annotations

import getpass
import platform
import re
import sys
from contextlib import suppress
from pathlib import Path

from app import __version__

_PATH = re.compile(r"(?:[A-Za-z]:)?[/\\](?:[^/\\\n\"'<>|]+[/\\])+")  # with the names of folders, but not of the file


def written(told: str) -> str:
    """The whole of it: which program, on what kind of computer, and where it was."""
    here = f"Inglenook {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return f"{here}\n{stripped(told).replace(' > ', chr(10))}"


def stripped(text: str) -> str:
    """Without folders, without the name of the account or of the computer."""
    bare = _PATH.sub("", text)
    for name in _names():
        bare = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", bare, flags=re.IGNORECASE)
    return bare


def _names() -> list[str]:
    """The longest first: one may be part of another."""
    found = {platform.node(), platform.node().partition(".")[0], _home_name()}
    with suppress(OSError, KeyError, ImportError):  # an account without a name
        found.add(getpass.getuser())
    ours = {"root", "python", "app", "ui", sys.platform}  # words of every report: they tell of nobody
    return sorted((one for one in found if len(one) > 2 and one.casefold() not in ours), key=len, reverse=True)


def _home_name() -> str:
    try:
        return Path.home().name
    except RuntimeError:
        return ""
