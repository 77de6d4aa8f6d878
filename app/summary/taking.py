"""Taking a summary along: the file, and the line that remembers it, both or neither."""

from __future__ import annotations

from pathlib import Path

from app.records import departures
from app.store.journal import Journal
from app.summary import compose, wording
from app.summary.compose import Composed
from app.summary.document import Document
from app.summary.gather import Audience


def take(
    journal: Journal,
    composed: Composed,
    target: Path,
    document: Document,
    audience: Audience,
    origin: object | None = None,
) -> None:
    """Write the PDF to `target` and note what left, for whom. Raises ExportFailed, or what a write may raise."""
    with journal.write(origin) as write:
        departures.add(write, _what(document), _for_whom(document, audience), target.name)
        compose.write(composed, target)


def _what(document: Document) -> str:
    named = ", ".join(filter(None, ("Personal summary", wording.period(document.first, document.last))))
    return ": ".join(filter(None, (named, ", ".join(document.chosen))))


def _for_whom(document: Document, audience: Audience) -> str:
    if audience == "mentor":
        return document.mentorships[0].who if len(document.mentorships) == 1 else "A mentor"
    return "Me" if audience == "me" else "Someone else"
