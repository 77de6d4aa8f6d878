"""Goals in the real window: the ways there, and what a lock leaves of what was being typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from app.records import goals
from app.store import doors
from app.store.opening import Opened
from tests.ui.entry_makers import LADDER, check_in, days_ago, goal
from tests.ui.showing import topmost
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.pages.goals.detail import GoalDetail
from ui.places import Place
from ui.sidebar import Sidebar
from ui.widgets.goal_list import GoalList
from ui.widgets.ladder import Ladder
from ui.widgets.line_radio import LineRadio
from ui.widgets.nav_button import NavButton
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.title_edit import TitleEdit
from ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def early(journal):
    made = goal(journal, levels=True, set_on=days_ago(300))
    goal(journal, "Leave on time", set_on=days_ago(3))
    check_in(journal, made, -1, days=30)
    return made


@pytest.fixture
def window(qtbot, folder, preferences, journal, early):
    """Inside the journal, on its first page."""
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.enter(journal)
    settled(qtbot, window)
    return window


def settled(qtbot, window):
    qtbot.waitUntil(lambda: window.shell._page.isAncestorOf(QApplication.focusWidget() or window))


def to_goal(qtbot, window, one):
    assert window.shell.go(Place("goals", one.id))
    settled(qtbot, window)
    return window.findChild(GoalDetail)


def locked_and_opened_again(qtbot, window, pattern):
    """As after a lock: a new page, made from the disk alone."""
    assert window.lock()
    window.enter(doors.enter(window.doorway.folder, Opened(bytearray(pattern[1].root), pattern[1].key_file)))
    settled(qtbot, window)
    return next(one for one in window.findChildren(GoalDetail) if one.isVisible())


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def why_of(detail):
    return next(one for one in detail.findChildren(ProseEdit) if one.accessibleName() == "Why it matters")


def test_ctrl_4_and_the_sidebar_lead_to_the_goals(qtbot, window):
    press(qtbot, Qt.Key.Key_4, CTRL)
    settled(qtbot, window)
    assert window.shell.place().page == "goals"
    assert isinstance(QApplication.focusWidget(), GoalList)
    window.shell.go(Place("meetings"))
    entry = next(one for one in window.findChild(Sidebar).findChildren(NavButton) if one.text() == "Goals")
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert window.shell.place().page == "goals"
    assert entry.isChecked()


def test_ctrl_shift_g_starts_a_goal_from_anywhere(qtbot, window):
    press(qtbot, Qt.Key.Key_G, CTRL | SHIFT)
    qtbot.keyClicks(QApplication.focusWidget(), "Leave on time twice a week")
    press(qtbot, Qt.Key.Key_Return)
    settled(qtbot, window)
    made = goals.all_kept(window.session.journal.read)[0]
    assert (made.title, window.shell.place().record) == ("Leave on time twice a week", made.id)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), TitleEdit))


def test_back_leads_to_the_goal_that_was_open(qtbot, window, early):
    to_goal(qtbot, window, early)
    window.shell.go(Place("meetings"))
    window.shell.go_back()
    settled(qtbot, window)
    assert (window.shell.place().page, window.shell.place().record) == ("goals", early.id)


def test_f6_goes_from_the_list_to_the_goal(qtbot, window, early):
    detail = to_goal(qtbot, window, early)
    press(qtbot, Qt.Key.Key_F6)
    assert detail.isAncestorOf(QApplication.focusWidget())


def test_a_lock_in_the_middle_of_a_ladder_loses_no_word(qtbot, window, pattern, early):
    detail = to_goal(qtbot, window, early)
    detail._ladder._edit.click()
    field = detail.findChild(Ladder).editor(0)
    field.selectAll()
    qtbot.keyClicks(field, "Every shift")
    qtbot.keyClicks(why_of(detail), "Those hours")
    again = locked_and_opened_again(qtbot, window, pattern)
    assert again.goal_id == early.id
    assert again.findChild(Ladder).editing
    assert again.findChild(Ladder).editor(0).words() == "Every shift"
    assert why_of(again).text() == "Those hours"
    assert goals.get(window.session.journal.read, early.id).levels == LADDER


def test_a_lock_leaves_no_word_of_a_goal_in_any_editor(qtbot, window, early):
    detail = to_goal(qtbot, window, early)
    detail._ladder._edit.click()
    qtbot.keyClicks(why_of(detail), "not for others")
    assert window.lock()
    words = "\n".join(one.toPlainText() for one in window.findChildren(QTextEdit))
    assert "others" not in words
    assert "shift" not in words


def test_a_lock_in_the_middle_of_a_check_in_keeps_it(qtbot, window, pattern, early):
    detail = to_goal(qtbot, window, early)
    detail._deeds.check_in()
    dialog = topmost(window)
    line = next(one for one in dialog.findChildren(LineRadio) if one.accessibleName() == LADDER[0])
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    qtbot.keyClicks(dialog.findChild(ProseEdit), "Rang at ten")
    again = locked_and_opened_again(qtbot, window, pattern)
    again._deeds.check_in()
    assert isinstance(topmost(window), CheckInDialog)
    assert topmost(window).findChild(ProseEdit).text() == "Rang at ten"
    chosen = [one.accessibleName() for one in topmost(window).findChildren(LineRadio) if one.isChecked()]
    assert chosen == [LADDER[0]]
