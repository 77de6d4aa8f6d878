"""Buttons, marks, rows and menus."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from tests.ui.showing import OFFSCREEN_POPUP, shown
from ui import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card_button import CardButton
from ui.widgets.check import Check
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu
from ui.widgets.nav_button import NavButton
from ui.widgets.radio import Radio
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select
from ui.widgets.switch import Switch

FOCUS = {"light": "#1f6fb2", "dark": "#7fbcef", "hc_light": "#0046b8", "hc_dark": "#ffe100"}


def spoken(widget):
    read = QAccessible.queryAccessibleInterface(widget)
    return read.text(QAccessible.Text.Name), read.role()


def colours(widget):
    image = widget.grab().toImage()
    return [image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())]


def focusable():
    segmented = Segmented([("s", "Small"), ("l", "Large")], "Text size")
    return [
        Button("Keep", "p"),
        Button("Keep"),
        Button("Delete", "d"),
        Button("Copy", "q", "copy", dense=True),
        IconButton("copy", "Copy as text"),
        CardButton("notebook", "Create my journal", "It takes about three minutes."),
        Check("Remind me"),
        Radio("Light"),
        Switch("Keep things still"),
        NavButton("Today", "sun-horizon"),
        Select([("a", "Everyone")], "Person"),
        segmented,
    ]


@pytest.mark.parametrize("name", sorted(FOCUS))
def test_whatever_has_the_focus_shows_a_ring_in_every_theme(qtbot, qapp, name):
    theme.apply(qapp, theme.named(name))
    try:
        widgets = focusable()
        shown(qtbot, *widgets)
        ringless = []
        for widget in widgets:
            target = widget.findChildren(QWidget)[0] if isinstance(widget, Segmented) else widget
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if colours(widget).count(FOCUS[name]) < 40:
                ringless.append(type(widget).__name__)
        assert ringless == []
    finally:
        theme.apply(qapp, theme.named("light"))


def test_nothing_moves_when_a_button_is_focused(qtbot):
    first, second = Button("One"), Button("Two", "p")
    window = shown(qtbot, first, second)
    first.setFocus()
    before = [child.geometry() for child in (first, second)]
    second.setFocus()
    window.layout().activate()
    assert [child.geometry() for child in (first, second)] == before


@pytest.mark.parametrize(("dense", "expected"), [(False, 36), (True, 30)])
def test_a_button_has_the_designed_height(qtbot, dense, expected):
    made = Button("Plan a meeting", "p", dense=dense)
    qtbot.addWidget(made)
    assert made.sizeHint().height() == expected


def test_a_button_with_an_icon_has_room_for_it(qtbot):
    plain, pictured = Button("Add"), Button("Add", icon="plus")
    qtbot.addWidget(plain)
    qtbot.addWidget(pictured)
    assert pictured.sizeHint().width() == plain.sizeHint().width() + 18 + 8


def test_a_button_with_other_words_is_as_wide_as_one_made_with_them(qtbot):
    made, other = Button("Keep"), Button("Keep for later")
    for each in (made, other):
        qtbot.addWidget(each)
    before = made.sizeHint()
    made.setText("Keep for later")
    assert made.sizeHint() == other.sizeHint() != before


def test_an_icon_button_is_named_by_its_act_and_shows_it(qtbot):
    made = IconButton("dots-three", "More for Dr Miriam Holt")
    qtbot.addWidget(made)
    assert (*spoken(made), made.toolTip()) == (
        "More for Dr Miriam Holt",
        QAccessible.Role.Button,
        "More for Dr Miriam Holt",
    )


def test_an_icon_button_is_large_enough_to_hit(qtbot):
    made = IconButton("copy", "Copy")
    qtbot.addWidget(made)
    assert min(made.sizeHint().width(), made.sizeHint().height()) >= 24


def test_a_card_button_is_one_button_with_a_description(qtbot):
    made = CardButton("notebook", "Create my journal", "It takes about three minutes.")
    qtbot.addWidget(made)
    read = QAccessible.queryAccessibleInterface(made)
    said = (*spoken(made), read.text(QAccessible.Text.Description))
    assert said == ("Create my journal", QAccessible.Role.Button, "It takes about three minutes.")


def test_a_card_button_grows_when_its_sentence_wraps(qtbot):
    made = CardButton("coffee", "Look around a sample", "Four years of an invented doctor’s entries. " * 2)
    qtbot.addWidget(made)
    assert made.heightForWidth(320) >= made.heightForWidth(900) + 20


def test_space_presses_a_card_button(qtbot):
    made = CardButton("notebook", "Create my journal", "Now.")
    shown(qtbot, made)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)


def test_a_check_is_ticked_by_a_click_on_its_words(qtbot):
    made = Check("I understand that my employer may copy this file")
    shown(qtbot, made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(made.width() - 4, 10))
    assert made.isChecked()


def test_the_words_of_a_check_wrap(qtbot):
    made = Check("I understand that my employer may copy, keep or delete this file")
    qtbot.addWidget(made)
    assert made.heightForWidth(160) >= 3 * 20


def test_a_check_is_read_as_a_check_box(qtbot):
    made = Check("Remind me")
    qtbot.addWidget(made)
    assert spoken(made) == ("Remind me", QAccessible.Role.CheckBox)


def test_a_half_ticked_check_looks_like_neither_other(qtbot):
    made = Check()
    qtbot.addWidget(made)
    made.setTristate(True)
    looks = []
    for state in Qt.CheckState:
        made.setCheckState(state)
        looks.append(made.grab().toImage())
    assert all(looks[a] != looks[b] for a, b in ((0, 1), (0, 2), (1, 2)))


def test_a_switch_is_named_and_turned_with_space(qtbot):
    made = Switch("Keep things still")
    shown(qtbot, made)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert (spoken(made)[0], made.isChecked()) == ("Keep things still", True)


def test_a_radio_is_read_as_one(qtbot):
    made = Radio("Dark")
    qtbot.addWidget(made)
    assert spoken(made) == ("Dark", QAccessible.Role.RadioButton)


def test_buttons_go_on_in_the_next_line_when_the_row_is_full(qtbot):
    area, flow = QScrollArea(), Flow()
    qtbot.addWidget(area)
    buttons = [Button(f"A button of some width, {number}") for number in range(3)]
    for button in buttons:
        flow.addWidget(button)
    area.setWidgetResizable(True)
    area.setWidget(flow)
    area.resize(300, 300)
    area.show()
    assert [button.x() for button in buttons] == [0, 0, 0]
    assert len({button.y() for button in buttons}) == 3


def test_a_row_of_buttons_may_end_at_the_end(qtbot):
    flow = Flow(align="end")
    qtbot.addWidget(flow)
    flow.addWidget(Button("Keep writing"))
    last = Button("Try again", "p")
    flow.addWidget(last)
    flow.resize(500, 40)
    flow.show()
    assert last.geometry().right() == 499


def test_a_row_forgets_a_button_that_is_gone(qtbot):
    flow = Flow()
    qtbot.addWidget(flow)
    first, second = Button("One"), Button("Two")
    flow.addWidget(first)
    flow.addWidget(second)
    flow.resize(500, 40)
    flow.show()
    with qtbot.waitSignal(first.destroyed):
        first.deleteLater()
    assert flow.sizeHint().width() == second.sizeHint().width()


def test_a_hidden_button_takes_no_room(qtbot):
    flow = Flow()
    qtbot.addWidget(flow)
    first, second = Button("Not now"), Button("Add")
    flow.addWidget(first)
    flow.addWidget(second)
    first.hide()
    flow.resize(500, 40)
    flow.show()
    assert second.x() == 0


def test_controls_of_a_row_stand_in_reading_order_from_the_right(qtbot):
    row = QWidget()
    qtbot.addWidget(row)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = QHBoxLayout(row)
    flow = Flow()
    layout.addWidget(flow)
    first, second = Button("One"), Button("Two")
    flow.addWidget(first)
    flow.addWidget(second)
    row.resize(500, 60)
    row.show()
    assert first.x() > second.x()


def test_a_menu_shows_an_ampersand_as_it_is(qtbot):
    menu = Menu()
    qtbot.addWidget(menu)
    assert menu.add("Q & A").text() == "Q && A"


@OFFSCREEN_POPUP
def test_a_menu_entry_acts(qtbot):
    menu = Menu()
    action = menu.add("Pause", "clock")
    menu.popup(QPoint(20, 20))
    menu.setActiveAction(action)
    with qtbot.waitSignal(action.triggered), qtbot.waitSignal(menu.destroyed):
        qtbot.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize("scale", [0.9, 1.5])
def test_a_button_follows_the_text_size(qtbot, qapp, scale):
    made = Button("Plan a meeting")
    shown(qtbot, made)
    theme.apply(qapp, theme.named("light", scale))
    try:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert made.height() == {0.9: 32, 1.5: 54}[scale]
    finally:
        theme.apply(qapp, theme.named("light"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize(
    "button", [Button, lambda words: IconButton("x", words), lambda words: CardButton("x", words, "")]
)
def test_a_button_on_a_page_is_pressed_with_enter_as_with_space(qtbot, button, key):
    made = button("Add")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked, timeout=500):
        qtbot.keyClick(made, key)
