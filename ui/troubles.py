"""What could not be saved, and what else went wrong, told over the page where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime

from app.errors import DiskGone, DiskTrouble, JournalDamaged, NotKeptInDamage, UserError
from ui.session import Session
from ui.sidebar import Sidebar
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.told import told

if TYPE_CHECKING:
    from ui.shell import Shell


class Troubles(QObject):
    """The first failed save opens a dialog over the words in question; while they wait, `banner` stays up."""

    def __init__(self, session: Session, sidebar: Sidebar, shell: Shell) -> None:
        super().__init__(shell)
        self._session, self._sidebar, self._shell = session, sidebar, shell
        self._unsaved_since = ""
        self._gone = False
        self._damaged = False
        self._dialog: Dialog | None = None
        self.banner = Banner("problem", "", "", parent=shell)
        self._again = self.banner.add_button(self.tr("Try again"))
        self._again.clicked.connect(self.try_again)
        self._rescue = self.banner.add_button(self.tr("Save what can be read…"))
        self._rescue.clicked.connect(session.rescue_requested)
        self._rescue.hide()
        self.banner.hide()
        session.trouble.connect(self.tell)
        session.saved.connect(self._on_saved)
        if session.journal.only_read:
            self._say_only_read()

    def tell(self, error: Exception) -> None:
        """Show what a UserError says; anything else is a bug and goes on its way."""
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, DiskTrouble | DiskGone):
            self._wait(error)
            return
        if isinstance(error, JournalDamaged):
            if self._damaged and not isinstance(error, NotKeptInDamage):
                return  # said once; the banner stays
            self._keep_saying()  # also while the first page is made, before anything is seen
        if self._shell.isVisible():  # under the lock's cover nobody is there to read it
            told(error).open_on(self._shell.window())

    def try_again(self) -> bool:
        """Save what waits; True when nothing waits any more."""
        if self._gone and not self._session.find_again():
            return False
        self._gone = False
        if not self._shell.flush():
            return False
        if self._unsaved_since:
            self._on_saved()  # what failed was no typing
        return True

    def _keep_saying(self) -> None:
        """What can be read stays readable; nothing is written to a damaged file any more."""
        self._damaged = True
        self._shell.notices.hide()  # none of them may say now that everything is here
        self._again.hide()
        self._rescue.show()
        left = self.tr("You can read what is left. Nothing is written to it any more.")
        self.banner.set_words(f"{JournalDamaged.title}.", left)
        self.banner.show()
        self._sidebar.set_saved(self.tr("Reading only"))

    def _say_only_read(self) -> None:
        self._again.hide()
        why = self.tr("Its folder or its disk allows no writing, so nothing new can be kept.")
        self.banner.set_words(self.tr("This journal can only be read where it is."), why)
        self.banner.show()
        self._sidebar.set_saved(self.tr("Reading only"))

    def _wait(self, error: UserError) -> None:
        first = not self._unsaved_since
        self._again.show()
        self._gone = self._gone or isinstance(error, DiskGone)
        self._unsaved_since = self._unsaved_since or QTime.currentTime().toString("HH:mm")
        since = self.tr("Not saved since {time}").format(time=self._unsaved_since)
        self._sidebar.set_saved(since)
        self.banner.set_words(f"{since}.", f"{error.title.rstrip('.')}.")
        if first and self._dialog is None:
            self._open(error)
        elif self._dialog is None:
            self.banner.show()

    def _open(self, error: UserError) -> None:
        dialog = Dialog(error.title, error.advice, "warning-circle")
        dialog.add_safe(self.tr("Keep writing"))
        dialog.add_primary(self.tr("Try again")).clicked.connect(self.try_again)
        dialog.accepted.connect(self._on_closed)
        dialog.rejected.connect(self._on_closed)
        self._dialog = dialog
        dialog.open_on(self._shell.window())

    def _on_closed(self) -> None:
        self._dialog = None
        self.banner.setVisible(bool(self._unsaved_since))

    def _on_saved(self) -> None:
        self._unsaved_since = ""
        self.banner.hide()
        self._sidebar.set_saved("")
        if self._dialog is not None:
            dialog, self._dialog = self._dialog, None
            dialog.close()
