"""A record as a page of Markdown with front matter: what it is called, where it lies, and its words as they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import category, normalize

_LONGEST = 50  # characters of a title in a file's name: Windows allows 260 for the whole path
_LOOKED_AT = 8 * _LONGEST
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_AT_ENDS = " ."

Front = list[tuple[str, object]]
Part = tuple[str, str]  # a heading, "" for none, and Markdown below it


@dataclass(frozen=True, slots=True)
class Paper:
    """One file. `day` is ISO, and begins its name, so that it is none of those that Windows keeps for itself."""

    folder: str
    day: str
    title: str = field(repr=False)
    front: Front = field(repr=False)
    parts: list[Part] = field(repr=False)
    heading: str = field(default="", repr=False)  # where it isn't the title

    @property
    def name(self) -> str:
        """Safe on every system, without ".md"."""
        return f"{self.day} {file_title(self.title)}".rstrip(_AT_ENDS)

    @property
    def text(self) -> str:
        said = [f"{key}: {encoded(value)}" for key, value in self.front if value not in _NOTHING]
        head = "\n".join(["---", *said, "---"])
        words = [f"## {heading}\n\n{body}" if heading else body for heading, body in self.parts if body.strip()]
        return "\n\n".join([head, f"# {self.heading or self.title}", *words]) + "\n"


_NOTHING: tuple[object, ...] = (None, "", [], False)
encoded = json.JSONEncoder(ensure_ascii=False).encode  # one for all: making one takes longer than using it


def file_title(title: str) -> str:
    """The beginning of a title, with nothing in it that some file system refuses or that can't be seen."""
    plain = normalize("NFC", title[:_LOOKED_AT])
    if not plain.isprintable():
        plain = "".join(" " if category(one)[0] in "CZ" else one for one in plain)
    words = " ".join(_FORBIDDEN.sub(" ", plain).split())
    if len(words) > _LONGEST:
        at = words.rfind(" ", _LONGEST // 2, _LONGEST + 1)
        words = words[: at if at > 0 else _LONGEST]
    return words.strip(_AT_ENDS)


def listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def box(done: bool, words: str) -> str:
    return f"[{'x' if done else ' '}] {words}"


def with_words(line: str, words: str) -> str:
    """A line of a list, and what was written about it, further in below."""
    return "\n".join([line, *(f"  {below}".rstrip() for below in words.split("\n"))]) if words.strip() else line
