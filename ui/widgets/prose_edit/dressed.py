"""Text in, text out, and the looks of every line kept in step with its words."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.cleaning import clean
from ui import theme

from . import history, marks
from .dress import ALL, Dress
from .look import Inks, Look, icons_there
from .marks import Hidden, read
from .painted import Painted
from .toggles import Swap

_UNSEEN = 900  # px that are dressed at once in an editor that is not on screen yet
_CHUNK = 30  # blocks dressed at a time when idle


class Dressed(Painted):
    """`text` and `load` are the only doors; both are exact for cleaned text."""

    edited = Signal()

    _dress: Dress | None = None
    _room = (0, 0)  # px above the first line and below the last

    def __init__(self, parent: QWidget | None, gutter: int, hangs: bool, quiet: bool = False) -> None:
        super().__init__(parent)
        self._look = Look(theme.current(), gutter, hangs, quiet)
        self._with_icons = icons_there()
        self._changed: tuple[int, int] | None = None
        self._shown: tuple[int, tuple[Hidden, ...]] = (-1, ())
        self._stale = False  # the caret's line was dressed before the caret had moved along
        self._quiet = False  # what changes now was not written by the person
        self._bare_from: int | None = None  # position from which blocks are not dressed yet
        self._idle = QTimer(self, interval=0)
        self._dress = Dress(self.document(), self._look, self._caret)
        self._set_font()
        self.document().setDocumentMargin(0)
        self._idle.timeout.connect(self._dress_next)
        self.document().contentsChange.connect(self._note)
        self.document().contentsChanged.connect(self._keep_up)
        self.cursorPositionChanged.connect(self._reveal)

    # text in and out

    def text(self) -> str:
        """The Markdown, cleaned; byte for byte what `load` was given, when that was clean."""
        return clean(self.document().toRawText().replace("\u2029", "\n"))

    def load(self, text: str) -> None:
        """Replace everything, with no undo back across it; the caret goes to the start. Not an edit."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self._quiet = True
        self.setTextCursor(QTextCursor())  # one that rides along to the end would force the whole layout now
        words = clean(text)
        first = self._first_blocks(words)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        document.clear()  # inside the edit block Qt sees a whole new document, and lays it out lazily
        self._dresser.quota = first  # only now: clearing dresses a block as well
        self._set_frame()
        cursor.setBlockFormat(self._look.plain_shape)
        cursor.insertText(words)
        self._bare_from = self._shape_blocks(QTextCursor(document), 0, first)
        cursor.endEditBlock()
        self._dresser.quota = ALL
        self.setTextCursor(QTextCursor(document))
        self._changed, self._shown = None, (-1, ())
        self._quiet = False
        self._reveal()
        self._idle.start()
        if self._bare_from is None:
            self._end_dressing()

    def follow(self, text: str) -> None:
        """Show what was written elsewhere, as one step of undo; the caret stays with its words. Not an edit."""
        swaps = history.changes(self.text(), clean(text))
        if not swaps:
            return
        with QSignalBlocker(self):
            self._swap_behind(swaps)
        self._reveal()

    def _swap_behind(self, swaps: Sequence[Swap]) -> None:
        """What is written at the caret's place comes behind it."""
        cursor = self.textCursor()
        selects = cursor.hasSelection()
        cursor.setKeepPositionOnInsert(True)
        self.setTextCursor(cursor)
        self._swap(swaps)
        cursor = self.textCursor()
        cursor.setKeepPositionOnInsert(False)
        if not selects:
            cursor.clearSelection()  # its anchor has gone along
        self.setTextCursor(cursor)

    def clear_words(self) -> None:
        """On lock: no word stays in the document, its undo stack, its marks or our own memory."""
        self.setExtraSelections([])
        self.load("")
        self._look.forget()
        marks.forget()

    # dressing a long text bit by bit

    @property
    def _dresser(self) -> Dress:
        assert self._dress is not None
        return self._dress

    def _first_blocks(self, text: str) -> int:
        """As many lines as can be on screen."""
        room = self.viewport().height() if self.isVisible() else _UNSEEN
        count, start = 0, 0
        while room > 0 and start >= 0:
            end = text.find("\n", start)
            shape = self._look.shape(text[start : end if end >= 0 else len(text)])
            room -= round(shape.lineHeight() + shape.topMargin() + shape.bottomMargin())
            count, start = count + 1, end + 1 if end >= 0 else -1
        return count + 1

    def _set_frame(self) -> None:
        """Room above and below the words, which scrolls with them."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setTopMargin(self._room[0])
        shape.setBottomMargin(self._room[1])
        frame.setFrameFormat(shape)

    def _shape_blocks(self, cursor: QTextCursor, position: int, count: int, every: bool = False) -> int | None:
        """Shape `count` blocks from `position` on; where the next one starts, or None at the end."""
        plain, block = self._look.plain_shape, self.document().findBlock(position)
        for index in range(count):
            after = block.next()
            shape = self._look.shape(block.text())
            # the first and the last are set even when plain: the dresser follows what was changed
            edge = index in (0, count - 1) or not after.isValid()
            if shape is not plain or (every and edge):
                cursor.setPosition(block.position())
                cursor.setBlockFormat(shape)
            if not after.isValid():
                return None
            block = after
        return block.position()

    def _dress_next(self, count: int = _CHUNK) -> None:
        if self._bare_from is None:
            self._end_dressing()
            return
        self._quiet = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._bare_from = self._shape_blocks(cursor, self._bare_from, count, every=True)
        cursor.endEditBlock()
        self._changed = None
        self._quiet = False

    def _end_dressing(self) -> None:
        self._idle.stop()
        if not self.document().isUndoRedoEnabled():
            self.document().setUndoRedoEnabled(True)
            self.document().setModified(False)

    def _finish_dressing(self) -> None:
        """Before anything is written: undo must not know of the looks."""
        if self._idle.isActive():
            if self._bare_from is not None:
                self._dress_next(self.document().blockCount())
            self._end_dressing()

    # keeping looks in step with the words

    def _caret(self) -> tuple[int, int]:
        cursor = self.textCursor()
        if cursor.isNull() or not self._has_caret():
            return (-1, -1)
        return (cursor.blockNumber(), cursor.positionInBlock())

    def _has_caret(self) -> bool:
        return self.hasFocus()

    def _note(self, at: int, _removed: int, added: int) -> None:
        low, high = self._changed or (at, at)
        self._changed = (min(low, at), max(high, at + added))

    def _keep_up(self) -> None:
        span, self._changed = self._changed, None
        if span is None or self._quiet:
            return
        self._stale = True
        document = self.document()
        if not document.isRedoAvailable():  # else this is undo, and the formats came back with the text
            self._quiet = True
            self._reshape(*span)
            self._changed = None
            self._quiet = False
        self.edited.emit()

    def _reshape(self, start: int, end: int) -> None:
        """Joined to the edit that made it necessary, so that one undo takes both."""
        block, wrong = self.document().findBlock(start), []
        while block.isValid() and block.position() <= end:
            shape = self._look.shape(block.text())
            if block.blockFormat() != shape:
                wrong.append((block.position(), shape))
            block = block.next()
        if not wrong:
            return
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        for position, shape in wrong:
            cursor.setPosition(position)
            cursor.setBlockFormat(shape)
        cursor.endEditBlock()

    def _reveal(self) -> None:
        """Re-dress only the blocks whose hidden runs the caret entered or left."""
        if self._quiet:
            return
        number, at = self._caret()
        block = self.document().findBlockByNumber(number)
        line = read(block.text()) if block.isValid() else marks.PLAIN
        touched = tuple(run for run in line.hidden if run.low <= at <= run.high)
        before, self._shown = self._shown, (number, touched)
        stale, self._stale = self._stale, False
        lit, self._dresser.lit = self._dresser.lit, []
        for one in lit:
            if one.isValid() and one.blockNumber() != number:
                self._dresser.rehighlightBlock(one)
        if before[0] != number:
            self.viewport().update()
        shows = line.kind == "heading" or bool(line.hidden)
        if shows and (stale or before != self._shown):
            self._dresser.rehighlightBlock(block)
        elif shows:
            self._dresser.lit.append(block)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._reveal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._reveal()

    # following the theme

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._dress is None:
            return
        if event.type() == QEvent.Type.StyleChange:
            self._follow_theme()
        elif event.type() == QEvent.Type.FontChange:
            self._set_font()

    def _set_font(self) -> None:
        """On the document: the widget's own is put back by the stylesheet whenever that changes."""
        font = self._look.theme.font("prose")
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)

    def _follow_theme(self) -> None:
        now, with_icons = theme.current(), icons_there()
        if now == self._look.theme and with_icons == self._with_icons:
            return
        before, self._with_icons = self._look, with_icons
        self._look = before.in_theme(now)
        self._set_font()
        self._dresser.inks = Inks(self._look)
        if now.scale != before.theme.scale:
            self._reshape_all()
            return
        self._dresser.rehighlight()
        # italics arrive with the icons: what was laid out without them is laid out again
        self.document().markContentsDirty(0, self.document().characterCount())

    def _reshape_all(self) -> None:
        """Line heights and margins are part of the document, so new ones write it again, with its undo."""
        at, bar = self.textCursor().position(), self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        with QSignalBlocker(self):  # nobody wrote anything
            self._rewrite()
            cursor = self.textCursor()
            cursor.setPosition(at)
            self.setTextCursor(cursor)
        bar.setValue(round(share * bar.maximum()))
        self._reveal()

    def _rewrite(self) -> None:
        document = self.document()
        self._finish_dressing()
        self._quiet = True
        texts, now = history.states(document, self.text)
        self._fit_measure()
        self.load(texts[0])
        self._finish_dressing()
        for before, after in pairwise(texts):
            self._swap([history.change(before, after)])
        for _ in texts[now + 1 :]:
            document.undo()

    def _swap(self, swaps: Sequence[Swap]) -> None:
        """Apply replacements in document positions, given in order, as one step of undo."""
        self._finish_dressing()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end, new in reversed([swap for swap in swaps if swap.new or swap.start < swap.end]):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new)
        cursor.endEditBlock()
