"""What stands beside the words: what they are tied to, and the questions of their model."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.records import links, tags
from app.store import rows
from app.store.journal import Kind, Ref
from ui.models.entries import Entry, entries
from ui.pages.linking import steps
from ui.pages.linking.link_picker import LinkPicker
from ui.pages.linking.tag_dialog import TagDialog
from ui.pages.reflections.questions import Questions
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import IconButton
from ui.widgets.link_chips import Link, LinkChips

_TONES = {Kind.GOAL: "pine", Kind.POST: "slate"}
_KINDS = (
    Kind.TAG, Kind.GOAL, Kind.MEETING, Kind.MENTORSHIP, Kind.POST, Kind.REFLECTION, Kind.ACTION, Kind.NOTE,
)  # fmt: skip
_SHUT = "questions_shut"  # on the session: they stay folded until the next lock


class Side(QFrame):
    """`show_links` fills it. In a narrow window it is a drawer, which can be shut from inside."""

    opened = Signal(object)  # the Entry that a chip leads to
    close_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ref: Ref = (Kind.REFLECTION, 0)
        self._linked: list[Entry] = []
        self._build()
        self.questions.set_open(not session.property(_SHUT))
        self.questions.folded.connect(self._on_folded)
        self.chips.opened.connect(self._on_opened)
        self.chips.removed.connect(self._on_unlinked)
        self.chips.rename_requested.connect(self._on_rename_requested)
        self.chips.add_requested.connect(self._on_add_requested)
        self._close.clicked.connect(self.close_requested)

    def show_links(self, ref: Ref) -> None:
        """What this record is tied to now: tags first, then the latest."""
        self._ref = ref
        tied = entries(self._session.journal.read, links.all_of(self._session.journal.read, ref), rows.today())
        self._linked = sorted(tied, key=_tags_first)
        self.chips.set_links(list(map(_chip, self._linked)))

    def link_to(self, title: str, kinds: Collection[Kind]) -> None:
        """Ask for another record."""
        picker = LinkPicker(self._session, title, kinds, [self._ref, *(one.ref for one in self._linked)])
        picker.picked.connect(self._on_picked)
        picker.tag_named.connect(self._on_tag_named)
        picker.open_on(self.window())

    def be_drawer(self, drawer: bool) -> None:
        text.restyle(self, "kind", "aside" if drawer else "")
        self._close.setVisible(drawer)

    def clear_words(self) -> None:
        self._linked = []
        self.chips.clear_words()

    def _build(self) -> None:
        self.chips = LinkChips(self.tr("Tags and links"), self.tr("Add a tag or a link"))
        self.questions = Questions()
        self._close = IconButton("x", self.tr("Close what stands beside"))
        self._close.hide()
        head = QHBoxLayout()
        head.addWidget(text.label(self.tr("Tags and links"), "subhead"), 1)
        head.addWidget(self._close)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addSpacing(14)
        column.addWidget(self.questions)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(scroll)

    def _on_folded(self, open_: bool) -> None:
        self._session.setProperty(_SHUT, not open_)

    def _on_opened(self, ref: object) -> None:
        self.opened.emit(next(one for one in self._linked if one.ref == ref))

    def _on_unlinked(self, ref: object) -> None:
        gone = next(one for one in self._linked if one.ref == ref)
        steps.unlink(self._session, self._ref, gone.ref, gone.title)

    def _on_rename_requested(self, ref: object) -> None:
        tag = tags.get(self._session.journal.read, cast(Ref, ref)[1])
        TagDialog(self._session, tag).open_on(self.window())

    def _on_add_requested(self) -> None:
        self.link_to(self.tr("Add a tag or a link"), _KINDS)

    def _on_picked(self, ref: object) -> None:
        found = entries(self._session.journal.read, [cast(Ref, ref)], rows.today())
        if found:
            steps.link(self._session, self._ref, found[0].ref, found[0].title)

    def _on_tag_named(self, name: str) -> None:
        steps.tag(self._session, self._ref, name)


def _chip(entry: Entry) -> Link:
    kind = entry.ref[0]
    return Link(entry.ref, entry.title, entry.icon, _TONES.get(kind, ""), renames=kind is Kind.TAG)


def _tags_first(entry: Entry) -> bool:
    return entry.ref[0] is not Kind.TAG
