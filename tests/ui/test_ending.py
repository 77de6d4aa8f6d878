"""The end of the session, or of the program, as the system tells it."""

import os
import signal

import pytest
from PySide6.QtWidgets import QApplication

from app.records import meetings
from app.store import doors
from app.store.opening import Opened
from tests.ui.test_window import fill_disk, kept_notes, make_room, open_meeting
from ui.ending import Ending
from ui.window import Window

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as of Unix")
LONG = "A sentence that needs a new page of the file. " * 400


@pytest.fixture
def way_in(pattern):
    return lambda: Opened(bytearray(pattern[1].root), pattern[1].key_file)


@pytest.fixture
def window(qtbot, folder, preferences, meeting, journal, way_in):
    """With a journal open, and told of endings as the program tells it."""
    journal.close()
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.show()
    window.enter(doors.enter(folder, way_in()))
    ending = Ending(window)
    ending.session_ends.connect(window.flush)
    ending.asked.connect(window.close)
    yield window
    ending.stop()


def kept(folder, way_in, meeting):
    journal = doors.enter(folder, way_in())
    notes = meetings.get(journal.read, meeting.id).notes
    journal.close()
    return notes


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_was_just_typed_is_saved_when_the_program_is_ended(qtbot, window, folder, meeting, way_in, number):
    qtbot.keyClicks(open_meeting(window, meeting), "typed a moment ago")
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert kept(folder, way_in, meeting) == "typed a moment ago"


def test_what_cannot_be_saved_keeps_the_window_open_and_the_words_in_it(qtbot, window, meeting):
    notes = open_meeting(window, meeting)
    fill_disk(window)
    notes.insert(LONG)
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: window._refused_to_close)
    assert (window.isVisible(), notes.text()) == (True, LONG)
    make_room(window)


def test_what_was_just_typed_is_saved_when_the_session_ends(qtbot, window, meeting):
    """Qt's own message can't be made up here; what it is connected to can be called."""
    qtbot.keyClicks(open_meeting(window, meeting), "typed a moment ago")
    window.findChild(Ending)._on_commit()
    assert (kept_notes(window, meeting), window.isVisible()) == ("typed a moment ago", True)


def test_the_signals_are_given_back(qapp):
    assert isinstance(qapp, QApplication)
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending(qapp)
    ending.stop()
    assert signal.getsignal(signal.SIGTERM) is before
