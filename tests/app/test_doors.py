"""Every way in which a journal does not open has its own sentence, and leaves every file as it was."""

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from app.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalMissing,
    JournalOpenElsewhere,
    JournalTooNew,
    KeysDamaged,
    KeysOfAnotherJournal,
    NotAJournal,
    UserError,
    WrongCode,
    WrongPassphrase,
)
from app.records import meetings, mentorships, people
from app.records.meetings import Meeting
from app.store import connection, doors, keys, migrate, opening, recovery_code
from app.store.folder import Folder, found_in
from app.store.migrate import Migration
from app.store.opening import Opened
from tests.app import second_reader
from tests.faults import running


@pytest.fixture(scope="module")
def another(tmp_path_factory):
    """A second journal, with its way in."""
    folder = Folder(tmp_path_factory.mktemp("another") / "Another.inglenook")
    return folder, doors.create(folder, "the other passphrase", cost=keys.SMALL)


@pytest.fixture
def elsewhere(folder, pattern):
    """The journal is open in a second process."""
    process = running.start("hold", journal=str(folder.path), root=pattern[1].root.hex())
    assert process.stdout.readline() == "open\n"
    yield process
    running.stop(process)


def come_in(folder, passphrase):
    """As the unlock page does."""
    doors.look_at(folder)
    doors.enter(folder, opening.with_passphrase(folder, passphrase)).close()


def refusal(folder, passphrase):
    """Which UserError a person meets, having shown that it changed no file."""
    before = fingerprints(folder)
    with pytest.raises(UserError) as met:
        come_in(folder, passphrase)
    assert fingerprints(folder) == before
    return met.value


def fingerprints(folder):
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.path.rglob("*"))
    }


def names_in(folder):
    return {path.name for path in folder.path.iterdir()}


def flip(path, at, bit=1):
    data = bytearray(path.read_bytes())
    data[at] ^= bit
    path.write_bytes(data)


def wrong_passphrase(folder, _opened):
    return "not " * 4


def keys_damaged(folder, _opened):
    folder.keys.write_bytes(b"")
    flip(folder.keys_copy, 100)


def database_damaged(folder, _opened):
    flip(folder.database, 500)


def database_empty(folder, _opened):
    folder.database.write_bytes(b"")


def database_missing(folder, _opened):
    folder.database.unlink()


def plain_sqlite(folder, _opened):
    folder.database.unlink()
    with sqlite3.connect(folder.database) as plain:
        plain.execute("create table about (journal_id)")
    plain.close()


def made_newer(folder, opened):
    latest = migrate.shipped()[-1].number
    upgraded = (*migrate.shipped(), Migration(latest + 1, "create table of_tomorrow (id integer primary key)"))
    doors.enter(folder, Opened(bytearray(opened.root), opened.key_file), upgraded).close()


# Sentences as design.md 7.3 and the issue give them.
EIGHT = {
    wrong_passphrase: (WrongPassphrase, "That passphrase doesn’t open this journal."),
    keys_damaged: (KeysDamaged, "The key files of this journal are damaged. Your recovery code still opens it."),
    database_damaged: (JournalDamaged, "This journal file is damaged"),
    database_empty: (JournalEmpty, "This journal file is empty. Nothing has been written to it."),
    database_missing: (JournalMissing, "Your journal isn’t where it was"),
    plain_sqlite: (NotAJournal, "That file isn’t an Inglenook journal."),
    made_newer: (JournalTooNew, "This journal was made with a newer Inglenook"),
}


@pytest.mark.parametrize("state", EIGHT, ids=lambda state: state.__name__)
def test_a_journal_that_does_not_open_says_why_and_is_not_touched_check_8(folder, opened, passphrase, state):
    typed = state(folder, opened) or passphrase
    met = refusal(folder, typed)
    assert (type(met), met.title) == EIGHT[state]


def test_a_journal_open_in_a_second_process_says_so_and_is_not_touched(folder, passphrase, elsewhere):
    met = refusal(folder, passphrase)
    assert (type(met), met.title) == (JournalOpenElsewhere, "Your journal is open somewhere else")


def test_the_eight_sentences_are_eight():
    titles = {title for _, title in EIGHT.values()} | {JournalOpenElsewhere.title}
    assert len(titles) == 8


OTHER_FILES = {
    "a short text": (b"my journal\n", NotAJournal),
    "a text of a page": (b"Dear diary,\n" * 341 + b"done", NotAJournal),
    "noughts": (bytes(8 * 4096), JournalDamaged),
    "one byte": (b"\x01", JournalDamaged),
}


@pytest.mark.parametrize(("data", "expected"), OTHER_FILES.values(), ids=OTHER_FILES)
def test_another_file_in_place_of_the_database_is_told_and_not_touched_check_8(folder, passphrase, data, expected):
    folder.database.write_bytes(data)
    assert type(refusal(folder, passphrase)) is expected


def test_a_folder_in_place_of_the_database_is_no_journal(folder, passphrase):
    folder.database.unlink()
    folder.database.mkdir()
    assert type(refusal(folder, passphrase)) is NotAJournal


def test_a_link_in_place_of_the_database_is_no_journal(folder, passphrase, another):
    folder.database.unlink()
    folder.database.symlink_to(another[0].database)
    assert type(refusal(folder, passphrase)) is NotAJournal


def test_a_missing_folder_is_a_missing_journal(tmp_path):
    with pytest.raises(JournalMissing):
        doors.look_at(Folder(tmp_path / "Gone.inglenook"))


DAMAGE = {
    "cut in mid-page": lambda data: data[:-1000],
    "cut by whole pages": lambda data: data[: -3 * 4096],
    "cut to its first page": lambda data: data[:4096],
    "first page lost": lambda data: bytes(4096) + data[4096:],
    "first sector lost": lambda data: b"\xff" * 512 + data[512:],
    "salt lost": lambda data: bytes(16) + data[16:],
    "salt changed": lambda data: b"0123456789abcdef" + data[16:],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_database_is_told_as_damaged(folder, passphrase, damage):
    folder.database.write_bytes(damage(folder.database.read_bytes()))
    assert type(refusal(folder, passphrase)) is JournalDamaged


def test_key_files_of_another_journal_are_told_and_nothing_is_touched(folder, another):
    shutil.copy(another[0].keys, folder.keys)
    shutil.copy(another[0].keys_copy, folder.keys_copy)
    assert type(refusal(folder, "the other passphrase")) is KeysOfAnotherJournal


def test_the_code_opens_even_beside_key_files_of_another_journal(folder, opened, another):
    shutil.copy(another[0].keys, folder.keys)
    shutil.copy(another[0].keys_copy, folder.keys_copy)
    doors.enter(folder, opening.with_code(folder, recovery_code.encode(opened.root))).close()


def test_a_key_file_that_names_another_journal_is_told_though_its_secret_fits(folder, opened, passphrase):
    theirs = second_reader.key_file(bytes(opened.root), passphrase, "ab" * 16, opened.key_file.salt16)
    folder.keys.write_bytes(theirs)
    folder.keys_copy.write_bytes(theirs)
    assert type(refusal(folder, passphrase)) is KeysOfAnotherJournal


def test_the_right_code_for_a_damaged_journal_without_key_files_is_not_called_wrong(folder, opened):
    folder.keys.unlink()
    folder.keys_copy.unlink()
    flip(folder.database, 500)
    with pytest.raises(JournalDamaged):
        doors.enter(folder, opening.with_code(folder, recovery_code.encode(opened.root)))


def test_a_wrong_code_for_a_damaged_journal_is_wrong(folder, another):
    flip(folder.database, 500)
    with pytest.raises(WrongCode):
        doors.enter(folder, opening.with_code(folder, recovery_code.encode(another[1].root)))


@pytest.mark.parametrize("page", range(1, 30, 4))
def test_a_flipped_bit_never_changes_the_file_further_check_9(folder, opened, page):
    flip(folder.database, (page - 1) * 4096 + 2000)
    before = folder.database.read_bytes()

    try:
        journal = doors.enter(folder, opened)
        found = connection.problems(journal.read)
        journal.close()
    except JournalDamaged:
        found = ["at the door"]

    assert found
    assert folder.database.read_bytes() == before


def test_a_journal_of_another_account_is_not_said_to_be_missing(folder):
    with as_somebody_else(), pytest.raises(UserError) as met:
        doors.look_at(folder)
    assert met.value.title == "Inglenook isn’t allowed to read this journal."
    assert "Nothing has been changed." in met.value.advice


@contextmanager
def as_somebody_else():
    """Who may read no file of ours; an ordinary user can become nobody else."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can act as somebody else")
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_another_journal_at_the_place_of_an_open_one_is_told_as_that(journal, folder, another):
    away = folder.database.rename(folder.path / "away")
    shutil.copy(another[0].database, folder.database)
    with pytest.raises(KeysOfAnotherJournal) as met:
        doors.reopen(journal)
    away.replace(folder.database)
    doors.reopen(journal)
    assert met.value.title == "There’s another journal where yours was."


def test_damage_to_the_file_of_an_open_journal_is_told_as_damage(journal, folder):
    flip(folder.database, 600)
    with pytest.raises(JournalDamaged):
        doors.reopen(journal)
    flip(folder.database, 600)
    doors.reopen(journal)


def test_the_pragmas_of_an_open_journal_are_those_of_the_design_check_3(journal):
    expected = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "temp_store": 2,
        "locking_mode": "exclusive",
        "mmap_size": 0,
        "secure_delete": 1,
        "trusted_schema": 0,
        "fullfsync": 1,
        "foreign_keys": 1,
        "cell_size_check": 1,
        "cache_size": -65536,
        "cipher_log_level": "NONE",
        "page_size": "4096",  # SQLCipher answers in text
        "application_id": int.from_bytes(b"Ingl", "big"),
    }
    assert {name: journal.read.one(f"pragma {name}") for name in expected} == expected


def test_the_library_is_one_without_the_known_faults_check_34(journal):
    # SQLite before 3.51.3 could spoil a file; security.md 2.
    assert tuple(map(int, journal.read.one("select sqlite_version()").split("."))) >= (3, 51, 3)
    assert tuple(map(int, journal.read.one("pragma cipher_version").split()[0].split("."))) >= (4, 19)


def test_a_journal_is_encrypted_as_the_format_says_check_34(journal):
    """SQLCipher’s defaults could change with its version, and a journal of today has to open for ever."""
    told = [row[0] for row in journal.read.execute("pragma cipher_settings")]
    assert told == [
        "PRAGMA kdf_iter = 256000;",
        "PRAGMA cipher_page_size = 4096;",
        "PRAGMA cipher_use_hmac = 1;",
        "PRAGMA cipher_plaintext_header_size = 0;",
        "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
        "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
    ]


def test_the_database_is_opened_by_the_key_of_the_description_and_by_no_pragma_of_ours(folder, opened):
    # A second reader, with SQLCipher's own pragma and no other code of ours.
    from sqlcipher3 import dbapi2 as sqlcipher

    key = second_reader.expanded(bytes(opened.root), b"sqlcipher-raw-key").hex()
    plain = sqlcipher.connect(str(folder.database))
    plain.execute(f"""pragma key = "x'{key}'" """)
    journal_id = plain.execute("select journal_id from about").fetchone()[0]
    plain.close()
    assert journal_id == opened.key_file.journal_id


def test_a_shut_journal_holds_its_database_and_two_key_files(folder, opened):
    doors.enter(folder, opened).close()
    # SQLite's own rollback journal stays, empty: so does `truncate` work.
    assert names_in(folder) - {"journal.db-journal"} == {"journal.db", "journal.keys", "journal.keys.copy"}
    assert (folder.path / "journal.db-journal").stat().st_size == 0


def test_only_the_owner_may_read_a_journal_whatever_the_umask_check_27(tmp_path):
    folder = Folder(tmp_path / "Mine.inglenook")
    umask = os.umask(0)
    try:
        journal = doors.enter(folder, doors.create(folder, "any passphrase at all", cost=keys.SMALL))
        with journal.write() as write:
            write.conn.execute("update about set leaning = 'both'")
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.path.iterdir()}
        journal.close()
    finally:
        os.umask(umask)

    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}
    assert {"journal.db", "journal.keys", "journal.keys.copy", "journal.lock"} <= set(modes)


def test_no_two_journals_share_a_secret_or_a_name_for_themselves(folder, opened, another):
    assert opened.root != another[1].root
    assert opened.key_file.journal_id != another[1].key_file.journal_id


def test_the_journals_of_a_place_are_found_by_name(tmp_path):
    for name in ("b.inglenook", "A.inglenook", ".c.inglenook.1a2b.new", "notes.txt"):
        (tmp_path / name).mkdir()
    assert [folder.name for folder in found_in(tmp_path)] == ["A", "b"]


def test_no_journals_are_found_where_there_is_no_folder(tmp_path):
    assert found_in(tmp_path / "nowhere") == []


def test_closing_forgets_the_secret(journal):
    root = journal.root
    journal.close()
    assert not any(root)


def test_closing_twice_is_closing_once(journal):
    journal.close()
    journal.close()


def test_the_journal_knows_its_code_and_its_name_for_itself(journal, pattern):
    assert journal.recovery_code == recovery_code.encode(pattern[1].root)
    assert journal.journal_id == pattern[1].key_file.journal_id


def test_the_salt_is_read_without_opening_the_file_again(journal, folder, pattern):
    assert journal.salt16 == pattern[1].key_file.salt16


# Who has it open


def test_the_sentence_names_the_computer_and_the_hour(folder, passphrase, elsewhere):
    note = json.loads(folder.lock.read_text())
    met = refusal(folder, passphrase)
    assert f"Inglenook on “{note['computer']}” opened it at {note['since'][11:16]}." in met.advice
    assert met.here


def test_the_note_at_the_door_holds_the_computer_and_the_time_and_nothing_else(journal, folder):
    assert set(json.loads(folder.lock.read_text())) == {"computer", "since"}


def test_a_killed_holder_frees_the_journal_at_once_check_23(folder, passphrase, elsewhere):
    running.stop(elsewhere)
    come_in(folder, passphrase)


def test_a_holder_that_leaves_frees_the_journal(folder, passphrase, elsewhere):
    elsewhere.communicate()
    assert not folder.lock.exists()
    come_in(folder, passphrase)


def test_the_journal_open_here_is_shut_to_a_second_process_check_23(folder, journal, pattern):
    said = running.said("knock", journal=str(folder.path), root=pattern[1].root.hex())
    assert said[0] == "JournalOpenElsewhere"


def test_the_journal_stays_shut_to_a_second_process_after_reading_and_writing(folder, journal, meeting, pattern):
    assert journal.recovery_code
    assert journal.salt16
    said = running.said("knock", journal=str(folder.path), root=pattern[1].root.hex())
    assert said[0] == "JournalOpenElsewhere"


NOTES_AT_THE_DOOR = {
    "stale": b'{"computer": "an old laptop", "since": "2019-01-01T09:00+00:00"}',
    "empty": b"",
    "foreign": b"LibreOffice user, 2024",
    "not text": b"\xff\xfe\x00",
    "a list": b"[]",
    "half": b'{"computer": "an old lap',
    "without a time": b'{"computer": "x"}',
    "an odd time": b'{"computer": "x", "since": 7}',
    "nested beyond reason": b"[" * 1_000_000,
}


@pytest.mark.parametrize("note", NOTES_AT_THE_DOOR.values(), ids=NOTES_AT_THE_DOOR)
def test_a_left_behind_note_at_the_door_keeps_nobody_out_check_23(folder, passphrase, note):
    folder.lock.write_bytes(note)
    come_in(folder, passphrase)


def test_a_folder_in_place_of_the_note_keeps_nobody_out(folder, passphrase):
    folder.lock.mkdir()
    come_in(folder, passphrase)


@pytest.mark.parametrize(
    "note", [note for name, note in NOTES_AT_THE_DOOR.items() if name != "stale"], ids=lambda note: repr(note[:12])
)
def test_an_unreadable_note_at_the_door_still_gives_a_sentence(folder, passphrase, elsewhere, note):
    folder.lock.write_bytes(note)
    met = refusal(folder, passphrase)
    assert met.title == "Your journal is open somewhere else"
    assert "“" not in met.advice


# Looking whether it is open here


def test_a_journal_open_on_this_computer_is_known_to_be(folder, elsewhere):
    before = fingerprints(folder)
    assert doors.held_here(folder)
    assert fingerprints(folder) == before


def test_a_journal_that_nobody_has_open_is_known_to_be_free(folder):
    before = fingerprints(folder)
    assert not doors.held_here(folder)
    assert fingerprints(folder) == before


def test_a_journal_open_on_another_computer_is_not_open_here(folder, elsewhere):
    folder.lock.write_text('{"computer": "an old laptop", "since": "2026-01-01T09:00+00:00"}')
    assert not doors.held_here(folder)


def test_a_note_left_behind_at_the_door_is_no_open_journal(folder, elsewhere):
    running.stop(elsewhere)
    assert folder.lock.exists()
    assert not doors.held_here(folder)


@pytest.mark.parametrize("state", [database_damaged, database_empty, database_missing, plain_sqlite])
def test_what_is_no_journal_is_not_open(folder, opened, state):
    state(folder, opened)
    before = fingerprints(folder)
    assert not doors.held_here(folder)
    assert fingerprints(folder) == before


def test_looking_leaves_alone_what_a_killed_program_did_not_finish(folder, opened, pattern):
    meeting_id = _with_a_note(folder, opened)
    _killed_in_a_change(folder, pattern)
    before = fingerprints(folder)

    assert not doors.held_here(folder)

    assert fingerprints(folder) == before
    journal = doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file))
    assert meetings.get(journal.read, meeting_id).notes == "kept"
    journal.close()


def _with_a_note(folder, opened):
    journal = doors.enter(folder, opened)
    with journal.write() as write:
        ada = people.add(write, "Ada")
        made = mentorships.add(write, ada.id, mentorships.Role.MENTEE, mentorships.Form.PEER, "")
        meeting = meetings.add(write, Meeting(0, "", made.id, datetime(2025, 3, 10, 12, tzinfo=UTC), notes="kept"))
    journal.close()
    return meeting.id


def _killed_in_a_change(folder, pattern):
    process = running.start("halt_in_a_change", journal=str(folder.path), root=pattern[1].root.hex())
    assert process.stdout.readline() == "in the middle\n"
    running.stop(process)
    assert (folder.path / "journal.db-journal").stat().st_size > 0
