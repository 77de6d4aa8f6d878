"""Undo across a new text size: line heights are part of the document, so its past is written again."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from PySide6.QtGui import QTextDocument

from .marks import units
from .toggles import Swap

_DEEPEST = 60  # steps of undo, and of redo, that are carried over


def states(document: QTextDocument, text: Callable[[], str]) -> tuple[list[str], int]:
    """The texts that undo and redo lead to, oldest first, and the index of the present one.

    Leaves the document somewhere else in its history.
    """
    later: list[str] = []
    while document.isRedoAvailable() and len(later) < _DEEPEST:
        later.append(_step(document.redo, text))
    for _ in later:
        document.undo()
    made = [text()]
    while document.isUndoAvailable() and len(made) <= _DEEPEST:
        made.append(_step(document.undo, text))
    return [*reversed(made), *later], len(made) - 1


def _step(go: Callable[[], None], text: Callable[[], str]) -> str:
    go()
    return text()


def change(before: str, after: str) -> Swap:
    """The one replacement, in UTF-16 units, that makes `after` of `before`."""
    start = _shared(before, after)
    most = min(len(before), len(after)) - start
    tail = _shared(before[::-1][:most], after[::-1][:most])
    at = units(before[:start])
    old = before[start : len(before) - tail]
    return Swap(at, at + units(old), after[start : len(after) - tail])


def changes(before: str, after: str) -> list[Swap]:
    """Those that make `after` of `before`, in order: one for each line or run of lines that differs."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = _same(old, new)
    tail = _same(old[start:][::-1], new[start:][::-1])
    at, made = units("".join(old[:start])), []
    for was, now in _differing(old[start : len(old) - tail], new[start : len(new) - tail]):
        swap = change(was, now)
        if was != now:
            made.append(Swap(at + swap.start, at + swap.end, swap.new))
        at += units(was)
    return made


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands there and what shall, piece by piece; pieces that stay too."""
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if b - a == d - c:
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield "".join(old[a:b]), "".join(new[c:d])


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same at the start."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _shared(one: str, other: str) -> int:
    """Length of the common start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
