"""Today: the first page, where what is near meets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.acts import today as gathered
from app.records import actions, mentorships, people, posts
from app.records.actions import Action
from app.store.journal import Change, Kind
from ui.pages.meetings.words import now
from ui.pages.today.action_dialog import ActionDialog
from ui.pages.today.actions_section import ActionsSection
from ui.pages.today.agreements_section import AgreementsSection
from ui.pages.today.backup_line import BackupLine
from ui.pages.today.capture_line import CaptureLine
from ui.pages.today.goals_section import GoalsSection
from ui.pages.today.lately import Lately
from ui.pages.today.next_meeting import NextMeeting
from ui.pages.today.question import QuestionOfTheDay
from ui.places import Place
from ui.session import Session
from ui.widgets.columns import Columns
from ui.widgets.following import Following
from ui.widgets.page import PageHeader, PageScroll, room
from ui.widgets.reading_order import order_tabs

_HEARTH_FROM = 1024  # px of the window
_A_MINUTE = 60_000  # ms
_ASIDE, _GAP = 312, 40  # px
_MEETINGS = (Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON, Kind.AGENDA_ITEM)
_ACTIONS = (Kind.ACTION, Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON)


class TodayPage(QWidget):
    """`detail` "actions" opens all actions, "action" the one that is `record`. It follows the clock."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._action = self._wanted(place)
        self._now = now()
        self._is_cleared = False
        self._build()
        self._connect()
        self._show_all()
        if place.detail == "actions":
            self._actions.open_all()
        self._minute = QTimer(self, interval=_A_MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    # what the shell asks

    def flush(self) -> bool:
        return self._capture.flush()

    def place(self) -> Place:
        detail = "actions" if self._actions.shows_all else ""
        return Place("today", detail=detail, scroll=self._scroll.verticalScrollBar().value())

    def settle(self, place: Place) -> None:
        self._capture.setFocus()
        self._scroll.verticalScrollBar().setValue(place.scroll)
        self._question.note_shown()
        action, self._action = self._action, None
        if action is not None:
            dialog = ActionDialog(self._session, action)
            dialog.go_requested.connect(self.go_requested)
            dialog.open_on(self.window())

    def clear_words(self) -> None:
        self._minute.stop()
        self._is_cleared = True  # or what comes yet would fill it again
        self._header.set_words("")
        for part in (self._capture, self._meeting, self._actions, self._goals, self._agreements):
            part.clear_words()
        self._question.clear_words()
        self._lately.clear_words()

    def regions(self) -> list[QWidget]:
        return [self._capture, self._actions, self._columns.beside]

    # building

    def _build(self) -> None:
        self._header = PageHeader("")
        self._capture = CaptureLine(self._session)
        self._backup = BackupLine(self._session)
        self._meeting = NextMeeting(self._session)
        self._actions = ActionsSection(self._session)
        self._goals = GoalsSection(self._session)
        self._agreements = AgreementsSection(self._session)
        self._question = QuestionOfTheDay(self._session)
        self._lately = Lately(self._session)
        self._columns = Columns(_ASIDE, _GAP)
        self._columns.main.setSpacing(0)
        self._columns.main.addWidget(self._backup)
        for spacing, part in (
            (0, self._capture), (20, self._meeting), (20, self._actions), (16, self._goals), (16, self._agreements),
        ):  # fmt: skip
            self._columns.main.addSpacing(spacing)
            self._columns.main.addWidget(part)
        self._columns.main.addStretch(1)
        self._columns.aside.setSpacing(28)
        self._columns.aside.addWidget(self._question)
        self._columns.aside.addWidget(self._lately)
        self._columns.aside.addStretch(1)
        self._scroll = PageScroll(parent=self)
        self._scroll.body.addWidget(self._header)
        self._scroll.body.addSpacing(4)
        self._scroll.body.addWidget(self._columns)
        self._scroll.body.addStretch(1)
        Following(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        for part in (
            self._backup, self._meeting, self._actions, self._goals, self._agreements, self._question, self._lately,
        ):  # fmt: skip
            part.go_requested.connect(self.go_requested)
        for part in (self._backup, self._goals, self._agreements, self._question):
            part.emptied.connect(self._capture.setFocus)
        self._actions.unfolded.connect(self._order)
        self._meeting.rebuilt.connect(self._order)
        self._session.changed.connect(self._on_changed)
        self._session.undo.indexChanged.connect(self._on_undone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        self._meeting.show_hearth(room(self.window().width()) >= _HEARTH_FROM)

    # showing

    def _show_all(self) -> None:
        self._show_header()
        self._show_meetings()
        self._actions.show_day(self._now.date())
        self._goals.show_day(self._now.date())
        self._agreements.show_day(self._now.date())
        self._question.show_day(self._now)
        self._lately.show_day(self._now)
        self._order()

    def _order(self) -> None:
        """Tab goes through what is new too."""
        order_tabs(self._scroll)

    def _show_header(self) -> None:
        read, today = self._session.journal.read, self._now.date()
        me, post = people.me(read), posts.held_on(read, today)
        greeting = ", ".join(filter(None, (wording.greeting(self._now), me.display_name if me else "")))
        said = [wording.long_day(today, today)]
        said += [wording.week_of(post.title, post.site, post.start_on, today)] if post else []
        self._header.set_words(greeting, ". ".join(said) + ("." if post else ""))

    def _show_meetings(self) -> None:
        read = self._session.journal.read
        somebody = any(not one.is_over for one in mentorships.all_kept(read))
        self._meeting.show_meetings(gathered.near_meetings(read, self._now), somebody, self._now.date())

    def _on_minute(self) -> None:
        """The hour may ask for something else, and midnight for everything."""
        before, self._now = self._now, now()
        if self._now.date() != before.date():
            self._show_all()
            self._question.note_shown()
        else:
            self._show_header()
            self._show_meetings()

    def _on_undone(self) -> None:
        """Whether a question is wanted is no record, so no change tells it."""
        if not self._is_cleared:
            self._question.show_day(self._now)
            self._question.note_shown()

    def _on_changed(self, change: Change) -> None:
        if self._is_cleared:
            return
        self._now = now()
        if change.concerns(Kind.PERSON, Kind.POST):
            self._show_header()
        if change.concerns(*_MEETINGS):
            self._show_meetings()
        if change.concerns(*_ACTIONS):
            self._actions.show_day(self._now.date())
        if change.concerns(Kind.GOAL, Kind.CHECK_IN):
            self._goals.show_day(self._now.date())
        if change.concerns(Kind.AGREEMENT, Kind.MENTORSHIP, Kind.PERSON):
            self._agreements.show_day(self._now.date())
        self._lately.show_day(self._now)
        self._question.show_day(self._now)

    def _wanted(self, place: Place) -> Action | None:
        """Raises LookupError for an action that is gone."""
        if place.detail != "action":
            return None
        return actions.get(self._session.journal.read, place.record)
