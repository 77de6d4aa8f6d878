"""From a passphrase or a recovery code to the root secret, by whichever copy of the key file still serves."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from app import durable
from app.errors import (
    CodeMistyped,
    JournalTooNew,
    KeysDamaged,
    KeysMissing,
    UserError,
    WrongPassphrase,
)
from app.store import keys, recovery_code
from app.store.folder import Folder
from app.store.keys import Cost, KeyFile
from app.store.not_kept import PassphraseNotKept


@dataclass(frozen=True, slots=True)
class Opened:
    """The way in. `key_file` is None when a code was typed that no key file proves; then the database must."""

    root: bytearray = field(repr=False)
    key_file: KeyFile | None = field(repr=False)

    def forget(self) -> None:
        keys.wipe(self.root)


def with_passphrase(folder: Folder, passphrase: str) -> Opened:
    """Slow: run it in a job. Raises WrongPassphrase, KeysDamaged, KeysMissing, JournalTooNew or NotEnoughMemory."""
    forged = False
    for key_file in _readable(folder):
        try:
            root = key_file.unwrap(passphrase)
        except WrongPassphrase:
            continue
        if key_file.proves(root):
            return Opened(root, key_file)
        forged = True
    raise KeysDamaged if forged else WrongPassphrase


def with_code(folder: Folder, typed: str) -> Opened:
    """Quick. Raises CodeMistyped or JournalTooNew; where no key file agrees the database has the last word."""
    root = recovery_code.decode(typed)
    try:
        readable = _readable(folder)
    except (KeysDamaged, KeysMissing):
        return Opened(root, None)
    return Opened(root, next((key_file for key_file in readable if key_file.proves(root)), None))


def with_either(folder: Folder, typed: str) -> Opened:
    """By whichever of the two was typed. Slow. Raises what `with_passphrase` and `with_code` do."""
    try:
        recovery_code.decode(typed)
    except CodeMistyped:
        return with_passphrase(folder, typed)
    return with_code(folder, typed)


def heal(folder: Folder, opened: Opened, salt16: bytes) -> None:
    """Make both copies say what has just opened the journal, and how its file begins: going back may have changed that.

    A place that can't be written to changes nothing. A copy that a later version wrote stays as it is: we could not
    give back what it holds.
    """
    key_file = opened.key_file
    if key_file is None:
        return
    paths = [path for path in (folder.keys, folder.keys_copy) if not _is_of_a_later_version(path)]
    fits = key_file.salt16 == salt16
    if fits and all(_bytes(path) == key_file.as_bytes() for path in paths):
        return
    newest = max((other.gen for path in paths if (other := _parsed(path))), default=0)
    try:
        durable.sync_folder(folder.path)  # a database put in place just now lasts before the old one's key file goes
    except OSError:
        return
    if newest > key_file.gen or not fits:  # a newer passphrase than this is the one that was not shown to work
        key_file = keys.sealed({**keys.beginning(key_file.document, salt16), "gen": newest + 1}, opened.root)
    for path in paths:
        with suppress(OSError):
            durable.replace(path, key_file.as_bytes())


def renewed(
    folder: Folder, opened: Opened, passphrase: str, journal_id: str, salt16: bytes, cost: Cost = keys.STANDARD
) -> Opened:
    """Give the journal a new passphrase; the recovery code stays. Slow. Raises PassphraseNotKept, NotEnoughMemory.

    Where only the second copy can't be written, the next unlock does that.
    """
    newest = max((other.gen for path in (folder.keys, folder.keys_copy) if (other := _parsed(path))), default=0)
    kept = opened.key_file.document if opened.key_file else {}
    key_file = keys.make(opened.root, passphrase, journal_id, salt16, newest + 1, cost, kept)
    proof = key_file.unwrap(passphrase)
    if proof != opened.root or not key_file.proves(proof):
        raise KeysDamaged("The new passphrase could not be proved.", "Nothing was changed. Try again.")
    keys.wipe(proof)
    try:
        write(folder, key_file)
    except OSError as error:
        if _bytes(folder.keys) != key_file.as_bytes():
            raise PassphraseNotKept.told_by(error) from error
    return replace(opened, key_file=key_file)


def write(folder: Folder, key_file: KeyFile) -> None:
    """Both copies, one after the other, so that one whole copy is there at every moment."""
    durable.replace(folder.keys, key_file.as_bytes())
    durable.replace(folder.keys_copy, key_file.as_bytes())


def key_file_for(folder: Folder, root: bytearray) -> bytes:
    """The newest copy of the key file that leads to `root`, as it stands; b"" where there is none."""
    try:
        found = next((key_file for key_file in _readable(folder) if key_file.proves(root)), None)
    except (KeysDamaged, KeysMissing, JournalTooNew):
        return b""
    return found.as_bytes() if found else b""


def journal_id_in(folder: Folder) -> str:
    """Which journal the key files here say that it is; "" where none can be read."""
    found = (_parsed(path) for path in (folder.keys, folder.keys_copy))
    return next((key_file.journal_id for key_file in found if key_file), "")


def has_key_file(folder: Folder) -> bool:
    """Whether either copy can be read."""
    return any(_parsed(path) is not None for path in (folder.keys, folder.keys_copy))


def has_another(folder: Folder, opened: Opened) -> bool:
    """Whether the two copies of the key file lead to different keys of one journal, as in the midst of a rekeying."""
    copies = [found for path in (folder.keys, folder.keys_copy) if (found := _parsed(path))]
    return opened.key_file is not None and any(
        found.journal_id == opened.key_file.journal_id and not found.proves(opened.root) for found in copies
    )


def _readable(folder: Folder) -> list[KeyFile]:
    """The key files that can be read, newest first, without repetition."""
    found: dict[bytes, KeyFile] = {}
    failures: list[UserError] = []
    for path in (folder.keys, folder.keys_copy):
        data = _bytes(path)
        if data is None:
            continue
        try:
            found[data] = keys.parse(data)
        except (KeysDamaged, JournalTooNew) as failure:
            failures.append(failure)
    if found:
        return sorted(found.values(), key=lambda key_file: key_file.gen, reverse=True)
    raise next((f for f in failures if isinstance(f, JournalTooNew)), failures[0] if failures else KeysMissing())


def _parsed(path: Path) -> KeyFile | None:
    data = _bytes(path)
    try:
        return keys.parse(data) if data is not None else None
    except (KeysDamaged, JournalTooNew):
        return None


def _is_of_a_later_version(path: Path) -> bool:
    try:
        keys.parse(_bytes(path) or b"")
    except JournalTooNew:
        return True
    except KeysDamaged:
        pass
    return False


def _bytes(path: Path) -> bytes | None:
    """None where there is no such file; what can't be read counts as damaged."""
    try:
        with path.open("rb") as file:
            return file.read(keys.LONGEST + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return b""
