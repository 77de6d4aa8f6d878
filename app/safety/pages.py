"""The pages of an encrypted database, one by one, each proved by its own seal: what SQL can't reach lies there too.

SQLCipher 4 with pages of 4,096 bytes: AES-256-CBC, then 16 bytes of IV and 64 of HMAC-SHA-512 over the encrypted bytes,
the IV and the number of the page. The key of the seal is PBKDF2-HMAC-SHA-512(key, salt with each byte xor 0x3a, 2
rounds); the salt is the first 16 bytes of the file, where a plain one would say that it is SQLite.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from app.store.looking import PAGE

USABLE = PAGE - 80
_SALT, _IV = 16, 16
_MAGIC = b"SQLite format 3\0"


class Pages:
    """Reads and changes nothing. `count` pages, numbered from 1; a last one that is not whole counts as damaged."""

    def __init__(self, database: Path, key: bytes, salts: Iterable[bytes] = ()) -> None:
        """`salts` are tried where the file's own proves no page."""
        self._file = database.open("rb")
        self._key = key
        self.count = -(-database.stat().st_size // PAGE)
        self._seal = b""
        for salt in (self._raw(1)[:_SALT], *salts):
            self._seal = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
            if any(self._proved(number) for number in range(1, self.count + 1)):
                break

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, number: int) -> bytes | None:
        """What the page says; None for one that is damaged, or isn't there."""
        raw = self._proved(number)
        if raw is None:
            return None
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        start = _SALT if number == 1 else 0
        cipher = Cipher(algorithms.AES256(self._key), modes.CBC(raw[USABLE : USABLE + _IV]))
        plain = cipher.decryptor().update(raw[start:USABLE])
        return _MAGIC[:start] + plain

    def damaged(self) -> list[int]:
        """The numbers of the pages whose seal is broken."""
        return [number for number in range(1, self.count + 1) if self._proved(number) is None]

    def _proved(self, number: int) -> bytes | None:
        raw = self._raw(number)
        if len(raw) < PAGE:
            return None
        start = _SALT if number == 1 else 0
        sealed = raw[start : USABLE + _IV] + number.to_bytes(4, "little")
        good = hmac.compare_digest(hmac.digest(self._seal, sealed, "sha512"), raw[USABLE + _IV :])
        return raw if good else None

    def _raw(self, number: int) -> bytes:
        if not 1 <= number <= self.count:
            return b""
        try:
            self._file.seek((number - 1) * PAGE)
            return self._file.read(PAGE)
        except OSError:  # the disk can't give it back
            return b""
