"""The same deeds by two kinds of hands: `Keys` alone, or the `Mouse` on what is seen, with keys only for words."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.journeys.person import CTRL, Person, called, let_pass
from ui.pages.search.palette import SearchPalette
from ui.widgets.tick_row import TickRow
from ui.widgets.toast import Toast

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
MOST_STEPS = 40
PAGES = {"Today": "1", "Mentorships": "2", "Meetings": "3", "Goals": "4", "Reflections": "5", "Share": "7"}


class Hands(Person):
    """What both can tell: what is there by its name, and which words are to be seen."""

    def there(self, name):
        """What is called so and can be used, over everything else that is open; waits until it is there."""
        self.waits_for(lambda: self._called(name))
        return self._called(name)[0]

    def _called(self, name):
        over = [one for one in self.window.findChildren(QWidget) if one.property("overlay") and one.isVisible()]
        part = over[-1] if over else self.window
        usable = (one for one in part.findChildren(QWidget) if one.isVisible() and one.isEnabled())
        return [one for one in usable if is_called(one, name) and _takes_something(one)]

    def is_on_a_page(self):
        """It has come to rest, and holds the focus."""
        page = self.window.shell._page
        self.waits_for(lambda: page.isAncestorOf(QApplication.focusWidget() or self.window))

    def shows(self, name):
        """Whether something that can be used is called so."""
        return bool(self._called(name))

    def lists_with(self, words):
        """Those with a line that holds the words."""
        found = (one for one in self.window.findChildren(QListView) if one.isVisible())
        return [one for one in found if any(words in line for line in _lines(one))]

    def list_with(self, words):
        self.waits_for(lambda: self.lists_with(words))
        return self.lists_with(words)[0]

    def types_after(self, words):
        """Behind what stands in the field already."""
        field = QApplication.focusWidget()
        if isinstance(field, QTextEdit):
            self.presses(Qt.Key.Key_End, CTRL)
        else:
            self.presses(Qt.Key.Key_End)
        self.types(words)

    def writes_in(self, name, words):
        self.goes_to(name)
        self.types_after(words)

    def is_told(self, words):
        """In the toast."""
        self.waits_for(lambda: any(words in one.text() for one in self._in_the_toast()))

    def _is_back_from_a_menu(self):
        """Off screen nobody brings the window forward after it."""
        self.waits_for(lambda: QApplication.activePopupWidget() is None)
        self.window.activateWindow()
        self.waits_for(self.window.isActiveWindow)

    def _in_the_toast(self):
        toast = self.finds(Toast)
        return toast.findChildren(QLabel) if toast else []

    def finds_in_search(self, words):
        """In the search of everything."""
        self.opens_search()
        self.waits_for(lambda: self.finds(QLineEdit, "query") is not None)
        self.types(words)
        results = self.finds(QListView, "results")
        self.waits_for(lambda: self.sees(" found") and any(words in line for line in _lines(results)))
        self.presses(Qt.Key.Key_Escape)
        self.waits_for(lambda: self.finds(SearchPalette) is None)


class Keys(Hands):
    """No mouse at all."""

    def goes_to(self, name):
        self.tabs_to(called(self.there(name)))

    def presses_button(self, name):
        self.goes_to(name)
        self.presses(Qt.Key.Key_Space)

    def opens_page(self, name):
        self.presses(Qt.Key(ord(PAGES[name])), CTRL)
        self.is_on_a_page()

    def opens_capture(self):
        self.presses(Qt.Key.Key_N, CTRL)

    def opens_search(self):
        self.presses(Qt.Key.Key_K, CTRL)

    def starts_a_goal(self):
        self.presses(Qt.Key.Key_G, CTRL | SHIFT)

    def plans_a_meeting(self):
        self.presses(Qt.Key.Key_M, CTRL | SHIFT)

    def keeps(self, _button):
        """A form that takes Ctrl+Enter."""
        self.presses(Qt.Key.Key_Return, CTRL)

    def opens(self, name):
        self.goes_to(name)
        self.presses_enter()

    def opens_line(self, words):
        rows = self.list_with(words)
        for _ in range(MOST_STEPS):
            if rows.hasFocus():
                break
            self.presses(Qt.Key.Key_Tab)
        self.presses(Qt.Key.Key_Home)
        for _ in range(MOST_STEPS):
            if words in str(rows.currentIndex().data()):
                break
            self.presses(Qt.Key.Key_Down)
        assert words in str(rows.currentIndex().data())
        self.presses_enter()

    def ticks(self, name):
        self.goes_to(name)
        self.presses(Qt.Key.Key_Space)

    def chooses(self, name):
        """Among choices that exclude each other: Tab to them, arrows within."""
        wanted = self.there(name)
        for _ in range(MOST_STEPS):
            if QApplication.focusWidget().parentWidget() is wanted.parentWidget():
                break
            self.presses(Qt.Key.Key_Tab)
        for _ in range(MOST_STEPS):
            if self.has_focus_on() == name:
                break
            beside = QApplication.focusWidget().y() == wanted.y()
            self.presses(Qt.Key.Key_Right if beside else Qt.Key.Key_Down)
        assert self.has_focus_on() == name
        if not wanted.isChecked():
            self.presses(Qt.Key.Key_Space)

    def puts_first(self, name):
        self.goes_to(name)
        self.presses(Qt.Key.Key_Up, ALT)

    def chooses_from_menu(self, button, words):
        self.presses_button(button)
        self.waits_for(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        for _ in range(MOST_STEPS):
            QTest.keyClick(menu, Qt.Key.Key_Down)
            if menu.activeAction() and menu.activeAction().text().split("\t")[0] == words:
                QTest.keyClick(menu, Qt.Key.Key_Return)
                self._is_back_from_a_menu()
                return
        raise AssertionError(f"{words!r} is not in the menu")

    def shows_stage(self, number, _name):
        self.presses(Qt.Key(ord(str(number))), CTRL | SHIFT)

    def takes_back(self):
        self.presses(Qt.Key.Key_Z, CTRL)

    def does_again(self):
        self.presses(Qt.Key.Key_Z, CTRL | SHIFT)

    def locks(self):
        self.presses(Qt.Key.Key_L, CTRL)
        self.waits_for(lambda: self.window.session is None)


class Mouse(Hands):
    """Clicks only on what is in sight, or can be scrolled into it; whatever lies over it gets the click instead."""

    def clicks(self, widget, at=None):
        self._scrolls_to(widget)
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        at = at or target.rect().center()
        under = self.window.childAt(target.mapTo(self.window, at))
        assert under is target or target.isAncestorOf(under), f"{called(widget)!r} lies under {under}"
        QTest.mouseClick(target, LEFT, pos=at)

    def goes_to(self, name):
        there = self.there(name)
        self.clicks(there)
        self.waits_to_be_on(called(there))

    def presses_button(self, name):
        self.clicks(self.there(name))

    keeps = presses_button

    def opens_page(self, name):
        self.presses_button(name)
        self.is_on_a_page()

    def opens_capture(self):
        self.presses_button("Quick capture")

    def opens_search(self):
        self.presses_button("Search")

    def starts_a_goal(self):
        self.opens_page("Goals")
        self.waits_for(lambda: self.shows("Start a goal") or self.shows("New goal"))
        self.presses_button("Start a goal" if self.shows("Start a goal") else "New goal")

    def plans_a_meeting(self):
        self.opens_page("Meetings")
        self.presses_button("Plan a meeting")

    def opens(self, name):
        row = self.there(name)
        self.clicks(row, QPoint(row.width() // 3, row.height() // 2))

    def opens_line(self, words):
        rows = self.list_with(words)
        at = next(number for number, line in enumerate(_lines(rows)) if words in line)
        index = rows.model().index(at, 0)
        rows.scrollTo(index)
        self.clicks(rows, rows.visualRect(index).center())

    def ticks(self, name):
        row = self.there(name)
        self.clicks(row, QPoint(8, row.height() // 2) if isinstance(row, TickRow) else None)

    def chooses(self, name):
        self.clicks(self.there(name))

    def puts_first(self, name):
        """Drag it above the one that stands first."""
        row = self.there(name)
        self._scrolls_to(row)
        first = min((one for one in row.parentWidget().findChildren(type(row))), key=lambda one: one.y())
        start = QPoint(9, row.height() // 2)
        end = row.mapFromGlobal(first.mapToGlobal(QPoint(9, 2)))
        QTest.mousePress(row, LEFT, pos=start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(row, start + (end - start) * share)
            let_pass(0)
        QTest.mouseRelease(row, LEFT, pos=end)

    def chooses_from_menu(self, button, words):
        self.presses_button(button)
        self.waits_for(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        action = next(one for one in menu.actions() if one.text().split("\t")[0] == words)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        self._is_back_from_a_menu()

    def shows_stage(self, _number, name):
        tabs = self.finds(QTabBar)
        at = next(number for number in range(tabs.count()) if tabs.tabText(number) == name)
        self.clicks(tabs, tabs.tabRect(at).center())

    def takes_back(self):
        self.presses_button("Undo")

    def locks(self):
        self.presses_button("Lock")
        self.waits_for(lambda: self.window.session is None)

    def _scrolls_to(self, widget):
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 0, 60)
                let_pass(0)
            above = above.parentWidget()


def is_called(widget, name):
    """A name that ends with … begins so."""
    return called(widget) == name or (name.endswith("…") and called(widget).startswith(name[:-1]))


def _takes_something(widget):
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)


def _lines(view):
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
