"""Dates and times as people type them, in British order."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale

_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d]+)\.?(?:\s+(\d{4}|\d{2}))?")
_MONTH = re.compile(r"([^\W\d]+)\.?(?:\s+(\d{4}|\d{2}))?")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_WEEKDAY = re.compile(r"(next\s+)?([^\W\d]+)")
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_AHEAD = re.compile(r"in (\w+) (day|week|month)s?")
_COUNTED = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?")
_HALF_YEAR = timedelta(days=183)


def read_date(words: str, today: date, roughly: bool = False, ahead: bool = False) -> date | None:
    """`24/11/2026`, `24 Nov`, `Tuesday 24 November 2026`, `2026-11-24`, `next Tuesday`, `in two weeks`; else None.

    Without a year it is the nearest such day, before today or after, with `ahead` the next one. A weekday is the one
    to come. With `roughly`, `October 2023`, `Oct 23` and `2023-10` are the first of that month; a month alone is the
    last such, up to today.
    """
    typed = " ".join(words.casefold().split())
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    if match := _AHEAD.fullmatch(typed):
        return _ahead(match[1], match[2], today)
    if match := _ISO.fullmatch(typed):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _NUMBERS.fullmatch(typed):
        return _dated(int(match[1]), int(match[2]), match[3], today, ahead)
    if (match := _WORDS.fullmatch(typed)) and (month := _month(match[2])):
        return _dated(int(match[1]), month, match[3], today, ahead)
    return (_read_month(typed, today) if roughly else None) or _read_weekday(typed, today)


def read_time(words: str) -> time | None:
    """`17:30`, `17.30`, `1730`, `5pm`, `5`; None for anything else."""
    match = _TIME.fullmatch(words.strip().casefold())
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def show_date(day: date, locale: QLocale) -> str:
    """`Tuesday 24 November 2026`, in the words of the locale."""
    return _shown(day, locale, "dddd d MMMM yyyy")


def show_short_date(day: date, locale: QLocale) -> str:
    """`Tue 24 Nov 2026`, for a narrow field."""
    return _shown(day, locale, "ddd d MMM yyyy")


def show_rough_date(day: date, locale: QLocale) -> str:
    """`24 November 2026`, where the weekday would say too much."""
    return _shown(day, locale, "d MMMM yyyy")


def _shown(day: date, locale: QLocale, pattern: str) -> str:
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def _ahead(number: str, unit: str, today: date) -> date | None:
    """So many of them from today; a month ends on its last day where it has no such."""
    words = {"one": 1, "an": 1, **{word: at for at, word in enumerate(_COUNTED, 1)}}
    count = words.get(number) or (int(number) if number.isdecimal() and len(number) < 4 else 0)
    if not count:
        return None
    if unit == "month":
        ahead = today.year * 12 + today.month - 1 + count
        year, month = divmod(ahead, 12)
        return _day(min(today.day, monthrange(year, month + 1)[1]), month + 1, year)
    return today + timedelta(days=count * (7 if unit == "week" else 1))


def _read_month(typed: str, today: date) -> date | None:
    if match := _ISO_MONTH.fullmatch(typed):
        return _day(1, int(match[2]), int(match[1]))
    if not (match := _MONTH.fullmatch(typed)) or not (month := _month(match[1])):
        return None
    if match[2]:
        return _dated(1, month, match[2], today)
    return date(today.year if month <= today.month else today.year - 1, month, 1)


def _read_weekday(typed: str, today: date) -> date | None:
    """`Tuesday` may be today; `next Tuesday` is not."""
    if not (match := _WEEKDAY.fullmatch(typed)) or not (weekday := _weekday(match[2])):
        return None
    days = (weekday - today.isoweekday()) % 7
    return today + timedelta(days=days or (7 if match[1] else 0))


def _dated(day: int, month: int, year: str | None, today: date, ahead: bool = False) -> date | None:
    if year:
        return _day(day, month, int(year) + (2000 if len(year) == 2 else 0))
    if ahead:
        coming = (_day(day, month, today.year + step) for step in range(5))  # 29 February may be four years off
        return next((found for found in coming if found and found >= today), None)
    near = (_day(day, month, today.year + step) for step in (-1, 0, 1))
    return next((found for found in near if found and abs(found - today) <= _HALF_YEAR), None)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """The month that starts with these letters; 0 if none."""
    return _number(word, 12, QLocale.monthName)


def _weekday(word: str) -> int:
    """1 for Monday, as for `_month`."""
    return _number(word, 7, QLocale.dayName)


def _number(word: str, last: int, name: Callable[[QLocale, int], str]) -> int:
    """Whose name starts with these letters, three at least, in the system's language or English; 0 if none's."""
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        for number in range(1, last + 1):
            if len(word) >= 3 and name(locale, number).casefold().startswith(word):
                return number
    return 0
