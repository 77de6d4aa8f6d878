"""How what was searched for is marked in a text."""

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ui import theme


def mark_at(document: QTextDocument, start: int, end: int) -> QTextEdit.ExtraSelection:
    look, ink = theme.current(), QTextCharFormat()
    ink.setBackground(look["honey_soft"])
    if look.high_contrast:  # a soft fill is no fill there
        ink.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        ink.setUnderlineColor(look["honey"])
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, ink
    return made
