"""The Typst template of the printed pages: several files, read as one."""

from __future__ import annotations

from importlib.resources import files

_FILES = ("look", "pictures", "words", "entries", "pages")  # each uses what those before it define


def source() -> bytes:
    """The whole of it."""
    folder = files("resources").joinpath("summary")
    return b"\n".join(folder.joinpath(f"{name}.typ").read_bytes() for name in _FILES)
