"""The ladder of a goal: five rungs to read and to write, and the small one beside a title."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.showing import shown, spots
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.ladder import Ladder
from ui.widgets.line_area import LineArea
from ui.widgets.mini_ladder import MiniLadder
from ui.widgets.rungs import RungList

WORDS = {
    2: "I help Ravi ask early.",
    1: "I ring before I’m sure.",
    0: "I ask the same shift.",
    -1: "I ask after an hour of rehearsing.",
    -2: "I wait until the next morning.",
}


@pytest.fixture
def ladder(qtbot):
    made = Ladder()
    made.set_rungs(WORDS, 0, "3 November", -2)
    shown(qtbot, made, Button("After"), width=440, height=420)
    return made


# the small one


def test_a_small_ladder_says_the_owners_words_and_no_number(qtbot):
    made = MiniLadder(0, WORDS[0])
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == (WORDS[0], WORDS[0])


def test_a_small_ladder_is_as_large_as_designed_and_grows_with_the_text(qtbot, qapp):
    made = MiniLadder(0, WORDS[0])
    qtbot.addWidget(made)
    assert made.sizeHint().toTuple() == (47, 18)
    theme.apply(qapp, theme.named("light", 1.5))
    try:
        assert made.sizeHint().toTuple() == (74, 28)  # 47 × 18, grown by 28 / 18
    finally:
        theme.apply(qapp, theme.named("light"))


def solid_posts(made, colour):
    """Which of the five posts are filled with a colour, counted from the left."""
    image = made.grab().toImage()
    filled = [image.pixelColor(10 * post + 3, 15).name() == colour.lower() for post in range(5)]
    return [post for post, on in enumerate(filled) if on]


@pytest.mark.parametrize(("level", "post"), [(-2, 0), (0, 2), (2, 4)])
def test_only_the_post_where_one_is_is_solid(palette, qtbot, level, post):
    made = MiniLadder(level, "words")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert solid_posts(made, palette["pine"]) == [post]


def test_no_post_is_solid_before_anybody_looked(palette, qtbot):
    made = MiniLadder(None, "Nobody has looked yet")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert solid_posts(made, palette["pine"]) == []


def test_where_one_reads_leftward_the_posts_rise_leftward(leftward, qtbot):
    made = MiniLadder(2, "words")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert solid_posts(made, "#2b5a4c") == [0]


# to read


def rows_read(ladder):
    read = QAccessible.queryAccessibleInterface(ladder.findChild(RungList))
    rows = [read.child(number) for number in range(read.childCount())]
    return read.role(), [(row.role(), row.text(QAccessible.Text.Name)) for row in rows]


def test_a_ladder_is_read_as_a_list_of_five_rungs_from_the_top(ladder):
    item = QAccessible.Role.ListItem
    assert rows_read(ladder) == (
        QAccessible.Role.List,
        [
            (item, "+2. I help Ravi ask early. Much more than I hoped"),
            (item, "+1. I ring before I’m sure. More than I hoped"),
            (item, "0. I ask the same shift. What I hoped for. Here since 3 November."),
            (item, "−1. I ask after an hour of rehearsing. Some of the way"),
            (item, "−2. I wait until the next morning. Where I started"),
        ],
    )


def test_a_goal_that_could_get_worse_names_its_lowest_rungs_otherwise(ladder):
    ladder.set_rungs(WORDS, None, "", -1)
    heard = [name.rpartition(". ")[2] for _, name in rows_read(ladder)[1]]
    assert heard[-2:] == ["Where I started", "Further back"]


def test_where_one_is_without_a_check_in_is_said_without_a_day(ladder):
    ladder.set_rungs(WORDS, -2, "", -2)
    assert rows_read(ladder)[1][-1][1].endswith("Where I started. Here now.")


def test_tab_comes_to_the_rung_where_one_is_and_arrows_go_on(qtbot, ladder):
    rungs = ladder.findChild(RungList)
    rungs.setFocus(Qt.FocusReason.TabFocusReason)
    assert rungs.currentIndex().row() == 2
    qtbot.keyClick(rungs, Qt.Key.Key_Down)
    assert rungs.currentIndex().row() == 3
    qtbot.keyClick(rungs, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "After"


def test_a_rung_that_is_copied_keeps_out_of_clipboard_histories(qtbot, ladder):
    ladder.findChild(RungList).setFocus()
    qtbot.keyClick(ladder.findChild(RungList), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), bytes(data.data("x-kde-passwordManagerHint"))) == (WORDS[0], b"secret")


def test_the_rung_where_one_is_stands_on_a_ground_of_its_own(palette, ladder):
    rungs = ladder.findChild(RungList)
    place = rungs.visualRect(rungs.model().index(2))
    found = spots(rungs, palette["selected"])
    assert len(found) > 2000 and all(place.contains(x, y) for x, y in found)


def test_the_badge_where_one_is_is_solid_pine(palette, ladder):
    rungs = ladder.findChild(RungList)
    place = rungs.visualRect(rungs.model().index(2))
    inside = [(x, y) for x, y in spots(rungs, palette["pine"]) if place.contains(x, y) and x < 50]
    assert len(inside) > 500


def test_where_one_reads_leftward_badges_stand_at_the_right(leftward, ladder):
    rungs = ladder.findChild(RungList)
    assert min(x for x, _ in spots(rungs, "#2b5a4c")) > rungs.width() - 60


def test_the_rung_with_the_focus_shows_a_ring(palette, ladder):
    rungs = ladder.findChild(RungList)
    rungs.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(spots(rungs, palette["focus"])) > 200


def test_every_rung_has_the_room_that_its_words_need(ladder):
    ladder.set_rungs({level: words * 6 for level, words in WORDS.items()}, 0, "3 November", -2)
    rungs = ladder.findChild(RungList)
    assert rungs.heightForWidth(360) > 5 * (4 * 21 + 18)
    rungs.resize(360, rungs.heightForWidth(360))
    assert rungs.visualRect(rungs.model().index(4)).bottom() < rungs.height() + 1


# to write


def test_writing_puts_five_fields_in_place_of_the_rungs(qtbot, ladder):
    ladder.set_editing(True)
    fields = [field for field in ladder.findChildren(LineArea) if field.isVisible()]
    assert [field.accessibleName() for field in fields] == [
        "+2, Much more than I hoped",
        "+1, More than I hoped",
        "0, What I hoped for",
        "−1, Some of the way",
        "−2, Where I started",
    ]
    assert not ladder.findChild(RungList).isVisible() and fields[0].hasFocus()


def test_what_is_typed_is_told_with_its_level(qtbot, ladder):
    ladder.set_editing(True)
    ladder.editor(1).selectAll()
    with qtbot.waitSignal(ladder.edited) as told:
        qtbot.keyClick(ladder.editor(1), Qt.Key.Key_X)
    assert told.args == [1, "x"]
    assert ladder.words() == {**WORDS, 1: "x"}


def test_showing_other_words_is_not_told(qtbot, ladder):
    ladder.set_editing(True)
    with qtbot.assertNotEmitted(ladder.edited):
        ladder.set_rungs({**WORDS, 1: "Other words"}, 0, "", -2)
    assert ladder.words()[1] == "Other words"


def test_the_caret_stays_when_the_same_words_come_again(qtbot, ladder):
    ladder.set_editing(True)
    field = ladder.editor(1)
    field.setFocus()
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Right)
    ladder.set_rungs(WORDS, 0, "3 November", -2)
    assert field.textCursor().position() == 3


def test_enter_goes_to_the_field_below_and_breaks_no_line(qtbot, ladder):
    ladder.set_editing(True)
    qtbot.keyClick(ladder.editor(2), Qt.Key.Key_Return)
    assert ladder.editor(1).hasFocus()
    assert ladder.words()[2] == WORDS[2]


def test_tab_goes_from_field_to_field(qtbot, ladder):
    ladder.set_editing(True)
    qtbot.keyClick(ladder.editor(2), Qt.Key.Key_Tab)
    assert ladder.editor(1).hasFocus()


def test_lines_that_are_pasted_become_one(qtbot, ladder):
    ladder.set_editing(True)
    pasted = QMimeData()
    pasted.setText("one\ntwo")
    ladder.editor(2).selectAll()
    ladder.editor(2).insertFromMimeData(pasted)
    assert ladder.words()[2] == "one two"


def test_what_is_copied_from_a_field_keeps_out_of_clipboard_histories(qtbot, ladder):
    ladder.set_editing(True)
    ladder.editor(0).selectAll()
    ladder.editor(0).copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == WORDS[0]
    assert bytes(data.data("x-kde-passwordManagerHint")) == b"secret"


def test_a_field_is_as_high_as_three_hundred_characters_need(qtbot, ladder):
    ladder.set_editing(True)
    field = ladder.editor(0)
    low = field.height()
    field.load("a line that goes on " * 15)
    qtbot.waitUntil(lambda: field.height() > low + 60)
    assert field.verticalScrollBar().maximum() == 0


def test_reading_comes_back_with_the_focus(ladder):
    ladder.set_editing(True)
    ladder.set_editing(False)
    assert QApplication.focusWidget() is ladder.findChild(RungList)


def test_a_ladder_forgets_its_words(ladder):
    ladder.set_editing(True)
    ladder.clear_words()
    assert set(ladder.words().values()) == {""}
    assert rows_read(ladder)[1] == []
    assert not any("Ravi" in label.text() for label in ladder.findChildren(QLabel))
