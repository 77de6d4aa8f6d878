"""What was taken out of a journal on its way into an empty one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import paths
from app.acts import stock
from app.errors import UserError
from app.exchange.bring_in import Bringing
from app.exchange.refusals import BringInNotKept, BringInStopped
from ui import files
from ui.pages.settings.slices import Slices
from ui.session import Session
from ui.widgets.dialog import Dialog


class BringingIn(QObject):
    """From the choice of a folder to the last word; then it is gone."""

    brought = Signal()  # the journal isn't empty any more

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(session)
        self._session, self._window = session, page.window()
        self._coming: Bringing | None = None
        self._panel: Slices | None = None
        self._told: Dialog | None = None
        self._folder = ""
        self._gone = False  # the journal's disk, so that its files have to be opened anew

    def ask(self) -> None:
        title = self.tr("Which folder was taken out?")
        dialog = files.choose_folder(self._window, title, paths.documents())
        dialog.fileSelected.connect(self.go_from)
        dialog.rejected.connect(self.deleteLater)
        dialog.open()

    def go_from(self, folder: str) -> None:
        """Bring in what lies there, all of it or nothing."""
        self._folder = folder
        self._coming = Bringing(Path(folder))
        title = self.tr("Bringing everything in…")
        words = self.tr("You can cancel this, and your journal is as empty as before.")
        self._panel = Slices(self._session, title, words, self._coming.into(self._session.journal, origin=self))
        self._panel.done.connect(self._on_done)
        self._panel.failed.connect(self._on_failed)
        self._panel.stopped.connect(self.deleteLater)
        self._panel.open_on(self._window)

    def _on_done(self) -> None:
        self._close_panel()
        self._session.undo.clear()  # what was done before was done to an empty journal
        counts = self._coming.counts if self._coming is not None else {}
        number = sum(counts.get(kind, 0) for kind in stock.ENTRIES)
        one = self.tr("One entry is here now.")
        many = self.tr("{number} entries are here now, with all that belongs to them.")
        self._session.say(one if number == 1 else many.format(number=number))
        self.brought.emit()
        self.deleteLater()

    def _on_failed(self, error: UserError) -> None:
        self._close_panel()
        self._told = Dialog(error.title, error.advice, "warning-circle")
        self._told.set_first(self._told.add_safe(self.tr("Close")))
        self._gone = isinstance(error, BringInNotKept)
        if isinstance(error, BringInStopped):
            self._told.add_primary(self.tr("Try again")).clicked.connect(self._on_again)
        else:
            self._told.add_primary(self.tr("Choose another folder…")).clicked.connect(self.ask)
        self._told.rejected.connect(self.deleteLater)
        self._told.open_on(self._window)

    def _on_again(self) -> None:
        if self._gone and not self._session.find_again():
            self.deleteLater()
            return
        self.go_from(self._folder)

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.close()
            self._panel = None
