"""What was chosen on Share is there again after a look at another page, and after a lock."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.records import meetings
from app.store import doors
from app.store.folder import Folder
from tests.ui.entry_makers import goal
from tests.ui.share_hands import choose_reader, pick, press_row, select, shown_page, state, tree
from tests.ui.test_window import unlock
from ui.places import Place
from ui.widgets.date_field import DateField
from ui.window import Window

ON, OFF, SPACE = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.Key.Key_Space
OTHER_WORDS = "another lantern in another window"


@pytest.fixture
def held(journal, meeting):
    """A meeting on 10 March 2025, and a goal."""
    goal(journal, "Ask early")
    with journal.write() as write:
        return meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)


@pytest.fixture
def window(qtbot, folder, preferences, held, journal):
    journal.close()
    made = Window(preferences, folder)
    qtbot.addWidget(made)
    made.show()
    return made


def reader(page):
    segments = (one for one in page.findChildren(QAbstractButton) if one.text() in ("Me", "My mentor", "Someone else"))
    return next(one.text() for one in segments if one.isChecked())


def test_for_whom_and_what_was_ticked_is_there_when_share_is_opened_again(qtbot, session, held):
    page = shown_page(qtbot, session)
    choose_reader(qtbot, page, "Someone else")
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    again = shown_page(qtbot, session)
    assert (reader(again), state(again, "Goals", "Ask early"), state(again, "Mentorships")) == ("Someone else", ON, OFF)


def test_the_days_that_were_typed_are_there_when_share_is_opened_again(qtbot, session, held):
    page = shown_page(qtbot, session)
    pick(qtbot, select(page, "Period"), "From one day to another")
    field = page.findChildren(DateField)[0]
    field.selectAll()
    qtbot.keyClicks(field, "1 February 2025")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    again = shown_page(qtbot, session)
    assert again.findChildren(DateField)[0].day == date(2025, 2, 1)
    assert all(one.isVisible() for one in again.findChildren(DateField))


def test_the_paper_is_there_when_share_is_opened_again(qtbot, session, held):
    page = shown_page(qtbot, session)
    before = page._summary._choices.choice.paper
    other = "Letter" if before == "a4" else "A4"
    page._summary._choices._shape._fold.set_open(True)
    choose_reader(qtbot, page, other)
    assert shown_page(qtbot, session)._summary._choices.choice.paper != before


def test_what_was_ticked_is_there_after_a_lock(qtbot, window, passphrase):
    unlock(qtbot, window, passphrase)
    window.shell.go(Place("share"))
    press_row(qtbot, window, SPACE, "Goals", "Ask early")
    window.lock()
    unlock(qtbot, window, passphrase)
    assert state(window, "Goals", "Ask early") is OFF


def test_another_journal_begins_with_what_is_offered(qtbot, window, passphrase, tmp_path):
    other = Folder(tmp_path / "Other.inglenook")
    second = doors.enter(other, doors.create(other, OTHER_WORDS))
    goal(second, "Ask early")
    second.close()
    unlock(qtbot, window, passphrase)
    window.shell.go(Place("share"))
    press_row(qtbot, window, SPACE, "Goals", "Ask early")
    window.lock()
    window.doorway.show_unlock(other)
    unlock(qtbot, window, OTHER_WORDS)
    window.shell.go(Place("share"))
    assert tree(window).model.by_hand == {}
