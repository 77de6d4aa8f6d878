"""After a window that ended without shutting its journal: what was kept is told once, with the report there is."""

import os
import shutil
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from app import report
from app.errors import Unforeseen
from app.records import drafts
from app.store import doors
from app.store.folder import Folder
from ui.pages.broken_off import BrokenOff
from ui.widgets.fold import Fold
from ui.widgets.told import told
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
FELL = 'Fatal Python error: Segmentation fault > File "page.py", line 12 in quokka_falls'


@pytest.fixture
def killed(folder, opened_again, tmp_path):
    """A journal as a kill leaves it: nobody took away the sign at its door."""
    journal = doors.enter(folder, opened_again())
    copy = Folder(tmp_path / "Killed.inglenook")
    shutil.copytree(folder.path, copy.path)
    journal.close()
    return copy


@pytest.fixture
def enter(qtbot, preferences, opened_again):
    """A window inside; the journal is opened as at the unlock page."""
    windows = []

    def enter(folder, fell=""):
        window = Window(preferences, folder)
        qtbot.addWidget(window)
        window.remember_fall(fell)
        window.show()
        window.enter(doors.enter(folder, opened_again()))
        windows.append(window)
        return window

    yield enter
    for window in windows:
        window.let_go()


def banner(window):
    return next((one for one in window.findChildren(BrokenOff) if one.isVisible()), None)


def saved_at(folder, moment):
    os.utime(folder.database, (moment.timestamp(),) * 2)


def test_it_is_told_up_to_when_everything_is_here(killed, enter):
    today = datetime.now().astimezone().replace(hour=0, minute=0)
    saved_at(killed, today)
    shown = banner(enter(killed))
    assert (shown._lead, shown._words) == (
        "Inglenook closed unexpectedly.",
        "Everything up to 00:00 is here.",
    )


def test_another_day_is_named(killed, enter):
    saved_at(killed, datetime(2025, 3, 10, 14, 31).astimezone())
    assert banner(enter(killed))._words == "Everything up to 10 March 2025 at 14:31 is here."


def test_a_save_that_was_broken_off_does_not_count(killed, enter):
    """What SQLite needs to take it back still lies there."""
    saved_at(killed, datetime(2025, 3, 10, 14, 31, 1).astimezone())
    killed.database.with_name("journal.db-journal").write_bytes(bytes(512))
    assert "at 14:30 is here" in banner(enter(killed))._words


def test_a_clock_that_went_back_makes_no_promise_of_a_time(killed, enter):
    saved_at(killed, datetime.now().astimezone() + timedelta(hours=2))
    assert banner(enter(killed))._words == "Everything you had saved is here."


def test_a_form_that_was_begun_is_told_of(folder, killed, enter, opened_again):
    journal = doors.enter(killed, opened_again())
    with journal.write() as write:
        drafts.keep(write, "capture", {"text": "half a thought"})
    journal.close()
    killed.lock.touch()
    assert "What you’d begun in a form is here too" in banner(enter(killed))._words


def test_a_journal_that_was_shut_says_nothing(folder, enter):
    assert banner(enter(folder)) is None


def test_it_is_said_once(killed, enter):
    window = enter(killed)
    assert banner(window) is not None
    window.lock()
    assert banner(enter(killed)) is None


def test_it_can_be_closed(qtbot, killed, enter):
    window = enter(killed)
    shown = banner(window)
    close = next(b for b in shown.findChildren(QPushButton) if b.accessibleName() == "Close")
    qtbot.mouseClick(close, LEFT)
    assert (banner(window), window.shell.notices.regions) == (None, [])


def test_without_a_report_none_is_offered(killed, enter):
    assert [b.text() for b in banner(enter(killed)).findChildren(QPushButton)] == [""]


def test_the_report_is_shown_and_copied_when_it_is_wanted(qtbot, killed, enter):
    window = enter(killed, FELL)
    qtbot.mouseClick(button(banner(window), "See the report…"), LEFT)
    shown = window.findChild(QPlainTextEdit)
    assert "quokka_falls" in shown.toPlainText()
    qtbot.mouseClick(button(window, "Copy"), LEFT)
    assert QGuiApplication.clipboard().text() == shown.toPlainText()


def test_a_fall_at_the_door_is_told_with_a_journal_that_was_shut(folder, enter):
    assert "shut by then" in banner(enter(folder, FELL))._words


def button(parent, words):
    return next(b for b in parent.findChildren(QPushButton) if b.text() == words and b.isVisible())


# the words for support


def test_a_report_names_no_folder_no_account_and_no_computer(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", "/home/quokka")
    monkeypatch.setattr("platform.node", lambda: "WARD-PC-12.ashdown.example")
    monkeypatch.setattr("getpass.getuser", lambda: "imarsh")
    told_ = 'File "/home/quokka/Mentoring/x.py" on ward-pc-12, C:\\Users\\IMarsh\\y.py by imarsh'
    assert report.stripped(told_) == 'File "x.py" on …, y.py by …'


def test_of_a_bug_the_place_is_folded_away(qtbot, enter, folder):
    window = enter(folder)
    dialog = told(Unforeseen("ValueError at page.py:12 fail"))
    dialog.open_on(window)
    shown = dialog.findChild(QPlainTextEdit)
    before = shown.isVisible()
    qtbot.mouseClick(dialog.findChild(Fold)._head, LEFT)
    assert (before, shown.isVisible(), "ValueError at page.py:12 fail" in shown.toPlainText()) == (False, True, True)
