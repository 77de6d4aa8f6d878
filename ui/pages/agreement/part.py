"""One part of an agreement to write, with sentences to start from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import ProseEdit


class Part(QWidget):
    """A labelled editor; `starters` are offered in a menu below it until there are words of one’s own."""

    edited = Signal()

    def __init__(self, label: str, help: str, starters: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = ProseEdit(grows=True)
        self.field = Field(label, self.editor, help)
        self._starters = starters
        self._offer = Button(self.tr("Sentences to start from"), "q", "caret-down", dense=True)
        self._offer.setAccessibleName(self.tr("Sentences to start from: {part}").format(part=label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self._offer)
        self.editor.edited.connect(self._on_edited)
        self._offer.clicked.connect(self._on_offer)
        self._show_offer()

    def words(self) -> str:
        return self.editor.text()

    def load(self, words: str) -> None:
        """Not over the very same words, whose caret and Undo stay."""
        self.field.set_error(None)
        if words != self.editor.text():
            self.editor.load(words)
        self._show_offer()

    def clear_words(self) -> None:
        self.editor.clear_words()

    def _left(self) -> list[str]:
        own = said = self.editor.text()
        for one in self._starters:
            own = own.replace(one, "")
        return [] if own.strip() else [one for one in self._starters if one not in said]

    def _show_offer(self) -> None:
        left = bool(self._left())
        if not left and self._offer.hasFocus():
            self.editor.setFocus()
        self._offer.setVisible(left)

    def _on_edited(self) -> None:
        self.field.set_error(None)
        self._show_offer()
        self.edited.emit()

    def _on_offer(self) -> None:
        menu = Menu(self)
        for sentence in self._left():
            menu.add(sentence)
        menu.triggered.connect(self._on_chosen)
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        x = 0 if rightward else self._offer.width() - menu.sizeHint().width()
        menu.popup(self._offer.mapToGlobal(QPoint(x, self._offer.height() + 4)))

    def _on_chosen(self, action: QAction) -> None:
        """After what stands there, in one step of the editor’s own Undo."""
        said = self.editor.text()
        cursor = self.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)
        sentence = action.text().replace("&&", "&")
        self.editor.insert(sentence if not said or said[-1].isspace() else f" {sentence}")
        self.editor.setFocus()
