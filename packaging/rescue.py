"""Prints a journal without Inglenook: `pip install sqlcipher3 cryptography`, then `python rescue.py JOURNAL`."""
import getpass, hashlib, json, pathlib, shutil, sys, tempfile, unicodedata  # noqa: E401, I001 - thirty lines
from base64 import b64decode as raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf import argon2, hkdf
from sqlcipher3 import dbapi2

journal, order = pathlib.Path(sys.argv[1]), "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
typed = getpass.getpass("Passphrase or recovery code: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
code = typed.upper().translate({45: "", 32: "", 79: "0", 73: "1", 76: "1"})
check = int.from_bytes(hashlib.sha256(b"inglenook-rc1" + code[:26].encode()).digest()[:2], "big") & 1023
if len(code) == 28 and code[26:] == order[check >> 5] + order[check & 31]:  # the recovery code is the secret itself
    secret = sum(order.index(letter) << 5 * (25 - at) for at, letter in enumerate(code[:26])).to_bytes(17, "big")
else:  # the passphrase leads to it by the key file, or by its twin journal.keys.copy
    keys = json.loads((journal / "journal.keys").read_bytes())
    slot, cost = keys["slots"][0], keys["slots"][0]["kdf"]
    kdf = argon2.Argon2id(salt=raw(cost["salt"]), length=32, iterations=cost["t"], lanes=cost["p"], memory_cost=cost["m_kib"])  # noqa: E501
    key = kdf.derive(unicodedata.normalize("NFKC", typed).encode())
    bound = {name: keys[name] for name in ("format", "version", "journal_id")}
    bound["slot"] = {name: slot[name] for name in ("id", "kind", "kdf", "norm", "aead")}
    bound = json.dumps(bound, sort_keys=True, separators=(",", ":")).encode()
    secret = AESGCM(key).decrypt(raw(slot["nonce"]), raw(slot["ct"]), bound)
key = hkdf.HKDF(SHA512(), 32, b"inglenook/root/v1", b"sqlcipher-raw-key").derive(secret)
with tempfile.TemporaryDirectory() as place:  # a copy, as encrypted as the journal, which is not touched
    copy = shutil.copytree(journal, pathlib.Path(place, "copy"), ignore=shutil.ignore_patterns("replaced"))
    database = dbapi2.connect(str(copy / "journal.db"))
    database.set_key(bytearray(f"x'{key.hex()}'".encode()))
    tables = database.execute("select name from sqlite_schema where type = 'table' and name not like 's%'").fetchall()
    for (table,) in tables:  # but for SQLite's own, and the search index
        for row in (rows := database.execute(f'select * from "{table}"')):  # noqa: S608
            print(f"\n== {table}", *(f"{n[0]}: {v}" for n, v in zip(rows.description, row, strict=True) if v not in (None, "")), sep="\n")  # noqa: E501
    database.close()
