"""A working agreement to read: each point under its label."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import agreement_points
from app.line_marks import unmarked
from app.records.agreements import Agreement
from ui.widgets import text
from ui.widgets.card import Card


class Reading(QWidget):
    """`show_agreement` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_agreement(self, agreement: Agreement, held: str) -> None:
        """`held` says until when, of one that was replaced."""
        self.clear_words()
        self._card = Card()
        self._card.body.setSpacing(0)
        if held:
            self._card.body.addWidget(text.label(held, "meta", "2", wrap=True))
            self._card.body.addSpacing(14)
        for number, (label, words) in enumerate(agreement_points.points(agreement)):
            if number:
                self._card.body.addSpacing(18)
            self._card.body.addWidget(text.label(label, "subhead", wrap=True))
            self._card.body.addSpacing(2)
            for line in filter(None, words.split("\n")):
                self._card.body.addWidget(text.label(unmarked(line), "prose", wrap=True))
        self._column.addWidget(self._card)
        self._card.show()

    def clear_words(self) -> None:
        if self._card is not None:
            text.wipe(self._card)
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
