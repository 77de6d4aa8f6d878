"""Sentences that can be put on the agenda, each with a plus beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.buttons import IconButton
from ui.widgets.reading_order import anchor, order_tabs


class Offers(QWidget):
    """`chosen` gives the words. The focus of one that is taken goes to the one in its place."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._offers: list[_Offer] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(anchor(self))

    def show_words(self, offered: Sequence[str]) -> bool:
        """False when the focus was here and nothing is left to take it."""
        at = next((n for n, one in enumerate(self._offers) if one.plus.hasFocus()), -1)
        for number, words in enumerate(offered):
            if number == len(self._offers):
                self._offers.append(_Offer(self))
                self._offers[-1].plus.clicked.connect(self._on_plus)
                self._column.addWidget(self._offers[-1])
            self._offers[number].show_words(words)
        for gone in self._offers[len(offered) :]:
            gone.show_words("")
            gone.hide()
            gone.deleteLater()
        del self._offers[len(offered) :]
        order_tabs(self)
        if at >= len(self._offers) and self._offers:
            self._offers[-1].plus.setFocus()
        return at < 0 or bool(self._offers)

    def clear_words(self) -> None:
        self.show_words([])

    def _on_plus(self) -> None:
        self.chosen.emit(next(one.words for one in self._offers if one.plus is self.sender()))


class _Offer(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = text.label("", "entry", wrap=True)
        self.plus = IconButton("plus-circle", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self.plus, 0, text.TOP)

    @property
    def words(self) -> str:
        return self._label.text()

    def show_words(self, words: str) -> None:
        self._label.setText(words)
        self.plus.set_name(self.tr("Add to the agenda: {words}").format(words=words) if words else "")
