"""The key file: how a passphrase leads to the key of a journal. A format for ever.

    S     the root secret, 130 random bits in 17 bytes (top 6 bits zero). It is what the recovery code prints.
    DEK   HKDF-SHA-512(ikm = S, salt = "inglenook/root/v1", info = "sqlcipher-raw-key", 32 bytes): the database's key
    MACK  the same with info = "keyfile-mac"

`journal.keys` and its twin `journal.keys.copy` are one UTF-8 JSON object each; every field is required:

    format "inglenook-keys", version 1, min_reader 1
    journal_id   32 hexadecimal digits, also in the database
    gen          whole number, one more at each rewriting: of two differing copies the higher is newer
    written      unix seconds
    db           {cipher "sqlcipher4", page 4096, salt16: base64 of the first 16 bytes of journal.db}
    slots        [{id 16 hex, kind "passphrase", norm "NFKC", aead "AES-256-GCM", nonce base64(12 bytes),
                   ct base64(17 + 16 bytes), kdf {name "argon2id", v 19, m_kib, t, p, salt base64(16 bytes)}}]
    sum          base64 of SHA-256(C), tells damage from a wrong passphrase; not a secret
    mac          base64 of the first 32 bytes of HMAC-SHA-512(MACK, C)

C is the object without `sum` and `mac`, as JSON with sorted keys, separators "," and ":", non-ASCII escaped.
A slot's `ct` is S under AES-256-GCM with key = Argon2id(NFKC(passphrase) as UTF-8, salt, 32 bytes) and associated
data = the same canonical JSON of {format, version, journal_id, slot: {id, kind, kdf, norm, aead}}.
A reader refuses m below 64 MiB or above 1 GiB, t outside 3..16 and p outside 1..8 before it derives anything,
other names of ciphers, and `min_reader` above its own. Fields and further slots that it does not know it keeps.
`format`, `min_reader` and `sum` mean the same in every version to come.
"""

from __future__ import annotations

import hmac
import json
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from app.errors import JournalTooNew, KeysDamaged, NotEnoughMemory, WrongPassphrase
from app.store.recovery_code import SECRET_BYTES

FORMAT, VERSION = "inglenook-keys", 1
LONGEST = 64 * 1024  # bytes; a key file is about 600
_FLOOR = {"m_kib": 64 * 1024, "t": 3, "p": 1}
_CEILING = {"m_kib": 1024 * 1024, "t": 16, "p": 8}
_SALT_BYTES, _NONCE_BYTES, _SEALED_BYTES = 16, 12, SECRET_BYTES + 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id memory in KiB, passes and lanes."""

    m_kib: int
    t: int
    p: int


STANDARD = Cost(256 * 1024, 3, 4)
SMALL = Cost(64 * 1024, 3, 4)  # for a computer that can't spare 256 MiB when the journal is made


@dataclass(frozen=True, slots=True)
class KeyFile:
    """One parsed and checked key file. Whether its author knew S shows only in `proves`."""

    document: dict[str, Any] = field(repr=False)

    @property
    def journal_id(self) -> str:
        return str(self.document["journal_id"])

    @property
    def gen(self) -> int:
        return int(self.document["gen"])

    @property
    def salt16(self) -> bytes:
        return b64decode(self.document["db"]["salt16"])

    def as_bytes(self) -> bytes:
        return canonical(self.document)

    def unwrap(self, passphrase: str) -> bytearray:
        """S. Slow. Raises WrongPassphrase or NotEnoughMemory."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        slot = self.document["slots"][0]
        key, root = _derive(passphrase, slot["kdf"]), bytearray(SECRET_BYTES)
        try:
            AESGCM(key).decrypt_into(b64decode(slot["nonce"]), b64decode(slot["ct"]), _bound(self.document, slot), root)
        except InvalidTag:
            raise WrongPassphrase from None
        finally:
            wipe(key)
        return root

    def proves(self, root: bytes | bytearray) -> bool:
        """Whether this file was written by somebody who held `root`, and not changed since."""
        return hmac.compare_digest(b64decode(self.document["mac"]), _mac(self.document, root))


def make(
    root: bytes | bytearray,
    passphrase: str,
    journal_id: str,
    salt16: bytes,
    gen: int = 1,
    cost: Cost = STANDARD,
    kept: Mapping[str, Any] = MappingProxyType({}),
) -> KeyFile:
    """A new key file. Takes 64 MiB where 256 can't be had. Slow. Raises NotEnoughMemory.

    `kept` is the document that this one replaces: what another version wrote there stays.
    """
    document: dict[str, Any] = {
        **kept,
        "format": FORMAT,
        "version": kept.get("version", VERSION),  # further slots are bound to it
        "min_reader": VERSION,
        "journal_id": journal_id,
        "gen": gen,
        "written": int(time.time()),
        "db": {"cipher": "sqlcipher4", "page": 4096, "salt16": _text(salt16)},
    }
    try:
        slot = _slot(document, root, passphrase, cost)
    except NotEnoughMemory:
        slot = _slot(document, root, passphrase, SMALL)
    return sealed({**document, "slots": [slot, *kept.get("slots", [])[1:]]}, root)


def sealed(document: dict[str, Any], root: bytes | bytearray) -> KeyFile:
    """The document with its checksum and its authentication."""
    body = _body(document)
    return KeyFile({**body, "sum": _text(sha256(canonical(body)).digest()), "mac": _text(_mac(body, root))})


def parse(data: bytes) -> KeyFile:
    """Check everything that can be checked without the passphrase. Raises KeysDamaged or JournalTooNew."""
    try:
        document = json.loads(data[:LONGEST].decode("utf-8"))
        if document["format"] != FORMAT:
            raise KeysDamaged
        if b64decode(document["sum"], validate=True) != sha256(canonical(_body(document))).digest():
            raise KeysDamaged
        if _whole(document["min_reader"]) > VERSION:
            raise JournalTooNew
        _check(document)
    except (ValueError, LookupError, TypeError, RecursionError):
        raise KeysDamaged from None
    return KeyFile(document)


def canonical(document: dict[str, Any]) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()


def expand(root: bytes | bytearray, purpose: bytes) -> bytearray:
    """The 32-byte key for one purpose. The caller wipes it."""
    from cryptography.hazmat.primitives.hashes import SHA512
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    key = bytearray(32)
    HKDF(SHA512(), 32, b"inglenook/root/v1", purpose).derive_into(root, key)
    return key


def database_key(root: bytes | bytearray, salt16: bytes = b"") -> bytearray:
    """What `set_key` takes: x'64 hexadecimal digits'. The caller wipes it.

    With `salt16` they are 96, and the salt that the file begins with is not looked at.
    """
    key = expand(root, b"sqlcipher-raw-key")
    spec = bytearray(b"x'" + bytes(64) + salt16.hex().encode() + b"'")
    for at, byte in enumerate(key):  # hex() would leave a string behind that nobody can wipe
        spec[2 + 2 * at : 4 + 2 * at] = b"%02x" % byte
    wipe(key)
    return spec


def beginning(document: dict[str, Any], salt16: bytes) -> dict[str, Any]:
    """`document` for a database that begins so."""
    return {**document, "db": {**document["db"], "salt16": _text(salt16)}}


def is_same(passphrase: str, other: str) -> bool:
    """Whether one opens what the other does."""
    return normalize("NFKC", passphrase) == normalize("NFKC", other)


def wipe(secret: bytearray) -> None:
    """Overwrite in place. Copies that Python or Qt made on the way are not reached."""
    secret[:] = bytes(len(secret))


def _check(document: dict[str, Any]) -> None:
    """Raises LookupError, TypeError or ValueError for anything that a key file of this version never holds."""
    _whole(document["version"]), _whole(document["gen"]), _whole(document["written"])
    database, slot = document["db"], document["slots"][0]
    kdf = slot["kdf"]
    fixed = (
        (database["cipher"], "sqlcipher4"),
        (database["page"], 4096),
        (len(bytes.fromhex(document["journal_id"])), 16),
        (len(b64decode(document["mac"], validate=True)), 32),
        (len(b64decode(database["salt16"], validate=True)), 16),
        (slot["kind"], "passphrase"),
        (slot["norm"], "NFKC"),
        (slot["aead"], "AES-256-GCM"),
        (len(bytes.fromhex(slot["id"])), 8),
        (len(b64decode(slot["nonce"], validate=True)), _NONCE_BYTES),
        (len(b64decode(slot["ct"], validate=True)), _SEALED_BYTES),
        (kdf["name"], "argon2id"),
        (kdf["v"], 19),
        (len(b64decode(kdf["salt"], validate=True)), _SALT_BYTES),
    )
    if any(is_ != should for is_, should in fixed):
        raise ValueError("field")
    if any(not _FLOOR[name] <= _whole(kdf[name]) <= _CEILING[name] for name in _FLOOR):
        raise ValueError("kdf")


def _whole(value: object) -> int:
    if type(value) is not int:  # bool is an int, and 3.0 equals 3
        raise TypeError
    return value


def _slot(document: dict[str, Any], root: bytes | bytearray, passphrase: str, cost: Cost) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    kdf = {"name": "argon2id", "v": 19, "m_kib": cost.m_kib, "t": cost.t, "p": cost.p}
    slot: dict[str, Any] = {
        "id": secrets.token_hex(8),
        "kind": "passphrase",
        "norm": "NFKC",
        "aead": "AES-256-GCM",
        "kdf": {**kdf, "salt": _text(secrets.token_bytes(_SALT_BYTES))},
    }
    nonce = secrets.token_bytes(_NONCE_BYTES)
    key = _derive(passphrase, slot["kdf"])
    ct = AESGCM(key).encrypt(nonce, root, _bound(document, slot))
    wipe(key)
    return {**slot, "nonce": _text(nonce), "ct": _text(ct)}


def _derive(passphrase: str, kdf: dict[str, Any]) -> bytearray:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    salt, typed = b64decode(kdf["salt"]), normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    cost = Argon2id(salt=salt, length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m_kib"])
    key = bytearray(32)
    try:
        cost.derive_into(typed, key)
    except MemoryError:
        raise NotEnoughMemory from None
    return key


def _bound(document: dict[str, Any], slot: dict[str, Any]) -> bytes:
    """What a slot is bound to, so that it opens nothing in another file or with other parameters."""
    return canonical(
        {name: document[name] for name in ("format", "version", "journal_id")}
        | {"slot": {name: slot[name] for name in ("id", "kind", "kdf", "norm", "aead")}}
    )


def _body(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in ("sum", "mac")}


def _mac(document: dict[str, Any], root: bytes | bytearray) -> bytes:
    key = expand(root, b"keyfile-mac")
    mac = hmac.digest(key, canonical(_body(document)), "sha512")[:32]
    wipe(key)
    return mac


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
