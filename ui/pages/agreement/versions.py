"""The versions of an agreement, to choose one to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.choice_chips import ChoiceChips


class Versions(QWidget):
    """Not there where there is nothing to choose. `chosen` gives a number."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: ChoiceChips | None = None
        self._offered: list[tuple[int, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_versions(self, offered: Sequence[tuple[int, str]], shown: int) -> None:
        """`offered` are numbers with what tells them apart."""
        if list(offered) != self._offered:
            self._offered = list(offered)
            self._make()
        if self._chips is not None:
            self._chips.choose(str(shown))

    def clear_words(self) -> None:
        self.show_versions([], 0)

    def _make(self) -> None:
        if self._chips is not None:
            self._column.removeWidget(self._chips)
            self._chips.hide()
            self._chips.deleteLater()
            self._chips = None
        if len(self._offered) > 1:
            options = [(str(number), said, "") for number, said in self._offered]
            self._chips = ChoiceChips(options, self.tr("Versions of this agreement"), self)
            self._chips.chosen.connect(self._on_chosen)
            self._column.addWidget(self._chips)
        self.setVisible(self._chips is not None)

    def _on_chosen(self, key: str) -> None:
        self.chosen.emit(int(key))
