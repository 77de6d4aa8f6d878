"""A field for one line of words that may be long: it wraps, and is as high as its words."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from ui import clipboard, theme
from ui.widgets.prose_edit.menu import edit_menu

_UNBROKEN = "\N{NO-BREAK SPACE}"
_AROUND = {"field": 2 * 9, "quiet": 2 * 2}  # px: what the stylesheet keeps above and below


class LineArea(QTextEdit):
    """In serif, as one's own words are. Enter tells `entered` and never breaks the line; pasted lines become one.

    `bare` it has no frame, as a title on a page.
    """

    entered = Signal()
    edited = Signal()

    def __init__(
        self, placeholder: str = "", role: str = "entry", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._loading = False
        self._instead = placeholder
        self.setProperty("kind", role if bare else "field")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._dress()
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self._on_text_changed)

    def words(self) -> str:
        return " ".join(self.toPlainText().split())

    def load(self, words: str) -> None:
        """Show other words without telling; the caret stays where it is as far as it can."""
        if words == self.toPlainText():
            return
        caret = self.textCursor().position()
        self._loading = True
        self.setPlainText(words)
        self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def clear_words(self) -> None:
        self.load("")
        self.document().clearUndoRedoStacks()

    def sizeHint(self) -> QSize:
        words = round(self.document().size().height())
        return QSize(super().sizeHint().width(), words + _AROUND.get(self.property("kind"), 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(100), self.sizeHint().height())

    def setPlaceholderText(self, words: str) -> None:
        """On one line: where it is too long for that, it ends in “…”."""
        self._instead = words
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self).popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        words = self.textCursor().selectedText()
        clipboard.note(words)
        return clipboard.private(words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(" ".join(source.text().split("\n")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            self._shorten()

    def _shorten(self) -> None:
        """Qt would show as many whole words as there is room for, as if those were all."""
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        metrics = QFontMetrics(theme.current().font(self._role))  # its own font comes after its first size
        shown = metrics.elidedText(self._instead, Qt.TextElideMode.ElideRight, room)
        if shown != self._instead:
            shown = shown.replace(" ", _UNBROKEN)  # or its last word would go to a second line, which nobody sees
        if shown != self.placeholderText():
            super().setPlaceholderText(shown)

    def _dress(self) -> None:
        font = theme.current().font(self._role)
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)
            self.updateGeometry()

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.edited.emit()
