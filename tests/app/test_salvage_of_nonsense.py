"""Pages that were sealed with something wrong in them, by a fault of the memory: what is left is saved all the same."""

import hmac
import os
import random
from hashlib import pbkdf2_hmac

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.progress import Progress
from app.safety import pages, salvage, trees
from app.store import doors, keys
from tests.faults import flips

PAGE, USABLE = 4096, 4016


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return flips.Whole(tmp_path_factory.mktemp("whole"), entries=8)


@pytest.fixture(scope="module")
def key(whole):
    return bytes(keys.expand(whole.opened.root, b"sqlcipher-raw-key"))


def plain(folder, key):
    """{number: what stands in the page}."""
    with pages.Pages(folder.database, key) as read:
        return {number: read.read(number) for number in range(1, read.count + 1)}


def seal(folder, key, number, data):
    """Write a page as SQLCipher does, whatever it says."""
    file = bytearray(folder.database.read_bytes())
    salt, start, iv = bytes(file[:16]), 16 if number == 1 else 0, os.urandom(16)
    encrypted = Cipher(algorithms.AES256(key), modes.CBC(iv)).encryptor().update(data[start:USABLE])
    sealing = pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    mac = hmac.digest(sealing, encrypted + iv + number.to_bytes(4, "little"), "sha512")
    file[(number - 1) * PAGE + start : number * PAGE] = encrypted + iv + mac
    folder.database.write_bytes(file)


def test_what_is_sealed_here_is_what_is_read(whole, key, tmp_path):
    folder = whole.copy(tmp_path)
    seal(folder, key, 3, plain(folder, key)[3])
    with pages.Pages(folder.database, key) as read:
        assert (read.damaged(), read.read(3)) == ([], plain(whole.folder, key)[3])


def test_no_page_of_nonsense_stops_the_reading_of_its_cells(whole, key):
    chance = random.Random(4)
    found = plain(whole.folder, key)
    leaves = [number for number, page in found.items() if trees.kind_of(page, number)]
    for _ in range(3000):
        number = chance.choice(leaves)
        spoiled = bytearray(found[number])
        for _ in range(chance.choice((1, 3, 20))):
            spoiled[chance.randrange(chance.choice((120, USABLE)))] ^= 1 << chance.randrange(8)
        changed = {**found, number: bytes(spoiled)}
        for row in trees.rows(bytes(spoiled), number, changed.get):
            assert isinstance(row.rowid, int)
        assert all(below >= 0 for below in trees.children(bytes(spoiled), number))


def test_text_that_leads_round_in_a_circle_ends(whole, key):
    found = plain(whole.folder, key)
    note = max(whole.rows["note"].values(), key=lambda row: len(row["text"]))
    leaf, *spilled = sorted(whole.pages["note", note["id"]], key=lambda n: not trees.kind_of(found[n], n))
    for number in spilled:
        found[number] = spilled[0].to_bytes(4, "big") + found[number][4:]
    rows = {row.rowid: row for row in trees.rows(found[leaf], leaf, found.get)}
    assert rows[note["id"]].cut


@pytest.mark.parametrize("seed", (1, 4, 24))
def test_a_journal_with_nonsense_in_some_pages_is_saved_and_opens(whole, key, tmp_path, seed):
    chance = random.Random(seed)
    folder = whole.copy(tmp_path)
    found = plain(folder, key)
    leaves = [number for number, page in found.items() if trees.kind_of(page, number)]
    for number in chance.sample(leaves, 6):
        spoiled = bytearray(found[number])
        for _ in range(chance.choice((1, 5, 40))):
            spoiled[chance.randrange(100 if number == 1 else 0, USABLE)] ^= 1 << chance.randrange(8)
        seal(folder, key, number, bytes(spoiled))
    saved = salvage.salvage(folder, whole.opened, tmp_path / "saved", Progress())
    journal = doors.enter(saved.folder, whole.opened)
    kept = flips.rows_of(journal.read)
    journal.close()
    assert sum(map(len, kept.values())) > sum(map(len, whole.rows.values())) // 2
