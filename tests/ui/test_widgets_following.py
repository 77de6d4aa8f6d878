"""What has the focus stays in sight of a page that scrolls."""

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tests.ui.showing import shown
from ui.widgets.following import Following
from ui.widgets.line_edit import LineEdit


class Page(QScrollArea):
    """Twelve fields, of which some three are in sight."""

    def __init__(self):
        super().__init__()
        inside = QWidget()
        down = QVBoxLayout(inside)
        self.fields = [LineEdit(str(number)) for number in range(12)]
        self.above = QWidget()
        self.above.setFixedHeight(200)
        self.above.hide()
        down.addWidget(self.above)
        for field in self.fields:
            field.setFixedHeight(40)
            down.addWidget(field)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.following = Following(self)

    def shows(self, field):
        return self.viewport().rect().contains(field.mapTo(self.viewport(), field.rect().center()))


@pytest.fixture
def page(qtbot):
    page = Page()
    shown(qtbot, page, width=300, height=150)
    return page


def test_a_field_that_gets_the_focus_is_scrolled_to(page):
    page.fields[-1].setFocus()
    assert page.shows(page.fields[-1])


def test_typing_shows_the_field_again_that_was_scrolled_away_from(qtbot, page):
    page.fields[-1].setFocus()
    page.verticalScrollBar().setValue(0)
    qtbot.keyClicks(page.fields[-1], "a")
    qtbot.waitUntil(lambda: page.shows(page.fields[-1]))


def test_a_field_stays_in_sight_when_something_appears_above_it(qtbot, page):
    page.fields[2].setFocus()
    page.above.show()
    qtbot.waitUntil(lambda: page.fields[2].y() > 200 and page.shows(page.fields[2]))


def test_who_has_scrolled_away_stays_there_when_something_appears(qtbot, page):
    page.fields[-1].setFocus()
    page.verticalScrollBar().setValue(0)
    page.above.show()
    qtbot.waitUntil(lambda: page.fields[2].y() > 200)
    qtbot.waitUntil(lambda: not page.following._settled.isActive())
    assert page.verticalScrollBar().value() == 0
