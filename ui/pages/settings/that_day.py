"""What opened the journal on the day of an earlier state, where it has been given another key since."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import KeysDamaged, KeysMissing, NotEnoughMemory, UserError, WrongCode, WrongPassphrase
from app.safety.restore import WayIn
from app.store import opening
from app.store.folder import Folder
from app.store.opening import Opened
from ui.widgets.field import Field
from ui.widgets.passphrase_field import PassphraseField

_ABOUT_IT = (WrongPassphrase, WrongCode, NotEnoughMemory, KeysDamaged, KeysMissing)


class ThatDay(Field):
    """Asks for the passphrase or the recovery code of that day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._typed = PassphraseField(tall=True)
        self._typed.setObjectName("passphrase")
        label = QCoreApplication.translate("ThatDay", "Passphrase or recovery code of that day")
        super().__init__(label, self._typed, parent=parent)

    @property
    def is_empty(self) -> bool:
        return not self._typed.text()

    def way_in(self) -> WayIn:
        """By what is typed now. The field rests until `takes` or `wipe`."""
        typed = self._typed.text()
        self.set_error(None)
        self._typed.setReadOnly(True)

        def way_in(unpacked: Folder) -> Opened:
            return opening.with_either(unpacked, typed)

        return way_in

    def takes(self, error: UserError) -> bool:
        """Whether it is about what was typed; then it is told here, to be typed again."""
        self._typed.setReadOnly(False)
        if not isinstance(error, _ABOUT_IT):
            return False
        self.set_error(f"{error.title} {error.advice}")
        self._typed.setFocus()
        self._typed.selectAll()
        return True

    def wipe(self) -> None:
        self._typed.wipe()


def why_it_asks() -> str:
    return QCoreApplication.translate(
        "ThatDay",
        "Your journal has been given another key since then. What opened it on that day opens this state of it: "
        "the passphrase you had, or the recovery code.",
    )
