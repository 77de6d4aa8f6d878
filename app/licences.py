"""What Inglenook is made of, and under which licences: written by packaging/licences.py."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Licence:
    """Of one package, or of something inside of one, whose `version` is "" then."""

    name: str
    version: str
    licence: str
    text: str


def everything() -> list[Licence]:
    told = json.loads((files("resources") / "licences" / "licences.json").read_text("utf-8"))
    return [Licence(**one) for one in told]
