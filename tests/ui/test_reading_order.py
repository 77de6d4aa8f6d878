"""Tab goes through what is laid out in the order in which the eye meets it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.reading_order import order_tabs


def whole(qtbot):
    """Made in another order than it is laid out in: b, then c and d beside each other, then a below."""
    page = QWidget()
    qtbot.addWidget(page)
    made = {name: Button(name, parent=page) for name in "abcdef"}
    column, line, grid = QVBoxLayout(page), QHBoxLayout(), QGridLayout()
    column.addLayout(line)
    column.insertWidget(0, made["b"])
    line.addWidget(made["d"])
    line.insertWidget(0, made["c"])
    column.addWidget(made["a"])
    column.addLayout(grid)
    grid.addWidget(made["f"], 0, 0)
    return page, made


def chain(page, made):
    found, here = [], page
    for _ in range(len(made)):
        here = here.nextInFocusChain()
        found.append(here.text())
    return found


def test_tab_follows_layouts_within_layouts_and_then_what_is_in_none(qtbot):
    page, made = whole(qtbot)
    order_tabs(page)
    assert chain(page, made) == ["b", "c", "d", "a", "f", "e"]


def test_pages_that_come_and_go_do_not_confuse_it(qtbot):
    """An item of a layout that Qt has deleted must not be taken for what is made in its place of memory."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for number in range(150):
        page = QWidget(window)
        inside = QVBoxLayout(page)
        for _ in range(number % 7):
            inside.addWidget(Button("x"))
        inside.addWidget(QScrollArea())
        inside.addWidget(QTextEdit())
        column.addWidget(page)
        order_tabs(window)
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert column.count() == 0
