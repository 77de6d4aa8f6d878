"""The head of a mentorship: who, in which role, how often you've met, and the next step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.records.mentorships import Mentorship, Role
from app.records.people import Person
from ui import theme
from ui.models.meeting_list import hue
from ui.pages.mentorships import words
from ui.widgets import text
from ui.widgets.arch import PersonArch
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow


class DetailHeader(QWidget):
    """`show_mentorship` fills it."""

    plan_requested = Signal()
    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._plan.clicked.connect(self.plan_requested)
        self.more.clicked.connect(self.menu_requested)

    def show_mentorship(self, mentorship: Mentorship, person: Person, posts: int) -> None:
        """`posts`: in how many of the owner's posts they have met."""
        tone = hue(mentorship)
        self._arch.set_person(person.initials, tone)
        self._name.setText(person.display_name)
        icon = "users" if mentorship.my_role is Role.BOTH else "user"
        self._role.set_words(wording.my_role(mentorship.my_role), icon, "" if tone == "grey" else tone)
        state = words.state_chip(mentorship)
        self._state.set_words(state)
        self._state.setVisible(bool(state))
        self._met.setText(words.times_met(mentorship.times_met, posts))
        self._met.setVisible(bool(mentorship.times_met))
        self._plan.setVisible(not mentorship.is_over)
        self.more.set_name(self.tr("More for {name}").format(name=person.display_name))
        self._arrange(self.width())

    def clear_words(self) -> None:
        self._arch.set_person("", "grey")
        self._name.setText("")
        self.more.set_name(self.tr("More"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange(self.width())

    def _build(self) -> None:
        self._arch = PersonArch("", "grey", 60)
        self._name = text.label("", "title", wrap=True)
        self._role = Chip("")
        self._state = Chip("")
        self._met = text.label("", "body", "2")
        self._plan = Button(self.tr("Plan a meeting"), "p", "calendar-plus")
        self.more = IconButton("dots-three", self.tr("More"), kind="", dense=False)
        facts = Flow(10)
        for widget in (self._role, self._state, self._met):
            facts.addWidget(widget)
        named = QVBoxLayout()
        named.setSpacing(4)
        named.addWidget(self._name)
        named.addWidget(facts)
        named.addStretch(1)
        who = QHBoxLayout()
        who.setSpacing(18)
        who.addWidget(self._arch, 0, text.TOP)
        who.addLayout(named, 1)
        self._controls = QHBoxLayout()
        self._controls.setSpacing(10)
        self._controls.addWidget(self._plan)
        self._controls.addWidget(self.more)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)
        self._layout.addLayout(who, 1)
        self._layout.addLayout(self._controls)

    def _arrange(self, width: int) -> None:
        """The controls go under the name where they would squeeze it."""
        name = min(self._name.sizeHint().width(), theme.current().px(300))
        needed = self._arch.sizeHint().width() + name + self._controls.sizeHint().width() + 50
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        fits = needed <= width
        self._layout.setDirection(along if fits else down)
        side = Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag.AlignLeading
        self._layout.setAlignment(self._controls, side)
