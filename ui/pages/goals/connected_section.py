"""What a goal is connected with: rows that open it, and chips for its posts and tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.records import links
from app.store import rows
from app.store.journal import Kind, Ref
from ui.models.entries import Entry, entries
from ui.pages.linking import steps
from ui.pages.linking.link_picker import LinkPicker
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.entry_row import EntryRow
from ui.widgets.link_chips import Link, LinkChips
from ui.widgets.menu import Menu
from ui.widgets.row_list import RowList

_AS_ROWS = (Kind.MEETING, Kind.ACTION, Kind.REFLECTION, Kind.NOTE)
_AS_CHIPS = (Kind.POST, Kind.TAG)
_SHOWN = 8


class ConnectedSection(QWidget):
    """`show_ties` fills it. `opened` gives an Entry."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ref: Ref = (Kind.GOAL, 0)
        self._found: dict[Ref, Entry] = {}
        self._all = False
        self._asked: Ref | None = None
        self._build()
        self._connect()

    def show_ties(self, ref: Ref) -> None:
        if ref != self._ref:
            self._ref, self._all = ref, False
        read = self._session.journal.read
        tied = [ref for ref in links.all_of(read, self._ref) if ref[0] in (*_AS_ROWS, *_AS_CHIPS)]
        self._found = {one.ref: one for one in entries(read, tied, rows.today())}
        self._show()

    def clear_words(self) -> None:
        self._found = {}
        self._rows.clear_words()
        self._chips.clear_words()

    def _build(self) -> None:
        self._add = Button(self.tr("Add"), "q", dense=True)
        self._add.setAccessibleName(self.tr("Connect something with it"))
        self._rows = RowList(self.tr("Connected"))
        self._more = Button("", "q", dense=True)
        self._chips = LinkChips(self.tr("Posts and tags"), "")
        self._nothing = text.label(
            self.tr("Meetings, actions and reflections that belong to it can stand here."), "meta", "2", wrap=True
        )
        head = QHBoxLayout()
        head.addWidget(text.label(self.tr("Connected"), "subhead", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._chips)

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._more.clicked.connect(self._on_more)
        self._chips.removed.connect(self._on_removed)
        self._chips.opened.connect(self._on_opened)

    def _show(self) -> None:
        as_rows = [one for one in self._found.values() if one.ref[0] in _AS_ROWS]
        shown = as_rows if self._all else as_rows[:_SHOWN]
        before = {row.key: row for row in self._rows.rows}
        made = []
        for one in shown:
            row = before.get(one.ref)
            row = row if isinstance(row, EntryRow) else self._row(one)
            row.set_words(one.title, "", _fact(one))
            made.append(row)
        if not self._rows.set_rows(made):
            self._add.setFocus()
        hidden = len(as_rows) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("Show {number} more").format(number=hidden))
        self._show_chips([one for one in self._found.values() if one.ref[0] in _AS_CHIPS])
        self._nothing.setVisible(not self._found)

    def _show_chips(self, found: Sequence[Entry]) -> None:
        held = self._chips.isAncestorOf(self.window().focusWidget() or self)
        self._chips.set_links([Link(one.ref, one.title, one.icon) for one in found])
        self._chips.setVisible(bool(found))
        if held and not found:
            self._add.setFocus()

    def _row(self, one: Entry) -> EntryRow:
        row = EntryRow(one.ref, one.icon, role="body")
        row.opened.connect(self._on_opened)
        row.remove_requested.connect(self._on_removed)
        row.menu_requested.connect(self._on_menu)
        return row

    def _on_add(self) -> None:
        read = self._session.journal.read
        picker = LinkPicker(
            self._session,
            self.tr("What is it connected with?"),
            (*_AS_ROWS, *_AS_CHIPS),
            links.all_of(read, self._ref),
        )
        picker.picked.connect(self._on_picked)
        picker.tag_named.connect(self._on_tag_named)
        picker.open_on(self.window())

    def _on_picked(self, ref: Ref) -> None:
        found = entries(self._session.journal.read, [ref], rows.today())
        if found:
            steps.link(self._session, self._ref, ref, found[0].title)

    def _on_tag_named(self, name: str) -> None:
        steps.tag(self._session, self._ref, name)

    def _on_more(self) -> None:
        self._all = True
        self._show()
        self._rows.rows[_SHOWN].setFocus()

    def _on_opened(self, ref: Ref) -> None:
        self.opened.emit(self._found[ref])

    def _on_removed(self, ref: Ref) -> None:
        steps.unlink(self._session, self._ref, ref, self._found[ref].title)

    def _on_menu(self, ref: Ref, where: QPoint) -> None:
        self._asked = ref
        menu = Menu(self)
        menu.add(self.tr("Open")).triggered.connect(self._on_open_asked)
        menu.add(self.tr("Remove the link")).triggered.connect(self._on_remove_asked)
        menu.popup(where)

    def _on_open_asked(self) -> None:
        if self._asked is not None:
            self._on_opened(self._asked)

    def _on_remove_asked(self) -> None:
        if self._asked is not None:
            self._on_removed(self._asked)


def _fact(one: Entry) -> str:
    """What stands at the end of its row: the column is narrow."""
    if one.on is None or one.ref[0] is Kind.ACTION:
        return one.fact
    short = wording.short_day(one.on)
    return short if one.on.year == rows.today().year else f"{short} {one.on.year}"
