"""The picture of posts and mentorships on paper. No two labels touch: one that has no room is shortened or moved."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Generic, TypeVar

from app.summary import moved_labels
from app.summary.drawing import Drawing, shortened, width_of
from app.summary.moved_labels import SIZE, Label, title
from app.time_axis import TimeAxis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from app.summary.document import Post, Thread, Timeline

_YEARS, _BAR, _BAR_GAP = 14.0, 19.5, 3.0  # points: how high the parts are
_INSIDE = 3.0  # beside the words in a bar
_LANE, _LOWEST_LANE, _ALL_LANES = 31.5, 20.0, 480.0
_APART, _TOUCH = 6.0, 1.0  # between two names in one line, and how far posts may seem to overlap that don't
_TELLING = 4  # letters; a shorter first word, such as "SHO", tells too little of a longer name
_FEW = 6  # mentorships that each have a line of their own
MOST_LANES = int(_ALL_LANES / _LOWEST_LANE)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Span(Generic[_T]):
    """Something on the line of time; `right` is where its label ends if that is further."""

    left: float
    right: float
    what: _T


def drawn(timeline: Timeline, width: float, most: int = MOST_LANES) -> Drawing:
    """`most` lines of mentorships, and as many rows of labels that were moved."""
    picture = Drawing(width)
    axis = TimeAxis(timeline.first, timeline.last, 0, width)
    behind = picture.marks
    ticks = axis.ticks(width_of, 0, width, years_from=12)
    for tick in ticks:
        picture.words(tick.left, 6, tick.words, "soft")
    foot = _draw_posts(picture, timeline, axis, most)
    foot = _draw_threads(picture, timeline, axis, foot, most)
    lines = Drawing(width)
    for tick in ticks:
        lines.line([(tick.at, _YEARS), (tick.at, foot + 4)], "hair")
    picture.marks = lines.marks + behind
    picture.height = foot + 4
    return picture


def hidden(timeline: Timeline, width: float) -> int:
    """How many mentorships the picture has no room for."""
    lanes = _lanes(_threads(timeline, TimeAxis(timeline.first, timeline.last, 0, width), width), _FEW)
    return sum(map(len, lanes[MOST_LANES:]))


# posts


def _draw_posts(picture: Drawing, timeline: Timeline, axis: TimeAxis, most: int) -> float:
    """Returns where they end."""
    spans = [_Span(*ends, post) for post, ends in _within(timeline.posts, timeline, axis)]
    without_room = []
    y = _YEARS + 3
    for lane in _lanes(spans)[:most]:
        for post in lane:
            now = post.what.until is None
            wide = max(post.right - post.left - 1.5, 1.5)
            picture.bar(post.left, y, wide, _BAR, "pine" if now else "pale")
            label = _inside(post.what.name, now, wide - 2 * _INSIDE)
            if label:
                picture.words(post.left + _INSIDE, y + _BAR / 2, label, "white" if now else "ink", SIZE)
            else:
                without_room.append(Label(post.what.name, post.left, post.left + wide, y + _BAR))
        y += _BAR + _BAR_GAP
    y -= _BAR_GAP if spans else 0
    return moved_labels.draw(picture, without_room, y, most)


def _inside(name: str, now: bool, room: float) -> str:
    """Its whole name, its name without a place, or the first word of it; "" when not even that fits."""
    first = [word for word in title(name).split()[:1] if len(word) >= _TELLING]
    names = (name, title(name), *first, "Now" if now else "")
    return next((one for one in names if one and width_of(one, SIZE) <= room), "")


# mentorships


def _draw_threads(picture: Drawing, timeline: Timeline, axis: TimeAxis, top: float, most: int) -> float:
    lanes = _lanes(_threads(timeline, axis, picture.width), _FEW)[:most]
    if not lanes:
        return top
    pitch = max(_LOWEST_LANE, min(_LANE, _ALL_LANES / len(lanes)))
    y = top + 10
    for lane in lanes:
        for thread, start, end, label, at in (one.what for one in lane):
            line = y + pitch - 11
            picture.words(at, line - 9.5, label, "pine")
            picture.line([(start, line), (end, line)], "pine", 1.5)
            spots = sorted({axis.x(on) for on in thread.met if timeline.first <= on <= timeline.last})
            for x in spots:
                picture.circle(x, line, _radius(spots), "pine")
        y += pitch
    return y - 4


def _threads(timeline: Timeline, axis: TimeAxis, width: float) -> list[_Span[tuple[Thread, float, float, str, float]]]:
    spans = []
    for thread, (start, end) in _within(timeline.threads, timeline, axis):
        label = shortened(thread.who, width * 0.5)
        wide = width_of(label)
        at = max(0.0, min(start, width - wide))
        spans.append(
            _Span(min(start, at), max(end, at + wide) + _APART, (thread, start, max(end, start + 2), label, at))
        )
    return spans


def _radius(spots: Sequence[float]) -> float:
    """Smaller where meetings are dense, so that each is seen."""
    usual = median([other - one for one, other in pairwise(spots)] or [99.0])
    return max(1.3, min(3.0, usual / 2.3))


# both

_Dated = TypeVar("_Dated", "Post", "Thread")


def _within(
    every: Sequence[_Dated], timeline: Timeline, axis: TimeAxis
) -> Iterator[tuple[_Dated, tuple[float, float]]]:
    """Those that lie in the time shown, the earliest first, with where they begin and end."""
    began: Callable[[_Dated], date] = lambda one: one.since  # noqa: E731
    for one in sorted(every, key=began):
        if one.since <= timeline.last and (one.until is None or one.until >= timeline.first):
            yield one, (axis.x(one.since), axis.x(one.until or timeline.last))


def _lanes(spans: Sequence[_Span[_T]], few: int = 0) -> list[list[_Span[_T]]]:
    """One below the other where they overlap, each as high up as there is room; up to `few` have a lane each."""
    if len(spans) <= few:
        return [[span] for span in spans]
    lanes: list[list[_Span[_T]]] = []
    for span in spans:
        free = (lane for lane in lanes if lane[-1].right <= span.left + _TOUCH)
        lane = next(free, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(span)
    return lanes
