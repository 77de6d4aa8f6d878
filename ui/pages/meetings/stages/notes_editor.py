"""The notes of a meeting: the strip above them, the editor, and a little advice below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import cautions, wording
from app.records.meetings import Meeting
from app.records.people import Person
from ui.pages.meetings import words
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.prose_edit import FormatStrip, ProseEdit

_SIDE = 40  # px: as wide as the editor's own gutter, so that all words begin under each other
_END = 40


class NotesEditor(QWidget):
    """`editor` holds the words; loading and saving them is the stage's."""

    start_requested = Signal()
    beside_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._start.clicked.connect(self.start_requested)
        self._beside.toggled.connect(self.beside_toggled)

    def show_meeting(self, meeting: Meeting, person: Person) -> None:
        self.editor.offer_owners([("me", self.tr("Me")), (person.given_name.split()[-1], person.given_name)])
        self._start.setVisible(meeting.to_come)
        self._started.setVisible(meeting.happened and meeting.start.date() == words.today())
        self._started.setText(self.tr("Started {time}").format(time=wording.clock(meeting.start)))
        self._arrange()

    def say(self, status: str) -> None:
        """Whether what was typed is saved."""
        self._status.setText(status)

    def offer_beside(self, offered: bool) -> None:
        """The button that opens the drawer, where there is one."""
        self.close_beside()
        self._beside.setVisible(offered)
        self._arrange()

    def close_beside(self) -> None:
        self._beside.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _build(self) -> None:
        self.editor = ProseEdit(placeholder=self.tr("What was said? A line is enough."))
        self.editor.setObjectName("notes")
        self.editor.setAccessibleName(self.tr("Notes"))
        self._strip = FormatStrip(self.editor, of_notes=True)
        self._status = text.label("", "meta", "2")
        self._started = text.label("", "meta", "2")
        self._start = Button(self.tr("Start the meeting"), "p", dense=True)
        self._beside = Button(self.tr("Agenda"), icon="list-dashes", dense=True)
        self._beside.setCheckable(True)
        self._beside.setAccessibleDescription(self.tr("And what was captured, what mattered, and last time"))
        self._beside.hide()
        self._at_end = Flow(12, "end")
        for widget in (self._status, self._started, self._start, self._beside):
            self._at_end.addWidget(widget)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(_SIDE - 8, 9, _END, 9)
        self._head.setSpacing(12)
        self._head.addWidget(self._strip)
        self._head.addWidget(self._at_end, 1, Qt.AlignmentFlag.AlignVCenter)
        under = QHBoxLayout()
        under.setContentsMargins(_SIDE - 8, 0, _END, 0)
        under.addWidget(text.rule())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(under)
        column.addWidget(self.editor, 1)
        column.addLayout(self._build_advice())

    def _build_advice(self) -> QVBoxLayout:
        below = QVBoxLayout()
        below.setContentsMargins(_SIDE, 8, _END, 14)
        below.setSpacing(0)
        for advice in (
            self.tr("Type [] at the start of a line to capture an action. @ sets who, ! sets when."),
            self.tr(cautions.WRITING),
        ):
            below.addWidget(text.label(advice, "hint", "3", wrap=True))
        return below

    def _arrange(self) -> None:
        """Where it is narrow the last two of the strip are icons, and then what stands at its end goes below."""
        room = self.width() - _SIDE + 8 - _END - 12 - self._at_end.sizeHint().width()
        self._strip.set_brief(False)
        self._strip.set_brief(self._strip.sizeHint().width() > room)
        fits = self._strip.sizeHint().width() <= room
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(along if fits else down)
