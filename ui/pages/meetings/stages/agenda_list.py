"""The agenda of a meeting while it is prepared: put in order, renamed where it stands, added to."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records import agenda, drafts, links
from app.records.agenda import Item, Origin, RaisedBy, State
from app.store import rows
from app.store.journal import Kind, Ref
from ui import clipboard
from ui.drafts import Draft
from ui.models.entries import Entry, entry
from ui.pages import keeping_out
from ui.pages.keeping_out import Mark
from ui.pages.meetings.stages import agenda_steps as steps
from ui.pages.meetings.stages.agenda_menu import AgendaMenu
from ui.pages.meetings.stages.stage import Facts
from ui.session import Session
from ui.widgets import item_row, text
from ui.widgets.buttons import Button
from ui.widgets.line_edit import LineEdit
from ui.widgets.reorder_list import ReorderList

_NEW = "agenda item"
_ORIGINS = (Kind.REFLECTION, Kind.NOTE, Kind.MEETING, Kind.GOAL, Kind.ACTION)
_HANGS = -8  # px: the words of a quiet button end where all else ends


class AgendaList(QWidget):
    """What is typed for a new item outlives a lock until it is added."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, facts: Facts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting_id = facts.meeting.id
        self._items: dict[int, Item] = {}
        self._build()
        self._connect()
        form = drafts.of(_NEW, facts.meeting.uid)
        self._draft = Draft(session, form, {"title": (self.new.text, self.new.setText)}, self)
        self._draft.restore()

    @property
    def titles(self) -> list[str]:
        """In their order; dropped ones are none."""
        return [item.title for item in self._items.values() if item.state is not State.DROPPED]

    def show_facts(self, facts: Facts) -> None:
        self._name = facts.person.display_name
        found = agenda.of(self._session.journal.read, self._meeting_id)
        self._items = {item.id: item for item in sorted(found, key=_is_dropped)}
        items = [self._row(item, facts) for item in self._items.values()]
        if not self._list.set_items(items):
            self.new.setFocus()
        self._list.setVisible(bool(items))
        self._nothing.setVisible(not items)
        self._copy.setVisible(bool(self._may_leave()))

    def flush(self) -> bool:
        renamed = self._list.flush()
        return self._draft.flush() and renamed

    def clear_words(self) -> None:
        self._items, self._name = {}, ""
        self._list.clear_words()
        self.new.setText("")

    # building

    def _build(self) -> None:
        self._copy = Button(self.tr("Copy as text"), "q", "copy", dense=True)
        self._list = ReorderList(self.tr("Agenda"))
        self._nothing = text.label(self.tr("Nothing on the agenda. One item is often enough."), "body", "2", wrap=True)
        self.new = LineEdit(self.tr("Add an item"), "plus", self.tr("Enter"))
        self.new.setAccessibleName(self.tr("Add an item to the agenda"))
        head = QHBoxLayout()
        head.addWidget(text.label(self.tr("Agenda"), "heading", wrap=True), 1)
        head.addWidget(self._copy)
        head.addSpacing(_HANGS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        column.addSpacing(2)
        column.addWidget(self.new)

    def _connect(self) -> None:
        self._copy.clicked.connect(self._on_copy)
        self._list.moved.connect(self._on_moved)
        self._list.renamed.connect(self._on_renamed)
        self._list.remove_requested.connect(self._on_remove_requested)
        self._list.menu_requested.connect(self._on_menu_requested)
        self._list.chip_pressed.connect(self.open_origin)
        self.new.textEdited.connect(self._on_new_edited)
        self.new.returnPressed.connect(self._on_new_entered)

    def _row(self, item: Item, facts: Facts) -> item_row.Item:
        opens = self.origin_of(item) is not None
        return item_row.Item(item.id, item.title, self._chips(item, facts), opens, Mark(item).words)

    def _may_leave(self) -> list[str]:
        """The titles that are not kept out of every export."""
        return [one.title for one in self._items.values() if one.state is not State.DROPPED and not one.kept_out]

    def _chips(self, item: Item, facts: Facts) -> tuple[tuple[str, str, str], ...]:
        made = []
        if item.state is State.DROPPED:
            made.append((self.tr("Dropped"), "", ""))
        elif item.state is State.CARRIED:
            made.append((self.tr("Carried on"), "arrow-right", ""))
        if item.carried_from is not None:
            made.append((self.tr("Carried over"), "arrow-bend-down-right", ""))
        elif item.origin is Origin.REFLECTION:
            made.append((self.tr("From a reflection"), "notebook", "ember"))
        elif item.origin is Origin.NOTE:
            made.append((self.tr("From a note"), "note-pencil", "ember"))
        if item.raised_by is RaisedBy.OTHER:
            made.append((self.tr("From {name}").format(name=facts.person.given_name), "user", "slate"))
        return tuple(made)

    # where an item comes from

    def origin_of(self, item: Item) -> Entry | None:
        """What it was carried over from, or put on the agenda for; None where that is gone, or there was nothing."""
        read = self._session.journal.read
        tied = links.all_of(read, (Kind.AGENDA_ITEM, item.id))
        refs = sorted((ref for ref in tied if ref[0] in _ORIGINS), key=_rank)
        with suppress(LookupError):
            if item.carried_from is not None:
                refs.insert(0, (Kind.MEETING, agenda.get(read, item.carried_from).meeting_id))
        return next((found for ref in refs if (found := entry(read, ref, rows.today()))), None)

    def open_origin(self, item_id: int) -> None:
        found = self.origin_of(self._items[item_id])
        if found is not None and found.place is not None:
            self.go_requested.emit(found.place)

    # what happens

    def _on_copy(self) -> None:
        clipboard.copy("\n".join(self._may_leave()))
        self._session.say(self.tr("Agenda copied"))

    def _on_moved(self, old: int, new: int) -> None:
        before = list(self._items)
        after = list(before)
        after.insert(new, after.pop(old))
        steps.arrange(self._session, self._meeting_id, before, after)

    def _on_renamed(self, item_id: int, title: str) -> None:
        if not steps.rename(self._session, self._items[item_id], title):
            self._list.take_back(item_id, self._items[item_id].title, title)

    def _on_remove_requested(self, item_id: int) -> None:
        steps.take_off(self._session, self._items[item_id])

    def _on_menu_requested(self, item_id: int, at: QPoint) -> None:
        item = self._items[item_id]
        menu = AgendaMenu(item, self._name, self.origin_of(item), self)
        menu.rename_requested.connect(self._list.rename)
        menu.open_requested.connect(self.open_origin)
        menu.raised_by.connect(self._on_raised_by)
        menu.drop_requested.connect(self._on_drop_requested)
        menu.keep_out_requested.connect(self._on_keep_out_requested)
        menu.remove_requested.connect(self._on_remove_requested)
        menu.popup(at)

    def _on_raised_by(self, item_id: int, who: RaisedBy) -> None:
        steps.raise_by(self._session, self._items[item_id], who, self._name)

    def _on_drop_requested(self, item_id: int) -> None:
        steps.drop(self._session, self._items[item_id])

    def _on_keep_out_requested(self, item_id: int, out: bool) -> None:
        keeping_out.switch(self._session, (Kind.AGENDA_ITEM, item_id), out)

    def _on_new_edited(self) -> None:
        self._draft.touch()

    def _on_new_entered(self) -> None:
        title = self.new.text().strip()
        if title and steps.add(self._session, self._meeting_id, title):
            self.new.setText("")
            self._draft.forget()


def _rank(ref: Ref) -> int:
    return _ORIGINS.index(ref[0])


def _is_dropped(item: Item) -> bool:
    return item.state is State.DROPPED
