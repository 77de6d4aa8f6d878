"""Settings, recently removed: what was taken away in the last 30 days, brought back, or erased at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app import wording
from app.acts import removed
from app.acts.remove import remove
from app.acts.removed import Removed
from app.store import rows
from app.store.journal import Change, Kind, Ref, Write
from ui.pages.meetings.words import before_removing
from ui.pages.settings.emptying import Emptying
from ui.pages.settings.rows import Row
from ui.places import Place
from ui.session import Session
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.reading_order import order_tabs


def _tr(words: str) -> str:
    return QCoreApplication.translate("removed", words)


class RecentlyRemoved(QWidget):
    """Those removed last come first, a page at a time."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = removed.PAGE
        self._rows: list[_RemovedRow] = []
        self._build()
        self._connect()
        self._show_now()

    def clear_words(self) -> None:
        for row in self._rows:
            text.wipe(row)
        self._put([])

    def _build(self) -> None:
        self._back = Button(self.tr("Back to Your data"), "q", dense=True)
        self._told = text.label(
            self.tr("What you remove stays here for 30 days. Then it is erased."), "meta", "2", wrap=True
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._more = Button(self.tr("Show more"))
        self._erase_all = Button(self.tr("Remove all of these for good…"), dense=True)
        self._empty = EmptyState(
            self.tr("Nothing removed lately"), self.tr("What you remove stays here for 30 days."), "trash"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text.label(self.tr("Recently removed"), "heading", wrap=True))
        column.addWidget(self._told)
        column.addLayout(self._list)
        column.addWidget(self._empty)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(12)
        column.addWidget(self._erase_all, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._more.clicked.connect(self._on_more)
        self._erase_all.clicked.connect(self._on_erase_all)
        self._session.changed.connect(self._on_changed)

    def _show_now(self) -> None:
        found = removed.latest(self._session.journal.read, self._shown + 1)
        here = self.window().focusWidget()
        at = next((n for n, row in enumerate(self._rows) if here and row.isAncestorOf(here)), -1)
        self._put(found[: self._shown])
        self._more.setVisible(len(found) > self._shown)
        if at >= 0:
            self._focus_row(at)

    def _focus_row(self, at: int) -> None:
        """Or the last, or the way back where there is none."""
        (self._rows[min(at, len(self._rows) - 1)].first if self._rows else self._back).setFocus()

    def _put(self, found: list[Removed]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = [_RemovedRow(one) for one in found]
        for number, row in enumerate(self._rows):
            if number:
                self._list.addWidget(text.rule())
            row.back_requested.connect(self._on_bring_back)
            row.erase_requested.connect(self._on_erase)
            self._list.addWidget(row)
            row.show()  # now, or it could take no focus yet
        self._told.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._erase_all.setVisible(len(found) > 1)  # of one, its own button says it
        order_tabs(*self._rows, self._more, self._erase_all, self._back)

    def _on_bring_back(self, one: Removed) -> None:
        back: list[Ref] = []

        def act(write: Write) -> None:
            back[:] = removed.bring_back(write, one.ref)

        def undo(write: Write) -> None:
            remove(write, *back)

        self._session.do(_tr("Brought back “{title}”").format(title=called(one)), act, undo)

    def _on_erase(self, one: Removed) -> None:
        dialog = EraseDialog(self._session, one.ref, called(one))
        at = next(n for n, row in enumerate(self._rows) if row.one is one)
        dialog.accepted.connect(partial(self._focus_row, at))
        dialog.open_on(self.window())

    def _on_erase_all(self) -> None:
        emptying = Emptying(self._session, self)
        emptying.ended.connect(self._on_emptied)
        emptying.ask()

    def _on_emptied(self) -> None:
        if not self._rows:
            self._back.setFocus()

    def _on_back(self) -> None:
        self.go_requested.emit(Place("settings", detail="data"))

    def _on_more(self) -> None:
        first = self._shown
        self._shown += removed.PAGE
        self._show_now()
        if len(self._rows) > first:
            self._rows[first].first.setFocus()

    def _on_changed(self, _change: Change) -> None:
        self._show_now()


class _RemovedRow(Row):
    """What it is, when it was removed and until when it stays; and two buttons."""

    back_requested = Signal(object)  # Removed
    erase_requested = Signal(object)

    def __init__(self, one: Removed) -> None:
        both = Flow(gap=8)
        self.one = one
        self.first = Button(_tr("Bring back"), dense=True)
        self._erase = Button(_tr("Erase now…"), "q", dense=True)
        for button in (self.first, self._erase):
            button.setAccessibleName(f"{button.text().rstrip('…')}: {called(one)}")
            both.addWidget(button)
        super().__init__(called(one), told(one), both)
        self.first.clicked.connect(partial(self.back_requested.emit, one))
        self._erase.clicked.connect(partial(self.erase_requested.emit, one))


class EraseDialog(Dialog):
    """Nothing is erased until it is answered; afterwards there is no way back."""

    def __init__(self, session: Session, ref: Ref, title: str, parent: QWidget | None = None) -> None:
        asked = _tr("Erase “{title}” now?").format(title=title)
        for_good = _tr("It goes from this journal for good, with all that belongs to it. There’s no way back.")
        earlier = _tr("Backups made earlier still hold it. What was done before can’t be undone any more.")
        super().__init__(asked, " ".join((for_good, earlier, before_removing())), parent=parent)
        self._session = session
        self._ref = ref
        keep: QPushButton = self.add_safe(self.tr("Keep it here"))
        self.set_first(keep)
        self.add_primary(self.tr("Erase it"), danger=True, closes=False).clicked.connect(self._on_erase)

    def _on_erase(self) -> None:
        def act(write: Write) -> None:
            removed.erase(write, self._ref)

        if self._session.attempt(act):
            self._session.undo.clear()  # a step back to what is erased would lead nowhere
            self._session.say(_tr("Erased for good"))
            self.accept()


def called(one: Removed) -> str:
    """ "On being watched", "Meeting with Ada Fenwick on 10 March"."""
    kind, _ = one.ref
    whom = {
        Kind.MENTORSHIP: _tr("Mentorship with {person}"),
        Kind.AGREEMENT: _tr("Agreement with {person}"),
        Kind.MEETING: _tr("Meeting with {person}, {day}"),
        Kind.CHECK_IN: _tr("Check-in of {day}: {person}"),
    }.get(kind, "{person}")
    day = wording.day(one.on, rows.today()) if one.on else ""
    return whom.format(person=one.title, day=day) if one.title else kind_word(kind)


def kind_word(kind: Kind) -> str:
    return {
        Kind.PERSON: _tr("Person"),
        Kind.MENTORSHIP: _tr("Mentorship"),
        Kind.AGREEMENT: _tr("Working agreement"),
        Kind.MEETING: _tr("Meeting"),
        Kind.AGENDA_ITEM: _tr("Agenda item"),
        Kind.ACTION: _tr("Action"),
        Kind.GOAL: _tr("Goal"),
        Kind.CHECK_IN: _tr("Check-in"),
        Kind.MILESTONE: _tr("Step"),
        Kind.REFLECTION: _tr("Reflection"),
        Kind.NOTE: _tr("Quick note"),
        Kind.POST: _tr("Post"),
        Kind.TAG: _tr("Tag"),
        Kind.DEPARTURE: _tr("Line of what left"),
    }[kind]


def told(one: Removed) -> str:
    """ "Quick note. Removed on 24 November, here until 24 December."."""
    said = _tr("{kind}. Removed on {day}, here until {until}.")
    return said.format(
        kind=kind_word(one.ref[0]),
        day=wording.day(one.at.astimezone().date(), rows.today()),
        until=wording.day(one.until.astimezone().date(), rows.today()),
    )
