"""What a reflection on a meeting is linked to, and whether it stays out of every export."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records import links
from app.records.reflections import Reflection
from app.store import rows
from app.store.connection import Connection
from app.store.journal import Kind, Ref
from ui.models.entries import Entry, entries
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.check import Check
from ui.widgets.link_chips import Link, LinkChips

_UNDER = 30  # px: the sentence begins under the words of the box
_TONES = {Kind.GOAL: "pine", Kind.POST: "slate"}


class LinkedCard(Card):
    """Before there is a reflection, what is chosen here waits for its first words."""

    opened = Signal(object)  # Place
    removed = Signal(object)  # Entry
    add_requested = Signal()
    keep_out_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(small=True, parent=parent)
        self.linked: list[Entry] = []
        self._chips = LinkChips(self.tr("Linked to"), self.tr("Link it to something else"))
        self._keep_out = Check(self.tr("Keep out of every export"))
        says = self.tr("This reflection can’t be put in a summary.")
        self._keep_out.setAccessibleDescription(says)
        self.body.setSpacing(10)
        self.body.addWidget(text.label(self.tr("Linked to"), "subhead", wrap=True))
        self.body.addWidget(self._chips)
        self.body.addSpacing(4)
        self.body.addWidget(text.rule())
        self.body.addSpacing(4)
        self.body.addWidget(self._keep_out)
        self.body.addSpacing(-8)
        under = QHBoxLayout()
        under.addSpacing(_UNDER)
        under.addWidget(text.label(says, "meta", "2", wrap=True), 1)
        self.body.addLayout(under)
        self._chips.opened.connect(self._on_opened)
        self._chips.removed.connect(self._on_removed)
        self._chips.add_requested.connect(self.add_requested)
        self._keep_out.clicked.connect(self.keep_out_chosen)

    def show_reflection(self, conn: Connection, reflection: Reflection) -> None:
        self._show(conn, links.all_of(conn, (Kind.REFLECTION, reflection.id)), reflection.kept_out)

    def show_waiting(self, conn: Connection, refs: Sequence[Ref], kept_out: bool) -> None:
        """What a reflection not yet begun will be tied to."""
        self._show(conn, refs, kept_out)

    def clear_words(self) -> None:
        self.linked = []
        self._chips.clear_words()

    def _show(self, conn: Connection, refs: Sequence[Ref], kept_out: bool) -> None:
        found = entries(conn, refs, rows.today())
        self.linked = sorted(found, key=_meetings_first)
        self._chips.set_links(
            [Link(one.ref, self._name(one), one.icon, _TONES.get(one.ref[0], "")) for one in self.linked]
        )
        self._keep_out.setChecked(kept_out)

    def _name(self, entry: Entry) -> str:
        is_meeting = entry.ref[0] is Kind.MEETING
        return self.tr("Meeting, {day}").format(day=entry.fact) if is_meeting else entry.title

    def _entry(self, key: Hashable) -> Entry:
        return next(one for one in self.linked if one.ref == key)

    def _on_opened(self, key: Hashable) -> None:
        place = self._entry(key).place
        if place is not None:
            self.opened.emit(place)

    def _on_removed(self, key: Hashable) -> None:
        self.removed.emit(self._entry(key))


def _meetings_first(entry: Entry) -> bool:
    return entry.ref[0] is not Kind.MEETING

