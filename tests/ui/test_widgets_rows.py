"""Rows of a list: those to tick, those to open, and how one goes from one to the next."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.showing import painted, shown
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.entry_row import EntryRow
from ui.widgets.row_list import RowList
from ui.widgets.tick_row import TickRow

EMAIL = ("Email Dr Prior about a liaison clinic", "From 20 October, Miriam Holt", "Due Friday 27 November")
LEFT = Qt.MouseButton.LeftButton


def spoken(widget):
    read = QAccessible.queryAccessibleInterface(widget)
    texts = (read.text(QAccessible.Text.Name), read.text(QAccessible.Text.Description))
    return (*texts, read.role())


@pytest.fixture
def row(qtbot):
    made = TickRow(7)
    made.set_words(*EMAIL)
    shown(qtbot, made, width=640, height=120)
    return made


@pytest.fixture
def entry(qtbot):
    made = EntryRow("r1", "notebook")
    made.set_words("The phrase I didn’t finish", "Reflection, yesterday")
    shown(qtbot, made, width=400, height=120)
    return made


# to tick


def test_space_ticks_a_row_and_tells_whose_it_is(qtbot, row):
    row.setFocus()
    with qtbot.waitSignal(row.ticked) as told:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert (row.isChecked(), told.args) == (True, [7, True])


def test_a_click_on_the_box_ticks(qtbot, row):
    with qtbot.assertNotEmitted(row.opened), qtbot.waitSignal(row.ticked):
        qtbot.mouseClick(row, LEFT, pos=QPoint(11, row.height() // 2))


def test_a_click_on_the_words_opens_and_ticks_nothing(qtbot, row):
    with qtbot.assertNotEmitted(row.ticked), qtbot.waitSignal(row.opened) as told:
        qtbot.mouseClick(row, LEFT, pos=QPoint(120, row.height() // 2))
    assert (row.isChecked(), told.args) == (False, [7])


def test_where_one_reads_leftward_the_box_is_at_the_right(leftward, qtbot, row):
    with qtbot.waitSignal(row.ticked):
        qtbot.mouseClick(row, LEFT, pos=QPoint(row.width() - 11, row.height() // 2))


def test_a_row_that_opens_nothing_is_ticked_by_a_click_anywhere(qtbot):
    made = TickRow(1, opens=False)
    made.set_words("Sitting in on a liaison clinic")
    shown(qtbot, made)
    with qtbot.waitSignal(made.ticked):
        qtbot.mouseClick(made, LEFT, pos=QPoint(120, made.height() // 2))


@pytest.mark.parametrize(
    ("key", "asked"), [("Return", "opened"), ("F2", "rename_requested"), ("Delete", "remove_requested")]
)
def test_keys_ask_for_what_can_be_done_with_a_row(qtbot, row, key, asked):
    row.setFocus()
    with qtbot.waitSignal(getattr(row, asked)) as told:
        qtbot.keyClick(row, getattr(Qt.Key, f"Key_{key}"))
    assert told.args == [7]


@pytest.mark.parametrize("made", ["row", "entry"])
def test_a_right_click_asks_for_the_menu_of_a_row(qtbot, request, made):
    widget = request.getfixturevalue(made)
    where = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(90, 9), QPoint(300, 200))
    with qtbot.waitSignal(widget.menu_requested) as told:
        QApplication.sendEvent(widget, where)
    assert told.args == [widget.key, QPoint(300, 200)]


def test_what_the_program_ticks_is_not_told(qtbot, row):
    with qtbot.assertNotEmitted(row.ticked), qtbot.assertNotEmitted(row.toggled):
        row.set_words(*EMAIL, done=True)
    assert row.isChecked()


def test_a_row_to_tick_is_read_as_a_check_box_with_all_its_facts(row):
    description = "From 20 October, Miriam Holt, Due Friday 27 November"
    assert spoken(row) == (EMAIL[0], description, QAccessible.Role.CheckBox)


def test_an_ampersand_in_a_title_is_no_shortcut(qtbot, row):
    row.set_words("R&D with Ravi")
    assert spoken(row)[0] == "R&D with Ravi"
    with qtbot.assertNotEmitted(row.ticked):
        qtbot.keyClick(row.kept, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)


def test_what_is_done_is_struck_through(qtbot):
    """The line covers, in one row of px, the whole length of the title."""

    def longest(strikes):
        made = TickRow(1, strikes=strikes)
        made.set_words("Send Ravi the induction notes", done=True)
        qtbot.addWidget(made)
        made.resize(640, 40)
        image = made.grab().toImage()
        runs = []
        for y in range(image.height()):
            run = 0
            for x in range(30, image.width()):
                run = run + 1 if image.pixelColor(x, y).lightness() < 170 else 0
                runs.append(run)
        return max(runs)

    assert longest(strikes=True) > 150 > longest(strikes=False)


def test_a_ticked_box_is_pine(palette, qtbot):
    made = TickRow(1)
    made.set_words("Send Ravi the notes", done=True)
    shown(qtbot, made)
    assert painted(made)[palette["pine"].lower()] > 100


@pytest.mark.parametrize("made", ["row", "entry"])
def test_a_row_with_the_focus_shows_a_ring(palette, request, made):
    widget = request.getfixturevalue(made)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert painted(widget)[palette["focus"].lower()] >= 40


def test_a_long_title_wraps_and_the_row_grows(row):
    assert row.heightForWidth(260) >= row.heightForWidth(640) + 20


def test_a_fact_without_room_beside_the_title_goes_below(row):
    row.set_words("Email Dr Prior", "", "Due Friday 27 November")
    assert (row.heightForWidth(600), row.heightForWidth(190)) == (38, 8 + 20 + 18 + 8)


def test_a_row_grows_with_the_text(qapp, row):
    low = row.heightForWidth(4000)
    theme.apply(qapp, theme.named("light", 1.5))
    try:
        assert row.heightForWidth(4000) >= 1.3 * low
    finally:
        theme.apply(qapp, theme.named("light"))


# to open


@pytest.mark.parametrize("key", ["Return", "Enter", "Space"])
def test_keys_open_an_entry(qtbot, entry, key):
    entry.setFocus()
    with qtbot.waitSignal(entry.opened) as told:
        qtbot.keyClick(entry, getattr(Qt.Key, f"Key_{key}"))
    assert told.args == ["r1"]


def test_a_click_opens_an_entry(qtbot, entry):
    with qtbot.waitSignal(entry.opened):
        qtbot.mouseClick(entry, LEFT)


def test_delete_asks_to_remove_an_entry(qtbot, entry):
    entry.setFocus()
    with qtbot.waitSignal(entry.remove_requested) as told:
        qtbot.keyClick(entry, Qt.Key.Key_Delete)
    assert told.args == ["r1"]


def test_an_entry_is_read_with_what_stands_under_it(entry):
    assert spoken(entry) == ("The phrase I didn’t finish", "Reflection, yesterday", QAccessible.Role.Button)


def test_an_entry_of_two_lines_is_as_high_as_designed(entry):
    assert entry.heightForWidth(400) == 8 + 21 + 18 + 8


def with_button(qtbot, width):
    button = Button("Check in", dense=True)
    made = EntryRow(1, "target", "body", end=button)
    made.set_words("Ask for help early, without rehearsing it", "You planned to look again about now")
    shown(qtbot, made, width=width)
    return made, button


def test_a_button_at_the_end_of_an_entry_is_pressed_without_opening_it(qtbot):
    made, button = with_button(qtbot, 640)
    with qtbot.assertNotEmitted(made.opened), qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, LEFT)
    assert made.width() - button.geometry().right() == 1


def test_a_button_without_room_beside_the_words_stands_under_them(qtbot):
    made, button = with_button(qtbot, 250)
    made.set_words("Leave on time twice a week")
    assert made.heightForWidth(made.width()) == 8 + 20 + 8 + 30 + 8
    assert button.geometry().bottom() == made.height() - 9


def test_where_one_reads_leftward_the_button_is_at_the_left(leftward, qtbot):
    _, button = with_button(qtbot, 640)
    assert button.x() == 0


def test_an_entry_forgets_its_words(entry):
    entry.clear_words()
    assert spoken(entry)[:2] == ("", "")


# one after another


def entries(*keys):
    made = [EntryRow(key, "notebook", end=Button(f"Look at {key}", dense=True) if key == "b" else None) for key in keys]
    for row in made:
        row.set_words(f"Entry {row.key}")
    return made


@pytest.fixture
def rows(qtbot):
    made = RowList("Lately")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in (Button("Before"), made, Button("After")):
        column.addWidget(part)
    made.set_rows(entries("a", "b", "c"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.kept = window
    return made


def here():
    return QApplication.focusWidget()


def test_arrows_go_from_row_to_row(qtbot, rows):
    rows.rows[0].setFocus()
    for key in ("Down", "Down", "Up"):
        qtbot.keyClick(here(), getattr(Qt.Key, f"Key_{key}"))
    assert here().key == "b"


def test_arrows_stay_in_the_list(qtbot, rows):
    rows.rows[2].setFocus()
    qtbot.keyClick(here(), Qt.Key.Key_Down)
    assert here().key == "c"


def test_tab_meets_new_rows_where_the_eye_does(qtbot, rows):
    rows.set_rows(entries("d", "b"))
    rows.kept.findChild(Button).setFocus()
    heard = []
    for _ in range(4):
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
        heard.append(getattr(here(), "key", "") or here().text())
    assert heard == ["d", "b", "Look at b", "After"]


def test_the_focus_stays_on_its_row_when_rows_are_made_anew(rows):
    rows.rows[1].setFocus()
    assert rows.set_rows(entries("x", "a", "b"))
    assert here() is rows.rows[2]


@pytest.mark.parametrize(("left", "expected"), [(("a", "c"), "c"), (("a",), "a")])
def test_the_focus_of_a_row_that_went_goes_to_the_next_or_the_one_before(rows, left, expected):
    rows.rows[1].setFocus()
    rows.set_rows(entries(*left))
    assert here().key == expected


def test_a_list_says_when_no_row_is_left_for_the_focus(rows):
    rows.rows[1].setFocus()
    assert not rows.set_rows([])


def test_rows_made_anew_take_no_focus_that_was_elsewhere(rows):
    after = rows.kept.findChildren(Button)[-1]
    after.setFocus()
    assert rows.set_rows(entries("a"))
    assert here() is after


def test_a_rule_stands_between_rows_only(rows):
    assert rows.height() >= sum(row.height() for row in rows.rows) + 2
    assert len([part for part in rows.children() if getattr(part, "frameShape", None) and part.isVisible()]) == 2


def test_a_row_that_is_let_go_is_not_shown_as_ticked_and_a_click_takes_it_up_again(qtbot, row):
    row.set_words(*EMAIL, let_go=True)
    assert row.checkState() == Qt.CheckState.PartiallyChecked
    with qtbot.waitSignal(row.ticked) as told:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert told.args == [row.key, False]
    with qtbot.waitSignal(row.ticked) as told:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert told.args == [row.key, True]
