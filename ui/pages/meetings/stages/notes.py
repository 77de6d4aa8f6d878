"""Notes: what is said, with what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts import agree
from app.records import meetings
from app.records.actions import Action
from app.records.agenda import Item
from app.store.journal import Change
from ui.autosave import Autosave
from ui.pages.meetings.deeds import Deeds
from ui.pages.meetings.stages import agenda_steps
from ui.pages.meetings.stages.followed import Followed
from ui.pages.meetings.stages.notes_editor import NotesEditor
from ui.pages.meetings.stages.side_panel import SidePanel
from ui.pages.meetings.stages.stage import Facts
from ui.pages.today import steps as action_steps
from ui.pages.today.action_dialog import ActionDialog
from ui.places import Place
from ui.session import Session
from ui.widgets.beside import Beside
from ui.widgets.prose_edit import ProseEdit


class NotesStage(QWidget):
    """The notes and what mattered are saved by themselves."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, facts: Facts, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts = facts
        self._touched: set[ProseEdit] = set()
        self._autosave = Autosave(self._save, self)
        self._build()
        self._connect(deeds)
        self._show_facts()
        self._followed = Followed(self._notes.editor), Followed(self._panel.mattered)
        for followed, said in zip(self._followed, _words(facts), strict=True):
            followed.load(said)

    # what the page asks

    def follow(self, facts: Facts, change: Change) -> None:
        self._facts = facts
        self._show_facts()
        for followed, said in zip(self._followed, _words(facts), strict=True):
            followed.follow(said)

    def flush(self) -> bool:
        self._notes.editor.finish_typing()
        return self._autosave.flush()

    def where(self) -> tuple[int, int]:
        return self._notes.editor.caret(), self._notes.editor.scroll()

    def settle(self, place: Place) -> None:
        editor = self._notes.editor
        if place.caret >= 0:
            editor.set_caret(place.caret)
            editor.set_scroll(place.scroll)
        elif editor.caret() == 0:  # not before the marks of a heading, where the first key would undo it
            editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        editor.setFocus()
        if place.find:
            editor.open_find(place.find)

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self._touched.clear()
        for followed in self._followed:
            followed.clear_words()
        self._panel.clear_words()

    def regions(self) -> list[QWidget]:
        found: list[QWidget] = [self._notes.editor, self._panel]
        return [region for region in found if region.isVisible()]

    # building

    def _build(self) -> None:
        self._notes = NotesEditor()
        self._panel = SidePanel()
        self._body = Beside(self._notes, self._panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)

    def _connect(self, deeds: Deeds) -> None:
        self._notes.start_requested.connect(deeds.start)
        self._notes.beside_toggled.connect(self._on_beside_toggled)
        self._notes.editor.edited.connect(self._on_notes_edited)
        self._panel.edited.connect(self._on_mattered_edited)
        self._panel.last_requested.connect(self._on_last_requested)
        self._panel.agenda.ticked.connect(self._on_ticked)
        self._panel.captured.ticked.connect(self._on_action_ticked)
        self._panel.captured.opened.connect(self._on_action_opened)
        self._panel.captured.remove_requested.connect(self._on_action_remove_requested)
        self._body.drawer_changed.connect(self._notes.offer_beside)
        self._body.drawer_changed.connect(self._panel.offer_closing)
        self._body.closed.connect(self._notes.close_beside)
        self._panel.close_requested.connect(self._notes.close_beside)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._session.trouble)

    # showing

    def _show_facts(self) -> None:
        self._notes.show_meeting(self._facts.meeting, self._facts.person)
        self._panel.show_facts(self._session.journal.read, self._facts)

    # typing

    def _save(self) -> None:
        with self._session.journal.write(origin=self) as write:
            if self._notes.editor in self._touched:
                agree.save_notes(write, self._facts.meeting.id, self._notes.editor.text())
            if self._panel.mattered in self._touched:
                meetings.save_what_mattered(write, self._facts.meeting.id, self._panel.mattered.text())
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

    # what happens

    def _on_last_requested(self) -> None:
        if self._facts.last is not None:
            self.go_requested.emit(Place("meeting", self._facts.last.id))

    def _on_beside_toggled(self, on: bool) -> None:
        self._body.set_open(on)
        if on:
            self._panel.enter()
        else:
            self._notes.editor.setFocus()

    def _on_ticked(self, item: Item, on: bool) -> None:
        agenda_steps.tick(self._session, item, on)

    def _on_action_ticked(self, action: Action, on: bool) -> None:
        """What is typed is saved first: the tick changes its line too."""
        if self.flush():
            action_steps.tick(self._session, action, on)

    def _on_action_opened(self, action: Action) -> None:
        if self.flush():
            dialog = ActionDialog(self._session, action)
            dialog.go_requested.connect(self.go_requested)
            dialog.open_on(self.window())

    def _on_action_remove_requested(self, action: Action) -> None:
        if self.flush():
            action_steps.take_away(self._session, action)



def _words(facts: Facts) -> tuple[str, str]:
    return facts.meeting.notes, facts.meeting.what_mattered
