"""Buttons and what can be chosen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QScrollArea, QWidget

from tests.ui.showing import OFFSCREEN_POPUP, shown
from ui import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card_button import CardButton
from ui.widgets.check import Check
from ui.widgets.chip import ChoiceChip
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu
from ui.widgets.nav_button import NavButton
from ui.widgets.radio import Radio
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select
from ui.widgets.stage_tabs import StageTabs
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
    tabs = StageTabs("Stages")
    tabs.add_stage("Notes", "note-pencil")
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
        ChoiceChip("Note"),
        NavButton("Today", "sun-horizon"),
        Select([("a", "Everyone")], "Person"),
        segmented,
        tabs,
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


def test_a_choice_chip_shows_a_tick_when_chosen(qtbot):
    made = ChoiceChip("Note")
    shown(qtbot, made)
    before = made.sizeHint().width()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert (made.isChecked(), made.sizeHint().width() > before) == (True, True)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_can_be_removed_with_a_key(qtbot, key):
    made = ChoiceChip("rota", removable=True)
    shown(qtbot, made)
    with qtbot.waitSignal(made.remove_requested):
        qtbot.keyClick(made, key)


def test_a_chip_that_stays_is_not_removed_with_a_key(qtbot):
    made = ChoiceChip("Note")
    shown(qtbot, made)
    with qtbot.assertNotEmitted(made.remove_requested):
        qtbot.keyClick(made, Qt.Key.Key_Delete)


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


@pytest.fixture
def tabs(qtbot):
    made = StageTabs("Stages of the meeting")
    for stage in (("Prepare", "list-dashes"), ("Notes", "note-pencil"), ("Reflect", "notebook")):
        made.add_stage(*stage)
    shown(qtbot, made)
    return made


def test_arrows_move_between_stages(qtbot, tabs):
    with qtbot.waitSignal(tabs.currentChanged) as told:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told.args == [1]


def test_the_current_stage_is_underlined_in_pine(tabs):
    tabs.setCurrentIndex(1)
    place = tabs.tabRect(1)
    image = tabs.grab().toImage()
    assert image.pixelColor(place.left() + 10, place.bottom() - 1).name() == "#2b5a4c"


def test_other_stages_are_not_underlined(tabs):
    tabs.setCurrentIndex(1)
    place = tabs.tabRect(0)
    image = tabs.grab().toImage()
    assert image.pixelColor(place.left() + 10, place.bottom() - 1).name() == "#f3f1ec"


def test_buttons_go_on_in_the_next_line_when_the_row_is_full(qtbot):
    area, row = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    flow = Flow(parent=row)
    buttons = [Button(f"A button of some width, {number}") for number in range(3)]
    for button in buttons:
        flow.addWidget(button)
    area.setWidgetResizable(True)
    area.setWidget(row)
    area.resize(300, 300)
    area.show()
    assert [button.x() for button in buttons] == [0, 0, 0]
    assert len({button.y() for button in buttons}) == 3


def test_a_row_of_buttons_may_end_at_the_end(qtbot):
    row = QWidget()
    qtbot.addWidget(row)
    flow = Flow(align="end", parent=row)
    flow.addWidget(Button("Keep writing"))
    last = Button("Try again", "p")
    flow.addWidget(last)
    row.resize(500, 40)
    row.show()
    assert last.geometry().right() == 499


def test_a_hidden_button_takes_no_room(qtbot):
    row = QWidget()
    qtbot.addWidget(row)
    flow = Flow(parent=row)
    first, second = Button("Not now"), Button("Add")
    flow.addWidget(first)
    flow.addWidget(second)
    first.hide()
    row.resize(500, 40)
    row.show()
    assert second.x() == 0


def test_controls_of_a_row_stand_in_reading_order_from_the_right(qtbot):
    row = QWidget()
    qtbot.addWidget(row)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = QHBoxLayout(row)
    flow = Flow()
    layout.addLayout(flow)
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
