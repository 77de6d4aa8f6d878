"""Pipe tables found in the lines of an entry, before a Markdown parser that would cut a row to its header's length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import fences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_COLUMNS = 12  # more would leave a column no room for a word

_UNDERLINE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_INDENTED = re.compile(r" {4}|\t")


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as Markdown. Every row is as long as the longest: no cell is dropped."""

    rows: tuple[tuple[str, ...], ...]  # the first is the header


def apart(lines: Sequence[str]) -> Iterator[list[str] | Table]:
    """Stretches of lines, and the tables between them."""
    code = fences.inside(lines)
    plain: list[str] = []
    at = 0
    while at < len(lines):
        end = at if at in code else end_of(lines, at)
        if end == at:
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            yield plain
        yield _table(lines[at:end])
        plain, at = [], end
    if plain:
        yield plain


def end_of(lines: Sequence[str], at: int) -> int:
    """Where the table ends that begins with the line at `at`; `at` itself where none does."""
    head, *more = lines[at : at + 2]
    if not more or "|" not in head or "|" not in more[0] or _INDENTED.match(head):
        return at
    columns = len(_cells(head))
    if not _UNDERLINE.match(more[0]) or len(_cells(more[0])) != columns or columns > MOST_COLUMNS:
        return at
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    widest = max(len(_cells(line)) for line in lines[at:end])
    return end if widest <= MOST_COLUMNS else at


def _table(lines: Sequence[str]) -> Table:
    rows = [_cells(line) for number, line in enumerate(lines) if number != 1]
    longest = max(map(len, rows))
    return Table(tuple((*row, *[""] * (longest - len(row))) for row in rows))


def _cells(line: str) -> list[str]:
    line = line.strip()
    cells = _BETWEEN_CELLS.split(line)
    if line.startswith("|"):
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip() and line.endswith("|"):
        del cells[-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]
