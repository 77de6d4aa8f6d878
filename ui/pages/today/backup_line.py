"""A line on Today when the last good backup is long ago, lies where the journal does, or there never was one."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.records import about
from ui.pages.settings import backup_words
from ui.places import Place
from ui.session import Session
from ui.widgets.banner import Banner


class BackupLine(QWidget):
    """Can be put away for a month. Not there in a sample."""

    go_requested = Signal(object)  # Place
    emptied = Signal()  # the focus was here, and nothing is left to take it

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._banner = Banner("info", "", stacked=True, icon="clock-counter-clockwise")
        self._now = self._banner.add_button(self.tr("Back up now"))
        self._choose = self._banner.add_button(self.tr("Choose a place…"))
        self._later = self._banner.add_button(self.tr("Not now"), quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.addWidget(self._banner)
        self._now.clicked.connect(self._on_now)
        self._choose.clicked.connect(self._on_choose)
        self._later.clicked.connect(self._on_later)
        session.backups.changed.connect(self.show_now)
        self.show_now()

    def show_now(self) -> None:
        journal, now = self._session.journal, datetime.now(UTC)
        if not journal.on_disk or journal.is_sample:
            self.hide()
            return
        plan = self._session.backups.plan(journal.journal_id)
        wanted = plan.is_worth_a_line(about.made_at(journal.read), now) and not self._session.backups.is_running
        last = plan.last_good_at
        alone = plan.same_disk and not plan.is_old(now)
        if alone:
            self._banner.set_words(backup_words.on_one_disk())
        elif last is not None:
            self._banner.set_words(backup_words.last_backup(backup_words.local(last), now.astimezone().date()))
        else:
            self._banner.set_words(self.tr("Your journal is in one place. A USB stick at home makes it two."))
        self._now.setVisible(bool(plan.folder) and not alone)
        self._choose.setVisible(not plan.folder or alone)
        focused = self.window().focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.setVisible(wanted)
        if held and not wanted:
            self.emptied.emit()

    def _on_now(self) -> None:
        try:
            self._session.backups.start(self._session.journal)
        except UserError as error:
            self._session.trouble.emit(error)

    def _on_choose(self) -> None:
        self.go_requested.emit(Place("settings", detail="backups"))

    def _on_later(self) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._session.backups.keep(self._session.journal.journal_id, not_now=now)
