"""The recovery code of another key, right after the old one has stopped working."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.records import about
from app.store.journal import Write
from ui.pages.first_run.code_page import CodePage
from ui.pages.recovery_sheet import print_code
from ui.session import Session
from ui.widgets.dialog import Dialog


class NewCodeDialog(Dialog):
    """The new code, of which a part is typed back, now or later."""

    def __init__(self, session: Session) -> None:
        tr = QCoreApplication.translate
        super().__init__(
            tr("NewCodeDialog", "Your new recovery code"),
            tr(
                "NewCodeDialog",
                "Your journal has another key now, with every entry in it. The old passphrase and the old code don’t "
                "open it any more. Destroy the paper with the old code once this one is safe.",
            ),
            wide=600,
        )
        self._session = session
        self._page = CodePage(session.journal.recovery_code, session.journal.folder.name)
        self.body.addWidget(self._page)
        self.add_safe(self.tr("Not now"))
        self._done = self.add_primary(self.tr("I have it"))
        self._done.setEnabled(False)
        self.set_first(self._page.first)
        self._page.proved.connect(self._on_proved)
        self._page.print_requested.connect(self._on_print)

    def _on_proved(self) -> None:
        self._session.attempt(_keep_seen, origin=self)
        self._done.setEnabled(True)

    def _on_print(self) -> None:
        print_code(self._session, self.window())


def _keep_seen(write: Write) -> None:
    about.set_code_seen(write)
