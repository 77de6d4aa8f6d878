"""Find in this entry."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from ui import theme
from ui.widgets.prose_edit import ProseEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot):
    editor = ProseEdit()
    qtbot.addWidget(editor)
    editor.resize(720, 400)
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def field(editor):
    return editor.find_bar.findChild(QLineEdit)


def look_for(editor, words):
    QTest.keyClick(editor, Qt.Key.Key_F, CTRL)
    field(editor).selectAll()
    QTest.keyClicks(field(editor), words)


def chosen(editor):
    cursor = editor.textCursor()
    return cursor.selectionStart(), cursor.selectedText()


def marked(editor):
    return [(one.cursor.selectionStart(), one.cursor.selectedText()) for one in editor.extraSelections()]


def test_every_match_is_counted_marked_and_the_first_one_chosen(editor):
    editor.load("One 😀 one, and then ONE.")
    look_for(editor, "one")
    assert editor.find_bar.count() == (1, 3)
    assert marked(editor) == [(0, "One"), (7, "one"), (21, "ONE")]
    assert chosen(editor) == (0, "One")
    assert editor.find_bar.findChild(QLabel).text() == "1 of 3"


def test_marks_are_honey(editor):
    editor.load("one")
    look_for(editor, "one")
    assert editor.extraSelections()[0].format.background().color() == theme.current()["honey_soft"]


def test_marks_are_underlined_where_a_soft_fill_is_no_fill(qapp, editor):
    editor.load("one")
    look_for(editor, "one")
    try:
        theme.apply(qapp, theme.named("hc_light"))
        marks = editor.extraSelections()
        assert marks[0].format.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    finally:
        theme.apply(qapp, theme.named("light"))


def test_return_walks_through_the_matches_and_round_again(editor):
    editor.load("a b a b a")
    look_for(editor, "a")
    places = []
    for modifiers in (Qt.KeyboardModifier.NoModifier,) * 3 + (SHIFT,):
        QTest.keyClick(field(editor), Qt.Key.Key_Return, modifiers)
        places.append(chosen(editor)[0])
    assert places == [4, 8, 0, 8]
    assert editor.find_bar.count() == (3, 3)


def test_the_search_begins_at_the_caret(editor):
    editor.load("one two one")
    editor.set_caret(5)
    look_for(editor, "one")
    assert chosen(editor)[0] == 8


def test_typing_on_narrows_where_one_is(editor):
    editor.load("in it, inside it")
    look_for(editor, "in")
    assert chosen(editor)[0] == 0
    QTest.keyClicks(field(editor), "s")
    assert chosen(editor) == (7, "ins")


def test_escape_goes_back_to_the_text_with_the_match_selected(editor):
    editor.load("one two")
    look_for(editor, "two")
    QTest.keyClick(field(editor), Qt.Key.Key_Escape)
    assert editor.hasFocus()
    assert (chosen(editor), marked(editor), editor.find_bar.isVisible()) == ((4, "two"), [], False)


def test_escape_in_the_text_closes_the_bar_too(qtbot, editor):
    editor.load("one two")
    look_for(editor, "two")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.find_bar.isVisible()


def test_f3_goes_on_from_the_text(editor):
    editor.load("a b a b a")
    look_for(editor, "a")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_F3)
    assert chosen(editor)[0] == 4
    QTest.keyClick(editor, Qt.Key.Key_F3, SHIFT)
    assert chosen(editor)[0] == 0


def test_nothing_found_is_said_and_the_caret_stays(editor):
    editor.load("one two")
    editor.set_caret(3)
    look_for(editor, "three")
    assert editor.find_bar.findChild(QLabel).text() == "No matches"
    assert (editor.caret(), editor.find_bar.count()) == (3, (0, 0))


def test_selected_words_are_looked_for(editor):
    editor.load("one two one")
    editor.set_caret(1)
    cursor = editor.textCursor()
    cursor.select(cursor.SelectionType.WordUnderCursor)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_F, CTRL)
    assert (field(editor).text(), editor.find_bar.count()) == ("one", (1, 2))


def test_a_page_can_open_it_with_words(editor):
    editor.load("one two")
    editor.open_find("two")
    assert chosen(editor) == (4, "two")


def test_an_edit_is_followed(qtbot, editor):
    editor.load("one two")
    look_for(editor, "two")
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, " two")
    qtbot.waitUntil(lambda: editor.find_bar.count()[1] == 2)
    assert editor.text() == "one two two"


def test_another_text_is_searched_as_well(editor):
    editor.load("one two")
    look_for(editor, "two")
    editor.load("two and two")
    assert marked(editor) == [(0, "two"), (8, "two")]


def test_only_what_is_on_screen_is_marked_and_the_rest_when_it_comes(editor):
    editor.load("letter\n" * 2000)
    look_for(editor, "e")
    assert editor.find_bar.count() == (1, 4000)
    assert 10 < len(editor.extraSelections()) < 100
    first = marked(editor)
    editor.set_scroll(5000)
    assert marked(editor) != first
    assert editor.extraSelections()


def test_the_chosen_match_is_on_screen(editor):
    editor.load("line\n" * 500 + "needle\n" + "line\n" * 500)
    look_for(editor, "needle")
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_a_match_inside_what_is_hidden_is_shown(editor):
    editor.load("words\n- [ ] do it @Miriam")
    look_for(editor, "miriam")
    runs = editor.document().lastBlock().layout().formats()
    token = [run for run in runs if run.start + run.length == len("- [ ] do it @Miriam")]
    assert all(run.format.foreground().color().alpha() == 255 for run in token)


def test_the_bar_stands_over_no_words(editor):
    editor.load("one")
    look_for(editor, "one")
    assert editor.viewport().geometry().top() >= editor.find_bar.geometry().bottom()
    QTest.keyClick(field(editor), Qt.Key.Key_Escape)
    assert editor.viewport().geometry().top() < editor.find_bar.sizeHint().height()


def test_every_control_of_the_bar_has_a_name(editor):
    editor.open_find()
    controls = [child for child in editor.find_bar.children() if hasattr(child, "focusPolicy")]
    names = [child.accessibleName() for child in controls if child.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert names == ["Find in this entry", "Previous match", "Next match", "Close find"]
