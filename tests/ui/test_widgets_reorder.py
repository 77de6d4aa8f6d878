"""An order of one's own: by mouse, by keys, and names that are typed where they stand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from tests.ui.showing import shown, spots
from ui.widgets.chip import Chip
from ui.widgets.item_row import Item
from ui.widgets.line_edit import LineEdit
from ui.widgets.reorder_list import ReorderList

OVER = ("Carried over", "arrow-bend-down-right", "")
ITEMS = [
    Item("w", "Ward meeting", (OVER,)),
    Item("l", "Liaison clinic"),
    Item("s", "The sentence"),
    Item("f", "February"),
]
LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def agenda(qtbot):
    made = ReorderList("Agenda")
    made.set_items(ITEMS)
    shown(qtbot, made, LineEdit("Add an item"))
    return made


def order(made):
    return "".join(row.key for row in made.rows)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def drag(made, old, y, release=True):
    """From the middle of one row to a height in the list."""
    row = made.rows[old]
    start = row.rect().center()
    QTest.mousePress(row, LEFT, pos=start)
    for to in (start + QPoint(0, 15), row.mapFrom(made, QPoint(start.x(), y))):
        QTest.mouseMove(row, to)
    if release:
        QTest.mouseRelease(row, LEFT, pos=to)


def middle_of(made, number):
    return made.rows[number].geometry().center().y()


@pytest.mark.parametrize(("row", "key", "expected", "told"), [(2, "Up", "wslf", [2, 1]), (0, "Down", "lwsf", [0, 1])])
def test_alt_and_an_arrow_move_a_row_and_tell_it(qtbot, agenda, row, key, expected, told):
    agenda.rows[row].setFocus()
    with qtbot.waitSignal(agenda.moved) as heard:
        press(qtbot, getattr(Qt.Key, f"Key_{key}"), ALT)
    assert (order(agenda), heard.args) == (expected, told)
    assert QApplication.focusWidget() is agenda.rows[told[1]]


@pytest.mark.parametrize(("row", "key"), [(0, "Up"), (3, "Down")])
def test_nothing_moves_beyond_the_ends(qtbot, agenda, row, key):
    agenda.rows[row].setFocus()
    with qtbot.assertNotEmitted(agenda.moved):
        press(qtbot, getattr(Qt.Key, f"Key_{key}"), ALT)
    assert order(agenda) == "wlsf"


def test_arrows_alone_only_move_the_focus(qtbot, agenda):
    agenda.rows[0].setFocus()
    with qtbot.assertNotEmitted(agenda.moved):
        press(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is agenda.rows[1]


def test_a_row_is_dragged_below_another(qtbot, agenda):
    with qtbot.waitSignal(agenda.moved) as told:
        drag(agenda, 0, middle_of(agenda, 2) + 3)
    assert (order(agenda), told.args) == ("lswf", [0, 2])


def test_a_row_is_dragged_to_the_top(qtbot, agenda):
    with qtbot.waitSignal(agenda.moved) as told:
        drag(agenda, 3, 2)
    assert (order(agenda), told.args) == ("fwls", [3, 0])


def test_a_row_that_is_dropped_where_it_was_has_not_moved(qtbot, agenda):
    with qtbot.assertNotEmitted(agenda.moved):
        drag(agenda, 1, middle_of(agenda, 1) + 12)


def test_esc_ends_a_drag_and_leaves_the_order(qtbot, agenda):
    with qtbot.assertNotEmitted(agenda.moved):
        drag(agenda, 0, middle_of(agenda, 2) + 3, release=False)
        press(qtbot, Qt.Key.Key_Escape)
        QTest.mouseRelease(agenda.rows[0], LEFT)
    assert order(agenda) == "wlsf"


def test_a_line_shows_where_what_is_dragged_would_go(palette, agenda):
    drag(agenda, 0, middle_of(agenda, 2) + 3, release=False)
    gap = agenda.rows[2].geometry().bottom() + 1
    assert (agenda.width() // 2, gap) in spots(agenda, palette["pine"])
    QTest.mouseRelease(agenda.rows[0], LEFT)


def test_the_page_scrolls_along_with_what_is_dragged(qtbot):
    made = ReorderList("Agenda")
    made.set_items([Item(number, f"Item {number}") for number in range(30)])
    inside = QWidget()
    QVBoxLayout(inside).addWidget(made)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(inside)
    shown(qtbot, page)
    drag(made, 0, middle_of(made, 12))
    assert page.verticalScrollBar().value() > 0
    assert [row.key for row in made.rows].index(0) == 11


# renaming


@pytest.mark.parametrize("key", ["F2", "Return"])
def test_a_key_renames_and_enter_keeps_the_words(qtbot, agenda, key):
    agenda.rows[1].setFocus()
    press(qtbot, getattr(Qt.Key, f"Key_{key}"))
    qtbot.keyClicks(QApplication.focusWidget(), "Liaison, or not")
    with qtbot.waitSignal(agenda.renamed) as told:
        press(qtbot, Qt.Key.Key_Return)
    assert told.args == ["l", "Liaison, or not"]
    assert QApplication.focusWidget() is agenda.rows[1]
    assert agenda.rows[1].accessibleName() == "Liaison, or not"


def test_a_double_click_renames(qtbot, agenda):
    qtbot.mouseDClick(agenda.rows[2], LEFT)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.selectedText() == "The sentence"
    assert field.accessibleName() == "New words for: The sentence"


def test_esc_puts_back_the_words_that_were_there(qtbot, agenda):
    agenda.rename("l")
    qtbot.keyClicks(QApplication.focusWidget(), "Something else")
    with qtbot.assertNotEmitted(agenda.renamed):
        press(qtbot, Qt.Key.Key_Escape)
    assert (QApplication.focusWidget(), agenda.rows[1].accessibleName()) == (agenda.rows[1], "Liaison clinic")


def test_leaving_the_field_keeps_what_was_typed(qtbot, agenda):
    agenda.rename("l")
    qtbot.keyClicks(QApplication.focusWidget(), "Liaison, or not")
    with qtbot.waitSignal(agenda.renamed) as told:
        press(qtbot, Qt.Key.Key_Tab)
    assert told.args == ["l", "Liaison, or not"]


def test_flushing_keeps_what_is_being_typed(qtbot, agenda):
    agenda.rename("l")
    qtbot.keyClicks(QApplication.focusWidget(), "Liaison, or not")
    with qtbot.waitSignal(agenda.renamed) as told:
        agenda.flush()
    assert told.args == ["l", "Liaison, or not"]


def test_a_row_whose_words_were_all_taken_out_keeps_its_words(qtbot, agenda):
    agenda.rename("l")
    press(qtbot, Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(agenda.renamed):
        press(qtbot, Qt.Key.Key_Return)
    assert agenda.rows[1].accessibleName() == "Liaison clinic"


def test_typing_a_name_goes_on_when_the_items_come_anew(qtbot, agenda):
    agenda.rename("l")
    qtbot.keyClicks(QApplication.focusWidget(), "Liaison, or")
    agenda.set_items([*ITEMS, Item("n", "New")])
    qtbot.keyClicks(QApplication.focusWidget(), " not")
    with qtbot.waitSignal(agenda.renamed) as told:
        press(qtbot, Qt.Key.Key_Return)
    assert told.args == ["l", "Liaison, or not"]


def test_arrows_in_the_field_move_no_row(qtbot, agenda):
    agenda.rename("l")
    field = QApplication.focusWidget()
    with qtbot.assertNotEmitted(agenda.moved):
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Up, ALT)
    assert QApplication.focusWidget() is field


# what somebody hears, and what goes


def test_a_row_is_heard_with_its_chips_and_its_place(qtbot, agenda):
    read = QAccessible.queryAccessibleInterface(agenda.rows[0])
    heard = read.text(QAccessible.Text.Name), read.text(QAccessible.Text.Description)
    assert heard == ("Ward meeting", "Carried over, 1 of 4")
    agenda.rows[0].setFocus()
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert agenda.rows[1].accessibleDescription() == "Carried over, 2 of 4"


def test_delete_asks_for_the_removal_of_a_row(qtbot, agenda):
    agenda.rows[2].setFocus()
    with qtbot.waitSignal(agenda.remove_requested) as told:
        press(qtbot, Qt.Key.Key_Delete)
    assert told.args == ["s"]


def test_other_chips_replace_those_of_a_row(qtbot, agenda):
    agenda.set_items([Item("w", "Ward meeting", (("From a reflection", "notebook", "ember"),))])
    seen = [chip.text() for chip in agenda.findChildren(Chip) if chip.isVisible()]
    assert seen == ["From a reflection"]


def test_nothing_of_an_item_is_told_by_its_repr():
    assert "Ward" not in repr(ITEMS[0]) and "Carried" not in repr(ITEMS[0])


def test_a_list_forgets_its_words(agenda):
    agenda.rename("l")
    rows = agenda.rows
    agenda.clear_words()
    said = [(row.accessibleName(), *(chip.text() for chip in row.findChildren(Chip))) for row in rows]
    fields = [field.text() + field.accessibleName() for row in rows for field in row.findChildren(QLineEdit)]
    assert "".join(map("".join, said)) + "".join(fields) == ""
