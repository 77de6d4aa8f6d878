"""The one editor for every long text: its plain text is the stored Markdown, all else is paint."""

from PySide6.QtCore import QKeyCombination, QMimeData, QPointF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from ui import clipboard

from .find_bar import FindBar
from .marks import read
from .menu import edit_menu
from .painted import Seen
from .paste import markdown
from .rowed import Rowed

_PAGE_GUTTER = 40  # px left of the words, in which the # of a heading hangs
_FIELD_GUTTER = 4  # px, besides the padding of a field
_PAGE_ROOM = (16, 40)
_FIELD_ROOM = (3, 8)
_PASTE_PLAIN = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V)
_OF_WINDOW = 0.6  # a growing editor is never higher


class ProseEdit(Rowed):
    """A page's editor, without a frame, that scrolls; or, when it `grows`, a field as high as its text.

    Its accessible name is for the page to set. `quiet` headings are those of a form to fill in.
    """

    def __init__(
        self, parent: QWidget | None = None, *, placeholder: str = "", grows: bool = False, quiet: bool = False
    ) -> None:
        super().__init__(parent, _FIELD_GUTTER if grows else _PAGE_GUTTER, hangs=not grows, quiet=quiet)
        self._placeholder = placeholder
        self._grows = grows
        self._find_bar: FindBar | None = None
        self._room = _FIELD_ROOM if grows else _PAGE_ROOM
        self.installEventFilter(self)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if grows:
            self.setProperty("kind", "field")
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.load("")

    def load(self, text: str) -> None:
        super().load(text)
        if self._finding():
            self.find_bar.search_again()

    # where one is in the text

    def caret(self) -> int:
        """In UTF-16 units from the start."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Go there, or to the end where the text is shorter."""
        self._finish_dressing()
        cursor = self.textCursor()
        cursor.setPosition(min(max(position, 0), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def scroll(self) -> int:  # type: ignore[override]  # of QWidget, which a scroll area has no use for
        """px from the top of the text."""
        return self.verticalScrollBar().value()

    def set_scroll(self, value: int) -> None:
        self._finish_dressing()
        self.document().documentLayout().documentSize()  # the scroll bar ends where layout has got to
        self.verticalScrollBar().setValue(value)

    def clear_words(self) -> None:
        if self._find_bar is not None:
            self._find_bar.clear_words()
        if self.hasFocus():
            QGuiApplication.inputMethod().reset()  # words that are being composed go too
        super().clear_words()

    # find

    @property
    def find_bar(self) -> FindBar:
        if self._find_bar is None:
            self._find_bar = FindBar(self)
            self._find_bar.closed.connect(self._make_room)
        return self._find_bar

    def open_find(self, words: str = "") -> None:
        """Find in this entry; with `words`, look for them at once."""
        self._finish_dressing()
        self.find_bar.open(words)
        self._make_room()

    def _finding(self) -> bool:
        return self._find_bar is not None and self._find_bar.is_open

    def _make_room(self) -> None:
        """The bar stands over the text, as wide as the text."""
        if self._find_bar is None:
            return
        height = self._find_bar.sizeHint().height() if self._finding() else 0
        self.setViewportMargins(0, height, 0, 0)
        left = self.contentsRect().left() + self._look.gutter
        width = self.lineWrapColumnOrWidth() - self._look.gutter
        self._find_bar.setGeometry(left, self.contentsRect().top(), width, height)
        self.updateGeometry()

    def _has_caret(self) -> bool:
        """A match may lie in what is hidden, so finding shows it as the caret would."""
        return super()._has_caret() or self._finding()

    # size

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._grows:
            return hint
        margins, room = self.contentsMargins(), self.viewportMargins()
        around = margins.top() + margins.bottom() + room.top() + room.bottom()
        least = self._look.theme.line("prose") * 3
        most = max(least, round(self.window().height() * _OF_WINDOW))
        words = self.document().documentLayout().documentSize().height()
        return QSize(hint.width(), min(round(words) + around, most))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height() if self._grows else 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    # keys, mouse, input methods

    def _wants(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F3):
            return self._finding()
        if event.keyCombination() == _PASTE_PLAIN:
            return True
        return event.matches(QKeySequence.StandardKey.Find)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.open_find()
        elif event.keyCombination() == _PASTE_PLAIN:
            self._paste_plain()
        elif self._wants(event):
            self._find_key(event)
        else:
            super().keyPressEvent(event)

    def _find_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.find_bar.close_bar()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.find_bar.previous()
        else:
            self.find_bar.next()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._finish_dressing()
        if event.button() == Qt.MouseButton.LeftButton and self._tick_at(event.position()):
            return
        super().mousePressEvent(event)
        self._leave_tokens(event.position().x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._tick_at(event.position()):
            super().mouseDoubleClickEvent(event)

    def _box_at(self, place: QPointF) -> Seen | None:
        boxes = (one for one in self._seen() if one.line.kind == "action")
        return next((one for one in boxes if self._box(one).adjusted(-4, -4, 4, 4).contains(place)), None)

    def _tick_at(self, place: QPointF) -> bool:
        one = self._box_at(place)
        if one is not None:
            self._tick(one.block)
        return one is not None

    def _leave_tokens(self, x: float) -> None:
        """A click beside the words of an action puts the caret at their end, not inside a hidden token."""
        self._leave_mark()
        cursor = self.textCursor()
        line = read(cursor.block().text())
        beyond = cursor.positionInBlock() > line.end and x > self.cursorRect().right() + 8
        if line.kind == "action" and beyond and not cursor.hasSelection():
            self._to(line.end)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._finish_dressing()
        self._leave_mark()
        written = event.commitString() or event.replacementLength() or self.textCursor().hasSelection()
        self._quiet = not written  # what is only being composed is no edit yet
        super().inputMethodEvent(event)
        self._quiet = False
        # Qt replaces the block's formats with those of what is being composed
        self._dresser.rehighlightBlock(self.textCursor().block())
        if event.commitString():
            self._make_action()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._finish_dressing()
        menu = edit_menu(self)
        menu.popup(event.globalPos())

    # the clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.private(self._selected())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A page's HTML as Markdown, anything else exactly as it is but for `clean`."""
        words = markdown(source.html()) if source.hasHtml() else ""
        self.insert(words or source.text())

    def _paste_plain(self) -> None:
        """The words alone, without the headings and lists of the page that they come from."""
        board = QGuiApplication.clipboard().mimeData()
        if board is not None and board.hasText() and not self.isReadOnly():
            self.insert(board.text())
