"""Settings, your data: everything out, everything in, and what has left."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import wording
from app.exchange import bring_in
from app.records import departures
from app.store.journal import Change, Kind
from ui.pages.settings.bringing_in import BringingIn
from ui.pages.settings.deleting import Deleting
from ui.pages.settings.moving import Moving
from ui.pages.settings.rows import Row, section
from ui.pages.settings.taking_out import TakingOut
from ui.pages.unlock.another import choose_another
from ui.places import Place
from ui.session import Session
from ui.widgets.buttons import Button

_COUNTED = 200


class YourDataSection(QWidget):
    """What is yours to take along."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._connect()
        self._say_what_left()
        self._say_whether_empty()

    def _build(self) -> None:
        self._out = Button(self.tr("Take everything out…"))
        self._list = Button(self.tr("See the list"))
        readable = self.tr("A folder of readable files (Markdown and JSON), not encrypted. Yours to keep.")
        self._left = Row(self.tr("What left this journal"), "", self._list)
        self._in = Button(self.tr("Bring in…"))
        self._bring = Row(self.tr("Bring everything in"), "", self._in)
        self._move = Button(self.tr("Move…"))
        self._other = Button(self.tr("Open another…"))
        self._gone = Button(self.tr("See what was removed"))
        kept = self.tr("What you remove stays here for 30 days, and can be brought back.")
        self._removed = Row(self.tr("Recently removed"), kept, self._gone)
        self._made_of = Button(self.tr("See the licences"))
        self._written = Button(self.tr("See the files"))
        nothing_else = self.tr("Every file and folder, where it is, and what is in it.")
        self._rows = [
            Row(self.tr("Take everything out"), readable, self._out),
            self._bring,
            *self._of_a_journal_on_disk(),
            *(self._left, self._removed),
            Row(self.tr("What Inglenook writes on this computer"), nothing_else, self._written),
            Row(self.tr("Licences"), self.tr("What Inglenook is made of, by whom, and on which terms."), self._made_of),
        ]
        column = section(self.tr("Your data"), self._rows, self)
        column.addSpacing(36)
        column.addWidget(self._build_leave())
        column.addStretch(1)

    def move_journal(self) -> None:
        """Ask where to."""
        Moving(self._session, self).ask()

    def _build_leave(self) -> QWidget:
        """The last thing on the page."""
        journal, leave = self._session.journal, QWidget()
        self._delete = Button(self.tr("Delete everything…"))
        self._delete.setEnabled(journal.on_disk and not journal.only_read)
        if not journal.on_disk:
            words = self.tr("There’s nothing to delete: the sample is in memory only, and gone when you leave it.")
        elif journal.only_read:
            words = self.tr("Nothing may be changed where this journal lies, so it can’t be deleted from here.")
        else:
            words = self.tr("Removes the journal and any backups we can reach. There’s no way back.")
        section(self.tr("Leave"), [Row(self.tr("Delete everything"), words, self._delete)], leave)
        return leave

    def _of_a_journal_on_disk(self) -> list[Row]:
        """The sample is nowhere, and is left in another way."""
        if not self._session.journal.on_disk:
            return []
        words = self.tr("Only one is open at a time: “{name}” is locked first.")
        return [
            Row(self.tr("Move this journal"), self.tr("To another folder or disk. Backups follow."), self._move),
            Row(self.tr("Another journal"), words.format(name=self._session.journal.name), self._other),
        ]

    def _connect(self) -> None:
        self._out.clicked.connect(self._on_take_out)
        self._in.clicked.connect(self._on_bring_in)
        self._move.clicked.connect(self.move_journal)
        self._other.clicked.connect(self._on_other)
        self._list.clicked.connect(self._on_list)
        self._gone.clicked.connect(self._on_removed)
        self._written.clicked.connect(self._on_written)
        self._made_of.clicked.connect(self._on_licences)
        self._delete.clicked.connect(self._on_delete)
        self._session.changed.connect(self._on_changed)

    def _say_what_left(self) -> None:
        left = departures.latest(self._session.journal.read, _COUNTED)
        if not left:
            self._left.set_words(self.tr("Nothing so far."))
            return
        first = wording.month(_day(left[-1].left_at))
        if len(left) == _COUNTED:
            words = self.tr("More than {number} times.").format(number=_COUNTED)
        elif len(left) == 1:
            words = self.tr("Once, in {month}.").format(month=first)
        else:
            words = self.tr("{times} since {month}.").format(
                times=wording.capital(wording.counted(len(left), "time", "times")), month=first
            )
        self._left.set_words(words)

    def _say_whether_empty(self) -> None:
        """Into a journal in which there is something, nothing is brought: it would be mixed up."""
        empty = bring_in.is_empty(self._session.journal.read)
        self._in.setEnabled(empty)
        self._bring.set_words(
            self.tr("From a folder that was taken out of a journal of Inglenook.")
            if empty
            else self.tr("Only into an empty journal, so that nothing is mixed up. Make a new one for it.")
        )

    def _on_take_out(self) -> None:
        TakingOut(self._session, self).ask()

    def _on_bring_in(self) -> None:
        """Its button rests then, and can't take the focus back."""
        coming = BringingIn(self._session, self)
        coming.brought.connect(self._out.setFocus)
        coming.ask()

    def _on_other(self) -> None:
        here, before = self._session.journal.folder, self._session.preferences.now.journals
        choose_another(self, self._session.leaving_for.emit, before, here, self._on_new)

    def _on_new(self) -> None:
        self._session.leaving_for.emit(None)

    def _on_list(self) -> None:
        self.go_requested.emit(Place("share", detail="left"))

    def _on_removed(self) -> None:
        self.go_requested.emit(Place("settings", detail="removed"))

    def _on_written(self) -> None:
        self.go_requested.emit(Place("settings", detail="written"))

    def _on_licences(self) -> None:
        self.go_requested.emit(Place("settings", detail="licences"))

    def _on_delete(self) -> None:
        """Where a disk takes its time, the button waits with it."""
        self._delete.setEnabled(False)
        deleting = Deleting(self._session, self)
        deleting.looked.connect(self._on_looked)
        deleting.ask()

    def _on_looked(self) -> None:
        self._delete.setEnabled(True)
        self._delete.setFocus()

    def _on_changed(self, change: Change) -> None:
        if change.concerns(Kind.DEPARTURE):
            self._say_what_left()
        self._say_whether_empty()


def _day(left_at: str) -> date:
    """By this computer's clock."""
    return datetime.fromisoformat(left_at).astimezone().date()
