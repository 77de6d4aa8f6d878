"""Reflections: everything that was written, and one of it to read and to write in."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.acts import reflect, writing
from app.practice import models
from app.store.journal import Change, Kind, Ref, Write
from ui.models.entries import Entry
from ui.pages.reflections.entry_editor import EntryEditor
from ui.pages.reflections.pane import Pane
from ui.pages.reflections.steps import begin
from ui.places import Place
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.menu import Menu
from ui.widgets.page import Margins, PageHeader

_NOTE = "note"
_FILTERS = {Kind.TAG: "tag", Kind.POST: "post"}  # all that is of them


class ReflectionsPage(QWidget):
    """A list beside the one chosen. `detail` "note": the record is a quick note; "new": a new reflection begins, about
    what was searched for; "tag:nights", say: only what that filter finds.

    Raises LookupError when the record of its place is gone.
    """

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._forget_blanks(place.record)
        self._build()
        self._connect()
        key, _, value = place.detail.partition(":")
        if value:
            self._pane.look_for(f'{key}:"{value}"')
        self._open(_ref(place) if place.record else self._pane.first() or self._first())

    # what the shell asks

    def flush(self) -> bool:
        return self._editor.flush()

    def leave(self) -> bool:
        """The page goes: what was begun and left without a word goes with it."""
        return self._editor.leave()

    def place(self) -> Place:
        kind, number = self._editor.ref
        detail = _NOTE if kind is Kind.NOTE else ""
        editor = self._editor.sheet.editor
        caret = -1 if self._pane.has_focus else editor.caret()
        return Place("reflections", number, detail, caret=caret, scroll=editor.scroll())

    def settle(self, place: Place) -> None:
        sheet = self._editor.sheet
        if place.detail == "new":
            self._write(place.find)
        elif place.find:
            sheet.editor.setFocus()
            sheet.editor.open_find(place.find)
        elif place.caret >= 0:
            sheet.editor.set_caret(place.caret)
            sheet.editor.set_scroll(place.scroll)
            sheet.editor.setFocus()
        elif place.record and sheet.is_unwritten:
            sheet.go_to_start()
        else:
            sheet.editor.set_scroll(place.scroll)
            self._focus_main()

    def clear_words(self) -> None:
        self._editor.clear_words()
        self._pane.clear_words()

    def regions(self) -> list[QWidget]:
        return [self._pane.region, *self._editor.regions()] if self._editor.ref[1] else [self._empty]

    # building

    def _build(self) -> None:
        self._pane = Pane(self._session)
        self._editor = EntryEditor(self._session)
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._pane)
        across.addWidget(self._editor, 1)
        self._empty = self._build_empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _build_empty(self) -> QWidget:
        nothing = EmptyState(
            self.tr("Nothing written yet"),
            self.tr("One honest sentence counts. Nobody else will read it."),
            "notebook",
        )
        self._begin = nothing.add_button(self.tr("Write something"))
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Margins(PageHeader(self.tr("Reflections"))))
        column.addWidget(nothing, 1)
        return empty

    def _connect(self) -> None:
        self._begin.clicked.connect(self._on_write)
        self._pane.write_requested.connect(self._on_write)
        self._pane.chosen.connect(self._on_chosen)
        self._pane.entered.connect(self._on_entered)
        self._pane.remove_requested.connect(self._editor.remove)
        self._pane.menu_requested.connect(self._on_menu_requested)
        self._editor.opened.connect(self._on_opened)
        self._editor.turned.connect(self._on_turned)
        self._session.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pane.fit(self.window().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._pane.fit(self.window().width())

    # showing

    def _forget_blanks(self, but: int) -> None:
        """What was begun when the power went."""
        left = [number for number in reflect.left_blank(self._session.journal.read) if number != but]

        def act(write: Write) -> None:
            for number in left:
                reflect.forget_blank(write, number)

        if left:
            self._session.attempt(act, origin=self)

    def _show(self, ref: Ref) -> bool:
        """False: the one that is open has to stay."""
        if ref == self._editor.ref:
            return True
        if not self._editor.leave():
            self._pane.choose(self._editor.ref)
            return False
        self._open(ref)
        return True

    def _open(self, ref: Ref | None) -> None:
        """In place of the one that was left, or is gone. None when nothing is written at all."""
        if ref is None:
            self._editor.show_none()
        else:
            self._editor.show_entry(ref)  # raises LookupError when it is gone
        self._pane.choose(ref)
        self._stack.setCurrentIndex(0 if ref else 1)

    def _first(self) -> Ref | None:
        """Whatever the filter finds."""
        return next((one.ref for one in writing.newest(self._session.journal.read, limit=1)), None)

    def _focus_main(self) -> None:
        if self._editor.ref[1]:
            self._pane.focus_list()
        else:
            self._begin.setFocus()

    # what happens

    def _on_write(self) -> None:
        self._write()

    def _write(self, title: str = "") -> None:
        if not self._editor.leave():
            return
        number = begin(self._session, models.usual_for(), title)
        if number:
            self._pane.look_for("")
            self._open((Kind.REFLECTION, number))
            self._editor.sheet.go_to_start()
        elif not self._is_there(self._editor.ref):  # it was left without a word
            self._open(self._pane.first())

    def _on_chosen(self, ref: object) -> None:
        self._show(cast(Ref, ref))

    def _on_entered(self) -> None:
        self._editor.sheet.editor.setFocus()

    def _on_opened(self, entry: Entry) -> None:
        kind = entry.ref[0]
        if kind in writing.KINDS:
            self._show(entry.ref)
        elif kind in _FILTERS:
            self._pane.look_for(f'{_FILTERS[kind]}:"{entry.title}"')
            self._pane.focus_list()
        elif entry.place is not None:
            self.go_requested.emit(entry.place)

    def _on_turned(self, ref: object) -> None:
        made = cast(Ref, ref)
        if made[0] is Kind.REFLECTION:
            self._show(made)
            self._pane.focus_list()

    def _on_menu_requested(self, where: QPoint) -> None:
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_entered)
        asks = self._editor.asks_before_removing
        menu.add(self.tr("Remove…") if asks else self.tr("Remove")).triggered.connect(self._editor.remove)
        menu.popup(where)

    def _on_changed(self, change: Change) -> None:
        """Stay on the same entry, or go to the one beside it when it is gone."""
        here = self._editor.ref
        if change.origin is self._editor:
            self._pane.follow(change)
            return
        beside = self._pane.beside(here)
        self._pane.follow(change)
        if self._is_there(here):
            self._editor.follow(change)
            self._pane.choose(here)
        else:
            self._open(beside if beside and self._is_there(beside) else self._pane.first())
            if self.isVisible():
                self._focus_main()

    def _is_there(self, ref: Ref) -> bool:
        return writing.entry(self._session.journal.read, ref) is not None


def _ref(place: Place) -> Ref:
    return (Kind.NOTE if place.detail == _NOTE else Kind.REFLECTION), place.record
