"""The head of a meeting: with whom, when, how, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.records.meetings import Meeting
from app.records.mentorships import Mentorship
from app.records.people import Person
from ui.models.meeting_list import hue
from ui.pages.meetings import words
from ui.pages.meetings.crumb import Crumb
from ui.widgets import text
from ui.widgets.arch import PersonArch
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.glyph import Glyph


class MeetingHeader(QWidget):
    """`show_meeting` fills it."""

    list_requested = Signal()
    person_requested = Signal()
    details_requested = Signal()
    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._list.clicked.connect(self.list_requested)
        self._person.clicked.connect(self.person_requested)
        self._details.clicked.connect(self.details_requested)
        self.more.clicked.connect(self.menu_requested)

    def show_meeting(self, meeting: Meeting, mentorship: Mentorship, person: Person) -> None:
        self._arch.set_person(person.initials, hue(mentorship))
        self._person.setText(person.display_name)
        self._person.updateGeometry()
        self._title.setText(words.moment(meeting.start))
        not_held = words.not_held(meeting.state, meeting.start)
        self._facts.setText(". ".join(filter(None, (not_held, words.facts(meeting)))))
        self._kept_out.setVisible(meeting.kept_out)
        self.more.set_name(self.tr("More for the meeting with {name}").format(name=person.display_name))
        self._arrange(self.width())

    def clear_words(self) -> None:
        self._arch.set_person("", "grey")
        self._person.setText("")
        self._title.setText("")
        self._facts.setText("")
        self.more.set_name(self.tr("More"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange(self.width())

    def _build(self) -> None:
        self._arch = PersonArch("", "grey", 52)
        self._list = Crumb(self.tr("Meetings"))
        self._person = Crumb()
        self._title = text.label("", "title_goal", wrap=True)
        self._facts = text.label("", "meta", "2", wrap=True)  # a place may be long
        self._kept_out = Chip(self.tr("Kept out of exports"), "key", "plum")
        self._kept_out.hide()
        self._details = Button(self.tr("Details"), dense=True)
        self.more = IconButton("dots-three", self.tr("More"), kind="")
        where = QHBoxLayout()
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(2)
        where.addWidget(self._list)
        where.addWidget(Glyph("caret-right", "ink3", 12))
        where.addWidget(self._person)
        where.addStretch(1)
        named = QVBoxLayout()
        named.setSpacing(2)
        named.addLayout(where)
        title = QHBoxLayout()
        title.setContentsMargins(4, 0, 0, 0)
        title.addWidget(self._title, 1)
        named.addLayout(title)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self._arch, 0, text.TOP)
        who.addLayout(named, 1)
        self._controls = QHBoxLayout()
        self._controls.setSpacing(10)
        self._controls.addWidget(self._kept_out)
        self._controls.addWidget(self._facts, 0, Qt.AlignmentFlag.AlignVCenter)
        self._controls.addWidget(self._details)
        self._controls.addWidget(self.more)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self._layout.addLayout(who, 1)
        self._layout.addLayout(self._controls)

    def _arrange(self, width: int) -> None:
        """Facts and controls go under the title where they would squeeze it."""
        needed = self._arch.sizeHint().width() + self._title.sizeHint().width() + self._controls.sizeHint().width() + 40
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        fits = needed <= width
        self._layout.setDirection(along if fits else down)
        side = Qt.AlignmentFlag.AlignBottom if fits else Qt.AlignmentFlag.AlignLeading
        self._layout.setAlignment(self._controls, side)
