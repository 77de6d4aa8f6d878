"""Goals 4 and 5: a keystroke in the search field, newest first and by best match."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from app import search
from app.store.connection import Connection
from app.store.journal import Journal
from tests.bench.corpus import Corpus, vocabulary
from tests.bench.figures import MS, Figure, aside, p95, side_by_side, timed

_PAIRS = 15
# What the index alone needs to say which entries match, and to hand them over.
_RAW = """
    select t.kind, t.record_id, t.id, t.title, t.body from search s join search_text t on t.id = s.rowid
     where s.search match ? order by s.rowid desc limit 20
"""


def figures(large: Corpus, small: Corpus) -> Iterator[Figure]:
    at_large, at_small, ratios, best, keystrokes = [], [], [], [], []
    many = large.open()
    few = many if small is large else small.open()
    try:
        for typed in as_typed():
            ours, raw = side_by_side(_newest(many, typed), _raw(many, typed), _PAIRS)
            ratios.append(ours / raw)
            shown, shown_small = side_by_side(_shown(many, typed), _shown(few, typed), _PAIRS)
            at_large.append(shown)
            at_small.append(shown_small)
            keystrokes += [timed(_shown(many, typed)) for _ in range(_PAIRS)]
            best.append(median(timed(_best(many, typed)) for _ in range(_PAIRS)))
    finally:
        few.close()
        many.close()
    aside(f"search: query {min(ratios):.2f} to {max(ratios):.2f} × raw, shown in {median(at_large) * MS:.2f} ms")
    yield Figure("search_query_to_raw", median(ratios), "ratio", 1.5)
    yield Figure("search_keystroke_p95", p95(keystrokes) * MS, "ms", 16)
    yield Figure(f"search_keystroke_to_{small.notes}_notes", sum(at_large) / sum(at_small), "ratio", 2)
    yield Figure("search_best_match_slowest_word", max(best) * MS, "ms", 16)


def as_typed() -> list[str]:
    """Every state of the field while everyday, rarer and rare words are typed, one or two at a time."""
    words = vocabulary()
    whole = ["the", "exam", "patient", "morwenna", words[300], words[3_000], f"rota {words[40]}", f"the {words[900]}"]
    return list(dict.fromkeys(text[:end].strip() for text in whole for end in range(1, len(text) + 1)))


def _newest(journal: Journal, typed: str):
    def work() -> None:
        search.newest(journal.read, typed)

    return work


def _shown(journal: Journal, typed: str):
    """The results with the excerpts of all of them, as a list that shows every one would ask for."""

    def work() -> None:
        for found in search.newest(journal.read, typed):
            assert found.excerpt is not None

    return work


def _best(journal: Journal, typed: str):
    def work() -> None:
        search.best(journal.read, typed)

    return work


def _raw(journal: Journal, typed: str):
    """The statement on the database's own cursor, without our watch over its errors."""
    expression = search.query(typed)
    cursor = super(Connection, journal.read).cursor()

    def work() -> None:
        cursor.execute(_RAW, (expression,)).fetchall()

    return work
