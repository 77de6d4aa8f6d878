"""A text as the editor shows it, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app import excerpts
from ui import clipboard
from ui.widgets.menu import Menu

from .commanded import Commanded
from .found_marks import mark_at
from .marks import units
from .matches import matches

_GUTTER = 40  # px left of the words, in which the # of a heading hangs
_MOST_MARKED = 400


class Reading(Commanded):
    """What is copied is the Markdown that was written."""

    _placeholder = ""
    _room = (8, 40)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, _GUTTER, hangs=True)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.load("")

    def mark(self, words: str, first: str = "") -> None:
        """Show where what is searched for stands, and come to `first`, or to the words as typed, or any of them."""
        text = self.text()
        spans = _in_units(text, excerpts.matches(text, words)[:_MOST_MARKED]) if words else []
        literally = matches(text, first) or matches(text, words.strip()) or spans
        if not spans and not literally:
            self.setExtraSelections([])
            return
        self._finish_dressing()
        self.setExtraSelections([mark_at(self.document(), *span) for span in spans])
        cursor = QTextCursor(self.document())
        cursor.setPosition(literally[0][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        words = self._selected()
        clipboard.note(words)
        return clipboard.private(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        copy = menu.add(self.tr("Copy"), shortcut="Ctrl+C")
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        menu.add(self.tr("Select all"), shortcut="Ctrl+A").triggered.connect(self.selectAll)
        menu.popup(event.globalPos())


def _in_units(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of code points, in order, as Qt counts them."""
    found, at, passed = [], 0, 0
    for start, end in spans:
        passed += units(text[at:start])
        found.append((passed, passed + units(text[start:end])))
        passed, at = found[-1][1], end
    return found
