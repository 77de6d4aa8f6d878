"""Writing is all or nothing; what changed is told once; a failing disk and a damaged file are told in words."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import BrokenRule, DiskGone, DiskTrouble, JournalDamaged, JournalMissing
from app.records import departures, links, meetings, people
from app.store import connection, doors
from app.store.journal import Kind
from tests.faults import running


class Boom(Exception):
    """A bug of somebody's."""


@pytest.fixture
def heard(journal):
    """The changes announced."""
    heard = []
    journal.on_change = heard.append
    return heard


@pytest.fixture
def pull_the_stick(journal):
    """From now on every read and write of the journal's files fails, as on a USB stick that was pulled."""
    nowhere = os.open("/", os.O_PATH)
    kept = []

    def pull():
        for link in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if str(link.readlink()).startswith(str(journal.folder.database)):
                    kept.append((int(link.name), os.dup(int(link.name))))
                    os.dup2(nowhere, int(link.name))

    pull.kept = kept
    yield pull
    os.close(nowhere)


@pytest.fixture
def put_it_back(pull_the_stick):
    def put_back():
        for descriptor, copy in pull_the_stick.kept:
            os.dup2(copy, descriptor)
            os.close(copy)

    return put_back


def test_what_was_written_is_there_after_closing_and_opening(folder, journal, opened, meeting):
    root = bytearray(opened.root)
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "still here")
    journal.close()

    again = doors.enter(folder, type(opened)(root, opened.key_file))
    assert meetings.get(again.read, meeting.id).notes == "still here"
    again.close()


def test_a_failure_halfway_keeps_nothing(journal):
    with pytest.raises(Boom), journal.write() as write:
        people.add(write, "Ada")
        people.add(write, "Ben")
        raise Boom
    assert people.everyone(journal.read) == []


def test_a_broken_rule_halfway_keeps_nothing(journal):
    with pytest.raises(BrokenRule), journal.write() as write:
        people.add(write, "Ada")
        people.add(write, "   ")
    assert people.everyone(journal.read) == []


def test_after_a_failure_the_journal_can_be_written_to(journal):
    with pytest.raises(Boom), journal.write():
        raise Boom
    with journal.write() as write:
        people.add(write, "Ada")
    assert [person.display_name for person in people.everyone(journal.read)] == ["Ada"]


def test_a_change_is_told_once_with_all_that_it_touched_and_who_asked(journal, mentorship, heard):
    me = object()
    with journal.write(origin=me) as write:
        ben = people.add(write, "Ben")
        people.save(write, ben)
        links.add(write, (Kind.PERSON, ben.id), (Kind.MENTORSHIP, mentorship.id))

    assert [change.records for change in heard] == [{(Kind.PERSON, ben.id), (Kind.MENTORSHIP, mentorship.id)}]
    assert heard[0].origin is me


def test_a_change_is_told_after_it_was_kept(journal):
    seen = []
    journal.on_change = lambda _change: seen.append(
        (journal.read.in_transaction, [person.display_name for person in people.everyone(journal.read)])
    )
    with journal.write() as write:
        people.add(write, "Ada")
    assert seen == [(False, ["Ada"])]


def test_a_failure_is_no_change(journal, heard):
    with suppress(Boom), journal.write() as write:
        people.add(write, "Ada")
        raise Boom
    assert heard == []


def test_reading_is_no_change(journal, heard, meeting):
    heard.clear()
    with journal.write() as write:
        meetings.get(write.conn, meeting.id)
    assert heard == []


def test_a_change_concerns_the_kinds_that_it_touched_and_no_other(journal, heard):
    with journal.write() as write:
        departures.add(write, "A summary", "", "summary.pdf")
    assert heard[0].concerns(Kind.MEETING, Kind.DEPARTURE)
    assert not heard[0].concerns(Kind.MEETING, Kind.PERSON)


def test_a_full_disk_is_told_in_words_and_changes_nothing(journal, meeting):
    journal.read.execute("pragma max_page_count = 1")  # SQLite clamps this to the size it has now

    with pytest.raises(DiskTrouble), journal.write() as write:
        meetings.save_notes(write, meeting.id, "x" * 1_000_000)

    assert meetings.get(journal.read, meeting.id).notes == ""


def test_a_full_disk_is_no_change(journal, meeting, heard):
    heard.clear()
    journal.read.execute("pragma max_page_count = 1")
    with suppress(DiskTrouble), journal.write() as write:
        meetings.save_notes(write, meeting.id, "x" * 1_000_000)
    assert heard == []


def test_once_there_is_room_again_the_words_are_kept_check_21(journal, meeting):
    journal.read.execute("pragma max_page_count = 1")
    with suppress(DiskTrouble), journal.write() as write:
        meetings.save_notes(write, meeting.id, "x" * 1_000_000)
    journal.read.execute("pragma max_page_count = 1000000")

    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "x" * 1_000_000)

    assert meetings.get(journal.read, meeting.id).notes == "x" * 1_000_000


def test_a_pulled_stick_is_told_in_words(journal, meeting, pull_the_stick):
    pull_the_stick()
    with pytest.raises(DiskGone), journal.write() as write:
        meetings.save_notes(write, meeting.id, "x" * 1_000_000)
    journal.close()


def test_a_stick_pulled_in_the_middle_of_a_change_keeps_nothing_of_it(journal, meeting, pull_the_stick, put_it_back):
    journal.read.execute("pragma cache_size = 10")  # so that pages go out before the change is complete
    with pytest.raises(Boom), journal.write() as write:
        meetings.save_notes(write, meeting.id, "x" * 1_000_000)
        pull_the_stick()
        raise Boom
    put_it_back()
    doors.reopen(journal)
    assert meetings.get(journal.read, meeting.id).notes == ""


def test_once_the_stick_is_back_the_words_are_kept(journal, meeting, pull_the_stick, put_it_back):
    pull_the_stick()
    with suppress(DiskGone), journal.write() as write:
        meetings.save_notes(write, meeting.id, "out of reach for a moment")
    put_it_back()

    doors.reopen(journal)
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "out of reach for a moment")

    assert meetings.get(journal.read, meeting.id).notes == "out of reach for a moment"


def test_a_journal_that_was_opened_again_is_shut_to_others(journal, folder, pattern):
    doors.reopen(journal)
    assert running.said("knock", journal=str(folder.path), root=pattern[1].root.hex())[0] == "JournalOpenElsewhere"


def test_while_the_folder_is_gone_reading_and_writing_say_so(journal, meeting, folder):
    away = folder.path.rename(folder.path.with_name("unplugged"))
    with pytest.raises(JournalMissing):
        doors.reopen(journal)

    with pytest.raises(DiskGone):
        meetings.get(journal.read, meeting.id)
    with pytest.raises(DiskGone), journal.write() as write:
        meetings.save_notes(write, meeting.id, "words")

    away.rename(folder.path)
    doors.reopen(journal)
    assert meetings.get(journal.read, meeting.id).notes == ""


# Damage


@pytest.fixture
def spoilt(folder, opened, journal, meeting):
    """A journal with a bit flipped where a long note is kept, opened again; and the id of that meeting."""
    root, pages = bytearray(opened.root), journal.read.one("pragma page_count")
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "x" * 400_000)
    journal.close()
    data = bytearray(folder.database.read_bytes())
    data[(pages + 50) * 4096] ^= 4  # of the hundred new pages that the note fills first
    folder.database.write_bytes(data)
    again = doors.enter(folder, type(opened)(root, opened.key_file))
    yield again, meeting.id
    again.close()


def test_damage_is_told_when_it_is_met(spoilt):
    journal, meeting_id = spoilt
    with pytest.raises(JournalDamaged):
        meetings.get(journal.read, meeting_id)


def test_after_damage_nothing_is_written(spoilt, folder):
    journal, meeting_id = spoilt
    with suppress(JournalDamaged):
        meetings.get(journal.read, meeting_id)
    before = folder.path.joinpath("journal.db-journal").stat(), folder.database.stat()

    with pytest.raises(JournalDamaged), journal.write() as write:
        people.add(write, "Ada")

    after = folder.path.joinpath("journal.db-journal").stat(), folder.database.stat()
    assert [(s.st_size, s.st_mtime_ns) for s in before] == [(s.st_size, s.st_mtime_ns) for s in after]


def test_damage_met_in_the_middle_of_a_change_keeps_nothing(spoilt, folder):
    journal, meeting_id = spoilt
    before = folder.database.read_bytes()
    with pytest.raises(JournalDamaged), journal.write() as write:
        people.add(write, "Zadie")
        meetings.get(write.conn, meeting_id)
    assert folder.database.read_bytes() == before


def test_a_read_only_file_after_damage_means_damage(spoilt):
    journal, meeting_id = spoilt
    with suppress(JournalDamaged):
        meetings.get(journal.read, meeting_id)
    # SQLCipher itself refuses to write on a connection that met a page it could not verify.
    with pytest.raises(JournalDamaged):
        journal.read.execute("update about set leaning = 'both'")


def test_the_integrity_checks_name_the_damage(spoilt):
    journal, _ = spoilt
    assert connection.problems(journal.read)


def test_an_index_that_lost_a_page_is_found(folder, opened, journal, meeting):
    root = bytearray(opened.root)
    with journal.write() as write:
        write.conn.execute("update search_data set block = x'00' where id > 10")
    journal.close()
    again = doors.enter(folder, type(opened)(root, opened.key_file))
    assert connection.problems(again.read)
    again.close()
