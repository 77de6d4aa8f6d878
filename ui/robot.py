"""Opens a journal without a person, for a picture of the window and for measuring: the same steps, the same pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from ui.milestones import milestone
from ui.window import Window

SETTLE_MS = 400


class Robot(QObject):
    """Types the passphrase of a file into the unlock page, and waits for the first page.

    If it `leaves`, it takes a picture there, where one is wanted, and shuts the window.
    """

    def __init__(self, window: Window, passphrase_file: Path, picture: str, *, leaves: bool) -> None:
        super().__init__(window)
        self._window, self._picture, self._leaves = window, picture, leaves
        self._passphrase = passphrase_file.read_text("utf-8").rstrip("\r\n")
        self._look = QTimer(self, interval=1)
        self._look.timeout.connect(self._on_look)

    def begin(self) -> None:
        field = self._window.findChild(QLineEdit, "passphrase")
        button = self._window.findChild(QPushButton, "unlock")
        if field is None or button is None:
            QApplication.exit(1)
            return
        field.setText(self._passphrase)
        milestone("unlock_pressed")
        button.click()
        self._look.start()

    def _on_look(self) -> None:
        if self._window.shell is None:
            return
        self._look.stop()
        self._window.shell.repaint()
        milestone("first_page_painted")
        if self._leaves:
            QTimer.singleShot(SETTLE_MS if self._picture else 0, self._finish)

    def _finish(self) -> None:
        done = not self._picture or self._window.grab().save(self._picture)
        self._window.close()
        QApplication.exit(0 if done else 1)
