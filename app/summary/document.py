"""What a personal summary says, as plain data: no record types, no Markdown parsed, nothing about pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Paper = Literal["a4", "us-letter"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One held meeting. `notes` is Markdown; None leaves the notes out."""

    held_on: date
    headline: str = field(repr=False)
    medium: str = ""  # as it is printed, such as "By video"
    minutes: int | None = None
    what_mattered: str = field(default="", repr=False)
    notes: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Mentorship:
    """One mentorship with its chosen meetings, in any order."""

    who: str = field(repr=False)  # as it is printed: a name, or "My mentor"
    role: str = ""  # as it is printed, such as "I’m the mentee."
    since: date | None = None
    until: date | None = None  # None while it lasts
    coming: date | None = None  # the next meeting that is planned
    purpose: str = field(default="", repr=False)
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole summary. Equal documents make equal PDFs, byte for byte."""

    made_on: date
    name: str = field(default="", repr=False)  # whose summary it is; "" prints none
    first: date | None = None  # the period, both days included; None is open
    last: date | None = None
    audience: str = field(default="", repr=False)  # the whole sentence that says for whom
    mentorships: tuple[Mentorship, ...] = ()
    chosen: tuple[str, ...] = ()  # counts in words, such as "two mentorships", "notes of nine meetings"
    left_out: tuple[str, ...] = ()
    sample: bool = False  # says "Sample journal" on every page
    paper: Paper = "a4"
