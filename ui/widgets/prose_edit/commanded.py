"""The commands of the editor: heading, bold, lists, ticks. Every one is one step of undo."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCursor

from app.cleaning import clean
from ui import clipboard

from . import toggles
from .dressed import Dressed
from .marks import read
from .toggles import Swap


class Commanded(Dressed):
    """What buttons and shortcuts do to the words at the caret or in the selection."""

    def insert(self, text: str) -> None:
        """Put text in place of the selection, cleaned."""
        self._finish_dressing()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(clean(text))
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def undo(self) -> None:
        super().undo()
        self._reveal()  # the caret has moved, and Qt does not say so where it ends up as it began

    def redo(self) -> None:
        super().redo()
        self._reveal()

    def copy(self) -> None:
        """The selection as raw Markdown; it is cleared again on lock."""
        if self.textCursor().hasSelection():
            super().copy()
            clipboard.note(self._selected())

    def cut(self) -> None:
        if self.textCursor().hasSelection():
            words = self._selected()
            self._finish_dressing()
            super().cut()
            clipboard.note(words)

    def _selected(self) -> str:
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def toggle_heading(self) -> None:
        self._toggle_lines("heading")

    def toggle_bullets(self) -> None:
        self._toggle_lines("bullet")

    def toggle_numbers(self) -> None:
        self._toggle_lines("number")

    def toggle_quote(self) -> None:
        self._toggle_lines("quote")

    def toggle_action(self) -> None:
        self._toggle_lines("action")

    def toggle_bold(self) -> None:
        self._toggle_words(bold=True)

    def toggle_italic(self) -> None:
        self._toggle_words(bold=False)

    def toggle_later(self) -> None:
        """Mark the paragraph to be reflected on later, or not any more."""
        blocks = self._chosen_blocks()
        swaps = toggles.later_swaps([block.text() for block in blocks])
        self._swap_behind([moved(swap, block) for swap, block in zip(swaps, blocks, strict=True)])

    def toggle_done(self) -> None:
        """Tick the action under the caret, or take the tick away."""
        self._tick(self.textCursor().block())

    def looks(self) -> frozenset[str]:
        """What the caret stands in: heading, bullet, number, quote, action, later, bold, italic."""
        cursor = self.textCursor()
        text, block = cursor.block().text(), cursor.block().position()
        start, end = cursor.selectionStart() - block, cursor.selectionEnd() - block
        line = read(text)
        found = {line.kind, "later"} if line.later else {line.kind}
        if toggles.span_around(text, start, end, bold=True):
            found.add("bold")
        if toggles.span_around(text, start, end, bold=False):
            found.add("italic")
        return frozenset(found)

    # commands

    def _chosen_blocks(self) -> list[QTextBlock]:
        cursor, document = self.textCursor(), self.document()
        block, made = document.findBlock(cursor.selectionStart()), []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            made.append(block)
            block = block.next()
        return made

    def _toggle_lines(self, kind: str) -> None:
        blocks = self._chosen_blocks()
        swaps = toggles.line_swaps([block.text() for block in blocks], kind)
        self._swap([moved(swap, block) for swap, block in zip(swaps, blocks, strict=True)])
        self.ensureCursorVisible()

    def _toggle_words(self, bold: bool) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            self._toggle_at_caret(cursor, bold)
            return
        parts = []
        for block in self._chosen_blocks():
            text, at = block.text(), block.position()
            start, end = toggles.words_in(text, cursor.selectionStart() - at, cursor.selectionEnd() - at)
            if start < end:
                parts.append((block, text, start, end, toggles.span_around(text, start, end, bold)))
        off = all(span for *_, span in parts)
        swaps = []
        for block, text, start, end, span in parts:
            if span is None:
                swaps += [moved(one, block) for one in toggles.marked(text, start, end, bold)]
            elif off:
                swaps += [moved(one, block) for one in toggles.unmarked(span, bold)]
        self._swap_around(cursor, swaps)

    def _swap_around(self, cursor: QTextCursor, swaps: Sequence[Swap]) -> None:
        """The selection stays on the same words: it takes in no mark that is written at its end."""
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._swap_behind(swaps)

    def _toggle_at_caret(self, cursor: QTextCursor, bold: bool) -> None:
        """The span or the word around the caret; between words an empty pair, ready to be filled."""
        block, at, mark = cursor.block(), cursor.positionInBlock(), "**" if bold else "*"
        text, width = block.text(), 2 if bold else 1
        span = toggles.span_around(text, at, at, bold)
        start, end = toggles.word_at(text, at)
        if span:
            self._swap([moved(one, block) for one in toggles.unmarked(span, bold)])
        elif start < end:
            self._swap([moved(one, block) for one in toggles.marked(text, start, end, bold)])
        elif toggles.pair_around(text, at) == width:
            self._swap([moved(Swap(at - width, at + width, ""), block)])
        else:
            self._swap([moved(Swap(at, at, mark * 2), block)])
            cursor.setPosition(block.position() + at + width)
            self.setTextCursor(cursor)

    def _tick(self, block: QTextBlock) -> None:
        line, text = read(block.text()), block.text()
        if line.kind == "action":
            at = text.index("[") + 1
            self._swap([moved(Swap(at, at + 1, " " if line.done else "x"), block)])


def moved(swap: Swap, block: QTextBlock) -> Swap:
    """From positions in the block to positions in the document."""
    return Swap(block.position() + swap.start, block.position() + swap.end, swap.new)
