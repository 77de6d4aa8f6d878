"""Which keys do what in the palette."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets import text


class Foot(QFrame):
    """`offer_agenda` says whether there is an agenda to add to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._adds = text.label(self.tr("Ctrl Enter adds to an agenda"), "meta", tone="2")
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 10, 20, 10)
        across.setSpacing(20)
        across.addWidget(text.label(self.tr("↑ ↓ choose"), "meta", tone="2"))
        across.addWidget(text.label(self.tr("Enter opens"), "meta", tone="2"))
        across.addWidget(self._adds)
        across.addStretch(1)
        across.addWidget(text.label(self.tr("Esc closes"), "meta", tone="2"))

    def offer_agenda(self, there: bool) -> None:
        self._adds.setVisible(there)
