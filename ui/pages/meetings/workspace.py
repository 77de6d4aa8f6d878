"""One meeting: what was said, what mattered, and what came before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import meet
from app.records import meetings, mentorships, people
from app.records.meetings import Meeting
from app.records.mentorships import Role
from app.store.journal import Change, Kind
from ui.autosave import Autosave
from ui.pages.meetings import removing, steps, words
from ui.pages.meetings.details_dialog import CancelledDialog, DetailsDialog, StartDialog
from ui.pages.meetings.meeting_header import MeetingHeader
from ui.pages.meetings.meeting_menu import MeetingMenu
from ui.pages.meetings.notes import Notes
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.meetings.side_panel import SidePanel
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.beside import Beside
from ui.widgets.dialog import Dialog
from ui.widgets.page import Margins
from ui.widgets.prose_edit import ProseEdit


class MeetingPage(QWidget):
    """Made for one meeting; raises LookupError when there is none."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting = meetings.get(session.journal.read, place.record)
        self._last: Meeting | None = None
        self._touched: set[ProseEdit] = set()
        self._autosave = Autosave(self._save, self)
        self._build()
        self._connect()
        self._notes.editor.load(self._meeting.notes)
        self._panel.mattered.load(self._meeting.what_mattered)
        self._show_facts()

    # what the shell asks

    def flush(self) -> bool:
        return self._autosave.flush()

    def place(self) -> Place:
        editor = self._notes.editor
        return Place("meeting", self._meeting.id, caret=editor.caret(), scroll=editor.scroll())

    def settle(self, place: Place) -> None:
        editor = self._notes.editor
        if place.caret >= 0:
            editor.set_caret(place.caret)
            editor.set_scroll(place.scroll)
        else:  # not before the marks of a heading, where the first key would undo it
            editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        editor.setFocus()
        if place.find:
            editor.open_find(place.find)

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self._touched.clear()
        self._notes.editor.clear_words()
        self._panel.clear_words()
        self._header.clear_words()

    def regions(self) -> list[QWidget]:
        found: list[QWidget] = [self._header, self._notes.editor, self._panel]
        return [region for region in found if region.isVisible()]

    # building

    def _build(self) -> None:
        self._header = MeetingHeader()
        self._notes = Notes()
        self._panel = SidePanel()
        self._body = Beside(self._notes, self._panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Margins(self._header, top=28, bottom=20))
        layout.addWidget(text.rule())
        layout.addWidget(self._body, 1)

    def _connect(self) -> None:
        self._header.list_requested.connect(self._on_list_requested)
        self._header.person_requested.connect(self._on_person_requested)
        self._header.details_requested.connect(self._on_details_requested)
        self._header.menu_requested.connect(self._on_menu_requested)
        self._notes.start_requested.connect(self._on_start)
        self._notes.beside_toggled.connect(self._on_beside_toggled)
        self._notes.editor.edited.connect(self._on_notes_edited)
        self._panel.edited.connect(self._on_mattered_edited)
        self._panel.last_requested.connect(self._on_last_requested)
        self._body.drawer_changed.connect(self._notes.offer_beside)
        self._body.drawer_changed.connect(self._panel.offer_closing)
        self._body.closed.connect(self._notes.close_beside)
        self._panel.close_requested.connect(self._notes.close_beside)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._session.trouble)
        self._session.changed.connect(self._on_changed)

    # showing

    def _show_facts(self) -> None:
        read, meeting = self._session.journal.read, self._meeting
        self._mentorship = mentorships.get(read, meeting.mentorship_id)
        self._person = people.get(read, self._mentorship.person_id)
        self._header.show_meeting(meeting, self._mentorship, self._person)
        self._notes.show_meeting(meeting)
        self._last = meet.before(read, meeting)
        self._panel.show_last(self._last)
        self._panel.show_purpose(self._mentorship.purpose)

    def _on_changed(self, change: Change) -> None:
        """Follow what was changed elsewhere, never over unsaved typing."""
        if change.origin is self or not change.concerns(Kind.MEETING, Kind.MENTORSHIP, Kind.PERSON):
            return
        try:
            self._meeting = meetings.get(self._session.journal.read, self._meeting.id)
            self._show_facts()
        except LookupError:
            return  # removed: the shell shows another page
        if not self._autosave.dirty:
            _follow(self._notes.editor, self._meeting.notes)
            _follow(self._panel.mattered, self._meeting.what_mattered)

    # typing

    def _save(self) -> None:
        with self._session.journal.write(origin=self) as write:
            if self._notes.editor in self._touched:
                meetings.save_notes(write, self._meeting.id, self._notes.editor.text())
            if self._panel.mattered in self._touched:
                meetings.save_what_mattered(write, self._meeting.id, self._panel.mattered.text())
        self._touched.clear()

    def _on_notes_edited(self) -> None:
        self._touch(self._notes.editor)

    def _on_mattered_edited(self) -> None:
        self._touch(self._panel.mattered)

    def _touch(self, editor: ProseEdit) -> None:
        self._touched.add(editor)
        self._notes.say("")
        self._autosave.touch()

    def _on_saved(self) -> None:
        self._notes.say(self.tr("Saved"))
        self._session.saved.emit()

    # going elsewhere

    def _on_list_requested(self) -> None:
        self.go_requested.emit(Place("meetings"))

    def _on_person_requested(self) -> None:
        self.go_requested.emit(Place("mentorships", self._mentorship.id))

    def _on_last_requested(self) -> None:
        if self._last is not None:
            self.go_requested.emit(Place("meeting", self._last.id))

    def _on_planned(self, meeting_id: int) -> None:
        self.go_requested.emit(Place("meeting", meeting_id))

    def _on_beside_toggled(self, on: bool) -> None:
        self._body.set_open(on)
        (self._panel.mattered if on else self._notes.editor).setFocus()

    # what became of it

    def _on_details_requested(self) -> None:
        both_ways = self._mentorship.my_role is Role.BOTH
        self._open(DetailsDialog(self._session, self._meeting, both_ways))

    def _on_menu_requested(self) -> None:
        menu = MeetingMenu(self._meeting, not self._mentorship.is_over, self)
        menu.start_requested.connect(self._on_start)
        menu.held_requested.connect(self._on_held)
        menu.undo_hold_requested.connect(self._on_undo_hold)
        menu.cancelled_requested.connect(self._on_cancelled)
        menu.missed_requested.connect(self._on_missed)
        menu.new_date_requested.connect(self._on_new_date)
        menu.remove_requested.connect(self._on_remove)
        menu.open_under(self._header.more)

    def _on_start(self) -> None:
        if self._meeting.planned_start.date() == words.today():
            self._start()
        else:
            dialog = StartDialog(self._meeting)
            dialog.accepted.connect(self._start)
            self._open(dialog)

    def _start(self) -> None:
        steps.hold(self._session, self._meeting, words.now())
        self._notes.editor.setFocus()

    def _on_held(self) -> None:
        steps.hold_as_planned(self._session, self._meeting)

    def _on_undo_hold(self) -> None:
        steps.undo_hold(self._session, self._meeting)

    def _on_cancelled(self) -> None:
        self._open(CancelledDialog(self._session, self._meeting, self._person.display_name))

    def _on_missed(self) -> None:
        steps.miss(self._session, self._meeting)

    def _on_new_date(self) -> None:
        dialog = PlanDialog(self._session, instead_of=self._meeting)
        dialog.planned.connect(self._on_planned)
        self._open(dialog)

    def _on_remove(self) -> None:
        if self.flush():
            kept = meetings.get(self._session.journal.read, self._meeting.id)
            removing.remove(self._session, kept, self.window())

    def _open(self, dialog: Dialog) -> None:
        dialog.open_on(self.window())


def _follow(editor: ProseEdit, words_now: str) -> None:
    """Show other words, with the caret where it was."""
    if editor.text() != words_now:
        caret, scroll = editor.caret(), editor.scroll()
        editor.load(words_now)
        editor.set_caret(caret)
        editor.set_scroll(scroll)
