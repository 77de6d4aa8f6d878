"""What stands beside a reflection on a meeting: what was marked for it, others like it, and who doesn't see it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.practice import action_lines
from app.records.meetings import Meeting
from ui.models.entries import Entry
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.entry_row import EntryRow
from ui.widgets.glyph import Glyph
from ui.widgets.row_list import RowList


class Marked(Card):
    """The paragraphs of the notes that were to be reflected on later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(small=True, parent=parent)
        self._words = text.label("", "entry", wrap=True)
        self.body.addWidget(text.label(self.tr("To reflect on"), "subhead", wrap=True))
        self.body.addWidget(text.label(self.tr("Marked in your notes."), "meta", "2", wrap=True))
        self.body.addWidget(self._words)

    def show_meeting(self, meeting: Meeting) -> None:
        found = action_lines.marked_later(meeting.notes)
        self._words.setText("\n".join(found))
        self.setVisible(bool(found))

    def clear_words(self) -> None:
        self._words.setText("")


class Others(Card):
    """Earlier reflections on the same meeting."""

    go_requested = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(small=True, parent=parent)
        self._entries: dict[Hashable, Entry] = {}
        self._list = RowList(self.tr("Also on this meeting"))
        self.body.addWidget(text.label(self.tr("Also on this meeting"), "subhead", wrap=True))
        self.body.addWidget(self._list)

    @property
    def can_be_entered(self) -> bool:
        return bool(self._entries)

    def show_entries(self, found: Sequence[Entry]) -> None:
        self._entries = {one.ref: one for one in found}
        before = {row.key: row for row in self._list.rows if isinstance(row, EntryRow)}
        self._list.set_rows([self._row(one, before.get(one.ref)) for one in found])
        self.setVisible(bool(found))

    def clear_words(self) -> None:
        self._entries = {}
        self._list.clear_words()

    def _row(self, one: Entry, before: EntryRow | None) -> EntryRow:
        row = before or EntryRow(one.ref, one.icon)
        row.set_words(one.title, one.fact)
        if row is not before:
            row.opened.connect(self._on_opened)
        return row

    def _on_opened(self, key: Hashable) -> None:
        self.go_requested.emit(self._entries[key].place)


class Unseen(Card):
    """Says whose eyes this page is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("inset", small=True, parent=parent)
        self._says = text.label("", "body", "2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Glyph("eye", "pine", 20), 0, text.TOP)
        row.addWidget(self._says, 1)
        self.body.addLayout(row)

    def show_name(self, name: str) -> None:
        self._says.setText(
            self.tr("{name} doesn’t see this page. To share part of it, use Share.").format(name=name)
        )

    def clear_words(self) -> None:
        self._says.setText("")
