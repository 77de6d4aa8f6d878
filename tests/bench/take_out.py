"""Goal 9: taking everything out beside a bare scan that writes the same files, and how its memory grows.

`python -m tests.bench.take_out JOURNAL TARGET` takes out once and prints by how many KiB it grew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from app.exchange.take_out import TakeOut, take_out
from app.progress import Progress
from app.store.connection import Connection
from app.store.folder import Folder
from tests.bench.corpus import Corpus
from tests.bench.figures import MS, Figure, aside, side_by_side
from tests.bench.memory import rss_kb

_PAIRS = 5
_MB = 1024  # in KiB


def figures(many: Corpus) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="inglenook-out-") as place, closing(many.open()) as journal:
        numbers = count()

        def ours() -> None:
            target = Path(place) / f"ours {next(numbers)}"
            take_out(journal, target, True, Progress())

        def raw() -> None:
            _scan_and_write(journal.read, Path(place) / f"raw {next(numbers)}")

        took, least = side_by_side(ours, raw, _PAIRS)
    aside(f"take out: {took * MS:.0f} ms, bare scan and write {least * MS:.0f} ms")
    yield Figure("take_out_to_scan_and_write", took / least, "ratio", 1.5)
    with TemporaryDirectory(prefix="inglenook-out-") as place:
        command = [sys.executable, "-m", "tests.bench.take_out", str(many.folder.path), f"{place}/out"]
        done = subprocess.run(command, capture_output=True, check=True)
    yield Figure("take_out_growth", json.loads(done.stdout) / _MB, "MB", 20)


def _scan_and_write(conn: Connection, target: Path) -> None:
    """Every column of every note once in one file, and its words in a file of their own."""
    target.mkdir()
    with (target / "all").open("wb", 1 << 20) as whole:
        for row in conn.execute("select * from meeting order by id"):
            words = "\n".join(str(value) for value in row).encode()
            whole.write(words)
            (target / str(row[0])).write_bytes(words)
    os.sync()


def _grown(journal: Path, target: Path) -> int:
    with closing(Corpus(Folder(journal), 0).open()) as opened:
        out = TakeOut(opened.read, target, True)
        steps = out.steps()
        next(steps)  # what it imports is there by then, and SQLite's own cache is as full as any reading makes it
        for _ in opened.read.execute("select * from meeting"):
            pass
        before = most = rss_kb()
        for _ in steps:
            most = max(most, rss_kb())
        out.sync()
        out.discard()
    return most - before


if __name__ == "__main__":
    print(_grown(Path(sys.argv[1]), Path(sys.argv[2])))
