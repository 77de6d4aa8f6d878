"""The window: in, out, and what happens to words when it is locked or closed in between."""

import gc
import os
import weakref
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTextEdit, QWidget

from app.records import meetings
from app.store import doors
from app.store.opening import Opened
from ui import files
from ui.away.ear import Ear
from ui.pages.meetings import steps
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.search.palette import SearchPalette
from ui.places import Place
from ui.preferences import Preferences
from ui.widgets.dialog import Dialog
from ui.widgets.prose_edit import ProseEdit
from ui.window import Window


@pytest.fixture
def window(qtbot, folder, preferences, meeting, journal):
    """At the door of a journal that holds one meeting."""
    journal.close()
    window = Window(preferences, folder)
    qtbot.addWidget(window, before_close_func=let_go)
    window.show()
    return window


def let_go(window):
    """A test that left a full disk behind must not keep the window open."""
    if window.session is not None:
        make_room(window)


@pytest.fixture
def enters(window, folder, pattern):
    """Opens the journal anew, without its passphrase."""

    def enter():
        window.enter(doors.enter(folder, Opened(bytearray(pattern[1].root), pattern[1].key_file)))

    return enter


def test_a_window_that_nobody_holds_stays_as_long_as_qt_has_it(qtbot, preferences, folder):
    held = weakref.ref(Window(preferences, folder))
    gc.collect()
    assert held() is not None
    qtbot.addWidget(held())


def passphrase_field(window):
    return next(field for field in window.findChildren(QLineEdit, "passphrase") if field.isVisible())


def unlock(qtbot, window, passphrase):
    field = passphrase_field(window)
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)


def open_meeting(window, meeting):
    assert window.shell.go(Place("meeting", meeting.id, "notes"))
    return notes_of(window)


def notes_of(window):
    return window.shell.findChild(ProseEdit, "notes")


def kept_notes(window, meeting):
    return meetings.get(window.session.journal.read, meeting.id).notes


def fill_disk(window):
    """From now on the file can't grow: SQLite then says what it says on a full disk."""
    window.session.journal.read.execute("pragma max_page_count = 1")


def make_room(window):
    window.session.journal.read.execute("pragma max_page_count = 1073741823")


LONG = "A sentence that needs a new page of the file. " * 400


def type_more_than_fits(qtbot, window, meeting):
    notes = open_meeting(window, meeting)
    fill_disk(window)
    notes.insert(LONG)
    return notes


def test_the_passphrase_leads_to_today(qtbot, window, passphrase):
    unlock(qtbot, window, passphrase)
    assert window.shell.place().page == "today"


def test_a_wrong_passphrase_is_told_under_the_field(qtbot, window):
    field = window.findChild(QLineEdit, "passphrase")
    qtbot.keyClicks(field, "not this one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "doesn’t open this journal" in field.accessibleDescription(), timeout=10_000)
    assert window.shell is None


def test_what_was_typed_before_the_lock_is_there_after_it(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    qtbot.keyClicks(open_meeting(window, meeting), "typed a moment ago")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.session is None
    unlock(qtbot, window, passphrase)
    assert kept_notes(window, meeting) == "typed a moment ago"


def test_unlocking_leads_back_to_the_same_page_and_caret(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    notes = open_meeting(window, meeting)
    qtbot.keyClicks(notes, "one two three")
    notes.set_caret(3)
    window.lock()
    unlock(qtbot, window, passphrase)
    qtbot.waitUntil(lambda: notes_of(window) is not None and notes_of(window).caret() == 3)


def test_a_lock_leaves_no_word_in_any_editor(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    editor = open_meeting(window, meeting)
    qtbot.keyClicks(editor, "not for others")
    window.lock()
    assert all("not for others" not in one.toPlainText() for one in window.findChildren(QTextEdit))


def test_a_lock_closes_the_journal(qtbot, window, passphrase, folder):
    unlock(qtbot, window, passphrase)
    journal = window.session.journal
    window.lock()
    assert journal.root == bytearray(len(journal.root))


def test_a_lock_takes_an_open_dialog_away(qtbot, window, passphrase):
    unlock(qtbot, window, passphrase)
    window.shell.plan_meeting()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not [dialog for dialog in window.findChildren(Dialog) if dialog.isVisible()]


def test_a_lock_takes_a_half_typed_search_away(qtbot, window, passphrase):
    unlock(qtbot, window, passphrase)
    window.shell.open_search()
    qtbot.keyClicks(window.findChild(QLineEdit, "query"), "something")
    window.lock()
    assert not [palette for palette in window.findChildren(SearchPalette) if palette.isVisible()]


def test_idleness_locks_even_over_a_dialog(qtbot, window, passphrase):
    unlock(qtbot, window, passphrase)
    window.shell.plan_meeting()
    window.visit.watchers.idle.idled.emit()
    assert window.session is None


def test_where_nothing_can_be_written_that_is_said_from_the_first_check_22(window, enters, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    enters()
    said = " ".join(one.text() for one in window.shell.findChildren(QLabel) if one.isVisible())
    assert "This journal can only be read where it is." in said
    assert "Reading only" in said


# the computer is left: check 29 (what each system tells is in test_away)


@pytest.fixture
def leaving(window, monkeypatch):
    """The window listens; what is returned says that the computer is left."""
    monkeypatch.setattr("ui.away.watch.listen", Ear)
    window.watch_desktop()
    return window.findChild(Ear).left


def test_a_computer_that_is_left_has_its_journal_shut_check_29(qtbot, window, leaving, enters, meeting):
    enters()
    qtbot.keyClicks(open_meeting(window, meeting), "typed a moment ago")
    leaving.emit()
    assert window.session is None
    enters()
    assert kept_notes(window, meeting) == "typed a moment ago"


def test_who_prefers_it_open_finds_it_open(window, leaving, enters):
    window.preferences.keep(lock_on_leaving=False)
    enters()
    leaving.emit()
    assert window.session is not None


def test_leaving_shuts_what_a_page_at_the_door_had_opened(window, leaving):
    page, told = window.front.currentWidget(), []
    page.shut = lambda: told.append("shut")
    leaving.emit()
    assert told == ["shut"]


def test_leaving_at_the_door_changes_nothing(window, leaving):
    leaving.emit()
    assert passphrase_field(window).isVisible()


OVER_THE_PAGE = {
    "a form": lambda window: window.shell.plan_meeting(),
    "a full search box": lambda window: search_for(window, "something"),
    "a capture": lambda window: window.shell.capture(),
    "a file dialog": lambda window: files.choose_folder(window, "Where", Path.home()).open(),
}


def search_for(window, words):
    window.shell.open_search()
    QTest.keyClicks(next(one for one in window.findChildren(QLineEdit, "query") if one.isVisible()), words)


@pytest.mark.parametrize("what", OVER_THE_PAGE)
def test_neither_waiting_nor_leaving_is_stopped_by_check_29(window, enters, leaving, what):
    for lock in (leaving.emit, lambda: window.visit.watchers.idle.idled.emit()):
        enters()
        OVER_THE_PAGE[what](window)
        lock()
        assert window.session is None
        assert not [one for one in window.findChildren(QWidget) if one.property("overlay") and one.isVisible()]
        assert passphrase_field(window).isVisible()


def test_a_minimised_window_is_locked_where_that_is_wanted(qtbot, window, enters):
    window.preferences.keep(lock_minimised=True)
    enters()
    window.showMinimized()
    qtbot.waitUntil(lambda: window.session is None)


def test_else_a_minimised_window_stays_open(qtbot, window, enters):
    enters()
    window.showMinimized()
    qtbot.waitUntil(window.isMinimized)
    assert window.session is not None


def test_locking_on_a_full_disk_covers_the_words_and_keeps_them(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    notes = type_more_than_fits(qtbot, window, meeting)
    assert window.lock() is False
    assert not notes.isVisible()
    assert notes.text() == LONG.rstrip("\n")


def test_words_waiting_under_the_cover_are_saved_when_there_is_room_check_21(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    type_more_than_fits(qtbot, window, meeting)
    window.lock()
    make_room(window)
    qtbot.waitUntil(lambda: window.session is None, timeout=10_000)
    unlock(qtbot, window, passphrase)
    assert kept_notes(window, meeting) == LONG


def test_the_passphrase_uncovers_words_that_wait(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    notes = type_more_than_fits(qtbot, window, meeting)
    window.lock()
    field = passphrase_field(window)
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(notes.isVisible, timeout=10_000)
    assert notes.text() == LONG


def test_a_full_disk_is_told_over_the_words_in_question(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    type_more_than_fits(qtbot, window, meeting)
    window.shell.flush()
    assert [d.accessibleName()[:17] for d in window.findChildren(Dialog) if d.isVisible()] == ["This disk is full"]


def test_try_again_saves_once_there_is_room_check_21(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    type_more_than_fits(qtbot, window, meeting)
    window.shell.flush()
    make_room(window)
    again = next(b for b in window.findChildren(QPushButton) if b.text() == "Try again" and b.isVisible())
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert kept_notes(window, meeting) == LONG


def test_a_window_with_unsaved_words_does_not_close(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    type_more_than_fits(qtbot, window, meeting)
    assert window.close() is False


def test_closing_saves_what_was_typed(qtbot, window, passphrase, meeting, folder):
    unlock(qtbot, window, passphrase)
    qtbot.keyClicks(open_meeting(window, meeting), "last words of the day")
    window.close()
    again = Window(window.preferences, folder)
    qtbot.addWidget(again)
    again.show()
    unlock(qtbot, again, passphrase)
    assert kept_notes(again, meeting) == "last words of the day"


def test_leaving_the_window_saves_what_was_typed(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    window.activateWindow()
    qtbot.keyClicks(open_meeting(window, meeting), "before the bleep")
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: kept_notes(window, meeting) == "before the bleep", timeout=700)


def test_the_title_names_neither_person_nor_journal(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    open_meeting(window, meeting)
    assert window.windowTitle() == "Inglenook"


def test_a_second_start_brings_the_window_forward(qtbot, window, passphrase, folder):
    unlock(qtbot, window, passphrase)
    window.showMinimized()
    folder.raise_request.touch()
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=5000)
    assert not folder.raise_request.exists()


def test_a_journal_that_is_gone_is_told_before_any_passphrase(qtbot, folder, preferences):
    folder.database.unlink()
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    assert window.findChild(QLineEdit, "passphrase") is None


def test_text_size_keys_change_the_text_size(qtbot, window, passphrase):
    unlock(qtbot, window, passphrase)
    qtbot.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert window.preferences.now.text_size == "large"


def test_the_last_journal_is_remembered_without_its_words(qtbot, window, passphrase, folder, tmp_path):
    unlock(qtbot, window, passphrase)
    assert Preferences(tmp_path / "settings.json").now.last_journal == str(folder.path)


def test_alt_left_goes_back(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    open_meeting(window, meeting)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shell.place().page == "today"


def test_nothing_can_be_searched_at_the_door(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(SearchPalette) is None


def test_the_journal_is_free_for_others_once_it_is_locked(qtbot, window, passphrase, folder):
    unlock(qtbot, window, passphrase)
    window.lock()
    assert not doors.held_here(folder)


def test_starting_a_meeting_keeps_the_notes_typed_before(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    qtbot.keyClicks(open_meeting(window, meeting), "Agreed to try again")
    assert window.flush()
    menu_step(window, "Started")
    assert kept_notes(window, meeting) == "Agreed to try again"


def test_doing_a_step_again_keeps_the_notes_typed_before(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    qtbot.keyClicks(open_meeting(window, meeting), "Agreed to try again")
    assert window.flush()
    menu_step(window, "Started")
    window.shell.undo()
    window.shell.redo()
    assert kept_notes(window, meeting) == "Agreed to try again"


def menu_step(window, _name):
    """As "It took place" does it, with the meeting as the page had it when it was opened: empty."""
    stale = replace(meetings.get(window.session.journal.read, 1), notes="", what_mattered="")
    assert steps.hold_as_planned(window.session, stale)


def test_undoing_a_plan_waits_for_words_still_being_typed(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    planned = steps.plan(window.session, in_a_week(window, meeting), None)
    notes = open_meeting(window, meetings.get(window.session.journal.read, planned))
    qtbot.keyClicks(notes, "first words")
    window.shell.undo()
    assert meetings.get(window.session.journal.read, planned).notes == "first words"


def test_a_plan_with_words_in_it_is_not_undone_in_passing(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    planned = steps.plan(window.session, in_a_week(window, meeting), None)
    qtbot.keyClicks(open_meeting(window, meetings.get(window.session.journal.read, planned)), "first words")
    window.shell.undo()
    told = [d.accessibleName() for d in window.findChildren(Dialog) if d.isVisible()]
    assert told[0].startswith("There are words in this meeting now.")


def in_a_week(window, meeting):
    kept = meetings.get(window.session.journal.read, meeting.id)
    return replace(kept, planned_start=datetime.now().astimezone() + timedelta(days=7))


def test_a_save_that_breaks_still_leaves_the_cover_up(qtbot, window, passphrase, meeting, monkeypatch):
    unlock(qtbot, window, passphrase)
    notes = open_meeting(window, meeting)
    qtbot.keyClicks(notes, "words")
    monkeypatch.setattr(meetings, "save_notes", broken)
    with pytest.raises(ZeroDivisionError):
        window.lock()
    assert not notes.isVisible()
    monkeypatch.undo()


def test_a_save_that_breaks_keeps_the_window_open(qtbot, window, passphrase, meeting, monkeypatch):
    unlock(qtbot, window, passphrase)
    qtbot.keyClicks(open_meeting(window, meeting), "words")
    event = QCloseEvent()
    monkeypatch.setattr(meetings, "save_notes", broken)
    with pytest.raises(ZeroDivisionError):
        window.closeEvent(event)
    assert not event.isAccepted()
    monkeypatch.undo()


def broken(*_):
    raise ZeroDivisionError


def test_locking_twice_brings_an_open_dialog_back(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    type_more_than_fits(qtbot, window, meeting)
    window.shell.plan_meeting()
    window.lock()
    window.lock()
    field = passphrase_field(window)
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(d, PlanDialog) and d.isVisible() for d in window.findChildren(Dialog)))


def test_a_window_asked_twice_lets_the_unsaved_words_go_when_told_to(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    type_more_than_fits(qtbot, window, meeting)
    window.close()
    window.close()
    button = next(b for b in window.findChildren(QPushButton) if b.text() == "Close without it" and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_tidying_rests_under_the_cover(qtbot, window, passphrase, meeting):
    unlock(qtbot, window, passphrase)
    type_more_than_fits(qtbot, window, meeting)
    window.lock()
    assert not window.visit.watchers.housekeeping._timer.isActive()
