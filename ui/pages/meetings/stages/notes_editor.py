"""The notes of a meeting: the strip above them, the editor, and one line of advice below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.records.meetings import Meeting
from ui.pages.meetings import words
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.prose_edit import FormatStrip, ProseEdit

_SIDE = 40  # px: as wide as the editor's own gutter, so that all words begin under each other
_END = 40


class NotesEditor(QWidget):
    """`editor` holds the words; loading and saving them is the page's."""

    start_requested = Signal()
    beside_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._start.clicked.connect(self.start_requested)
        self._beside.toggled.connect(self.beside_toggled)

    def show_meeting(self, meeting: Meeting) -> None:
        self._start.setVisible(meeting.to_come)
        self._started.setVisible(meeting.happened and meeting.start.date() == words.today())
        self._started.setText(self.tr("Started {time}").format(time=wording.clock(meeting.start)))

    def say(self, status: str) -> None:
        """Whether what was typed is saved."""
        self._status.setText(status)

    def offer_beside(self, offered: bool) -> None:
        """The button that opens the drawer, where there is one."""
        self.close_beside()
        self._beside.setVisible(offered)

    def close_beside(self) -> None:
        self._beside.setChecked(False)

    def _build(self) -> None:
        self.editor = ProseEdit(placeholder=self.tr("What was said? A line is enough."))
        self.editor.setObjectName("notes")
        self.editor.setAccessibleName(self.tr("Notes"))
        self._status = text.label("", "meta", "2")
        self._started = text.label("", "meta", "2")
        self._start = Button(self.tr("Start the meeting"), "p", dense=True)
        self._beside = Button(self.tr("What mattered"), icon="note", dense=True)
        self._beside.setCheckable(True)
        self._beside.setAccessibleDescription(self.tr("And last time, and what it’s for"))
        self._beside.hide()
        strip = QHBoxLayout()
        strip.setContentsMargins(_SIDE - 8, 9, _END, 9)
        strip.setSpacing(12)
        strip.addWidget(FormatStrip(self.editor))
        strip.addStretch(1)
        for widget in (self._status, self._started, self._start, self._beside):
            strip.addWidget(widget)
        under = QHBoxLayout()
        under.setContentsMargins(_SIDE - 8, 0, _END, 0)
        under.addWidget(text.rule())
        advice = text.label(
            self.tr("Write the learning. Leave out anything that could point to a patient or a colleague."),
            "hint",
            "3",
            wrap=True,
        )
        below = QHBoxLayout()
        below.setContentsMargins(_SIDE, 8, _END, 14)
        below.addWidget(advice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addLayout(under)
        column.addWidget(self.editor, 1)
        column.addLayout(below)
