"""A journal of many notes: 300 words each, over twelve years, the same at every run."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from uuid import UUID

from app.acts.begin import begin
from app.records import people
from app.records.mentorships import Form, Role
from app.records.people import PersonKind
from app.store import doors, opening
from app.store.folder import Folder
from app.store.journal import Journal, Write

PASSPHRASE = "settle lantern copper orchard window kettle"
WORDS = 300  # a note
YEARS = 12
LAST_DAY = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
_SEED = 1912
_SYLLABLES = [consonant + vowel for consonant in "bdklmnr" for vowel in "aeiou"]
_EVERYDAY = """the and to of i a that it was in my we for is with on me not have but she he as at this so be what
they had when about from would said if one our or do there could then been meeting time ward team asked think
felt night patient work week question still because before after again more than rota exam clinic"""
_VOCABULARY = 30_000
_PER_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where it lies, and how many notes are in it."""

    folder: Folder
    notes: int

    def open(self) -> Journal:
        return doors.enter(self.folder, opening.with_passphrase(self.folder, PASSPHRASE))


def vocabulary() -> list[str]:
    """Words by how often they are used: everyday ones first, then made-up ones that nobody has to translate."""
    made: dict[str, None] = dict.fromkeys(_EVERYDAY.split())
    random_ = random.Random(_SEED)
    while len(made) < _VOCABULARY:
        made["".join(random_.choices(_SYLLABLES, k=random_.randint(2, 5)))] = None
    return list(made)


def notes(count: int) -> Iterator[tuple[datetime, str]]:
    """Start and text of each note, oldest first; how often a word comes follows Zipf's law, as it does in English."""
    random_ = random.Random(_SEED + count)
    words = vocabulary()
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    step = timedelta(days=365.25 * YEARS) / count
    first = LAST_DAY - step * (count - 1)
    for number in range(count):
        chosen = random_.choices(words, cum_weights=weights, k=WORDS)
        yield first + step * number, _written(chosen)


def build(count: int, place: Path) -> Corpus:
    """Make the journal; says on standard error how long it took."""
    began = time.perf_counter()
    corpus = Corpus(Folder(place / f"{count}.inglenook"), count)
    journal = doors.enter(corpus.folder, doors.create(corpus.folder, PASSPHRASE))
    with journal.write() as write:
        mentorship_ids = mentorships(write)
        for batch in batches(notes(count), mentorship_ids):
            write.conn.executemany(INSERT_MEETING, batch)
    journal.close()
    megabytes = corpus.folder.database.stat().st_size / 1e6
    print(f"{count} notes: {time.perf_counter() - began:.0f} s, {megabytes:.0f} MB", file=sys.stderr, flush=True)
    return corpus


INSERT_MEETING = """
    insert into meeting (uid, mentorship_id, kind, state, state_at, planned_start, planned_length, actual_start,
                         actual_length, medium, what_mattered, notes, created_at, edited_at)
    values (?, ?, 'regular', 'held', ?, ?, 60, ?, 60, 'video', ?, ?, ?, ?)
"""


def batches(
    entries: Iterator[tuple[datetime, str]], mentorship_ids: list[int]
) -> Iterator[list[tuple[object, ...]]]:
    batch: list[tuple[object, ...]] = []
    for number, (start, text) in enumerate(entries):
        local = start.isoformat(timespec="minutes")
        utc = f"{start:%Y-%m-%dT%H:%M:%SZ}"
        mattered = " ".join(text.split()[3:9])
        mentorship = mentorship_ids[number % len(mentorship_ids)]
        batch.append((str(UUID(int=number)), mentorship, utc, local, local, mattered, text, utc, utc))
        if len(batch) == _PER_BATCH:
            yield batch
            batch = []
    yield batch


def mentorships(write: Write) -> list[int]:
    people.add(write, "Ilsabet Okonrade", PersonKind.SELF)
    since = (LAST_DAY - timedelta(days=365 * YEARS)).date()
    return [
        begin(write, name, Role.MENTEE, Form.TRADITIONAL, "To think aloud", agreed_on=since, started_on=since).id
        for name in ("Dr Morwenna Tasker-Quill", "Professor Edric Vantongeren", "Dr Piran Hollybeck")
    ]


def _written(words: list[str]) -> str:
    """A heading and paragraphs of sentences."""
    sentences = [" ".join(words[at : at + 12]).capitalize() + "." for at in range(4, len(words), 12)]
    paragraphs = [" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
    return "\n".join([f"## {' '.join(words[:4]).capitalize()}", *paragraphs])
