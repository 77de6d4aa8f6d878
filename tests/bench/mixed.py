"""A journal of everything: as many entries of all kinds, in the proportions of a long life of mentoring."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from uuid import UUID

from app.records import people
from app.store import doors
from app.store.folder import Folder
from app.store.journal import Kind, Write
from tests.bench import corpus
from tests.bench.corpus import PASSPHRASE, Corpus

# Of a hundred thousand.
_SHARES = {
    Kind.MEETING: 40_000,
    Kind.AGENDA_ITEM: 16_000,
    Kind.ACTION: 12_000,
    Kind.NOTE: 12_000,
    Kind.REFLECTION: 10_000,
    Kind.CHECK_IN: 6_000,
    Kind.MILESTONE: 3_200,
    Kind.GOAL: 300,
    Kind.PERSON: 200,
    Kind.TAG: 200,
    Kind.POST: 100,
}
_WHOLE = 100_000
_NEEDED_FIRST = (Kind.MEETING, Kind.GOAL)  # others refer to them
_ENTRY = tuple[datetime, str]


def beside(*others: Corpus) -> list[Corpus]:
    """As large as these, and where they are; where two are the same, so are these."""
    made = {other.notes: other.folder.path.parent for other in others}
    built = {count: build(count, place) for count, place in made.items()}
    return [built[other.notes] for other in others]


def build(count: int, place: Path) -> Corpus:
    """Make the journal; says on standard error how long it took."""
    began = time.perf_counter()
    made = Corpus(Folder(place / f"{count}-mixed.inglenook"), count)
    journal = doors.enter(made.folder, doors.create(made.folder, PASSPHRASE))
    with journal.write() as write:
        mentorship_ids = corpus.mentorships(write)
        for kind in (*_NEEDED_FIRST, *(kind for kind in _SHARES if kind not in _NEEDED_FIRST)):
            number = max(1, _SHARES[kind] * count // _WHOLE)
            _MAKERS[kind](write, islice(corpus.notes(number), number), mentorship_ids)
    journal.close()
    print(f"{count} of all kinds: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return made


def _meetings(write: Write, entries: Iterator[_ENTRY], mentorship_ids: list[int]) -> None:
    for batch in corpus.batches(entries, mentorship_ids):
        write.conn.executemany(corpus.INSERT_MEETING, batch)


def _rows(kind: Kind, columns: str, values: Callable[[int, str, str, list[str]], tuple[object, ...]]) -> Callable[
    [Write, Iterator[_ENTRY], list[int]], None
]:
    """`values` are told the number of the entry, its day, its text and the words of it."""

    def make(write: Write, entries: Iterator[_ENTRY], _mentorship_ids: list[int]) -> None:
        names = f"uid, created_at, edited_at, {columns}"
        marks = ", ".join("?" * len(names.split(",")))
        for number, (at, text) in enumerate(entries):
            uid, utc = str(UUID(int=number, version=4)), f"{at:%Y-%m-%dT%H:%M:%SZ}"
            made = (uid, utc, utc, *values(number, at.date().isoformat(), text, text.replace("#", "").split()))
            write.conn.execute(f"insert into {kind} ({names}) values ({marks})", made)

    return make


def _line(words: list[str], length: int = 8) -> str:
    return " ".join(words[7 : 7 + length])


def _people(write: Write, entries: Iterator[_ENTRY], _mentorship_ids: list[int]) -> None:
    for _, text in entries:
        people.add(write, " ".join(text.replace("#", "").split()[-2:]).strip(".").title())


_MAKERS: dict[Kind, Callable[[Write, Iterator[_ENTRY], list[int]], None]] = {
    Kind.MEETING: _meetings,
    Kind.PERSON: _people,
    Kind.GOAL: _rows(
        Kind.GOAL,
        "title, set_on, state, why_it_matters, level_m1, level_0, level_p1",
        lambda n, day, text, w: (_line(w), day, "active", text[:600], _line(w, 9), _line(w, 10), _line(w, 11)),
    ),
    Kind.AGENDA_ITEM: _rows(
        Kind.AGENDA_ITEM,
        "meeting_id, position, title, raised_by, state",
        lambda n, day, text, w: (n // 2 + 1, n % 2, _line(w), "me", "discussed"),
    ),
    Kind.ACTION: _rows(
        Kind.ACTION,
        "title, owner, agreed_on, state, closed_on",
        lambda n, day, text, w: (_line(w), "me", day, "done", day),
    ),
    Kind.CHECK_IN: _rows(
        Kind.CHECK_IN,
        "goal_id, on_day, level, note",
        lambda n, day, text, w: (n % 3 + 1, day, 0, _line(w, 30)),
    ),
    Kind.MILESTONE: _rows(
        Kind.MILESTONE, "goal_id, position, title", lambda n, day, text, w: (n % 3 + 1, n, _line(w))
    ),
    Kind.NOTE: _rows(Kind.NOTE, "on_day, text", lambda n, day, text, w: (day, _line(w, 25))),
    Kind.REFLECTION: _rows(
        Kind.REFLECTION, "title, on_day, model, text", lambda n, day, text, w: (_line(w, 5), day, "free", text)
    ),
    Kind.TAG: _rows(Kind.TAG, "name, folded", lambda n, day, text, w: (f"{w[9]} {n}", f"{w[9]} {n}")),
    Kind.POST: _rows(
        Kind.POST,
        "title, post_type, site, start_on, end_on",
        lambda n, day, text, w: (_line(w, 2), "training", _line(w, 1), day, day),
    ),
}
