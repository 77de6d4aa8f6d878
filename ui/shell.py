"""The unlocked window: sidebar, one page at a time, the way back and forward, search, toast and troubles."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import DiskGone, DiskTrouble, UserError
from app.records import meetings, mentorships, people
from app.settings import TEXT_SIZES
from app.store.journal import Change, Kind
from ui import theme
from ui.pages.meetings.list_page import MeetingsPage
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.meetings.workspace import MeetingPage
from ui.pages.mentorships.page import MentorshipsPage
from ui.pages.mentorships.person_dialog import PersonDialog
from ui.pages.search.palette import SearchPalette
from ui.pages.settings.page import SettingsPage
from ui.pages.share.page import SharePage
from ui.places import Page, Place
from ui.session import Session
from ui.sidebar import Sidebar
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.toast import Toast

NARROW = 1024
MOST_STEPS = 100
HOME = Place("mentorships")
_PAGES: dict[str, Callable[[Session, Place, QWidget], QWidget]] = {
    "mentorships": MentorshipsPage,
    "meetings": MeetingsPage,
    "meeting": MeetingPage,
    "share": SharePage,
    "settings": SettingsPage,
}
_UNDER = {"meeting": "meetings"}  # which item of the sidebar a page belongs to


class Shell(QWidget):
    """Lives as long as its session."""

    lock_requested = Signal()

    def __init__(self, session: Session, place: Place | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page: QWidget | None = None
        self._place = HOME
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._unsaved_since = ""
        self._gone = False
        self._trouble_dialog: Dialog | None = None
        self._left: QWidget | None = None
        self._build()
        self._connect()
        if not self.go(place or HOME):
            self.go(HOME)

    # where we are

    def go(self, place: Place) -> bool:
        """Show `place`. False: the page that is open may not go, or there is nothing to show there."""
        if place.page == "person":
            place = self._place_of_person(place)
        if not self.flush():
            return False
        here = self.place()
        if not self._show(place):
            return False
        if not here.same_page(place) and self._left is not None:
            self._back.append(here)
            del self._back[:-MOST_STEPS]
            self._forward.clear()
        return True

    def place(self) -> Place:
        return self._current().place() if self._page else self._place

    def flush(self) -> bool:
        return self._current().flush() if self._page else True

    def clear_words(self) -> None:
        if self._page:
            self._current().clear_words()

    def go_back(self) -> None:
        if self._back:
            here, there = self.place(), self._back[-1]
            if self.flush() and self._show(there):
                self._back.pop()
                self._forward.append(here)

    def go_forward(self) -> None:
        if self._forward:
            here, there = self.place(), self._forward[-1]
            if self.flush() and self._show(there):
                self._forward.pop()
                self._back.append(here)

    def open_search(self) -> None:
        if not any(palette.isVisible() for palette in self.window().findChildren(SearchPalette)):
            palette = SearchPalette(self._session, self.window())
            palette.go_requested.connect(self._on_go_requested)
            palette.open_on(self.window())

    def plan_meeting(self) -> None:
        dialog = PlanDialog(self._session, None, self.window())
        dialog.planned.connect(self._on_planned)
        dialog.open_on(self.window())

    def change_text_size(self, by: int) -> None:
        """One step larger or smaller; 0 is the standard size."""
        now = TEXT_SIZES.index(self._session.preferences.now.text_size)
        wanted = TEXT_SIZES.index("standard") if by == 0 else min(max(now + by, 0), len(TEXT_SIZES) - 1)
        self._session.preferences.keep(text_size=TEXT_SIZES[wanted])

    # building

    def _build(self) -> None:
        self._sidebar = Sidebar(self)
        self._banner = Banner("problem", "", "", parent=self)
        self._banner.add_button(self.tr("Try again")).clicked.connect(self.try_again)
        self._banner.hide()
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(0)
        self._room.addWidget(self._banner)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._sidebar)
        across.addLayout(self._room, 1)
        self._toast = Toast(self)

    def _connect(self) -> None:
        self._sidebar.page_requested.connect(self._on_page_requested)
        self._sidebar.search_requested.connect(self.open_search)
        self._sidebar.lock_requested.connect(self.lock_requested)
        self._session.trouble.connect(self.on_trouble)
        self._session.saved.connect(self._on_saved)
        self._session.changed.connect(self._on_changed)
        self._session.said.connect(self._on_said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = 1.35 if theme.current().scale >= 1.5 else 1.0
        self._sidebar.set_rail(self.width() / scale < NARROW)

    # pages

    def _current(self) -> Page:
        return cast(Page, self._page)

    def _show(self, place: Place) -> bool:
        """Make the page for `place` and throw the old one away. False when its record is gone."""
        try:
            page = _PAGES[place.page](self._session, place, self)
        except LookupError:
            return False
        except UserError as error:  # its words can't be read now; the page that is open stays
            self.on_trouble(error)
            return False
        old, self._page = self._page, page
        self._place = place
        self._left = old
        if old is not None:
            old.hide()
            self._room.removeWidget(old)
            old.deleteLater()
        self._room.addWidget(page, 1)
        self._current().go_requested.connect(self._on_go_requested)
        page.show()
        self._sidebar.set_current(_UNDER.get(place.page, place.page))
        QTimer.singleShot(0, page, self._settle)
        return True

    def _settle(self) -> None:
        """Once the layout stands; before that there is nothing to scroll."""
        if self._page is not None:
            self._current().settle(self._place)

    def _place_of_person(self, place: Place) -> Place:
        """Their mentorship; somebody without one opens as a dialog over the page that is shown."""
        read = self._session.journal.read
        with_them = [m for m in mentorships.all_kept(read) if m.person_id == place.record]
        if with_them:
            return Place("mentorships", with_them[-1].id)
        PersonDialog(self._session, people.get(read, place.record), self.window()).open_on(self.window())
        return self.place()

    def _on_page_requested(self, page: str) -> None:
        if not self.go(Place(page)):
            self._sidebar.set_current(_UNDER.get(self._place.page, self._place.page))

    def _on_go_requested(self, place: Place) -> None:
        self.go(place)

    def _on_planned(self, meeting_id: int) -> None:
        self.go(Place("meeting", meeting_id))

    def _on_changed(self, change: Change) -> None:
        """A page whose record was removed gives way to the page it belongs to."""
        if self._place.page == "meeting" and (Kind.MEETING, self._place.record) in change.records:
            try:
                meetings.get(self._session.journal.read, self._place.record)
            except LookupError:
                self._show(Place("meetings"))

    # words to the reader

    def _on_said(self, sentence: str, undoable: bool) -> None:
        if undoable:
            self._toast.show_message(sentence, self.tr("Undo"), self._session.undo.undo)
        else:
            self._toast.show_message(sentence)

    def next_region(self, step: int) -> None:
        """F6: sidebar, then the regions of the page as it names them, then the toast."""
        page = self._page
        if page is None:
            return
        named = getattr(page, "regions", None)
        regions: list[QWidget] = [self._sidebar, *(named() if named else [page])]
        if self._toast.isVisible():
            regions.append(self._toast)
        focused = self.focusWidget()
        inside = [r is focused or (focused is not None and r.isAncestorOf(focused)) for r in regions]
        at = inside.index(True) if True in inside else -1
        region = regions[(at + step) % len(regions)]
        if region is self._sidebar:
            self._sidebar.focus_current()
        elif region is self._toast:
            self._toast.focus_button()
        elif region is page:
            self._current().settle(Place(self._place.page, self._place.record, self._place.detail))
        else:
            _focus_first(region)

    def _on_saved(self) -> None:
        self._unsaved_since = ""
        self._banner.hide()
        self._sidebar.set_saved("")
        if self._trouble_dialog is not None:
            self._trouble_dialog.close()

    def on_trouble(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, DiskTrouble | DiskGone):
            self._on_unsaved(error)
        else:
            self._tell(error)

    def _on_unsaved(self, error: UserError) -> None:
        """The first failure opens a dialog over the words in question; later ones only keep the banner up."""
        first = not self._unsaved_since
        self._gone = self._gone or isinstance(error, DiskGone)
        self._unsaved_since = self._unsaved_since or QTime.currentTime().toString("HH:mm")
        since = self.tr("Not saved since {time}").format(time=self._unsaved_since)
        self._sidebar.set_saved(since)
        self._banner.set_words(since + ".", self.tr("{what}.").format(what=error.title.rstrip(".")))
        if first and self._trouble_dialog is None:
            dialog = Dialog(error.title, error.advice, "warning-circle")
            dialog.add_safe(self.tr("Keep writing"))
            dialog.add_primary(self.tr("Try again")).clicked.connect(self.try_again)
            dialog.destroyed.connect(self._on_trouble_closed)
            self._trouble_dialog = dialog
            dialog.open_on(self.window())
        elif self._trouble_dialog is None:
            self._banner.show()

    def _on_trouble_closed(self) -> None:
        self._trouble_dialog = None
        self._banner.setVisible(bool(self._unsaved_since))

    def try_again(self) -> bool:
        """Save what waits; True when nothing waits any more."""
        if self._gone and not self._session.find_again():
            return False
        self._gone = False
        if not self.flush():
            return False
        if self._unsaved_since:
            self._on_saved()  # what failed was no typing
        return True

    def _tell(self, error: UserError) -> None:
        dialog = Dialog(error.title, error.advice)
        dialog.add_primary(self.tr("Close"))
        dialog.open_on(self.window())


def _focus_first(region: QWidget) -> None:
    """The region itself or the first control in it that Tab would reach."""
    reason = Qt.FocusReason.ShortcutFocusReason
    if region.focusPolicy() & Qt.FocusPolicy.TabFocus:
        region.setFocus(reason)
        return
    for child in region.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(reason)
            return
