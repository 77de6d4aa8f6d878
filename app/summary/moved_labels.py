"""Labels that have no room in their bar: each stands under the bars, at the foot of a line from its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.summary.drawing import Drawing, shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = 7.5  # points
_ROW, _ABOVE = 11.0, 4.0  # how high a row is, and the first row's distance from the bars
_LEADER, _APART = 3.0, 6.0  # between a line and its words, and between two labels
_MOST_OF_WIDTH, _LEAST = 0.4, 30.0  # of the picture's width that a label may take, and points it must have


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a bar, where that begins and ends, and its foot."""

    name: str
    left: float
    right: float
    below: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """Words in a row from left to right, and the line that leads to them."""

    words: str
    row: int
    line: float
    left: float
    right: float
    below: float


def draw(picture: Drawing, labels: Sequence[Label], top: float, most: int) -> float:
    """In `most` rows below `top`; what finds no room in them is left out. Returns where the rows end."""
    placed = _Shelf(picture.width, most).placed(labels)
    behind = Drawing(picture.width)  # a line may pass under the bar of another
    for one in placed:
        y = top + _ABOVE + (one.row + 0.5) * _ROW
        behind.line([(one.line, one.below), (one.line, y + 3)], "edge", 0.5)
        picture.words(one.left, y, one.words, "ink", SIZE)
    picture.marks[:0] = behind.marks
    rows = max((one.row + 1 for one in placed), default=0)
    return top + (_ABOVE + rows * _ROW if rows else 0)


def title(name: str) -> str:
    """Without its place."""
    return name.partition(",")[0].strip()


class _Shelf:
    """Finds a place for each label, so that neither words nor lines cross."""

    def __init__(self, width: float, most: int) -> None:
        self._width, self._most = width, most
        self._placed: list[_Placed] = []

    def placed(self, labels: Sequence[Label]) -> list[_Placed]:
        """From right to left, so that each has the room on its right; those with none at the edge come last."""
        waiting = sorted(labels, key=lambda label: label.left, reverse=True)
        waiting = [label for label in waiting if not self._place(label, on_right=True)]
        waiting = [label for label in waiting if not self._place(label, on_right=False)]
        for label in waiting:
            self._place(label, on_right=True, whole=False)
        return self._placed

    def _place(self, label: Label, on_right: bool, whole: bool = True) -> bool:
        inwards = min((label.right - label.left) / 2, 3)
        line = label.left + inwards if on_right else label.right - min(inwards, 1)
        room = self._width - line - _LEADER if on_right else line - _LEADER
        for words in _ways(label.name, min(room, self._width * _MOST_OF_WIDTH), whole):
            wide = width_of(words, SIZE)
            left = line + _LEADER if on_right else line - _LEADER - wide
            row = next((row for row in range(self._most) if self._free(row, line, left, left + wide)), None)
            if row is not None:
                self._placed.append(_Placed(words, row, line, left, left + wide, label.below))
                return True
        return False

    def _free(self, row: int, line: float, left: float, right: float) -> bool:
        for one in self._placed:
            same_row = one.row == row and left < one.right + _APART and one.left < right + _APART
            own_line_crosses = one.row < row and one.left <= line <= one.right
            its_line_crosses = one.row > row and left <= one.line <= right
            if same_row or own_line_crosses or its_line_crosses or abs(one.line - line) < 1:
                return False
        return True


def _ways(name: str, room: float, whole: bool) -> list[str]:
    """The ways to say it that fit, the longest first; cut short where it needn't be `whole` and there is room."""
    if whole:
        return [one for one in dict.fromkeys((name, title(name))) if one and width_of(one, SIZE) <= room]
    return [words for words in [shortened(name, room, SIZE)] if width_of(words, SIZE) >= _LEAST]
