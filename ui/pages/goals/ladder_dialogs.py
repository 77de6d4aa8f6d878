"""What is asked about a ladder: where it starts, and whether other words make it another goal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import Dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("goals", text)


class WorseDialog(Dialog):
    """Asked once, before a ladder is first written. `answered` gives the level at which it starts."""

    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Could it get worse than it is now?"),
            _tr("If it could, the lowest of the five lines is for that. You can change your answer under Details."),
            parent=parent,
        )
        self.add_safe(self.tr("Not now"))
        self.add_other(self.tr("Yes, it could")).clicked.connect(self._on_yes)
        self.add_primary(self.tr("No")).clicked.connect(self._on_no)

    def _on_yes(self) -> None:
        self.accept()
        self.answered.emit(-1)

    def _on_no(self) -> None:
        self.answered.emit(-2)


class ClearerDialog(Dialog):
    """Asked when the words of a ladder change that check-ins have looked at. One of `clearer` and `different` comes."""

    clearer = Signal()
    different = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Is this a clearer wording, or a different goal?"),
            _tr(
                "A clearer wording stays the same goal, and earlier check-ins keep the words of their day. "
                "A different goal begins with the new words; this one closes, and its picture stays above the new one."
            ),
            wide=580,
            parent=parent,
        )
        self.add_safe(self.tr("Keep writing"))
        self.add_other(self.tr("A different goal")).clicked.connect(self._on_different)
        self.add_primary(self.tr("A clearer wording")).clicked.connect(self.clearer)

    def _on_different(self) -> None:
        self.accept()
        self.different.emit()
