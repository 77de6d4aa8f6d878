"""Prepare: what I want from the meeting, its agenda, what has happened since the last one, and questions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import carry, prepare, since
from app.records import meetings
from app.records.agenda import Origin
from app.store.journal import Change, Kind, Ref, Write
from ui.autosave import Autosave
from ui.pages.meetings import words
from ui.pages.meetings.deeds import Deeds
from ui.pages.meetings.stages import agenda_steps
from ui.pages.meetings.stages.agenda_list import AgendaList
from ui.pages.meetings.stages.followed import Followed
from ui.pages.meetings.stages.questions_card import QuestionsCard
from ui.pages.meetings.stages.since_card import SinceCard
from ui.pages.meetings.stages.stage import Facts
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.columns import Columns
from ui.widgets.flow import Flow
from ui.widgets.following import Following
from ui.widgets.page import PageScroll
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.prose_edit.marks import units
from ui.widgets.reading_order import order_tabs


class PrepareStage(QWidget):
    """What I want is saved by itself. The next meeting takes over what waits from those before."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, facts: Facts, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts = facts
        self._is_stale = False  # what is seen: it is read anew when it is looked at
        self._autosave = Autosave(self._save, self)
        self._carry_over()
        self._build()
        self._connect(deeds)
        self._followed = Followed(self._want)
        self._followed.load(facts.meeting.preparation)
        self._show_facts()

    # what the page asks

    def follow(self, facts: Facts, change: Change) -> None:
        self._facts = facts
        self._followed.follow(facts.meeting.preparation)
        if change.origin is self:
            return  # only what I want was saved
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._show_facts()

    def flush(self) -> bool:
        safe = (self._agenda.flush(), self._autosave.flush())
        return all(safe)

    def where(self) -> tuple[int, int]:
        return self._want.caret() if self._want.hasFocus() else -1, self._scroll.verticalScrollBar().value()

    def settle(self, place: Place) -> None:
        """Once it is said what I want, an empty agenda comes next."""
        self._scroll.verticalScrollBar().setValue(place.scroll)
        if place.caret < 0 and self._want.text().strip() and not self._agenda.titles:
            self._agenda.new.setFocus()
            return
        self._want.set_caret(place.caret if place.caret >= 0 else units(self._want.text()))
        self._want.setFocus()

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self._followed.clear_words()
        self._agenda.clear_words()
        self._since.clear_words()

    def regions(self) -> list[QWidget]:
        beside = [card for card in (self._since, self._questions) if card.isVisible()]
        return [self._want, self._agenda, *beside]

    # building

    def _build(self) -> None:
        self._want = ProseEdit(grows=True)
        self._want.setObjectName("preparation")
        self._want.setAccessibleName(self.tr("What I want from this meeting"))
        self._agenda = AgendaList(self._session, self._facts)
        self._start = Button(self.tr("Start the meeting"), "p", "note-pencil")
        says = self.tr("Opens Notes. You can come back to this page at any time.")
        self._after = text.label(says, "meta", "2", wrap=True)
        self._since = SinceCard()
        self._questions = QuestionsCard(self._facts.mentorship)
        columns = Columns()
        columns.main.setSpacing(0)
        columns.main.addWidget(text.label(self.tr("What I want from this meeting"), "heading", wrap=True))
        columns.main.addWidget(text.label(self.tr("Only you see this."), "meta", "2", wrap=True))
        columns.main.addSpacing(8)
        columns.main.addWidget(self._want)
        columns.main.addSpacing(24)
        columns.main.addWidget(self._agenda)
        columns.main.addSpacing(24)
        columns.main.addWidget(self._build_start())
        columns.main.addStretch(1)
        columns.aside.addWidget(self._since)
        columns.aside.addWidget(self._questions)
        columns.aside.addStretch(1)
        self._scroll = PageScroll()
        self._scroll.body.addWidget(columns)
        self._scroll.body.addStretch(1)
        Following(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        order_tabs(columns)

    def _build_start(self) -> QWidget:
        row = Flow()
        row.addWidget(self._start)
        row.addWidget(self._after)
        return row

    def _connect(self, deeds: Deeds) -> None:
        self._want.edited.connect(self._autosave.touch)
        self._autosave.saved.connect(self._session.saved)
        self._autosave.failed.connect(self._session.trouble)
        self._agenda.go_requested.connect(self.go_requested)
        self._start.clicked.connect(deeds.start)
        self._since.go_requested.connect(self.go_requested)
        self._since.chosen.connect(self._on_since_chosen)
        self._questions.chosen.connect(self._on_question_chosen)

    # showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self._show_facts()

    def _show_facts(self) -> None:
        facts = self._facts
        self._agenda.show_facts(facts)
        for part in (self._start, self._after):
            part.setVisible(facts.meeting.to_come)
        self._questions.show_taken(self._agenda.titles)
        self._since.setVisible(facts.last is not None)
        if facts.last is not None:
            read = self._session.journal.read
            found = since.gather(read, facts.last, facts.meeting, facts.mentorship, words.today())
            self._since.show_since(found, facts.last, self._agenda.titles)

    def _carry_over(self) -> None:
        """Quietly: what was not talked about comes first on the next agenda of the same mentorship."""
        read, meeting = self._session.journal.read, self._facts.meeting
        if not meeting.to_come or not carry.waiting(read, meeting.mentorship_id):
            return
        if meetings.coming_up(read, meeting.mentorship_id)[0].id == meeting.id:
            self._session.attempt(self._carry)

    def _carry(self, write: Write) -> None:
        carry.over(write, self._facts.meeting)

    # what happens

    def _save(self) -> None:
        with self._session.journal.write(origin=self) as write:
            prepare.save_preparation(write, self._facts.meeting.id, self._want.text())

    def _on_since_chosen(self, title: str, origin: Origin, about: Ref | None) -> None:
        if about is None and self._facts.last is not None:
            about = (Kind.MEETING, self._facts.last.id)
        agenda_steps.add(self._session, self._facts.meeting.id, title, origin, about)

    def _on_question_chosen(self, question: str) -> None:
        agenda_steps.add(self._session, self._facts.meeting.id, question, Origin.QUESTION)
