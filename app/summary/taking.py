"""Taking a summary along: the files, one or a volume each, and the line that remembers them, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import durable, wording
from app.errors import DiskGone, DiskTrouble, ExportFailed, UserError
from app.records import departures
from app.records.departures import Departure
from app.store.journal import Journal
from app.summary import told
from app.summary.compose import Composed
from app.summary.document import Document
from app.summary.gather import Audience
from app.summary.refusals import ExportNotNoted, ExportPartly, ExportUnconfirmed


@dataclass(frozen=True, slots=True)
class _File:
    """One PDF, whole on the disk under another name."""

    target: Path
    part: Path


@dataclass(frozen=True, slots=True)
class Packed:
    """PDFs that lie whole beside their places, under other names, until they are taken or discarded."""

    files: tuple[_File, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(file.target.name for file in self.files)

    def discard(self) -> None:
        for file in self.files:
            durable.drop(file.part)


def targets(target: Path, count: int) -> tuple[Path, ...]:
    """Where each volume goes: "Summary, volume 1 of 3.pdf"; one alone goes to `target`."""
    if count == 1:
        return (target,)
    return tuple(target.with_stem(f"{target.stem}, volume {number} of {count}") for number in range(1, count + 1))


def pack(volumes: Sequence[Composed], target: Path) -> Packed:
    """Write the PDFs beside their `targets`, for their owner's eyes only. Slow: for a job. Raises ExportFailed."""
    files: list[_File] = []
    try:
        for composed, place in zip(volumes, targets(target, len(volumes)), strict=True):
            files.append(_File(place, durable.write_part(place, composed.pdf)))
    except BaseException as error:
        Packed(tuple(files)).discard()
        if isinstance(error, OSError):
            raise ExportFailed.told_by(error) from error
        raise
    return Packed(tuple(files))


def take(
    journal: Journal, packed: Packed, document: Document, audience: Audience, origin: object | None = None
) -> None:
    """Note what leaves, for whom, then give the PDFs their names; `packed` is used up either way. Quick.

    Raises ExportNotNoted, ExportFailed, ExportPartly, ExportUnconfirmed, or what else a write may raise.
    """
    try:
        with journal.write(origin) as write:
            left = departures.add(
                write, told.what(document), told.for_whom(document, audience), packed.names, told.titles(document)
            )
    except BaseException as error:
        packed.discard()
        if isinstance(error, DiskTrouble | DiskGone):
            raise ExportNotNoted from error
        raise
    _put(journal, packed, left, origin)


def _put(journal: Journal, packed: Packed, left: Departure, origin: object | None) -> None:
    replaced = [file.target.exists() for file in packed.files]
    unconfirmed: OSError | None = None
    for at, file in enumerate(packed.files):
        try:
            durable.put(file.part, file.target)
        except durable.Unconfirmed as error:
            unconfirmed = error
        except OSError as error:
            packed.discard()
            there = _taken_away(packed.files[:at], any(replaced[:at]))
            _correct(journal, left, there, len(packed.files), origin)
            raise _partly(there, len(packed.files)) if there else ExportFailed.told_by(error) from error
    if unconfirmed:
        raise ExportUnconfirmed from unconfirmed


def _taken_away(files: tuple[_File, ...], replaced: bool) -> tuple[int, ...]:
    """The numbers of volumes that stay though others can't go: there is no way back once one replaced an older one."""
    if not replaced:
        for file in files:
            durable.drop(file.target)
    return tuple(number for number, file in enumerate(files, 1) if file.target.exists())


def _correct(journal: Journal, left: Departure, there: tuple[int, ...], count: int, origin: object | None) -> None:
    """Make the line say what left after all, or nothing. Where the journal can't be told so, its owner is."""
    try:
        with journal.write(origin) as write:
            departures.erase(write, left)
            if there:
                names = [left.file_names[number - 1] for number in there]
                departures.add(write, left.what, left.for_whom, names, left.titles)
    except UserError as error:
        if there:
            raise _partly(there, count, "Your journal has noted all of them, and that couldn’t be changed.") from error
        raise ExportFailed(
            advice="No PDF was made, but your journal has noted that one left, and that note couldn’t be taken back."
        ) from error


def _partly(there: tuple[int, ...], count: int, noted: str = "Your journal has noted what is there.") -> ExportPartly:
    named = wording.listed([str(number) for number in there])
    volumes = f"Volume {named} of {count} is" if len(there) == 1 else f"Volumes {named} of {count} are"
    return ExportPartly(advice=f"{volumes} in that folder, and the others aren’t. {noted} {ExportPartly.advice}")
