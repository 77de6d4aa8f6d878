"""The words for support: to read, and to copy."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui import clipboard, theme
from ui.widgets.buttons import Button
from ui.widgets.fold import Fold

_HIGH = 120  # px


class Report(QWidget):
    """Shows `words` as they are, which hold no name and no path."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.shown = QPlainTextEdit(words)
        self.shown.setProperty("kind", "field")
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName(self.tr("What happened, in technical words"))
        self.shown.setFixedHeight(theme.current().px(_HIGH))
        copy = Button(self.tr("Copy"), dense=True)
        copy.clicked.connect(self._on_copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.shown)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_copy(self) -> None:
        clipboard.copy(self._words)


def more_about(words: str) -> Fold:
    """Folded away: few will want it."""
    fold = Fold(QCoreApplication.translate("Report", "More about this"))
    fold.body.addWidget(Report(words))
    fold.set_open(False)
    return fold
