"""One backup is one file. A format for ever.

`inglenook-YYYYMMDD-HHMMSS.ibk` (local time) is a zip without compression of three parts:

    journal.db      the encrypted database, byte for byte
    journal.keys    the key file of that day: the passphrase of that day opens the backup
    manifest.json   one UTF-8 JSON object:
        format "inglenook-backup", version 1, min_reader 1
        journal_id   32 hexadecimal digits
        number       whole number, one more than that of the backup before: the order holds when a clock is wrong
        made         ISO 8601, UTC
        schema       number of the last migration in the database
        counts       {kind of record: how many}
        parts        {name: {bytes, sha256 as hexadecimal digits}} of the other two
        mac          hexadecimal HMAC-SHA-512 over the object without `mac`, in the canonical JSON of the key file;
                     the key is HKDF-SHA-512 of the root secret with info = "backup-mac" (see `app.store.keys`)

The manifest is written last, once the parts have been read back from the file, opened and counted.
"""

from __future__ import annotations

import hmac
import io
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from app import durable
from app.safety.refusals import BackupDamaged, BackupTooNew, NotABackup
from app.store import keys

FORMAT, VERSION = "inglenook-backup", 1
SUFFIX = ".ibk"
DATABASE, KEYS, MANIFEST = "journal.db", "journal.keys", "manifest.json"
_LONGEST = 64 * 1024  # bytes of a manifest
CHUNK = 1 << 20
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITTEN = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NUMBERS = range(1 << 53)
_YEARS = range(1000, 9000)  # so that nothing that reckons with them runs over
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError),  # what reading a zip raises
    *(ValueError, LookupError, TypeError, AttributeError),  # a manifest that lacks something
)

OnBytes = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. Whether its author held the key shows only in `proves`."""

    document: dict[str, Any] = field(repr=False)

    @property
    def journal_id(self) -> str:
        return str(self.document["journal_id"])

    @property
    def number(self) -> int:
        return int(self.document["number"])

    @property
    def made(self) -> datetime:
        """UTC."""
        return datetime.fromisoformat(self.document["made"])

    @property
    def schema(self) -> int:
        return int(self.document["schema"])

    @property
    def counts(self) -> Mapping[str, int]:
        return dict(self.document["counts"])

    def bytes_of(self, part: str) -> int:
        return int(self.document["parts"][part]["bytes"])

    def digest_of(self, part: str) -> str:
        return str(self.document["parts"][part]["sha256"])

    def proves(self, root: bytes | bytearray) -> bool:
        return hmac.compare_digest(str(self.document["mac"]), _mac(self.document, root))


def manifest(
    root: bytes | bytearray, journal_id: str, number: int, schema: int, counts: Mapping[str, int], parts: dict[str, Any]
) -> Manifest:
    """Of this moment, sealed."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "min_reader": VERSION,
        "journal_id": journal_id,
        "number": number,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "schema": schema,
        "counts": dict(counts),
        "parts": parts,
    }
    return Manifest({**document, "mac": _mac(document, root)})


def write(path: Path, parts: Mapping[str, bytes | bytearray], on_bytes: OnBytes) -> None:
    """These parts in a file that is empty or isn't there yet, on the disk. Raises OSError."""
    with os.fdopen(os.open(path, _WRITTEN, durable.OWNER_ONLY), "w+b") as file:
        with zipfile.ZipFile(file, "w") as archive:
            for name, data in parts.items():
                _add(archive, name, data, on_bytes)
        file.flush()
        durable.sync(file.fileno())


def seal(path: Path, made: Manifest) -> None:
    """Add the manifest to what has been proved. Raises OSError."""
    with path.open("r+b") as file:
        with zipfile.ZipFile(file, "a") as archive:
            _add(archive, MANIFEST, keys.canonical(made.document), _unheard)
        file.flush()
        durable.sync(file.fileno())


def read(path: Path) -> Manifest:
    """What this backup says of itself. Quick. Raises NotABackup, BackupDamaged, BackupTooNew or OSError."""
    with _opened(path) as file:
        if file.read(4) != b"PK\x03\x04":
            raise NotABackup
        try:
            with zipfile.ZipFile(file) as archive:
                if MANIFEST not in archive.namelist():
                    raise NotABackup
                found = _parsed(archive.read(archive.getinfo(MANIFEST)) if _is_small(archive) else b"")
                _check_sizes(archive, found)
        except _UNREADABLE as error:
            raise BackupDamaged from error
    return found


def copy_part(path: Path, name: str, target: IO[bytes] | None, on_bytes: OnBytes) -> str:
    """Its SHA-256, read from the disk to the end, and its bytes in `target`. Raises BackupDamaged or OSError."""
    digest = sha256()
    with _opened(path) as file:
        try:
            with zipfile.ZipFile(file) as archive, archive.open(archive.getinfo(name)) as part:
                if archive.getinfo(name).compress_type != zipfile.ZIP_STORED:
                    raise BackupDamaged
                while data := part.read(CHUNK):
                    digest.update(data)
                    if target is not None:
                        target.write(data)
                    on_bytes(len(data))
        except _UNREADABLE as error:
            raise BackupDamaged from error
    return digest.hexdigest()


def key_file(path: Path) -> bytes:
    """The key file in it. Raises BackupDamaged or OSError."""
    held = io.BytesIO()
    read_so_far = 0

    def count(size: int) -> None:
        nonlocal read_so_far
        read_so_far += size
        if read_so_far > keys.LONGEST:
            raise BackupDamaged

    copy_part(path, KEYS, held, count)
    return held.getvalue()


class _Sparing(io.BufferedReader):
    """Gives no more than a piece at once: a list of parts that is longer is none of ours, and would fill the memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = CHUNK if size is None or size < 0 else size
        if wanted > CHUNK:
            raise zipfile.BadZipFile
        return super().read(wanted)


def _opened(path: Path) -> _Sparing:
    """Nothing is waited for that is no file. Raises NotABackup or OSError."""
    file = _Sparing(io.FileIO(os.open(path, _READ), "rb"))
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotABackup
    return file


def _unheard(_count: int) -> None:
    """Where nobody watches."""


def _add(archive: zipfile.ZipFile, name: str, data: bytes | bytearray, on_bytes: OnBytes) -> None:
    about = zipfile.ZipInfo(name)
    about.external_attr = durable.OWNER_ONLY << 16
    about.file_size = len(data)
    with archive.open(about, "w") as part:
        for at in range(0, len(data), CHUNK):
            part.write(memoryview(data)[at : at + CHUNK])
            on_bytes(min(CHUNK, len(data) - at))


def _is_small(archive: zipfile.ZipFile) -> bool:
    about = archive.getinfo(MANIFEST)
    return about.file_size <= _LONGEST and about.compress_type == zipfile.ZIP_STORED


def _parsed(data: bytes) -> Manifest:
    """Raises NotABackup, BackupTooNew, or what a damaged one raises."""
    document: Any = json.loads(data)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotABackup
    if document["min_reader"] > VERSION:
        raise BackupTooNew
    parts = [document["parts"][name] for name in (DATABASE, KEYS)]
    whole = [document["number"], document["schema"], *document["counts"].values(), *(part["bytes"] for part in parts)]
    words = [document["journal_id"], document["mac"], document["made"], *(part["sha256"] for part in parts)]
    if any(type(one) is not int or one not in _NUMBERS for one in whole) or any(type(one) is not str for one in words):
        raise ValueError("field")
    found = Manifest(document)
    if found.made.tzinfo is None or found.made.year not in _YEARS:
        raise ValueError("made")
    return found


def _check_sizes(archive: zipfile.ZipFile, found: Manifest) -> None:
    for name in (DATABASE, KEYS):
        if archive.getinfo(name).file_size != found.bytes_of(name):
            raise ValueError("size")


def _mac(document: dict[str, Any], root: bytes | bytearray) -> str:
    key = keys.expand(root, b"backup-mac")
    body = {name: value for name, value in document.items() if name != "mac"}
    mac = hmac.new(key, keys.canonical(body), "sha512").hexdigest()
    keys.wipe(key)
    return mac
