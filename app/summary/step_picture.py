"""The picture of a goal's check-ins on paper: where one stood holds until the next look."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app import wording
from app.summary.drawing import Drawing, width_of
from app.time_axis import TimeAxis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.summary.document import CheckIn

_TOP, _STEP = 5, 24  # points above the highest line, and from line to line
_BEFORE, _AFTER = 20, 6  # from the left edge to the lines, and of the line that goes on
_LEVELS = (2, 1, 0, -1, -2)


def drawn(check_ins: Sequence[CheckIn], end: date, width: float) -> Drawing:
    """`check_ins` in the order of time, at least one; their line ends on `end`."""
    picture = Drawing(width)
    first, last = check_ins[0].on, check_ins[-1].on
    axis = TimeAxis(first, max(last, end), _BEFORE + 4, width - _AFTER)
    for level in _LEVELS:
        y = _y(level)
        picture.line([(_BEFORE, y), (width, y)], "edge" if level == 0 else "hair")
        picture.words(0, y, wording.signed(level), "soft")
    spots = [(axis.x(one.on), _y(one.level)) for one in check_ins if one.level is not None]
    if spots:
        picture.line([*_steps(spots), (width, spots[-1][1])], "pine", 1.5)
    _mark(picture, check_ins, axis)
    unsure = any(one.level is None for one in check_ins)
    foot = _y(-2) + (_STEP if unsure else 0) + 18
    for tick in axis.ticks(width_of, _BEFORE, width):
        picture.words(tick.left, foot, tick.words, "soft")
    picture.height = foot + 6
    return picture


def _y(level: int) -> float:
    return _TOP + (2 - level) * _STEP


def _steps(spots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    path = [spots[0]]
    for (_, before), (x, y) in pairwise(spots):
        path += [(x, before), (x, y)]
    return path


def _mark(picture: Drawing, check_ins: Sequence[CheckIn], axis: TimeAxis) -> None:
    """A ring for each look; a small grey one below the lines where nobody was sure."""
    across = [axis.x(one.on) for one in check_ins]
    nearest = min((other - one for one, other in pairwise(across) if other > one), default=99.0)
    radius = 3.0 if nearest >= 8 else 2.2 if nearest >= 5 else 1.5
    for one, x in zip(check_ins, across, strict=True):
        if one.level is None:
            picture.circle(x, _y(-2) + _STEP / 2, min(radius, 2), "soft")
        else:
            picture.circle(x, _y(one.level), radius, "pine")
