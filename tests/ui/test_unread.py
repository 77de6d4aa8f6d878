"""A journal with a damaged part: what can be read is read, and where a page should be it says why it isn't."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.errors import JournalDamaged
from app.store import doors
from tests.ui.every_page import to_the_front
from tests.ui.showing import topmost
from ui.pages.unread import UnreadPage
from ui.places import Place
from ui.window import Window

PAGE = 4096


@pytest.fixture
def window(qtbot, folder, preferences, journal, opened_again):
    """At Today, which asks for goals, of which not one can be read."""
    roots = "select rootpage from sqlite_master where tbl_name = 'goal' and rootpage > 0"
    spoilt = [page for (page,) in journal.read.execute(roots)]
    journal.close()
    data = bytearray(folder.database.read_bytes())
    for page in spoilt:
        data[(page - 1) * PAGE + 2000] ^= 4
    folder.database.write_bytes(data)
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.remember_fall("somewhere")
    window.enter(doors.enter(folder, opened_again()))
    return window


def words_of(window):
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_first_page_says_that_it_cant_be_read_and_what_can_be_done(qtbot, window):
    to_the_front(window)
    assert "This page can’t be read" in words_of(window)
    assert "This journal file is damaged." in words_of(window)
    qtbot.waitUntil(lambda: window.focusWidget().text() == "Save what can be read…")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert "Save what can be read" in words_of(window)
    assert window.shell is None


def test_nothing_of_the_page_that_was_begun_stays_on_the_window(window):
    seen = [one for one in window.shell.children() if one.isWidgetType() and one.isVisible()]
    assert [type(one).__name__ for one in seen if one.y() == 0 and one.x() == 0] == ["Sidebar"]



def unread(window):
    return [one for one in window.findChildren(UnreadPage) if one.isVisible()]


def test_pages_that_are_whole_open_and_those_that_are_not_say_so_too(window):
    assert window.shell.go(Place("meetings"))
    assert not unread(window)
    assert window.shell.go(Place("goals"))
    assert len(unread(window)) == 1


def test_nothing_says_that_everything_is_here(window):
    assert "Inglenook closed unexpectedly." not in words_of(window)


def capture(qtbot, window):
    window.shell.capture()
    words = QApplication.focusWidget()
    qtbot.keyClicks(words, "typed in vain")
    return topmost(window), words


def press(qtbot, window, words):
    button = next(one for one in topmost(window).findChildren(QPushButton) if one.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_can_no_longer_be_kept_is_said_over_its_words_which_stay(qtbot, window):
    to_the_front(window)
    form, words = capture(qtbot, window)
    for _ in range(2):
        press(qtbot, window, "Keep")
        assert topmost(window).accessibleName().startswith("This can’t be kept: the journal file is damaged")
        press(qtbot, window, "Close")
    assert (topmost(window), words.toPlainText()) == (form, "typed in vain")


def test_esc_twice_asks_and_then_closes_a_form_whose_words_cant_be_saved(qtbot, window):
    to_the_front(window)
    form, words = capture(qtbot, window)
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert topmost(window) is form
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    press(qtbot, window, "Close without them")
    assert topmost(window) is None


def test_after_damage_was_met_what_is_whole_can_still_be_read_and_nothing_written(window, folder):
    before = folder.database.read_bytes()
    assert window.shell.go(Place("reflections"))
    assert not unread(window)
    with pytest.raises(JournalDamaged), window.session.journal.write():
        pass
    assert folder.database.read_bytes() == before
