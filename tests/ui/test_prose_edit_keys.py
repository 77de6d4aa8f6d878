"""Lists, actions, bold and italic, written with real keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets.prose_edit import FormatStrip, ProseEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.editor = ProseEdit(page)
    page.strip = FormatStrip(page.editor, page)
    layout = QVBoxLayout(page)
    layout.addWidget(page.strip)
    layout.addWidget(page.editor)
    page.resize(720, 500)
    page.show()
    page.activateWindow()
    page.editor.setFocus()
    qtbot.waitUntil(page.editor.hasFocus)
    return page


@pytest.fixture
def editor(page):
    return page.editor


def write(editor, words):
    """Type it, with Return for each new line."""
    first, *rest = words.split("\n")
    QTest.keyClicks(editor, first)
    for line in rest:
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, line)


def select(editor, start, end):
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


# lists


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("- one\ntwo", "- one\n- two"),
        ("* one\ntwo", "* one\n* two"),
        ("1. one\ntwo\nthree", "1. one\n2. two\n3. three"),
        ("9) one\ntwo", "9) one\n10) two"),
        ("> said\nslowly", "> said\n> slowly"),
        ("  - one\ntwo", "  - one\n  - two"),
        ("# heading\nwords", "# heading\nwords"),
        ("words\nmore", "words\nmore"),
        ("- one\n\nafter", "- one\nafter"),
        ("1. one\n\nafter", "1. one\nafter"),
    ],
)
def test_return_goes_on_with_a_list_and_ends_it_on_an_empty_item(editor, written, kept):
    write(editor, written)
    assert editor.text() == kept


def test_shift_return_leaves_the_list(editor):
    write(editor, "- one")
    QTest.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    write(editor, "two")
    assert editor.text() == "- one\ntwo"


def test_return_in_the_middle_of_an_item_makes_two(editor):
    editor.load("- one two")
    editor.set_caret(5)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- one\n-  two"


def test_backspace_before_the_first_word_takes_the_mark_away(editor):
    editor.load("- one")
    editor.set_caret(2)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "one"
    editor.undo()
    assert editor.text() == "- one"


@pytest.mark.parametrize(
    ("command", "once"),
    [
        ("toggle_bullets", "- a\n- b\n\n- c"),
        ("toggle_numbers", "1. a\n2. b\n\n3. c"),
        ("toggle_quote", "> a\n> b\n\n> c"),
        ("toggle_heading", "## a\n## b\n\n## c"),
        ("toggle_action", "- [ ] a\n- [ ] b\n\n- [ ] c"),
    ],
)
def test_a_command_for_lines_marks_all_that_are_selected_and_a_second_time_none(editor, command, once):
    editor.load("a\nb\n\nc")
    editor.selectAll()
    getattr(editor, command)()
    assert editor.text() == once
    getattr(editor, command)()
    assert editor.text() == "a\nb\n\nc"
    editor.undo()
    assert editor.text() == once


def test_one_kind_of_list_becomes_another(editor):
    editor.load("- a\n  - b")
    editor.selectAll()
    editor.toggle_numbers()
    assert editor.text() == "1. a\n  2. b"


def test_some_bullets_among_others_become_bullets_all(editor):
    editor.load("- a\nb")
    editor.selectAll()
    editor.toggle_bullets()
    assert editor.text() == "- a\n- b"


# actions


def test_brackets_and_a_space_make_an_action(editor):
    write(editor, "[] call")
    assert editor.text() == "- [ ] call"


def test_one_undo_gives_the_brackets_back(editor):
    write(editor, "[] ")
    editor.undo()
    assert editor.text() == "[] "


def test_brackets_in_the_middle_of_a_line_stay(editor):
    write(editor, "see [] there")
    assert editor.text() == "see [] there"


def test_the_line_becomes_an_action_by_its_keys(editor):
    editor.load("call Ravi")
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL | SHIFT)
    assert editor.text() == "- [ ] call Ravi"


def test_an_action_is_ticked_by_its_keys_and_in_one_step_of_undo(editor):
    editor.load("- [ ] call")
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL | SHIFT)
    assert editor.text() == "- [x] call"
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == "- [ ] call"


@pytest.mark.parametrize("text", ["- [ ] call", "- [ ] اتصل"])
def test_a_click_on_the_box_ticks_and_leaves_the_caret(qtbot, editor, text):
    editor.load("words\n" + text)
    seen = next(one for one in editor._seen() if one.line.kind == "action")
    box = editor._box(seen).center().toPoint()
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert editor.text() == "words\n" + text.replace("[ ]", "[x]")
    assert editor.caret() == 0
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert editor.text() == "words\n" + text


def test_a_click_on_the_words_ticks_nothing(qtbot, editor):
    editor.load("- [ ] call")
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 30))
    assert editor.text() == "- [ ] call"


def test_a_click_beside_the_words_of_an_action_writes_before_who_and_when(qtbot, editor):
    editor.load("- [ ] call @me !2026-11-26")
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 30))
    write(editor, " Ravi")
    assert editor.text() == "- [ ] call Ravi @me !2026-11-26"


def test_an_action_goes_on_with_an_open_one_and_keeps_who_and_when(editor):
    editor.load("- [x] call @me")
    editor.set_caret(10)
    write(editor, "\nnext")
    assert editor.text() == "- [x] call @me\n- [ ] next"


def test_ctrl_return_ends_an_action_and_is_the_pages_elsewhere(page, editor):
    editor.load("- [ ] call @me")
    editor.set_caret(8)
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    write(editor, "after")
    assert editor.text() == "- [ ] call @me\nafter"
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert editor.text() == "- [ ] call @me\nafter"


def test_nothing_is_written_into_the_box(editor):
    editor.load("- [ ] call")
    editor.set_caret(2)
    write(editor, "x")
    assert editor.text() == "- [ ] xcall"


def test_home_end_and_left_know_where_the_words_of_an_action_are(editor):
    editor.load("before\n- [ ] call @me")
    editor.set_caret(15)
    stops = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Left):
        QTest.keyClick(editor, key)
        stops.append(editor.caret())
    assert stops == [17, 13, 6]


def test_backspace_before_an_action_makes_it_a_line_again(editor):
    editor.load("- [x] call")
    editor.set_caret(6)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "call"


def test_left_at_the_very_start_stays_there(editor):
    editor.load("- [ ] call")
    editor.set_caret(6)
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert editor.caret() == 6


# bold and italic


@pytest.mark.parametrize(
    ("text", "start", "end", "bold", "italic"),
    [
        ("one two three", 4, 7, "one **two** three", "one *two* three"),
        ("one two three", 3, 8, "one **two** three", "one *two* three"),
        ("- one", 0, 5, "- **one**", "- *one*"),
        ("😀 two 😀", 3, 6, "😀 **two** 😀", "😀 *two* 😀"),
        ("one\ntwo", 0, 7, "**one**\n**two**", "*one*\n*two*"),
        ("one two", 5, 5, "one **two**", "one *two*"),
        ("one **two** three", 0, 8, "**one two** three", "_one **two**_ three"),
        ("   ", 0, 3, "   ", "   "),
    ],
)
def test_the_chosen_words_are_marked(editor, text, start, end, bold, italic):
    for keys, wanted in ((Qt.Key.Key_B, bold), (Qt.Key.Key_I, italic)):
        editor.load(text)
        select(editor, start, end)
        QTest.keyClick(editor, keys, CTRL)
        assert editor.text() == wanted


@pytest.mark.parametrize("keys", [Qt.Key.Key_B, Qt.Key.Key_I])
@pytest.mark.parametrize(("start", "end"), [(4, 7), (0, 13), (5, 5)])
def test_the_same_keys_again_take_the_marks_away(editor, keys, start, end):
    editor.load("one two three")
    select(editor, start, end)
    QTest.keyClick(editor, keys, CTRL)
    assert editor.text() != "one two three"
    QTest.keyClick(editor, keys, CTRL)
    assert editor.text() == "one two three"


def test_bold_and_italic_go_together_and_apart(editor):
    editor.load("one two three")
    select(editor, 4, 7)
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_I, CTRL)
    assert {"bold", "italic"} <= editor.looks()
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.looks() == {"plain", "italic"}
    QTest.keyClick(editor, Qt.Key.Key_I, CTRL)
    assert editor.text() == "one two three"


def test_three_stars_are_both_and_either_can_go(editor):
    editor.load("***two***")
    editor.set_caret(5)
    assert {"bold", "italic"} <= editor.looks()
    editor.toggle_bold()
    assert editor.text() == "*two*"


def test_words_typed_over_bold_words_stay_bold(editor):
    editor.load("one two three")
    select(editor, 4, 7)
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    write(editor, "2")
    assert editor.text() == "one **2** three"


def test_bold_before_the_words_are_there(editor):
    write(editor, "so ")
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    write(editor, "it was")
    assert editor.text() == "so **it was**"


def test_bold_and_not_bold_after_all_leaves_nothing(editor):
    write(editor, "so ")
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.text() == "so "


# undo


@pytest.mark.parametrize("redo", [(Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_Y, CTRL)])
def test_undo_and_redo_by_their_keys(editor, redo):
    write(editor, "words")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == ""
    QTest.keyClick(editor, *redo)
    assert editor.text() == "words"


def test_a_paragraph_typed_in_one_go_is_one_step(editor):
    write(editor, "one\ntwo words")
    editor.undo()
    assert editor.text() == "one\n"


# keys that the window has too


@pytest.mark.parametrize("keys", ["Ctrl+F", "Ctrl+B", "Ctrl+I", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Shift+A"])
def test_the_editors_keys_are_its_own_while_it_has_the_focus(page, editor, keys):
    shortcut = QShortcut(QKeySequence(keys), page)
    taken = QSignalSpy(shortcut.activated)
    QTest.keySequence(editor, QKeySequence(keys))
    assert taken.count() == 0


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+L", "Ctrl+N", "Ctrl+1", "F1", "Esc"])
def test_the_windows_keys_still_reach_the_window(page, editor, keys):
    shortcut = QShortcut(QKeySequence(keys), page)
    taken = QSignalSpy(shortcut.activated)
    QTest.keySequence(editor, QKeySequence(keys))
    assert taken.count() == 1


# input methods


def test_what_is_being_composed_is_not_in_the_text_and_no_edit(editor):
    editor.load("- [ ] ")
    editor.set_caret(6)
    edits = QSignalSpy(editor.edited)
    QApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    assert (editor.text(), edits.count()) == ("- [ ] ", 0)
    event = QInputMethodEvent("", [])
    event.setCommitString("日本")
    QApplication.sendEvent(editor, event)
    assert (editor.text(), edits.count()) == ("- [ ] 日本", 1)


def test_marks_stay_hidden_while_composing(editor):
    editor.load("**bold** words")
    editor.set_caret(14)
    QApplication.sendEvent(editor, QInputMethodEvent("に", []))
    runs = editor.document().firstBlock().layout().formats()
    assert any(run.start == 0 and run.length == 2 and run.format.foreground().color().alpha() == 0 for run in runs)


# the strip


def button(page, name):
    return next(child for child in page.strip.children() if getattr(child, "accessibleName", str)() == name)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("Heading", "## words"),
        ("Bold", "**words**"),
        ("Italic", "*words*"),
        ("List", "- words"),
        ("Numbered list", "1. words"),
        ("Quotation", "> words"),
    ],
)
def test_a_button_marks_shows_that_it_did_and_takes_the_mark_away(qtbot, page, editor, name, after):
    editor.load("words")
    editor.set_caret(2)
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    assert (editor.text(), button(page, name).isChecked()) == (after, True)
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    assert (editor.text(), button(page, name).isChecked()) == ("words", False)


def test_a_click_on_the_strip_leaves_the_focus_in_the_text(qtbot, page, editor):
    qtbot.mouseClick(button(page, "Heading"), Qt.MouseButton.LeftButton)
    assert editor.hasFocus()


def test_the_strip_follows_the_caret(page, editor):
    editor.load("## heading\nand **bold** words")
    on = []
    for place in (4, 12, 18):
        editor.set_caret(place)
        on.append([name for name in ("Heading", "Bold") if button(page, name).isChecked()])
    assert on == [["Heading"], [], ["Bold"]]


def test_the_strip_is_one_tab_stop_with_arrows_inside(page):
    first, last = button(page, "Heading"), button(page, "Quotation")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert button(page, "Bold").hasFocus()
    QTest.keyClick(button(page, "Bold"), Qt.Key.Key_End)
    assert last.hasFocus()
    stops = [
        child for child in page.strip.children() if getattr(child, "focusPolicy", lambda: 0)() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [last]


def test_the_buttons_say_their_keys(page):
    assert button(page, "Bold").accessibleDescription() == "Ctrl+B"
    assert button(page, "Italic").accessibleDescription() == "Ctrl+I"


# what is to be reflected on later


@pytest.fixture
def marked(page):
    page.editor.load("The silence #later\nnext")
    page.editor.set_caret(len("The silence"))
    return page


def test_words_never_land_behind_the_mark(qtbot, marked):
    marked.editor.set_caret(len("The silence #later"))
    qtbot.keyClicks(marked.editor, " grew")
    assert marked.editor.text() == "The silence grew #later\nnext"


def test_end_stops_before_the_mark(qtbot, marked):
    marked.editor.set_caret(0)
    qtbot.keyClick(marked.editor, Qt.Key.Key_End)
    assert marked.editor.caret() == len("The silence")


def test_the_right_arrow_passes_over_the_mark_to_the_next_line(qtbot, marked):
    qtbot.keyClick(marked.editor, Qt.Key.Key_Right)
    assert marked.editor.caret() == len("The silence #later\n")


def test_enter_leaves_the_mark_with_its_words(qtbot, marked):
    qtbot.keyClick(marked.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(marked.editor, "new")
    assert marked.editor.text() == "The silence #later\nnew\nnext"


@pytest.mark.parametrize(("key", "caret"), [(Qt.Key.Key_Delete, 11), (Qt.Key.Key_Backspace, 19)])
def test_when_two_lines_become_one_the_mark_goes_to_their_end(qtbot, marked, key, caret):
    marked.editor.set_caret(caret)
    qtbot.keyClick(marked.editor, key)
    joined = marked.editor.text()
    qtbot.keyClick(marked.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (joined, marked.editor.text()) == ("The silencenext #later", "The silence #later\nnext")


def test_marking_leaves_the_caret_where_it_was_and_nothing_selected(qtbot, page):
    page.editor.load("The silence")
    page.editor.set_caret(len("The silence"))
    page.editor.toggle_later()
    assert page.editor.text() == "The silence #later"
    assert (page.editor.caret(), page.editor.textCursor().hasSelection()) == (len("The silence"), False)


def test_marking_is_one_step_of_undo(qtbot, page):
    page.editor.load("one\ntwo")
    page.editor.selectAll()
    page.editor.toggle_later()
    marked = page.editor.text()
    qtbot.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (marked, page.editor.text()) == ("one #later\ntwo #later", "one\ntwo")


def test_bold_over_a_marked_line_leaves_the_mark_out(qtbot, marked):
    marked.editor.selectAll()
    marked.editor.toggle_bold()
    assert marked.editor.text() == "**The silence** #later\n**next**"


# what is written elsewhere


@pytest.mark.parametrize(
    ("before", "caret", "after", "then"),
    [
        ("- [ ] ask\nmore", 14, "- [x] ask\nmore", 14),
        ("one\ntwo", 7, "new\none\ntwo", 11),
        ("one\ntwo\nthree", 13, "one\nthree", 9),
        ("one", 3, "one, more", 3),
        ("😀 one\ntwo", 10, "😀 one!\ntwo", 11),
    ],
)
def test_the_caret_stays_with_its_words_when_others_are_written_elsewhere(qtbot, page, before, caret, after, then):
    page.editor.load(before)
    page.editor.set_caret(caret)
    edits = QSignalSpy(page.editor.edited)
    page.editor.follow(after)
    assert (page.editor.text(), page.editor.caret(), edits.count()) == (after, then, 0)
    qtbot.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.text() == before
