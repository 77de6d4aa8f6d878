"""`summary`: a personal summary as a PDF."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from app import cautions
from app.commands import ways_in
from app.commands.told import aside, today
from app.commands.ways_in import Commands
from app.errors import Refused
from app.progress import Progress
from app.store.journal import Journal

_UNCHECKED = "Nothing has been checked for names. Read every page before it leaves."


def add(commands: Commands) -> None:
    summary = ways_in.add_command(commands, "summary", "make a personal summary as a PDF")
    summary.set_defaults(command=_summary, refuse=summary.error)
    summary.add_argument("--out", type=_pdf, required=True, metavar="FILE.pdf")
    summary.add_argument("--from", type=_date, dest="first", metavar="D", help="the first day, such as 2026-08-05")
    summary.add_argument("--to", type=_date, dest="last", metavar="D", help="the last day")
    readers = ("me", "mentor", "new_mentor", "other")
    summary.add_argument("--audience", choices=readers, default="me", help="for whom: me, unless said")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} isn’t a date such as 2026-08-05") from None


def _pdf(text: str) -> Path:
    if not text.lower().endswith(".pdf"):
        raise ArgumentTypeError("the name of the file must end in .pdf")
    return Path(text)


def _summary(chosen: Namespace) -> None:
    from app.summary import gather, offer, taking
    from app.summary.compose import Edition
    from app.summary.press import Press

    if chosen.first and chosen.last and chosen.first > chosen.last:
        chosen.refuse("the period ends before it begins")
    with closing(ways_in.opened(chosen)) as journal:
        mentorship_id = _for_one_mentor(journal) if chosen.audience == "mentor" else None
        choice = gather.Choice(chosen.audience, mentorship_id, chosen.first, chosen.last)
        if chosen.audience == "other":  # nobody ticks anything here
            choice = replace(choice, chosen=offer.mentorships_alone(journal.read, choice, today()))
        document = gather.document(journal.read, choice, today())
        with Press() as press:
            volumes = Edition(document).pdfs(press.pdf, Progress())
        taking.take(journal, taking.pack(volumes, chosen.out), document, choice.audience)
    if missing := dict.fromkeys(character for volume in volumes for character in volume.missing):
        aside(f"No font here has these characters: {' '.join(missing)}")
    aside("\n".join([*map(str, taking.targets(chosen.out, len(volumes))), cautions.EXPORTING, _UNCHECKED]))


def _for_one_mentor(journal: Journal) -> int:
    """A summary for a mentor is about that mentorship alone."""
    from app.summary import gather

    mentored = gather.mentored(journal.read)
    if not mentored:
        raise Refused("Nobody mentors you at present.", "Nothing was made.")
    if len(mentored) > 1:
        raise Refused("You have more than one mentor.", "Open the journal’s window and choose one under Share.")
    return mentored[0].id
