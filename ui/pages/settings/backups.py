"""Settings, backups: how the last one went, where they lie, how often, and those that one can go back to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.safety.backup_plan import WHEN
from ui.pages.settings import backup_words
from ui.pages.settings.aside_list import AsideList
from ui.pages.settings.backup_list import BackupList
from ui.pages.settings.backup_place import BackupPlace
from ui.pages.settings.backup_state import BackupState
from ui.pages.settings.older_row import OlderRow
from ui.pages.settings.rows import Row, section, sentence
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.select import Select


class BackupsSection(QWidget):
    """What is chosen here applies at once. The sample in memory has nothing to back up."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        if not session.journal.on_disk:
            column = section(self.tr("Backups"), (_nothing_to_keep(),), self)
            column.addStretch(1)
            return
        self._journal_id = session.journal.journal_id
        self._place = BackupPlace(session, self)
        self._build()
        self._connect()
        self._show_now()
        self._list.look()
        self._aside.look()

    def _build(self) -> None:
        names = {
            "lock": self.tr("When I lock"),
            "daily": self.tr("Once a day"),
            "weekly": self.tr("Once a week"),
            "hand": self.tr("Only by hand"),
        }
        self._state = BackupState()
        self._change = Button("")
        self._where = Row(self.tr("Where they’re kept"), "", self._change)
        self._when = Select([(key, names[key]) for key in WHEN])
        kept = self.tr("Kept: the last ten, and one each for 7 days, 5 weeks and 12 months.")
        self._list = BackupList(self._session)
        self._aside = AsideList(self._session)
        self._older = OlderRow(self._session)
        column = section(
            self.tr("Backups"), (self._state, self._where, Row(self.tr("How often"), kept, self._when)), self
        )
        column.addSpacing(20)
        column.addWidget(self._list)
        column.addSpacing(20)
        column.addWidget(self._aside)
        column.addWidget(self._older)
        column.addStretch(1)

    def _connect(self) -> None:
        backups = self._session.backups
        backups.changed.connect(self._show_now)
        backups.ended.connect(self._list.look)
        backups.progressed.connect(self._state.show_progress)
        self._state.now_requested.connect(self._on_now)
        self._state.place_requested.connect(self._place.ask)
        self._state.stop_requested.connect(backups.cancel)
        self._state.accepted.connect(self._on_accepted)
        self._change.clicked.connect(self._place.ask)
        self._place.chosen.connect(self._on_place_chosen)
        self._when.chosen.connect(self._on_when)
        self._list.looked.connect(self._on_looked)
        self._older.removed.connect(self._list.look)
        self._older.removed.connect(self._aside.look)

    def choose(self, folder: str) -> None:
        """As if it had been chosen in the system's dialog."""
        self._place.look_at(folder)

    def _show_now(self) -> None:
        plan = self._session.backups.plan(self._journal_id)
        self._state.show_plan(plan, self._session.backups.is_running)
        self._change.setText(self.tr("Change…") if plan.folder else self.tr("Choose…"))
        if plan.folder:
            self._where.set_words(backup_words.place(plan.folder, plan.same_disk, plan.understood))
        else:
            self._where.set_words(self.tr("Nowhere yet. A folder on a disk that isn’t always plugged in is best."))
        self._when.choose(plan.when)

    def _on_now(self) -> None:
        try:
            self._session.backups.start(self._session.journal)
        except UserError as error:
            self._session.trouble.emit(error)

    def _on_place_chosen(self) -> None:
        self._list.look()

    def _on_looked(self) -> None:
        """A place without any backup is of no use until there is one."""
        self._older.look(has_new=self._list.has_good)
        plan = self._session.backups.plan(self._journal_id)
        if not self._list.has_good and plan.when != "hand" and plan.folder and not plan.failure and not plan.last_good:
            self._on_now()

    def _on_accepted(self) -> None:
        self._session.backups.keep(self._journal_id, accepted=self._list.newest, shrunk=False)

    def _on_when(self) -> None:
        self._session.backups.keep(self._journal_id, when=self._when.key)


def _nothing_to_keep() -> QWidget:
    says = QCoreApplication.translate(
        "BackupsSection",
        "The sample is only in this computer’s memory, and gone when you leave it, so there is nothing to back up.",
    )
    return sentence(says)
