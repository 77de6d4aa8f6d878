"""Menus, lists of choices and calendars are windows of their own: a lock that comes by itself closes them too."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from app.store import doors
from tests.ui import every_page
from tests.ui.every_page import Known
from tests.ui.showing import OFFSCREEN_POPUP
from ui.places import Place
from ui.widgets.date_field import DateField
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select

pytestmark = [OFFSCREEN_POPUP, pytest.mark.usefixtures("still")]


def visible(window, kind):
    return next(one for one in window.findChildren(kind) if one.isVisible() and one.isEnabled())


def a_menu(window, known):
    every_page.on_page(window, Place("mentorships", known.mentorship.id))
    window.shell._page._detail._header.more.click()


def a_list_of_choices(window, known):
    every_page.on_page(window, Place("settings", detail="security"))
    visible(window, Select).showPopup()


def a_calendar(window, known):
    every_page.on_page(window, Place("agreement", known.thought.id))
    visible(window, DateField)._on_open_clicked()


def the_menu_of_an_editor(window, known):
    every_page.on_page(window, Place("meeting", known.held.id, "notes"))
    editor = visible(window, ProseEdit)
    spot = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, editor.mapToGlobal(spot))
    QApplication.sendEvent(editor.viewport() if hasattr(editor, "viewport") else editor, event)


OPENERS = (a_menu, a_list_of_choices, a_calendar, the_menu_of_an_editor)


def popups():
    windows = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return [one for one in windows if one.windowType() == Qt.WindowType.Popup]


def test_nothing_that_hangs_open_outlives_a_lock(qtbot, folder, opened_again, preferences):
    journal = doors.enter(folder, opened_again())
    known = Known.made_in(journal)
    window = every_page.inside(qtbot, journal, preferences, (1280, 800))
    left = {}
    for opener in OPENERS:
        opener(window, known)
        every_page.let_pass(0)
        hung = len(popups())
        assert window.lock()
        left[opener.__name__] = (hung, len(popups()))
        every_page.at_home_in(window, opened_again())
    window.let_go()
    assert left == {opener.__name__: (1, 0) for opener in OPENERS}
