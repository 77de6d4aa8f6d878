"""The recovery code on a card: seven boxes of four, to be copied onto paper by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.hearth import Logo

_ACROSS = 4


class CodeCard(Card):
    """`code` is "WF89-7SJJ-…"; `line` says whose it is. It can't be selected: a clipboard is no paper."""

    def __init__(self, code: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Recovery code {code}").format(code=code))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Logo(24))
        head.addWidget(text.label(self.tr("Recovery code"), "heading"), 1)
        self.body.addLayout(head)
        if line:
            self.body.addWidget(text.label(line, "meta", tone="2", wrap=True))
        self.body.addSpacing(10)
        grid = QGridLayout()
        grid.setSpacing(10)
        for at, group in enumerate(code.split("-")):
            grid.addWidget(_box(group), at // _ACROSS, at % _ACROSS)
        self.body.addLayout(grid)
        self.body.addSpacing(10)
        words = self.tr(
            "The code never uses the letters I, L, O or U. Capitals and hyphens don’t matter when you type it."
        )
        self.body.addWidget(text.label(words, "meta", tone="2", wrap=True))


def _box(group: str) -> QFrame:
    box = QFrame()
    box.setProperty("kind", "inset")
    inside = QVBoxLayout(box)
    inside.setContentsMargins(8, 8, 8, 8)
    label = text.label(group, "code")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside.addWidget(label)
    return box
