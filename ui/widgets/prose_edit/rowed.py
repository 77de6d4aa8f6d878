"""Action rows that are edited by two small buttons over the caret's row, and by typing who and when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from app.practice import action_lines
from app.practice.action_lines import ActionLine

from . import history
from .commanded import moved
from .due_words import resolved
from .row_controls import RowControls
from .written import Written


class Rowed(Written):
    """Without `offer_owners` there are no buttons; words such as "!friday" become days in any editor."""

    _controls: RowControls | None = None

    def offer_owners(self, owners: Sequence[tuple[str, str]]) -> None:
        """(who, words), "me" first: those an action can be given to."""
        if self._look.owners == tuple(owners):
            return
        self._look = self._look.for_owners(tuple(owners))
        if self._controls is not None:
            self._controls.deleteLater()
        self._controls = RowControls(owners, self.viewport())
        self._controls.owner_chosen.connect(self._on_owner_chosen)
        self._controls.due_chosen.connect(self._on_due_chosen)
        self._controls.left.connect(self._on_controls_left)
        self._controls.focus_moved.connect(self._reveal)
        for one, other in ((self, self._controls.who), (self._controls.who, self._controls.when)):
            QWidget.setTabOrder(one, other)
        self._reshape_all()

    def finish_typing(self) -> None:
        """What is typed is as good as left: words for a day become that day."""
        self._resolve(self.textCursor().block(), -1)

    def clear_words(self) -> None:
        if self._controls is not None:
            self._controls.clear_words()
        self._look = self._look.for_owners(())
        super().clear_words()

    # the buttons

    def _has_caret(self) -> bool:
        return super()._has_caret() or (self._controls is not None and self._controls.has_focus)

    def _reveal(self) -> None:
        super()._reveal()
        self._show_controls()

    def _show_controls(self) -> None:
        """Over the caret's row, once there are words in it."""
        if self._controls is None:
            return
        one = self._row_of_caret()
        self._cover(one[0].blockNumber() if one else -1)
        self._controls.setVisible(one is not None)
        if one is None:
            return
        block, action = one
        day = self._look.chip("date", action.due.isoformat())[0] if action.due else ""
        self._controls.show_row(action.who, action.due, day)
        self._place_controls(block)

    def _cover(self, number: int) -> None:
        if number != self._covered:
            self._covered = number
            self.viewport().update()

    def _row_of_caret(self) -> tuple[QTextBlock, ActionLine] | None:
        if not self._has_caret() or self.textCursor().hasSelection() or self.isReadOnly():
            return None
        block = self.textCursor().block()
        found = action_lines.read(block.text()) if "[" in block.text() else ()
        return (block, found[0]) if found else None

    def _place_controls(self, block: QTextBlock) -> None:
        seen = next((one for one in self._seen() if one.block == block), None)
        if self._controls is not None and seen is not None:
            self._controls.place(self._row(seen), seen.mirrored)

    def _follow_row(self) -> None:
        """After a scroll or a new width."""
        if self._controls is not None and self._controls.isVisible():
            self._place_controls(self.textCursor().block())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._follow_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_row()

    def _on_owner_chosen(self, who: str) -> None:
        found = self._row_of_text()
        if found is not None:
            self._rewrite_row(found, who, found.due)

    def _on_due_chosen(self, due: date | None) -> None:
        found = self._row_of_text()
        if found is not None:
            self._rewrite_row(found, found.who, due)

    def _row_of_text(self) -> ActionLine | None:
        """Whether the caret is seen or not: a menu has the focus now."""
        return next(iter(action_lines.read(self.textCursor().block().text())), None)

    def _rewrite_row(self, action: ActionLine, who: str, due: date | None) -> None:
        block = self.textCursor().block()
        after = action_lines.rewrite(block.text(), 0, action.words, who, due)
        self._swap_behind([moved(history.change(block.text(), after), block)])
        self.setFocus()
        self._reveal()

    def _on_controls_left(self) -> None:
        self.setFocus()

    # words for a day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.textCursor().block()
        super().keyPressEvent(event)
        self._resolve_left(before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.textCursor().block()
        super().mousePressEvent(event)
        self._resolve_left(before)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_typing()
        super().focusOutEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString():
            self._resolve_left(self.textCursor().block())

    def _resolve_left(self, before: QTextBlock) -> None:
        cursor = self.textCursor()
        if before.isValid() and before != cursor.block():
            self._resolve(before, -1)
        self._resolve(cursor.block(), cursor.positionInBlock())
        self._show_controls()

    def _resolve(self, block: QTextBlock, caret: int) -> None:
        """One step of undo; never after Undo, whose way forward it would close."""
        if self.document().isRedoAvailable() or self.isReadOnly():
            return
        swaps = resolved(block.text(), caret, date.today())  # noqa: DTZ011 - the owner's own calendar
        if swaps:
            self._swap([moved(swap, block) for swap in swaps])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_controls()
