"""The question of the day, which can be written about, changed, put off, or switched off."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import today as gathered
from app.errors import UserError
from app.practice.today import Question
from app.records import prompts
from ui.pages.meetings.words import now
from ui.pages.today import steps
from ui.places import Place
from ui.session import Session
from ui.widgets.menu import Menu
from ui.widgets.prompt_card import PromptCard


class QuestionOfTheDay(QWidget):
    """Not there where none is wanted. `emptied`: the focus was here, and nothing is left to take it."""

    go_requested = Signal(object)  # Place
    emptied = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: Question | None = None
        self._card = PromptCard("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._card.write_requested.connect(self._on_write)
        self._card.another_requested.connect(self._on_another)
        self._card.not_today_requested.connect(self._on_not_today)

    def show_day(self, at: datetime) -> None:
        """Read anew."""
        self._show(gathered.question(self._session.journal.read, at))

    def note_shown(self) -> None:
        """Once it has been seen, so that it doesn’t come back within sixty days."""
        if self._question is None:
            return
        key, day = self._question.key, now().date()
        if prompts.shown(self._session.journal.read).get(key) == day:
            return
        with suppress(UserError), self._session.journal.write(origin=self) as write:  # nobody asked for this
            prompts.note_shown(write, key, day)

    def clear_words(self) -> None:
        self._question = None
        self._card.clear_words()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        menu.add(self.tr("Not today")).triggered.connect(self._on_not_today)
        menu.add(self.tr("No more questions")).triggered.connect(self._on_switch_off)
        menu.popup(event.globalPos())

    def _show(self, question: Question | None) -> None:
        if question == self._question:
            self.setVisible(question is not None)
            return
        held = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._question = question
        self._card.set_question(question.words if question else "")
        self.setVisible(question is not None)
        if held and question is None:
            self.emptied.emit()

    def _on_write(self) -> None:
        if self._question and (number := steps.begin_reflection(self._session, self._question)):
            self.go_requested.emit(Place("reflections", number))

    def _on_another(self) -> None:
        found = gathered.question(self._session.journal.read, now(), another=True)
        if found is None:
            self._session.say(self.tr("There’s no other today"))
            return
        self._show(found)
        self.note_shown()

    def _on_not_today(self) -> None:
        steps.no_question_today(self._session)

    def _on_switch_off(self) -> None:
        steps.switch_questions_off(self._session)
