"""Meetings: everything that was talked about, and what's next."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.records import meetings
from app.records.meetings import Meeting, State
from app.store.journal import Change, Kind
from ui.models.meeting_list import MeetingLine, MeetingList
from ui.models.sections import PAGE
from ui.pages.meetings import removing, steps, words
from ui.pages.meetings.list_filters import ListFilters
from ui.pages.meetings.meeting_rows import MeetingRows, aloud
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.meetings.row_buttons import RowButtons
from ui.pages.meetings.stages.stage import PREPARE, REFLECT
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.menu import Menu
from ui.widgets.page import Margins, PageHeader, side_margins
from ui.widgets.section_list import SectionList

_A_WEEK = timedelta(days=7)
_FARTHEST = 5000  # rows read to come back to where the reader was


class MeetingsPage(QWidget):
    """The place keeps whose meetings and of which post are shown (`detail`), which one is chosen and how far down."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._today = words.today()
        self._build()
        self._connect()
        self._read_filters()
        self._filters.restore(place.detail)
        self._show()

    # what the shell asks

    def flush(self) -> bool:
        return True

    def place(self) -> Place:
        chosen = self._model.meeting(self._list.currentIndex().row())
        return Place(
            "meetings",
            detail=self._filters.detail,
            caret=chosen.id if chosen else -1,
            scroll=self._list.verticalScrollBar().value(),
        )

    def settle(self, place: Place) -> None:
        while place.caret >= 0 and self._model.row_of(place.caret) < 0 and self._model.has_more:
            if self._model.rowCount() > _FARTHEST:
                break
            self._model.read_more(PAGE)
        self._list.choose(self._model.near(max(self._model.row_of(place.caret), 0)))
        if place.caret >= 0:
            self._list.verticalScrollBar().setValue(place.scroll)
        self._focus_main()

    def clear_words(self) -> None:
        for buttons in self._list.findChildren(RowButtons):
            text.wipe(buttons)
        self._model.clear()
        self._filters.clear_words()

    def regions(self) -> list[QWidget]:
        shown = self._list if self._model.rowCount() else self._empty
        return [self._header, shown] if self._filters.people else [shown]

    # building

    def _build(self) -> None:
        self._filters = ListFilters(self)
        self._plan = Button(self.tr("Plan a meeting"), "p", "calendar-plus")
        self._header = PageHeader(self.tr("Meetings"), self.tr("Everything you’ve talked about, and what’s next."))
        self._header.add_control(self._filters.whose)
        self._header.add_control(self._filters.of_post)
        self._header.add_control(self._plan)
        self._model = MeetingList(
            self._session.journal.read, self._month, aloud, to_come=self.tr("Coming up"), parent=self
        )
        self._list = SectionList(MeetingRows(), self.tr("Meetings"))
        self._list.set_sections(self._model)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._empty = EmptyState("", "", "calendar-blank")
        self._begin = self._empty.add_button("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Margins(self._header, bottom=20))
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._filters.chosen.connect(self._on_filter_chosen)
        self._plan.clicked.connect(self._on_plan)
        self._begin.clicked.connect(self._on_begin)
        self._list.opened.connect(self._on_opened)
        self._list.remove_requested.connect(self._on_remove_requested)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)
        self._session.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        start, end = side_margins(self.width())
        self._list.set_room(start, self.width() - start - end)

    # showing

    def _read_filters(self) -> None:
        self._filters.read(self._session.journal.read)
        self._plan.setVisible(bool(self._filters.people))

    def _show(self) -> None:
        self._today = words.today()
        self._model.show(self._filters.mentorship_ids, post=self._filters.post)
        self._after_reset()

    def _after_reset(self) -> None:
        self._add_buttons()
        self._say_nothing_here()
        self._stack.setCurrentWidget(self._list if self._model.rowCount() else self._empty)

    def _add_buttons(self) -> None:
        """Planned meetings have theirs, and for a week those not looked back on: there are never many."""
        first = True
        for row in range(self._model.rowCount()):
            line = self._model.meeting(row)
            if line is None:
                continue
            if not line.to_come and line.start < words.now() - _A_WEEK:
                return
            due = words.is_due(line.to_come, line.start)
            if line.to_come or line.state is State.HELD:
                self._list.setIndexWidget(self._model.index(row), self._buttons(line, first and not due))
            first = first and (due or not line.to_come)

    def _buttons(self, line: MeetingLine, first: bool) -> RowButtons:
        buttons = RowButtons(line, first)
        buttons.prepare_requested.connect(self._on_prepare_requested)
        buttons.reflect_requested.connect(self._on_reflect_requested)
        buttons.held.connect(self._on_held)
        buttons.not_held.connect(self._on_not_held)
        return buttons

    def _say_nothing_here(self) -> None:
        person = self._filters.person
        heading = self.tr("No meetings with {name} yet").format(name=person) if person else self.tr("No meetings yet")
        if self._filters.people and self._filters.post:
            says = self.tr("Choose another, or look at all of them.")
            self._empty.set_words(self.tr("No meetings in this post"), says)
            self._begin.setText(self.tr("Show all posts"))
        elif self._filters.people:
            together = self.tr("When you plan one, its agenda, notes and reflection live together here.")
            self._empty.set_words(heading, together)
            self._begin.setText(self.tr("Plan a meeting"))
        else:
            self._empty.set_words(heading, self.tr("They begin with somebody to meet. Add someone first."))
            self._begin.setText(self.tr("Add someone"))

    def _focus_main(self) -> None:
        (self._list if self._model.rowCount() else self._begin).setFocus()

    # what happens

    def _on_filter_chosen(self) -> None:
        self._show()
        self._list.choose(self._model.near(0))

    def _on_plan(self) -> None:
        of = self._filters.mentorship_ids
        dialog = PlanDialog(self._session, of[-1] if of else None, self.window())
        dialog.planned.connect(self._on_open_requested)
        dialog.go_requested.connect(self.go_requested)
        dialog.open_on(self.window())

    def _on_begin(self) -> None:
        if self._filters.people and self._filters.post:
            self._filters.show_all_posts()
            self._on_filter_chosen()
            self._focus_main()
        elif self._filters.people:
            self._on_plan()
        else:
            self.go_requested.emit(Place("mentorships", detail="add"))

    def _on_opened(self, row: int) -> None:
        line = self._model.meeting(row)
        if line is not None:
            self._on_open_requested(line.id)

    def _on_open_requested(self, meeting_id: int) -> None:
        self.go_requested.emit(Place("meeting", meeting_id))

    def _on_prepare_requested(self, meeting_id: int) -> None:
        self.go_requested.emit(Place("meeting", meeting_id, PREPARE))

    def _on_reflect_requested(self, meeting_id: int) -> None:
        self.go_requested.emit(Place("meeting", meeting_id, REFLECT))

    def _on_held(self, meeting_id: int) -> None:
        steps.hold_as_planned(self._session, self._meeting(meeting_id))

    def _on_not_held(self, meeting_id: int) -> None:
        steps.miss(self._session, self._meeting(meeting_id))

    def _on_remove_requested(self, row: int) -> None:
        line = self._model.meeting(row)
        if line is not None:
            removing.remove(self._session, self._meeting(line.id), self.window())

    def _on_menu_requested(self, spot: QPoint) -> None:
        index = self._list.indexAt(spot)
        line = self._model.meeting(index.row() if index.isValid() else self._list.currentIndex().row())
        if line is not None:
            self._list.choose(self._model.row_of(line.id))
            menu = Menu(self)
            menu.add(self.tr("Open")).triggered.connect(self._on_menu_open)
            asks = removing.asks(self._session, self._meeting(line.id))
            remove = menu.add(self.tr("Remove…") if asks else self.tr("Remove"))
            remove.setToolTip(words.before_removing())
            remove.triggered.connect(self._on_menu_remove)
            menu.setToolTipsVisible(True)
            menu.popup(self._list.viewport().mapToGlobal(spot))

    def _on_menu_open(self) -> None:
        self._on_opened(self._list.currentIndex().row())

    def _on_menu_remove(self) -> None:
        self._on_remove_requested(self._list.currentIndex().row())

    def _on_changed(self, change: Change) -> None:
        """Stay on the same meeting, or beside where it was."""
        if not change.concerns(Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON, Kind.POST):
            return
        row, scroll = self._list.currentIndex().row(), self._list.verticalScrollBar().value()
        chosen = self._model.meeting(row)
        held_focus = self._stack.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if change.concerns(Kind.MENTORSHIP, Kind.PERSON, Kind.POST):
            self._read_filters()
        if change.concerns(Kind.POST):
            self._show()
        else:
            self._model.follow(change)
            self._after_reset()
        self._list.verticalScrollBar().setValue(scroll)
        there = self._model.row_of(chosen.id) if chosen else -1
        self._list.choose(there if there >= 0 else self._model.near(row))
        if held_focus:
            self._focus_main()

    def _month(self, line: MeetingLine) -> str:
        return wording.month(line.start.date(), self._today)

    def _meeting(self, meeting_id: int) -> Meeting:
        return meetings.get(self._session.journal.read, meeting_id)
