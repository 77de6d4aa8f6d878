"""A field for how long something takes."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app import wording
from ui.widgets.line_edit import LineEdit

_LENGTH = re.compile(
    r"(?:(\d{1,2})\s*(?:h|hrs?|hours?|:)\s*)?(?:(\d{1,3})\s*(?:m|mins?|minutes?)?)?",
)
_STEP = 5


def read_length(words: str) -> int | None:
    """Minutes in `50`, `50 min`, `1 h 10`, `1:10` or `1 hour`; None for anything else."""
    found = _LENGTH.fullmatch(words.strip().casefold())
    if found is None or (found[1] is None and found[2] is None):
        return None
    return int(found[1] or 0) * 60 + int(found[2] or 0)


class LengthField(LineEdit):
    """Typed as people say it, in minutes; Up and Down go by five."""

    def __init__(self, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__("50 minutes", parent=parent)
        self.editingFinished.connect(self._on_editing_finished)
        self.set_minutes(minutes)

    @property
    def minutes(self) -> int | None:
        """None if what is typed is no length."""
        return read_length(self.text())

    def set_minutes(self, minutes: int) -> None:
        self.setText(wording.length(minutes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: -_STEP}.get(Qt.Key(event.key()))
        if step:
            self.set_minutes(max(_STEP, (self.minutes or 0) // _STEP * _STEP + step))
        else:
            super().keyPressEvent(event)

    def _on_editing_finished(self) -> None:
        if self.minutes:
            self.set_minutes(self.minutes)
