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
from ui.widgets.reading_order import anchor, order_tabs

_AFTER_MS = 300  # the page comes first


class PlaceNotices(QWidget):
    """Nothing is shown until the places have been looked at, which nobody waits for."""

    go_requested = Signal(object)  # Place

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._whereabouts = Whereabouts(session, self)
        self._journal: PlaceNotice | None = None  # made when there is something to say
        self._backups: PlaceNotice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(anchor(self))
        self._whereabouts.changed.connect(self._on_changed)
        QTimer.singleShot(_AFTER_MS, self._whereabouts, self._whereabouts.begin)

    @property
    def regions(self) -> list[QWidget]:
        """Those that are there now, for F6."""
        return [one for one in (self._journal, self._backups) if one is not None and one.isVisible()]

    def _on_changed(self) -> None:
        journal, backups = self._whereabouts.journal, self._whereabouts.backups
        if journal is not None and self._journal is None:
            self._journal = self._made_for_journal()
        if backups is not None and self._backups is None:
            self._backups = self._made_for_backups()
        if self._journal is not None:
            self._journal.show_finding(journal, *(words.of_journal(journal) if journal else ("", "")))
        if self._backups is not None:
            said = (words.of_backups(backups), backup_words.question(backups)[1]) if backups else ("", "")
            self._backups.show_finding(backups, *said)

    def _made_for_journal(self) -> PlaceNotice:
        notice = PlaceNotice(words.tick_of_journal(), self.tr("Keep it there"), self.tr("Move it…"), self)
        notice.kept.connect(self._on_journal_kept)
        notice.put_off.connect(self._on_journal_put_off)
        notice.move_requested.connect(self._on_move)
        return self._put(notice)

    def _made_for_backups(self) -> PlaceNotice:
        keep, other = self.tr("Keep them there"), self.tr("Choose another place…")
        notice = PlaceNotice(words.tick_of_backups(), keep, other, self)
        notice.kept.connect(self._on_backups_kept)
        notice.put_off.connect(self._on_backups_put_off)
        notice.move_requested.connect(self._on_other_place)
        return self._put(notice)

    def _put(self, notice: PlaceNotice) -> PlaceNotice:
        self._column.addWidget(notice)
        order_tabs(self)  # else it would be met after all that was made before it
        return notice

    def _on_journal_kept(self) -> None:
        self._whereabouts.keep_journal()
        self._session.say(self.tr("Noted. You’ll find it in Settings, under Security."))

    def _on_backups_kept(self) -> None:
        self._whereabouts.keep_backups()
        self._session.say(self.tr("Noted. You’ll find it in Settings, under Backups."))

    def _on_journal_put_off(self) -> None:
        self._whereabouts.say_no_more("journal")

    def _on_backups_put_off(self) -> None:
        self._whereabouts.say_no_more("backups")

    def _on_move(self) -> None:
        self.go_requested.emit(Place("settings", detail="move"))

    def _on_other_place(self) -> None:
        self.go_requested.emit(Place("settings", detail="backups"))
