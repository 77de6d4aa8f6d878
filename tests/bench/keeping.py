"""How long a backup keeps everybody waiting, at 20 MB, and what saving a damaged journal costs beside reading it.

`python -m tests.bench.keeping JOURNAL PLACE` saves once and prints by how many KiB it grew.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.progress import Progress
from app.safety import salvage
from app.safety.pages import Pages
from app.store import keys, opening
from app.store.folder import Folder
from tests.bench import corpus
from tests.bench.corpus import PASSPHRASE, Corpus
from tests.bench.figures import MS, Figure, aside, p95, side_by_side, timed
from tests.bench.memory import rss_kb
from tests.faults import flips

_TWENTY_MB = 20e6
_PAIRS = 40
_SAVINGS = 5
_TURNED = 0.01  # of the pages


def figures(few: Corpus) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="inglenook-kept-") as place:
        each = few.folder.database.stat().st_size / few.notes
        middling = corpus.build(round(_TWENTY_MB / each), Path(place))
        yield from _backing_up(middling)
        yield from _saving(middling, Path(place))


def _backing_up(journal: Corpus) -> Iterator[Figure]:
    """The part of a backup during which nothing else happens: a transaction around the bytes of the file."""
    path = journal.folder.database
    bare = path.with_name("the same bytes")
    shutil.copyfile(path, bare)
    waits: list[float] = []
    with closing(journal.open()) as opened:

        def ours() -> None:
            waits.append(timed(opened.read.file_bytes))

        took, least = side_by_side(ours, lambda: _read(bare), _PAIRS)
    bare.unlink()
    aside(f"backup of {path.stat().st_size / 1e6:.1f} MB: {took * MS:.1f} ms, its bytes alone {least * MS:.1f} ms")
    yield Figure("backup_blocks_to_bare_read", took / least, "ratio", 2)
    yield Figure("backup_blocks_p95", p95(waits) * MS, "ms", 100)


def _read(path: Path) -> bytearray:
    """As large a piece as there is, through one descriptor."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        taken = bytearray(os.fstat(descriptor).st_size)
        os.preadv(descriptor, [taken], 0)
    finally:
        os.close(descriptor)
    return taken


def _saving(journal: Corpus, place: Path) -> Iterator[Figure]:
    """One page in a hundred has a flipped bit; beside it the seal of each page is proved and it is decrypted."""
    pages = journal.folder.database.stat().st_size // flips.PAGE
    chance = random.Random(9)
    flips.flip(journal.folder, chance.sample(range(2, pages + 1), int(pages * _TURNED)), chance)
    opened = opening.with_passphrase(journal.folder, PASSPHRASE)
    key = bytes(keys.expand(opened.root, b"sqlcipher-raw-key"))
    numbers = count()

    def ours() -> None:
        salvage.salvage(journal.folder, opened, place / f"saved {next(numbers)}", Progress())

    def raw() -> None:
        with Pages(journal.folder.database, key) as read:
            for number in range(1, read.count + 1):
                read.read(number)

    took, least = side_by_side(ours, raw, _SAVINGS)
    aside(f"saving {pages} pages: {took * MS:.0f} ms, reading them {least * MS:.0f} ms")
    yield Figure("salvage_to_reading_its_pages", took / least, "ratio", 15)
    command = [sys.executable, "-m", "tests.bench.keeping", str(journal.folder.path), str(place)]
    grown = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(3)]
    size = journal.folder.database.stat().st_size
    yield Figure("salvage_memory_to_its_file", median(grown) * 1024 / size, "ratio", 4)


def _grown(journal: Folder, place: Path) -> int:
    opened = opening.with_passphrase(journal, PASSPHRASE)
    before = most = rss_kb()

    def on_step(_done: int, _total: int) -> None:
        nonlocal most
        most = max(most, rss_kb())

    salvage.salvage(journal, opened, place / "grown", Progress(on_step))
    return max(most, rss_kb()) - before


if __name__ == "__main__":
    print(_grown(Folder(Path(sys.argv[1])), Path(sys.argv[2])))
