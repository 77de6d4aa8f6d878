"""Which days to name along a line of time, so that no two names ever touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app import wording

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240)  # months from name to name
_BETWEEN = 14


@dataclass(frozen=True, slots=True)
class Tick:
    """Words from `left` on, `width` wide, for the day at `at`."""

    left: float
    width: float
    words: str
    at: float


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `start` to `end`, on `left` to `right`, in pixels or in points of paper."""

    start: date
    end: date
    left: float
    right: float

    def x(self, on: date) -> float:
        days = (self.end - self.start).days
        if days <= 0:
            return self.left
        part = min(1.0, max(0.0, (on - self.start).days / days))
        return self.left + part * (self.right - self.left)

    def ticks(self, width_of: Callable[[str], float], least: float, most: float, years_from: int = 24) -> list[Tick]:
        """As many names as fit between `least` and `most`: months, then years, or the days at both ends.

        From a step of `years_from` months on, a January is called by its year alone.
        """
        for step in _STEPS:
            days = self._firsts(step)
            if len(days) < 2:
                break
            ticks = self._placed([(on, _name(on, step >= years_from)) for on in days], width_of, least, most)
            if _apart(ticks):
                return ticks
        ends = [self.start, self.end] if self.end > self.start else [self.start]
        ticks = self._placed([(on, f"{wording.short_day(on)} {on.year}") for on in ends], width_of, least, most)
        return ticks if _apart(ticks) else ticks[:1]

    def _firsts(self, step: int) -> list[date]:
        """The first days of months that are `step` apart, counted from a January; the month of `start` is one."""
        first = self.start.year * 12 + self.start.month - 1
        first += -first % step
        last = self.end.year * 12 + self.end.month - 1
        return [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1, step)]

    def _placed(
        self, named: Sequence[tuple[date, str]], width_of: Callable[[str], float], least: float, most: float
    ) -> list[Tick]:
        """Each under the middle of its day, but never out of sight."""
        ticks = []
        for on, words in named:
            wide = width_of(words)
            left = min(self.x(on) - wide / 2, most - wide)
            ticks.append(Tick(max(least, left), wide, words, self.x(on)))
        return ticks


def _name(on: date, whole_year: bool) -> str:
    return str(on.year) if whole_year else f"{wording.month(on)[:3]} {on.year}"


def _apart(ticks: Sequence[Tick]) -> bool:
    return all(one.left + one.width + _BETWEEN <= other.left for one, other in pairwise(ticks))
