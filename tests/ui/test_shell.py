"""The unlocked window: its pages, the way back, its regions, undo, and what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QPushButton

from app.records import meetings, mentorships, people
from app.store.journal import Kind
from tests.ui.meeting_makers import button, fresh, held, in_days, planned, words_on
from ui import theme
from ui.pages.meetings import steps
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.search.palette import SearchPalette
from ui.places import Place
from ui.sidebar import Sidebar
from ui.widgets.nav_button import NavButton
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select
from ui.widgets.toast import Toast
from ui.window import Window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def window(qtbot, folder, preferences, journal):
    """Inside a journal, on its first page."""
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.enter(journal)
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.isActiveWindow())
    return window


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifiers)


def go(qtbot, window, place):
    """Go there and wait until the page has settled."""
    assert window.shell.go(place)
    qtbot.waitUntil(lambda: window.shell._page.isAncestorOf(window.focusWidget() or window))


def nav(window, words):
    return next(one for one in window.findChild(Sidebar).findChildren(NavButton) if one.text() == words)


def notes(window):
    return window.shell.findChild(ProseEdit, "notes")


def write(qtbot, window, meeting, words):
    """Type into the notes of a meeting, and leave it at that."""
    go(qtbot, window, Place("meeting", meeting.id))
    qtbot.keyClicks(notes(window), words)


def page(window):
    return window.shell.place().page


def toast(window):
    return window.findChild(Toast)


def saved_line(window):
    return window.findChild(Sidebar)._saved_text.text()


# pages


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Meetings", "meetings"),
        ("Share", "share"),
        ("Settings", "settings"),
        ("Mentorships", "mentorships"),
        ("Today", "today"),
    ],
)
def test_a_click_in_the_sidebar_leads_to_a_page(qtbot, window, words, name):
    go(qtbot, window, Place("settings" if name != "settings" else "share"))
    qtbot.mouseClick(nav(window, words), Qt.MouseButton.LeftButton)
    assert (page(window), nav(window, words).isChecked()) == (name, True)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "mentorships"),
        (Qt.Key.Key_3, "meetings"),
        (Qt.Key.Key_7, "share"),
        (Qt.Key.Key_P, "share"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_a_key_leads_to_a_page(qtbot, window, key, name):
    go(qtbot, window, Place("settings" if name != "settings" else "share"))
    press(qtbot, window, key, CTRL)
    assert page(window) == name


def test_arrows_in_the_sidebar_move_without_going_anywhere(qtbot, window):
    nav(window, "Mentorships").setFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    assert (window.focusWidget().text(), page(window)) == ("Meetings", "today")


def test_enter_goes_where_the_arrows_led(qtbot, window):
    nav(window, "Mentorships").setFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    assert page(window) == "meetings"


def test_arrows_reach_search_and_lock_too(qtbot, window):
    nav(window, "Mentorships").setFocus()
    press(qtbot, window, Qt.Key.Key_Home)
    first = window.focusWidget().text()
    press(qtbot, window, Qt.Key.Key_End)
    assert (first, window.focusWidget().text()) == ("Search", "Lock")


def test_a_meeting_belongs_to_meetings(qtbot, window, meeting):
    go(qtbot, window, Place("meeting", meeting.id))
    assert nav(window, "Meetings").isChecked()


def test_nothing_is_shown_for_a_record_that_is_gone(qtbot, window, journal, meeting):
    with journal.write() as write_:
        steps.remove.remove_meeting(write_, meeting)
    assert window.shell.go(Place("meeting", meeting.id)) is False
    assert page(window) == "today"


def test_the_page_of_a_removed_meeting_gives_way_to_the_list(qtbot, window, meeting):
    go(qtbot, window, Place("meeting", meeting.id))
    steps.take_away(window.session, meeting)
    assert page(window) == "meetings"


# back and forward


def test_back_and_forward_lead_through_the_pages_seen(qtbot, window, meeting):
    go(qtbot, window, Place("meetings"))
    go(qtbot, window, Place("meeting", meeting.id))
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        press(qtbot, window, key, ALT)
        seen.append(page(window))
    assert seen == ["meetings", "today", "meetings", "meeting"]


def test_the_way_back_leads_past_what_is_gone(qtbot, window, journal, mentorship, meeting):
    other = held(journal, mentorship, in_days(-3))
    go(qtbot, window, Place("meetings"))
    go(qtbot, window, Place("meeting", meeting.id))
    go(qtbot, window, Place("meeting", other.id))
    steps.take_away(window.session, fresh(journal, meeting))
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert page(window) == "meetings"


def test_the_way_forward_leads_past_what_is_gone(qtbot, window, meeting):
    go(qtbot, window, Place("meeting", meeting.id))
    go(qtbot, window, Place("share"))
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    steps.take_away(window.session, meeting)
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert page(window) == "share"


# regions


def test_f6_leads_round_all_regions_and_back(qtbot, window):
    go(qtbot, window, Place("settings", detail="security"))
    sidebar, found = window.findChild(Sidebar), []
    for _ in range(3):
        found.append("sidebar" if sidebar.isAncestorOf(window.focusWidget()) else window.focusWidget().text())
        press(qtbot, window, Qt.Key.Key_F6)
    assert found == ["Security", "Change…", "sidebar"]


def test_shift_f6_leads_the_other_way(qtbot, window):
    go(qtbot, window, Place("settings"))
    press(qtbot, window, Qt.Key.Key_F6, SHIFT)
    assert window.focusWidget() is nav(window, "Settings")


def test_f6_reaches_the_toast(qtbot, window, journal, meeting):
    go(qtbot, window, Place("meetings"))
    steps.miss(window.session, fresh(journal, meeting))
    press(qtbot, window, Qt.Key.Key_F6)
    assert window.focusWidget().text() == "Undo"


# sizes


def test_a_narrow_window_has_a_rail(qtbot, window):
    window.resize(900, 640)
    qtbot.waitUntil(lambda: window.findChild(Sidebar).width() == 64)
    assert nav(window, "Meetings").toolTip() == "Meetings"


@pytest.fixture
def larger_text(qapp):
    """Puts the text size on, and takes it off again."""

    def put_on(scale):
        theme.apply(qapp, theme.named("light", scale))

    yield put_on
    theme.apply(qapp, theme.named("light"))


def test_in_a_low_window_every_button_of_the_sidebar_gives_a_little(qtbot, window, larger_text):
    usual = nav(window, "Meetings").height()
    larger_text(1.5)
    window.resize(880, 600)
    buttons = window.findChild(Sidebar).findChildren(NavButton)
    qtbot.waitUntil(lambda: window.height() == 600 and len({one.height() for one in buttons}) == 1)
    assert usual <= buttons[0].height() < theme.current().px(36)
    assert max(one.geometry().bottom() for one in buttons) <= 600


def test_larger_text_widens_the_sidebar_at_once(window, larger_text):
    before = window.findChild(Sidebar).width()
    larger_text(1.2)
    assert window.findChild(Sidebar).width() > before


def test_the_largest_text_makes_a_usual_window_narrow_at_once(window, larger_text):
    window.resize(1280, 800)
    larger_text(1.5)
    assert nav(window, "Meetings").toolTip() == "Meetings"


# saved


def test_what_was_not_saved_is_saved_again_once_there_is_room(qtbot, window, meeting):
    write(qtbot, window, meeting, "words")
    window.session.journal.read.execute("pragma max_page_count = 1")
    notes(window).insert("A sentence that needs a new page of the file. " * 400)
    window.shell.flush()
    during = saved_line(window)
    window.session.journal.read.execute("pragma max_page_count = 1073741823")
    qtbot.waitUntil(lambda: saved_line(window) == "Saved on this computer", timeout=5000)
    assert during.startswith("Not saved since ")


def test_a_page_whose_words_are_not_safe_is_not_left(qtbot, window, meeting):
    write(qtbot, window, meeting, "words")
    window.session.journal.read.execute("pragma max_page_count = 1")
    notes(window).insert("A sentence that needs a new page of the file. " * 400)
    qtbot.mouseClick(nav(window, "Share"), Qt.MouseButton.LeftButton)
    found = (page(window), nav(window, "Meetings").isChecked())
    window.session.journal.read.execute("pragma max_page_count = 1073741823")
    assert found == ("meeting", True)


def test_search_finds_what_was_typed_a_moment_ago(qtbot, window, meeting):
    write(qtbot, window, meeting, "lanterns")
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(SearchPalette)
    qtbot.keyClicks(palette.findChild(QLineEdit, "query"), "lantern")
    qtbot.keyClick(palette.findChild(QLineEdit, "query"), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not palette._pause.isActive())
    assert palette.findChild(QListView, "results").model().rowCount() > 0


# undo


def test_ctrl_z_outside_an_editor_takes_back_the_last_removal(qtbot, window, journal, meeting):
    go(qtbot, window, Place("meetings"))
    steps.take_away(window.session, meeting)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert fresh(journal, meeting).id == meeting.id


def test_ctrl_shift_z_removes_it_again(qtbot, window, journal, meeting):
    go(qtbot, window, Place("meetings"))
    steps.take_away(window.session, meeting)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    press(qtbot, window, Qt.Key.Key_Z, CTRL | SHIFT)
    with pytest.raises(LookupError):
        fresh(journal, meeting)


@pytest.mark.parametrize(("keys", "said"), [([CTRL], "Undone: {}"), ([CTRL, CTRL | SHIFT], "Done again: {}")])
def test_what_was_taken_back_or_done_again_is_told(qtbot, window, meeting, keys, said):
    go(qtbot, window, Place("meetings"))
    steps.take_away(window.session, meeting)
    for modifiers in keys:
        press(qtbot, window, Qt.Key.Key_Z, modifiers)
    assert toast(window).isVisible()
    assert said.format("Removed the meeting of 10 March 2025") in words_on(toast(window))


def test_what_cannot_be_taken_back_is_not_told_as_undone_or_done_again(qtbot, window, journal, mentorship):
    coming = meetings.Meeting(0, "", mentorship.id, in_days(3))
    steps.plan(window.session, coming, pytest.fail)
    with journal.write() as write_:
        meetings.save_notes(write_, 1, "typed since")
    window.shell.undo()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    window.shell.redo()
    assert not toast(window).isVisible()


def test_ctrl_z_in_an_editor_takes_back_typing_and_nothing_else(qtbot, window, journal, mentorship, meeting):
    other = held(journal, mentorship, in_days(-3))
    steps.take_away(window.session, other)
    write(qtbot, window, meeting, "words")
    for _ in range(8):
        press(qtbot, window, Qt.Key.Key_Z, CTRL)
    with pytest.raises(LookupError):
        fresh(journal, other)
    assert notes(window).text() == ""


def test_undo_elsewhere_leaves_unsaved_typing_alone(qtbot, window, journal, meeting):
    go(qtbot, window, Place("meeting", meeting.id))
    steps.miss(window.session, fresh(journal, meeting))
    qtbot.keyClicks(notes(window), "typed since")
    qtbot.mouseClick(button(toast(window), "Undo"), Qt.MouseButton.LeftButton)
    assert (notes(window).text(), fresh(journal, meeting).state) == ("typed since", meetings.State.PLANNED)


def test_words_typed_into_a_meeting_keep_it_from_being_taken_back(qtbot, window, journal, mentorship):
    coming = meetings.Meeting(0, "", mentorship.id, in_days(3))
    number = steps.plan(window.session, coming, pytest.fail)
    go(qtbot, window, Place("meeting", number, "notes"))
    qtbot.keyClicks(notes(window), "typed since")
    qtbot.mouseClick(button(toast(window), "Undo"), Qt.MouseButton.LeftButton)
    assert (page(window), meetings.get(journal.read, number).notes) == ("meeting", "typed since")


def test_a_removed_meeting_comes_back_with_the_words_typed_last(qtbot, window, journal, meeting):
    write(qtbot, window, meeting, "typed since")
    steps.take_away(window.session, fresh(journal, meeting))
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert fresh(journal, meeting).notes == "typed since"


def test_what_is_opened_before_a_page_has_come_to_rest_keeps_the_focus(qtbot, window):
    assert window.shell.go(Place("meetings"))
    window.shell.open_search()
    palette = window.findChild(SearchPalette)
    qtbot.keyClicks(window.focusWidget(), "a")
    QTest.qWait(10)
    qtbot.keyClicks(window.focusWidget(), "b")
    assert palette.findChild(QLineEdit, "query").text() == "ab"


def test_undo_says_what_it_would_take_back(qtbot, window, journal, meeting):
    steps.miss(window.session, fresh(journal, meeting))
    assert window.session.undo.undoText() == "Noted: it didn’t take place"


def test_locking_forgets_what_could_be_undone(window, journal, meeting):
    steps.miss(window.session, fresh(journal, meeting))
    undo = window.session.undo
    window.lock()
    assert undo.count() == 0


# people


def test_somebody_in_a_mentorship_opens_there(qtbot, window, ada, mentorship):
    go(qtbot, window, Place("share"))
    window.shell.go(Place("person", ada.id))
    assert (page(window), window.shell.place().record) == ("mentorships", mentorship.id)


def test_somebody_else_opens_over_the_page(qtbot, window, ada):
    go(qtbot, window, Place("share"))
    window.shell.go(Place("person", ada.id))
    over = QApplication.focusWidget().text()
    assert (page(window), over) == ("share", "Ada Fenwick")


def test_somebody_removed_is_not_gone_to(qtbot, window, journal, ada):
    with journal.write() as write_:
        people.remove(write_, ada)
    assert window.shell.go(Place("person", ada.id)) is False


# the lock


def test_the_lock_takes_a_file_dialog_away(qtbot, window, journal, mentorship):
    held(journal, mentorship, in_days(-3))
    go(qtbot, window, Place("share"))
    qtbot.mouseClick(window.findChild(QPushButton, "export"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None and window.findChild(QFileDialog).isVisible())
    dialog = window.findChild(QFileDialog)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    window.lock()
    qtbot.waitUntil(lambda: gone == [True])


def test_a_change_of_something_else_leaves_the_page_alone(qtbot, window, journal, mentorship, meeting):
    other = planned(journal, mentorship, in_days(4))
    write(qtbot, window, meeting, "words")
    with journal.write() as write_:
        write_.touch(Kind.MEETING, other.id)
    assert (page(window), notes(window).text()) == ("meeting", "words")


@pytest.mark.parametrize("page", ["mentorships", "meeting"])
def test_a_meeting_planned_from_a_page_about_somebody_is_planned_with_them(qtbot, window, journal, mentorship, page):
    held(journal, mentorship, in_days(-2))
    with journal.write() as write:
        ravi = people.add(write, "Ravi Menon")
        theirs = mentorships.add(write, ravi.id, mentorships.Role.MENTOR, mentorships.Form.TRADITIONAL, "")
    met = held(journal, theirs, in_days(-9))
    go(qtbot, window, Place(page, theirs.id if page == "mentorships" else met.id))
    press(qtbot, window, Qt.Key.Key_M, CTRL | SHIFT)
    assert window.findChild(PlanDialog).findChild(Select, "with").key == theirs.id
