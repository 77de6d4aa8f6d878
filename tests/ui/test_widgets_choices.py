"""What can be chosen: segments, places, selects."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QWidget

from tests.ui.showing import OFFSCREEN_POPUP, shown
from ui.widgets.buttons import Button
from ui.widgets.nav_button import NavButton
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select

FOCUS = {"light": "#1f6fb2", "dark": "#7fbcef", "hc_light": "#0046b8", "hc_dark": "#ffe100"}


def spoken(widget):
    read = QAccessible.queryAccessibleInterface(widget)
    return read.text(QAccessible.Text.Name), read.role()


@pytest.fixture
def segmented(qtbot):
    made = Segmented([("me", "Me"), ("mentor", "My mentor"), ("other", "Someone else")], "Who is it for?")
    shown(qtbot, made, Button("After"))
    return made


def test_the_first_segment_is_chosen_at_first(segmented):
    assert segmented.key == "me"


def test_arrows_move_the_choice_of_a_segmented_control(qtbot, segmented):
    segmented.findChildren(QWidget)[0].setFocus()
    with qtbot.waitSignal(segmented.changed) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (segmented.key, told.args) == ("mentor", ["mentor"])


def test_a_segmented_control_is_one_tab_stop(qtbot, segmented):
    segmented.choose("mentor")
    segmented.findChildren(QWidget)[1].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), Button)


def test_a_click_chooses_a_segment(qtbot, segmented):
    qtbot.mouseClick(segmented.findChildren(QWidget)[2], Qt.MouseButton.LeftButton)
    assert segmented.key == "other"


def test_a_segment_is_read_as_one_of_several(segmented):
    assert spoken(segmented.findChildren(QWidget)[0]) == ("Me", QAccessible.Role.RadioButton)


def test_choosing_what_is_chosen_tells_nothing(qtbot, segmented):
    with qtbot.assertNotEmitted(segmented.changed):
        segmented.choose("me")


@pytest.fixture
def places(qtbot):
    made = [NavButton(*place) for place in (("Today", "sun-horizon"), ("Goals", "target"))]
    group = QButtonGroup(shown(qtbot, *made))
    for button in made:
        group.addButton(button)
    made[0].setChecked(True)
    return made


def test_arrows_move_in_the_sidebar(qtbot, places):
    places[0].setFocus()
    qtbot.keyClick(places[0], Qt.Key.Key_Down)
    assert places[1].hasFocus()


def test_the_sidebar_says_where_one_is(places):
    read = QAccessible.queryAccessibleInterface(places[0])
    assert (read.text(QAccessible.Text.Name), read.state().checked) == ("Today", True)


def test_a_nav_button_tells_its_shortcut_aloud(qtbot):
    made = NavButton("Lock", "lock-key", "Ctrl L")
    qtbot.addWidget(made)
    read = QAccessible.queryAccessibleInterface(made)
    assert read.text(QAccessible.Text.Description) == "Ctrl L"


def test_a_nav_button_in_the_rail_is_named_by_a_tooltip(qtbot):
    made = NavButton("Lock", "lock-key", "Ctrl L")
    qtbot.addWidget(made)
    made.set_rail(True)
    assert (made.toolTip(), made.sizeHint().width()) == ("Lock  Ctrl L", 40)


def test_enter_presses_a_nav_button(qtbot, places):
    with qtbot.waitSignal(places[1].clicked):
        qtbot.keyClick(places[1], Qt.Key.Key_Return)


@pytest.fixture
def select(qtbot):
    made = Select([("all", "Everyone"), (7, "Dr Miriam Holt"), (8, "Ravi Menon")], "Person")
    shown(qtbot, made, Button("After"))
    return made


@OFFSCREEN_POPUP
def test_a_select_tells_what_a_person_chose(qtbot, select):
    select.setFocus()
    select.showPopup()
    view = select.view()
    with qtbot.waitSignal(select.chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Down)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert (select.key, told.args) == (7, [7])


def test_a_select_is_silent_when_the_program_chooses(qtbot, select):
    with qtbot.assertNotEmitted(select.chosen):
        select.choose(8)


def test_a_select_keeps_what_was_chosen_when_its_options_change(select):
    select.choose(8)
    select.set_options([(8, "Ravi Menon"), (9, "Dr Alan Prior")])
    assert (select.key, select.currentText()) == (8, "Ravi Menon")


def turn_wheel(widget):
    turn = QPoint(0, -120)
    nowhere = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(QPointF(9, 9), QPointF(9, 9), turn, turn, *nowhere, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, event)


def test_the_wheel_does_not_change_a_select_that_is_only_scrolled_past(select):
    select.clearFocus()
    turn_wheel(select)
    assert select.key == "all"


def test_the_wheel_changes_a_select_that_has_the_focus(select):
    select.setFocus()
    turn_wheel(select)
    assert select.key == 7


def test_a_select_has_a_name(select):
    assert (select.accessibleName(), spoken(select)[1]) == ("Person", QAccessible.Role.ComboBox)


def test_a_select_may_be_no_wider_than_is_good_and_then_shows_its_words_whole_when_pointed_at(qtbot):
    words = "Something with a very long name, in a place with another"
    select = Select([(1, "Short"), (2, words)], "Which", widest=160)
    shown(qtbot, select)
    select.choose(2)
    select.resize(select.sizeHint())
    select.repaint()
    assert (select.sizeHint().width(), select.toolTip()) == (160, words)
