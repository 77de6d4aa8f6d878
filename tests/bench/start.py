"""Goals 1, 2 and 3: the real window from its start to the unlock page and on to the first page; opening without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.store import doors, keys, opening
from app.store.opening import Opened
from tests.bench.corpus import PASSPHRASE, Corpus
from tests.bench.figures import MS, Figure, aside, side_by_side, timed
from tests.bench.memory import rss_kb

_PAIRS = 7
_OPENINGS = 50
_MB = 1024  # in KiB
UNLOCK, PRESSED, FIRST_PAGE = "unlock_painted", "unlock_pressed", "first_page_painted"


@dataclass(frozen=True, slots=True)
class Milestone:
    """`wall` and `cpu` in seconds since the start of the process; `rss_kb` in KiB."""

    wall: float
    cpu: float
    rss_kb: int


Run = dict[str, Milestone]


def starting(small: Corpus) -> Iterator[Figure]:
    """The unlock page beside a bare window."""
    bare, ours = [], []
    for _ in range(_PAIRS):
        bare.append(run("tests.bench.bare", until=UNLOCK))
        ours.append(run(*_window(small), until=UNLOCK))
    names = ("start_wall_to_bare", "start_cpu_to_bare", "unlock_page_memory_above_bare")
    if not all(UNLOCK in run for run in bare + ours):
        yield from _unmeasured(names)
        return
    walls, cpus = (_medians((bare, ours), UNLOCK, field) for field in ("wall", "cpu"))
    aside(f"start: bare {walls[0] * MS:.0f} ms, ours {walls[1] * MS:.0f} ms")
    yield Figure(names[0], walls[1] / walls[0], "ratio", 1.15)
    yield Figure(names[1], cpus[1] / cpus[0], "ratio", 1.15)
    least, most = _medians((bare, ours), UNLOCK, "rss_kb")
    yield Figure(names[2], (most - least) / _MB, "MB", 8)


def unlocking(large: Corpus, small: Corpus) -> Iterator[Figure]:
    """The first page after unlock, with many notes and with few, beside the bare derivation of the key."""
    runs: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    derivation = []
    for _ in range(_PAIRS):
        derivation.append(_derivation(large))
        runs[0].append(run("tests.bench.bare", until=UNLOCK))
        runs[1].append(run(*_window(large), until=FIRST_PAGE))
        runs[2].append(run(*_window(small), until=FIRST_PAGE))
    bare, many, few = runs
    names = ("unlock_to_first_page", "unlock_to_first_page_growth", "first_page_memory_above_bare", "memory_growth")
    if not all(FIRST_PAGE in run for run in many + few) or not all(UNLOCK in run for run in bare):
        yield from _unmeasured(names)
        return
    took, took_few = (median(run[FIRST_PAGE].wall - run[PRESSED].wall for run in group) for group in (many, few))
    aside(f"unlock: {took * MS:.0f} ms, the derivation alone {median(derivation) * MS:.0f} ms")
    yield Figure(names[0], took, "s", 1.05 * median(derivation) + 0.06)
    yield Figure(names[1], took / took_few, "ratio", 1.1)
    least = median(run[UNLOCK].rss_kb for run in bare)
    most, most_few = _medians((many, few), FIRST_PAGE, "rss_kb")
    yield Figure(names[2], (most - least) / _MB, "MB", 90)
    yield Figure(names[3], most / most_few, "ratio", 1.05)


def opening_bare(large: Corpus, small: Corpus) -> Iterator[Figure]:
    """What each command does before its own work, once the key is derived: every check at the door."""
    ways_in = [opening.with_passphrase(each.folder, PASSPHRASE) for each in (large, small)]

    def enter(each: Corpus, way_in: Opened) -> None:
        doors.enter(each.folder, Opened(bytearray(way_in.root), way_in.key_file)).close()

    took, took_few = side_by_side(lambda: enter(large, ways_in[0]), lambda: enter(small, ways_in[1]), _OPENINGS)
    aside(f"opening: {took * MS:.2f} ms with many, {took_few * MS:.2f} ms with few")
    yield Figure("opening_growth", took / took_few, "ratio", 1.1)


def _unmeasured(names: tuple[str, ...]) -> Iterator[Figure]:
    aside("The window did not say that it was painted.")
    for name in names:
        yield Figure(name, None, "", 0)


def _medians(groups: tuple[list[Run], list[Run]], milestone: str, field: str) -> tuple[float, float]:
    first, second = (median(getattr(run[milestone], field) for run in group) for group in groups)
    return first, second


def _derivation(corpus: Corpus) -> float:
    key_file = keys.parse(corpus.folder.keys.read_bytes())

    def work() -> None:
        key_file.unwrap(PASSPHRASE)

    return timed(work)


def _window(corpus: Corpus) -> tuple[str, ...]:
    file = corpus.folder.path.with_suffix(".passphrase")
    file.write_text(PASSPHRASE, "utf-8")
    return "ui", str(corpus.folder.path), "--passphrase-file", str(file), "--report"


def run(module: str, *arguments: str, until: str) -> Run:
    """Start it in a home of its own, note when each milestone comes, and end it at the last that is wanted."""
    found: Run = {}
    with TemporaryDirectory() as home:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=surroundings(Path(home)),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        try:
            for line in process.stdout:
                wall, said = time.perf_counter() - began, json.loads(line)
                found[said["milestone"]] = Milestone(wall, said["cpu"], said.get("rss_kb") or rss_kb(process.pid))
                if said["milestone"] == until:
                    break
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
    return found


def surroundings(home: Path) -> dict[str, str]:
    """This environment without a screen where there is none, and without the settings of whoever measures."""
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    ours = dict.fromkeys(places, str(home))
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        ours["QT_QPA_PLATFORM"] = "offscreen"
    return {**os.environ, **ours, "INGLENOOK_MILESTONES": "1"}
