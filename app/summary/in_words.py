"""What a picture on the page shows, said in words: beside it, and instead of it for those who listen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app import wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.summary.document import CheckIn, Post, Thread, Timeline

_MOST_STEPS = 12  # told one by one; of more, the last of each year


def check_ins(looks: Sequence[CheckIn], until: date | None = None) -> str:
    """ "from −2 in January 2025 to −1 in May, 0 in February 2026, and −1 since August"; oldest first."""
    sure = [(one.on, one.level) for one in looks if one.level is not None]
    steps = _steps(sure)
    if len(steps) > _MOST_STEPS:
        steps = _fewer(steps, sure)
    told = _told(steps, until) if steps else ""
    unsure = len(looks) - len(sure)
    return "; ".join(filter(None, (told, f"not sure yet at {_times(unsure)}" if unsure else "")))


def _times(number: int) -> str:
    return wording.counted(number, "check-in", "check-ins")


def _steps(sure: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """The days on which it stood somewhere else than before."""
    return [next(same) for _, same in groupby(sure, key=lambda one: one[1])]


def _fewer(steps: Sequence[tuple[date, int]], sure: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """Where it began, where it stood at the end of each year, and the last step."""
    last = steps[-1]
    before = [one for one in sure if one[0] < last[0]]
    yearly = [list(same)[-1] for _, same in groupby(before, key=lambda one: one[0].year)]
    told = _steps([steps[0], *yearly])
    while len(told) > 1 and told[-1][1] == last[1]:
        told.pop()
    return [*told, last]


def _told(steps: Sequence[tuple[date, int]], until: date | None) -> str:
    (began, first), *later = steps
    if not later:
        return f"at {wording.signed(first)} {_lasting(began, until)}"
    told = [f"from {wording.signed(first)} in {wording.month(began)}"]
    seen, before = {first}, began
    for on, level in later:
        again = " again" if level in seen else ""
        since = "since" if (on, level) == later[-1] and until is None else "in"
        told.append(f"{wording.signed(level)}{again} {since} {wording.month(on, before)}")
        seen.add(level)
        before = on
    middle = f"{told[0]} to {told[1]}"
    return middle if len(told) == 2 else f"{', '.join([middle, *told[2:-1]])}, and {told[-1]}"


def timeline(picture: Timeline) -> str:
    """ "eight meetings with Prof. Joan Abara from May 2021 to July 2023, and 23 meetings with …"."""
    threads = [_thread(one) for one in sorted(picture.threads, key=_began)]
    posts = [_post(one) for one in sorted(picture.posts, key=_began)]
    through = wording.counted(len(posts), "post", "posts")
    met = ", and ".join(filter(None, (", ".join(threads[:-1]), *threads[-1:])))
    if not posts:
        return met
    return f"{met}{', through ' if threads else ''}{through}: {'; '.join(posts)}"


def _began(one: Post | Thread) -> date:
    return one.since


def _thread(one: Thread) -> str:
    met = wording.counted(len(one.met), "meeting", "meetings") if one.met else "a mentorship"
    return f"{met} with {one.within} {_lasting(one.since, one.until)}"


def _post(one: Post) -> str:
    return f"{one.name} {_lasting(one.since, one.until)}"


def _lasting(since: date, until: date | None) -> str:
    """ "since May 2026", "in May 2026", "from May to July 2026"."""
    lasting = wording.standing(since, until)
    return lasting if until is None else f"from {lasting}" if " to " in lasting else f"in {lasting}"
