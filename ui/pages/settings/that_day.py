"""What opened the journal on the day of an earlier state, where it has been given another key since."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.safety.restore import WayIn
from app.store import opening
from app.store.folder import Folder
from app.store.opening import Opened
from ui.pages.secret_field import ABOUT_IT, SecretField


class ThatDay(SecretField):
    """Asks for the passphrase or the recovery code of that day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        label = QCoreApplication.translate("ThatDay", "Passphrase or recovery code of that day")
        super().__init__(label, "passphrase", tall=True, parent=parent)

    def way_in(self) -> WayIn:
        """By what is typed now. The field rests until `takes` or `wipe`."""
        typed = self.text
        self.rest()

        def way_in(unpacked: Folder) -> Opened:
            return opening.with_either(unpacked, typed)

        return way_in

    def takes(self, error: UserError) -> bool:
        """Whether it is about what was typed; then it is told here, to be typed again."""
        self.rest(False)
        if not isinstance(error, ABOUT_IT):
            return False
        self.complain(f"{error.title} {error.advice}")
        return True


def why_it_asks() -> str:
    return QCoreApplication.translate(
        "ThatDay",
        "Your journal has been given another key since then. What opened it on that day opens this state of it: "
        "the passphrase you had, or the recovery code.",
    )
