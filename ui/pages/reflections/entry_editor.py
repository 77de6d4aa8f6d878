"""One reflection or quick note, to read and to write in, with what it is tied to beside it."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.acts import reflect
from app.acts.capture import KeepAs
from app.errors import UserError
from app.practice import models
from app.practice.models import Model
from app.records import about, links, meetings, mentorships, notes, people, posts, reflections
from app.records.meetings import Meeting
from app.records.notes import Note
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store import rows
from app.store.journal import Change, Kind, Ref
from ui.autosave import Autosave
from ui.pages import keeping_out
from ui.pages.earlier.dialog import EarlierDialog
from ui.pages.meetings.words import now
from ui.pages.reflections import removing, steps
from ui.pages.reflections.day_dialog import DayDialog
from ui.pages.reflections.entry_menu import EntryMenu, Offer
from ui.pages.reflections.sheet import Sheet
from ui.pages.reflections.side import Side
from ui.pages.reflections.toolbar import Toolbar
from ui.pages.share import on_paper
from ui.session import Session
from ui.widgets import text
from ui.widgets.beside import Beside
from ui.widgets.page import ONE_COLUMN, Margins

_SIDE_WIDE = 300
_OFFERED = 3  # meetings to come onto whose agenda a note can be put


class EntryEditor(QWidget):
    """`show_entry` fills it; the words are saved as they are typed."""

    opened = Signal(object)  # the Entry that a chip leads to
    turned = Signal(object)  # the Ref that a note became

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ref: Ref = (Kind.REFLECTION, 0)
        self._begun: set[Ref] = set()
        self._touched: set[QWidget] = set()
        self._narrow = False
        self._autosave = Autosave(self._save, self)
        self._build()
        self._connect()

    # which one

    @property
    def ref(self) -> Ref:
        """Its id is 0 before one is shown."""
        return self._ref

    def show_entry(self, ref: Ref) -> None:
        """Raises LookupError when it is gone. What was shown before must have been left."""
        one = self._read(ref)
        self._ref = ref
        self.sheet.load(ref[0], one.title if isinstance(one, Reflection) else "", one.text)
        self._show_facts(one)
        self._say("")
        if one.on_day == rows.today() and not self._has_words(one):
            self._begun.add(ref)

    def show_none(self) -> None:
        """Nothing is written at all."""
        self._ref = (Kind.REFLECTION, 0)
        self.clear_words()

    @property
    def asks_before_removing(self) -> bool:
        return removing.asks(self._session, bool(self.sheet.editor.text().strip()))

    def flush(self) -> bool:
        return self._autosave.flush()

    def leave(self) -> bool:
        """Before another is shown, and when the page goes. False: its words are not safe yet, it has to stay."""
        if not self.flush():
            return False
        kind, number = self._ref
        if kind is Kind.REFLECTION and number:
            with suppress(UserError):  # empty headings can stay
                self._tidy(number)
        return True

    def clear_words(self) -> None:
        self._autosave.dirty = False
        self._touched.clear()
        self.sheet.clear_words()
        self._side.clear_words()
        self._toolbar.clear_words()

    def regions(self) -> list[QWidget]:
        return [region for region in (self._toolbar, self.sheet.editor, self._side) if region.isVisible()]

    # building

    def _build(self) -> None:
        self._toolbar = Toolbar(about.leaning(self._session.journal.read))
        self.sheet = Sheet()
        self._side = Side(self._session)
        self._body = Beside(self.sheet, self._side, _SIDE_WIDE, ONE_COLUMN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Margins(self._toolbar, top=16, bottom=16))
        column.addWidget(text.rule())
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.sheet.editor.edited.connect(self._on_words_edited)
        self.sheet.editor.cursorPositionChanged.connect(self._on_caret)
        self.sheet.title.edited.connect(self._on_title_edited)
        self._toolbar.model_chosen.connect(self._on_model_chosen)
        self._toolbar.keep_out_chosen.connect(self._on_keep_out)
        self._toolbar.menu_requested.connect(self._on_menu_requested)
        self._toolbar.beside_toggled.connect(self._on_beside_toggled)
        self._side.opened.connect(self.opened)
        self._side.close_requested.connect(self._toolbar.close_beside)
        self._side.questions.stage_requested.connect(self._on_stage_requested)
        self._body.drawer_changed.connect(self._on_drawer_changed)
        self._body.closed.connect(self._toolbar.close_beside)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._session.trouble)

    # showing

    def follow(self, change: Change) -> None:
        """What was changed elsewhere, never over unsaved typing. Its record is still there."""
        if change.origin is self:
            return
        one = self._read(self._ref)
        if not self._autosave.dirty:
            self.sheet.follow(one.text, _model(one))
            self.sheet.title.load(one.title if isinstance(one, Reflection) else "")
        self._show_facts(one)

    def _show_facts(self, one: Reflection | Note) -> None:
        model = _model(one)
        self.sheet.show_facts(self._ref[0], one.on_day, self._post(one), model)
        self._toolbar.show_entry(one.model if isinstance(one, Reflection) else None, one.kept_out, self.sheet.called)
        self._side.show_links(self._ref)
        self._side.questions.show_model(model)
        self._on_caret()

    def _post(self, one: Reflection | Note) -> Post | None:
        """The one it is linked to, else that of its day."""
        read = self._session.journal.read
        for number in links.of(read, self._ref, Kind.POST):
            with suppress(LookupError):
                return posts.get(read, number)
        return posts.held_on(read, one.on_day)

    def _read(self, ref: Ref) -> Reflection | Note:
        read = self._session.journal.read
        return reflections.get(read, ref[1]) if ref[0] is Kind.REFLECTION else notes.get(read, ref[1])

    def _has_words(self, one: Reflection | Note) -> bool:
        return isinstance(one, Note) or not reflect.is_blank(self._session.journal.read, one)

    def _on_caret(self) -> None:
        self._side.questions.set_current(self.sheet.stage_here())

    # typing

    def _save(self) -> None:
        kind, number = self._ref
        with self._session.journal.write(origin=self) as write:
            if self.sheet.title in self._touched:
                reflections.save_title(write, number, self.sheet.title.words())
            if self.sheet.editor in self._touched:
                save_text = reflections.save_text if kind is Kind.REFLECTION else notes.save_text
                save_text(write, number, self.sheet.editor.text())
        self._touched.clear()

    def _tidy(self, number: int) -> None:
        one = reflections.get(self._session.journal.read, number)
        begun = self._ref in self._begun
        if begun or models.without_empty_headings(one.text, models.get(one.model)) != one.text:
            with self._session.journal.write(origin=self) as write:
                reflect.leave(write, number, begun)

    def _on_words_edited(self) -> None:
        self._touch(self.sheet.editor)

    def _on_title_edited(self) -> None:
        self._touch(self.sheet.title)

    def _touch(self, editor: QWidget) -> None:
        self._touched.add(editor)
        self._say("")
        self._autosave.touch()

    def _on_saved(self) -> None:
        self._say(self.tr("Saved {time}").format(time=wording.clock(now())))
        self.sheet.name_editor()
        self._session.saved.emit()

    def _say(self, status: str) -> None:
        self._toolbar.say("" if self._narrow else status)
        self.sheet.say(status if self._narrow else "")

    def _on_drawer_changed(self, narrow: bool) -> None:
        self._narrow = narrow
        self._toolbar.offer_beside(narrow)
        self._side.be_drawer(narrow)
        self._say("")

    def _on_model_chosen(self, key: str) -> None:
        if self.flush():
            steps.change_model(self._session, self._ref[1], key)
        self._show_facts(self._read(self._ref))  # also where it could not be done
        self.sheet.editor.setFocus()  # a letter meant for the text would choose the model that begins with it

    def _on_keep_out(self, out: bool) -> None:
        if not self.flush() or not keeping_out.switch(self._session, self._ref, out):
            self._show_facts(self._read(self._ref))

    def _on_stage_requested(self, key: object) -> None:
        """To its words; where its heading is gone, it comes back first."""
        one = self._read(self._ref)
        if not isinstance(one, Reflection):
            return
        before = self.sheet.editor.text()
        after = models.with_heading(before, models.get(one.model), cast(str, key))
        if after != before:
            self.sheet.editor.follow(after)
            self._on_words_edited()
        self._toolbar.close_beside()
        self.sheet.go_to_stage(cast(str, key))

    def _on_beside_toggled(self, on: bool) -> None:
        self._body.set_open(on)
        (self._side.chips.add_chip if on else self.sheet.editor).setFocus()

    # what becomes of it

    def _on_meeting_requested(self) -> None:
        self._side.link_to(self.tr("Link to a meeting"), (Kind.MEETING,))

    def _on_menu_requested(self) -> None:
        coming = self._coming() if self._ref[0] is Kind.NOTE else None
        menu = EntryMenu(coming, self.asks_before_removing, self)
        menu.day_requested.connect(self._on_day_requested)
        menu.meeting_requested.connect(self._on_meeting_requested)
        menu.turn_requested.connect(self._on_turn_requested)
        menu.earlier_requested.connect(self._on_earlier_requested)
        menu.print_requested.connect(self._on_print_requested)
        menu.remove_requested.connect(self.remove)
        menu.open_under(self._toolbar.more)

    def _coming(self) -> list[Offer]:
        read = self._session.journal.read
        offers = []
        for meeting in meetings.coming_up(read)[:_OFFERED]:
            person = people.get(read, mentorships.get(read, meeting.mentorship_id).person_id)
            offers.append((meeting, person.display_name))
        return offers

    def _on_day_requested(self) -> None:
        DayDialog(self._session, self._read(self._ref)).open_on(self.window())

    def _on_earlier_requested(self) -> None:
        if self.flush():
            EarlierDialog(self._session, self._ref).open_on(self.window())

    def _on_print_requested(self) -> None:
        if self.flush():
            on_paper.print_entry(self._session, self._ref, self.window())

    def _on_turn_requested(self, keep_as: KeepAs, meeting: Meeting | None) -> None:
        if self.flush():
            made = steps.turn_into(self._session, self._ref[1], keep_as, meeting)
            if made is not None:
                self.turned.emit(made)

    def remove(self) -> None:
        """At once, or after a question."""
        if self.flush():
            has_words = bool(self.sheet.editor.text().strip())
            removing.remove(self._session, self._ref, self.sheet.called, has_words, self.window())


def _model(one: Reflection | Note) -> Model:
    return models.get(one.model if isinstance(one, Reflection) else models.FREE)
