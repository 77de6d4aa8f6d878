"""Looking around the sample from first run: a whole journal in memory, of which nothing is kept anywhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from app.records import meetings
from app.summary import gather
from tests.ui.every_page import named, press, wait_for
from ui.pages.by_place import PAGES
from ui.pages.first_run.welcome import Welcome
from ui.pages.first_run.where_page import WherePage
from ui.places import Place
from ui.sidebar import Sidebar
from ui.widgets.banner import Banner
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.text import Paragraph
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, preferences):
    """As on the first start ever."""
    window = Window(preferences)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def tour(window):
    press(window, "Look around a sample")
    assert window.shell is not None
    return window


def files(*places):
    return {path for place in places for path in place.rglob("*")}


def latest(window):
    return next(one for one in meetings.past(window.session.journal.read) if one.happened)


def writes(window, words):
    """Into the notes of the latest meeting; they are saved where everything of the sample is."""
    kept = latest(window)
    assert window.shell.go(Place("meeting", kept.id, detail="notes"))
    QTest.keyClicks(window.shell.findChild(ProseEdit, "notes"), words)
    assert window.shell.flush()
    return kept.id


def banner(window):
    plum = (one for one in window.findChildren(Banner) if one.property("kind") == "private")
    return next((one for one in plum if one.isVisible()), None)


def sees(window, words):
    return any(words in one.text() for one in window.findChildren(QLabel) if one.isVisible())


def test_the_card_opens_a_journal_with_people_in_it(tour):
    assert tour.session.journal.is_sample
    assert sees(tour, "Dr Morwenna Tasker-Quill")


def test_it_is_opened_with_the_keyboard_too(qtbot, window):
    wait_for(lambda: named(window, "Create my journal").hasFocus())
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.session.journal.is_sample


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_page_says_that_nothing_is_kept(tour, page):
    record = {"meeting": latest(tour).id, "agreement": 1}.get(page, 0)
    assert tour.shell.go(Place(page, record))
    QTest.qWait(0)
    said = banner(tour).findChild(Paragraph).text()
    assert said == "This is a sample. Nothing you do here is kept."


def test_the_sidebar_promises_nothing_either(tour):
    said = [label.text() for label in tour.findChild(Sidebar).findChildren(QLabel)]
    assert ("Nothing here is kept" in said, "Saved on this computer" in said) == (True, False)


def test_what_is_written_there_is_found_there(tour):
    meeting_id = writes(tour, "quokkas ")
    tour.shell.open_search()
    query = tour.findChild(QLineEdit, "query")
    QTest.keyClicks(query, "quokkas")
    QTest.keyClick(query, Qt.Key.Key_Return)
    place = tour.shell.place()
    assert (place.page, place.record) == ("meeting", meeting_id)


def by_key(window):
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_L, CTRL)


def by_the_sidebar(window):
    press(window, "Leave")


def by_nobody_being_there(window):
    window.visit.watchers.idle.idled.emit()


@pytest.mark.parametrize("leave", [by_key, by_the_sidebar, by_nobody_being_there])
def test_leaving_it_leads_back_to_the_first_page_and_forgets_all(tour, leave):
    journal = tour.session.journal
    meeting_id = writes(tour, "quokkas ")
    leave(tour)
    assert (tour.session, tour.shell, journal._closed) == (None, None, True)
    assert any(page.isVisible() for page in tour.findChildren(Welcome))
    press(tour, "Look around a sample")
    assert "quokkas" not in meetings.get(tour.session.journal.read, meeting_id).notes


def test_it_begins_where_any_journal_begins_however_it_was_left(tour):
    at_first = tour.shell.place().page
    writes(tour, "quokkas ")
    tour.lock()
    press(tour, "Look around a sample")
    assert tour.shell.place().page == at_first


def test_the_way_out_is_the_first_stop_of_tab_and_of_f6_after_the_sidebar(tour):
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_F6):
        tour.findChild(Sidebar).focus_current()
        QTest.keyClick(tour.focusWidget(), key)
        assert tour.focusWidget().text() == "Create my journal"


def test_from_it_one_goes_on_to_a_journal_of_ones_own(tour):
    journal = tour.session.journal
    press(tour, "Create my journal")
    assert (tour.session, journal._closed) == (None, True)
    assert tour.findChild(WherePage).isVisible()


def test_nothing_is_written_while_one_looks_around(tour, preferences, home, tmp_path):
    before = files(home, tmp_path)
    writes(tour, "quokkas ")
    tour.lock()
    press(tour, "Look around a sample")
    assert files(home, tmp_path) == before
    tour.close()
    assert (preferences.now.last_journal, preferences.now.last_open) == ("", "")
    left = {path.name for path in files(home, tmp_path) - before}
    assert left <= {"settings.json"}  # where the window was


def test_security_says_that_there_is_no_passphrase_to_change(tour):
    assert tour.shell.go(Place("settings", detail="security"))
    assert sees(tour, "The sample has no passphrase and no recovery code.")
    assert (named(tour, "Change…"), named(tour, "Show…")) == (None, None)


def test_a_summary_of_it_says_what_it_is(tour):
    choice = gather.Choice()
    assert gather.document(tour.session.journal.read, choice, latest(tour).start.date()).sample


def test_closing_the_window_ends_it(tour):
    journal = tour.session.journal
    tour.close()
    assert (journal._closed, tour.isVisible()) == (True, False)


def test_a_sample_on_the_disk_is_a_journal_like_any_other(qtbot, journal, preferences):
    """It was made on purpose, and what is done in it is kept."""
    journal.read.execute("update about set sample = 1")
    window = Window(preferences, journal.folder)
    qtbot.addWidget(window)
    window.enter(journal)
    window.show()
    assert banner(window) is None
    assert sees(window, "Saved on this computer")
