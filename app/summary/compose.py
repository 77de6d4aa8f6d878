"""A document as a PDF that a screen reader can follow: tagged, PDF/UA-1 and PDF/A-2a, made in memory by Typst."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from importlib.resources import files
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.summary import template
from app.summary.view import view

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard, TypstError

    from app.progress import Progress
    from app.summary.document import Document

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
_NAMED = re.compile(
    r'error: the (?:text|PDF contains the codepoint) `"(.+?)"`(?: could not be displayed|$)', re.MULTILINE
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NEEDS_OTHERS = ("M", "Z", "Cc", "Cf")
_PAGE_COUNT = re.compile(rb"<xmpTPg:NPages>(\d+)<")


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished PDF. With `missing` characters it claims no accessibility standard, but is still tagged."""

    pdf: bytes = field(repr=False)
    pages: int | None
    missing: tuple[str, ...] = field(repr=False)  # no font here has them; the pages show an empty box for each


def pdf(document: Document, progress: Progress) -> Composed:
    """Compose `document` in memory; no word of it is written to disk. Raises Cancelled."""
    progress.step(0, 4)
    press = _Press(document)
    for done, system_fonts in enumerate((False, True), 1):  # looking through the system's takes up to half a second
        progress.step(done, 4)
        made, missing = press.accessible(system_fonts)
        if made:
            break
    else:
        progress.step(3, 4)
        made = press.plain()
    progress.step(4, 4)
    pages = _PAGE_COUNT.search(made)
    return Composed(made, int(pages[1]) if pages else None, missing)


class _Press:
    """Typst set up for one document."""

    def __init__(self, document: Document) -> None:
        resources = files("resources")
        pictures = {name: resources.joinpath(f"pictures/{name}.svg").read_text("utf-8") for name in ("logo", "hearth")}
        self._template = template.source()
        self._data = json.dumps(view(document) | {"pictures": pictures}, ensure_ascii=False)
        self._made_at = datetime.combine(document.made_on, time(), UTC)

    def accessible(self, system_fonts: bool) -> tuple[bytes, tuple[str, ...]]:
        """The PDF, or nothing and the characters that stand in its way."""
        from typst import TypstError

        fonts = _fonts(system_fonts)
        lone = [character for character in dict.fromkeys(self._data) if _stands_alone(character)]
        try:
            self._compile(_PROBE, json.dumps(lone), fonts, _ACCESSIBLE)
            return self._compile(self._template, self._data, fonts, _ACCESSIBLE), ()
        except TypstError as error:
            return b"", _named(error)

    def plain(self) -> bytes:
        """The PDF with an empty box for each missing character: tagged, but no standard allows that."""
        return self._compile(self._template, self._data, _fonts(system_fonts=True), [])

    def _compile(self, template: bytes, data: str, fonts: Fonts, standards: list[PDFStandard]) -> bytes:
        from typst import Compiler

        with TemporaryDirectory() as empty:  # all that the template could read, if it tried
            made = Compiler(root=empty, font_paths=fonts).compile(
                template,
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards=standards,
                timestamp=self._made_at,
            )
        assert isinstance(made, bytes)
        return made


def _fonts(system_fonts: bool) -> Fonts:
    from typst import Fonts

    folders = [str(files(package).joinpath("files")) for package in _FONTS]
    return Fonts(include_system_fonts=system_fonts, font_paths=folders)


def _stands_alone(character: str) -> bool:
    return not (character.isascii() or unicodedata.category(character).startswith(_NEEDS_OTHERS))


def _named(error: TypstError) -> tuple[str, ...]:
    """The characters that Typst complains of; any other complaint is a bug of ours."""
    found = dict.fromkeys(_NAMED.findall(error.diagnostic))
    if not found:
        # Typst quotes what it was given, and no record text may reach a log.
        raise RuntimeError(re.sub(r"`.*`", "…", error.message, flags=re.DOTALL)) from None
    return tuple(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found)
