"""Passphrases and recovery codes from a file or from the keyboard, for the commands without a window."""

from __future__ import annotations

import os
from pathlib import Path

from app import durable
from app.errors import UserError
from app.practice import passphrases

_LONGEST = 4096  # bytes


def passphrase(path: Path) -> str:
    """The one line in the file, without its end. Raises UserError."""
    text = _text(path, "passphrase")
    if "\n" in text or "\r" in text:
        raise UserError("The file with the passphrase has more than one line.", "Nothing was changed.")
    return text


def code(path: Path) -> str:
    """What the file says; a recovery code may stand in several lines. Raises UserError."""
    return _text(path, "recovery code")


def read_or_make(path: Path | None) -> tuple[str, bool]:
    """The passphrase for a new journal, and whether the file was made for it. Raises UserError."""
    if path is None:
        return _asked_twice(), False
    if os.path.lexists(path):
        return passphrase(path), False
    made = passphrases.suggested()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, durable.OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{made}\n")
            file.flush()
            durable.sync(file.fileno())
    except OSError:
        raise UserError("The passphrase can’t be written to that file.", "No journal was made.") from None
    return made, True


def asked() -> str:
    """The passphrase as typed, unseen. Raises UserError when there is nobody to type."""
    return _typed("Passphrase: ")


def _asked_twice() -> str:
    first = _typed("Passphrase for the sample journal: ")
    if _typed("The same again: ") != first:
        raise UserError("The two passphrases differ.", "No journal was made. Try again.")
    return first


def _typed(prompt: str) -> str:
    from getpass import getpass

    try:
        typed = getpass(prompt)
    except (EOFError, OSError):
        typed = ""
    if not typed:
        raise UserError("No passphrase was given.", "Type it, or name a file with --passphrase-file.")
    return typed


def _text(path: Path, what: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except OSError:
        raise UserError(f"The file with the {what} can’t be read.", "Look at its name and whose it is.") from None
    if len(data) > _LONGEST:
        raise UserError(f"That file is too long for a {what}.", "Nothing was changed.")
    try:
        text = data.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UserError(f"That file holds no {what}, but something other than text.", "Nothing was changed.")
    if not text.strip():
        raise UserError(f"The file with the {what} is empty.", "Nothing was changed.")
    return text
