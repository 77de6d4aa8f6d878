"""Goal 8: a summary beside Typst alone, its first page beside a bare window, and the memory of a long edition."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from app.progress import Progress
from app.summary import compose, gather, typeset
from app.summary.press import Press
from tests.bench import sharing, start
from tests.bench.corpus import YEARS, Corpus
from tests.bench.figures import MS, Figure, aside, side_by_side

_PAIRS = 15
_MB = 1024  # in KiB


def figures(small: Corpus) -> Iterator[Figure]:
    days = round(365.25 * YEARS * (sharing.PAGES - 3) / small.notes)  # a page a note, besides title, contents and end
    yield from _beside_typst(small, days)
    yield from _first_page(small, days)
    told = _share("edition", small, days)
    window, press = (told["most_kb"][name] / _MB for name in ("window", "press"))
    aside(f"edition: {told['pages']} pages in {told['took']:.1f} s, at most {window:.0f} MB and {press:.0f} MB")
    yield Figure("long_edition_memory", max(window, press), "MB", 400)


def _beside_typst(corpus: Corpus, days: int) -> Iterator[Figure]:
    """Each time another document, as Typst remembers what it has set; both know the template."""
    choice = gather.Choice(first=sharing.TODAY - timedelta(days=days), last=sharing.TODAY)
    with closing(corpus.open()) as journal:
        document = gather.document(journal.read, choice, sharing.TODAY)
    documents = [replace(document, name=f"Reader {number}") for number in range(_PAIRS + 1)]
    ours, theirs = iter(documents), iter([compose._data(one) for one in documents])
    with Press() as press, TemporaryDirectory() as empty:

        def raw() -> None:
            work = typeset._Work(next(theirs), document.made_on, empty)
            work._compile(typeset.template.source(), work._data, typeset._fonts(False), typeset._ACCESSIBLE)

        took, least = side_by_side(lambda: press.pdf(next(ours), Progress()), raw, _PAIRS)
    aside(f"summary: {took * MS:.0f} ms, Typst alone {least * MS:.0f} ms")
    yield Figure("summary_to_typst_alone", took / least, "ratio", 1.2)


def _first_page(corpus: Corpus, days: int) -> Iterator[Figure]:
    """With a press that starts only then, and with one that has started when Share was opened."""
    bare, shared = [], {"cold": [], "warm": []}  # type: tuple[list[float], dict[str, list[float]]]
    for _ in range(_PAIRS // 2):
        bare.append(start.run("tests.bench.bare", until=start.UNLOCK)[start.UNLOCK].wall)
        for how, times in shared.items():
            told = _share(how, corpus, days)
            times.append(told["took"])
    aside(f"preview: {told['pages']} pages, bare window {median(bare) * MS:.0f} ms")
    for how, times in shared.items():
        aside(f"preview: {how} {median(times) * MS:.0f} ms")
        yield Figure(f"first_preview_{how}_to_bare", median(times) / median(bare), "ratio", 4)


def _share(what: str, corpus: Corpus, days: int) -> Any:
    command = [sys.executable, "-m", "tests.bench.sharing", what, str(corpus.folder.path), str(days)]
    with TemporaryDirectory() as home:
        done = subprocess.run(command, env=start.surroundings(Path(home)), capture_output=True, check=True)
    return json.loads(done.stdout)
