"""Character formats: layout only, never in the document, the undo stack or the clipboard."""

from collections.abc import Callable

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from .look import Inks, Look
from .marks import Line, Span, read, reads_right_to_left, units

ALL = 1 << 62


class Dress(QSyntaxHighlighter):
    """Formats each block from its text. `caret` gives block number and position in the block, or (-1, -1).

    Only the next `quota` blocks are dressed. `lit` are those that show what the caret touches.
    """

    def __init__(self, document: QTextDocument, look: Look, caret: Callable[[], tuple[int, int]]) -> None:
        super().__init__(document)
        self._caret = caret
        self._hangs = look.hangs
        self.inks = Inks(look)
        self.quota = ALL
        self.lit: list[QTextBlock] = []  # dressed as the caret's

    def highlightBlock(self, text: str) -> None:
        if self.quota <= 0:
            return  # a long text is being loaded, and this block is dressed when there is time
        self.quota -= 1
        line = read(text)
        if line.kind in ("plain", "blank") and not line.hidden:
            return
        number, at = self._caret()
        if number != self.currentBlock().blockNumber():
            at = -1
        else:
            self.lit.append(self.currentBlock())
        rtl = not text.isascii() and reads_right_to_left(text[line.mark :])
        self._put_mark(line, at >= 0, self._hangs and not rtl)
        words = self.inks.of_words(line, rtl)
        if words is not self.inks.plain:
            self.setFormat(line.mark, units(text) - line.mark, words)
        for span in line.spans:
            self._put_span(span, words, line)
        for run in line.hidden:
            shown = run.low <= at <= run.high
            self.setFormat(run.start, run.end - run.start, self.inks.small if shown else self.inks.tiny)

    def _put_mark(self, line: Line, has_caret: bool, hangs: bool) -> None:
        inks = self.inks
        formats: dict[str, QTextCharFormat] = {
            "heading": inks.small if has_caret else inks.ghost if hangs else inks.tiny,
            "bullet": inks.spread,
            "quote": inks.spread,
            "number": inks.faint,
            "action": inks.tiny,
        }
        if line.mark:
            self.setFormat(0, line.mark, formats[line.kind])

    def _put_span(self, span: Span, words: QTextCharFormat, line: Line) -> None:
        """A span inside another wears both."""
        around = [one for one in line.spans if one.start <= span.start and span.end <= one.end]
        bold, italic = any(one.bold for one in around), any(one.italic for one in around)
        ink = self.inks.styled(words, bold, italic, span.code)
        self.setFormat(span.start, span.end - span.start, ink)
