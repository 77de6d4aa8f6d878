"""The question of the day: from what is near, the same all day, and not again for sixty days."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files

_RESTS = 60  # days


class Near(StrEnum):
    """What is near on a day. A question that belongs to none of these suits any."""

    BEFORE_MEETING = "before_meeting"
    AFTER_MEETING = "after_meeting"
    NEW_POST = "new_post"
    LONG_GAP = "long_gap"


@dataclass(frozen=True, slots=True)
class Question:
    """`leaning` is "mentee" or "mentor" where it suits only those who are here mainly as that."""

    key: str
    words: str
    near: str = ""
    leaning: str = ""


@cache
def all_questions() -> tuple[Question, ...]:
    told = json.loads((files("resources") / "prompts" / "today.json").read_text("utf-8"))
    return tuple(Question(**one) for one in told)


def choose(
    today: date, near: Sequence[Near], asked: Mapping[str, date], turn: int = 0, leaning: str = ""
) -> Question | None:
    """One question for the day, from what is near (the first of it above all), else one for any day.

    `asked` tells when each was last shown: one shown today stays. `turn` counts how often another was wanted today;
    None when there is no other. `leaning` is mentee, mentor, both, or "" where nobody said.
    """
    suiting = [one for one in all_questions() if _suits(one, today, near, asked, leaning)]
    places: dict[str, int] = {each: place for place, each in enumerate(near)}

    def order(one: Question) -> tuple[bool, int, bytes]:
        # drawn anew each day, and the same all day
        lot = sha256(f"{today.isoformat()} {one.key}".encode()).digest()
        return asked.get(one.key) != today, places.get(one.near, len(near)), lot

    return sorted(suiting, key=order)[turn] if turn < len(suiting) else None


def _suits(one: Question, today: date, near: Sequence[Near], asked: Mapping[str, date], leaning: str) -> bool:
    shown = asked.get(one.key)
    if shown == today:
        return True
    rested = shown is None or abs((today - shown).days) > _RESTS  # it may lie ahead: clocks are put right
    return rested and one.near in ("", *near) and (not one.leaning or leaning in (one.leaning, "both"))
