"""Opens a journal without a person, for a picture of the window and for measuring: the same steps, the same pages."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from shiboken6 import Shiboken

from ui.milestones import milestone
from ui.window import Window

SETTLE_MS = 400


class Robot(QObject):
    """Types the passphrase of a file into the unlock page, and waits for the first page.

    If it `leaves`, it takes a picture there, where one is wanted, and shuts the window; with 1, and the reason on
    standard error, where it did not get in. Else whoever sits there goes on from what the window shows.
    """

    def __init__(self, window: Window, passphrase_file: Path, picture: str, *, leaves: bool) -> None:
        super().__init__(window)
        self._window, self._picture, self._leaves = window, picture, leaves
        self._passphrase_file = passphrase_file
        self._field: QLineEdit | None = None
        self._look = QTimer(self, interval=1)
        self._look.timeout.connect(self._on_look)

    def begin(self) -> None:
        self._field = self._window.findChild(QLineEdit, "passphrase")
        button = self._window.findChild(QPushButton, "unlock")
        try:
            passphrase = self._passphrase_file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            self._give_up("The passphrase file can’t be read.")
            return
        if self._field is None or button is None:
            self._give_up("There is no journal to unlock.")
            return
        self._field.setText(passphrase)
        milestone("unlock_pressed")
        button.click()
        self._look.start()

    def _on_look(self) -> None:
        field = self._field
        if self._window.shell is None:
            trying = field is not None and Shiboken.isValid(field) and field.isReadOnly()
            if not trying:
                self._look.stop()
                self._give_up("The journal didn’t open.")
            return
        self._look.stop()
        self._window.shell.repaint()
        milestone("first_page_painted")
        if self._leaves:
            QTimer.singleShot(SETTLE_MS if self._picture else 0, self._finish)

    def _give_up(self, why: str) -> None:
        if self._leaves:
            print(why, file=sys.stderr)  # noqa: T201 - for whoever started it from a command line
            self._window.close()
            QApplication.exit(1)

    def _finish(self) -> None:
        done = not self._picture or self._window.grab().save(self._picture)
        self._window.close()
        QApplication.exit(0 if done else 1)
