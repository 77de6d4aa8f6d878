"""Two ways in, two copies of the key file: while one way and one copy are left, the journal opens."""

import errno
import json
import os
from contextlib import closing
from datetime import date

import pytest

from app.errors import (
    CodeMistyped,
    JournalTooNew,
    KeysDamaged,
    KeysMissing,
    WrongCode,
    WrongPassphrase,
)
from app.records import notes
from app.records.notes import Note
from app.store import doors, keys, opening, recovery_code
from app.store.not_kept import PassphraseNotKept
from tests.app import second_reader
from tests.faults import running

NEXT = "saffron kettle meadow postcard violin thursday"
DAMAGE = {
    "empty": lambda data: b"",
    "half": lambda data: data[: len(data) // 2],
    "a flipped bit": lambda data: data.replace(b'"gen":1', b'"gen":3'),
    "a changed mac": lambda data: json.dumps({**json.loads(data), "mac": "A" * 43 + "="}).encode(),
    "noughts": lambda data: bytes(len(data)),
}


@pytest.fixture
def code(pattern):
    return recovery_code.encode(pattern[1].root)


@pytest.fixture
def rest(folder):
    """The bytes of both key files as they were made."""
    return folder.keys.read_bytes()


@pytest.fixture
def change(folder, opened, journal):
    """Change the passphrase; `stopped` leaves the copy as a kill between the two writes leaves it."""

    def change(passphrase, *, stopped=False):
        before = folder.keys_copy.read_bytes()
        made = opening.renewed(folder, opened, passphrase, journal.journal_id, journal.salt16, keys.SMALL)
        if stopped:
            folder.keys_copy.write_bytes(before)
        return made

    return change


def enter_and_leave(folder, opened):
    doors.enter(folder, opened).close()


def opens(folder, passphrase):
    try:
        return opening.with_passphrase(folder, passphrase)
    except WrongPassphrase:
        return None


def test_the_passphrase_leads_to_the_secret_of_the_journal(folder, passphrase, opened):
    assert opening.with_passphrase(folder, passphrase).root == opened.root


def test_the_recovery_code_leads_to_the_secret_of_the_journal(folder, code, opened):
    assert opening.with_code(folder, code).root == opened.root


def test_another_passphrase_does_not_open(folder):
    with pytest.raises(WrongPassphrase):
        opening.with_passphrase(folder, "something else entirely")


def test_the_code_of_another_journal_is_told_as_that(folder):
    with pytest.raises(WrongCode):
        doors.enter(folder, opening.with_code(folder, "WF89-7SJJ-1RRZ-4D56-9MMR-5VTK-S86A"))


def test_a_slip_in_the_code_is_told_as_that(folder, code):
    with pytest.raises(CodeMistyped):
        opening.with_code(folder, code[:-1] + ("A" if code[-1] != "A" else "B"))


def test_a_new_journal_has_two_copies_of_its_key_file(folder):
    assert folder.keys.read_bytes() == folder.keys_copy.read_bytes()


def test_opening_leaves_good_key_files_as_they_are(folder, opened, rest):
    written = folder.keys.stat().st_mtime_ns, folder.keys_copy.stat().st_mtime_ns
    enter_and_leave(folder, opened)
    assert (folder.keys.stat().st_mtime_ns, folder.keys_copy.stat().st_mtime_ns) == written


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("which", ["keys", "keys_copy"])
def test_one_damaged_copy_is_healed_once_the_journal_is_open(folder, passphrase, rest, which, damage):
    getattr(folder, which).write_bytes(damage(rest))

    enter_and_leave(folder, opening.with_passphrase(folder, passphrase))

    assert (folder.keys.read_bytes(), folder.keys_copy.read_bytes()) == (rest, rest)


@pytest.mark.parametrize("which", ["keys", "keys_copy"])
def test_one_missing_copy_is_made_again_once_the_journal_is_open_check_11(folder, passphrase, rest, which):
    getattr(folder, which).unlink()

    enter_and_leave(folder, opening.with_passphrase(folder, passphrase))

    assert (folder.keys.read_bytes(), folder.keys_copy.read_bytes()) == (rest, rest)


def test_a_damaged_copy_is_healed_by_the_code_too(folder, code, rest):
    folder.keys.write_bytes(b"")
    enter_and_leave(folder, opening.with_code(folder, code))
    assert folder.keys.read_bytes() == rest


def test_nothing_is_healed_before_the_journal_is_open(folder, passphrase):
    folder.keys.write_bytes(b"damaged")
    opening.with_passphrase(folder, passphrase)
    assert folder.keys.read_bytes() == b"damaged"


def test_a_key_file_that_cannot_be_healed_keeps_nobody_out(folder, passphrase):
    folder.keys.unlink()
    folder.keys.mkdir()
    (folder.keys / "in the way").touch()
    enter_and_leave(folder, opening.with_passphrase(folder, passphrase))


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_two_damaged_copies_are_told_as_damage(folder, passphrase, rest, damage):
    folder.keys.write_bytes(damage(rest))
    folder.keys_copy.write_bytes(damage(rest))
    with pytest.raises(KeysDamaged):
        opening.with_passphrase(folder, passphrase)


def test_a_damaged_and_a_missing_copy_are_told_as_damage(folder, passphrase):
    folder.keys.write_bytes(b"")
    folder.keys_copy.unlink()
    with pytest.raises(KeysDamaged):
        opening.with_passphrase(folder, passphrase)


def test_two_missing_copies_are_told_as_missing(folder, passphrase):
    folder.keys.unlink()
    folder.keys_copy.unlink()
    with pytest.raises(KeysMissing):
        opening.with_passphrase(folder, passphrase)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_the_code_opens_the_journal_when_both_copies_are_damaged(folder, code, rest, damage):
    folder.keys.write_bytes(damage(rest))
    folder.keys_copy.write_bytes(damage(rest))
    enter_and_leave(folder, opening.with_code(folder, code))


def test_the_code_opens_the_journal_when_both_copies_are_missing_check_11(folder, code):
    folder.keys.unlink()
    folder.keys_copy.unlink()
    enter_and_leave(folder, opening.with_code(folder, code))


def test_the_code_of_another_journal_is_told_as_that_without_any_key_file(folder):
    folder.keys.unlink()
    folder.keys_copy.unlink()
    with pytest.raises(WrongCode):
        doors.enter(folder, opening.with_code(folder, "WF89-7SJJ-1RRZ-4D56-9MMR-5VTK-S86A"))


def test_after_the_code_a_new_passphrase_replaces_lost_key_files(folder, code):
    folder.keys.unlink()
    folder.keys_copy.unlink()
    way_in = opening.with_code(folder, code)
    journal = doors.enter(folder, way_in)
    opening.renewed(folder, way_in, NEXT, journal.journal_id, journal.salt16, keys.SMALL)
    journal.close()

    enter_and_leave(folder, opening.with_passphrase(folder, NEXT))

    assert folder.keys.read_bytes() == folder.keys_copy.read_bytes()


def test_the_key_file_holds_the_first_bytes_of_the_database(folder, journal, opened):
    made = opening.renewed(folder, opened, NEXT, journal.journal_id, journal.salt16, keys.SMALL)
    journal.close()
    assert made.key_file.salt16 == opened.key_file.salt16 == folder.database.read_bytes()[:16]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(folder, change, passphrase):
    change(NEXT)
    assert opens(folder, NEXT)
    assert not opens(folder, passphrase)


def test_the_code_outlives_a_change_of_passphrase(folder, change, code):
    change(NEXT)
    opening.with_code(folder, code)


def test_each_change_is_numbered_one_higher(folder, change):
    assert [change(NEXT).key_file.gen, change("another " + NEXT).key_file.gen] == [2, 3]


def test_a_change_keeps_what_a_later_version_wrote_beside_the_passphrase(folder, journal, passphrase, pattern):
    theirs = second_reader.key_file(
        bytes(pattern[1].root), passphrase, journal.journal_id, journal.salt16, hint="from a later version"
    )
    folder.keys.write_bytes(theirs)
    folder.keys_copy.write_bytes(theirs)

    way_in = opening.with_passphrase(folder, passphrase)
    opening.renewed(folder, way_in, NEXT, journal.journal_id, journal.salt16, keys.SMALL)

    assert json.loads(folder.keys.read_bytes())["hint"] == "from a later version"


def test_after_a_stopped_change_both_passphrases_open(folder, change, passphrase):
    change(NEXT, stopped=True)
    assert opens(folder, passphrase)
    assert opens(folder, NEXT)


@pytest.mark.parametrize("used", ["old", "new"])
def test_after_a_stopped_change_the_passphrase_that_is_used_is_the_one_that_stays_check_13(
    folder, change, journal, passphrase, used
):
    change(NEXT, stopped=True)
    journal.close()
    mine, other = (passphrase, NEXT) if used == "old" else (NEXT, passphrase)

    enter_and_leave(folder, opening.with_passphrase(folder, mine))

    assert folder.keys.read_bytes() == folder.keys_copy.read_bytes()
    assert opens(folder, mine)
    assert not opens(folder, other)


def test_a_healed_older_copy_counts_as_the_newest(folder, change, journal, passphrase):
    change(NEXT, stopped=True)
    journal.close()
    enter_and_leave(folder, opening.with_passphrase(folder, passphrase))
    assert json.loads(folder.keys.read_bytes())["gen"] == 3


def test_a_newer_versions_key_file_is_not_written_over(folder, passphrase, rest):
    newer = json.dumps(second_reader.resealed({**json.loads(rest), "min_reader": 2})).encode()
    folder.keys.write_bytes(newer)

    enter_and_leave(folder, opening.with_passphrase(folder, passphrase))

    assert folder.keys.read_bytes() == newer


def test_two_key_files_of_a_newer_version_are_told_as_newer_to_the_code_too(folder, code, rest):
    newer = json.dumps(second_reader.resealed({**json.loads(rest), "min_reader": 2})).encode()
    folder.keys.write_bytes(newer)
    folder.keys_copy.write_bytes(newer)
    with pytest.raises(JournalTooNew):
        opening.with_code(folder, code)


def test_a_change_that_meets_a_full_disk_leaves_the_old_passphrase(
    folder, journal, opened, passphrase, rest, monkeypatch
):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch, pytest.raises(PassphraseNotKept):
        patch.setattr(os, "fsync", full)
        opening.renewed(folder, opened, NEXT, journal.journal_id, journal.salt16, keys.SMALL)

    assert folder.keys.read_bytes() == folder.keys_copy.read_bytes() == rest
    assert not list(folder.path.glob("*.part"))


def test_what_a_new_passphrase_was_proved_with_is_wiped(folder, journal, opened, monkeypatch):
    unwrap, proofs = keys.KeyFile.unwrap, []
    monkeypatch.setattr(keys.KeyFile, "unwrap", lambda self, words: proofs.append(unwrap(self, words)) or proofs[-1])
    opening.renewed(folder, opened, NEXT, journal.journal_id, journal.salt16, keys.SMALL)
    assert [any(proof) for proof in proofs] == [False]
    assert any(opened.root)


def test_a_forgotten_way_in_holds_no_secret(opened):
    opened.forget()
    assert not any(opened.root)


def read_while_opening(folder, root, tmp_path):
    """How often a process that opens the journal, and shuts it again, reads from a place of a file."""
    trace = tmp_path / "trace"
    watch = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", str(trace), "-e", "trace=pread64"]
    said, complaints = running.start("knock", before=watch, journal=str(folder.path), root=root.hex()).communicate()
    assert said == "open\n", complaints
    return trace.read_text().count("pread64(")


def test_opening_reads_no_more_of_a_long_life_than_of_an_empty_journal(folder, opened, tmp_path):
    """Promise 4, counted instead of timed: `python -m tests.bench unlock` times it with 100,000 notes."""
    root, few = bytes(opened.root), read_while_opening(folder, opened.root, tmp_path)
    with closing(doors.enter(folder, opened)) as journal, journal.write() as write:
        for number in range(600):
            notes.add(write, Note(0, "", date(2020, 1, 1), f"{number} of a long evening. " * 100))
    assert folder.database.stat().st_size > 1_000_000
    assert few > 5
    assert read_while_opening(folder, root, tmp_path) == few
