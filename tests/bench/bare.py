"""The least that a window asking for a passphrase can be: words, a field, a button. Says what it took."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.bench.memory import rss_kb


class Bare(QWidget):
    """Tells when it has been painted, and leaves."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        cpu = time.process_time()
        print(json.dumps({"milestone": "unlock_painted", "cpu": cpu, "rss_kb": rss_kb()}), flush=True)
        QApplication.exit()


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = Bare()
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Passphrase"))
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    column.addWidget(field)
    column.addWidget(QPushButton("Unlock"))
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
