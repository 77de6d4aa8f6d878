"""What could be saved of a damaged journal, and what could not, in words for its owner."""

from __future__ import annotations

from dataclasses import dataclass, field

from app import wording
from app.store.folder import Folder
from app.store.journal import Kind


@dataclass(slots=True)
class Saved:
    """What the new journal in `folder` has, and what the damaged one could not give."""

    folder: Folder
    pages: int
    damaged_pages: int
    counts: dict[Kind, int] = field(default_factory=dict)
    lost: dict[Kind, int] = field(default_factory=dict)
    cut_short: int = 0
    notes_of_words: int = 0
    stand_ins: int = 0
    pointed_nowhere: int = 0

    @property
    def records(self) -> int:
        return sum(self.counts.values())

    @property
    def lost_records(self) -> int:
        return sum(self.lost.values()) + self.pointed_nowhere

    def as_facts(self) -> dict[str, object]:
        """For programs."""
        return {
            "journal": str(self.folder.path),
            "counts": self.counts,
            "lost": self.lost,
            "cut_short": self.cut_short,
            "notes_of_words": self.notes_of_words,
            "stand_ins": self.stand_ins,
            "pages": self.pages,
            "damaged_pages": self.damaged_pages,
        }

    @property
    def whole(self) -> bool:
        """Whether nothing is missing that is known to have been there."""
        return not (self.lost_records or self.cut_short)

    def sentences(self) -> list[str]:
        """What was read, and then what was not. No words of a record."""
        read = wording.capital(wording.counted(self.records, "entry was", "entries were"))
        if self.whole:
            return [f"{read} read, and none is known to be missing.", *self._of_pages()]
        told = [f"{read} read.", *self._of_pages()]
        if self.lost_records:
            gone = wording.capital(wording.counted(self.lost_records, "entry", "entries"))
            told.append(f"{gone} couldn’t be read; removed ones are counted with them.")
        if self.cut_short:
            cut = wording.capital(wording.counted(self.cut_short, "entry is", "entries are"))
            told.append(f"{cut} cut short, and marked so where the words end.")
        return told + self._kept()

    def _of_pages(self) -> list[str]:
        if not self.damaged_pages:
            cut_off = "Part of the file is missing. The rest could be read."
            return ["No damage was found in the file." if self.whole else cut_off]
        of = wording.counted(self.damaged_pages, "part", "parts")
        return [f"{wording.capital(of)} of the file’s {self.pages} couldn’t be read."]

    def _kept(self) -> list[str]:
        told = []
        if self.notes_of_words:
            number = wording.counted(self.notes_of_words, "note", "notes")
            told.append(f"Words of theirs were found elsewhere in the file: they are in {number}, kept out of exports.")
        if self.stand_ins:
            made = wording.counted(self.stand_ins, "plain entry stands", "plain entries stand")
            told.append(f"{wording.capital(made)} where others hang on one that couldn’t be read.")
        return told
