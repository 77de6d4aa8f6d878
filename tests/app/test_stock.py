"""How much a journal holds, and how much of it since a moment."""

from datetime import UTC, date, datetime
from itertools import pairwise

from app.acts import stock
from app.records import notes
from app.records.notes import Note
from app.store.journal import Kind

NOON = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)


def wrote(journal, created, edited):
    with journal.write() as write:
        made = notes.add(write, Note(0, "", date(2025, 3, 10), "words"))
        write.conn.execute("update note set created_at = ?, edited_at = ? where id = ?", (created, edited, made.id))
    return made


def counted(journal):
    return list(stock.tally(journal.read, NOON))[-1]


def test_what_was_written_or_changed_after_a_moment_counts_as_since(journal):
    wrote(journal, "2025-03-10T11:59:00Z", "2025-03-10T11:59:30Z")
    wrote(journal, "2025-03-10T11:59:00Z", "2025-03-10T12:00:01Z")
    wrote(journal, "2025-03-10T12:30:00Z", "2025-03-10T12:30:00Z")
    assert counted(journal) == (3, 2)


def test_what_was_removed_and_who_is_known_do_not_count(journal, ada):
    gone = wrote(journal, "2025-03-10T12:30:00Z", "2025-03-10T12:30:00Z")
    with journal.write() as write:
        write.conn.execute("update note set deleted_at = '2025-03-11T00:00:00Z' where id = ?", (gone.id,))
    assert Kind.PERSON not in stock.ENTRIES
    assert counted(journal) == (0, 0)


def test_many_are_counted_a_slice_at_a_time(journal):
    with journal.write() as write:
        for _ in range(900):
            notes.add(write, Note(0, "", date(2025, 3, 10), "words"))
    steps = list(stock.tally(journal.read, NOON))
    assert max(after.entries - before.entries for before, after in pairwise(steps)) == 400
    assert steps[-1] == (900, 900)
