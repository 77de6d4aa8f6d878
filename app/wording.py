"""Dates, lengths, counts and roles in the words that the window and the printed summary share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

# Not strftime: its names follow the computer's language, and ours are British English.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = (
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_WEEKS_COUNTED = 104

_MEDIA = {"in_person": "in person", "video": "by video", "phone": "by phone", "messages": "by message"}
_MY_ROLES = {"mentee": "I’m the mentee", "mentor": "I’m the mentor", "both": "We mentor each other"}
_RHYTHMS = {
    "2_weekly": "about every two weeks",
    "monthly": "about once a month",
    "6_weekly": "about every six weeks",
    "2_monthly": "about every two months",
    "quarterly": "about every three months",
    "as_needed": "when either of us asks",
}
_RELATIONS = {"mentee": "my {}mentor", "mentor": "the {}person I mentor", "both": "my {}mentoring partner"}
_MEETINGS = {
    "contracting": "first meeting",
    "regular": "meeting",
    "review": "review meeting",
    "transition": "meeting about a change",
    "closing": "closing meeting",
    "unscheduled": "unplanned meeting",
}
# From where a goal began to more than was hoped; a goal that could also get worse begins one rung higher.
_RUNGS = {
    2: "Much more than I hoped",
    1: "More than I hoped",
    0: "What I hoped for",
    -1: "Some of the way",
    -2: "Where I started",
}
_LOWER_RUNGS = {-1: "Where I started", -2: "Further back"}


def day(on: date, today: date | None = None) -> str:
    """ "20 October 2025"; without the year when `today` is in the same one."""
    return f"{on.day} {month(on, today)}"


def month(on: date, today: date | None = None) -> str:
    """ "October 2025"; without the year when `today` is in the same one."""
    name = _MONTHS[on.month - 1]
    return name if today is not None and on.year == today.year else f"{name} {on.year}"


def short_month(on: date) -> str:
    """ "Aug 2026", where a line is narrow."""
    return f"{_MONTHS[on.month - 1][:3]} {on.year}"


def weekday(on: date) -> str:
    """ "Tuesday"."""
    return _WEEKDAYS[on.weekday()]


def long_day(on: date, today: date | None = None) -> str:
    """ "Tuesday 24 November"."""
    return f"{weekday(on)} {day(on, today)}"


def short_day(on: date) -> str:
    """ "24 Nov", where a column is narrow."""
    return f"{on.day} {_MONTHS[on.month - 1][:3]}"


def short_weekday(on: date) -> str:
    """ "Tue"."""
    return weekday(on)[:3]


def clock(at: datetime) -> str:
    """ "17:30"."""
    return f"{at:%H:%M}"


def moment(at: datetime, today: date | None = None) -> str:
    """ "Tuesday 24 November, 17:30"."""
    return f"{long_day(at.date(), today)}, {clock(at)}"


def greeting(at: datetime) -> str:
    """ "Good morning", by the clock."""
    return "Good morning" if at.hour < 12 else "Good afternoon" if at.hour < 18 else "Good evening"


def near_day(on: date, today: date) -> str:
    """ "today", "yesterday", "tomorrow"; else the date, "3 November"."""
    return distance(on, today) if abs((on - today).days) < 2 else day(on, today)


def week_of(title: str, site: str, started_on: date, today: date) -> str:
    """ "Week sixteen of perinatal at Ashdown"; after two years since when, as nobody counts weeks then."""
    what = " at ".join(filter(None, (title, site)))
    week = (today - started_on).days // 7 + 1
    if week > _WEEKS_COUNTED:
        return f"{what}, {standing(started_on, None)}"
    names = (*_NUMBERS[1:], *_TEENS)
    plain = title[1:].islower() and not any(map(str.isdigit, title))  # no name and no short form in it
    what = what[:1].lower() + what[1:] if plain else what
    return f"Week {names[week - 1] if week <= len(names) else week} of {what}"


def distance(on: date, today: date) -> str:
    """ "in five days", "yesterday", "about three weeks ago": beside a date, never instead of it."""
    days = (on - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    size = abs(days)
    if size < 14:
        words = counted(size, "day", "days")
    elif size < 60:
        words = "about " + counted(round(size / 7), "week", "weeks")
    elif size < 700:
        words = "about " + counted(round(size / 30.44), "month", "months")
    else:
        words = "about " + counted(round(size / 365.25), "year", "years")
    return f"in {words}" if days > 0 else f"{words} ago"


def length(minutes: int) -> str:
    """ "55 minutes", "1 hour", "1 h 10"."""
    return _length(minutes, " minute" if minutes == 1 else " minutes", " hour" if minutes == 60 else " hours")


def short_length(minutes: int) -> str:
    """ "55 min", "1 h", "1 h 10"."""
    return _length(minutes, " min", " h")


def _length(minutes: int, unit: str, hours: str) -> str:
    if minutes < 60:
        return f"{minutes}{unit}"
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02}" if rest else f"{whole}{hours}"


def counted(number: int, one: str, many: str) -> str:
    """ "no meetings", "one meeting", "ten meetings", "11 meetings"."""
    return f"{count_word(number)} {one if number == 1 else many}"


def count_word(number: int) -> str:
    """ "no", "one", "ten", "11"."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def ordinal(number: int) -> str:
    """ "first", "tenth", "number 11"."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"number {number}"


def listed(parts: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def capital(text: str) -> str:
    """The same with a capital first letter."""
    return text[:1].upper() + text[1:]


def medium(name: str) -> str:
    """ "by video"; `name` is a Medium."""
    return _MEDIA[name]


def rhythm(name: str) -> str:
    """ "about every six weeks"; `name` is a Frequency."""
    return _RHYTHMS[name]


def my_role(role: str) -> str:
    """ "I’m the mentee"; `role` is a Role."""
    return _MY_ROLES[role]


def relation(role: str, number: int | None = None) -> str:
    """What the other person is to me when `role` is mine: "my mentor", or "my second mentor" of several."""
    return _RELATIONS[role].format(f"{ordinal(number)} " if number else "")


def meeting(kind: str) -> str:
    """ "first meeting"; `kind` is a MeetingKind."""
    return _MEETINGS[kind]


def rung(level: int, baseline: int = -2) -> str:
    """ "What I hoped for"; `baseline` is the level at which the goal began, −2 or −1."""
    return _LOWER_RUNGS.get(level, _RUNGS[level]) if baseline == -1 else _RUNGS[level]


def signed(level: int) -> str:
    """ "+2", "0", "−1", with a true minus."""
    return f"+{level}" if level > 0 else str(level).replace("-", "−")


def standing(started_on: date | None, ended_on: date | None) -> str:
    """ "since October 2023", "October 2024 to May 2026"; "" for what has not begun."""
    if started_on is None:
        return ""
    if ended_on is None:
        return f"since {month(started_on)}"
    if (started_on.year, started_on.month) == (ended_on.year, ended_on.month):
        return month(ended_on)
    return f"{month(started_on, ended_on)} to {month(ended_on)}"
