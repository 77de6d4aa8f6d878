"""What the keys write: lists that go on, boxes that are ticked, marks that are left alone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from . import toggles
from .commanded import Commanded, moved
from .marks import read, spliced
from .toggles import Swap

_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_CLEAR = 18  # px kept free below and above the caret while it moves: the edge of an action row


class Written(Commanded):
    """Every key is one step of undo, or goes on with the one before as Qt would have it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of its own events; an `event` of ours would stand between Qt and every failure in the ones below."""
        if event.type() == QEvent.Type.ShortcutOverride and self._claims(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _claims(self, event: QEvent) -> bool:
        """Keys that are ours while we have the focus, whatever the window does with them."""
        return isinstance(event, QKeyEvent) and (_combination(event) in _COMMANDS or self._wants(event))

    def _wants(self, event: QKeyEvent) -> bool:
        """More keys to claim."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._finish_dressing()
        before = self.textCursor().position()
        self._press(event)
        if self.textCursor().position() != before:
            self._show_around_caret()

    def _show_around_caret(self) -> None:
        caret, bar = self.cursorRect(), self.verticalScrollBar()
        below = caret.bottom() + _CLEAR - self.viewport().height()
        if below > 0:
            bar.setValue(bar.value() + below)
        elif caret.top() < _CLEAR:
            bar.setValue(bar.value() + caret.top() - _CLEAR)

    def _press(self, event: QKeyEvent) -> None:
        command = _COMMANDS.get(_combination(event)) or _standard(event)
        if command is not None:
            command(self)
        elif event.key() in _ENTER:
            self._on_enter(event)
        elif not (self._on_key_around_later(event) or self._on_key_in_line(event)):
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
        if line.later and at >= line.later_at and not cursor.hasSelection():
            self._to(cursor.block().length() - 1)  # the mark stays with its words
            cursor = self.textCursor()
        goes_on = line.kind in ("bullet", "number", "quote", "action") and at >= line.mark
        if plain or cursor.hasSelection() or not goes_on:
            cursor.insertBlock()
            self.setTextCursor(cursor)
        elif not text[line.mark :].strip():
            self._swap([moved(Swap(0, line.mark, ""), cursor.block())])  # an empty item ends the list
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
        key, action = event.key(), line.kind == "action"
        if not line.mark or modifiers & ~_SHIFT:
            return False
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and action:
            goal = line.mark if key == Qt.Key.Key_Home else line.end
            return self._to_edge(goal, at, select=bool(modifiers))
        if cursor.hasSelection() or modifiers:
            return False
        if key == Qt.Key.Key_Backspace and (at == line.mark or (action and at < line.mark)):
            self._swap([moved(Swap(0, line.mark, ""), cursor.block())])
            return True
        rtl = cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft
        if key == (Qt.Key.Key_Right if rtl else Qt.Key.Key_Left) and action and at <= line.mark:
            self._to_line_before(cursor)
            return True
        return False

    def _on_key_around_later(self, event: QKeyEvent) -> bool:
        """No key ends behind the mark of what is for later; what is joined to its line comes before it."""
        cursor, key = self.textCursor(), event.key()
        if cursor.hasSelection() or event.modifiers() & ~_CTRL:
            return False
        first = cursor.block().previous() if key == Qt.Key.Key_Backspace else cursor.block()
        line = read(first.text())
        here = cursor.positionInBlock()
        if not line.later or (here > 0 if first != cursor.block() else here < line.later_at):
            return False
        rtl = first.textDirection() == Qt.LayoutDirection.RightToLeft
        if key == (Qt.Key.Key_Left if rtl else Qt.Key.Key_Right):
            self.moveCursor(_Move.NextBlock)
            return True
        if key not in _ERASING:
            return False
        if first.next().isValid():
            self._join_before(first, line.later_at)
        return True

    def _join_before(self, first: QTextBlock, later_at: int) -> None:
        """Two lines become one; the mark goes to its end, and the caret stands between them."""
        second, start = first.next(), first.position() + later_at
        mark = "" if read(second.text()).later else first.text()[first.text().rindex("#") - 1 :]
        end = second.position() + second.length() - 1
        self._swap([Swap(start, second.position(), ""), Swap(end, end, mark)])
        cursor = self.textCursor()
        cursor.setPosition(start)
        self.setTextCursor(cursor)

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
        """Words never land inside the box's own characters, nor behind the mark of what is for later."""
        cursor = self.textCursor()
        line, at = read(cursor.block().text()), cursor.positionInBlock()
        if cursor.hasSelection():
            return
        if line.kind == "action" and at < line.mark:
            self._to(line.mark)
        elif line.later and at > line.later_at:
            self._to(line.later_at)

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
            self._swap([moved(Swap(0, len(typed), "- [ ] "), cursor.block())])


def _standard(event: QKeyEvent) -> Callable[[Written], None] | None:
    """Commands of Qt's that are more here than there, whatever their keys are on this system."""
    return next((command for keys, command in _STANDARD if event.matches(keys)), None)


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
_STANDARD = (
    (QKeySequence.StandardKey.Undo, Written.undo),
    (QKeySequence.StandardKey.Redo, Written.redo),
    (QKeySequence.StandardKey.Copy, Written.copy),
    (QKeySequence.StandardKey.Cut, Written.cut),
)
