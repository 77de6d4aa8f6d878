"""A document as a PDF that a screen reader can follow: what the template is given, and what came of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from app.summary import typeset, view_brief
from app.summary.view import view

if TYPE_CHECKING:
    from app.progress import Progress
    from app.summary.document import Document
    from app.summary.typeset import Typeset

# Sets JSON that was made on a day, here or in another process.
Setter = Callable[[str, date, "Progress"], "Typeset"]

_PAGE_COUNT = re.compile(rb"<xmpTPg:NPages>(\d+)<")


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished PDF. With `missing` characters it claims no accessibility standard, but is still tagged."""

    pdf: bytes = field(repr=False)
    pages: int | None
    missing: tuple[str, ...] = field(repr=False)  # no font here has them; the pages show an empty box for each


def _here(data: str, made_on: date, progress: Progress) -> Typeset:
    def on_step(done: int) -> None:
        progress.step(done, typeset.STEPS)

    return typeset.typeset(data, made_on, on_step)


def pdf(document: Document, progress: Progress, setter: Setter = _here) -> Composed:
    """Compose `document` in memory, in this process unless `setter` has another. Raises Cancelled.

    For a process that soon ends: Typst keeps for good what it has set. The window has Press.pdf.
    """
    attempts = view_brief.DETAILS if document.form == "brief" else 1  # the story so far has to fit on one page
    steps = attempts * typeset.STEPS
    progress.step(0, steps)
    for detail in range(attempts):
        composed = _once(document, detail, setter, progress.part(detail, attempts))
        if composed.pages == 1:
            break
    progress.step(steps, steps)
    return composed


def _once(document: Document, detail: int, setter: Setter, progress: Progress) -> Composed:
    made, missing = setter(_data(document, detail), document.made_on, progress)
    pages = _PAGE_COUNT.search(made)
    return Composed(made, int(pages[1]) if pages else None, missing)


def _data(document: Document, detail: int = 0) -> str:
    resources = files("resources")
    pictures = {name: resources.joinpath(f"pictures/{name}.svg").read_text("utf-8") for name in ("logo", "hearth")}
    return json.dumps(view(document, detail) | {"pictures": pictures}, ensure_ascii=False)
