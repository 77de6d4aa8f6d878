"""Days and times of day that are typed."""

from datetime import date, time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from tests.ui.showing import OFFSCREEN_POPUP, shown
from ui.widgets.buttons import Button
from ui.widgets.calendar import Calendar
from ui.widgets.date_field import DateField, TimeField
from ui.widgets.date_words import read_date, read_time, show_date, show_short_date

TODAY = date(2026, 11, 19)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("24/11/2026", date(2026, 11, 24)),
        ("24/11/26", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("24-11", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("24 Nov", date(2026, 11, 24)),
        ("24 november 2026", date(2026, 11, 24)),
        ("1st dec", date(2026, 12, 1)),
        ("Tuesday 24 November 2026", date(2026, 11, 24)),
        ("Tue, 24 Nov", date(2026, 11, 24)),
        ("  24 Nov  ", date(2026, 11, 24)),
        ("3 March", date(2027, 3, 3)),
        ("3 August", date(2026, 8, 3)),
        ("29/2/2028", date(2028, 2, 29)),
        ("29/2/2026", None),
        ("31 November 2026", None),
        ("24 No", None),
        ("11/24/2026", None),
        ("soon", None),
        ("", None),
        ("24", None),
        ("24/11/2026 17:30", None),
    ],
)
def test_dates_are_read_as_people_in_britain_write_them(typed, expected):
    assert read_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", date(2026, 11, 19)),
        ("Tomorrow", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 18)),
        ("in two weeks", date(2026, 12, 3)),
        ("in 10 days", date(2026, 11, 29)),
        ("in a month", date(2026, 12, 19)),
        ("in three months", date(2027, 2, 19)),
        ("in no time", None),
        ("in some weeks", None),
        ("in 0 days", None),
        ("tuesday", date(2026, 11, 24)),
        ("Tue", date(2026, 11, 24)),
        ("next  Tuesday", date(2026, 11, 24)),
        ("thursday", date(2026, 11, 19)),
        ("next thursday", date(2026, 11, 26)),
        ("next", None),
        ("next week", None),
        ("mo", None),
        ("October 2023", None),
        ("2023-10", None),
    ],
)
def test_a_day_near_today_is_read_by_its_name(typed, expected):
    assert read_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("October 2023", date(2023, 10, 1)),
        ("oct 23", date(2023, 10, 1)),
        ("2023-10", date(2023, 10, 1)),
        ("2023-13", None),
        ("November", date(2026, 11, 1)),
        ("December", date(2025, 12, 1)),
        ("24 November", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 18)),
        ("last spring", None),
    ],
)
def test_a_month_is_enough_where_roughly_is_fine(typed, expected):
    assert read_date(typed, TODAY, roughly=True) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("17:30", time(17, 30)),
        ("17.30", time(17, 30)),
        ("1730", time(17, 30)),
        ("5pm", time(17)),
        ("5 PM", time(17)),
        ("12am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("9", time(9)),
        ("13pm", None),
        ("24:00", None),
        ("17:60", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_write_them(typed, expected):
    assert read_time(typed) == expected


def test_a_date_is_shown_with_its_weekday():
    british = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    assert show_date(date(2026, 11, 24), british) == "Tuesday 24 November 2026"


@pytest.fixture
def day_field(qtbot):
    made = DateField(date(2026, 11, 24))
    made.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    shown(qtbot, made, Button("After"))
    made.setFocus()
    return made


def type_over(qtbot, field, words):
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_typed_day_is_understood_and_told(qtbot, day_field):
    with qtbot.waitSignal(day_field.changed) as told:
        type_over(qtbot, day_field, "2/12/2026")
    assert (told.args, day_field.text()) == ([date(2026, 12, 2)], "Wednesday 2 December 2026")


def test_an_emptied_day_is_told_as_none(qtbot, day_field):
    with qtbot.waitSignal(day_field.changed) as told:
        day_field.selectAll()
        qtbot.keyClick(day_field, Qt.Key.Key_Delete)
        qtbot.keyClick(day_field, Qt.Key.Key_Return)
    assert (told.args, day_field.day) == ([None], None)


def test_words_that_are_no_day_stay_and_are_not_told(qtbot, day_field):
    with qtbot.assertNotEmitted(day_field.changed):
        type_over(qtbot, day_field, "when she is back")
    assert (day_field.text(), day_field.understood) == ("when she is back", False)


def test_the_same_day_again_is_not_told(qtbot, day_field):
    with qtbot.assertNotEmitted(day_field.changed):
        type_over(qtbot, day_field, "24 nov 2026")


@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_Up, date(2026, 11, 25)), (Qt.Key.Key_Down, date(2026, 11, 23))]
)
def test_arrows_go_by_days(qtbot, day_field, key, expected):
    qtbot.keyClick(day_field, key)
    assert day_field.day == expected


@OFFSCREEN_POPUP
def test_a_day_is_chosen_from_the_calendar_with_keys(qtbot, day_field):
    qtbot.keyClick(day_field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = day_field.findChild(Calendar)
    view = calendar.findChild(QWidget, "qt_calendar_calendarview")
    with qtbot.waitSignal(day_field.changed) as told, qtbot.waitSignal(calendar.destroyed):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [date(2026, 11, 25)]


@OFFSCREEN_POPUP
def test_the_calendar_goes_with_escape_and_changes_nothing(qtbot, day_field):
    qtbot.keyClick(day_field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = day_field.findChild(Calendar)
    view = calendar.findChild(QWidget, "qt_calendar_calendarview")
    with qtbot.waitSignal(calendar.destroyed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert day_field.day == date(2026, 11, 24)


def test_a_rough_day_is_shown_without_its_weekday(qtbot):
    made = DateField(roughly=True)
    window = shown(qtbot, made, QWidget())
    qtbot.keyClicks(made, "oct 2023")
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert window.isVisible()
    assert made.text() == "1 October 2023"


@pytest.mark.parametrize("number", range(1, 13))
def test_a_short_day_is_read_again_as_the_same(number):
    british = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    day = date(2026, number, 24)
    assert read_date(show_short_date(day, british), TODAY) == day


@pytest.fixture
def time_field(qtbot):
    made = TimeField(time(17, 30))
    shown(qtbot, made, Button("After"))
    made.setFocus()
    return made


def test_a_typed_time_is_understood_and_told(qtbot, time_field):
    with qtbot.waitSignal(time_field.changed) as told:
        type_over(qtbot, time_field, "9am")
    assert (told.args, time_field.text()) == ([time(9)], "09:00")


def test_a_time_may_be_left_out(qtbot, time_field):
    with qtbot.waitSignal(time_field.changed) as told:
        time_field.selectAll()
        qtbot.keyClick(time_field, Qt.Key.Key_Delete)
        qtbot.keyClick(time_field, Qt.Key.Key_Return)
    assert told.args == [None]


def test_arrows_go_by_quarters_of_an_hour(qtbot, time_field):
    qtbot.keyClick(time_field, Qt.Key.Key_Up)
    assert time_field.moment == time(17, 45)


def test_a_time_that_is_none_is_left_to_be_put_right(qtbot, time_field):
    type_over(qtbot, time_field, "after tea")
    assert (time_field.understood, time_field.text()) == (False, "after tea")


def test_a_month_from_its_last_day_ends_on_the_last_day():
    assert read_date("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("18 november", date(2027, 11, 18)),
        ("19/11", date(2026, 11, 19)),
        ("29 feb", date(2028, 2, 29)),
        ("18 november 2026", date(2026, 11, 18)),
    ],
)
def test_a_day_ahead_is_the_next_such_day(typed, expected):
    assert read_date(typed, TODAY, ahead=True) == expected
