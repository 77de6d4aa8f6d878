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
    """In a frozen program also the libraries that it brings from the system on which it was built."""
    folder = files("resources") / "licences"
    lists = [folder / name for name in ("licences.json", "system.json")]
    return [Licence(**one) for found in lists if found.is_file() for one in json.loads(found.read_text("utf-8"))]
