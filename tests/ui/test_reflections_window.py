"""Reflections in the whole window: the keys that lead there, leaving, locking, undoing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.records import reflections
from app.store.journal import Kind
from tests.ui.entry_makers import reflection
from tests.ui.reflection_makers import kept, list_of, rows, words_of
from ui.places import Place
from ui.window import Window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def kept_one(journal):
    return Kind.REFLECTION, reflection(journal, "It felt long.", 3, "On being watched").id


@pytest.fixture
def window(qtbot, folder, preferences, journal, kept_one, mentorship):
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.enter(journal)
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.isActiveWindow())
    return window


def press(qtbot, window, key, modifiers):
    """And wait until what it leads to has settled."""
    before = window.shell._page
    qtbot.keyClick(window.focusWidget() or window, key, modifiers)
    qtbot.waitUntil(lambda: window.shell._page is not before)
    settled(qtbot, window)


def settled(qtbot, window):
    qtbot.waitUntil(lambda: window.shell._page.isAncestorOf(window.focusWidget() or window))


def test_ctrl_5_leads_to_the_list(qtbot, window):
    press(qtbot, window, Qt.Key.Key_5, CTRL)
    assert rows(window.shell._page)[1] == "On being watched"
    assert window.focusWidget() is list_of(window)


def test_ctrl_shift_r_begins_one_from_anywhere(qtbot, window, journal):
    press(qtbot, window, Qt.Key.Key_R, CTRL | SHIFT)
    qtbot.keyClicks(window.focusWidget(), "A door that stuck.")
    assert window.shell.flush()
    assert "A door that stuck." in reflections.get(journal.read, kept(journal)[0][1]).text


def test_going_elsewhere_forgets_one_that_was_left_without_a_word(qtbot, window, journal, kept_one):
    press(qtbot, window, Qt.Key.Key_R, CTRL | SHIFT)
    assert len(kept(journal)) == 2
    press(qtbot, window, Qt.Key.Key_2, CTRL)
    assert kept(journal) == [kept_one]
    press(qtbot, window, Qt.Key.Key_Left, ALT)  # its place is passed over
    assert window.shell.place() != Place("reflections", 2)


def test_going_elsewhere_drops_headings_without_words(qtbot, window, journal):
    press(qtbot, window, Qt.Key.Key_R, CTRL | SHIFT)
    qtbot.keyClicks(window.focusWidget(), "Short.")
    number = window.shell.place().record
    press(qtbot, window, Qt.Key.Key_2, CTRL)
    assert reflections.get(journal.read, number).text.split("\n")[:2] == ["## What?", "Short."]
    assert "So what?" not in reflections.get(journal.read, number).text


def test_back_leads_to_the_entry_and_the_caret(qtbot, window, kept_one):
    window.shell.go(Place("reflections", kept_one[1]))
    settled(qtbot, window)
    words_of(window).setFocus()
    words_of(window).set_caret(7)
    press(qtbot, window, Qt.Key.Key_2, CTRL)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.shell.place() == Place("reflections", kept_one[1], caret=7)


def test_a_lock_keeps_one_just_begun_and_leads_back_to_it(qtbot, window, journal, passphrase):
    press(qtbot, window, Qt.Key.Key_R, CTRL | SHIFT)
    number = window.shell.place().record
    assert window.lock()
    field = next(one for one in window.findChildren(QLineEdit, "passphrase") if one.isVisible())
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)
    settled(qtbot, window)
    assert window.shell.place().record == number
    assert window.focusWidget() is words_of(window)


def test_a_lock_in_the_middle_of_a_word_loses_none(qtbot, window, journal, kept_one, passphrase):
    window.shell.go(Place("reflections", kept_one[1]))
    settled(qtbot, window)
    qtbot.keyClicks(words_of(window), "At las")
    assert window.lock()
    field = next(one for one in window.findChildren(QLineEdit, "passphrase") if one.isVisible())
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)
    assert reflections.get(window.session.journal.read, kept_one[1]).text == "At lasIt felt long."


def test_ctrl_z_takes_back_what_was_done_outside_the_words(qtbot, window, journal, kept_one):
    press(qtbot, window, Qt.Key.Key_5, CTRL)
    window.shell._page._editor._on_keep_out(True)
    qtbot.keyClick(list_of(window), Qt.Key.Key_Z, CTRL)
    assert not reflections.get(journal.read, kept_one[1]).kept_out
