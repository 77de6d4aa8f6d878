"""One mentorship: its head, its cards, and where you've met."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.acts import meet, remove
from app.records import agreements, meetings, mentorships, people
from app.records.mentorships import Mentorship, State
from app.records.people import Person
from app.store.journal import Change, Kind
from ui import theme
from ui.pages.agreement import steps as agreement_steps
from ui.pages.earlier.dialog import EarlierDialog
from ui.pages.meetings import removing
from ui.pages.meetings import steps as meeting_steps
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.mentorships import steps
from ui.pages.mentorships.add_dialog import AgreedDialog, EditDialog
from ui.pages.mentorships.cards import Cards
from ui.pages.mentorships.detail_header import DetailHeader
from ui.pages.mentorships.ending_dialogs import CloseDialog, RemoveDialog
from ui.pages.mentorships.goals_section import GoalsSection
from ui.pages.mentorships.mentorship_menu import MentorshipMenu
from ui.pages.mentorships.person_dialog import PersonDialog
from ui.pages.mentorships.timeline import Timeline
from ui.pages.share import on_paper
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.dialog import Dialog
from ui.widgets.page import room

_TWO_COLUMNS = 1180  # px of the window
_WIDEST = 1120


class MentorshipDetail(QWidget):
    """`show_mentorship` fills it. `begun` gives the id of a mentorship that was begun again."""

    go_requested = Signal(object)  # Place
    begun = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._mentorship: Mentorship | None = None
        self._person: Person | None = None
        self._cards = QWidget()
        self._build()
        self._header.plan_requested.connect(self._on_plan)
        self._header.menu_requested.connect(self._on_menu)
        self._timeline.opened.connect(self._on_meeting)
        self._timeline.remove_requested.connect(self._on_remove_meeting)
        self._goals.opened.connect(self._on_goal)

    def show_mentorship(self, mentorship_id: int) -> None:
        if self._read(mentorship_id):
            self._timeline.show_mentorship(mentorship_id)
            self._goals.show_mentorship(mentorship_id)
            self._order_tabs()
            self._scroll.verticalScrollBar().setValue(0)

    def follow(self, change: Change) -> None:
        """The same mentorship, after something was written."""
        if self._mentorship is not None and self._read(self._mentorship.id):
            self._timeline.follow(change)
            self._goals.show_mentorship(self._mentorship.id)
            self._order_tabs()

    def scroll(self) -> int:  # type: ignore[override]  # QWidget's moves pixels, which nobody asks for here
        return self._scroll.verticalScrollBar().value()

    def set_scroll(self, value: int) -> None:
        self._scroll.verticalScrollBar().setValue(value)

    def clear_words(self) -> None:
        self._mentorship = self._person = None
        self._header.clear_words()
        self._timeline.clear_words()
        self._goals.clear_words()
        self._put_cards(QWidget())

    def focus_first(self) -> None:
        self.focusNextChild()

    # building

    def _build(self) -> None:
        self._header = DetailHeader()
        self._timeline = Timeline(self._session)
        self._goals = GoalsSection(self._session)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(28)
        column.addWidget(self._timeline)
        column.addWidget(self._goals)
        column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self._cards, 318)
        self._columns.addWidget(beside, 338)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addLayout(self._columns)
        self._inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._top = QVBoxLayout()
        self._top.addWidget(self._header)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        two = room(self.window().width()) >= _TWO_COLUMNS
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(along if two else down)
        self._columns.setSpacing(32 if two else 28)
        side = 36 if two else 28
        rest = max(side, self.width() - side - theme.current().px(_WIDEST))
        sides = (side, rest) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (rest, side)
        self._top.setContentsMargins(sides[0], 24, sides[1], 18)
        self._inside.setContentsMargins(sides[0], 0, sides[1], 32)

    def _put_cards(self, cards: QWidget) -> None:
        held_focus = self._cards.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._columns.replaceWidget(self._cards, cards)
        text.wipe(self._cards)
        self._cards.hide()
        self._cards.deleteLater()
        self._cards = cards
        self._columns.setStretchFactor(cards, 318)
        cards.show()
        self._order_tabs()
        if held_focus:
            self._header.more.setFocus()

    def _order_tabs(self) -> None:
        """New cards come last by themselves; they stand between the head and the timeline."""
        inside = [one for one in self._cards.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        chain = [self._header.more, *inside, *self._timeline.stops(), *self._goals.stops()]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    # reading

    def _read(self, mentorship_id: int) -> bool:
        """False when it isn't there any more."""
        read = self._session.journal.read
        try:
            self._mentorship = mentorships.get(read, mentorship_id)
            self._person = people.get(read, self._mentorship.person_id)
        except LookupError:
            return False
        self._header.show_mentorship(self._mentorship, self._person, meet.posts_shared(read, mentorship_id))
        cards = Cards(read, self._mentorship)
        cards.edit_requested.connect(self._on_edit)
        cards.agreed_requested.connect(self._on_agreed)
        cards.agreement_requested.connect(self._on_agreement)
        cards.plan_requested.connect(self._on_plan)
        cards.meeting_requested.connect(self._on_meeting)
        cards.held.connect(self._on_held)
        cards.not_held.connect(self._on_not_held)
        cards.mentorship_requested.connect(self._on_mentorship)
        self._put_cards(cards)
        return True

    @property
    def shown(self) -> tuple[Mentorship, Person]:
        if self._mentorship is None or self._person is None:
            raise LookupError("nothing is shown")
        return self._mentorship, self._person

    # what happens

    def _on_plan(self) -> None:
        dialog = PlanDialog(self._session, self.shown[0].id)
        dialog.planned.connect(self._on_meeting)
        self._open(dialog)

    def _on_meeting(self, meeting_id: int) -> None:
        self.go_requested.emit(Place("meeting", meeting_id))

    def _on_goal(self, goal_id: int) -> None:
        self.go_requested.emit(Place("goals", goal_id))

    def _on_mentorship(self, mentorship_id: int) -> None:
        self.go_requested.emit(Place("mentorships", mentorship_id))

    def _on_remove_meeting(self, meeting_id: int) -> None:
        removing.remove(self._session, meetings.get(self._session.journal.read, meeting_id), self.window())

    def _on_held(self, meeting_id: int) -> None:
        meeting_steps.hold_as_planned(self._session, meetings.get(self._session.journal.read, meeting_id))

    def _on_not_held(self, meeting_id: int) -> None:
        meeting_steps.miss(self._session, meetings.get(self._session.journal.read, meeting_id))

    def _on_agreement(self) -> None:
        """It begins with a draft, where nothing is written yet."""
        mentorship = self.shown[0]
        if agreements.of(self._session.journal.read, mentorship.id) or agreement_steps.begin(self._session, mentorship):
            self.go_requested.emit(Place("agreement", mentorship.id))

    def _on_menu(self) -> None:
        mentorship, person = self.shown
        menu = MentorshipMenu(mentorship, person.display_name, self._has_met() or self._has_words(), self)
        menu.edit_requested.connect(self._on_edit)
        menu.person_requested.connect(self._on_person)
        menu.agreed_requested.connect(self._on_agreed)
        menu.move_requested.connect(self._on_move)
        menu.close_requested.connect(self._on_close)
        menu.begin_again_requested.connect(self._on_begin_again)
        menu.earlier_requested.connect(self._on_earlier)
        menu.print_requested.connect(self._on_print)
        menu.remove_requested.connect(self.remove)
        menu.open_under(self._header.more)

    def _on_edit(self) -> None:
        self._open(EditDialog(self._session, self.shown[0]))

    def _on_person(self) -> None:
        self._open(PersonDialog(self._session, self.shown[1]))

    def _on_agreed(self) -> None:
        self._open(AgreedDialog(self._session, self.shown[0]))

    def _on_move(self, to: State) -> None:
        steps.move(self._session, self.shown[0], to)

    def _on_earlier(self) -> None:
        self._open(EarlierDialog(self._session, (Kind.MENTORSHIP, self.shown[0].id)))

    def _on_print(self) -> None:
        on_paper.print_entry(self._session, (Kind.MENTORSHIP, self.shown[0].id), self.window())

    def _on_close(self) -> None:
        self._open(CloseDialog(self._session, self.shown[0]))

    def _on_begin_again(self) -> None:
        if new := steps.begin_again(self._session, self.shown[0]):
            self.begun.emit(new)

    def remove(self) -> None:
        """At once, or after a question when meetings or words go with it."""
        mentorship, has_met = self.shown[0], self._has_met()
        if has_met or self._has_words() or remove.entries_of(self._session.journal.read, mentorship):
            self._open(RemoveDialog(self._session, mentorship, has_met))
        else:
            steps.take_away(self._session, mentorship)

    def _has_met(self) -> bool:
        read, mentorship_id = self._session.journal.read, self.shown[0].id
        return bool(meetings.past(read, mentorship_id, limit=1) or meetings.coming_up(read, mentorship_id))

    def _has_words(self) -> bool:
        mentorship = self.shown[0]
        agreed = agreements.of(self._session.journal.read, mentorship.id)
        return bool(mentorship.purpose or mentorship.ending_note.strip() or agreed)

    def _open(self, dialog: Dialog) -> None:
        dialog.open_on(self.window())
