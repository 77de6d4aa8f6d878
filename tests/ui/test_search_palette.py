"""Search from anywhere: what is found, in which order, and how it is reached with keys."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton

from app.records import meetings, people
from tests.ui.showing import shown
from ui import theme
from ui.pages.search.palette import SearchPalette
from ui.pages.search.results import RowKind, RowRole

NOON = datetime(2025, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def below():
    """What had the focus before the palette opened."""
    return QLineEdit()


@pytest.fixture
def palette(qtbot, session, below):
    window = shown(qtbot, below, width=1000, height=700)
    below.setFocus()
    palette = SearchPalette(session, window)
    palette.places = []
    palette.go_requested.connect(palette.places.append)
    palette.open_on(window)
    return palette


@pytest.fixture
def met(journal, mentorship):
    """Makes a meeting that has been, so many days after the first, with these notes."""

    def make(notes, days=0, mattered="", of=None):
        start = NOON + timedelta(days=days)
        with journal.write() as write:
            made = meetings.add(write, meetings.Meeting(0, "", (of or mentorship).id, start, notes=notes))
            if mattered:
                meetings.save_what_mattered(write, made.id, mattered)
            return meetings.hold(write, meetings.get(write.conn, made.id), start)

    return make


def query(palette):
    return palette.findChild(QLineEdit, "query")


def search_for(qtbot, palette, words):
    """Type, and wait until it has been looked for."""
    query(palette).clear()
    query(palette).insert(words)
    qtbot.waitUntil(lambda: not palette._pause.isActive(), timeout=2000)


def rows(palette):
    model = palette.findChild(QListView, "results").model()
    return [model.index(at, 0).data(RowRole) for at in range(model.rowCount())]


def titles(palette, group=None):
    """Of the results, of one group or of all."""
    found, here = [], None
    for row in rows(palette):
        if row.kind is RowKind.HEADING:
            here = row.title
        elif row.kind is RowKind.RESULT and group in (None, here):
            found.append(row.title)
    return found


def chosen(palette):
    return palette.findChild(QListView, "results").currentIndex().data(RowRole)


def press(qtbot, palette, key):
    qtbot.keyClick(query(palette), key)


def test_a_word_of_the_notes_leads_to_the_meeting(qtbot, palette, met):
    kept = met("# A quiet week\n\nWe spoke about rehearsing.")
    search_for(qtbot, palette, "rehears")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert [(place.page, place.record) for place in palette.places] == [("meeting", kept.id)]


def test_it_opens_at_the_match(qtbot, palette, met):
    met("We spoke about Rehearsing.")
    search_for(qtbot, palette, "rehearsing spoke")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.places[0].find == "spoke"


def test_a_match_outside_the_notes_opens_no_search_in_them(qtbot, palette, met):
    met("Nothing of it here.", mattered="Asking early")
    search_for(qtbot, palette, "asking")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.places[0].find == ""


def test_enter_does_not_wait_for_the_pause_in_typing(qtbot, palette, met):
    kept = met("Something about lanterns.")
    qtbot.keyClicks(query(palette), "lantern")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert [place.record for place in palette.places] == [kept.id]


def test_the_newest_meeting_comes_first(qtbot, palette, met):
    met("# Earlier\n\nlanterns", days=1)
    met("# Later\n\nlanterns", days=9)
    met("# Between\n\nlanterns", days=5)
    search_for(qtbot, palette, "lanterns")
    assert titles(palette, "Meetings") == ["Later", "Between", "Earlier"]


def test_a_person_is_found_however_many_meetings_there_were(qtbot, palette, met):
    for day in range(70):
        met("A day like others.", days=day)
    search_for(qtbot, palette, "fenwick")
    assert titles(palette, "People") == ["Ada Fenwick"]


def test_a_mentorship_is_found_however_many_meetings_there_were(qtbot, palette, met):
    for day in range(70):
        met("Finding my feet again.", days=day)
    search_for(qtbot, palette, "finding feet")
    assert titles(palette, "Mentorships") == ["Ada Fenwick"]


def test_a_person_is_found_by_what_is_written_about_them(qtbot, palette, journal, ada):
    with journal.write() as write:
        people.save(write, replace(ada, notes="Likes to walk while talking."))
    search_for(qtbot, palette, "walk talking")
    assert titles(palette, "People") == ["Ada Fenwick"]


def test_who_is_called_so_comes_before_those_of_whom_it_is_written(qtbot, palette, journal):
    with journal.write() as write:
        about = people.add(write, "Anna Bell")
        people.save(write, replace(about, notes="Knows Zoe well."))
        people.add(write, "Zoe Young")
    search_for(qtbot, palette, "zoe")
    assert titles(palette, "People") == ["Zoe Young", "Anna Bell"]


@pytest.mark.parametrize("typed", ["zoë", "ZOE", "zoe", "okonk zo"])
def test_names_are_found_without_accents_and_capitals_and_in_any_order(qtbot, palette, journal, typed):
    with journal.write() as write:
        people.add(write, "Zoë Okonkwo")
    search_for(qtbot, palette, typed)
    assert titles(palette, "People") == ["Zoë Okonkwo"]


def test_every_word_must_be_there(qtbot, palette, ada):
    search_for(qtbot, palette, "ada unheardof")
    assert titles(palette) == []


def test_somebody_removed_is_found_no_more(qtbot, palette, journal, ada):
    with journal.write() as write:
        people.remove(write, ada)
    search_for(qtbot, palette, "fenwick")
    assert titles(palette) == []


def test_five_of_a_kind_are_shown_and_the_rest_on_request(qtbot, palette, met):
    for day in range(8):
        met("lanterns", days=day)
    search_for(qtbot, palette, "lanterns")
    before = len(titles(palette, "Meetings"))
    for _ in range(5):
        press(qtbot, palette, Qt.Key.Key_Down)
    assert chosen(palette).title == "Show all"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert (before, len(titles(palette, "Meetings"))) == (5, 8)


def test_opening_the_rest_goes_on_where_one_was(qtbot, palette, met):
    for day in range(8):
        met(f"# Day {day}\n\nlanterns", days=day)
    search_for(qtbot, palette, "lanterns")
    for _ in range(5):
        press(qtbot, palette, Qt.Key.Key_Down)
    press(qtbot, palette, Qt.Key.Key_Return)
    assert chosen(palette).title == "Day 2"


def test_nothing_that_matches_is_out_of_reach(qtbot, palette, journal, mentorship):
    with journal.write() as write:
        for number in range(230):
            start = NOON + timedelta(hours=number)
            notes = f"# Meeting {number}\n\nlanterns"
            meetings.add(write, meetings.Meeting(0, "", mentorship.id, start, notes=notes))
    search_for(qtbot, palette, "lanterns")
    while any(row.kind is RowKind.MORE for row in rows(palette)):
        palette._open(next(at for at, row in enumerate(rows(palette)) if row.kind is RowKind.MORE))
    assert titles(palette, "Meetings") == [f"Meeting {number}" for number in range(229, -1, -1)]


def test_where_not_all_fit_it_does_not_promise_all(qtbot, palette, journal, mentorship):
    with journal.write() as write:
        for number in range(230):
            start = NOON + timedelta(hours=number)
            meetings.add(write, meetings.Meeting(0, "", mentorship.id, start, notes="lanterns"))
    search_for(qtbot, palette, "lanterns")
    assert [row.title for row in rows(palette) if row.kind is RowKind.MORE] == ["Show more"]


def test_what_matches_is_counted(qtbot, palette, met):
    met("lanterns", days=1)
    met("lanterns", days=2)
    search_for(qtbot, palette, "lanterns")
    assert palette._count.text() == "2 found"


def test_the_match_is_marked_in_title_and_line(qtbot, palette, met):
    met("# The week I stopped rehearsing\n\nShe rehearses too, she told me.")
    search_for(qtbot, palette, "rehears")
    row = chosen(palette)
    assert [row.title[start:end] for start, end in row.spans] == ["rehearsing"]
    assert [row.excerpt[start:end] for start, end in row.marks] == ["rehearsing", "rehearses"]


def test_nothing_found_is_told_without_blame(qtbot, palette, ada):
    search_for(qtbot, palette, "rehersal")
    told = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert {"Nothing matches “rehersal”", "Check the spelling, or try fewer words. Every entry was searched."} < {*told}


def test_clear_search_can_be_reached_with_tab(qtbot, palette, ada):
    search_for(qtbot, palette, "rehersal")
    press(qtbot, palette, Qt.Key.Key_Tab)
    button = next(b for b in palette.findChildren(QPushButton) if b.hasFocus())
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert (query(palette).text(), query(palette).hasFocus()) == ("", True)


def test_tab_does_not_leave_for_the_page_below(qtbot, palette, below):
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert query(palette).hasFocus()


def test_a_search_not_yet_begun_shows_the_latest_entries(qtbot, palette, met):
    met("# What was lately", days=3)
    search_for(qtbot, palette, "x")
    search_for(qtbot, palette, "")
    assert titles(palette, "Lately") == ["Ada Fenwick", "What was lately", "Ada Fenwick"]


def test_the_name_of_a_page_leads_there(qtbot, palette):
    search_for(qtbot, palette, "sett")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert [place.page for place in palette.places] == ["settings"]


def test_arrows_pass_over_headings(qtbot, palette, met):
    met("# About Ada\n\nlanterns")
    search_for(qtbot, palette, "ada")
    found = []
    for _ in range(4):
        found.append(chosen(palette).icon)
        press(qtbot, palette, Qt.Key.Key_Down)
    assert found == ["calendar-blank", "handshake", "user", "user"]


def test_esc_gives_the_focus_back(qtbot, palette, below):
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert below.hasFocus()


def test_esc_closes_from_the_button_too(qtbot, palette, ada):
    search_for(qtbot, palette, "rehersal")
    press(qtbot, palette, Qt.Key.Key_Tab)
    qtbot.keyClick(palette.window().focusWidget(), Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_click_beside_it_closes_it(qtbot, palette):
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()


def test_a_click_on_a_result_opens_it(qtbot, palette, met):
    kept = met("lanterns")
    search_for(qtbot, palette, "lanterns")
    view = palette.findChild(QListView, "results")
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [place.record for place in palette.places] == [kept.id]


def test_a_query_is_not_kept(qtbot, palette, session, ada):
    search_for(qtbot, palette, "fenwick")
    press(qtbot, palette, Qt.Key.Key_Escape)
    again = SearchPalette(session, palette.parentWidget())
    again.open_on(palette.parentWidget())
    assert query(again).text() == ""


def test_results_are_read_aloud_with_their_place_in_time(qtbot, palette, met):
    met("# A quiet week\n\nlanterns")
    search_for(qtbot, palette, "lanterns")
    spoken = query(palette).accessibleDescription()
    assert spoken.startswith("A quiet week, 10 March 2025, Ada Fenwick, ")


def test_the_mark_lies_under_the_very_word(qtbot, palette, met):
    """The first line of the excerpt in pixels: honey where the word is, none where it is not."""
    met("# Nothing\n\nfirst words and then lanterns")
    search_for(qtbot, palette, "lanterns")
    view = palette.findChild(QListView, "results")
    picture = view.viewport().grab().toImage()
    honey = theme.current()["honey"]
    row = view.visualRect(view.model().index(1, 0))
    marked = [x for x in range(row.left(), row.right()) if _is_in(picture, x, row, honey)]
    line = chosen(palette).excerpt
    before = view.fontMetrics().horizontalAdvance(line[: line.index("lanterns")])
    assert before * 0.7 < marked[0] - row.left() - 54 < before * 1.5


def _is_in(picture, x, row, colour):
    return any(QColor(picture.pixel(x, y)) == colour for y in range(row.top(), row.bottom()))


def test_right_to_left_a_row_is_the_other_way_round(qtbot, palette, met):
    met("lanterns")
    search_for(qtbot, palette, "lanterns")
    icons = []
    for direction, side in ((Qt.LayoutDirection.LeftToRight, 20), (Qt.LayoutDirection.RightToLeft, -40)):
        palette.setLayoutDirection(direction)
        view = palette.findChild(QListView, "results")
        row = view.visualRect(view.model().index(1, 0))
        left = row.left() + side if side > 0 else row.right() + 1 + side
        icons.append(view.viewport().grab(QRect(left, row.top() + 9, 20, 20)).toImage())
    assert icons[0] == icons[1]
