"""Pieces of the printed pages that several sections are made of.

Blocks   {"kind": "aside", "text"}             small, beside a picture
         {"kind": "figure", "alt", "width", "height", "marks"}
         {"kind": "ladder", "rungs": [{"level", "text", "now", "when"}]}
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app import wording
from app.summary import markdown
from app.summary.lines import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.summary.document import Document
    from app.summary.drawing import Drawing

Node = dict[str, Any]

_MILLIMETRE = 72 / 25.4
_PAPER_WIDTH = {"a4": 210.0, "us-letter": 215.9}
_LONGEST_IN_FOOT = 60
_LONGEST_TITLE = 300
_SIDES, _MARGIN_COLUMN = 46.0, 42.0  # millimetres, as in the template


@dataclass(frozen=True, slots=True)
class Printing:
    """What every section has to know of the document it is part of."""

    document: Document

    def day(self, on: date) -> str:
        """Without the year where the whole period lies in one."""
        first, last = self.document.first, self.document.last
        one_year = first is not None and last is not None and first.year == last.year
        return wording.day(on, last if one_year else None)

    @property
    def width(self) -> float:
        """Of both columns together, in points."""
        return (_PAPER_WIDTH[self.document.paper] - _SIDES) * _MILLIMETRE

    @property
    def column(self) -> float:
        """Of the main column, in points."""
        return self.width - _MARGIN_COLUMN * _MILLIMETRE


def line(text: str) -> str:
    """`text` as one line without what can't be printed."""
    return " ".join(printable(text).split())


def foot(name: str, title: str, *more: str) -> str:
    """What stands at the bottom of every page but the first: "Tess Okonjo, personal summary, August 2026"."""
    if len(name) > _LONGEST_IN_FOOT:  # it stands in full elsewhere
        name = name[:_LONGEST_IN_FOOT].rstrip() + "…"
    title = title[:1].lower() + title[1:] if name else title
    return ", ".join(filter(None, (name, title, *more)))


def row(note: Sequence[str], title: str, blocks: list[Node], **more: Any) -> Node:
    """An entry: its margin note, its heading, and its words. `bookmark` and `when` are how the contents call it.

    A heading doesn't go on over the page, so that a paragraph for a title stands in full below its beginning.
    """
    head = _beginning(title)
    told = blocks if head == title else [*plain(title), *blocks]
    bookmark = _beginning(more.pop("bookmark", title))
    item = {"note": list(note), "title": head, "bookmark": bookmark, "when": "", "blocks": told, "gap": 0.0}
    return item | {"ruled": False} | more


def _beginning(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    words = title[:_LONGEST_TITLE]
    return (words.rpartition(" ")[0] or words).rstrip(" ,.;:") + "…"


def paragraph(text: str, **style: bool) -> Node:
    return {"kind": "paragraph", "runs": [{"text": text} | style]} if text else {"kind": "paragraph", "runs": []}


def labelled(label: str, blocks: list[Node]) -> list[Node]:
    """With the label in italics before the first words; on a line of its own where these are no paragraph."""
    said = {"text": f"{label}: ", "italic": True}
    if blocks and blocks[0]["kind"] == "paragraph" and not blocks[0].get("rtl"):
        first = blocks[0] | {"runs": [said, *blocks[0]["runs"]]}
        return [first, *blocks[1:]]
    return [{"kind": "paragraph", "runs": [said | {"text": f"{label}:"}]}, *blocks] if blocks else []


def under(heading: str, blocks: list[Node]) -> list[Node]:
    """With a small heading above, if there is anything."""
    return [{"kind": "heading", "level": 1, "runs": [{"text": heading}]}, *blocks] if blocks else []


def plain(text: str) -> list[Node]:
    """One line of words that are no Markdown, as a block."""
    said = line(text)
    if not said:
        return []
    block = paragraph(said)
    return [block | {"rtl": True}] if markdown.reads_right_to_left(said) else [block]


def figure(drawing: Drawing, words: str) -> list[Node]:
    """A picture, and beneath it what it shows."""
    picture = {"kind": "figure", "alt": words, "width": drawing.width, "height": drawing.height}
    return [picture | {"marks": drawing.marks}, {"kind": "aside", "text": words}]


def spaced(items: list[Node], gap: float, ruled: bool = True) -> list[Node]:
    """With the same space between them all."""
    return [item | ({"gap": gap, "ruled": ruled} if at else {}) for at, item in enumerate(items)]
