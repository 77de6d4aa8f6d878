"""Goal 7: an autosave against what no program can do without: the same update, and the same syncs of the disk."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from statistics import median

from app.records import meetings
from app.store.journal import Journal
from tests.bench.corpus import Corpus
from tests.bench.figures import MS, Figure, aside, p95, timed

_NOTES = 40  # written into, one after the other
_SAVES = 6  # a note
_SYNCS = 4  # of one commit, as strace shows: the rollback file twice, the journal, the emptied rollback file
_PAGES = 3  # written before each


def figures(large: Corpus) -> Iterator[Figure]:
    journal = large.open()
    random_ = random.Random(7)
    try:
        ours: list[float] = []
        least: list[float] = []
        for _ in range(_NOTES):
            meeting_id = random_.randint(1, large.notes)
            ours += _typed_into(journal, meeting_id, _autosave)
            least += _least(journal, meeting_id)
    finally:
        journal.close()
    aside(f"save: {median(ours) * MS:.2f} ms, p95 {p95(ours) * MS:.2f}; the least {median(least) * MS:.2f} ms")
    yield Figure("autosave_to_update_and_syncs", median(ours) / median(least), "ratio", 2)


def _autosave(journal: Journal, meeting_id: int, notes: str) -> None:
    with journal.write() as write:
        meetings.save_notes(write, meeting_id, notes)


def _update(journal: Journal, meeting_id: int, notes: str) -> None:
    """The row and, by its trigger, the row of the index."""
    journal.read.execute("begin immediate")
    journal.read.execute("update meeting set notes = ?, edited_at = '' where id = ?", (notes, meeting_id))
    journal.read.execute("commit")


def _typed_into(journal: Journal, meeting_id: int, save: Callable[[Journal, int, str], None]) -> list[float]:
    notes, times = meetings.get(journal.read, meeting_id).notes, []
    for _ in range(_SAVES):
        notes += " and some more words"
        times.append(_timed_save(journal, meeting_id, notes, save))
    return times


def _timed_save(
    journal: Journal, meeting_id: int, notes: str, save: Callable[[Journal, int, str], None]
) -> float:
    def work() -> None:
        save(journal, meeting_id, notes)

    return timed(work)


def _least(journal: Journal, meeting_id: int) -> list[float]:
    """Updates that SQLite does not sync, each with as many bare syncs as its commit would have."""
    journal.read.execute("pragma synchronous = off")
    updates = _typed_into(journal, meeting_id, _update)
    journal.read.execute("pragma synchronous = extra")
    return [update + _bare_syncs(journal) for update in updates]


def _bare_syncs(journal: Journal) -> float:
    beside = journal.folder.path / "syncs"
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    pages = os.urandom(4096 * _PAGES)

    def work() -> None:
        for _ in range(_SYNCS):
            os.pwrite(descriptor, pages, 0)
            os.fsync(descriptor)

    try:
        return timed(work)
    finally:
        os.close(descriptor)
        beside.unlink()
