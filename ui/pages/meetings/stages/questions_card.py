"""Questions to take along, three at a time; those on the agenda are offered no more."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.practice import questions
from app.records.mentorships import Form, Mentorship
from ui.pages.meetings.stages.offers import Offers
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow


class QuestionsCard(Card):
    """By my role in the mentorship. `chosen` gives the question."""

    chosen = Signal(str)

    def __init__(self, mentorship: Mentorship, parent: QWidget | None = None) -> None:
        super().__init__("inset", parent=parent)
        reverse = mentorship.form is Form.REVERSE
        self._questions = questions.for_preparing(mentorship.my_role, reverse)
        self._taken: frozenset[str] = frozenset()
        self._turn = 0
        name = questions.heading(mentorship.my_role, reverse)
        self._offers = Offers(name)
        self._others = Button(self.tr("Three others"), "q", "arrow-clockwise", dense=True)
        self._others.setAccessibleName(self.tr("Three other questions"))
        below = Flow()
        below.addWidget(self._others)
        self.body.addWidget(text.label(name, "subhead", wrap=True))
        self.body.addWidget(self._offers)
        self.body.addWidget(below)
        self._offers.chosen.connect(self.chosen)
        self._others.clicked.connect(self._on_others)
        self._show()

    def show_taken(self, titles: Collection[str]) -> None:
        """What is on the agenda already."""
        self._taken = frozenset(titles)
        self._show()

    def _show(self) -> None:
        left = [question for question in self._questions if question not in self._taken]
        self._offers.show_words(questions.three(left, self._turn) if len(left) > 2 else left)
        self._others.setVisible(len(left) > 3)

    def _on_others(self) -> None:
        self._turn += 1
        self._show()
