"""What can be read of a damaged journal is saved into a new one, and the damaged one stays as it is."""

import json
import random
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import Cancelled, FolderNotWritable, JournalDamaged, NoRoomToSave
from app.progress import Progress
from app.records import actions, meetings, notes
from app.safety import pages, salvage, trees
from app.store import connection, doors, keys, migrate, opening, recovery_code, rows
from app.store.opening import Opened
from tests.faults import flips, running

ROOT = Path(__file__).parents[2]
PAGE = flips.PAGE


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return flips.Whole(tmp_path_factory.mktemp("whole"), entries=15)


@pytest.fixture
def damaged(whole, tmp_path):
    return whole.copy(tmp_path / "damaged")


def overwrite(folder, number, data):
    content = bytearray(folder.database.read_bytes())
    content[(number - 1) * PAGE : number * PAGE] = data
    folder.database.write_bytes(content)


def saved(whole, folder, opened=None):
    """What `salvage` says, and what the new journal then holds."""
    told = salvage.salvage(folder, opened or whole.opened, folder.path.parent / "saved", Progress())
    journal = doors.enter(told.folder, whole.opened)
    assert connection.problems(journal.read) == []
    kept = flips.rows_of(journal.read)
    journal.close()
    return told, kept


def inner_pages(whole):
    """Those of which the schema is made, and those that only lead to others."""
    key = bytes(keys.expand(whole.opened.root, b"sqlcipher-raw-key"))
    with pages.Pages(whole.folder.database, key) as read:
        schema = {number for number, _ in trees.walk(1, read.read, set())}
        kinds = {number: trees.kind_of(read.read(number), number) for number in range(1, read.count + 1)}
    branches = {number for number, kind in kinds.items() if kind in (trees.TABLE_BRANCH, trees.INDEX_BRANCH)}
    assert len(branches - schema) > 2
    return schema | branches


def test_a_whole_journal_is_saved_as_it_is(whole, damaged):
    told, kept = saved(whole, damaged)
    assert kept == whole.rows
    assert (told.damaged_pages, told.lost_records, told.notes_of_words, told.stand_ins) == (0, 0, 0, 0)
    assert told.sentences()[1] == "No damage was found in the file."


def test_of_a_file_whose_end_is_gone_nobody_hears_that_it_is_undamaged(whole, damaged):
    with damaged.database.open("r+b") as file:
        file.truncate(damaged.database.stat().st_size // 2 // PAGE * PAGE)
    told, _ = saved(whole, damaged)
    assert (told.damaged_pages, told.lost_records > 0) == (0, True)
    assert told.sentences()[1] == "Part of the file is missing. The rest could be read."


def test_a_bit_that_turned_in_any_page_takes_nothing_but_what_stood_there(tmp_path):
    """Check 9, a tenth of it: `python -m tests.faults` turns 50."""
    outcome = flips.while_flipping(tmp_path, 5, random.Random(9), entries=8)
    assert (outcome.count, outcome.problems) == (5, [])


def test_a_record_that_was_not_saved_would_be_told(whole, damaged, tmp_path):
    """The counting itself: a leaf is gone, and the run takes it for whole."""
    number = next(iter(whole.pages["note", 15]))
    overwrite(damaged, number, bytes(PAGE))
    assert "note 15 is missing or differs" in flips.missed(whole, damaged, [], tmp_path)
    assert flips.missed(whole, damaged, [number], tmp_path) == []


def test_with_page_1_gone_every_record_is_saved_check_10(whole, damaged):
    """Check 10."""
    overwrite(damaged, 1, bytes(PAGE))
    with pytest.raises(JournalDamaged):
        doors.enter(damaged, whole.opened)
    told, kept = saved(whole, damaged)
    assert kept == whole.rows
    assert (told.damaged_pages, told.lost_records) == (1, 0)


def test_with_every_branch_and_all_that_tells_of_the_tables_gone_every_record_is_saved(whole, damaged):
    """Only the leaves are left: what each is shows in its rows."""
    for number in inner_pages(whole):
        overwrite(damaged, number, bytes(PAGE))
    told, kept = saved(whole, damaged)
    assert kept == whole.rows
    assert (told.lost_records, told.stand_ins) == (0, 0)


def test_the_damaged_files_are_not_changed(whole, damaged):
    flips.flip(damaged, range(5, 40), random.Random(1))
    before = {path.name: sha256(path.read_bytes()).digest() for path in damaged.path.iterdir()}
    saved(whole, damaged)
    assert {path.name: sha256(path.read_bytes()).digest() for path in damaged.path.iterdir()} == before


def test_half_a_file_gives_what_stands_in_it(whole, damaged):
    half = whole.count // 2
    damaged.database.write_bytes(damaged.database.read_bytes()[: half * PAGE])
    _, kept = saved(whole, damaged)
    there = {ref for ref, on_pages in whole.pages.items() if max(on_pages) <= half}
    assert len(there) > 20
    assert [ref for ref in there if kept[ref[0]].get(ref[1]) != whole.rows[ref[0]][ref[1]]] == []


def test_a_long_text_of_which_the_end_is_gone_keeps_its_beginning_and_says_so(whole, damaged):
    note = max(whole.rows["note"].values(), key=lambda row: len(row["text"]))
    last = max(whole.pages["note", note["id"]])
    overwrite(damaged, last, bytes(PAGE))
    told, kept = saved(whole, damaged)
    words, _, mark = kept["note"][note["id"]]["text"].partition("\n\n[")
    assert note["text"].startswith(words)
    assert len(words) > 4000
    assert mark == "The rest of this couldn’t be read.]"
    assert told.cut_short == 1
    assert "One entry is cut short, and marked so where the words end." in told.sentences()


def test_words_of_a_lost_record_are_kept_in_a_note_that_no_export_takes(whole, damaged):
    """The search index has them too."""
    reflection = min(whole.rows["reflection"].values(), key=lambda row: len(row["text"]))
    for page in whole.pages["reflection", reflection["id"]]:
        overwrite(damaged, page, bytes(PAGE))
    told, kept = saved(whole, damaged)
    assert reflection["id"] not in kept["reflection"]
    assert told.lost["reflection"] >= 1
    [note] = [row for row in kept["note"].values() if reflection["text"] in row["text"]]
    assert note["kept_out"] == 1
    assert note["on_day"] == reflection["on_day"]
    assert note["text"].startswith("A reflection that couldn’t be read:")


def test_a_lost_meeting_on_which_others_hang_has_a_stand_in(folder, opened, pattern, journal, meeting, tmp_path):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "what we said of the rota")
        actions.add(write, actions.Action(0, "", "read the rota", meeting.start.date(), meeting_id=meeting.id))
    page = journal.read.one("select rootpage from sqlite_schema where name = 'meeting'")
    journal.close()
    overwrite(folder, page, bytes(PAGE))
    way_in = Opened(bytearray(pattern[1].root), pattern[1].key_file)
    told = salvage.salvage(folder, way_in, tmp_path / "saved", Progress())
    after = doors.enter(told.folder, way_in)
    assert told.stand_ins == 1
    assert meetings.get(after.read, meeting.id).notes == "what we said of the rota"
    assert meetings.get(after.read, meeting.id).start.date() == meeting.start.date()
    assert [action.title for action in actions.of_meeting(after.read, meeting.id)] == ["read the rota"]
    after.close()


def test_a_save_that_never_ended_is_undone_in_what_is_saved(folder, opened, pattern, journal, meeting, tmp_path):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "from before")
    journal.close()
    process = running.start("halt_in_a_change", journal=str(folder.path), root=pattern[1].root.hex())
    assert process.stdout.readline() == "in the middle\n"
    running.stop(process)
    assert (folder.path / "journal.db-journal").stat().st_size > 0
    way_in = Opened(bytearray(pattern[1].root), pattern[1].key_file)
    told = salvage.salvage(folder, way_in, tmp_path / "saved", Progress())
    after = doors.enter(told.folder, way_in)
    assert meetings.get(after.read, meeting.id).notes == "from before"
    after.close()


def test_the_same_passphrase_and_the_same_code_open_what_was_saved(whole, damaged):
    overwrite(damaged, 1, bytes(PAGE))
    told, _ = saved(whole, damaged)
    doors.enter(told.folder, opening.with_passphrase(told.folder, flips.PASSPHRASE)).close()
    doors.enter(told.folder, opening.with_code(told.folder, recovery_code.encode(whole.opened.root))).close()
    assert told.folder.keys.read_bytes() == told.folder.keys_copy.read_bytes()


def test_the_code_saves_a_journal_whose_key_files_are_gone(whole, damaged):
    damaged.keys.unlink()
    damaged.keys_copy.unlink()
    flips.flip(damaged, [whole.count], random.Random(3))
    told = salvage.salvage(damaged, Opened(whole.opened.root, None), damaged.path.parent / "saved", Progress())
    assert {path.name for path in told.folder.path.iterdir()} - {"journal.db-journal"} == {"journal.db"}
    journal = doors.enter(told.folder, opening.with_code(told.folder, recovery_code.encode(whole.opened.root)))
    assert journal.journal_id == whole.key_file.journal_id
    journal.close()


def test_a_file_of_which_no_page_can_be_read_leaves_nothing_behind(whole, damaged, tmp_path):
    damaged.database.write_bytes(bytes(20 * PAGE))
    with pytest.raises(JournalDamaged):
        salvage.salvage(damaged, whole.opened, tmp_path / "saved", Progress())
    assert list((tmp_path / "saved").iterdir()) == []


def test_stopped_on_the_way_it_leaves_nothing_behind(whole, damaged, tmp_path):
    def on_step(done, total):
        if done * 3 >= total:  # it is being written by then
            progress.cancel()

    progress = Progress(on_step)
    with pytest.raises(Cancelled):
        salvage.salvage(damaged, whole.opened, tmp_path / "saved", progress)
    assert list((tmp_path / "saved").iterdir()) == []


def test_a_place_that_takes_no_folder_is_told(whole, damaged, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderNotWritable):
        salvage.salvage(damaged, whole.opened, tmp_path / "file" / "saved", Progress())


def test_a_disk_that_fills_meanwhile_is_told_and_left_as_it_was(whole, damaged, tmp_path, monkeypatch):
    apply = migrate.apply

    def on_a_full_disk(conn, migrations):
        apply(conn, migrations)
        conn.execute("pragma max_page_count = 1")  # as many as there are now

    with monkeypatch.context() as patch, pytest.raises(NoRoomToSave):
        patch.setattr(migrate, "apply", on_a_full_disk)
        salvage.salvage(damaged, whole.opened, tmp_path / "saved", Progress())
    assert list((tmp_path / "saved").iterdir()) == []


def test_a_second_saving_gets_a_name_of_its_own(damaged, tmp_path):
    first = salvage.new_name(damaged, tmp_path)
    first.path.mkdir()
    assert salvage.new_name(damaged, tmp_path).name == f"{first.name} 2"


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-B", "-m", "app", "salvage", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_without_a_window_it_says_in_plain_words_what_was_read(whole, damaged, tmp_path):
    secret = tmp_path / "passphrase"
    secret.write_text(flips.PASSPHRASE)
    overwrite(damaged, 1, bytes(PAGE))
    ended = run(damaged.path, "--passphrase-file", secret, "--to", tmp_path / "saved")
    assert ended.returncode == 0
    facts = json.loads(ended.stdout)
    assert (facts["counts"]["reflection"], facts["damaged_pages"]) == (len(whole.rows["reflection"]), 1)
    assert Path(facts["journal"]).is_dir()
    assert f"One part of the file’s {whole.count} couldn’t be read." in ended.stderr
    assert ended.stderr.endswith("The damaged journal is as it was.\n")


def test_where_nothing_can_be_read_it_ends_as_a_damaged_journal_does(whole, damaged, tmp_path):
    secret = tmp_path / "passphrase"
    secret.write_text(flips.PASSPHRASE)
    damaged.database.write_bytes(bytes(20 * PAGE))
    ended = run(damaged.path, "--passphrase-file", secret, "--to", tmp_path / "saved")
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "Nothing in it can be read with this key." in ended.stderr


def test_where_there_is_no_journal_there_is_nothing_to_save(tmp_path):
    secret = tmp_path / "passphrase"
    secret.write_text(flips.PASSPHRASE)
    assert run(tmp_path / "None.inglenook", "--passphrase-file", secret, "--to", tmp_path).returncode == 1
    assert list(tmp_path.glob("*.inglenook")) == []


def test_notes_written_after_saving_get_numbers_that_were_never_used(whole, damaged):
    """A number that comes back would bring the links of what was erased with it."""
    told, kept = saved(whole, damaged)
    journal = doors.enter(told.folder, whole.opened)
    with journal.write() as write:
        made = notes.add(write, notes.Note(0, "", rows.today(), "a new one"))
    journal.close()
    assert made.id > max(kept["note"])
