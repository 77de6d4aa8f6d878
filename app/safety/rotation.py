"""Which of the backups stay: the latest ones, and one a day, a week and a month further back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date

LATEST, DAYS, WEEKS, MONTHS = 10, 7, 5, 12
SHRUNK = 0.8  # of what an earlier backup held: fewer than that, and nothing is pruned


def kept(made: Iterable[tuple[int, date]]) -> set[int]:
    """The numbers of those that stay, of (number, day).

    The numbers are their order, whatever the clock said. A period counts when there is a backup in it, so that a year
    without any takes nothing away; of each period the last one stays.
    """
    newest_first = sorted(made, reverse=True)
    stay = {number for number, _ in newest_first[:LATEST]}
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        seen: set[Hashable] = set()
        for number, day in newest_first:
            if len(seen) < most and period(day) not in seen:
                seen.add(period(day))
                stay.add(number)
    return stay


def has_shrunk(now: int, before: Iterable[int]) -> bool:
    """Whether so many records are gone that an older backup may be wanted soon."""
    return now < SHRUNK * max(before, default=0)


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
