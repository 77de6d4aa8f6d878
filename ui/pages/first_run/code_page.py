"""The recovery code, to be kept on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.pages.recovery_sheet import print_button
from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.code_card import CodeCard
from ui.widgets.field import Field
from ui.widgets.line_edit import CodeField

_CARD_WIDE, _FIELD_WIDE = 460, 200
_ASKED = 2  # the third
_LOOKALIKES = str.maketrans("OIL", "011", "-")


class CodePage(QWidget):
    """`proved` when one box was typed back. There is no Copy: a code on the computer defeats its purpose."""

    proved = Signal()
    print_requested = Signal()

    def __init__(self, code: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = code.split("-")[_ASKED]
        self.has_it = False
        self._build(code, line)
        self._typed.textEdited.connect(self._on_typed)
        self._print.clicked.connect(self.print_requested)

    @property
    def missing(self) -> str:
        """What would let one go on, in a sentence for beside the button; "" when nothing is missing."""
        return "" if self.has_it else self.tr("Type the third box, or choose “Not now”.")

    def say(self, sentence: str) -> None:
        """What came of printing it."""
        self._said.setText(sentence)
        announce(self._print, sentence)

    def _build(self, code: str, line: str) -> None:
        card = CodeCard(code, line)
        card.setMaximumWidth(theme.current().px(_CARD_WIDE))
        self.first = self._typed = CodeField()
        self._typed.setObjectName("third-box")
        self._typed.setMaximumWidth(theme.current().px(_FIELD_WIDE))
        self._field = Field(self.tr("Type the third box, so we both know you have it"), self._typed)
        rest = QWidget()
        rest.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._field.add_beside(rest)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        beside = QHBoxLayout()  # alone in its line it would be asked how high it is where it is wider
        beside.addWidget(card, 1)
        beside.addStretch(0)
        down.addLayout(beside)
        down.addSpacing(16)
        words = self.tr("Print it, or write it on paper, and put the paper where you keep what matters at home.")
        self._print = print_button()
        self._said = text.label("", "meta", tone="2", wrap=True)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self._print)
        across.addWidget(self._said, 1)
        down.addWidget(text.label(words, "body", tone="2", wrap=True))
        down.addSpacing(12)
        down.addLayout(across)
        down.addSpacing(24)
        down.addWidget(self._field)
        down.addStretch(1)

    def _on_typed(self, typed: str) -> None:
        symbols = "".join(typed.split()).upper().translate(_LOOKALIKES)
        if symbols == self._box:
            self._field.set_error(None)
            self._field.set_help(self.tr("That’s it."))
            if not self.has_it:
                self.has_it = True
                self.proved.emit()
        elif not self.has_it:
            wrong = not self._box.startswith(symbols)
            self._field.set_error(self.tr("That isn’t what the third box says yet.") if wrong else None)
