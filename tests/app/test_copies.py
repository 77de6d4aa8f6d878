"""A copy of an earlier state: of a backup or of what was set aside, beside the journal, to be read and no more."""

from datetime import UTC, datetime, timedelta

import pytest

from app.errors import Cancelled, UserError, WrongPassphrase
from app.progress import Progress
from app.safety import backup, copies, restore
from app.safety.refusals import BackupDamaged, BackupOfEarlierKey, CopyNotMade
from app.store import doors, keys, migrate, opening, replaced
from app.store.folder import Folder
from app.store.opening import Opened
from tests.app.test_backup import flip, make, write
from tests.app.test_restore import entered, of_an_older_version, texts


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def root(pattern):
    return bytearray(pattern[1].root)


@pytest.fixture
def by_key(root):
    return lambda _folder: Opened(bytearray(root), None)


@pytest.fixture
def then(journal, place):
    """A backup of one note, after which another was written."""
    write(journal, 1, "then")
    path = make(journal, place).backup.path
    write(journal, 1, "today")
    return path


def inside(folder):
    return sorted(path.name for path in folder.path.iterdir())


def all_bytes(folder):
    return b"".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())


def test_a_copy_is_read_while_the_journal_is_written_to(journal, folder, then, by_key):
    copy = copies.make(then, folder, by_key, Progress())
    read = copies.enter(copy)
    write(journal, 1, "later")
    assert texts(read) == ["then"]
    assert texts(journal) == ["later", "then", "today"]
    read.close()
    copies.discard(copy)


def test_it_lies_in_the_journals_own_folder_for_its_owner_alone_and_not_a_word_of_it_is_plain(folder, then, by_key):
    copy = copies.make(then, folder, by_key, Progress())
    read = copies.enter(copy)
    assert copy.folder.path.parent == folder.path
    assert copy.folder.path.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in copy.folder.path.iterdir()} == {0o600}
    assert b"then" not in all_bytes(copy.folder)
    read.close()
    copies.discard(copy)


def test_nothing_can_be_written_to_it(folder, then, by_key):
    copy = copies.make(then, folder, by_key, Progress())
    read = copies.enter(copy)
    before = copy.folder.database.read_bytes()
    with pytest.raises(UserError):
        write(read, 1, "no")
    assert texts(read) == ["then"]
    read.close()
    assert copy.folder.database.read_bytes() == before
    copies.discard(copy)


def test_once_it_is_shut_nothing_is_left_of_it_and_its_key_is_wiped(journal, folder, then, by_key):
    before = inside(folder)
    copy = copies.make(then, folder, by_key, Progress())
    copies.enter(copy).close()
    copies.discard(copy)
    assert inside(folder) == before
    assert not any(copy.opened.root)


def test_what_a_kill_left_goes_at_the_next_opening(journal, folder, then, by_key):
    before = inside(folder)
    copies.make(then, folder, by_key, Progress())
    copies.make(then, folder, by_key, Progress())
    copies.forget_left(folder)
    assert inside(folder) == before


def test_one_of_an_older_version_is_made_ready_for_this_one_in_the_copy_alone(folder, place):
    path, way_in = of_an_older_version(place)
    before = path.read_bytes()
    copy = copies.make(path, folder, way_in, Progress())
    read = copies.enter(copy)
    assert migrate.schema(read.read) == migrate.shipped()[-1].number
    assert not copy.folder.replaced.exists()
    read.close()
    copies.discard(copy)
    assert path.read_bytes() == before


def test_what_was_set_aside_is_opened_as_a_copy_and_stays_as_it_is(journal, folder, then, root, by_key):
    journal.close()
    aside = restore.put_in_place(restore.prepare(then, folder, root, Progress()), folder)
    before = all_bytes(aside)
    copy = copies.make(aside, folder, by_key, Progress())
    read = copies.enter(copy)
    assert texts(read) == ["then", "today"]
    read.close()
    copies.discard(copy)
    assert all_bytes(aside) == before


def test_what_was_set_aside_is_gone_back_to(journal, folder, then, root):
    journal.close()
    aside = restore.put_in_place(restore.prepare(then, folder, root, Progress()), folder)
    restore.put_in_place(restore.prepare(aside, folder, root, Progress()), folder)
    again = entered(folder, root)
    assert texts(again) == ["then", "today"]
    again.close()
    assert len(replaced.listed(folder)) == 2


def test_what_was_set_aside_is_listed_with_its_moment_until_it_goes(journal, folder, then, root):
    assert replaced.listed(folder) == []
    journal.close()
    aside = restore.put_in_place(restore.prepare(then, folder, root, Progress()), folder)
    (found,) = replaced.listed(folder)
    assert (found.folder, found.before) == (aside, "restore")
    assert abs(datetime.now(UTC) - found.made) < timedelta(minutes=1)
    assert found.goes_at - found.made == timedelta(days=30)
    assert found.size == aside.database.stat().st_size


def test_what_is_no_state_of_the_journal_is_not_listed(folder):
    for name in ("before-upgrade-20250101-000000-abcd.inglenook", "notes", "before-lunch.inglenook"):
        (folder.replaced / name).mkdir(parents=True)
    assert replaced.listed(folder) == []


def test_one_that_is_gone_or_damaged_is_told_and_nothing_is_left(journal, folder, then, root, by_key):
    journal.close()
    aside = restore.put_in_place(restore.prepare(then, folder, root, Progress()), folder)
    before = inside(folder)
    data = bytearray(aside.database.read_bytes())
    data[30_000] ^= 1
    aside.database.write_bytes(data)
    with pytest.raises(BackupDamaged, match="set aside"):
        copies.make(aside, folder, by_key, Progress())
    aside.database.unlink()
    with pytest.raises(BackupDamaged, match="isn’t there any more"):
        copies.make(aside, folder, by_key, Progress())
    assert inside(folder) == before


def test_a_damaged_backup_and_one_that_is_gone_are_told_and_nothing_is_left(journal, folder, then, by_key):
    before = inside(folder)
    flip(then, 30_000)
    with pytest.raises(BackupDamaged):
        copies.make(then, folder, by_key, Progress())
    then.unlink()
    with pytest.raises(BackupDamaged, match="can’t be read"):
        copies.make(then, folder, by_key, Progress())
    assert inside(folder) == before


def test_a_copy_that_is_not_wanted_any_more_leaves_nothing(journal, folder, then, by_key):
    before = inside(folder)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        copies.make(then, folder, by_key, progress)
    assert inside(folder) == before


def test_where_there_is_no_room_the_journal_is_as_it_was(journal, folder, then, by_key, monkeypatch):
    before = inside(folder)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CopyNotMade):
        copies.make(then, folder, by_key, Progress())
    assert inside(folder) == before


# Under a key that has been replaced since


@pytest.fixture
def earlier(journal, tmp_path, place):
    """A backup of the same journal as it was under another key and another passphrase."""
    other, words = Folder(tmp_path / "Other.inglenook"), "thimble orchard lantern wicker"
    opened = doors.create(other, words, cost=keys.SMALL)
    under = doors.enter(other, Opened(bytearray(opened.root), None))
    with under.write() as write_to:
        write_to.conn.execute("update about set journal_id = ?", (journal.journal_id,))
    write(under, 1, "under the earlier key")
    opening.renewed(other, opened, words, journal.journal_id, under.salt16, keys.SMALL)
    path = make(under, place).backup.path
    under.close()
    return path


def by(passphrase):
    return lambda folder: opening.with_either(folder, passphrase)


def test_a_backup_under_an_earlier_key_is_told_apart_from_those_of_other_journals(journal, place, earlier):
    (found,) = backup.listed(place, journal.root, journal.journal_id)
    assert isinstance(found.trouble, BackupOfEarlierKey)
    assert found.manifest.counts["note"] == 1


def test_it_opens_as_a_copy_with_the_passphrase_of_that_day_and_no_other(journal, folder, earlier, passphrase):
    before = inside(folder)
    with pytest.raises(WrongPassphrase, match="this backup"):
        copies.make(earlier, folder, by(passphrase), Progress())
    assert inside(folder) == before
    copy = copies.make(earlier, folder, by("thimble orchard lantern wicker"), Progress())
    read = copies.enter(copy)
    assert texts(read) == ["under the earlier key"]
    read.close()
    copies.discard(copy)
    assert inside(folder) == before
