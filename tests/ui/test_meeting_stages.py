"""The stages of one meeting: places that can be gone to at any time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.records import meetings
from tests.ui.every_page import inside, on_page
from tests.ui.meeting_makers import at, fresh, held, in_days, opened, planned, words_on
from ui import theme
from ui.places import Place
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.stage_tabs import StageTabs

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def coming(journal, mentorship):
    return planned(journal, mentorship, in_days(5))


def tabs_of(page):
    return page.findChild(StageTabs)


def want_of(page):
    return page.findChild(ProseEdit, "preparation")


def notes_of(page):
    return page.findChild(ProseEdit, "notes")


def test_a_meeting_to_come_opens_where_it_is_prepared(qtbot, session, coming):
    page = opened(qtbot, session, coming)
    assert (tabs_of(page).key, QApplication.focusWidget()) == ("prepare", want_of(page))


def test_a_meeting_that_has_been_opens_at_its_notes(qtbot, session, journal, mentorship):
    page = opened(qtbot, session, held(journal, mentorship, at(2024, 5, 2)))
    assert (tabs_of(page).key, QApplication.focusWidget()) == ("notes", notes_of(page))


def test_a_meeting_whose_hour_has_come_opens_at_its_notes(qtbot, session, meeting):
    assert tabs_of(opened(qtbot, session, meeting)).key == "notes"


@pytest.mark.parametrize("stage", ["prepare", "notes"])
def test_a_place_may_name_the_stage(qtbot, session, coming, stage):
    page = opened(qtbot, session, coming, Place("meeting", coming.id, stage))
    assert (tabs_of(page).key, page.place().detail) == (stage, stage)


def test_a_search_opens_the_notes_of_a_meeting_to_come(qtbot, session, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5), notes="The rota again.")
    page = opened(qtbot, session, coming, Place("meeting", coming.id, find="rota"))
    assert notes_of(page).textCursor().selectedText() == "rota"


def test_the_arrow_keys_go_through_the_stages_and_stay_on_the_tabs(qtbot, session, coming):
    page = opened(qtbot, session, coming)
    tabs_of(page).setFocus()
    qtbot.keyClick(tabs_of(page), Qt.Key.Key_Right)
    assert (page.place().detail, QApplication.focusWidget()) == ("notes", tabs_of(page))


def test_a_click_on_a_tab_leads_to_the_first_thing_to_write_in(qtbot, session, coming):
    page = opened(qtbot, session, coming)
    tabs = tabs_of(page)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert (page.place().detail, QApplication.focusWidget()) == ("notes", notes_of(page))


def test_keys_lead_to_each_stage_from_anywhere_in_the_window(qtbot, journal, preferences, coming):
    window = on_page(inside(qtbot, journal, preferences, (1280, 800)), Place("meeting", coming.id))
    went = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        qtbot.keyClick(QApplication.focusWidget(), key, CTRL_SHIFT)
        went.append((window.shell.place().detail, QApplication.focusWidget().objectName()))
    assert went == [("notes", "notes"), ("prepare", "preparation")]


def test_the_keys_of_the_stages_do_nothing_on_other_pages(qtbot, journal, preferences, coming):
    window = on_page(inside(qtbot, journal, preferences, (1280, 800)), Place("meetings"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2, CTRL_SHIFT)
    assert window.shell.place().page == "meetings"


def test_what_is_typed_in_one_stage_is_there_after_a_look_at_another(qtbot, session, journal, coming):
    page = opened(qtbot, session, coming)
    qtbot.keyClicks(want_of(page), "To say it out loud")
    page.show_stage(2)
    qtbot.keyClicks(notes_of(page), "Said it")
    page.show_stage(1)
    assert (want_of(page).text(), notes_of(page).text()) == ("To say it out loud", "Said it")


def test_leaving_saves_every_stage_whichever_is_seen(qtbot, session, journal, coming):
    page = opened(qtbot, session, coming)
    qtbot.keyClicks(want_of(page), "To say it out loud")
    page.show_stage(2)
    qtbot.keyClicks(notes_of(page), "Said it")
    assert page.flush() is True
    assert (fresh(journal, coming).preparation, fresh(journal, coming).notes) == ("To say it out loud", "Said it")


def test_no_word_of_any_stage_is_left_after_a_lock(qtbot, session, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5), preparation="Private wish", notes="Private words")
    page = opened(qtbot, session, coming, width=1280)
    page.show_stage(2)
    page.clear_words()
    page.show_stage(1)
    said = words_on(page) + want_of(page).text() + notes_of(page).text()
    assert not any(word in said for word in ("Private", "Ada"))


def test_the_first_stage_comes_back_with_its_caret(qtbot, session, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5), preparation="To say it out loud")
    page = opened(qtbot, session, coming)
    want_of(page).setFocus()
    want_of(page).set_caret(6)
    again = opened(qtbot, session, coming, page.place())
    assert want_of(again).caret() == 6


def test_a_meeting_that_is_started_is_no_longer_to_come_on_any_stage(qtbot, session, journal, coming):
    page = opened(qtbot, session, coming, width=1280)
    before = "Start the meeting" in words_on(page)
    with journal.write() as write:
        meetings.hold(write, fresh(journal, coming), at(2024, 5, 2))
    assert (before, "Start the meeting" in words_on(page)) == (True, False)


def test_a_change_of_stage_fades_in_and_leaves_nothing_behind(qtbot, qapp, session, coming):
    theme.apply(qapp, theme.named("light"))
    page = opened(qtbot, session, coming)
    page.show_stage(2)
    effect = page._stack.graphicsEffect()
    fading = effect.isEnabled()
    qtbot.waitUntil(lambda: not effect.isEnabled())
    assert (fading, QApplication.focusWidget()) == (True, notes_of(page))
