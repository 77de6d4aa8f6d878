"""Random edits through the widget against plain Python strings; then undo to the start and redo to the end."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cleaning import clean
from ui.widgets.prose_edit import ProseEdit

START = """## The ward meeting
Told her about the silence after I asked for the plan. **Borrow that.**
- [ ] Write one opening line @me !2026-11-26
- a list item with a 😀
1. numbered
> A *quotation*
مرحبا بالعالم"""
PIECES = [
    *("a", "word ", "😀", "👩‍⚕️", "e\u0301", "\t", "\xa0", "**b**", "*i*", "# ", "- ", "- [ ] ", "- [x] ", "[] ", "> "),
    *("1. ", "@me ", "!2026-12-02 ", "שלום ", "مرحبا ", "\u200f", "\u200d", "\x0b", "\x0c", "\x85", "\ufffc", "\ufeff"),
    *("𝔘𝔫", "\x00", "\r\n", "\r", "\u2028", "\u2029", "\ufdd0", "\ufdd1", "\ud800", "\udc00", "a\nb", "\n\n", "`c`"),
    *("_u_", "\x1b", "\ufffe", "\uffff", " #later", " #later\n"),
]
NEVER = set("\ufeff\ufffe\uffff\r\u2028\u2029\ufdd0\ufdd1\ufffc") | {chr(n) for n in range(32)} - {"\t", "\n"}
KEYS = [
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Space),
]
TOGGLES = ["heading", "bold", "italic", "bullets", "numbers", "quote", "action", "done", "later"]


def utf16(text):
    return text.encode("utf-16-le")


def with_part_replaced(text, start, end, new):
    raw = utf16(text)
    return (raw[: 2 * start] + utf16(new) + raw[2 * end :]).decode("utf-16-le")


def send_preedit(editor, words):
    QApplication.sendEvent(editor, QInputMethodEvent(words, []))


def send_commit(editor, words):
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


class Writer:
    """Does one random thing after another to an editor, and knows what the text must be after most of them."""

    def __init__(self, editor, seed):
        self.editor = editor
        self.random = random.Random(seed)

    def piece(self):
        return "".join(self.random.choice(PIECES) for _ in range(self.random.randint(1, 4)))

    def choose(self):
        """A random selection, never inside a surrogate pair: Qt's own keys do not stop there either."""
        cursor, last = self.editor.textCursor(), self.editor.document().characterCount() - 1
        raw = utf16(self.editor.text())
        near = min(last, cursor.position() + self.random.randint(0, 6))
        anchor = self.random.randint(0, last)
        places = []
        for place in (anchor, self.random.choice([anchor, anchor, near, self.random.randint(0, last)])):
            inside = (
                2 * place < len(raw) and 0xDC00 <= int.from_bytes(raw[2 * place : 2 * place + 2], "little") < 0xE000
            )
            places.append(place + inside)
        cursor.setPosition(places[0])
        cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        return cursor.selectionStart(), cursor.selectionEnd()

    def step(self):
        deeds = ["insert", "paste", "type", "press", "undo", "redo", "compose", "toggle", "enter"]
        deed = self.random.choices(deeds, [5, 5, 6, 6, 2, 2, 2, 3, 3])[0]
        before = self.editor.text()
        start, end = self.choose()
        new = getattr(self, deed)(before, start, end)
        after = self.editor.text()
        if new is not None:
            assert after == with_part_replaced(before, start, end, new), deed
        return deed

    def insert(self, before, start, end):
        piece = self.piece()
        self.editor.insert(piece)
        return clean(piece)

    def paste(self, before, start, end):
        data = QMimeData()
        data.setText(clean(self.piece()) or "a")
        self.editor.insertFromMimeData(data)
        return clean(data.text())

    def type(self, before, start, end):
        letter = self.random.choice("abc []*#->1.@!")
        key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        QApplication.sendEvent(
            self.editor, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        )

    def press(self, before, start, end):
        modifiers = [
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.ControlModifier,
        ]
        QTest.keyClick(self.editor, self.random.choice(KEYS), self.random.choices(modifiers, [4, 1, 1])[0])

    def enter(self, before, start, end):
        QTest.keyClick(self.editor, Qt.Key.Key_Return)

    def undo(self, before, start, end):
        self.editor.undo()

    def redo(self, before, start, end):
        self.editor.redo()

    def toggle(self, before, start, end):
        getattr(self.editor, "toggle_" + self.random.choice(TOGGLES))()

    def compose(self, before, start, end):
        on_box = before.encode("utf-16-le")[: 2 * start].decode("utf-16-le", "ignore").rpartition("\n")[2]
        words = self.random.choice(["日本", "é", "한"])
        send_preedit(self.editor, words)
        if start != end:
            assert self.editor.text() == with_part_replaced(before, start, end, ""), "what is composed is in the text"
        else:
            assert self.editor.text() == before, "what is composed is in the text"
        send_commit(self.editor, words)
        return words if "-" not in on_box and start != end else None


@pytest.fixture
def editor(qtbot):
    editor = ProseEdit()
    qtbot.addWidget(editor)
    editor.resize(720, 500)
    editor.load(START)
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def looks_of(editor):
    """The block format of every line."""
    block, made = editor.document().begin(), []
    while block.isValid():
        made.append((block.text(), block.blockFormat()))
        block = block.next()
    return made


def ink_of(editor):
    """Every run of characters that does not look plain, by line."""
    block, made = editor.document().begin(), []
    while block.isValid():
        made.append([(run.start, run.length, QTextCharFormat(run.format)) for run in block.layout().formats()])
        block = block.next()
    return made


def opened_anew(editor):
    fresh = ProseEdit()
    fresh.load(editor.text())
    looks = looks_of(fresh)
    fresh.deleteLater()
    return looks


@pytest.mark.parametrize("seed", range(4))
def test_the_text_is_what_was_written_through_hundreds_of_edits(qtbot, editor, seed):
    writer = Writer(editor, seed)
    for _ in range(150):
        writer.step()
        text = editor.text()
        assert not NEVER & set(text)
        assert clean(text) == text
        assert editor.document().toPlainText().replace("\xa0", " ") == text.replace("\xa0", " ")


@pytest.mark.parametrize("seed", range(4, 8))
def test_every_line_looks_as_if_it_had_been_opened_so(qtbot, editor, seed):
    writer = Writer(editor, seed)
    for _ in range(60):
        deed = writer.step()
        assert looks_of(editor) == opened_anew(editor), deed
        ink = ink_of(editor)
        editor.document().findChild(QSyntaxHighlighter).rehighlight()
        assert ink_of(editor) == ink, deed


@pytest.mark.parametrize("seed", range(8, 12))
def test_undo_comes_home_and_each_step_of_it_can_be_seen(qtbot, editor, seed):
    writer, document, same_for_same = Writer(editor, seed), editor.document(), 0
    for _ in range(80):
        before, steps = editor.text(), document.availableUndoSteps()
        writer.step()
        same_for_same += editor.text() == before and document.availableUndoSteps() > steps
    while document.isRedoAvailable():
        editor.redo()
    final, unseen = editor.text(), 0
    while document.isUndoAvailable():
        before = editor.text()
        editor.undo()
        unseen += editor.text() == before
    assert unseen <= same_for_same
    assert editor.text() == clean(START)
    assert looks_of(editor) == opened_anew(editor)
    while document.isRedoAvailable():
        editor.redo()
    assert editor.text() == final
    assert looks_of(editor) == opened_anew(editor)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("*_`#->[]@!\n \t\ufffe\ufeff\r😀"))))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was_cleaned(editor, text):
    editor.load(text)
    assert editor.text() == clean(text)
    assert editor.document().characterCount() - 1 == len(utf16(clean(text))) // 2


@given(st.text(alphabet=st.characters(codec="utf-16-le")))
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
