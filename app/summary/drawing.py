"""Pictures for the printed page as plain shapes in points, and how wide words in them are."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Anchor = Literal["start", "middle", "end"]

# Thousandths of an em in Inter, a little more than they are: an estimate may leave room, but never too little of it.
_WIDTHS = {
    250: "ijl", 300: "I !,.:;'’‘", 350: "`t|()/[\\]", 400: "fr1", 470: "{}\"-_“”", 520: "^*?", 580: "skxzavy7JLc–",
    630: "Fhnueo5E2bdgpq3689", 690: "0#Z$&PRS4BTK+<=>~−", 750: "XYAVDCHU", 800: "GNOQ", 900: "wmM…", 1020: "@%W",
}  # fmt: skip
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_NO_WIDTH = ("Mn", "Me", "Cf")
_ELLIPSIS = "…"


@dataclass(slots=True)
class Drawing:
    """Shapes from back to front, as JSON values; x goes right and y down from the top left corner."""

    width: float
    height: float = 0
    marks: list[dict[str, Any]] = field(default_factory=list, repr=False)

    def line(self, points: Sequence[tuple[float, float]], colour: str, thickness: float = 0.75) -> None:
        self._add("line", points=[[round(x, 2), round(y, 2)] for x, y in points], colour=colour, thickness=thickness)

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._add("bar", x=round(x, 2), y=y, width=round(width, 2), height=height, colour=colour)

    def circle(self, x: float, y: float, radius: float, colour: str, filled: bool = False) -> None:
        self._add("circle", x=round(x, 2), y=y, radius=radius, colour=colour, filled=filled)

    def words(self, x: float, y: float, text: str, colour: str, size: float = 8.25, anchor: Anchor = "start") -> None:
        """One line of words; `y` is its middle."""
        self._add("words", x=round(x, 2), y=y, text=text, colour=colour, size=size, anchor=anchor)

    def _add(self, kind: str, **facts: Any) -> None:
        self.marks.append({"kind": kind, **facts})


def width_of(text: str, size: float = 8.25) -> float:
    """About how wide `text` is in points, rather too much than too little."""
    return sum(map(_ems, text)) * size / 1000


def shortened(text: str, room: float, size: float = 8.25) -> str:
    """As much of `text` as fits, with an ellipsis where there is more; "" when hardly any does."""
    if width_of(text, size) <= room:
        return text
    room -= width_of(_ELLIPSIS, size)
    fits, wide = 0, 0.0
    while fits < len(text) and (wide := wide + width_of(text[fits], size)) <= room:
        fits += 1
    return text[:fits].rstrip(" ,.") + _ELLIPSIS if fits > 2 else ""


def _ems(character: str) -> int:
    known = _WIDTH_OF.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTH_OF.get(base, 700 if character.isascii() else 1100)
