"""Today in a real window, and what stands on it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.records import actions, goals
from app.records.actions import Action, Owner
from app.records.goals import Goal
from app.store import rows
from tests.app.makers import do
from ui.places import Place
from ui.widgets.menu import Menu
from ui.widgets.toast import Toast
from ui.window import Window

LADDER = {-2: "", -1: "I ask the day after", 0: "I ask the same shift", 1: "I ask at once", 2: ""}


@pytest.fixture
def window(qtbot, folder, preferences, journal):
    """Inside a journal; nothing of it has been made yet."""
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.enter(journal)
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.isActiveWindow())
    return window


def go(qtbot, window, place):
    assert window.shell.go(place)
    qtbot.waitUntil(lambda: window.shell._page.isAncestorOf(window.focusWidget() or window))


def page(window):
    return window.shell._page


def where(window):
    """Page, record and detail of where one is."""
    here = window.shell._place
    return here.page, here.record, here.detail


def line(window):
    return page(window)._capture


def said(window):
    """What the toast says."""
    return window.findChild(Toast)._words.text()


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def jot(qtbot, window, words):
    qtbot.keyClicks(line(window), words)
    qtbot.keyClick(line(window), Qt.Key.Key_Return)


def menu_on(widget):
    """What a right click offers, by its words; the menu is shut again."""
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    menu = widget.window().findChildren(Menu)[-1]
    menu.close()
    return {entry.text(): entry for entry in menu.actions()}


def unlock(qtbot, window, passphrase):
    field = next(field for field in window.findChildren(QLineEdit, "passphrase") if field.isVisible())
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.focusWidget() is line(window))


def an_action(journal, title, due=None, owner=Owner.ME, days_ago=30, **more):
    agreed = rows.today().fromordinal(rows.today().toordinal() - days_ago)
    return do(journal, actions.add, Action(0, "", title, agreed, owner, due, **more))


def a_goal(journal, title, look_again_on=None):
    levels = {level: f"{words}, {title}" if words else "" for level, words in LADDER.items()}
    set_on = rows.today().replace(year=rows.today().year - 1, day=1)
    made = Goal(0, "", title, set_on, levels=levels, look_again_on=look_again_on, state=goals.State.ACTIVE)
    return do(journal, goals.add, made)


TODAY = Place("today")
