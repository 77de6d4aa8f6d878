"""A working agreement as labels and words: the same on screen and in print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app import wording
from app.line_marks import unmarked

if TYPE_CHECKING:
    from app.records.agreements import Agreement

_NOTES_BY = {
    "mentee": "The mentee keeps notes.",
    "mentor": "The mentor keeps notes.",
    "each_own": "Each of us keeps our own notes.",
    "none": "Nobody keeps notes.",
}
_NO_FAULT = "Either of us can end this at any time, and needs no reason."
LABELS = {
    "scope": "What it’s for",
    "out_of_scope": "What stays out of it",
    "rhythm": "How often, and for how long",
    "place": "Where or how we meet",
    "contact": "Between meetings",
    "cancelling": "Cancelling",
    "confidentiality": "What stays between us",
    "limits": "What can’t stay between us",
    "notes": "Notes",
    "difference": "Power and difference",
    "no_fault": "Ending",
    "look_again": "Looking again",
}


def points(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """Label and Markdown of everything that it says, in order."""
    says = {
        "rhythm": rhythm(agreement),
        "notes": notes(agreement),
        "no_fault": _NO_FAULT if agreement.no_fault else "",
        "look_again": look_again(agreement.look_again_on),
    }
    words = ((label, says[name] if name in says else getattr(agreement, name)) for name, label in LABELS.items())
    return tuple((label, text) for label, text in words if text.strip())


def in_short(agreement: Agreement) -> str:
    """What two people most want to find again: how each of these begins."""
    return " ".join(filter(None, map(_first_line, (agreement.cancelling, agreement.confidentiality))))


def agreed(versions: Sequence[Agreement], today: date) -> str:
    """ "Agreed 3 October 2023, looked at again 7 July"; "" while nothing was agreed. The first version comes first."""
    days = [one.agreed_on for one in versions if one.agreed_on is not None]
    if not days:
        return ""
    first = f"Agreed {wording.day(days[0], today)}"
    return f"{first}, looked at again {wording.day(days[-1], today)}" if len(days) > 1 else first


def rhythm(agreement: Agreement) -> str:
    """ "About every six weeks, for an hour."."""
    often = wording.capital(wording.rhythm(agreement.frequency))
    return f"{often}, for {'an hour' if agreement.minutes == 60 else wording.length(agreement.minutes)}."


def notes(agreement: Agreement) -> str:
    """Who keeps them, and what becomes of them."""
    kept = _NOTES_BY[agreement.notes_by]
    if agreement.notes_by == "none":
        return kept
    after = {
        "keep": "They may be kept when we end.",
        "delete_after": f"They go {wording.counted(agreement.notes_months, 'month', 'months')} after we end.",
        "delete_now": "They go when we end.",
    }
    return f"{kept} {after[agreement.notes_after]}"


def look_again(on: date | None) -> str:
    return f"We look at this again on {wording.day(on)}." if on else ""


def _first_line(words: str) -> str:
    return next((unmarked(line).strip() for line in words.split("\n") if line.strip()), "")
