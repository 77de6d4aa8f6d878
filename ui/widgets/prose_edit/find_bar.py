"""Find in this entry: a bar over the top of one editor."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets import text
from ui.widgets.announce import announce
from ui.widgets.buttons import IconButton
from ui.widgets.line_edit import LineEdit

from .found_marks import mark_at
from .matches import matches
from .written import Written

_AFTER_TYPING_MS = 150
_HEIGHT = 46


class FindBar(QWidget):
    """Shows where the words are and walks from one to the next. Esc closes it and goes back to the text."""

    closed = Signal()

    def __init__(self, editor: Written) -> None:
        super().__init__(editor)
        self._editor = editor
        self._found: list[tuple[int, int]] = []
        self._at = -1  # index of the chosen match
        self._from = 0  # where the search began
        self._later = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._build()
        self._connect()
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open(self, words: str = "") -> None:
        """Ask for words, or look for these; what was looked for last, or is selected, stands there already."""
        cursor = self._editor.textCursor()
        chosen = cursor.selectedText()
        self._from = cursor.selectionStart()
        self.show()
        if not words and chosen and "\u2029" not in chosen and "\u2028" not in chosen:
            words = chosen
        self._field.setText(words or self._field.text())
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._on_words()

    def close_bar(self) -> None:
        """Take the marks away and go back to the text, with the chosen match selected."""
        if self.is_open:
            self.hide()
            self._show_found([])
            self.closed.emit()
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_words(self) -> None:
        """On lock: nothing of what was looked for stays, nor an undo of it."""
        self._later.stop()
        self._field.setText("")
        self._show_found([])
        self.hide()
        self.closed.emit()

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def search_again(self) -> None:
        """The text changed under the bar: mark anew, and leave the caret alone."""
        if self.is_open:
            self._show_found(matches(self._editor.text(), self._field.text()))

    def count(self) -> tuple[int, int]:
        """Which match is chosen, from 1, and how many there are; 0 for none."""
        return self._at + 1, len(self._found)

    def sizeHint(self) -> QSize:
        return QSize(480, theme.current().px(_HEIGHT))

    def _build(self) -> None:
        self._field = _Words(self.tr("Find in this entry"), "magnifying-glass", parent=self)
        self._field.setAccessibleName(self.tr("Find in this entry"))
        self._count = text.label("", "meta", tone="2", parent=self)
        self._back = IconButton("caret-up", self.tr("Previous match"), parent=self)
        self._on = IconButton("caret-down", self.tr("Next match"), parent=self)
        self._shut = IconButton("x", self.tr("Close find"), parent=self)
        self._field.installEventFilter(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        for one in (self._count, self._back, self._on, self._shut):
            row.addWidget(one)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_words)
        self._field.step_requested.connect(self._step)
        self._field.close_requested.connect(self.close_bar)
        self._back.clicked.connect(self.previous)
        self._on.clicked.connect(self.next)
        self._shut.clicked.connect(self.close_bar)
        self._later.timeout.connect(self.search_again)
        self._editor.edited.connect(self._later.start)
        self._editor.verticalScrollBar().valueChanged.connect(self._mark)

    def _on_words(self) -> None:
        """Search anew, and choose the first match from where the search began."""
        if self.is_open:
            self._show_found(matches(self._editor.text(), self._field.text()))
            self._choose(bisect_left(self._found, (self._from, 0)))

    def _step(self, by: int) -> None:
        self._later.stop()
        self._show_found(matches(self._editor.text(), self._field.text()))
        cursor = self._editor.textCursor()
        here = cursor.selectionStart(), cursor.selectionEnd()
        if here in self._found:
            self._choose(self._found.index(here) + by)
        elif self._found:
            self._choose(bisect_left(self._found, here) - (by < 0))
        self._from = self._editor.textCursor().selectionStart()

    def _choose(self, index: int) -> None:
        """Go round at both ends; back to where the search began when there is nothing."""
        start = end = self._from
        if self._found:
            self._at = index % len(self._found)
            start, end = self._found[self._at]
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._tell()

    def _show_found(self, found: list[tuple[int, int]]) -> None:
        cursor = self._editor.textCursor()
        here = cursor.selectionStart(), cursor.selectionEnd()
        self._found = found
        self._at = found.index(here) if here in found else -1
        self._mark()
        self._tell()

    def _tell(self) -> None:
        number, total = self.count()
        if not self._field.text():
            words = ""
        elif not total:
            words = self.tr("No matches")
        else:
            words = self.tr("{number} of {total}").format(number=number or "–", total=total)
        if words != self._count.text():
            self._count.setText(words)
            announce(self, words)
        for button in (self._back, self._on):
            button.setEnabled(total > 0)

    def _mark(self) -> None:
        """Only what is on screen is marked: a letter may be found ten thousand times."""
        low, high = self._editor.seen_range()
        first = bisect_right(self._found, (low, low))
        marks = []
        for start, end in self._found[max(0, first - 1) :]:
            if start > high:
                break
            marks.append(mark_at(self._editor.document(), start, end))
        self._editor.setExtraSelections(marks)

    def paintEvent(self, event: QPaintEvent) -> None:
        """It hides the words that scroll under it."""
        QPainter(self).fillRect(self.rect(), self.palette().window())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._found:
            self._mark()


class _Words(LineEdit):
    """The keys of the field that are for the bar."""

    step_requested = Signal(int)
    close_requested = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of its own events: keys that are the bar's, whatever the window does with them."""
        ours = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F3)
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step_requested.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
