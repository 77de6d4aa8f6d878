"""What lies behind the door is loaded while the passphrase is typed."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

_INSIDE = (
    "app.store.opening",
    "cryptography.hazmat.primitives.kdf.argon2",
    "cryptography.hazmat.primitives.ciphers.aead",
    "ui.idle",
    "ui.session",
    "ui.housekeeping",
    "ui.widgets.prose_edit",
    "ui.pages.mentorships.page",
    "ui.shell",
)


class Preparing(QObject):
    """A module at a time, so that no key waits for more than one. `done` comes once."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(_INSIDE)

    def begin(self) -> None:
        if not self._left:
            self.done.emit()
            return
        import_module(self._left.pop(0))
        QTimer.singleShot(0, self, self.begin)
