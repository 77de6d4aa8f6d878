"""The key file is a format for ever: a second reader agrees with ours, and from nothing odd is a key derived."""

import json
import unicodedata
from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.kdf import argon2

from app.errors import JournalTooNew, KeysDamaged, WrongPassphrase
from app.store import keys, opening
from tests.app import second_reader

SECRET = bytes.fromhex("038f424f994838c7c8d29934a60bbd4f28")
JOURNAL_ID = "00112233445566778899aabbccddeeff"
SALT16 = bytes(range(16))
PHRASE = "ﬁve ångström cafés, 3 km out"

KDF = ("slots", 0, "kdf")
OTHER_COSTS = {
    "m_kib": [0, 8 * 1024, 64 * 1024 - 1, 1024 * 1024 + 1, 8 * 1024 * 1024, -65536, 65536.0, True, "65536", None],
    "t": [0, 2, 17, 1_000_000, -3, 3.0, True, "3", None],
    "p": [0, 9, -4, 4.0, True, "4", None],
}
OTHER_VALUES = [
    *(((*KDF, name), value) for name, values in OTHER_COSTS.items() for value in values),
    *(((*KDF, "name"), value) for value in ("argon2i", "scrypt", None)),
    *(((*KDF, "v"), value) for value in (16, "19")),
    ((*KDF, "salt"), b64encode(bytes(15)).decode()),
    ((*KDF, "salt"), "not base64!"),
    (("slots", 0, "nonce"), b64encode(bytes(8)).decode()),
    (("slots", 0, "nonce"), 12),
    (("slots", 0, "ct"), b64encode(bytes(32)).decode()),
    (("slots", 0, "kind"), "token"),
    (("slots", 0, "norm"), "NFC"),
    (("slots", 0, "aead"), "AES-128-GCM"),
    (("slots", 0, "id"), "0011"),
    (("slots", 0), "a slot"),
    (("slots",), []),
    (("slots",), {}),
    (("slots",), None),
    (("format",), "someone-elses-keys"),
    (("version",), "1"),
    (("min_reader",), "1"),
    (("min_reader",), True),
    (("min_reader",), 1.0),
    (("journal_id",), JOURNAL_ID[:-2]),
    (("journal_id",), "x" * 32),
    (("journal_id",), None),
    (("gen",), "1"),
    (("gen",), 1.0),
    (("gen",), float("nan")),
    (("written",), None),
    (("db",), []),
    (("db", "cipher"), "sqlcipher3"),
    (("db", "page"), 1024),
    (("db", "salt16"), b64encode(bytes(8)).decode()),
]
FIELDS = [
    *((name,) for name in ("format", "version", "min_reader", "journal_id", "gen", "written", "db", "slots")),
    *(("db", name) for name in ("cipher", "page", "salt16")),
    *(("slots", 0, name) for name in ("id", "kind", "norm", "aead", "nonce", "ct", "kdf")),
    *((*KDF, name) for name in ("name", "v", "m_kib", "t", "p", "salt")),
]
NOT_KEY_FILES = {
    "empty": b"",
    "blank": b"\n",
    "text": b"my passphrase is in the drawer",
    "null": b"null",
    "a number": b"1",
    "a string": b'"inglenook-keys"',
    "a list": b'["inglenook-keys"]',
    "not UTF-8": b'{"format":"inglenook-keys\xff"}',
    "UTF-16": '{"format":"inglenook-keys"}'.encode("utf-16"),
    "nested beyond reason": b"[" * 60_000,
    "nested beyond reason, in a field": b'{"format":"inglenook-keys","min_reader":1,"gen":' + b"[" * 60_000,
    "a number beyond reason": b'{"format":"inglenook-keys","min_reader":' + b"9" * 50_000 + b"}",
    "10 MB of it": b'{"format":"' + b"x" * 10_000_000 + b'"}',
    "10 MB of nothing": bytes(10_000_000),
}


@pytest.fixture(scope="module")
def ours():
    return keys.make(SECRET, PHRASE, JOURNAL_ID, SALT16, cost=keys.SMALL).as_bytes()


@pytest.fixture
def document(ours):
    return json.loads(ours)


@pytest.fixture
def derivations(monkeypatch):
    """With which costs Argon2id was begun."""
    begun, real = [], argon2.Argon2id

    def counted(**cost):
        begun.append(cost)
        return real(**cost)

    monkeypatch.setattr(argon2, "Argon2id", counted)
    return begun


@pytest.fixture
def try_to_open(folder, passphrase):
    """Put `data` in the place of both key files and give the right passphrase."""

    def attempt(data):
        folder.keys.write_bytes(data)
        folder.keys_copy.write_bytes(data)
        return opening.with_passphrase(folder, passphrase)

    return attempt


def holder_of(document, path):
    for step in path[:-1]:
        document = document[step]
    return document


def test_the_second_reader_expands_keys_as_rfc_5869_does():
    # Test case 1 of the RFC.
    made = second_reader.hkdf(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)), 42, "sha256")
    assert made.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


def test_a_second_reader_opens_the_key_file(ours):
    assert second_reader.secret_in(ours, PHRASE) == SECRET


def test_a_key_file_from_a_second_writer_is_opened():
    theirs = keys.parse(second_reader.key_file(SECRET, PHRASE, JOURNAL_ID, SALT16, gen=7))
    root = theirs.unwrap(PHRASE)
    assert bytes(root) == SECRET
    assert theirs.proves(root)
    assert (theirs.gen, theirs.journal_id, theirs.salt16) == (7, JOURNAL_ID, SALT16)


def test_the_key_file_has_the_fields_of_the_description_and_no_other(document):
    assert {
        "top": set(document),
        "db": set(document["db"]),
        "slot": set(document["slots"][0]),
        "kdf": set(document["slots"][0]["kdf"]),
        "slots": len(document["slots"]),
    } == {
        "top": {"format", "version", "min_reader", "journal_id", "gen", "written", "db", "slots", "sum", "mac"},
        "db": {"cipher", "page", "salt16"},
        "slot": {"id", "kind", "norm", "aead", "nonce", "ct", "kdf"},
        "kdf": {"name", "v", "m_kib", "t", "p", "salt"},
        "slots": 1,
    }


def test_the_usual_cost_is_256_mib_in_three_passes_and_four_lanes(derivations):
    made = keys.make(SECRET, PHRASE, JOURNAL_ID, SALT16)
    kdf = made.document["slots"][0]["kdf"]
    assert (kdf["name"], kdf["v"], kdf["m_kib"], kdf["t"], kdf["p"]) == ("argon2id", 19, 262144, 3, 4)
    assert [(c["memory_cost"], c["iterations"], c["lanes"], c["length"]) for c in derivations] == [(262144, 3, 4, 32)]


def test_no_two_key_files_share_a_salt_a_nonce_or_a_slot(ours):
    other = keys.make(SECRET, PHRASE, JOURNAL_ID, SALT16, cost=keys.SMALL).document["slots"][0]
    slot = json.loads(ours)["slots"][0]
    assert slot["kdf"]["salt"] != other["kdf"]["salt"]
    assert slot["nonce"] != other["nonce"]
    assert slot["id"] != other["id"]


def test_the_database_key_is_the_expansion_that_the_description_names():
    expected = second_reader.expanded(SECRET, b"sqlcipher-raw-key").hex()
    assert bytes(keys.database_key(SECRET)).decode() == f"x'{expected}'"


def test_a_wiped_secret_is_noughts():
    secret = bytearray(SECRET)
    keys.wipe(secret)
    assert secret == bytes(17)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_same_passphrase_opens_from_any_keyboard_check_16(ours, form):
    assert keys.parse(ours).unwrap(unicodedata.normalize(form, PHRASE)) == SECRET


def test_a_full_width_passphrase_is_the_same_passphrase_check_16():
    made = keys.make(SECRET, "quilt 7", JOURNAL_ID, SALT16, cost=keys.SMALL)
    assert made.unwrap("ｑｕｉｌｔ　７") == SECRET


@pytest.mark.parametrize("typed", ["", " ", PHRASE.upper(), PHRASE + " ", PHRASE[:-1], "\ud800", "x" * 1_000_000])
def test_another_passphrase_is_a_wrong_one(ours, typed):
    with pytest.raises(WrongPassphrase):
        keys.parse(ours).unwrap(typed)


@pytest.mark.parametrize(("path", "value"), OTHER_VALUES)
def test_a_value_that_no_key_file_has_is_refused_before_anything_is_derived_check_14(
    document, derivations, try_to_open, path, value
):
    holder_of(document, path)[path[-1]] = value

    with pytest.raises(KeysDamaged):
        try_to_open(json.dumps(second_reader.resealed(document, SECRET)).encode())

    assert derivations == []


@pytest.mark.parametrize("path", FIELDS, ids=lambda path: ".".join(map(str, path)))
def test_a_missing_field_is_refused_before_anything_is_derived(document, derivations, try_to_open, path):
    del holder_of(document, path)[path[-1]]

    with pytest.raises(KeysDamaged):
        try_to_open(json.dumps(second_reader.resealed(document, SECRET)).encode())

    assert derivations == []


@pytest.mark.parametrize("name", ["sum", "mac"])
@pytest.mark.parametrize("value", [None, "", "AAAA", 7, "é", b64encode(bytes(32)).decode()[:-1]])
def test_a_checksum_of_another_shape_is_refused_before_anything_is_derived(
    document, derivations, try_to_open, name, value
):
    with pytest.raises(KeysDamaged):
        try_to_open(json.dumps({**document, name: value}).encode())
    assert derivations == []


@pytest.mark.parametrize("data", NOT_KEY_FILES.values(), ids=NOT_KEY_FILES)
def test_a_file_that_is_no_key_file_is_refused_before_anything_is_derived(derivations, try_to_open, data):
    with pytest.raises(KeysDamaged):
        try_to_open(data)
    assert derivations == []


def test_a_key_file_of_a_newer_version_is_told_as_newer(document, derivations, try_to_open):
    with pytest.raises(JournalTooNew):
        try_to_open(json.dumps(second_reader.resealed({**document, "min_reader": 2}, SECRET)).encode())
    assert derivations == []


def test_a_truncated_key_file_is_refused_wherever_it_ends(ours):
    for end in range(len(ours)):
        with pytest.raises(KeysDamaged):
            keys.parse(ours[:end])


def test_a_flipped_bit_is_refused_or_not_proved_wherever_it_is(ours):
    taken = []
    for at in range(len(ours)):
        for bit in range(8):
            flipped = bytearray(ours)
            flipped[at] ^= 1 << bit
            try:
                one = keys.parse(bytes(flipped))
            except KeysDamaged:
                continue
            if one.proves(SECRET):
                taken.append(at)
    # The last symbols of `sum` and `mac` have two bits each that stand for nothing.
    assert set(taken) <= {ours.index(name) + len(name) + 42 for name in (b'"mac":"', b'"sum":"')}


@pytest.mark.parametrize(
    "edit",
    [
        {"gen": 9},
        {"written": 1},
        {"db": {"cipher": "sqlcipher4", "page": 4096, "salt16": b64encode(bytes(16)).decode()}},
        {"version": 2},
        {"note": "a field of nobody's"},
    ],
    ids=lambda edit: next(iter(edit)),
)
def test_an_edit_by_somebody_without_the_secret_is_not_proved(document, edit):
    edited = keys.parse(json.dumps(second_reader.resealed({**document, **edit})).encode())
    assert not edited.proves(SECRET)


def test_a_slot_added_by_somebody_without_the_secret_is_not_proved(document):
    document["slots"].append(document["slots"][0])
    assert not keys.parse(json.dumps(second_reader.resealed(document)).encode()).proves(SECRET)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("journal_id",), "ff" * 16),
        (("slots", 0, "id"), "ff" * 8),
        ((*KDF, "t"), 4),
        ((*KDF, "p"), 1),
        ((*KDF, "m_kib"), 70_000),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_a_slot_opens_nothing_in_another_file_or_under_another_cost(document, path, value):
    holder_of(document, path)[path[-1]] = value
    with pytest.raises(WrongPassphrase):
        keys.parse(json.dumps(second_reader.resealed(document)).encode()).unwrap(PHRASE)


def test_fields_that_this_version_does_not_know_are_kept():
    theirs = keys.parse(second_reader.key_file(SECRET, PHRASE, JOURNAL_ID, SALT16, hint="kept by a later version"))
    again = keys.parse(keys.sealed({**theirs.document, "gen": 2}, SECRET).as_bytes())
    assert (again.document["hint"], again.proves(SECRET)) == ("kept by a later version", True)
