"""Text in and out of the editor, what counts as an edit, and what is left of it on lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCharFormat, QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.cleaning import clean
from app.store import rows
from ui import theme
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.prose_edit.marks import read

LONG = "\n".join(
    f"## Meeting {n}\nWhat was **said** about it.\n- [ ] one thing @me\n- another\n> a quotation" for n in range(120)
)


@pytest.fixture
def editor(qtbot):
    editor = ProseEdit(placeholder="What was said?")
    qtbot.addWidget(editor)
    editor.resize(720, 400)
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


@pytest.fixture
def theme_again(qapp):
    yield
    theme.apply(qapp, theme.named("light"))


def ink_of(editor):
    """Every run of characters that does not look plain, by line."""
    block, made = editor.document().begin(), []
    while block.isValid():
        made.append([(run.start, run.length, QTextCharFormat(run.format)) for run in block.layout().formats()])
        block = block.next()
    return made


def shapes_of(editor):
    block, made = editor.document().begin(), []
    while block.isValid():
        made.append(block.blockFormat())
        block = block.next()
    return made


def settle(qtbot, editor):
    qtbot.waitUntil(editor.document().isUndoRedoEnabled)


# in and out


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "one\ntwo\n",
        "👩‍⚕️ and 😀 and 𝔘",
        "مرحبا\u200f بالعالم",
        "e\u0301 o\u0308 and no\u0308thing is composed",
        "a\u00a0b\tc",
        "\u0085 and \u200b and \u00ad stay",
        "  spaces at both ends  ",
        "# not\n\n\n- a\n> list",
        "x" * 5000,
    ],
)
def test_clean_text_comes_back_as_it_was(editor, text):
    editor.load(text)
    assert editor.text() == text


@pytest.mark.parametrize(
    ("dirty", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("\ufeffa bom", "a bom"),
        ("\ufffeswapped", "swapped"),
        ("nul\0 bell\7 escape\x1b unit\x1f delete\x7f tab\t", "nul bell escape unit delete tab\t"),
        ("form\x0cfeed and vertical\x0btab", "formfeed and verticaltab"),
        ("\ufdd0\ufdd1\ufffc\uffff", ""),
        ("half \ud83d here", "half \ufffd here"),
        ("a pair \ud83d\ude00", "a pair 😀"),
    ],
)
def test_what_cannot_be_kept_is_cleaned_on_the_way_in(editor, dirty, kept):
    assert clean(dirty) == kept
    editor.load(dirty)
    assert editor.text() == kept


@pytest.mark.parametrize("dirty", ["half \ud83d here", "delete\x7f", "a\u2028b", "\ufeffa bom"])
def test_an_editor_and_the_journal_keep_the_same_of_what_cannot_be_kept(editor, dirty):
    editor.load(dirty)
    assert rows.prose(dirty) == editor.text()


def test_loading_replaces_everything_and_nothing_can_be_undone(qtbot, editor):
    editor.load("first")
    QTest.keyClicks(editor, "x")
    editor.load("second")
    editor.undo()
    assert editor.text() == "second"
    assert not editor.document().isUndoAvailable()


def test_loading_puts_the_caret_at_the_start(editor):
    editor.load("first\nsecond")
    assert editor.caret() == 0
    QTest.keyClicks(editor, "x")
    assert editor.text() == "xfirst\nsecond"


def test_a_screen_reader_reads_the_raw_text(editor):
    text = "## Heading\n- [ ] **do** it @me\n😀 and more"
    editor.load(text)
    words = QAccessible.queryAccessibleInterface(editor).textInterface()
    assert words.text(0, words.characterCount()).replace("\u2029", "\n") == text


# what counts as an edit


def test_a_key_is_an_edit(editor):
    edits = QSignalSpy(editor.edited)
    QTest.keyClick(editor, Qt.Key.Key_A)
    assert edits.count() == 1


def test_a_key_that_changes_the_look_of_its_line_is_one_edit(editor):
    editor.load("- ")
    editor.set_caret(1)
    edits = QSignalSpy(editor.edited)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert (editor.text(), edits.count()) == (" ", 1)


@pytest.mark.parametrize("deed", ["undo", "redo"])
def test_undo_and_redo_are_edits(editor, deed):
    QTest.keyClick(editor, Qt.Key.Key_A)
    if deed == "redo":
        editor.undo()
    edits = QSignalSpy(editor.edited)
    getattr(editor, deed)()
    assert edits.count() == 1


def test_loading_is_no_edit_and_dressing_the_rest_is_none_either(qtbot, editor):
    edits = QSignalSpy(editor.edited)
    editor.load(LONG)
    settle(qtbot, editor)
    assert edits.count() == 0


def test_walking_through_the_text_is_no_edit(qtbot, editor):
    editor.load("## One\n**two** three\n- [ ] four @me\n> five")
    edits = QSignalSpy(editor.edited)
    for _ in range(40):
        QTest.keyClick(editor, Qt.Key.Key_Right)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
        QTest.keyClick(editor, key)
    assert edits.count() == 0


@pytest.mark.parametrize("name", ["dark", "hc_light", "hc_dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_another_theme_or_text_size_is_no_edit(qapp, editor, theme_again, name, scale):
    editor.load("## One\n**two** three\n- [ ] four @me")
    edits = QSignalSpy(editor.edited)
    theme.apply(qapp, theme.named(name, scale))
    assert edits.count() == 0
    assert editor.text() == "## One\n**two** three\n- [ ] four @me"


def test_looking_for_words_is_no_edit(qtbot, editor):
    editor.load("one **two** one")
    edits = QSignalSpy(editor.edited)
    editor.open_find("two")
    editor.find_bar.next()
    editor.find_bar.close_bar()
    assert edits.count() == 0


# a long text


def test_a_long_text_ends_up_looking_as_if_it_had_been_dressed_at_once(qtbot, editor):
    editor.load(LONG)
    settle(qtbot, editor)
    ink, shapes = ink_of(editor), shapes_of(editor)
    half = len(LONG) // 2
    editor.load(LONG[:half])
    settle(qtbot, editor)
    editor.set_caret(half)
    editor.insert(LONG[half:])
    editor.set_caret(0)
    assert shapes_of(editor) == shapes
    assert ink_of(editor) == ink
    assert any(ink[-3]), "the last lines are dressed"


def test_what_is_typed_at_once_into_a_long_text_can_be_undone_alone(editor):
    editor.load(LONG)
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert editor.text() == "x" + LONG
    editor.undo()
    assert editor.text() == LONG
    assert not editor.document().isUndoAvailable()


def test_the_first_screen_of_a_long_text_is_dressed_before_it_is_painted(editor):
    editor.load(LONG)
    assert all(run for line, run in zip(LONG.split("\n")[:5], ink_of(editor)[:5], strict=True) if line[0] in "#->")


# where one is


def test_the_caret_counts_as_qt_does(editor):
    editor.load("😀 two")
    editor.set_caret(3)
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert (editor.text(), editor.caret()) == ("😀 xtwo", 4)


@pytest.mark.parametrize(("asked", "given"), [(-5, 0), (3, 3), (99, 5)])
def test_the_caret_stays_inside_the_text(editor, asked, given):
    editor.load("12345")
    editor.set_caret(asked)
    assert editor.caret() == given


def test_the_place_in_a_long_text_can_be_found_again(qtbot, editor):
    editor.load(LONG)
    editor.set_scroll(3000)
    place = editor.scroll()
    editor.load(LONG)
    editor.set_scroll(place)
    assert (place, editor.scroll()) == (3000, 3000)


# size


@pytest.mark.parametrize(("width", "column"), [(1000, 680), (400, 360)])
def test_the_column_is_640_px_wide_or_what_the_gutter_leaves_at_both_sides(editor, width, column):
    editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    editor.resize(width, 400)
    assert editor.lineWrapColumnOrWidth() == column


def in_a_page(qtbot, editor, height=500):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(editor)
    layout.addStretch(1)
    page.resize(600, height)
    page.show()
    return page


def test_a_growing_field_is_as_high_as_its_text(qtbot):
    field = ProseEdit(grows=True)
    page = in_a_page(qtbot, field)
    one_line = field.height()
    field.insert("one\ntwo\nthree")
    qtbot.waitUntil(lambda: field.height() == one_line + 2 * 37)  # a line is 27 px and stands 10 from the next
    assert field.verticalScrollBar().maximum() == 0
    assert page.height() == 500


def test_a_growing_field_stops_at_three_fifths_of_the_window_and_scrolls(qtbot):
    field = ProseEdit(grows=True)
    page = in_a_page(qtbot, field, height=500)
    field.insert("line\n" * 60)
    qtbot.waitUntil(lambda: field.height() == page.height() * 3 // 5)
    assert field.verticalScrollBar().maximum() > 0


# the text size


def test_a_new_text_size_keeps_undo_and_redo(qapp, editor, theme_again):
    editor.load("## One\n- two 😀")
    editor.set_caret(99)
    past = [editor.text()]
    for deed in (lambda: QTest.keyClicks(editor, "more"), editor.toggle_quote, lambda: editor.insert("\n- [ ] x @me")):
        deed()
        past.append(editor.text())
    editor.undo()
    theme.apply(qapp, theme.named("dark", 1.5))
    editor.redo()
    found = [editor.text()]
    while editor.document().isUndoAvailable():
        editor.undo()
        found.append(editor.text())
    assert [text for text in reversed(found) if text in past] == past
    fresh = ProseEdit()
    fresh.load(editor.text())
    assert shapes_of(editor) == shapes_of(fresh)
    fresh.deleteLater()


def test_a_new_text_size_keeps_the_caret(qapp, editor, theme_again):
    editor.load("one two three")
    editor.set_caret(7)
    theme.apply(qapp, theme.named("light", 1.2))
    assert editor.caret() == 7


# on lock


def test_nothing_is_left_to_undo_on_lock(qtbot, editor):
    QTest.keyClicks(editor, "private words")
    editor.clear_words()
    assert editor.text() == ""
    editor.undo()
    editor.redo()
    assert editor.text() == ""


def test_marks_and_searched_words_are_gone_on_lock(qtbot, editor):
    editor.load("private words")
    editor.open_find("private")
    field = editor.find_bar.findChild(QLineEdit)
    assert editor.extraSelections()
    editor.clear_words()
    field.undo()
    assert (editor.extraSelections(), field.text(), editor.find_bar.isVisible()) == ([], "", False)


def test_no_line_that_was_read_stays_in_memory_on_lock(editor):
    editor.load("- [ ] private @words")
    editor.clear_words()
    assert read.cache_info().currsize == 0


def test_clearing_on_lock_is_no_edit(editor):
    editor.load("private words")
    edits = QSignalSpy(editor.edited)
    editor.clear_words()
    assert edits.count() == 0


# the keys of the page around it


def test_tab_goes_on_and_ctrl_tab_writes_a_tab(qtbot):
    editor, after = ProseEdit(), QLineEdit()
    page = in_a_page(qtbot, editor)
    page.layout().addWidget(after)
    page.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClick(editor, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "\t"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert after.hasFocus()


# what it looks like


def colours_of(editor, line):
    """The colours found on the screen at this line."""
    block = editor.document().findBlockByNumber(line)
    box = editor.document().documentLayout().blockBoundingRect(block).toRect()
    picture = editor.viewport().grab(box.translated(0, -editor.scroll())).toImage()
    return {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)
    }


@pytest.mark.parametrize("name", ["light", "dark", "hc_light", "hc_dark"])
def test_an_action_stands_on_a_soft_row_and_the_callers_row_on_a_plain_one(qapp, qtbot, editor, theme_again, name):
    look = theme.named(name)
    theme.apply(qapp, look)
    editor.load("words\n- [ ] do it @me !2026-11-26")
    assert look["pine_soft"].name() in colours_of(editor, 1)
    editor.set_caret(12)
    assert look["surface"].name() in colours_of(editor, 1)
    assert look["pine"].name() not in colours_of(editor, 1)
    editor.toggle_done()
    assert look["pine"].name() in colours_of(editor, 1)


def test_a_selection_in_an_action_row_can_be_seen(editor):
    editor.load("- [ ] first row\n- [ ] second row")
    editor.selectAll()
    editor.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    look = theme.current()
    assert look["pine_soft"].name() not in colours_of(editor, 0)
    assert look["selected"].name() in colours_of(editor, 0)


def test_the_placeholder_is_there_until_something_is_written(editor):
    look = theme.current()
    assert look["ink3"].name() in colours_of(editor, 0)
    QTest.keyClick(editor, Qt.Key.Key_Period)
    assert look["ink3"].name() not in colours_of(editor, 0)


def hidden_in(editor, line):
    """What of a line is not shown: tiny and transparent, or transparent under paint."""
    block = editor.document().findBlockByNumber(line)
    runs = [run for run in block.layout().formats() if run.format.foreground().color().alpha() == 0]
    return [block.text()[run.start : run.start + run.length] for run in runs]


def test_marks_are_hidden_until_the_caret_touches_them(editor):
    editor.load("words\nsome **bold** here")
    assert hidden_in(editor, 1) == ["**", "**"]
    editor.set_caret(14)
    assert hidden_in(editor, 1) == []
    editor.set_caret(6)
    assert hidden_in(editor, 1) == ["**", "**"]


def test_marks_that_the_caret_leaves_by_redo_are_hidden(editor):
    editor.load("one *tw")
    editor.set_caret(7)
    editor.insert("o* x")
    editor.undo()
    editor.set_caret(6)
    editor.redo()
    assert editor.text() == "one *two* x"
    assert hidden_in(editor, 0) == ["*", "*"]


def test_a_block_looks_right_straight_after_undo_and_redo(editor):
    editor.load("words")
    editor.toggle_heading()
    heading, ink = shapes_of(editor), ink_of(editor)
    editor.undo()
    plain = ProseEdit()
    plain.load("words")
    assert (shapes_of(editor), ink_of(editor)) == (shapes_of(plain), [[]])
    editor.redo()
    assert (shapes_of(editor), ink_of(editor)) == (heading, ink)
    plain.deleteLater()


def test_quiet_headings_are_of_a_form_and_stay_so_in_another_theme(qapp, theme_again):
    editor = ProseEdit(quiet=True)
    editor.load("## What?\nwords\n# Mine")
    for name in ("light", "dark"):
        theme.apply(qapp, theme.named(name))
        [*_, (_, _, ink)], _, [*_, (_, _, title)] = ink_of(editor)
        assert (ink.font().pixelSize(), ink.foreground().color()) == (15, theme.current()["ink2"])
        assert title.font().pixelSize() == 28
    editor.deleteLater()
