"""Another key for a journal whose passphrase or code somebody else knows: all words, new ways in, no old ones."""

import errno
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from app.acts import agree, remove, sample
from app.errors import (
    Cancelled,
    DiskGone,
    JournalDamaged,
    WayInReplaced,
    WrongCode,
    WrongPassphrase,
)
from app.progress import Progress
from app.records import about, departures, meetings, notes
from app.records.notes import Note
from app.safety import backup, rekey, salvage
from app.safety.refusals import RekeyStopped, SamePassphrase
from app.store import connection, doors, keys, opening, recovery_code
from app.store.folder import Folder
from app.store.journal import Kind
from app.store.opening import Opened
from tests.app.test_rescue import rescued
from tests.faults import running

TODAY = date(2026, 11, 28)
THEN = "barley ferry thimble wardrobe moss"
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def lived_in(journal):
    """Of every kind something, with versions, and something removed."""
    with journal.write() as write:
        sample.fill(write, TODAY)
        first, *_ = meetings.coming_up(journal.read)
        agree.save_notes(write, first.id, "# Before\n\nwhat was said at first, and stays as a version")
        agree.save_notes(write, first.id, "")
        about.set_code_seen(write)
        departures.add(write, "A summary", "my mentor", "summary.pdf", ["what it held"])
        note = notes.add(write, Note(0, "", TODAY, "removed, and brought back some day"))
        remove.remove(write, (Kind.NOTE, note.id))
    return journal


def prepared(journal, passphrase, progress=None):
    return rekey.prepare(backup.snapshot(journal), passphrase, THEN, progress or Progress(), keys.SMALL)


@pytest.fixture(scope="module")
def prepared_once(pattern, passphrase, tmp_path_factory):
    """What was prepared for an empty journal; deriving keys takes its time."""
    folder = Folder(Path(shutil.copytree(pattern[0].path, tmp_path_factory.mktemp("once") / pattern[0].path.name)))
    journal = doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file))
    ready = prepared(journal, passphrase)
    journal.close()
    return ready


@pytest.fixture
def ready(journal, prepared_once):
    """All is prepared for another key of `journal`, which is empty."""
    folder = journal.folder.path / prepared_once.folder.path.name
    shutil.copytree(prepared_once.folder.path, folder)
    return rekey.Rekeyed(Folder(folder), bytearray(prepared_once.root), prepared_once.key_file)


@pytest.fixture
def rekeyed(journal, ready):
    """The open journal, under another key now."""
    rekey.put_in_place(journal, ready)
    return journal


def dump(conn):
    """Every row of every table that is a table, as SQLite's own schema names them."""
    tables = conn.execute("select name from sqlite_schema where type = 'table' and rootpage order by name").fetchall()
    found = {name: sorted(map(repr, conn.execute(f'select * from "{name}"').fetchall())) for (name,) in tables}
    found["about"] = [row[1:] for row in conn.execute("select code_seen, journal_id, made_at, leaning from about")]
    return found


def files(folder):
    return {str(path.relative_to(folder.path)) for path in folder.path.rglob("*")}


def opens(folder, passphrase):
    doors.enter(folder, opening.with_passphrase(folder, passphrase)).close()


def is_as_before(journal, pattern):
    """Its files, its ways in, and that it can be written to."""
    folder, code = journal.folder, recovery_code.encode(pattern[1].root)
    assert files(folder) == {"journal.db", "journal.db-journal", "journal.keys", "journal.keys.copy", "journal.lock"}
    assert {path.read_bytes() for path in (folder.keys, folder.keys_copy)} == {pattern[0].keys.read_bytes()}
    assert journal.recovery_code == code
    with journal.write() as write:
        notes.add(write, Note(0, "", TODAY, "written afterwards"))
    assert held(folder.database)
    journal.close()
    doors.enter(folder, opening.with_code(folder, code)).close()


# What it is for


def test_every_row_is_there_under_the_new_key_but_that_the_code_was_seen(lived_in, passphrase):
    before = dump(lived_in.read)
    assert min(len(before[name]) for name in ("version", "link", "tag", "departure")) > 0
    assert about.code_seen(lived_in.read)
    rekey.put_in_place(lived_in, prepared(lived_in, passphrase))
    assert dump(lived_in.read) == before
    assert not about.code_seen(lived_in.read)


def test_the_new_passphrase_and_the_new_code_open_it(rekeyed):
    code = rekeyed.recovery_code
    rekeyed.close()
    opens(rekeyed.folder, THEN)
    for path in (rekeyed.folder.keys, rekeyed.folder.keys_copy):
        path.unlink()
    doors.enter(rekeyed.folder, opening.with_code(rekeyed.folder, code)).close()


def test_the_old_passphrase_is_refused(rekeyed, passphrase):
    rekeyed.close()
    with pytest.raises(WrongPassphrase):
        opening.with_passphrase(rekeyed.folder, passphrase)


def test_the_old_code_is_refused(rekeyed, pattern):
    rekeyed.close()
    old = recovery_code.encode(pattern[1].root)
    assert old != rekeyed.recovery_code
    with pytest.raises(WrongCode):
        doors.enter(rekeyed.folder, opening.with_code(rekeyed.folder, old))


def test_no_page_of_the_new_file_is_one_of_the_old_nor_opens_with_its_key(lived_in, passphrase, pattern, tmp_path):
    old = pages(lived_in.read.file_bytes())
    rekey.put_in_place(lived_in, prepared(lived_in, passphrase))
    lived_in.close()
    data = lived_in.folder.database.read_bytes()
    assert len(pages(data)) == len(data) // 4096 > 20
    assert not old & pages(data)

    for salt in (b"", data[:16]):
        key = keys.database_key(pattern[1].root, salt)
        conn = connection.Connection(f"file:{lived_in.folder.database}?mode=ro", uri=True, isolation_level=None)
        conn.set_key(key)
        conn.execute("pragma cipher_log_level = none")
        with pytest.raises(JournalDamaged):
            conn.execute("select * from sqlite_schema")
        conn.close()


def pages(data):
    return {bytes(data[at : at + 4096]) for at in range(0, len(data), 4096)}


def test_words_erased_before_stay_erased(journal, passphrase):
    with journal.write() as write:
        note = notes.add(write, Note(0, "", TODAY, "quokkamarmalade " * 400))
    with journal.write() as write:
        write.conn.execute("delete from note where id = ?", (note.id,))
        write.conn.execute("insert into search (search) values ('optimize')")
    ready = prepared(journal, passphrase)
    conn = opened_plain(ready)
    assert all(b"quokkamarmalade" not in bytes(str(row), "utf-8") for row in dump(conn).values())
    assert conn.one("pragma secure_delete") == 1
    conn.close()
    rekey.discard(ready)


def opened_plain(ready):
    return connection.connect(ready.folder.database, keys.database_key(ready.root))


def test_the_open_journal_goes_on_being_written_to_and_backed_up(rekeyed, tmp_path):
    with rekeyed.write() as write:
        notes.add(write, Note(0, "", TODAY, "afterwards"))
    place = tmp_path / "stick"
    place.mkdir()
    made = backup.make(backup.snapshot(rekeyed), place, Progress())
    assert made.backup.manifest.proves(rekeyed.root)
    opening.renewed(
        rekeyed.folder, opening.with_passphrase(rekeyed.folder, THEN), "another one again", rekeyed.journal_id,
        rekeyed.salt16, keys.SMALL,
    )  # fmt: skip
    rekeyed.close()
    opens(rekeyed.folder, "another one again")


def test_a_second_program_still_finds_it_held(rekeyed):
    knocked = running.said("knock", journal=str(rekeyed.folder.path), root=bytes(rekeyed.root).hex())
    assert knocked[0] == "JournalOpenElsewhere"


def test_only_its_owner_may_read_the_files_and_nothing_is_left_beside_them(rekeyed):
    folder = rekeyed.folder
    assert files(folder) == {"journal.db", "journal.db-journal", "journal.keys", "journal.keys.copy", "journal.lock"}
    modes = {path.stat().st_mode & 0o777 for path in folder.path.iterdir() if path.is_file()}
    assert modes == {0o600}


def test_a_way_in_that_leads_to_the_old_key_is_not_kept_in_the_key_file(journal, passphrase):
    """Of a later version, which may have other slots."""
    kept = keys.parse(journal.folder.keys.read_bytes()).document
    twice = keys.sealed({**kept, "slots": kept["slots"] * 2}, journal.root)
    opening.write(journal.folder, twice)
    rekey.put_in_place(journal, prepared(journal, passphrase))
    assert len(keys.parse(journal.folder.keys.read_bytes()).document["slots"]) == 1


def test_it_works_where_only_the_twin_of_the_key_file_is_left(journal, ready):
    journal.folder.keys.unlink()
    rekey.put_in_place(journal, ready)
    journal.close()
    assert journal.folder.keys.read_bytes() == journal.folder.keys_copy.read_bytes()
    opens(journal.folder, THEN)


# What stops it, and leaves all as it was


def test_a_wrong_passphrase_changes_nothing(journal, pattern):
    with pytest.raises(WrongPassphrase):
        prepared(journal, "not this one")
    is_as_before(journal, pattern)


def test_the_passphrase_that_somebody_knows_is_not_taken_again_in_other_letters_either(journal):
    taken = backup.snapshot(journal)
    with pytest.raises(SamePassphrase):
        rekey.prepare(taken, "harbour u\u0308", "harbour \u00fc", Progress(), keys.SMALL)


@pytest.mark.parametrize("at", [0, 1, 5])
def test_stopped_it_leaves_nothing_behind(journal, passphrase, pattern, at):
    steps = []

    def on_step(*step):
        steps.append(step)
        if len(steps) > at:
            progress.cancel()

    progress = Progress(on_step)
    with pytest.raises(Cancelled):
        prepared(journal, passphrase, progress)
    is_as_before(journal, pattern)


def test_what_was_prepared_can_be_dropped(journal, ready, pattern):
    rekey.discard(ready)
    is_as_before(journal, pattern)


@pytest.mark.parametrize("call", ["mkdir", "fsync", "fdopen"])
def test_a_disk_without_room_changes_nothing(journal, passphrase, pattern, monkeypatch, call):
    taken = backup.snapshot(journal)
    with monkeypatch.context() as patch:
        patch.setattr(Path if call == "mkdir" else rekey.os, call, raising(FULL))
        with pytest.raises(RekeyStopped) as told:
            rekey.prepare(taken, passphrase, THEN, Progress(), keys.SMALL)
    assert "are as they were. For a while it takes three times the room of your journal" in told.value.advice
    is_as_before(journal, pattern)


def raising(error):
    def fail(*_arguments, **_options):
        raise error

    return fail


def test_a_real_disk_that_fills_up_leaves_the_journal_open_and_whole(pattern, passphrase, tmp_path):
    disk = tmp_path / "small disk"
    disk.mkdir()
    size = sum(path.stat().st_size for path in pattern[0].path.iterdir()) * 3 // 2
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        folder = Folder(Path(shutil.copytree(pattern[0].path, disk / "Mine.inglenook")))
        journal = doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file))
        with pytest.raises(RekeyStopped, match="Nothing was replaced") as told:
            prepared(journal, passphrase)
        assert "the disk is full" in told.value.advice
        is_as_before(journal, pattern)
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("shut_first", [False, True], ids=["", "where an open file can't be renamed onto"])
@pytest.mark.parametrize("name", ["journal.keys", "journal.keys.copy", "journal.db"])
def test_a_rename_that_is_refused_changes_nothing(journal, ready, pattern, monkeypatch, name, shut_first):
    monkeypatch.setattr(rekey, "_SHUT_FIRST", shut_first)
    rename = Path.replace

    def refuse(path, target):
        if target.name == name:
            monkeypatch.setattr(Path, "replace", rename)
            raise PermissionError(errno.EACCES, "the disk says no")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RekeyStopped) as told:
        rekey.put_in_place(journal, ready)
    assert told.value.advice.endswith("Inglenook isn’t allowed to write where your journal lies.")
    is_as_before(journal, pattern)


def test_a_journal_that_cannot_be_opened_again_either_was_not_replaced(journal, ready, pattern, monkeypatch):
    """Where it had to be shut, and its disk went away at that moment."""
    monkeypatch.setattr(rekey, "_SHUT_FIRST", True)
    folder, away = journal.folder.path, journal.folder.path.with_name("away")

    def unplug(_path, target):
        if target.name == "journal.db":
            folder.rename(away)
        return rename(_path, target)

    rename = Path.replace
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", unplug)
        with pytest.raises(RekeyStopped):
            rekey.put_in_place(journal, ready)
    with pytest.raises(DiskGone):
        journal.read.one("select 1")
    away.rename(folder)
    doors.reopen(journal)
    assert journal.recovery_code == recovery_code.encode(pattern[1].root)
    journal.close()
    doors.enter(journal.folder, opening.with_code(journal.folder, recovery_code.encode(pattern[1].root))).close()


def test_where_an_open_file_cannot_be_renamed_onto_it_is_shut_for_that_moment(journal, ready, monkeypatch):
    """As on Windows, where SQLite's file can't be replaced while it is open."""
    monkeypatch.setattr(rekey, "_SHUT_FIRST", True)
    rename = Path.replace

    def only_shut(path, target):
        assert target.name != "journal.db" or not held(target)
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", only_shut)
    rekey.put_in_place(journal, ready)
    assert held(journal.folder.database)
    journal.close()
    opens(journal.folder, THEN)


def held(database):
    """Whether this process has the file open."""
    return any(Path(one).resolve() == database for one in Path("/proc/self/fd").iterdir() if one.exists())


def test_a_change_that_did_not_last_on_the_disk_keeps_the_old_key_file_until_it_does(journal, ready, monkeypatch):
    """A power cut then brings the old database back, and its key file is still there."""
    old = journal.folder.keys.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(rekey.durable, "sync_folder", lambda folder: None)
        rename = Path.replace

        def then_fail(path, target):
            done = rename(path, target)
            if target.name == "journal.db":
                patch.setattr(rekey.durable, "sync_folder", raising(OSError(errno.EIO, "gone")))
            return done

        patch.setattr(Path, "replace", then_fail)
        rekey.put_in_place(journal, ready)
    assert journal.folder.keys.read_bytes() == old
    journal.close()
    opens(journal.folder, THEN)
    assert journal.folder.keys.read_bytes() == journal.folder.keys_copy.read_bytes() != old


def test_a_copy_that_differs_in_a_full_stop_is_never_used(lived_in, passphrase, pattern, monkeypatch):
    copy_to = connection.Connection.copy_to

    def careless(source, target, on_step):
        copy_to(source, target, on_step)
        target.execute("update version set text = text || '.' where id = (select min(id) from version)")

    with monkeypatch.context() as patch:
        patch.setattr(connection.Connection, "copy_to", careless)
        with pytest.raises(RekeyStopped):
            prepared(lived_in, passphrase)
    is_as_before(lived_in, pattern)


def test_a_damaged_journal_is_not_written_anew_without_what_is_damaged(lived_in, passphrase, pattern):
    taken = backup.snapshot(lived_in)
    taken.database[20 * 4096 + 99] ^= 1
    with pytest.raises(JournalDamaged):
        rekey.prepare(taken, passphrase, THEN, Progress(), keys.SMALL)
    is_as_before(lived_in, pattern)


# Halfway


@pytest.fixture(params=["before the database", "after the database"])
def halfway(request, journal, ready, passphrase):
    """A journal whose rekeying was killed, the passphrase and the code that open it, and those that don't."""
    folder, old = journal.folder, journal.recovery_code
    folder.keys_copy.write_bytes(ready.key_file.as_bytes())
    new = recovery_code.encode(ready.root)
    journal.close()
    if request.param == "before the database":
        return folder, (passphrase, old), (THEN, new)
    ready.folder.database.replace(folder.database)
    return folder, (THEN, new), (passphrase, old)


def test_killed_halfway_one_passphrase_and_one_code_open_it_and_heal_it(halfway):
    folder, (passphrase, code), _ = halfway
    doors.enter(folder, opening.with_code(folder, code)).close()
    opens(folder, passphrase)
    assert folder.keys.read_bytes() == folder.keys_copy.read_bytes()
    assert not [name for name in files(folder) if name.startswith(".rekeying")]


def test_killed_halfway_the_others_are_told_and_change_nothing(halfway):
    folder, _, (passphrase, code) = halfway
    before = {path: path.read_bytes() for path in folder.path.iterdir() if path.is_file()}
    for opened in (opening.with_passphrase(folder, passphrase), opening.with_code(folder, code)):
        with pytest.raises(WayInReplaced):
            doors.enter(folder, opened)
    assert {path: path.read_bytes() for path in folder.path.iterdir() if path.is_file()} == before


# Without the window, and without Inglenook


def test_what_is_damaged_of_it_later_is_saved_under_the_new_key(lived_in, passphrase, tmp_path):
    rekey.put_in_place(lived_in, prepared(lived_in, passphrase))
    lived_in.close()
    data = bytearray(lived_in.folder.database.read_bytes())
    data[:4096] = bytes(4096)  # page 1
    lived_in.folder.database.write_bytes(data)
    saved = salvage.salvage(lived_in.folder, opening.with_passphrase(lived_in.folder, THEN), tmp_path, Progress())
    opens(saved.folder, THEN)
    assert saved.records > 50


def test_the_script_without_inglenook_reads_it(rekeyed, tmp_path):
    with rekeyed.write() as write:
        notes.add(write, Note(0, "", TODAY, "what was said"))
    rekeyed.close()
    assert "text: what was said\n" in rescued(rekeyed.folder, THEN, tmp_path)
