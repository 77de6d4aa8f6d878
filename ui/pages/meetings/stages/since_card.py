"""What has happened since the last meeting: what was done, which goals moved, what was written."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.acts.since import Since
from app.records.agenda import Origin
from app.records.meetings import Meeting
from ui.pages.meetings.stages import since_words
from ui.pages.meetings.stages.offers import Offers
from ui.pages.meetings.stages.since_words import ICONS, Line, Told
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.entry_row import EntryRow
from ui.widgets.glyph import Glyph
from ui.widgets.menu import Menu
from ui.widgets.row_list import RowList


class SinceCard(Card):
    """A line opens what it tells of, or unfolds when that is several; its menu puts it on the agenda."""

    go_requested = Signal(object)  # Place
    chosen = Signal(str, object, object)  # words for the agenda, their Origin, the Ref they came from or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: dict[Hashable, Line] = {}
        self._told: dict[Hashable, Told] = {}
        self._unfolded: set[Hashable] = set()
        self._pointed: Hashable = None
        self._build()
        self._offers.chosen.connect(self._on_raised)

    def show_since(self, since: Since, before: Meeting, taken: Collection[str]) -> None:
        """`before` is the meeting before; `taken` is what stands on the agenda already."""
        self._period.setText(since_words.period(since))
        lines = since_words.lines(since, before)
        self._lines = {line.kind if len(line.about) > 1 else _key_of(line, line.about[0]): line for line in lines}
        self._told = {_key_of(line, told): told for line in lines for told in line.about}
        self._show_rows()
        to_raise = [words for words in since.to_raise if words not in taken]
        self._offers.show_words(to_raise)
        for part in (self._raise, self._offers):
            part.setVisible(bool(to_raise))
        self._nothing.setVisible(since.is_empty)

    def clear_words(self) -> None:
        self._lines, self._told = {}, {}
        self._list.clear_words()
        self._offers.clear_words()

    def _build(self) -> None:
        self._period = text.label("", "meta", "2", wrap=True)
        self._nothing = text.label(
            self.tr("Nothing new since you last met. You could ask each other why."), "body", "2", wrap=True
        )
        self._list = RowList(self.tr("Since you last met"))
        self._raise = text.label(self.tr("Things to raise"), "strong", "ember", wrap=True)
        self._offers = Offers(self.tr("Things to raise"))
        self.body.setSpacing(4)
        self.body.addWidget(text.label(self.tr("Since you last met"), "heading", wrap=True))
        self.body.addWidget(self._period)
        self.body.addSpacing(4)
        for part in (self._list, self._nothing, self._raise, self._offers):
            self.body.addWidget(part)

    # rows

    def _show_rows(self) -> None:
        before = {row.key: row for row in self._list.rows if isinstance(row, EntryRow)}
        self._list.set_rows(list(self._rows(before)))

    def _rows(self, before: dict[Hashable, EntryRow]) -> Iterator[EntryRow]:
        for key, line in self._lines.items():
            row = before.get(key) or self._made(key, ICONS[line.kind], several=len(line.about) > 1)
            row.set_words(line.title, line.says)
            yield row
            if key in self._unfolded and len(line.about) > 1:
                for told in line.about:
                    within = _key_of(line, told)
                    row = before.get(within) or self._made(within, "caret-right")
                    row.set_words(told.title)
                    yield row

    def _made(self, key: Hashable, icon: str, several: bool = False) -> EntryRow:
        role = "strong" if key in self._lines else "body"
        row = EntryRow(key, icon, role, end=Glyph("caret-down", "ink2", 16) if several else None)
        row.opened.connect(self._on_opened)
        row.menu_requested.connect(self._on_menu_requested)
        return row

    # what happens

    def _on_opened(self, key: Hashable) -> None:
        if key in self._told:
            self.go_requested.emit(self._told[key].place)
        else:
            self._unfolded ^= {key}
            self._show_rows()

    def _on_menu_requested(self, key: Hashable, at: QPoint) -> None:
        if key not in self._told:
            return
        self._pointed = key
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_open)
        menu.add(self.tr("Add to agenda")).triggered.connect(self._on_add)
        menu.popup(at)

    def _on_open(self) -> None:
        self._on_opened(self._pointed)

    def _on_add(self) -> None:
        told = self._told[self._pointed]
        self.chosen.emit(told.title, told.origin, told.ref)

    def _on_raised(self, words: str) -> None:
        self.chosen.emit(words, Origin.NOTE, None)


def _key_of(line: Line, told: Told) -> Hashable:
    """Not the same whether it stands alone or among others: the rows look different."""
    return told.ref if len(line.about) == 1 else (told.ref, line.kind)
