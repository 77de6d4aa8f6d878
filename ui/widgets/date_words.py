"""Dates and times as people type them, in British order."""

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale

_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d]+)\.?(?:\s+(\d{4}|\d{2}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?")
_HALF_YEAR = timedelta(days=183)


def read_date(words: str, today: date) -> date | None:
    """`24/11/2026`, `24 Nov`, `Tuesday 24 November 2026`, `2026-11-24`; None for anything else.

    Without a year it is the nearest such day, before today or after.
    """
    typed = words.strip().casefold()
    if match := _ISO.fullmatch(typed):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _NUMBERS.fullmatch(typed):
        return _dated(int(match[1]), int(match[2]), match[3], today)
    if (match := _WORDS.fullmatch(typed)) and (month := _month(match[2])):
        return _dated(int(match[1]), month, match[3], today)
    return None


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
    return locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(day, month, int(year) + (2000 if len(year) == 2 else 0))
    near = (_day(day, month, today.year + step) for step in (-1, 0, 1))
    return next((found for found in near if found and abs(found - today) <= _HALF_YEAR), None)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """The month that starts with these letters, three at least, in the system's language or English; 0 if none."""
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        for number in range(1, 13):
            if len(word) >= 3 and locale.monthName(number).casefold().startswith(word):
                return number
    return 0
