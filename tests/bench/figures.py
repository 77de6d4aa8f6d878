"""One figure a line, and how two things are measured side by side."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median, quantiles

MS = 1e3


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value and its goal. A value of None could not be measured; it holds nothing."""

    name: str
    value: float | None
    unit: str
    goal: float

    @property
    def holds(self) -> bool:
        return self.value is not None and self.value <= self.goal

    def print(self) -> None:
        said = {**asdict(self), "holds": self.holds}
        rounded = {name: round(what, 3) if isinstance(what, float) else what for name, what in said.items()}
        print(json.dumps(rounded), flush=True)


def aside(text: str) -> None:
    """For whoever watches; the figures alone go to standard output."""
    print(text, file=sys.stderr, flush=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def side_by_side(ours: Callable[[], object], theirs: Callable[[], object], pairs: int) -> tuple[float, float]:
    """Medians in seconds. Each pair runs in the other order than the one before, after one that doesn't count."""
    ours(), theirs()
    measured: tuple[list[float], list[float]] = ([], [])
    for number in range(pairs):
        for which in (0, 1) if number % 2 else (1, 0):
            measured[which].append(timed((ours, theirs)[which]))
    return median(measured[0]), median(measured[1])


def p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]
