"""Another key for the journal: what that does and what it can't, before anything is asked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.safety.older_copies import OlderCopies
from ui.pages.settings import older_words
from ui.session import Session
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.check import Check
from ui.widgets.dialog import Dialog


class KnownDialog(Dialog):
    """What it does, and what it can't do. `removes` where those that it lists shall go afterwards."""

    def __init__(self, session: Session) -> None:
        tr = QCoreApplication.translate
        super().__init__(
            tr("KnownDialog", "Replace the passphrase and the code"),
            tr(
                "KnownDialog",
                "For when somebody may know your passphrase, or have your recovery code. Inglenook writes the whole "
                "journal anew under another key and compares every entry. Then you have a new passphrase and a new "
                "code, and the old ones don’t open this journal any more.",
            ),
            wide=600,
        )
        self._folder = session.backups.plan(session.journal.journal_id).folder
        limit = self.tr("Whoever has one of them can still open it with the old passphrase or the old code.")
        self._known = text.label(self.tr("Looking which ones there are…"), "meta", "2", wrap=True)
        elsewhere = self.tr(
            "Inglenook can’t know of copies that you, this computer’s own backup or a cloud made elsewhere, and can’t "
            "take back one that somebody has already."
        )
        self._removes = Check("")
        self._removes.hide()
        self.body.addWidget(Banner("honey", self.tr("Older copies stay as they are."), limit, stacked=True))
        self.body.addWidget(self._known)
        self.body.addWidget(self._removes)
        self.body.addWidget(text.label(elsewhere, "meta", "2", wrap=True))
        self.set_first(self.add_safe(self.tr("Leave it as it is")))
        self.add_primary(self.tr("Go on…"))

    @property
    def removes(self) -> bool:
        return self._removes.isChecked()

    def show_copies(self, older: OlderCopies) -> None:
        self._known.setText(older_words.known(older, self._folder, datetime.now().astimezone().date()))
        if self._folder and older.there and len(older):
            self._removes.setText(older_words.offer(older))
            self._removes.show()
