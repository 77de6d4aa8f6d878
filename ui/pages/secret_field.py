"""Asks for what opens a journal, and tells in its place what was wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.errors import KeysDamaged, KeysMissing, NotEnoughMemory, WrongCode, WrongPassphrase
from ui.widgets.field import Field
from ui.widgets.passphrase_field import PassphraseField

ABOUT_IT = (WrongPassphrase, WrongCode, NotEnoughMemory, KeysDamaged, KeysMissing)  # what is told there


class SecretField(Field):
    """A passphrase or a recovery code. While it is tried, nothing can be typed."""

    def __init__(self, label: str, name: str, *, tall: bool = False, parent: QWidget | None = None) -> None:
        self.typed = PassphraseField(tall=tall)
        self.typed.setObjectName(name)
        super().__init__(label, self.typed, parent=parent)

    @property
    def text(self) -> str:
        return self.typed.text()

    def rest(self, resting: bool = True) -> None:
        """While it is tried; what was wrong before is told no longer."""
        if resting:
            self.set_error(None)
        self.typed.setReadOnly(resting)

    def complain(self, words: str) -> None:
        """It is to be typed again."""
        self.rest(False)
        self.set_error(words)
        self.typed.setFocus()
        self.typed.selectAll()

    def wipe(self) -> None:
        self.typed.wipe()
