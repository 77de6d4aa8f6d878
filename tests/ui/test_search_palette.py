"""Search from anywhere: what is found, in which order, and how it is reached with keys."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton

from app import wording
from app.records import agenda, links, meetings, notes, people, reflections
from app.store.journal import Kind
from tests.ui import entry_makers as makers
from tests.ui.entry_makers import do
from tests.ui.showing import shown
from ui import theme
from ui.pages.search.palette import SearchPalette
from ui.pages.search.results import RowKind, RowRole
from ui.places import Place

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


def test_what_comes_up_under_a_mouse_at_rest_is_not_chosen_by_it(qtbot, palette, met):
    for days in range(3):
        met("We spoke about rehearsing.", days)
    search_for(qtbot, palette, "rehears")
    first, view = chosen(palette), palette.findChild(QListView, "results")
    view.entered.emit(view.model().index(3, 0))
    at_rest = chosen(palette)
    QCursor.setPos(QCursor.pos() + QPoint(3, 3))
    view.entered.emit(view.model().index(3, 0))
    assert (at_rest, chosen(palette)) == (first, rows(palette)[3])


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


@pytest.fixture
def common(journal, mentorship):
    """A word that 1,200 meetings hold."""
    with journal.write() as write:
        for number in range(1200):
            start = NOON + timedelta(hours=number)
            meetings.add(write, meetings.Meeting(0, "", mentorship.id, start, notes="lanterns"))


def more_of(palette, group):
    """Which row makes the group longer; None where nothing does."""
    return next((at for at, row in enumerate(rows(palette)) if row.kind is RowKind.MORE and row.group == group), None)


def test_a_goal_is_found_however_many_meetings_hold_the_word(qtbot, palette, journal, common):
    makers.goal(journal, "More light", why_it_matters="Like lanterns.", set_on=date(2020, 1, 1))
    search_for(qtbot, palette, "lanterns")
    assert titles(palette, "Goals") == ["More light"]


def test_what_may_lie_further_back_is_offered_and_found(qtbot, palette, journal, common):
    makers.note(journal, "Of lanterns, long ago.", days=9000)
    search_for(qtbot, palette, "lanterns")
    at = more_of(palette, "Notes")
    assert (rows(palette)[at].title, titles(palette, "Notes")) == ("Look further back", [])
    palette._open(at)
    assert titles(palette, "Notes") == ["Of lanterns, long ago."]
    assert more_of(palette, "Notes") is None


def test_where_nothing_lay_further_back_the_heading_goes(qtbot, palette, journal, common):
    makers.note(journal, "Of candles.", days=9000)
    search_for(qtbot, palette, "lanterns")
    palette._open(more_of(palette, "Notes"))
    assert "Notes" not in [row.title for row in rows(palette)]
    assert chosen(palette) is not None


def test_nobody_is_sent_further_back_for_what_they_never_wrote(qtbot, palette, common):
    search_for(qtbot, palette, "lanterns")
    assert {row.title for row in rows(palette) if row.kind is RowKind.HEADING} == {"Meetings", "Go to"}


def test_results_stand_under_what_they_are(qtbot, palette, journal, met):
    of = makers.goal(journal, "Lanterns at night", True)
    makers.check_in(journal, of, 0, 3)
    makers.milestone(journal, of, "Buy lanterns")
    do(journal, agenda.add, met("# On lanterns\n\n").id, "Lanterns again")
    makers.reflection(journal, "Lanterns swayed.")
    makers.action(journal, "Light the lanterns")
    makers.note(journal, "lanterns?")
    do(journal, people.add, "Lanterns Ltd")
    makers.post(journal, "Lanterns ward", date(2024, 8, 7))
    makers.tag(journal, "lanterns")
    search_for(qtbot, palette, "lanterns")
    headings = [row.title for row in rows(palette) if row.kind is RowKind.HEADING]
    assert headings == ["Goals", "Meetings", "Reflections", "Actions", "Notes", "People", "Posts", "Tags", "Go to"]
    assert titles(palette, "Goals") == ["Lanterns at night", "Buy lanterns", "Lanterns at night"]
    assert titles(palette, "Meetings") == ["Lanterns again", "On lanterns"]


@pytest.mark.parametrize("make", [makers.reflection, makers.note], ids=["reflection", "note"])
def test_what_is_kept_out_of_exports_is_found_like_all_else(qtbot, palette, journal, make):
    kept = make(journal, "Lanterns, for nobody else.")
    records = reflections if make is makers.reflection else notes
    do(journal, records.save, replace(kept, kept_out=True))
    search_for(qtbot, palette, "lanterns")
    assert rows(palette)[1].title == "Lanterns, for nobody else."


def test_a_reflection_tells_in_which_post_it_was_written(qtbot, palette, journal):
    makers.post(journal, "Perinatal", date(2000, 8, 7), site="Ashdown")
    makers.reflection(journal, "Lanterns swayed.", days=0)
    search_for(qtbot, palette, "lanterns")
    assert chosen(palette).aside.endswith(", Ashdown")


def test_a_short_note_is_not_said_twice(qtbot, palette, journal):
    makers.note(journal, "Only lanterns here")
    search_for(qtbot, palette, "lanterns")
    assert (chosen(palette).title, chosen(palette).excerpt) == ("Only lanterns here", "")


def test_labels_and_agendas_are_not_among_the_latest(qtbot, palette, journal, meeting):
    makers.tag(journal, "lanterns")
    do(journal, agenda.add, meeting.id, "Lanterns")
    makers.note(journal, "The latest of all")
    search_for(qtbot, palette, "x")
    search_for(qtbot, palette, "")
    assert sorted(titles(palette, "Lately")) == ["Ada Fenwick", "Ada Fenwick", "Ada Fenwick", "The latest of all"]


@pytest.fixture
def coming(journal, mentorship):
    """In a week, and after it another."""
    with journal.write() as write:
        for days in (20, 7):
            start = datetime.now(UTC) + timedelta(days=days)
            made = meetings.add(write, meetings.Meeting(0, "", mentorship.id, start))
    return made


def bring_up(qtbot, palette):
    qtbot.keyClick(query(palette), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_enter_puts_what_is_chosen_on_the_next_agenda(qtbot, palette, journal, session, coming):
    kept = makers.reflection(journal, "Lanterns swayed.")
    said = QSignalSpy(session.said)
    search_for(qtbot, palette, "swayed")
    bring_up(qtbot, palette)
    (item,) = agenda.of(journal.read, coming.id)
    assert (item.title, item.origin) == ("Lanterns swayed.", agenda.Origin.REFLECTION)
    assert links.all_of(journal.read, (Kind.AGENDA_ITEM, item.id)) == [(Kind.REFLECTION, kept.id)]
    day = wording.day(coming.start.date(), date.today())
    assert (said.at(0), palette.isVisible()) == ([f"Added to the agenda for {day}", True], False)
    session.undo.undo()
    assert agenda.of(journal.read, coming.id) == []


def test_nobody_is_put_on_an_agenda(qtbot, palette, journal, coming):
    search_for(qtbot, palette, "fenwick")
    while chosen(palette).icon != "user":
        press(qtbot, palette, Qt.Key.Key_Down)
    bring_up(qtbot, palette)
    assert (agenda.of(journal.read, coming.id), palette.isVisible()) == ([], True)


def test_without_a_meeting_to_come_no_agenda_is_offered(qtbot, palette, journal, meeting):
    makers.reflection(journal, "Lanterns swayed.")
    search_for(qtbot, palette, "swayed")
    bring_up(qtbot, palette)
    offered = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert palette.isVisible()
    assert "Ctrl Enter adds to an agenda" not in offered


def test_a_reflection_about_what_was_searched_for_can_be_begun(qtbot, palette, journal):
    makers.note(journal, "Of lanterns.")
    search_for(qtbot, palette, "lanterns  at")
    search_for(qtbot, palette, "lanterns")
    press(qtbot, palette, Qt.Key.Key_Down)
    assert chosen(palette).title == "Start a reflection about “lanterns”"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.places == [Place("reflections", detail="new", find="Lanterns")]


def test_rows_have_the_height_of_their_lines_before_they_are_read(qtbot, palette, journal):
    """Most are never scrolled to, and so not read at all; what is shown must fit all the same."""
    for number in range(30):
        makers.note(journal, f"Note {number}\n" + ("lanterns" if number % 2 else "") , days=number)
        makers.reflection(journal, f"{'lanterns' if number % 2 else 'Rain'}", days=number, title="Lanterns")
    search_for(qtbot, palette, "lanterns")
    view = palette.findChild(QListView, "results")
    for at, row in enumerate(rows(palette)):
        high = theme.current().line("body") + (theme.current().line("entry") if row.excerpt else 0) + 18
        if row.kind is RowKind.RESULT:
            assert view.visualRect(view.model().index(at, 0)).height() == high


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
    assert found == ["calendar-blank", "user", "handshake", "arrow-right"]


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
