"""A whole life of a journal, every word of it a marker, for those who watch what is written to disk."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app import search, settings
from app.acts import begin, meet, purge
from app.log import Log
from app.records import departures, drafts, meetings, mentorships, people
from app.records.meetings import Meeting
from app.records.mentorships import EndingReason, Form, Role
from app.records.people import PersonKind
from app.store import connection, doors, keys, migrate, opening, rows
from app.store.folder import Folder
from app.store.journal import Kind
from app.store.migrate import Migration
from tests.faults import keeping

MARKER = "quokkamarmalade"
PASSPHRASE = f"{MARKER} wicker lantern orchard"
NOON = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)
LONG_AGO = "2020-01-01T00:00:00Z"
JOURNAL = "Life.inglenook"


def live(place, *, spill=False):
    """Make, write, search, sort, remove, erase, tidy, change the passphrase, meet a bug, back up,
    take out, sum up, bring in, go back, save what a damaged page leaves, upgrade.

    `spill` keeps what does not fit into memory in temporary files: what the journal must never do.
    """
    place = Path(place)
    folder = Folder(place / JOURNAL)
    way_in = doors.create(folder, PASSPHRASE, cost=keys.SMALL)
    journal = doors.enter(folder, way_in)
    if spill:
        journal.read.execute("pragma temp_store = file")
    mentorship = _write(journal)
    _look(journal.read)
    _erase(journal, mentorship)
    _fail(journal, Log(place / "log" / "inglenook.log"))
    opening.renewed(folder, way_in, PASSPHRASE + " again", journal.journal_id, journal.salt16, keys.SMALL)
    settings.save(place / "config" / "settings.json", settings.Settings(last_journal=str(folder.path)))
    connection.problems(journal.read)
    journal.read.execute("vacuum")
    if spill:
        journal.close()
    else:
        _keep(journal, place)
    more = Migration(migrate.shipped()[-1].number + 1, "create table shelf as select notes from meeting order by notes")
    later = doors.enter(folder, opening.with_passphrase(folder, PASSPHRASE + " again"), (*migrate.shipped(), more))
    later.close()


def _keep(journal, place):
    root = bytes(journal.root)
    path = keeping.back_up(journal, place)
    keeping.let_out(journal, place)
    journal.close()
    keeping.go_back(journal.folder, root, path, place)
    keeping.be_saved(journal.folder, root, place)


def _words(number):
    return f"# {MARKER}\n\n" + f"{MARKER}{number % 17} and {MARKER} once more. " * (100 + number % 50)


def _write(journal):
    with journal.write() as write:
        people.add(write, MARKER, PersonKind.SELF)
        made = begin.begin(
            write, MARKER, Role.BOTH, Form.PEER, MARKER, agreed_on=date(2025, 1, 1), started_on=NOON.date()
        )
        person = people.get(write.conn, made.person_id)
        told = dict.fromkeys(("pronouns", "specialty", "organisation", "contact", "notes"), MARKER)
        people.save(write, replace(person, **told))
        departures.add(write, MARKER, MARKER, f"{MARKER}.pdf")
        drafts.keep(write, "plan", {"place": MARKER, "notes": _words(1)})
    for number in range(24):
        with journal.write() as write:
            planned = Meeting(0, "", made.id, NOON + timedelta(minutes=number), place=MARKER, what_mattered=MARKER)
            kept = meet.plan(write, replace(planned, notes=_words(number)))
        with journal.write() as write:
            meetings.save_notes(write, kept.id, _words(number + 1))
    with journal.write() as write:
        people.save(write, replace(person, display_name=f"{MARKER} the second"))
    return made


def _look(conn):
    for words in (MARKER, MARKER[:1], f"{MARKER}1 once"):
        search.newest(conn, words, limit=300)
        search.best(conn, words)
        search.matching(conn, words)
    conn.execute("pragma cache_size = 20")
    # A sort, a grouping and an index that do not fit into the cache.
    many = "(select a.notes || b.id as words from meeting a, meeting b)"
    conn.execute(f"select words from {many} order by words desc").fetchall()
    conn.execute(f"select distinct words, count(*) from {many} group by 1 order by 2").fetchall()
    conn.execute(f"create temp table spare as select words from {many}")
    conn.execute("create index temp.spare_by_notes on spare (words)")
    conn.execute("drop table temp.spare")
    conn.execute("pragma cache_size = -65536")


def _erase(journal, mentorship):
    some = [meeting.id for meeting in meetings.past(journal.read, mentorship.id)][:12]
    with journal.write() as write:
        for meeting_id in some:
            rows.hide(write, Kind.MEETING, meeting_id, LONG_AGO)
    with journal.write() as write:
        purge.erase(write)
    done = False
    while not done:
        with journal.write() as write:
            done = search.tidy_a_little(write)
    with journal.write() as write:
        write.conn.execute("insert into search (search) values ('optimize')")
        mentorships.end(write, mentorships.get(write.conn, mentorship.id), date(2026, 1, 1), EndingReason.OTHER, MARKER)


def _fail(journal, log):
    try:
        with journal.write() as write:
            write.conn.execute("savepoint here")
            write.conn.execute("update meeting set notes = notes || ?", (MARKER,))
            write.conn.execute("rollback to here")
            write.conn.execute("update meeting set place = place || ?", (MARKER,))
            raise ZeroDivisionError(MARKER)
    except ZeroDivisionError as error:
        log.failure(error)
