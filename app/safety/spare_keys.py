"""Where no key file of a journal can be read any more: one in a backup opens it, with the passphrase of its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.errors import KeysDamaged, KeysMissing, UserError, WrongPassphrase
from app.safety import backup_file
from app.safety.backup_file import SUFFIX
from app.store import keys, opening
from app.store.folder import Folder
from app.store.keys import KeyFile
from app.store.opening import Opened

_TRIED = 6  # different ones, each of which takes a second
_SALT = 16  # bytes at the beginning of a database, which its key files repeat


def with_passphrase(folder: Folder, passphrase: str, places: Iterable[Path]) -> Opened:
    """As `opening.with_passphrase`; at need by a backup in `places`. Opening the journal then puts both files back.

    Slow. Never for a journal that this process has open: the file is looked into.
    """
    try:
        return opening.with_passphrase(folder, passphrase)
    except (KeysMissing, KeysDamaged) as none_left:
        tried = False
        for key_file in _of_backups(folder, places):
            tried = True
            try:
                root = key_file.unwrap(passphrase)
            except WrongPassphrase:
                continue
            if key_file.proves(root):
                return Opened(root, key_file)
        if tried:
            raise WrongPassphrase(
                WrongPassphrase.title,
                "Its key files are gone, so the one in your latest backup is used: it opens with the passphrase of the "
                "day on which it was made. Your recovery code opens it too.",
            ) from none_left
        raise


def _of_backups(folder: Folder, places: Iterable[Path]) -> Iterator[KeyFile]:
    """Different ones of this journal, the latest first."""
    try:
        with folder.database.open("rb") as file:
            salt = file.read(_SALT)
    except OSError:
        return
    found = {one.as_bytes(): one for path in _backups(places) if (one := _key_file(path)) and one.salt16 == salt}
    yield from sorted(found.values(), key=lambda one: one.gen, reverse=True)[:_TRIED]


def _backups(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        try:
            yield from (path for path in place.iterdir() if path.name.endswith(SUFFIX))
        except OSError:  # the stick is not in
            continue


def _key_file(path: Path) -> KeyFile | None:
    """Not proved, and good only for who knows its passphrase."""
    try:
        backup_file.read(path)
        return keys.parse(backup_file.key_file(path))
    except (UserError, OSError):
        return None
