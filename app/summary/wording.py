"""The words of a printed summary that no other part of the program needs."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from app import wording

if TYPE_CHECKING:
    from datetime import date


def period(first: date | None, last: date | None) -> str:
    """ "August to November 2026" for whole months, else to the day; "since 3 May 2026"; "" for all time."""
    if first is None or last is None:
        return f"since {wording.day(first)}" if first else f"up to {wording.day(last)}" if last else ""
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return wording.standing(first, last)
    return days(first, last)


def days(first: date, last: date) -> str:
    """ "3 March to 20 October 2026"; a single one is said once."""
    return wording.day(last) if first == last else f"{wording.day(first, last)} to {wording.day(last)}"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    return wording.capital(text) + ("" if text.endswith((".", "!", "?", "…")) else ".")
