"""What can be done with one item of an agenda."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.agenda import Item, RaisedBy, State
from app.store.journal import Kind
from ui.models.entries import Entry
from ui.pages.keeping_out import Mark
from ui.widgets.menu import Menu


class AgendaMenu(Menu):
    """Every signal brings the id of the item. Made when it opens."""

    rename_requested = Signal(int)
    open_requested = Signal(int)
    raised_by = Signal(int, object)  # RaisedBy
    drop_requested = Signal(int)
    keep_out_requested = Signal(int, bool)
    remove_requested = Signal(int)

    def __init__(self, item: Item, name: str, origin: Entry | None, parent: QWidget | None = None) -> None:
        """`name` is that of the other person, `origin` what the item came from."""
        super().__init__(parent)
        self._item = item
        self.add(self.tr("Rename"), shortcut="F2").triggered.connect(self._on_rename)
        if origin is not None:
            self.add(self._opening(origin)).triggered.connect(self._on_open)
        if item.raised_by is RaisedBy.ME:
            self.add(self.tr("Raised by {name}").format(name=name)).triggered.connect(self._on_raised)
        else:
            self.add(self.tr("Raised by me")).triggered.connect(self._on_raised)
        Mark(item).add_to(self).triggered.connect(self._on_keep_out)
        self.addSeparator()
        if item.state is State.OPEN:
            self.add(self.tr("Drop it")).triggered.connect(self._on_drop)
        self.add(self.tr("Remove"), shortcut=self.tr("Del")).triggered.connect(self._on_remove)

    def _opening(self, origin: Entry) -> str:
        if origin.ref[0] is Kind.MEETING:
            return self.tr("Open the meeting of {day}").format(day=origin.fact)
        named = {
            Kind.REFLECTION: self.tr("Open the reflection"),
            Kind.NOTE: self.tr("Open the note"),
            Kind.GOAL: self.tr("Open the goal"),
            Kind.ACTION: self.tr("Open the action"),
        }
        return named[origin.ref[0]]

    def _on_rename(self) -> None:
        self.rename_requested.emit(self._item.id)

    def _on_open(self) -> None:
        self.open_requested.emit(self._item.id)

    def _on_raised(self) -> None:
        other = RaisedBy.OTHER if self._item.raised_by is RaisedBy.ME else RaisedBy.ME
        self.raised_by.emit(self._item.id, other)

    def _on_keep_out(self) -> None:
        self.keep_out_requested.emit(self._item.id, not self._item.kept_out)

    def _on_drop(self) -> None:
        self.drop_requested.emit(self._item.id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self._item.id)
