"""Whatever a program was doing when it was killed: what was acknowledged is there, and the journal opens."""

import random

import pytest

from app.errors import JournalDamaged
from app.records import meetings
from app.store import doors
from app.store.opening import Opened
from tests.faults import backing, kills, leaving, moves, rekeying


def test_every_acknowledged_save_outlives_a_kill_check_1(tmp_path):
    outcome = kills.while_saving(tmp_path, 5, random.Random(5))
    assert (outcome.count, outcome.lost, outcome.problems) == (5, 0, [])
    assert outcome.acknowledged > 5


def test_every_acknowledged_word_typed_in_the_window_outlives_a_kill_check_1(tmp_path):
    outcome = kills.while_typing(tmp_path, 3, random.Random(3))
    assert (outcome.count, outcome.lost, outcome.problems) == (3, 0, [])
    assert outcome.acknowledged >= 3


def test_a_making_killed_at_any_moment_leaves_a_whole_journal_or_none(tmp_path):
    outcome = kills.while_making(tmp_path, 12, random.Random(12))
    assert (outcome.lost, outcome.problems) == (0, [])


def test_a_change_of_passphrase_killed_at_any_rename_leaves_a_way_in_check_13(tmp_path):
    outcome = kills.while_changing(tmp_path, [kills.RENAMES])
    assert (outcome.lost, outcome.problems) == (0, [])
    assert outcome.count == 3  # the note at the door, the key file and its copy


def test_another_key_taken_killed_at_any_rename_leaves_one_way_in_to_all_of_it(tmp_path):
    outcome = rekeying.while_rekeying(tmp_path, [kills.RENAMES])
    assert (outcome.lost, outcome.problems) == (0, [])
    assert 0 < outcome.halfway < outcome.count


def test_an_upgrade_killed_at_any_sync_leaves_every_word(tmp_path):
    outcome = kills.while_upgrading(tmp_path, ["fsync,fdatasync"])
    assert (outcome.lost, outcome.problems) == (0, [])
    assert outcome.count > 8


def test_deleting_a_journal_killed_at_any_sync_leaves_it_whole_or_the_rest_is_found(tmp_path):
    outcome = leaving.while_deleting(tmp_path, ["fsync,fdatasync"])
    assert outcome.problems == []
    assert 0 < outcome.halfway < outcome.count


def test_going_back_to_a_backup_killed_at_any_rename_ends_old_or_new_check_17(tmp_path):
    outcome = kills.while_going_back(tmp_path, [kills.RENAMES, "?unlinkat"])
    assert (outcome.lost, outcome.problems) == (0, [])
    assert 0 < outcome.halfway < outcome.count


def test_a_backup_killed_at_any_rename_leaves_the_older_ones_and_no_part(tmp_path):
    outcome = backing.while_backing_up(tmp_path, [kills.RENAMES, "?unlinkat"])
    assert (outcome.lost, outcome.problems) == (0, [])
    assert outcome.halfway > 0


def test_a_move_killed_at_any_rename_leaves_it_whole_at_one_of_the_two_places(tmp_path):
    outcome = moves.while_moving(tmp_path, [kills.RENAMES, "?unlinkat"])
    assert (outcome.lost, outcome.problems) == (0, [])
    assert 0 < outcome.halfway < outcome.count


# The counting itself


def test_a_save_that_was_lost_would_be_counted(tmp_path):
    folder, root = kills.journal_of_notes(tmp_path)
    outcome = kills.Outcome("")
    kills.check_notes(outcome, folder, root, [1, 2])
    assert (outcome.lost, outcome.holds) == (2, False)


def test_a_note_that_is_not_whole_would_be_told(tmp_path):
    folder, root = kills.journal_of_notes(tmp_path)
    journal = doors.enter(folder, Opened(bytearray(root), None))
    with journal.write() as write:
        meetings.save_notes(write, meetings.coming_up(journal.read)[3].id, "3 half of what was acknow")
    journal.close()
    outcome = kills.Outcome("")
    kills.check_notes(outcome, folder, root, [3])
    assert (outcome.lost, outcome.problems) == (0, ["note 3 is not whole", "note 3 and its action differ"])


@pytest.mark.parametrize(("typed", "lost", "problems"), [("1 2 ", 1, []), ("1 3 ", 1, ["what was typed is not whole"])])
def test_typed_words_that_were_lost_would_be_counted(tmp_path, typed, lost, problems):
    folder, root = kills.journal_of_notes(tmp_path)
    journal = doors.enter(folder, Opened(bytearray(root), None))
    with journal.write() as write:
        meetings.save_notes(write, kills.TYPED_INTO, typed)
    journal.close()
    outcome = kills.Outcome("")
    kills.check_typed(outcome, folder, root, [2, 3])
    assert (outcome.lost, outcome.problems) == (lost, problems)


def test_a_damaged_journal_would_be_told(tmp_path):
    folder, root = kills.journal_of_notes(tmp_path)
    data = bytearray(folder.database.read_bytes())
    data[600] ^= 1
    folder.database.write_bytes(data)
    outcome = kills.Outcome("")
    kills.check_notes(outcome, folder, root, [7])
    assert (outcome.lost, outcome.holds) == (1, False)
    assert outcome.problems == [JournalDamaged.title]
