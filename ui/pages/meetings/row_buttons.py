"""What can be done with a meeting at the end of its row: prepare it, say whether it took place, look back on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.meeting_list import MeetingLine
from ui.pages.meetings import words
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip

_SIDE = 20


class RowButtons(QWidget):
    """Lies over its row, lets clicks beside the buttons through, and gives the id of the meeting."""

    prepare_requested = Signal(int)
    reflect_requested = Signal(int)
    held = Signal(int)
    not_held = Signal(int)

    def __init__(self, line: MeetingLine, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setMouseTracking(True)  # so that the row below still knows where the mouse is
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        if words.is_due(line.to_come, line.start):
            self._row.addWidget(text.label(self.tr("Did it take place?"), "meta", "2"))
            self._add(self.tr("Yes"), self.tr("Yes, the meeting with {name} took place")).clicked.connect(self._on_yes)
            self._add(self.tr("No"), self.tr("No, the meeting with {name} didn’t")).clicked.connect(self._on_no)
        elif line.to_come:
            opener = self._add(self.tr("Prepare"), self.tr("Prepare the meeting with {name}"), "p" if first else "")
            opener.clicked.connect(self._on_prepare)
        else:
            self._row.addWidget(Chip(self.tr("Reflection not started")))
            reflect = self._add(self.tr("Reflect"), self.tr("Reflect on the meeting with {name}"))
            reflect.clicked.connect(self._on_reflect)

    def room(self) -> int:
        """px taken at the end of the row."""
        return self._row.sizeHint().width() - _SIDE

    def _add(self, label: str, name: str, kind: str = "") -> Button:
        button = Button(label, kind, dense=True, parent=self)
        button.setAccessibleName(name.format(name=self._line.face.name))
        button.setAccessibleDescription(words.moment(self._line.start))
        self._row.addWidget(button)
        return button

    def _on_prepare(self) -> None:
        self.prepare_requested.emit(self._line.id)

    def _on_reflect(self) -> None:
        self.reflect_requested.emit(self._line.id)

    def _on_yes(self) -> None:
        self.held.emit(self._line.id)

    def _on_no(self) -> None:
        self.not_held.emit(self._line.id)
