"""Questions to prepare a meeting with: what a mentor may ask, and what each may ask themselves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import Any


def heading(role: str, reverse: bool = False) -> str:
    """What the questions of `for_preparing` are called."""
    headings: dict[str, str] = _told()["headings"]
    return headings["reverse" if reverse else role]


def for_preparing(role: str, reverse: bool = False, change: str = "") -> tuple[str, ...]:
    """Those that suit my role in a mentorship, each once; in reverse mentoring first those that only it brings.

    `change` is the kind of transition that the meeting is about: its questions come before all others.
    """
    told = _told()
    first = [*told["changes"].get(change, ())]
    for chair in ("mentor", "mentee"):
        if reverse and role in (chair, "both"):
            first += told[f"reverse_{chair}"]
    usual = _as_mentee() if role == "mentee" else _as_mentor(guarded=not reverse)
    return tuple(dict.fromkeys([*first, *usual]))


def three(questions: Sequence[str], turn: int) -> tuple[str, str, str]:
    """Three at a time; after the last ones the first come again."""
    first, second, third = (questions[(3 * turn + n) % len(questions)] for n in range(3))
    return first, second, third


def _as_mentee() -> list[str]:
    return [*_told()["bring"], *_told()["mentee"]]


def _as_mentor(guarded: bool) -> list[str]:
    """By turns one to listen with, one to ask and one to challenge. Who mentors upwards signs no forms."""
    told = _told()
    half = len(told["bring"]) // 2
    within = [*told["listen"], *(told["guard"] if guarded else ())]
    asked = [*told["ask"], *told["bring"][:half]]
    challenging = [*told["challenge"], *told["bring"][half:]]
    return [question for turn in zip_longest(within, asked, challenging) for question in turn if question]


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((files("resources") / "prompts" / "questions.json").read_text("utf-8"))
    return told
