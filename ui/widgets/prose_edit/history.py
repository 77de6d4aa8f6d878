"""Undo across a new text size: line heights are part of the document, so its past is written again."""

from collections.abc import Callable

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
