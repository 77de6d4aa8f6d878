"""A document as a PDF that a screen reader can follow: what the template is given, and what came of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from app.summary import typeset, volumes
from app.summary.view import DETAILS, view

if TYPE_CHECKING:
    from app.progress import Progress
    from app.summary.document import Document
    from app.summary.typeset import Typeset

# Sets JSON that was made on a day, in another process if it is the window's.
Setter = Callable[[str, date, "Progress"], "Typeset"]
# Makes a PDF of a document: `pdf` below, or that of a press.
Maker = Callable[["Document", "Progress"], "Composed"]

_HARDER = (1.0, 1.2, 1.5, 2.0, 3.0)  # how much longer than it was a volume is taken to be, until it is divided
_ATTEMPTS = 2 + DETAILS.bit_length()  # to find the level of detail on which the story so far fits on one page
_PAGE_COUNT = re.compile(rb"<xmpTPg:NPages>(\d+)<")


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished PDF. With `missing` characters it claims no accessibility standard, but is still tagged."""

    pdf: bytes = field(repr=False)
    pages: int | None
    missing: tuple[str, ...] = field(repr=False)  # no font here has them; the pages show an empty box for each
    detail: int = 0  # the level of detail on which a "brief" fits on its page


def pdf(document: Document, progress: Progress, setter: Setter) -> Composed:
    """Compose `document` in memory, where `setter` does it: see Press.pdf. Raises Cancelled."""
    attempts = _ATTEMPTS if document.form == "brief" else 1
    steps = attempts * typeset.STEPS
    progress.step(0, steps)
    composed = _once(document, 0, setter, progress.part(0, attempts))
    if document.form == "brief" and composed.pages != 1:
        composed = _shortened(document, setter, progress)
    progress.step(steps, steps)
    return composed


def _shortened(document: Document, setter: Setter, progress: Progress) -> Composed:
    """The story so far, as much of it as fits on one page. Each level that is tried halves those that are left."""
    fitting: dict[int, Composed] = {}
    low, high = 1, DETAILS - 1
    for attempt in range(1, _ATTEMPTS):
        detail = (low + high) // 2
        composed = _once(document, detail, setter, progress.part(attempt, _ATTEMPTS))
        if composed.pages == 1 or detail == DETAILS - 1:
            fitting[detail], high = composed, detail
        else:
            low = detail + 1
        if low in fitting:
            break
    return fitting[low]


class Edition:
    """A document in as many volumes as it needs, one PDF each; most need one.

    `volumes` is known at once, as an estimate. `pdf` makes one of them, and divides it once more should it be too
    long, so `volumes` may have changed afterwards; `pdfs` makes all, and of each title page what all agree on.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        written = tuple(volumes.entries(document))
        self._one_page = document.form == "brief"
        self._filled = [written] if self._one_page else volumes.fill(document, written)

    @property
    def volumes(self) -> tuple[Document, ...]:
        return tuple(volumes.bound(self._document, self._filled, number) for number in range(len(self._filled)))

    def pdf(self, number: int, maker: Maker, progress: Progress) -> Composed:
        """The volume of this number, counted from 0, of no more pages than a volume has. Raises what `maker` raises."""
        while True:
            made = maker(volumes.bound(self._document, self._filled, number), progress)
            if (made.pages or 0) <= volumes.MOST_PAGES or not self._divide(number, made.pages or 0):
                return made

    def pdfs(self, maker: Maker, progress: Progress) -> tuple[Composed, ...]:
        made: dict[int, tuple[int, Composed]] = {}  # with the number of volumes that its title page tells of
        while True:
            count = len(self._filled)
            missing = [at for at in range(count) if at not in made] or [at for at in made if made[at][0] != count]
            if not missing:
                return tuple(made[at][1] for at in range(count))
            at, before = missing[0], self._filled
            composed = self.pdf(at, maker, progress.part(at, count))
            if self._filled is not before:
                made = {number: one for number, one in made.items() if number < at}
            made[at] = len(self._filled), composed

    def _divide(self, number: int, pages: int) -> bool:
        """Fill this volume and those after it anew, as long as this one has proved to be. False: it can't be less."""
        if self._one_page:
            return False
        written = self._filled[number]
        stretch = pages / volumes.estimated(self._document, written)
        for more in _HARDER:
            rest = (entry for volume in self._filled[number:] for entry in volume)
            anew = volumes.fill(self._document, rest, stretch * more)
            if anew[0] != written:
                self._filled = [*self._filled[:number], *anew]
                return True
        return False


def _once(document: Document, detail: int, setter: Setter, progress: Progress) -> Composed:
    made, missing = setter(_data(document, detail), document.made_on, progress)
    pages = _PAGE_COUNT.search(made)
    return Composed(made, int(pages[1]) if pages else None, missing, detail)


def _data(document: Document, detail: int = 0) -> str:
    resources = files("resources")
    pictures = {name: resources.joinpath(f"pictures/{name}.svg").read_text("utf-8") for name in ("logo", "hearth")}
    return json.dumps(view(document, detail) | {"pictures": pictures}, ensure_ascii=False)
