"""An earlier text to read, marked where it says something else than the text does now."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app import differences
from app.differences import Line, Said
from ui import clipboard, theme
from ui.widgets.prose_edit.menu import edit_menu

_SIGNS = {Said.BOTH: "", Said.EARLIER: "+", Said.NOW: "−"}
_ROOM = 24  # px before the words, in which the signs stand
_PARAGRAPH = "\u2029"
_HEADING = re.compile(r"#{1,6} (?=.)")
_SPECIFIED = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly


class Compared(QTextEdit):
    """A line that only one says begins with its sign. Words said only now are struck through, only then underlined."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_texts(self, earlier: str, now: str) -> bool:
        """False where both say the same."""
        self._lines = differences.between(earlier, now)
        self._write()
        return any(line.said is not Said.BOTH for line in self._lines)

    def clear_words(self) -> None:
        self._lines = []
        self.clear()

    def selected_words(self) -> str:
        """Without the signs."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return ""
        words = cursor.selectedText().split(_PARAGRAPH)
        number = self.document().findBlock(cursor.selectionStart()).blockNumber()
        signs = [f"{_SIGNS[line.said]}\t" for line in self._lines[number : number + len(words)]]
        inside = cursor.selectionStart() - self.document().findBlock(cursor.selectionStart()).position()
        signs[0] = signs[0][inside:]  # the selection may begin behind it
        return "\n".join(line.removeprefix(sign) for line, sign in zip(words, signs, strict=True))

    def createMimeDataFromSelection(self) -> QMimeData:
        words = self.selected_words()
        clipboard.note(words)
        return clipboard.private(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self).popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._lines:
            self._write()

    def _write(self) -> None:
        """In the fonts and colours of now; the first difference comes into sight."""
        look = theme.current()
        self.clear()
        self.document().setDefaultFont(look.font("prose"))
        room, block = look.px(_ROOM), QTextBlockFormat()
        block.setLeftMargin(room)
        block.setRightMargin(room)  # where the signs stand in lines from right to left
        block.setTextIndent(-room)
        block.setTabPositions([QTextOption.Tab(room, QTextOption.TabType.LeftTab)])
        block.setLineHeight(look.line("prose"), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(self.document())
        first = 0
        for number, line in enumerate(self._lines):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(block)
            sign, words = _formats(line.said)
            if not first and line.said is not Said.BOTH:
                first = cursor.position()
            cursor.insertText(f"{_SIGNS[line.said]}\t", sign)
            self._insert(cursor, line, words)
        cursor.setPosition(first)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _insert(self, cursor: QTextCursor, line: Line, own: QTextCharFormat) -> None:
        """What only this one says of a line in its own format, the rest plainly."""
        plain, at = QTextCharFormat(), _hidden(line)
        plain.setForeground(theme.current()["ink"])
        if at:
            cursor.insertText(line.text[:at], _unseen())
            plain.setFont(theme.current().font("heading"), _SPECIFIED)
            own.setFont(theme.current().font("heading"), _SPECIFIED)
        for start, end in line.own:
            cursor.insertText(line.text[at:start], plain)
            cursor.insertText(line.text[max(at, start) : end], own)
            at = end
        cursor.insertText(line.text[at:], plain)


def _hidden(line: Line) -> int:
    """How long the mark of a heading is, which its larger words say: 0 where it is what differs."""
    mark = _HEADING.match(line.text)
    if mark is None or (line.own and line.own[0] != (0, len(line.text)) and line.own[0][0] < mark.end()):
        return 0
    return mark.end()


def _unseen() -> QTextCharFormat:
    """There to be copied, and next to no width."""
    tiny = QTextCharFormat()
    tiny.setProperty(QTextFormat.Property.FontPixelSize.value, 1)
    tiny.setForeground(QColor(0, 0, 0, 0))
    return tiny


def _formats(said: Said) -> tuple[QTextCharFormat, QTextCharFormat]:
    """Of the sign, and of the words that only this one says."""
    look, sign, words = theme.current(), QTextCharFormat(), QTextCharFormat()
    sign.setForeground(look["ink"])
    sign.setFontWeight(QFont.Weight.Bold)
    if said is Said.EARLIER:
        words.setBackground(look["pine_soft"])
        words.setForeground(look["pine_text"])
        words.setFontUnderline(True)
    elif said is Said.NOW:
        words.setForeground(look["ink2"])
        words.setFontStrikeOut(True)
    return sign, words
