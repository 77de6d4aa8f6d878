"""The stages of a meeting: where one is, and how one goes elsewhere."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.showing import painted, shown, spots
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.stage_tabs import StageTabs

STAGES = [
    ("prepare", "Prepare", "list-dashes"),
    ("notes", "Notes", "note-pencil"),
    ("reflect", "Reflect", "notebook"),
]


@pytest.fixture
def tabs(qtbot):
    made = StageTabs(STAGES)
    shown(qtbot, Button("Before"), made, Button("After"))
    return made


def test_the_first_stage_is_shown_at_first(tabs):
    assert tabs.key == "prepare"


def test_a_click_goes_to_a_stage(qtbot, tabs):
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert (tabs.key, told.args) == ("reflect", ["reflect"])


@pytest.mark.parametrize(
    ("keys", "expected"), [(["Right"], "notes"), (["End"], "reflect"), (["Right", "Right", "Left"], "notes")]
)
def test_keys_move_between_the_stages(qtbot, tabs, keys, expected):
    tabs.setFocus()
    for key in keys:
        qtbot.keyClick(tabs, getattr(Qt.Key, f"Key_{key}"))
    assert tabs.key == expected


def test_home_goes_to_the_first_stage(qtbot, tabs):
    tabs.choose("reflect")
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Home)
    assert tabs.key == "prepare"


def test_where_one_reads_leftward_the_left_arrow_goes_on(leftward, qtbot, tabs):
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.key == "notes"


def test_where_one_reads_leftward_the_first_stage_stands_at_the_right(leftward, tabs):
    assert tabs.tabRect(0).left() > tabs.tabRect(1).left()


def test_the_stages_are_one_tab_stop(qtbot, tabs):
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "After"


def test_a_stage_that_the_program_chooses_is_not_told(qtbot, tabs):
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.choose("notes")
    assert tabs.key == "notes"


def test_choosing_the_stage_where_one_is_tells_nothing(qtbot, tabs):
    with qtbot.assertNotEmitted(tabs.chosen):
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())


def test_scrolling_past_changes_no_stage(tabs):
    turn, nowhere = QPoint(0, -120), (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    place = QPointF(tabs.tabRect(1).center())
    event = QWheelEvent(place, place, turn, turn, *nowhere, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(tabs, event)
    assert tabs.key == "prepare"


def test_the_stages_are_read_as_pages_of_one_list(tabs):
    read = QAccessible.queryAccessibleInterface(tabs)
    both = read.child(0), read.child(1)
    told = [(one.role(), one.text(QAccessible.Text.Name), bool(one.state().selected)) for one in both]
    page = QAccessible.Role.PageTab
    assert (read.role(), told) == (QAccessible.Role.PageTabList, [(page, "Prepare", True), (page, "Notes", False)])


def test_the_stage_that_is_shown_is_underlined_by_three_px_as_wide_as_itself(palette, tabs):
    tabs.choose("notes")
    across, down = map(set, zip(*spots(tabs, palette["pine"]), strict=True))
    place = tabs.tabRect(1)
    assert {37, 38, 39} <= down
    assert place.left() <= min(across) <= place.left() + 3
    assert max(across) == place.right() - 28


def test_a_ring_shows_where_the_keys_go(tabs):
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    assert painted(tabs)["#1f6fb2"] > 200


def test_the_stages_are_forty_px_high_and_grow_with_the_text(qapp, tabs):
    assert tabs.sizeHint().height() == 40
    theme.apply(qapp, theme.named("light", 1.5))
    try:
        assert tabs.sizeHint().height() == 60
    finally:
        theme.apply(qapp, theme.named("light"))
