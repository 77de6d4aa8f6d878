"""One key hides every word, and the same key brings back what was there, as it was."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QTextEdit, QWidget

from app.store import doors
from app.store.opening import Opened
from tests.ui.entry_makers import reflection
from tests.ui.showing import OFFSCREEN_POPUP
from ui import files
from ui.pages.search.palette import SearchPalette
from ui.places import Place
from ui.widgets.calendar import Calendar
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select
from ui.window import Window


@pytest.fixture
def window(qtbot, folder, preferences, meeting, journal, pattern):
    """Inside, at the notes of a meeting, with a few words typed."""
    reflection(journal, "What the quokka said")
    journal.close()
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.enter(doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file)))
    assert window.shell.go(Place("meeting", meeting.id, "notes"))
    QTest.keyClicks(notes(window), "not for others")
    return window


def notes(window):
    found = window.shell.findChild(ProseEdit, "notes")
    found.setFocus()
    return found


def press(key=Qt.Key.Key_F9):
    QTest.keyClick(QApplication.focusWidget(), key)


def words_seen(window):
    """What a person sees, and what a screen reader finds from the window down."""
    seen = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]
    for one in window.findChildren(QWidget):
        if one.isVisible():
            seen += [str(getattr(one, name)()) for name in ("text", "toPlainText") if hasattr(one, name)]
            told = QAccessible.queryAccessibleInterface(one)
            if told and not told.state().invisible:
                seen += [told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Value)]
    return " ".join(seen)


def test_f9_hides_every_word_from_eyes_and_ears(window):
    assert "not for others" in words_seen(window)
    press()
    seen = words_seen(window)
    assert "Hidden for now" in seen
    assert not [word for word in ("not for others", "Fenwick", "Meetings", "quokka") if word in seen]


def test_what_is_hidden_is_not_locked(window):
    press()
    assert window.session is not None


def test_f9_again_shows_it_with_the_caret_where_it_was(window):
    editor = notes(window)
    editor.set_caret(3)
    press()
    press()
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert editor.text() == "notx for others"


def test_the_button_shows_it_again(qtbot, window):
    press()
    again = next(one for one in window.findChildren(QPushButton) if one.isVisible())
    assert again.hasFocus()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert notes(window).isVisible()


def test_what_is_typed_meanwhile_goes_nowhere(window):
    press()
    QTest.keyClicks(QApplication.focusWidget(), "qwerty")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press()
    assert notes(window).text() == "not for others"
    assert not window.front.overlays.any_visible()


def test_a_search_is_hidden_and_comes_back_with_its_words(window):
    window.shell.open_search()
    QTest.keyClicks(QApplication.focusWidget(), "quok")
    press()
    palette = window.findChild(SearchPalette)
    hidden = not palette.isVisible()
    press()
    assert (hidden, palette.isVisible(), palette.findChild(QLineEdit, "query").text()) == (True, True, "quok")


def test_a_file_dialog_is_hidden_too(window, tmp_path):
    files.choose_folder(window, "Where", tmp_path).open()
    dialog = window.findChild(QFileDialog)
    window.toggle_curtain()
    hidden = not dialog.isVisible()
    window.toggle_curtain()
    assert (hidden, dialog.isVisible()) == (True, True)


def menu_over(window):
    menu = Menu(window.shell)
    menu.add("Remove")
    menu.popup(window.mapToGlobal(window.rect().center()))


def list_over(window):
    select = Select([(1, "One"), (2, "Two")], parent=window.shell)
    select.show()
    select.showPopup()


def calendar_over(window):
    Calendar(date(2026, 3, 14), window.shell).show()


POPUPS = pytest.mark.parametrize("fold_out", [menu_over, list_over, calendar_over])


@OFFSCREEN_POPUP
@POPUPS
def test_the_key_works_while_something_is_folded_out(window, fold_out):
    fold_out(window)
    press_over(QApplication.activePopupWidget(), Qt.Key.Key_F9)
    assert (window.curtain.is_drawn(), QApplication.activePopupWidget()) == (True, None)


@OFFSCREEN_POPUP
@POPUPS
def test_the_key_that_locks_works_while_something_is_folded_out(window, fold_out):
    fold_out(window)
    press_over(QApplication.activePopupWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (window.session, QApplication.activePopupWidget()) == (None, None)


def press_over(popup, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(popup.focusWidget() or popup, key, modifiers)


def test_the_lock_locks_what_is_hidden_and_keeps_its_words(window, folder, pattern):
    press()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.session is None
    assert all("not for others" not in one.toPlainText() for one in window.findChildren(QTextEdit))
    window.enter(doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file)))
    assert notes(window).text() == "not for others"


def test_at_the_door_the_key_does_nothing(window):
    window.lock()
    press()
    assert next(field for field in window.findChildren(QLineEdit, "passphrase") if field.isVisible())


def test_words_that_can_not_be_saved_are_shown_when_the_window_is_to_close(window):
    window.session.journal.read.execute("pragma max_page_count = 1")
    notes(window).insert("A sentence that needs a new page of the file. " * 400)
    press()
    assert (window.close(), notes(window).isVisible()) == (False, True)
    window.session.journal.read.execute("pragma max_page_count = 1073741823")


# switching away


@pytest.fixture
def other(qtbot, window):
    """Another program's window, as far as this one can tell."""
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    notes(window)
    return other


def test_switching_away_hides_it_where_that_is_wanted_and_coming_back_shows_it(qtbot, window, other):
    window.preferences.keep(hide_away=True)
    other.activateWindow()
    qtbot.waitUntil(lambda: "Hidden for now" in words_seen(window))
    window.activateWindow()
    qtbot.waitUntil(lambda: window.inside() is not None)


def test_else_switching_away_hides_nothing(qtbot, window, other):
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    assert window.inside() is not None


def test_what_the_key_has_hidden_stays_hidden_on_coming_back(qtbot, window, other):
    window.preferences.keep(hide_away=True)
    press()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.inside() is None


def test_a_file_dialog_of_ours_is_no_other_program(qtbot, window, tmp_path):
    window.preferences.keep(hide_away=True)
    dialog = files.choose_folder(window, "Where", tmp_path)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    assert dialog.isVisible()


def test_settings_hide_it_with_a_button(qtbot, window):
    window.shell.go(Place("settings", detail="security"))
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Hide now")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Hidden for now" in words_seen(window)
