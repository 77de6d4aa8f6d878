"""Before a journal's tables change it is set aside, and what could not be set aside is not changed."""

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import DiskTrouble, JournalDamaged, JournalTooNew, UpgradeStopped
from app.records import meetings, mentorships, people
from app.store import connection, doors, keys, migrate
from app.store.folder import Folder
from app.store.migrate import Migration
from app.store.opening import Opened

SHIPPED = migrate.shipped()
NEXT = Migration(SHIPPED[-1].number + 1, "alter table person add column colour text;\ncreate table shelf (id integer)")
BROKEN = Migration(SHIPPED[-1].number + 1, "create table shelf (id integer);\ninsert into nowhere values (1)")


@pytest.fixture
def enter(folder, pattern):
    """Open the journal with these migrations, as often as wanted."""

    def enter(*migrations, at=folder):
        return doors.enter(at, Opened(bytearray(pattern[1].root), pattern[1].key_file), migrations or SHIPPED)

    return enter


@pytest.fixture
def lived_in(folder, journal, meeting):
    """A journal of the shipped tables with a word in it, shut."""
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "from before")
    journal.close()
    return folder


def set_aside(folder):
    return [Folder(path) for path in folder.replaced.iterdir()] if folder.replaced.exists() else []


def tables(conn):
    return {row[0] for row in conn.execute("select name from sqlite_schema where type = 'table'")}


def counts(conn):
    return {
        name: conn.one(f"select count(*) from {name}") for name in ("person", "mentorship", "meeting", "search_text")
    }


def test_the_shipped_migrations_are_numbered_without_a_gap():
    assert [migration.number for migration in SHIPPED] == list(range(1, len(SHIPPED) + 1))


def test_a_new_journal_has_the_latest_tables(journal):
    assert migrate.schema(journal.read) == SHIPPED[-1].number


def test_opening_a_journal_of_this_version_sets_nothing_aside(folder, enter):
    enter().close()
    assert set_aside(folder) == []


@pytest.mark.parametrize("count", range(1, len(SHIPPED)))
def test_a_journal_of_an_earlier_version_gets_the_same_tables_as_a_new_one(tmp_path, journal, count):
    folder = Folder(tmp_path / "Earlier.inglenook")
    opened = doors.create(folder, "any passphrase at all", cost=keys.SMALL, migrations=SHIPPED[:count])

    upgraded = doors.enter(folder, opened)

    schema = "select type, name, sql from sqlite_schema where name not like 'sqlite_%' order by type, name"
    assert upgraded.read.execute(schema).fetchall() == journal.read.execute(schema).fetchall()
    assert connection.problems(upgraded.read) == []
    upgraded.close()


def test_an_upgrade_keeps_every_record_and_every_word(lived_in, enter):
    before = enter()
    counted = counts(before.read)
    before.close()

    after = enter(*SHIPPED, NEXT)
    assert counts(after.read) == counted
    assert [meeting.notes for meeting in meetings.coming_up(after.read)] == ["from before"]
    assert tables(after.read) >= {"shelf"}
    after.close()


def test_an_upgrade_sets_the_old_journal_aside_and_it_opens_as_it_was(lived_in, enter):
    before = enter()
    counted = counts(before.read)
    before.close()
    enter(*SHIPPED, NEXT).close()

    [aside] = set_aside(lived_in)
    old = enter(*SHIPPED, at=aside)
    assert (counts(old.read), migrate.schema(old.read)) == (counted, SHIPPED[-1].number)
    assert connection.problems(old.read) == []
    old.close()


def test_what_is_set_aside_is_the_bytes_of_the_old_journal(lived_in, enter):
    before = {name: (lived_in.path / name).read_bytes() for name in ("journal.db", "journal.keys", "journal.keys.copy")}
    enter(*SHIPPED, NEXT).close()
    [aside] = set_aside(lived_in)
    assert {name: (aside.path / name).read_bytes() for name in before} == before


def test_only_the_owner_may_read_what_is_set_aside(lived_in, enter):
    umask = os.umask(0)
    try:
        enter(*SHIPPED, NEXT).close()
    finally:
        os.umask(umask)
    [aside] = set_aside(lived_in)
    assert aside.path.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in aside.path.iterdir()} == {0o600}


def test_a_second_opening_upgrades_nothing_and_sets_nothing_aside(lived_in, enter):
    enter(*SHIPPED, NEXT).close()
    enter(*SHIPPED, NEXT).close()
    assert len(set_aside(lived_in)) == 1


def test_a_failing_migration_leaves_the_tables_as_they_were(lived_in, enter):
    with pytest.raises(Exception, match="no such table: nowhere"):
        enter(*SHIPPED, BROKEN)

    old = enter()
    assert "shelf" not in tables(old.read)
    assert migrate.schema(old.read) == SHIPPED[-1].number
    assert [meeting.notes for meeting in meetings.coming_up(old.read)] == ["from before"]
    old.close()


FORGETFUL = Migration(SHIPPED[-1].number + 1, "create table shelf (id integer);\ndelete from meeting")


def test_a_migration_after_which_an_entry_is_missing_is_undone(lived_in, enter):
    with pytest.raises(UpgradeStopped) as met:
        enter(*SHIPPED, FORGETFUL)
    assert "Some entries would have been missing afterwards, so nothing has been changed." in met.value.advice

    old = enter()
    assert (migrate.schema(old.read), "shelf" in tables(old.read)) == (SHIPPED[-1].number, False)
    assert [meeting.notes for meeting in meetings.coming_up(old.read)] == ["from before"]
    old.close()


def test_an_upgraded_journal_knows_where_it_is_kept_as_it_was(lived_in, enter):
    after = enter(*SHIPPED, NEXT)
    assert [after.set_aside] == set_aside(lived_in)
    after.close()
    again = enter(*SHIPPED, NEXT)
    assert again.set_aside is None
    again.close()


def test_the_steps_before_a_failing_one_are_kept(lived_in, enter):
    broken = Migration(NEXT.number + 1, BROKEN.script.replace("shelf", "attic"))
    with pytest.raises(Exception, match="no such table: nowhere"):
        enter(*SHIPPED, NEXT, broken)

    half_way = enter(*SHIPPED, NEXT)
    assert migrate.schema(half_way.read) == NEXT.number
    half_way.close()


def test_an_upgrade_that_meets_a_full_disk_leaves_the_tables_as_they_were(lived_in, enter, monkeypatch):
    apply = migrate.apply

    def on_a_full_disk(conn, migrations):
        conn.execute("pragma max_page_count = 1")
        apply(conn, migrations)

    large = Migration(NEXT.number, "create table shelf as select randomblob(1000000) as it")
    with monkeypatch.context() as patch, pytest.raises(DiskTrouble):
        patch.setattr(migrate, "apply", on_a_full_disk)
        enter(*SHIPPED, large)

    old = enter()
    assert migrate.schema(old.read) == SHIPPED[-1].number
    old.close()


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(("module", "name"), [(shutil, "copyfileobj"), (os, "fsync")])
def test_where_nothing_can_be_set_aside_nothing_is_changed(lived_in, enter, monkeypatch, module, name):
    before = lived_in.database.read_bytes()

    with monkeypatch.context() as patch, pytest.raises(UpgradeStopped):
        patch.setattr(module, name, full)
        enter(*SHIPPED, NEXT)

    assert lived_in.database.read_bytes() == before
    assert set_aside(lived_in) == []


def test_where_the_folder_of_old_states_cannot_be_made_nothing_is_changed(lived_in, enter):
    lived_in.replaced.write_text("a file in the way")
    before = lived_in.database.read_bytes()
    with pytest.raises(UpgradeStopped):
        enter(*SHIPPED, NEXT)
    assert lived_in.database.read_bytes() == before


def test_a_copy_that_did_not_turn_out_well_stops_the_upgrade(lived_in, enter, monkeypatch):
    copy = shutil.copyfileobj

    def badly(source, target, length):
        copy(source, target, length)
        target.seek(3 * 4096 + 50)
        target.write(b"\0\0\0\0")

    before = lived_in.database.read_bytes()
    with monkeypatch.context() as patch, pytest.raises(UpgradeStopped):
        patch.setattr(shutil, "copyfileobj", badly)
        enter(*SHIPPED, NEXT)

    assert lived_in.database.read_bytes() == before
    assert set_aside(lived_in) == []


def test_a_damaged_journal_is_not_upgraded(lived_in, enter):
    journal = enter()
    page = journal.read.one("select rootpage from sqlite_schema where name = 'departure'")
    journal.close()
    data = bytearray(lived_in.database.read_bytes())
    data[(page - 1) * 4096 + 90] ^= 1
    lived_in.database.write_bytes(data)

    with pytest.raises(JournalDamaged):
        enter(*SHIPPED, NEXT)

    assert lived_in.database.read_bytes() == data


def test_a_newer_journal_is_told_and_not_touched(lived_in, enter):
    enter(*SHIPPED, NEXT).close()
    before = lived_in.database.read_bytes()
    with pytest.raises(JournalTooNew):
        enter()
    assert lived_in.database.read_bytes() == before


def test_records_of_the_upgraded_journal_can_be_written(lived_in, enter):
    journal = enter(*SHIPPED, NEXT)
    with journal.write() as write:
        ben = people.add(write, "Ben")
        mentorships.add(write, ben.id, mentorships.Role.MENTOR, mentorships.Form.PEER, "")
    assert counts(journal.read)["person"] == 2
    journal.close()


# How long it stays


def put_aside(folder, days_ago, name=None):
    """What an upgrade of that day would have left."""
    made = datetime.now(UTC) - timedelta(days=days_ago)
    aside = folder.replaced / (name or f"before-upgrade-{made:%Y%m%d-%H%M%S}-0a1b.inglenook")
    aside.mkdir(parents=True)
    (aside / "journal.db").write_bytes(b"older words")
    return aside


def test_what_an_upgrade_set_aside_goes_a_month_later(folder, enter):
    put_aside(folder, 31)
    enter().close()
    assert set_aside(folder) == []


def test_what_an_upgrade_set_aside_this_month_stays(folder, enter):
    aside = put_aside(folder, 29)
    enter().close()
    assert (aside / "journal.db").read_bytes() == b"older words"


@pytest.mark.parametrize(
    "name", ["before-upgrade-soon.inglenook", "before-upgrade-20250231-000000-0a1b.inglenook", "my own copy"]
)
def test_what_no_upgrade_put_there_is_left_alone(folder, enter, name):
    aside = put_aside(folder, 400, name)
    enter().close()
    assert aside.is_dir()


def test_a_journal_that_does_not_open_keeps_what_was_set_aside(folder, enter):
    aside = put_aside(folder, 400)
    data = bytearray(folder.database.read_bytes())
    data[100] ^= 1
    folder.database.write_bytes(data)
    with pytest.raises(JournalDamaged):
        enter()
    assert aside.is_dir()


def test_what_cannot_be_taken_away_keeps_nobody_out(folder, enter):
    folder.replaced.write_text("a file in the way")
    enter().close()
    assert folder.replaced.read_text() == "a file in the way"
