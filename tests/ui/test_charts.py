"""Check-ins as steps over time, and as a table that says the same."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.time_axis import TimeAxis
from tests.ui.showing import painted, shown
from ui.charts.check_in_table import CheckInTable
from ui.charts.check_ins import CheckInsChart
from ui.charts.step_chart import Point, StepChart

TODAY = date(2026, 11, 19)
SENTENCE = "Ask for help early: four check-ins, now at “I ask the same shift”"
POINTS = [
    Point(date(2025, 1, 5), -2, "I wait until the next morning", "Slow."),
    Point(date(2025, 8, 1), -1, "I ask after an hour"),
    Point(date(2026, 2, 1), None, "Not sure yet"),
    Point(date(2026, 11, 3), 0, "I ask the same shift", "Rang at ten, not at two."),
]


@pytest.fixture
def made(qtbot):
    made = CheckInsChart()
    made.set_points(POINTS, SENTENCE, TODAY)
    shown(qtbot, made, width=340, height=420)
    return made


@pytest.fixture
def chart(made):
    made.chart.setFocus()
    return made.chart


def steps(qtbot, points, today=TODAY):
    made = StepChart()
    made.set_points(points, today)
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    return made


def image(widget):
    return widget.grab().toImage()


def has(picture, spot, colour):
    x, y = (round(part) for part in spot.toTuple())
    return picture.pixelColor(x, y).name() == colour.lower()


def visible_words(part):
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible() and label.text()]


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"), modifier)


# steps


def test_where_one_stood_holds_until_the_next_look(palette, qtbot):
    """Between two check-ins the line is level with the first, and nothing lies on the way from one to the other."""
    points = [Point(date(2026, 1, 1), -2, "low"), Point(date(2026, 11, 19), 2, "high")]
    made = steps(qtbot, points)
    one, other = map(made._place_of, made._points)
    picture = image(made)
    middle = (one.x() + other.x()) / 2
    assert has(picture, QPointF(middle, one.y()), palette["pine"])
    assert has(picture, QPointF(other.x(), (one.y() + other.y()) / 2), palette["pine"])
    column = range(round(other.y()) + 8, round(one.y()) - 4)
    assert not any(has(picture, QPointF(middle, y), palette["pine"]) for y in column)


def test_only_the_latest_check_in_is_filled(palette, qtbot):
    made = steps(qtbot, [POINTS[0], POINTS[1], POINTS[3]])
    picture = image(made)
    filled = [has(picture, made._place_of(point), palette["pine"]) for point in made._points]
    assert filled == [False, False, True]


def test_one_who_was_not_sure_moves_no_step(palette, qtbot):
    made = steps(qtbot, POINTS)
    picture, unsure = image(made), made._place_of(POINTS[2])
    before = made._place_of(POINTS[1])
    assert has(picture, QPointF(unsure.x(), before.y()), palette["pine"])
    assert not has(picture, unsure, palette["pine"])
    assert unsure.y() > made._y(-2)


def test_the_line_goes_on_to_today(palette, qtbot):
    made = steps(qtbot, [Point(date(2025, 1, 1), 1, "once")])
    spot = made._place_of(made._points[0])
    assert has(image(made), QPointF(made.width() - 30, spot.y()), palette["pine"])


@pytest.mark.parametrize("count", [0, 1, 2, 200])
def test_any_number_of_check_ins_can_be_drawn(qtbot, count):
    points = [Point(date(1996, 1, 1) + timedelta(days=55 * n), n % 5 - 2, "w") for n in range(count)]
    made = steps(qtbot, points)
    image(made)
    spots = [made._place_of(point) for point in points]
    assert all(30 < spot.x() <= made.width() - 18 for spot in spots)
    assert made.index == count - 1


def test_check_ins_of_one_day_can_be_drawn(qtbot):
    made = steps(qtbot, [Point(TODAY, -1, "before"), Point(TODAY, 1, "after")])
    image(made)
    assert made._place_of(made._points[0]).x() == made._place_of(made._points[1]).x()


def test_where_one_reads_leftward_time_runs_leftward(leftward, qtbot):
    made = steps(qtbot, POINTS)
    assert made._place_of(POINTS[0]).x() > made._place_of(POINTS[-1]).x()


def test_a_step_down_looks_like_a_step_up(palette, qtbot):
    """No red, nor any other colour that says well done or not: as many px of each hue go down as up."""
    up = steps(qtbot, [Point(date(2026, 1, 1), -2, "a"), Point(TODAY, 2, "b")])
    down = steps(qtbot, [Point(date(2026, 1, 1), 2, "a"), Point(TODAY, -2, "b")])
    hues = [token for token in palette if token.startswith(("pine", "ember", "slate", "plum", "honey", "clay"))]
    used = [{token: shades[palette[token].lower()] for token in hues} for shades in map(painted, (up, down))]
    assert used[0]["pine"] == pytest.approx(used[1]["pine"], abs=40)
    assert not any(used[0][token] + used[1][token] for token in ("clay", "clay_text", "ember", "ember_text", "honey"))


# choosing one


def test_the_latest_is_chosen_at_first_and_told_below(made):
    assert visible_words(made) == ["3 November", "I ask the same shift", "Rang at ten, not at two."]


@pytest.mark.parametrize(
    ("keys", "expected"), [(["Left"], 2), (["Home"], 0), (["Home", "Right"], 1), (["Home", "Left", "End"], 3)]
)
def test_keys_choose_a_check_in(qtbot, chart, keys, expected):
    for key in keys:
        press(qtbot, key)
    assert chart.index == expected


def test_what_is_chosen_is_told_and_shown(qtbot, made, chart):
    with qtbot.waitSignal(made.chosen) as told:
        press(qtbot, "Home")
    assert told.args == [0]
    assert visible_words(made) == ["5 January 2025", "I wait until the next morning", "Slow."]


def test_where_one_reads_leftward_the_right_arrow_goes_back(leftward, qtbot, chart):
    press(qtbot, "Right")
    assert chart.index == 2


def test_alt_and_an_arrow_are_left_to_the_window(qtbot, chart):
    press(qtbot, "Left", Qt.KeyboardModifier.AltModifier)
    assert chart.index == 3


def test_the_mouse_chooses_what_it_comes_near(qtbot, made, chart):
    spot = chart._place_of(POINTS[1]).toPoint()
    QTest.mouseMove(chart, spot + QPoint(30, -40))
    assert chart.index == 3
    QTest.mouseMove(chart, spot + QPoint(4, 4))
    assert chart.index == 1


def test_a_check_in_that_was_chosen_stays_chosen_when_one_is_added(qtbot, made, chart):
    press(qtbot, "Home")
    made.set_points([*POINTS, Point(TODAY, 1, "I ring before I’m sure")], SENTENCE, TODAY)
    assert chart.index == 0


def test_a_new_check_in_is_chosen_when_the_latest_was(made, chart):
    made.set_points([*POINTS, Point(TODAY, 1, "I ring before I’m sure")], SENTENCE, TODAY)
    assert chart.index == 4


def test_the_focus_is_shown_around_the_picture(palette, made, chart):
    assert painted(chart)[palette["focus"].lower()] > 400


# the table


def test_the_picture_says_itself_in_a_sentence_and_offers_a_table(chart):
    read = QAccessible.queryAccessibleInterface(chart)
    heard = read.text(QAccessible.Text.Name), read.text(QAccessible.Text.Description)
    assert heard == (SENTENCE, "Press T for a table")


def test_t_shows_the_table_and_the_picture_again(qtbot, made, chart):
    press(qtbot, "T")
    assert isinstance(QApplication.focusWidget(), CheckInTable)
    assert not chart.isVisible()
    press(qtbot, "T")
    assert QApplication.focusWidget() is chart


def test_esc_leaves_the_table(qtbot, made, chart):
    press(qtbot, "T")
    press(qtbot, "Escape")
    assert QApplication.focusWidget() is chart


def test_the_row_where_the_table_was_left_is_chosen_in_the_picture(qtbot, made, chart):
    press(qtbot, "T")
    press(qtbot, "Up")
    with qtbot.waitSignal(made.chosen) as told:
        press(qtbot, "T")
    assert (chart.index, told.args) == (2, [2])
    assert visible_words(made) == ["1 February", "Not sure yet"]


def test_the_button_shows_the_table_too(qtbot, made):
    button = made.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert made.as_table and button.text() == "As a picture"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not made.as_table and button.text() == "As a table"


def cells(table):
    model = table.model()
    shown_columns = [column for column in range(3) if not table.isColumnHidden(column)]
    return [[model.index(row, column).data() for column in shown_columns] for row in range(model.rowCount())]


def test_the_table_says_all_that_the_picture_shows(qtbot):
    table = CheckInTable()
    table.set_points(POINTS, TODAY)
    shown(qtbot, table, width=700)
    assert cells(table) == [
        ["5 January 2025", "−2: I wait until the next morning", "Slow."],
        ["1 August 2025", "−1: I ask after an hour", ""],
        ["1 February", "Not sure yet", ""],
        ["3 November", "0: I ask the same shift", "Rang at ten, not at two."],
    ]


def test_where_it_is_narrow_what_was_noticed_stands_under_where_one_stood(qtbot, made, chart):
    press(qtbot, "T")
    assert cells(made.findChild(CheckInTable))[0] == ["5 January 2025", "−2: I wait until the next morning\nSlow."]


def test_the_table_is_as_high_as_all_its_rows(qtbot, made, chart):
    press(qtbot, "T")
    table = made.findChild(CheckInTable)
    qtbot.waitUntil(lambda: table.viewport().height() == table.verticalHeader().length())
    assert table.rowHeight(0) > table.rowHeight(2)


def test_the_page_scrolls_to_the_row_that_the_keys_go_to(qtbot):
    inside = QWidget()
    made = CheckInsChart()
    QVBoxLayout(inside).addWidget(made)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(inside)
    shown(qtbot, page)
    made.set_points([Point(date(2020, 1, 1) + timedelta(days=30 * n), 0, "w") for n in range(60)], SENTENCE, TODAY)
    made.chart.setFocus()
    press(qtbot, "T")
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 1000)
    press(qtbot, "Up")
    assert page.verticalScrollBar().value() > 1000


def test_what_is_copied_from_the_table_keeps_out_of_clipboard_histories(qtbot, made, chart):
    press(qtbot, "T")
    press(qtbot, "C", Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), bytes(data.data("x-kde-passwordManagerHint"))) == ("3 November", b"secret")


def test_without_check_ins_there_is_neither_card_nor_table(qtbot, made, chart):
    made.set_points([], "No check-ins yet", TODAY)
    press(qtbot, "T")
    press(qtbot, "Home")
    assert visible_words(made) == [] and not made.as_table
    assert not made.findChild(QPushButton).isVisible()


def test_a_table_without_rows_gives_way_to_the_picture(qtbot, made, chart):
    press(qtbot, "T")
    made.set_points([], "No check-ins yet", TODAY)
    assert not made.as_table and chart.isVisible()


def test_check_ins_forget_their_words(qtbot, made, chart):
    press(qtbot, "T")
    made.clear_words()
    assert [label.text() for label in made.findChildren(QLabel)] == ["", "", ""]
    assert (chart.accessibleName(), made.findChild(CheckInTable).model().rowCount()) == ("", 0)


def test_nothing_of_a_check_in_is_told_by_its_repr():
    assert "shift" not in repr(POINTS[3]) and "Rang" not in repr(POINTS[3])


# the names of days


def named(start, end, width=248.0):
    return TimeAxis(start, end, 6.0, width - 18).ticks(lambda words: 6.5 * len(words), 0.0, width)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2025, 1, 5), date(2026, 11, 19), ["Jan 2025", "Jan 2026"]),
        (date(1996, 3, 1), date(2026, 11, 19), ["2000", "2010", "2020"]),
        (date(2026, 11, 3), date(2026, 11, 19), ["3 Nov 2026", "19 Nov 2026"]),
        (date(2026, 11, 3), date(2026, 11, 3), ["3 Nov 2026"]),
    ],
)
def test_days_are_named_by_months_years_or_their_ends(start, end, expected):
    assert [tick.words for tick in named(start, end)] == expected


@given(st.dates(date(1950, 1, 1), date(2060, 1, 1)), st.integers(0, 20_000), st.floats(90, 1200))
def test_names_of_days_never_touch_nor_leave_the_picture(start, days, width):
    ticks = named(start, start + timedelta(days=days), width)
    assert ticks
    edges = [edge for tick in ticks for edge in (tick.left, tick.left + tick.width)]
    assert edges == sorted(edges)
    assert edges[0] >= 0 and edges[-1] <= width + 0.01
    assert all(other.left - one.left - one.width >= 8 for one, other in pairwise(ticks))
