"""Little memory is not a wrong passphrase, and an open journal leaves no key lying about in it."""

import re
from pathlib import Path

import pytest

from app.store import keys
from tests.app import second_reader
from tests.faults import running

MIB = 1024 * 1024
SECRET = bytes.fromhex("038f424f994838c7c8d29934a60bbd4f28")


@pytest.fixture(scope="module")
def usual():
    """A key file of the usual cost."""
    return keys.make(SECRET, "plenty of room", "0" * 32, bytes(16)).as_bytes().decode()


def derived_with(usual, room):
    return running.said("derive", key_file=usual, passphrase="plenty of room", room=room)


def found_in_memory(process, needles):
    """Which of the needles stand anywhere in the memory of a process."""
    found = set()
    with Path(f"/proc/{process.pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process.pid}/maps").read_text().splitlines():
            if not re.match(r"[0-9a-f]+-[0-9a-f]+ r", line) or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            first, last = (int(end, 16) for end in line.split()[0].split("-"))
            memory.seek(first)
            try:
                held = memory.read(last - first)
            except OSError:
                continue
            found |= {name for name, needle in needles.items() if needle in held}
    return found


def key_in_memory(program, folder, opened, passphrase):
    secret = bytes(opened.root)
    raw = second_reader.expanded(secret, b"sqlcipher-raw-key")
    needles = {"secret": secret, "raw": raw, "hex": raw.hex().encode(), "HEX": raw.hex().upper().encode()}
    process = running.start(program, journal=str(folder.path), passphrase=passphrase)
    try:
        assert process.stdout.readline() == "open\n"
        return found_in_memory(process, needles)
    finally:
        running.stop(process)


def test_with_room_enough_the_key_is_derived_and_made_at_the_usual_cost(usual):
    assert derived_with(usual, 600 * MIB) == ["unwrapped", "262144"]


def test_little_memory_is_told_as_that_and_a_new_key_file_makes_do_with_64_mib_check_15(usual):
    assert derived_with(usual, 180 * MIB) == ["NotEnoughMemory", "65536"]


def test_hardly_any_memory_is_told_as_that(usual):
    assert derived_with(usual, 30 * MIB) == ["NotEnoughMemory", "NotEnoughMemory"]


def test_an_open_journal_leaves_no_database_key_in_memory_check_7(folder, opened, passphrase):
    assert key_in_memory("unlock", folder, opened, passphrase) == {"secret"}  # for the recovery code in Settings


def test_wiped_keys_leave_nothing_in_memory(folder, opened, passphrase):
    assert key_in_memory("wipe_keys", folder, opened, passphrase) == set()


def test_a_key_that_lies_about_in_memory_would_be_found(folder, opened, passphrase):
    assert key_in_memory("keep_key", folder, opened, passphrase) == {"secret", "raw", "hex"}
