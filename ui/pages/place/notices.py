"""Both places, the journal's and the backups': what was found, asked, and kept."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.place import words
from ui.pages.place.notice import PlaceNotice
from ui.pages.settings import backup_words
from ui.places import Place
from ui.session import Session
from ui.whereabouts import Whereabouts

_AFTER_MS = 300  # the page comes first


class PlaceNotices(QWidget):
    """Nothing is shown until the places have been looked at, which nobody waits for."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._whereabouts = Whereabouts(session, self)
        keep, move = self.tr("Keep it there"), self.tr("Move it…")
        self._journal = PlaceNotice(words.tick_of_journal(), keep, move, self)
        keep, move = self.tr("Keep them there"), self.tr("Choose another place…")
        self._backups = PlaceNotice(words.tick_of_backups(), keep, move, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._journal)
        column.addWidget(self._backups)
        self._connect()
        QTimer.singleShot(_AFTER_MS, self._whereabouts, self._whereabouts.begin)

    @property
    def regions(self) -> list[QWidget]:
        """Those that are there now, for F6."""
        return [one for one in (self._journal, self._backups) if one.isVisible()]

    def _connect(self) -> None:
        self._whereabouts.changed.connect(self._on_changed)
        self._journal.kept.connect(self._on_journal_kept)
        self._journal.put_off.connect(self._on_journal_put_off)
        self._journal.move_requested.connect(self._on_move)
        self._backups.kept.connect(self._on_backups_kept)
        self._backups.put_off.connect(self._on_backups_put_off)
        self._backups.move_requested.connect(self._on_other_place)

    def _on_changed(self) -> None:
        journal, backups = self._whereabouts.journal, self._whereabouts.backups
        self._journal.show_finding(journal, *(words.of_journal(journal) if journal else ("", "")))
        said = (words.of_backups(backups), backup_words.question(backups)[1]) if backups else ("", "")
        self._backups.show_finding(backups, *said)

    def _on_journal_kept(self) -> None:
        self._whereabouts.keep_journal()
        self._session.say(self.tr("Noted. You find it in Settings, under Security."))

    def _on_backups_kept(self) -> None:
        self._whereabouts.keep_backups()
        self._session.say(self.tr("Noted. You find it in Settings, under Backups."))

    def _on_journal_put_off(self) -> None:
        self._whereabouts.say_no_more("journal")

    def _on_backups_put_off(self) -> None:
        self._whereabouts.say_no_more("backups")

    def _on_move(self) -> None:
        self.go_requested.emit(Place("settings", detail="move"))

    def _on_other_place(self) -> None:
        self.go_requested.emit(Place("settings", detail="backups"))
