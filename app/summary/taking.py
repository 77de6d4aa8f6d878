"""Taking a summary along: the file, and the line that remembers it, both or neither."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app import durable
from app.errors import DiskGone, DiskTrouble, ExportFailed, ExportNotNoted, ExportUnconfirmed, UserError
from app.records import departures
from app.records.departures import Departure
from app.store.journal import Journal
from app.summary import told
from app.summary.compose import Composed
from app.summary.document import Document
from app.summary.gather import Audience


@dataclass(frozen=True, slots=True)
class Packed:
    """A PDF that lies whole beside its place, under another name, until it is taken or discarded."""

    target: Path
    part: Path

    def discard(self) -> None:
        durable.drop(self.part)


def pack(composed: Composed, target: Path) -> Packed:
    """Write the PDF beside `target`, for its owner's eyes only. Slow: run it in a job. Raises ExportFailed."""
    try:
        return Packed(target, durable.write_part(target, composed.pdf))
    except OSError as error:
        raise ExportFailed from error


def take(
    journal: Journal, packed: Packed, document: Document, audience: Audience, origin: object | None = None
) -> None:
    """Note what leaves, for whom, then give the PDF its name; `packed` is used up either way. Quick.

    Raises ExportNotNoted, ExportFailed, ExportUnconfirmed, or what else a write may raise.
    """
    try:
        with journal.write(origin) as write:
            left = departures.add(
                write,
                told.what(document),
                _for_whom(document, audience),
                packed.target.name,
                told.titles(document),
            )
    except BaseException as error:
        packed.discard()
        if isinstance(error, DiskTrouble | DiskGone):
            raise ExportNotNoted from error
        raise
    try:
        durable.put(packed.part, packed.target)
    except durable.Unconfirmed as error:
        raise ExportUnconfirmed from error
    except OSError as error:
        _take_back(journal, left, origin)
        raise ExportFailed from error


def _take_back(journal: Journal, left: Departure, origin: object | None) -> None:
    """Nothing left after all. Where the journal can't be told so, its owner is."""
    try:
        with journal.write(origin) as write:
            departures.erase(write, left)
    except UserError as error:
        raise ExportFailed(
            advice="No PDF was made, but your journal has noted that one left, and that note couldn’t be taken back."
        ) from error


def _for_whom(document: Document, audience: Audience) -> str:
    if audience == "mentor":
        return document.mentorships[0].who if len(document.mentorships) == 1 else "A mentor"
    return {"me": "Me", "new_mentor": "A new mentor"}.get(audience, "Someone else")
