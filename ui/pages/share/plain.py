"""The same summary as plain text, for those who listen, or would rather read large: headings are headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.summary.as_text import Block
from ui import clipboard, theme
from ui.widgets.menu import Menu

_HEADS = ("title", "heading_card", "heading", "subhead", "label", "label")  # by level, 0 for the title
_AROUND, _DEEPER = 24, 22  # px


class Plain(QTextEdit):
    """Read only; the arrow keys move through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: Sequence[Block] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("The summary as text"))
        self.document().setDocumentMargin(_AROUND)
        self.document().setIndentWidth(_DEEPER)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """From the top, with the caret there."""
        self._blocks = blocks
        self.document().setUndoRedoEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, block in enumerate(blocks):
            if number:
                cursor.insertBlock()
            self._write(cursor, block)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def clear_words(self) -> None:
        self.show_blocks(())

    def createMimeDataFromSelection(self) -> QMimeData:
        words = self.textCursor().selection().toPlainText()
        clipboard.note(words)
        return clipboard.private(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        copy = menu.add(self.tr("Copy"))
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        menu.add(self.tr("Select all")).triggered.connect(self.selectAll)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._blocks:
            self.show_blocks(self._blocks)

    def _write(self, cursor: QTextCursor, block: Block) -> None:
        look, is_head = theme.current(), block.kind in ("title", "heading")
        role = _HEADS[block.level] if is_head else "meta" if block.kind == "note" else "prose_card"
        around = QTextBlockFormat()
        around.setHeadingLevel(block.level + 1 if is_head else 0)
        around.setTopMargin(20 if is_head else 2)
        around.setBottomMargin(6)
        around.setIndent(0 if is_head else block.level)
        around.setLineHeight(look.line(role), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        letters = QTextCharFormat()
        letters.setFont(look.font(role))
        letters.setForeground(look["ink2" if block.kind == "note" else "ink"])
        cursor.setBlockFormat(around)
        cursor.setCharFormat(letters)
        cursor.insertText(f"•\u2002{block.text}" if block.kind == "item" else block.text, letters)
