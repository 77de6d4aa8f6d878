"""One meeting: preparing it, what was said, and looking back on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.records import meetings
from app.store.journal import Change, Kind
from ui.pages.meetings import words
from ui.pages.meetings.deeds import Deeds
from ui.pages.meetings.meeting_header import MeetingHeader
from ui.pages.meetings.stages import stage
from ui.pages.meetings.stages.notes import NotesStage
from ui.pages.meetings.stages.prepare import PrepareStage
from ui.pages.meetings.stages.reflect import ReflectStage
from ui.pages.meetings.stages.stage import NOTES, PREPARE, REFLECT, Facts, Stage
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.motion import Fade
from ui.widgets.page import Margins
from ui.widgets.stage_tabs import StageTabs

_STAGES: dict[str, Callable[[Session, Facts, Deeds], QWidget]] = {
    PREPARE: PrepareStage,
    NOTES: NotesStage,
    REFLECT: ReflectStage,
}
_FADE_MS = 120
_CONCERN = (
    Kind.MEETING,
    Kind.MENTORSHIP,
    Kind.PERSON,
    Kind.AGENDA_ITEM,
    Kind.ACTION,
    Kind.GOAL,
    Kind.REFLECTION,
    Kind.NOTE,
    Kind.TAG,
    Kind.POST,
)


class MeetingPage(QWidget):
    """Made for one meeting; raises LookupError when there is none. `detail` of its place is the stage."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts = stage.read(session.journal.read, place.record)
        self._made: dict[str, QWidget] = {}
        self._build()
        self._connect()
        self._header.show_meeting(self._facts.meeting, self._facts.mentorship, self._facts.person)
        self._show(place.detail if place.detail in _STAGES else self._usual(place))

    # what the shell asks

    def flush(self) -> bool:
        """Of every stage, whichever is seen."""
        safe = [one.flush() for one in self._stages()]
        return all(safe)

    def place(self) -> Place:
        caret, scroll = self._stage().where()
        return Place("meeting", self._facts.meeting.id, self._tabs.key, caret, scroll)

    def settle(self, place: Place) -> None:
        self._stage().settle(place)

    def show_stage(self, number: int) -> None:
        """The first, second or third, with the focus in it."""
        self._show(list(_STAGES)[number - 1])
        self._fade.run(0.0, 1.0, _FADE_MS)
        self._stage().settle(Place("meeting", self._facts.meeting.id))

    def clear_words(self) -> None:
        for one in self._stages():
            one.clear_words()
        self._header.clear_words()

    def is_gone(self, change: Change) -> bool:
        """Whether its meeting was removed just now."""
        ref = (Kind.MEETING, self._facts.meeting.id)
        return ref in change.records and not meetings.is_kept(self._session.journal.read, ref[1])

    def regions(self) -> list[QWidget]:
        return [self._header, self._tabs, *self._stage().regions()]

    # building

    def _build(self) -> None:
        self._header = MeetingHeader()
        self._tabs = StageTabs(
            [
                (PREPARE, self.tr("Prepare"), "list-dashes"),
                (NOTES, self.tr("Notes"), "note-pencil"),
                (REFLECT, self.tr("Reflect"), "notebook"),
            ]
        )
        self._tabs.setAccessibleName(self.tr("Stages of this meeting"))
        self._stack = QStackedWidget()
        self._fade = Fade(self._stack)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._header)
        column.addWidget(self._tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Margins(head, top=28))
        layout.addWidget(text.rule())
        layout.addWidget(self._stack, 1)
        self._deeds = Deeds(self._session, self._facts_now, self.flush, self)

    def _connect(self) -> None:
        self._header.list_requested.connect(self._on_list_requested)
        self._header.person_requested.connect(self._on_person_requested)
        self._header.details_requested.connect(self._deeds.open_details)
        self._header.menu_requested.connect(self._on_menu_requested)
        self._tabs.chosen.connect(self._on_stage_chosen)
        self._deeds.go_requested.connect(self.go_requested)
        self._deeds.started.connect(self._on_started)
        self._session.changed.connect(self._on_changed)

    # stages

    def _usual(self, place: Place) -> str:
        """To prepare while it is to come; a search leads to the notes."""
        meeting = self._facts.meeting
        return PREPARE if meeting.to_come and meeting.planned_start > words.now() and not place.find else NOTES

    def _show(self, key: str) -> None:
        if key not in self._made:
            made = self._made[key] = _STAGES[key](self._session, self._facts, self._deeds)
            cast(Stage, made).go_requested.connect(self.go_requested)
            self._stack.addWidget(made)
        self._tabs.choose(key)
        self._stack.setCurrentWidget(self._made[key])

    def _stage(self) -> Stage:
        return cast(Stage, self._stack.currentWidget())

    def _stages(self) -> list[Stage]:
        return [cast(Stage, one) for one in self._made.values()]

    def _facts_now(self) -> Facts:
        return self._facts

    # what happens

    def _on_stage_chosen(self, key: str) -> None:
        """By the arrow keys the focus stays on the tabs, for the next of them."""
        self._show(key)
        self._fade.run(0.0, 1.0, _FADE_MS)
        if not self._tabs.hasFocus():
            self._stage().settle(Place("meeting", self._facts.meeting.id))

    def _on_started(self) -> None:
        self._show(NOTES)
        self._stage().settle(Place("meeting", self._facts.meeting.id))

    def _on_list_requested(self) -> None:
        self.go_requested.emit(Place("meetings"))

    def _on_person_requested(self) -> None:
        self.go_requested.emit(Place("mentorships", self._facts.mentorship.id))

    def _on_menu_requested(self) -> None:
        self._deeds.open_menu(self._header.more)

    def _on_changed(self, change: Change) -> None:
        if not change.concerns(*_CONCERN):
            return
        try:
            self._facts = stage.read(self._session.journal.read, self._facts.meeting.id)
        except LookupError:
            return  # removed: the shell shows another page
        self._header.show_meeting(self._facts.meeting, self._facts.mentorship, self._facts.person)
        for one in self._stages():
            one.follow(self._facts, change)
