"""Moving a journal: all of it arrives, proved, or it stays; and what is left of one end never goes on unnoticed."""

import shutil
import subprocess
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from app.errors import Cancelled, JournalOpenElsewhere, NameTaken, UserError
from app.progress import Progress
from app.records import notes
from app.records.notes import Note
from app.safety import moving
from app.safety.moving import MoveStopped
from app.store import doors, keys, moved, replaced
from app.store.folder import Folder
from app.store.moved import JournalInTwoPlaces, JournalMoved
from app.store.opening import Opened
from tests.faults import running

HERE = "It’s where it was, whole."


@pytest.fixture
def root(pattern):
    return bytes(pattern[1].root)


@pytest.fixture
def there(tmp_path):
    (tmp_path / "stick").mkdir()
    return Folder(tmp_path / "stick" / "Mentor life.inglenook")


@pytest.fixture
def enter(root):
    def enter(folder):
        return closing(doors.enter(folder, Opened(bytearray(root), None)))

    return enter


@pytest.fixture
def written(folder, enter):
    """A shut journal with a note and an older state of itself."""
    with enter(folder) as journal, journal.write() as write:
        notes.add(write, Note(0, "", date(2026, 11, 1), "What I said on the ward"))
    aside = replaced.new(folder)
    aside.path.mkdir(parents=True)
    shutil.copy(folder.database, aside.database)
    return folder


def prepare(journal, there, progress=None):
    with journal.borrow():
        return moving.prepare(moving.source(journal), there, progress or Progress())


def move(journal, there, root):
    arrived = moving.put_in_place(prepare(journal, there), root)
    journal.close()
    moving.finish(there)
    return arrived


def words(journal):
    return [row[0] for row in journal.read.execute("select text from note")]


def names(place):
    return sorted(path.name for path in place.iterdir())


# all of it arrives


def test_it_arrives_with_every_word_and_older_state_and_nothing_is_left_behind(enter, written, there, root):
    with enter(written) as journal, closing(move(journal, there, root)) as arrived:
        assert words(arrived) == ["What I said on the ward"]
    assert not written.path.exists()
    assert names(there.path) == ["journal.db", "journal.keys", "journal.keys.copy", "replaced"]
    (aside,) = there.replaced.iterdir()
    assert Folder(aside).database.stat().st_size
    assert [path.stat().st_mode & 0o777 for path in (there.path, there.database, there.keys)] == [0o700, 0o600, 0o600]


def test_nobody_can_open_it_at_either_place_while_it_moves(enter, written, there, root):
    with enter(written) as journal:
        ready = prepare(journal, there)
        assert knocked(written, root) == "JournalOpenElsewhere"
        with closing(moving.put_in_place(ready, root)):
            assert knocked(there, root) == "JournalOpenElsewhere"


def knocked(folder, root):
    process = running.start("knock", journal=str(folder.path), root=root.hex())
    return process.communicate()[0].splitlines()[0]


def test_another_name_in_the_same_folder_is_a_move_too(enter, written, root):
    other = Folder(written.path.with_name("Mentee life.inglenook"))
    with enter(written) as journal, closing(move(journal, other, root)) as arrived:
        assert (arrived.name, words(arrived)) == ("Mentee life", ["What I said on the ward"])
    assert [name for name in names(written.path.parent) if "inglenook" in name] == ["Mentee life.inglenook"]


def test_what_is_not_of_inglenook_stays_where_it_was(enter, written, there, root):
    (written.path / "shopping.txt").write_text("candles")
    with enter(written) as journal:
        move(journal, there, root).close()
    assert names(written.path) == ["shopping.txt"]


# it stays


def stays(enter, written, place):
    with enter(written) as journal:
        assert words(journal) == ["What I said on the ward"]
    assert (written.leaving.exists(), list(place.iterdir()) if place.exists() else []) == (False, [])


def test_cancelled_at_any_step_it_stays_and_nothing_is_left_there(enter, written, there):
    for stop in range(100):
        steps = []

        def on_step(_done, _total, steps=steps, stop=stop):
            steps.append(1)
            if len(steps) > stop:
                raise Cancelled

        with enter(written) as journal, suppress(Cancelled):
            moving.discard(prepare(journal, there, Progress(on_step)))
        stays(enter, written, there.path.parent)
        if len(steps) <= stop:
            break
    assert stop >= 3


def test_a_copy_that_reads_back_differently_is_not_gone_on_with(enter, written, there, monkeypatch):
    write = moving._written

    def spoilt(read, new, on_step):
        digest = write(read, new, on_step)
        data = bytearray(new.read_bytes())
        data[len(data) // 2] ^= 1
        new.write_bytes(data)
        return digest

    monkeypatch.setattr(moving, "_written", spoilt)
    with enter(written) as journal, pytest.raises(MoveStopped):
        prepare(journal, there)
    stays(enter, written, there.path.parent)


def test_a_journal_with_a_damaged_page_stays_and_says_so(enter, written, there):
    with enter(written) as journal:
        size = written.database.stat().st_size
        with open(journal.read.descriptor, "rb", closefd=False):
            subprocess.run(  # another process, so that no lock of ours is let go
                ["dd", f"of={written.database}", "conv=notrunc", "bs=1", f"seek={size - 2000}", "status=none"],
                input=b"\xff" * 40, check=True,
            )  # fmt: skip
        with pytest.raises(MoveStopped) as told:
            prepare(journal, there)
    assert told.value.advice.startswith("Part of it can’t be read, so it stays where it is.")
    assert names(there.path.parent) == []


@pytest.mark.parametrize(
    ("to", "title"),
    [
        ("Mentoring.inglenook", "Your journal is there already."),
        ("Mentoring.inglenook/Inside.inglenook", "That folder is inside a journal."),
        ("Mentoring.inglenook/replaced/Inside.inglenook", "That folder is inside a journal."),
        ("Other.inglenook/Inside.inglenook", "That folder is inside a journal."),
        ("link/Mentoring.inglenook", "Your journal is there already."),
        ("Taken.inglenook", "There’s already a journal with this name here."),
    ],
)
def test_where_it_may_not_go_it_does_not_go(enter, written, tmp_path, to, title):
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "Taken.inglenook").mkdir()
    with enter(written) as journal, pytest.raises(UserError) as told:
        prepare(journal, Folder(tmp_path / to))
    assert told.value.title == title
    with enter(written) as journal:
        assert words(journal) == ["What I said on the ward"]


def test_a_name_that_is_taken_at_the_last_moment_takes_it_back(enter, written, there, root):
    with enter(written) as journal:
        ready = prepare(journal, there)
        there.path.mkdir()
        with pytest.raises(NameTaken):
            moving.put_in_place(ready, root)
    there.path.rmdir()
    stays(enter, written, there.path.parent)


def test_one_that_cannot_be_opened_there_is_taken_back(enter, written, there, root, monkeypatch):
    tried = []

    def refusing(_folder, opened):
        tried.append(opened)
        raise JournalOpenElsewhere

    with enter(written) as journal:
        ready = prepare(journal, there)
        with monkeypatch.context() as patch, pytest.raises(JournalOpenElsewhere):
            patch.setattr(doors, "enter", refusing)
            moving.put_in_place(ready, root)
    stays(enter, written, there.path.parent)
    assert [any(one.root) for one in tried] == [False]  # its key is wiped


def test_a_folder_from_which_nothing_can_be_taken_away_keeps_it(enter, written, there, monkeypatch):
    monkeypatch.setattr(moved, "say_leaving", forbidden)
    with enter(written) as journal, pytest.raises(MoveStopped) as told:
        prepare(journal, there)
    assert told.value.advice.startswith("Nothing may be changed in the folder where it lies now")
    assert names(there.path.parent) == []


def forbidden(*_arguments):
    raise PermissionError(13, "no")


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def small(tmp_path):
    """A disk of its own, of 128 kB."""
    place = tmp_path / "small"
    place.mkdir()
    try:
        run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield place
    with suppress(subprocess.CalledProcessError):
        run("umount", "-l", str(place))


def test_a_full_disk_is_told_and_nothing_is_left_on_it(enter, written, small):
    with enter(written) as journal, pytest.raises(MoveStopped) as told:
        prepare(journal, Folder(small / "Mentoring.inglenook"))
    assert told.value.advice == f"There’s too little room there. {HERE}"
    stays(enter, written, small)


def test_a_disk_that_can_only_be_read_is_told(enter, written, small):
    run("mount", "-o", "remount,ro", str(small))
    with enter(written) as journal, pytest.raises(MoveStopped) as told:
        prepare(journal, Folder(small / "Mentoring.inglenook"))
    assert told.value.advice == f"Inglenook isn’t allowed to write there. {HERE}"
    stays(enter, written, small)


def test_a_disk_pulled_out_before_the_last_step_leaves_it_where_it_was(enter, written, there, root):
    with enter(written) as journal:
        ready = prepare(journal, there)
        shutil.rmtree(there.path.parent)
        with pytest.raises(MoveStopped) as told:
            moving.put_in_place(ready, root)
    assert told.value.advice.startswith("The folder or its disk isn’t there any more.")
    stays(enter, written, there.path.parent)


# the two ends


@pytest.fixture
def left(written, there, enter, root, tmp_path):
    """It has moved, and what it left could not be taken away."""
    kept = Path(shutil.copytree(written.path, tmp_path / "kept"))
    with enter(written) as journal:
        ready = prepare(journal, there)
        moving.put_in_place(ready, root).close()
        note = written.leaving.read_bytes()
    shutil.rmtree(written.path)
    shutil.copytree(kept, written.path)
    written.leaving.write_bytes(note)
    return written


def test_what_it_left_says_where_it_is_before_a_passphrase_is_asked_for(left, there):
    with pytest.raises(JournalMoved) as told:
        doors.look_at(left)
    assert (told.value.to, told.value.there) == (there.path, True)


def test_opened_there_what_it_left_is_taken_away(left, there, enter):
    with enter(there) as journal:
        assert words(journal) == ["What I said on the ward"]
        assert moving.finish(there)
    assert (left.path.exists(), there.came.exists()) == (False, False)


def test_what_somebody_has_open_is_not_taken_away(left, there, root):
    shutil.move(left.leaving, left.path / "note")
    holding = running.start("hold", journal=str(left.path), root=root.hex())
    holding.stdout.readline()
    shutil.move(left.path / "note", left.leaving)
    assert not moving.finish(there)
    holding.communicate()
    assert left.database.exists()


def test_where_the_new_place_is_out_of_reach_what_it_left_can_be_opened_if_its_owner_says_so(left, there, enter):
    shutil.rmtree(there.path.parent)
    with pytest.raises(JournalMoved) as told:
        doors.look_at(left)
    assert not told.value.there
    moved.stay(left)
    with enter(left) as journal:
        assert words(journal) == ["What I said on the ward"]


def test_then_the_other_one_says_that_there_are_two(left, there, enter):
    moved.stay(left)
    with pytest.raises(JournalInTwoPlaces) as told:
        doors.look_at(there)
    assert told.value.other == left.path
    moved.stay(there)
    doors.look_at(there)


def test_another_journal_at_the_new_place_is_not_taken_for_it(left, there, tmp_path):
    other = Folder(tmp_path / "Other.inglenook")
    doors.create(other, "any passphrase at all", cost=keys.SMALL).forget()
    shutil.rmtree(there.path)
    other.path.rename(there.path)
    with pytest.raises(JournalMoved) as told:
        doors.look_at(left)
    assert not told.value.there


def test_one_that_somebody_opens_while_it_leaves_is_shut_again(written, there, enter, root, monkeypatch):
    """Between the look at the door and the lock it may have gone."""
    with enter(written) as journal:
        moving.put_in_place(prepare(journal, there), root).close()
    with monkeypatch.context() as patch, pytest.raises(JournalMoved):
        patch.setattr(doors, "look_at", lambda _folder: None)
        doors.enter(written, Opened(bytearray(root), None))
    assert not doors.held_here(written)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"to": 1}', '{"to": "/x", "making": "/y/z", "journal": "", "ready": true}', "[" * 9000, "\0"],
)
def test_a_note_that_makes_no_sense_keeps_nobody_out(written, enter, text):
    written.leaving.write_text(text)
    written.came.write_text(text)
    with enter(written) as journal:
        assert words(journal) == ["What I said on the ward"]


def test_a_note_cannot_make_anything_be_deleted_that_does_not_say_so_itself(written, enter, tmp_path):
    precious = tmp_path / ".Precious.inglenook.12345678.new"
    precious.mkdir()
    (precious / "letter.txt").write_text("mine")
    note = moved.Leaving(tmp_path / "Precious.inglenook", precious, "0" * 32)
    moved.say_leaving(written, note)
    with enter(written):
        pass
    assert names(precious) == ["letter.txt"]


@pytest.mark.parametrize("note", ["came", "leaving"])
def test_a_note_of_a_place_at_which_nobody_may_look_keeps_nobody_out(written, enter, note):
    """As of a share that is no more: the system refuses even to say whether something is there."""
    nowhere = Path("/", "x" * 300, "Mentoring.inglenook")
    if note == "came":
        moved.say_came(written, Folder(nowhere))
    else:
        moved.say_leaving(written, moved.Leaving(nowhere, nowhere.with_name(".x.0123abcd.new"), "ab", ready=True))
        with pytest.raises(JournalMoved) as told:
            moved.look_at(written)
        assert not told.value.there
        moved.stay(written)
    with enter(written) as journal:
        assert words(journal) == ["What I said on the ward"]
        assert not moving.finish(written) or note == "leaving"


def test_of_one_that_was_opened_by_a_link_neither_link_nor_folder_is_left(written, there, enter, root):
    link = Folder(written.path.with_name("Link.inglenook"))
    link.path.symlink_to(written.path, target_is_directory=True)
    with enter(link) as journal, closing(move(journal, there, root)) as arrived:
        assert words(arrived) == ["What I said on the ward"]
    assert not written.path.exists()
    assert not link.path.is_symlink()
