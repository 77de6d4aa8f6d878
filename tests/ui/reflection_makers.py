"""The page of reflections in a window, and what is to be found on it."""

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit

from app.acts import writing
from tests.ui.showing import shown
from ui.models.sections import LINE, Heading
from ui.pages.reflections.page import ReflectionsPage
from ui.places import Place
from ui.widgets.buttons import IconButton
from ui.widgets.line_area import LineArea
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.section_list import SectionList

HERE = Place("reflections")


def opened(qtbot, session, place=HERE, width=1280, height=800):
    """The page, settled; `went` knows where it has asked to go."""
    page = ReflectionsPage(session, place)
    window = shown(qtbot, page, width=width, height=height)
    window.layout().setContentsMargins(0, 0, 0, 0)
    page.settle(place)
    page.went = QSignalSpy(page.go_requested)
    return page


def at(kind_and_id):
    """The place of an entry."""
    kind, number = kind_and_id
    return Place("reflections", number, "note" if kind == "note" else "")


def words_of(page):
    return page.findChild(ProseEdit, "words")


def title_of(page):
    return page.findChild(LineArea, "title")


def filter_of(page):
    return page.findChild(QLineEdit, "filter")


def list_of(page):
    return page.findChild(SectionList)


def look_for(qtbot, page, words):
    filter_of(page).setFocus()
    filter_of(page).clear()
    qtbot.keyClicks(filter_of(page), words)
    qtbot.waitUntil(lambda: not page._pane._pause.isActive(), timeout=2000)


def rows(page):
    """Months and titles, as the list shows them."""
    model = list_of(page).model()
    lines = [model.index(row, 0).data(LINE) for row in range(model.rowCount())]
    return [line.text if isinstance(line, Heading) else line.headline for line in lines]


def chosen(page):
    """The record of the row that is chosen; None without one."""
    line = list_of(page).currentIndex().data(LINE)
    return line.ref if line is not None else None


def there(page):
    """Where it has asked to go last."""
    return page.went.at(page.went.count() - 1)[0]


def menu_of(page):
    """Its actions, by their words. The menu is shut again: a popup left open would follow into the next test."""
    next(one for one in page.findChildren(IconButton) if one.accessibleName().startswith("More for")).click()
    menu = page.findChildren(Menu)[-1]
    menu.close()
    return {action.text(): action for action in menu.actions() if action.text()}


def choose(page, entry):
    menu_of(page)[entry].trigger()


def kept(journal):
    """The records of all entries there are, newest first."""
    return [one.ref for one in writing.newest(journal.read)]


def focused():
    return QApplication.focusWidget()
