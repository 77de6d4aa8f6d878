"""The page of goals in a test: opened, looked at, and worked with."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.records import goals
from tests.ui.meeting_makers import words_on
from tests.ui.showing import shown, topmost
from ui.pages.goals.detail import GoalDetail
from ui.pages.goals.page import GoalsPage
from ui.places import Place
from ui.widgets.buttons import IconButton
from ui.widgets.field import Field
from ui.widgets.goal_list import GoalList
from ui.widgets.menu import Menu

LIST = Place("goals")


def opened(qtbot, session, place=LIST, width=1280, height=900):
    page = GoalsPage(session, place)
    shown(qtbot, page, width=width, height=height)
    page.settle(place)
    page.went = QSignalSpy(page.go_requested)
    page.said = QSignalSpy(session.said)
    return page


def of(goal):
    return Place("goals", goal.id)


def fresh(journal, goal):
    return goals.get(journal.read, goal.id)


def list_of(page):
    return page.findChild(GoalList)


def rows_of(page):
    """What is read aloud for each row, headings too."""
    model = list_of(page).model()
    told = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(told) or model.index(row).data() for row in range(model.rowCount())]


def detail_of(page):
    """The one that is shown: the others are on their way out."""
    return next(one for one in page.findChildren(GoalDetail) if one.isVisibleTo(page))


def says(page):
    return words_on(detail_of(page))


def there(page):
    """Where it led last."""
    return page.went.at(page.went.count() - 1)[0]


def last_said(page):
    return page.said.at(page.said.count() - 1)


def dialog_of(page):
    return topmost(page.window())


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def click(widget, words):
    """The button that says so, or is called so."""
    next(
        one
        for one in widget.findChildren(QAbstractButton)
        if words in (one.text(), one.accessibleName()) and one.isVisible()
    ).click()


def field(dialog, label):
    """The editor under a label."""
    return next(one.editor for one in dialog.findChildren(Field) if one.editor.accessibleName() == label)


def menu_of(page):
    """What the menu offers."""
    return list(_opened_menu(page, "More for"))


def choose(page, entry):
    """Open the menu and take this entry."""
    _opened_menu(page, "More for")[entry].trigger()


def choose_for_check_in(page, entry):
    _opened_menu(page, "More for the check-in")[entry].trigger()


def _opened_menu(page, name):
    """Its actions, by their words. The menu is shut again: a popup left open would follow into the next test."""
    buttons = detail_of(page).findChildren(IconButton)
    next(one for one in buttons if one.accessibleName().startswith(name) and one.isVisible()).click()
    menu = page.findChildren(Menu)[-1]
    menu.close()
    return {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
