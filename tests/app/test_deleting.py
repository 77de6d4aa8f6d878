"""Deleting a journal for good: all of it that is ours, nothing that isn't, and never half."""

import os
import shutil
from itertools import count

import pytest

from app.progress import Progress
from app.safety import backup_plan, deleting, restore
from app.safety.backup_plan import Plan
from app.safety.deleting import DeletingRefused, DeletingStopped
from app.store import doors, keys, moved, replaced
from app.store.folder import Folder
from app.store.opening import Opened
from tests.app.test_backup import make, names, write

OTHER = "0" * 32


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def plan(tmp_path, journal):
    path = tmp_path / "config" / "backups.json"
    for journal_id in (journal.journal_id, OTHER):
        backup_plan.save(path, journal_id, Plan(folder="somewhere"))
    return path


@pytest.fixture
def root(pattern):
    return bytearray(pattern[1].root)


@pytest.fixture
def going(journal, root, place):
    """With two backups, an older state set aside, and what a kill left of a journal of that name."""
    write(journal, 1, "word")
    make(journal, place)
    make(journal, place)
    aside = replaced.new(journal.folder)
    aside.path.mkdir(parents=True)
    for path in (aside.database, aside.keys):
        path.write_bytes(b"older")
    unfinished = Folder(journal.folder.path.with_name(f".{journal.folder.path.name}.0123abcd.new"))
    unfinished.path.mkdir()
    unfinished.database.write_bytes(b"half")
    return looked(journal, root, place)


def looked(journal, root, place=None):
    return deleting.look(journal.folder, journal.journal_id, root, place)


def deleted(journal, going, root, plan):
    journal.close()
    return deleting.delete(going, root, plan)


def test_nothing_is_left_of_a_journal_or_of_its_backups(journal, going, root, plan, place, tmp_path):
    assert (len(going.backups), going.others, going.foreign, going.place_missing) == (2, (), (), False)
    gone = deleted(journal, going, root, plan)
    assert (gone.name, gone.backups, gone.still_here, gone.left_alone) == ("Mentoring", 2, (), None)
    assert names(gone.hidden) == []
    deleting.forget(gone)
    assert (names(tmp_path), names(place)) == (["config", "stick"], [])


def test_of_the_plans_only_its_own_goes(journal, going, root, plan):
    deleted(journal, going, root, plan)
    assert backup_plan.load(plan, going.journal_id) == Plan()
    assert backup_plan.load(plan, OTHER).folder == "somewhere"


def test_backups_of_others_and_what_is_none_are_named_and_stay(journal, going, root, plan, place, tmp_path):
    other = Folder(tmp_path / "Other.inglenook")
    second = doors.enter(other, doors.create(other, "another passphrase", cost=keys.SMALL))
    (tmp_path / "beside").mkdir()
    make(second, tmp_path / "beside").backup.path.rename(place / "theirs.ibk")
    second.close()
    (place / "broken.ibk").write_bytes(b"PK\x03\x04 not all there")
    (place / "link.ibk").symlink_to(going.backups[0])
    (place / "letter.txt").write_text("mine")
    told = looked(journal, root, place)
    assert sorted(path.name for path in told.others) == ["broken.ibk", "link.ibk", "theirs.ibk"]
    assert deleted(journal, told, root, plan).backups == 2
    assert names(place) == ["broken.ibk", "letter.txt", "link.ibk", "theirs.ibk"]


def test_a_backup_sealed_with_another_key_stays(journal, going, root, plan, place):
    other = bytearray(root)
    other[-1] ^= 1
    told = looked(journal, other, place)
    assert (told.backups, len(told.others)) == ((), 2)
    deleted(journal, told, other, plan)
    assert len(names(place)) == 2


def test_the_backups_of_a_journal_that_lies_elsewhere_too_stay_and_so_does_their_plan(
    journal, going, root, plan, place, tmp_path
):
    """One made from a backup to look into it, say, which is deleted again."""
    again = Folder(tmp_path / "Mentoring again.inglenook")
    restore.to_new(going.backups[0], again, lambda _: Opened(bytearray(root), None), Progress())
    known = [journal.folder, again]
    told = deleting.look(journal.folder, journal.journal_id, root, place, 2, known)
    assert (told.twin, told.backups) == (again.path, ())
    hidden = deleted(journal, told, root, plan).hidden
    assert len(names(place)) == 2
    deleting.finish(hidden, plan, known)  # as at the next start after a kill
    assert backup_plan.load(plan, going.journal_id).folder == "somewhere"


def test_what_is_left_where_a_journal_was_moved_from_is_not_that_journal_too(journal, going, root, place, tmp_path):
    left = Folder(tmp_path / "Left.inglenook")
    restore.to_new(going.backups[0], left, lambda _: Opened(bytearray(root), None), Progress())
    here = journal.folder.path
    moved.say_leaving(left, moved.Leaving(here, here.with_name(".x.0123abcd.new"), journal.journal_id, ready=True))
    told = deleting.look(journal.folder, journal.journal_id, root, place, 2, [left])
    assert (told.twin, len(told.backups)) == (None, 2)


def test_a_stick_that_is_not_plugged_in_is_told_and_left(journal, going, root, plan, place, tmp_path):
    place.rename(tmp_path / "unplugged")
    told = looked(journal, root, place)
    assert (told.place_missing, told.backups) == (True, ())
    (tmp_path / "unplugged").rename(place)  # too late: they were said to stay
    assert deleted(journal, told, root, plan).backups == 0
    assert len(names(place)) == 2


def test_where_the_latest_backup_is_not_the_stick_is_out(journal, going, root, place):
    told = [deleting.look(journal.folder, journal.journal_id, root, place, latest) for latest in (2, 3)]
    assert [(one.place_missing, len(one.backups)) for one in told] == [(False, 2), (True, 0)]


def test_a_folder_whose_latest_backup_was_made_under_an_earlier_key_is_there_all_the_same(journal, going, root, place):
    other = bytearray(root)
    other[-1] ^= 1
    told = deleting.look(journal.folder, journal.journal_id, other, place, 2)
    assert (told.place_missing, len(told.others)) == (False, 2)


def test_a_stick_pulled_out_meanwhile_is_named_as_still_there(journal, going, root, plan, place, tmp_path):
    place.rename(tmp_path / "unplugged")
    gone = deleted(journal, going, root, plan)
    assert gone.still_here == going.backups
    assert not journal.folder.path.exists()


def test_what_is_not_ours_in_its_folder_is_told_of_and_stays_in_sight(journal, root, plan, tmp_path):
    (journal.folder.path / "letter.odt").write_text("mine")
    (journal.folder.path / "pictures").mkdir()
    (journal.folder.path / "pictures" / "a.png").write_text("mine")
    (journal.folder.replaced).mkdir()
    (journal.folder.replaced / "note.txt").write_text("mine")
    told = looked(journal, root)
    assert [path.name for path in told.foreign] == ["letter.odt", "pictures", "note.txt"]
    gone = deleted(journal, told, root, plan)
    assert gone.left_alone == tmp_path / "Mentoring, other files"
    assert sorted(str(path.relative_to(gone.left_alone)) for path in gone.left_alone.rglob("*")) == [
        "letter.odt", "pictures", "pictures/a.png", "replaced", "replaced/note.txt",
    ]  # fmt: skip


def test_a_folder_that_others_use_keeps_its_name(journal, folder, root, opened_again, plan, tmp_path):
    journal.close()
    (folder.path / "letter.odt").write_text("mine")
    again = doors.enter(Folder(folder.path.rename(tmp_path / "Papers")), opened_again())
    deleting.forget(deleted(again, looked(again, root), root, plan))
    assert names(tmp_path) == ["Papers", "config"]
    assert names(tmp_path / "Papers") == ["letter.odt"]


def test_a_copy_that_is_only_read_is_not_deleted(journal, folder, root):
    copy = Folder(folder.path / ".copy-0123abcd")
    copy.path.mkdir()
    with pytest.raises(DeletingRefused):
        deleting.look(copy, journal.journal_id, root, None)


def test_where_it_was_moved_from_is_told_as_long_as_some_of_it_may_be_there(journal, folder, root, tmp_path):
    assert looked(journal, root).origin is None
    moved.say_came(folder, Folder(tmp_path / "old" / "Mentoring.inglenook"))
    assert looked(journal, root).origin == tmp_path / "old" / "Mentoring.inglenook"


def test_an_empty_folder_in_it_is_nothing_to_keep(journal, folder, root, plan, tmp_path):
    (folder.path / "Backups").mkdir()
    told = looked(journal, root)
    gone = deleted(journal, told, root, plan)
    assert (told.foreign, gone.left_alone, names(gone.hidden)) == ((), None, [])


def test_a_link_to_a_journal_goes_with_it(journal, folder, root, plan, tmp_path):
    link = tmp_path / "Linked.inglenook"
    link.symlink_to(folder.path)
    told = deleting.look(Folder(link), journal.journal_id, root, None)
    gone = deleted(journal, told, root, plan)
    deleting.forget(gone)
    assert names(tmp_path) == ["config"]


def test_a_folder_in_which_nothing_may_be_changed_is_refused_before_anything(journal, root, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(DeletingRefused):
        looked(journal, root)
    assert journal.read.one("select count(*) from note") == 0


def test_where_its_folder_cannot_be_renamed_it_stays_whole_and_what_went_is_said(
    journal, going, root, plan, place, monkeypatch
):
    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(DeletingStopped, match="still here") as told:
        deleted(journal, going, root, plan)
    assert "Its backups have been deleted" in told.value.advice
    opens_whole(going.folder, root)
    assert backup_plan.load(plan, going.journal_id).folder == "somewhere"


def test_what_the_disk_refuses_to_delete_is_named(journal, going, root, plan, monkeypatch):
    unlink = os.unlink

    def spoilt(path, **named):
        return refuse() if str(path).endswith("journal.db") else unlink(path, **named)

    monkeypatch.setattr(os, "unlink", spoilt)
    gone = deleted(journal, going, root, plan)
    assert {path.name for path in gone.still_here} == {"journal.db"}
    assert list(gone.hidden.rglob("journal.keys*")) == []
    assert not going.folder.path.exists()


def refuse(*_, **__):
    raise PermissionError


# killed


class Killed(BaseException):
    """Nothing that the program does may come after it."""


def once(call, steps, nth):
    def counted(*given, **named):
        if next(steps) == nth:
            raise Killed
        return call(*given, **named)

    return counted


def opens_whole(folder, root):
    again = doors.enter(folder, Opened(bytearray(root), None))
    assert [row[0] for row in again.read.execute("select text from note")] == ["word"]
    again.close()


def test_killed_at_any_step_it_is_whole_or_gone_and_the_next_start_finishes(
    journal, going, root, plan, place, tmp_path, monkeypatch
):
    journal.close()
    shutil.copytree(tmp_path, kept := tmp_path.with_name("kept"), symlinks=True)
    whole = finished = 0
    for nth in count(1):
        with monkeypatch.context() as world:
            steps = count(1)
            for name in ("unlink", "rename", "rmdir", "replace"):
                world.setattr(os, name, once(getattr(os, name), steps, nth))
            try:
                deleting.forget(deleting.delete(going, root, plan))
                break
            except Killed:
                pass
        hidden = deleting.left_of(going.folder)
        if going.folder.path.exists():
            assert hidden is None
            opens_whole(going.folder, root)
            whole += 1
        else:
            assert names(place) == []
            assert (hidden / "journal.db").exists() or list(hidden.rglob("journal.keys*")) == []  # keys go first
            deleting.forget(deleting.finish(hidden, plan))
            assert names(tmp_path) == ["config", "stick"]
            assert backup_plan.load(plan, going.journal_id) == Plan()
            finished += 1
        shutil.rmtree(tmp_path)
        shutil.copytree(kept, tmp_path, symlinks=True)
    assert (whole >= 3, finished >= 8) == (True, True)


def test_a_journal_that_was_never_deleted_leaves_nothing_to_finish(journal, tmp_path):
    assert deleting.left_of(journal.folder) is None
    assert deleting.left_of(Folder(tmp_path / "Other.inglenook")) is None
    (tmp_path / f".Other.inglenook.{OTHER}.gone").mkdir()
    assert deleting.left_of(Folder(tmp_path / "Third.inglenook")) is None
    assert deleting.left_of(Folder(tmp_path / "Other.inglenook")) is not None


def test_only_a_journal_that_was_being_deleted_is_finished(folder, plan):
    with pytest.raises(ValueError, match="no journal"):
        deleting.finish(folder.path, plan)
    assert folder.database.exists()
