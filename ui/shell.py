"""The unlocked window: sidebar, one page at a time, the way back and forward, search, toast and troubles."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import JournalDamaged, UserError
from app.records import meetings, mentorships, people
from app.store import doors
from app.store.journal import Change
from ui import theme
from ui.notices import Notices
from ui.pages import by_place
from ui.pages.goals.dialogs import NewGoalDialog
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.meetings.workspace import MeetingPage
from ui.pages.mentorships.person_dialog import PersonDialog
from ui.pages.search.palette import SearchPalette
from ui.pages.share import on_paper
from ui.pages.today.capture_dialog import CaptureDialog
from ui.pages.unread import UnreadPage, whole
from ui.places import Page, Place
from ui.session import OtherWay, Session
from ui.sidebar import Sidebar
from ui.trail import Trail
from ui.troubles import Troubles
from ui.widgets.reading_order import focus_first, region_after
from ui.widgets.toast import Toast

NARROW = 1024
HOME = Place("today")


class Shell(QWidget):
    """Lives as long as its session."""

    lock_requested = Signal()
    create_requested = Signal()  # out of the sample, to a journal of one's own

    def __init__(self, session: Session, place: Place | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page: QWidget | None = None
        self._place = HOME
        self._trail = Trail()
        self._left: QWidget | None = None
        self._build()
        self._connect()
        if not self.go(place or HOME):
            self.go(HOME)

    # where we are

    def go(self, place: Place) -> bool:
        """Show `place`. False: the page that is open may not go, or there is nothing to show there."""
        if not self.flush():
            return False
        if place.page == "person":
            found = self._place_of_person(place)
            if found is None:
                return self._open_person(place)
            place = found
        here = self.place()
        if not self._show(place):
            return False
        if not here.same_page(place) and self._left is not None:
            self._trail.leave(here)
        return True

    def place(self) -> Place:
        return self._current().place() if self._page else self._place

    def flush(self) -> bool:
        return self._current().flush() if self._page else True

    def clear_words(self) -> None:
        if self._page:
            self._current().clear_words()

    def go_back(self) -> None:
        if self.flush():
            self._trail.go_back(self.place(), self._show)

    def go_forward(self) -> None:
        if self.flush():
            self._trail.go_forward(self.place(), self._show)

    def open_search(self) -> None:
        if not any(palette.isVisible() for palette in self.window().findChildren(SearchPalette)):
            self.flush()  # what was typed a moment ago is found too
            doors.read_on(self._session.journal)
            palette = SearchPalette(self._session, self.window())
            palette.go_requested.connect(self._on_go_requested)
            palette.open_on(self.window())

    def capture(self) -> None:
        """Over whatever is open, whose words are saved first."""
        if self.flush():
            doors.read_on(self._session.journal)
            CaptureDialog(self._session, self.window()).open_on(self.window())

    def plan_meeting(self) -> None:
        """With whoever the open page is about."""
        doors.read_on(self._session.journal)
        dialog = PlanDialog(self._session, self._mentorship_here(), self.window())
        dialog.planned.connect(self._on_planned)
        dialog.go_requested.connect(self._on_go_requested)
        dialog.open_on(self.window())

    def _mentorship_here(self) -> int | None:
        here = self.place()
        if here.page == "meeting":
            return meetings.get(self._session.journal.read, here.record).mentorship_id
        return here.record if here.page in ("mentorships", "agreement") else None

    def start_goal(self) -> None:
        dialog = NewGoalDialog(self._session, self.window())
        dialog.started.connect(self._on_goal_started)
        dialog.open_on(self.window())

    def undo(self) -> None:
        """Take back what was done last outside an editor. Words still being typed are saved first, or it waits."""
        if self.flush():
            self._session.take_back()

    def redo(self) -> None:
        if self.flush():
            self._session.do_again()

    def share(self) -> None:
        """On Share begin the export; print what is open if it is a single record; else go to Share."""
        export = getattr(self._page, "export", None)
        ref = on_paper.record_at(self.place(), self.focusWidget())
        if export is not None:
            export()
        elif ref is None:
            self.go(Place("share"))
        elif self.flush():
            on_paper.print_entry(self._session, ref, self.window())

    def show_stage(self, number: int) -> None:
        """Of what the page shows, if that has stages."""
        if isinstance(self._page, MeetingPage):
            self._page.show_stage(number)

    def change_text_size(self, by: int) -> None:
        """One step larger or smaller; 0 is the standard size."""
        self._session.preferences.step_text_size(by)

    # building

    def _build(self) -> None:
        self._sidebar = Sidebar(self._session.journal.name, self._session.journal.on_disk, self)
        self._troubles = Troubles(self._session, self._sidebar, self)
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(0)
        self._room.addWidget(self._troubles.banner)
        self.notices = Notices(self._session, self)
        self.notices.create_requested.connect(self.create_requested)
        self.notices.go_requested.connect(self._on_go_requested)
        self._room.addWidget(self.notices)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._sidebar)
        across.addLayout(self._room, 1)
        self._toast = Toast(self)

    def _connect(self) -> None:
        self._sidebar.page_requested.connect(self._on_page_requested)
        self._sidebar.search_requested.connect(self.open_search)
        self._sidebar.capture_requested.connect(self.capture)
        self._sidebar.lock_requested.connect(self.lock_requested)
        self._session.changed.connect(self._on_changed)
        self._session.said.connect(self._on_said)
        self._session.offered.connect(self._on_said)
        self._session.undo.indexChanged.connect(self._toast.drop)  # its Undo was for what was done last then

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        scale = 1.35 if theme.current().scale >= 1.5 else 1.0
        self._sidebar.set_rail(self.width() / scale < NARROW)

    # pages

    def _current(self) -> Page:
        return cast(Page, self._page)

    def _show(self, place: Place) -> bool:
        """Make the page for `place` and throw the old one away. False when its record is gone."""
        try:
            page = whole(by_place.PAGES[place.page], self._session, place, self)
        except LookupError:
            return False
        except UserError as error:
            self._troubles.tell(error)
            if self._page is not None and not isinstance(error, JournalDamaged):
                return False  # its words can't be read now; the page that is open stays
            page = UnreadPage(self._session, place, self)
        old, self._page = self._page, page
        self._place = place
        self._left = old
        if old is not None:
            leave = getattr(old, "leave", None)
            if leave is not None:  # its words are saved; what else it has to do before it goes
                leave()
            old.hide()
            self._room.removeWidget(old)
            old.deleteLater()
        self._room.addWidget(page, 1)
        self._current().go_requested.connect(self._on_go_requested)
        page.show()
        self._toast.raise_()
        self._sidebar.set_current(by_place.above(place.page))
        QTimer.singleShot(0, page, self._settle)
        return True

    def _settle(self) -> None:
        """Once the layout stands; before that there is nothing to scroll. What was opened meanwhile keeps the focus."""
        if self._page is None:
            return
        held = self.window().focusWidget()
        self._current().settle(self._place)
        if held is not None and held.isVisible() and not held.isAncestorOf(self) and not self.isAncestorOf(held):
            held.setFocus()

    def _place_of_person(self, place: Place) -> Place | None:
        """Their latest mentorship."""
        with_them = [m for m in mentorships.all_kept(self._session.journal.read) if m.person_id == place.record]
        return Place("mentorships", with_them[-1].id) if with_them else None

    def _open_person(self, place: Place) -> bool:
        """Somebody without a mentorship: as a dialog over the page, which stays as it is."""
        try:
            person = people.get(self._session.journal.read, place.record)
        except LookupError:
            return False
        PersonDialog(self._session, person, self.window()).open_on(self.window())
        return True

    def _on_page_requested(self, page: str) -> None:
        if not self.go(Place(page)):
            self._sidebar.set_current(by_place.above(self._place.page))

    def _on_go_requested(self, place: Place) -> None:
        self.go(place)

    def _on_planned(self, meeting_id: int) -> None:
        self.go(Place("meeting", meeting_id))

    def _on_goal_started(self, goal_id: int) -> None:
        self.go(Place("goals", goal_id, detail="new"))

    def _on_changed(self, change: Change) -> None:
        """A page whose record was removed gives way to the page it belongs to."""
        page, gone = self._page, getattr(self._page, "is_gone", None)
        if gone is None or not gone(change) or not self.flush():  # what was typed goes with its record and comes back
            return
        if page is self._page:  # and saving it has not been heard of here already
            self._show(Place(by_place.above(self._place.page)))

    # words to the reader

    def tell(self, error: Exception) -> None:
        self._troubles.tell(error)

    def try_again(self) -> bool:
        return self._troubles.try_again()

    def _on_said(self, sentence: str, undoable: bool, other: OtherWay | None = None) -> None:
        words, take = (other.words, other.take) if other else ("", None)
        if undoable:
            self._toast.show_message(sentence, self.tr("Undo"), self.undo, words, take)
        else:
            self._toast.show_message(sentence, words, take)

    def next_region(self, step: int) -> None:
        """F6: sidebar, then the regions of the page as it names them, then the toast."""
        page = self._page
        if page is None:
            return
        named = getattr(page, "regions", None)
        regions: list[QWidget] = [self._sidebar, *self.notices.regions, *(named() if named else [page])]
        if self._toast.isVisible():
            regions.append(self._toast)
        region = regions[region_after(regions, self.focusWidget(), step)]
        if region is self._sidebar:
            self._sidebar.focus_current()
        elif region is self._toast:
            self._toast.focus_button()
        elif region is page:
            self._current().settle(Place(self._place.page, self._place.record, self._place.detail))
        else:
            focus_first(region)
