"""A second reader and writer of key files, written from the description of the format and from nothing else."""

import hashlib
import hmac
import json
import os
import unicodedata
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id


def hkdf(ikm, salt, info, length, digest):
    """RFC 5869."""
    extracted, block, made = hmac.digest(salt, ikm, digest), b"", b""
    for number in range(1, 256):
        block = hmac.digest(extracted, block + info + bytes([number]), digest)
        made += block
        if len(made) >= length:
            return made[:length]
    raise ValueError("too long for HKDF")


def expanded(secret, purpose):
    return hkdf(secret, b"inglenook/root/v1", purpose, 32, "sha512")


def canonical(document):
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def unauthenticated(document):
    return canonical({name: document[name] for name in document if name not in ("sum", "mac")})


def checksum(document):
    return b64encode(hashlib.sha256(unauthenticated(document)).digest()).decode()


def authentication(document, secret):
    return b64encode(hmac.digest(expanded(secret, b"keyfile-mac"), unauthenticated(document), "sha512")[:32]).decode()


def associated(document, slot):
    bound = {name: slot[name] for name in ("id", "kind", "kdf", "norm", "aead")}
    return canonical({name: document[name] for name in ("format", "version", "journal_id")} | {"slot": bound})


def derived(passphrase, kdf):
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    return Argon2id(
        salt=b64decode(kdf["salt"]), length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m_kib"]
    ).derive(typed)


def secret_in(data, passphrase):
    """What the key file holds, or an exception when anything about it is not as described."""
    document = json.loads(data.decode("utf-8"))
    slot = document["slots"][0]
    opened = AESGCM(derived(passphrase, slot["kdf"]))
    secret = opened.decrypt(b64decode(slot["nonce"]), b64decode(slot["ct"]), associated(document, slot))
    if document["sum"] != checksum(document) or document["mac"] != authentication(document, secret):
        raise ValueError("sum or mac")
    return secret


def resealed(document, secret=None):
    """The document with a checksum that fits and, for who knows the secret, an authentication that does."""
    again = {**document, "sum": checksum(document)}
    return {**again, "mac": authentication(document, secret)} if secret else again


def key_file(secret, passphrase, journal_id, salt16, *, gen=1, kdf=None, **more):
    document = {
        "format": "inglenook-keys",
        "version": 1,
        "min_reader": 1,
        "journal_id": journal_id,
        "gen": gen,
        "written": 1_790_000_000,
        "db": {"cipher": "sqlcipher4", "page": 4096, "salt16": b64encode(salt16).decode()},
    } | more
    cost = {"name": "argon2id", "v": 19, "m_kib": 65536, "t": 3, "p": 1} | (kdf or {})
    slot = {
        "id": os.urandom(8).hex(),
        "kind": "passphrase",
        "norm": "NFKC",
        "aead": "AES-256-GCM",
        "kdf": {**cost, "salt": b64encode(os.urandom(16)).decode()},
    }
    nonce = os.urandom(12)
    sealed = AESGCM(derived(passphrase, slot["kdf"])).encrypt(nonce, secret, associated(document, slot))
    document["slots"] = [{**slot, "nonce": b64encode(nonce).decode(), "ct": b64encode(sealed).decode()}]
    return json.dumps(resealed(document, secret), indent=2).encode()


def pages_in_clear(path, secret):
    """Every page of a journal's database, free ones too. SQLCipher 4: AES-256-CBC, the IV in the last 80 bytes."""
    key, data = expanded(secret, b"sqlcipher-raw-key"), path.read_bytes()
    clear = []
    for at in range(0, len(data), 4096):
        page = data[at : at + 4096]
        opened = Cipher(algorithms.AES(key), modes.CBC(page[4016:4032])).decryptor()
        clear.append(opened.update(page[16 if at == 0 else 0 : 4016]) + opened.finalize())
    return clear
