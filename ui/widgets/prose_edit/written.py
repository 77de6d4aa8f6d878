"""What the keys and commands write: lists that go on, boxes that are ticked, marks put on and taken off."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor

from . import toggles
from .cleaning import clean
from .dressed import Dressed
from .marks import read, spliced
from .toggles import Swap

_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Written(Dressed):
    """Every command is one step of undo."""

    def insert(self, text: str) -> None:
        """Put text in place of the selection, cleaned."""
        self._finish_dressing()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(clean(text))
        cursor.endEditBlock()
        self.ensureCursorVisible()

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

    def toggle_done(self) -> None:
        """Tick the action under the caret, or take the tick away."""
        self._tick(self.textCursor().block())

    def looks(self) -> frozenset[str]:
        """What the caret stands in: heading, bullet, number, quote, action, bold, italic."""
        cursor = self.textCursor()
        text, block = cursor.block().text(), cursor.block().position()
        start, end = cursor.selectionStart() - block, cursor.selectionEnd() - block
        found = {read(text).kind}
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
        self._swap([_moved(swap, block) for swap, block in zip(swaps, blocks, strict=True)])
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
                swaps += [_moved(one, block) for one in toggles.marked(text, start, end, bold)]
            elif off:
                swaps += [_moved(one, block) for one in toggles.unmarked(span, bold)]
        self._swap_around(cursor, swaps)

    def _swap_around(self, cursor: QTextCursor, swaps: Sequence[Swap]) -> None:
        """The selection stays on the same words: it takes in no mark that is written at its end."""
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        cursor.setKeepPositionOnInsert(True)
        self.setTextCursor(cursor)
        self._swap(swaps)
        cursor = self.textCursor()
        cursor.setKeepPositionOnInsert(False)
        self.setTextCursor(cursor)

    def _toggle_at_caret(self, cursor: QTextCursor, bold: bool) -> None:
        """The span or the word around the caret; between words an empty pair, ready to be filled."""
        block, at, mark = cursor.block(), cursor.positionInBlock(), "**" if bold else "*"
        text, width = block.text(), 2 if bold else 1
        span = toggles.span_around(text, at, at, bold)
        start, end = toggles.word_at(text, at)
        if span:
            self._swap([_moved(one, block) for one in toggles.unmarked(span, bold)])
        elif start < end:
            self._swap([_moved(one, block) for one in toggles.marked(text, start, end, bold)])
        elif toggles.pair_around(text, at) == width:
            self._swap([_moved(Swap(at - width, at + width, ""), block)])
        else:
            self._swap([_moved(Swap(at, at, mark * 2), block)])
            cursor.setPosition(block.position() + at + width)
            self.setTextCursor(cursor)

    def _tick(self, block: QTextBlock) -> None:
        line, text = read(block.text()), block.text()
        if line.kind == "action":
            at = text.index("[") + 1
            self._swap([_moved(Swap(at, at + 1, " " if line.done else "x"), block)])

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._claims(event):
            event.accept()
            return True
        return super().event(event)

    def _claims(self, event: QEvent) -> bool:
        """Keys that are ours while we have the focus, whatever the window does with them."""
        return isinstance(event, QKeyEvent) and (_combination(event) in _COMMANDS or self._wants(event))

    def _wants(self, event: QKeyEvent) -> bool:
        """More keys to claim."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._finish_dressing()
        command = _COMMANDS.get(_combination(event))
        if command is not None:
            command(self)
        elif event.key() in _ENTER:
            self._on_enter(event)
        elif not self._on_key_in_line(event):
            self._leave_mark()
            self._type(event)
            if event.key() == Qt.Key.Key_Space:
                self._make_action()
            self._leave_mark()

    def _insert_tab(self) -> None:
        self._leave_mark()
        self.insert("\t")

    def _on_enter(self, event: QKeyEvent) -> None:
        modifiers, line = event.modifiers(), read(self.textCursor().block().text())
        if modifiers & _CTRL:
            if line.kind != "action":
                event.ignore()  # the page may have a use for it
                return
            self._to(self.textCursor().block().length() - 1)
        self._enter(plain=bool(modifiers & (_CTRL | _SHIFT)))

    def _enter(self, plain: bool) -> None:
        cursor = self.textCursor()
        text, at = cursor.block().text(), cursor.positionInBlock()
        line = read(text)
        goes_on = line.kind in ("bullet", "number", "quote", "action") and at >= line.mark
        if plain or cursor.hasSelection() or not goes_on:
            cursor.insertBlock()
            self.setTextCursor(cursor)
        elif not text[line.mark :].strip():
            self._swap([_moved(Swap(0, line.mark, ""), cursor.block())])  # an empty item ends the list
        else:
            if line.kind == "action" and at >= line.end:
                self._to(cursor.block().length() - 1)  # who and when stay with their line
            self.insert("\n" + toggles.continued(text, line))
        self.ensureCursorVisible()

    def _on_key_in_line(self, event: QKeyEvent) -> bool:
        """Keys that know the line's mark; True when the key is done with."""
        cursor, modifiers = self.textCursor(), event.modifiers()
        text, at = cursor.block().text(), cursor.positionInBlock()
        line = read(text)
        if not line.mark or modifiers & ~_SHIFT:
            return False
        key, action = event.key(), line.kind == "action"
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and action:
            goal = line.mark if key == Qt.Key.Key_Home else line.end
            return self._to_edge(goal, at, select=bool(modifiers))
        if cursor.hasSelection() or modifiers:
            return False
        if key == Qt.Key.Key_Backspace and (at == line.mark or (action and at < line.mark)):
            self._swap([_moved(Swap(0, line.mark, ""), cursor.block())])
            return True
        rtl = cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft
        if key == (Qt.Key.Key_Right if rtl else Qt.Key.Key_Left) and action and at <= line.mark:
            self._to_line_before(cursor)
            return True
        return False

    def _to(self, at: int, select: bool = False) -> None:
        """Move the caret within its block."""
        cursor = self.textCursor()
        mode = _KEEP if select else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(cursor.block().position() + at, mode)
        self.setTextCursor(cursor)

    def _to_edge(self, goal: int, at: int, select: bool) -> bool:
        """To the first or last word of an action row of one line; a second time to its very end."""
        if self.textCursor().block().layout().lineCount() != 1 or at == goal:
            return False
        self._to(goal, select)
        return True

    def _to_line_before(self, cursor: QTextCursor) -> None:
        if cursor.movePosition(_Move.PreviousBlock):
            cursor.movePosition(_Move.EndOfBlock)
            self.setTextCursor(cursor)

    def _leave_mark(self) -> None:
        """Words never land inside the box's own characters."""
        cursor = self.textCursor()
        line = read(cursor.block().text())
        if line.kind == "action" and cursor.positionInBlock() < line.mark and not cursor.hasSelection():
            self._to(line.mark)

    def _type(self, event: QKeyEvent) -> None:
        """A lone key is no edit block, and only an edit block can be joined: make one when the shape will change."""
        if not self._will_reshape(event):
            super().keyPressEvent(event)
            return
        group = QTextCursor(self.document())
        group.beginEditBlock()
        super().keyPressEvent(event)
        group.endEditBlock()
        self.ensureCursorVisible()

    def _will_reshape(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        text, at = cursor.block().text(), cursor.positionInBlock()
        if cursor.hasSelection():
            return False  # Qt makes an edit block itself
        if event.key() in _ERASING:
            start = at - 1 if event.key() == Qt.Key.Key_Backspace else at
            if not 0 <= start < cursor.block().length() - 1:
                return True  # two lines become one
            new = spliced(text, start, start + 1, "")
        elif event.text() and event.text().isprintable():
            new = spliced(text, at, at, event.text())
        else:
            return False
        return self._look.shape(text) is not self._look.shape(new)

    def _make_action(self) -> None:
        """`[]` and a space at the start of a line."""
        cursor = self.textCursor()
        typed = cursor.block().text()[: cursor.positionInBlock()]
        if typed in ("[] ", "- [] "):
            self._swap([_moved(Swap(0, len(typed), "- [ ] "), cursor.block())])


def _moved(swap: Swap, block: QTextBlock) -> Swap:
    """From positions in the block to positions in the document."""
    return Swap(block.position() + swap.start, block.position() + swap.end, swap.new)


def _combination(event: QKeyEvent) -> int:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return QKeyCombination(event.modifiers() & ~keypad, Qt.Key(event.key())).toCombined()


def _keys(key: Qt.Key, shift: bool = False) -> int:
    return QKeyCombination(_CTRL | _SHIFT if shift else _CTRL, key).toCombined()


_COMMANDS: dict[int, Callable[[Written], None]] = {
    _keys(Qt.Key.Key_B): Written.toggle_bold,
    _keys(Qt.Key.Key_I): Written.toggle_italic,
    _keys(Qt.Key.Key_A, shift=True): Written.toggle_action,
    _keys(Qt.Key.Key_Return, shift=True): Written.toggle_done,
    _keys(Qt.Key.Key_Enter, shift=True): Written.toggle_done,
    _keys(Qt.Key.Key_Tab): Written._insert_tab,
    _keys(Qt.Key.Key_Y): Written.redo,
    _keys(Qt.Key.Key_Z, shift=True): Written.redo,
}
