"""Typst at work: a page template and its data become a tagged PDF, PDF/UA-1 and PDF/A-2a, in memory.

Typst never forgets what it has set, so in the window this runs in a process of its own: app.summary.press.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from app.summary import template

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard, TypstError

STEPS = 4
_FONTS = (
    "font_source_serif_pro",
    "fontpkg_inter",
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_devanagari",
)
_ACCESSIBLE: list[PDFStandard] = ["ua-1", "a-2a"]
# Each character by itself: inside a joined emoji Typst overlooks one that has no shape.
_PROBE = b"""
#set document(title: "Characters")
#for character in json(bytes(sys.inputs.data)) { par(character) }
"""
# No PDF/A holds more than 32,767 bytes as one string, such as a title of so many letters.
_TOO_LONG = "a PDF string is longer than"
_NAMED = re.compile(
    r'error: the (?:text|PDF contains the codepoint) `"(.+?)"`(?: could not be displayed|$)', re.MULTILINE
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_QUOTED = re.compile(r"`.*`|\".*\"|\(.*\)", re.DOTALL)
_NEEDS_OTHERS = ("M", "Z", "Cc", "Cf")

Typeset = tuple[bytes, tuple[str, ...]]  # the PDF and the characters that no font has


class TemplateBroken(Exception):
    """A bug of ours. The message holds nothing of what was to be printed."""


def typeset(data: str, made_on: date, on_step: Callable[[int], object], root: str) -> Typeset:
    """Set `data`, which is JSON, under the template. No word of it is written to disk.

    `root` is an empty folder: all that the template could read, if it tried.
    With missing characters, or a title longer than the standards allow, the PDF claims none, but is still tagged.
    """
    work = _Work(data, made_on, root)
    for done, system_fonts in enumerate((False, True), 1):  # looking through the system's takes up to half a second
        on_step(done)
        made, missing = work.accessible(system_fonts)
        if made:
            return made, ()
    on_step(3)
    return work.plain(), missing


def get_ready(root: str) -> None:
    """Read what every document needs, and set a word."""
    template.source()
    _Work("", date(2000, 1, 1), root).rehearse()


class _Work:
    """Typst set up for one document."""

    def __init__(self, data: str, made_on: date, root: str) -> None:
        self._data, self._root = data, root
        self._made_at = datetime.combine(made_on, time(), UTC)

    def accessible(self, system_fonts: bool) -> Typeset:
        """The PDF, or nothing and the characters that stand in its way."""
        from typst import TypstError

        fonts = _fonts(system_fonts)
        lone = [character for character in dict.fromkeys(self._data) if _stands_alone(character)]
        missing: tuple[str, ...] = ()
        try:
            self._compile(_PROBE, json.dumps(lone), fonts, _ACCESSIBLE)
        except TypstError as error:
            missing = _named(error)
            if not system_fonts:
                return b"", missing
        try:
            made = self._compile(template.source(), self._data, fonts, _ACCESSIBLE)
        except TypstError as error:  # names marks that stand on other characters, too
            known = frozenset(missing)
            return b"", (*missing, *(text for text in _named(error) if known.isdisjoint(text)))
        return (b"", missing) if missing else (made, ())

    def plain(self) -> bytes:
        """The PDF with an empty box for each missing character: tagged, but no standard allows that."""
        return self._compile(template.source(), self._data, _fonts(system_fonts=True), [])

    def rehearse(self) -> None:
        self._compile(_PROBE, '["é"]', _fonts(system_fonts=False), _ACCESSIBLE)

    def _compile(self, template: bytes, data: str, fonts: Fonts, standards: list[PDFStandard]) -> bytes:
        from typst import Compiler

        made = Compiler(root=self._root, font_paths=fonts).compile(
            template,
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=standards,
            timestamp=self._made_at,
        )
        assert isinstance(made, bytes)
        return made


@cache
def _fonts(system_fonts: bool) -> Fonts:
    from typst import Fonts

    folders = [str(files(package).joinpath("files")) for package in _FONTS]
    return Fonts(include_system_fonts=system_fonts, font_paths=folders)


def _stands_alone(character: str) -> bool:
    return not (character.isascii() or unicodedata.category(character).startswith(_NEEDS_OTHERS))


def _named(error: TypstError) -> tuple[str, ...]:
    """The characters that Typst complains of; any other complaint but of a long string is a bug of ours."""
    found = dict.fromkeys(_NAMED.findall(error.diagnostic))
    if not found and _TOO_LONG not in error.message:
        # Typst quotes what it was given, and no record text may reach a log.
        raise TemplateBroken(_QUOTED.sub("…", error.message)) from None
    return tuple(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found)
