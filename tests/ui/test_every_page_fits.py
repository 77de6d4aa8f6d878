"""Every page and every dialog in the smallest window at the largest text: nothing is cut, nothing out of reach."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QScrollBar, QWidget

from tests.ui import every_page
from tests.ui.every_page import DIALOGS, DOORS, EMPTY_PAGES, PAGES, Known
from ui import theme
from ui.places import Place
from ui.widgets.text import Paragraph

SMALLEST = (880, 600)
HANGS = 8  # px that a quiet button may hang over, with nothing but its own padding in them


@pytest.fixture(scope="module")
def look():
    return theme.named("light", theme.TEXT_SIZES["largest"])


@pytest.fixture(params=["ltr", "rtl"])
def direction(request, qapp):
    """Languages are read from either side."""
    if request.param == "rtl":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def door(qtbot, folder, preferences):
    return every_page.at_the_door_of(qtbot, folder, preferences, SMALLEST)


@pytest.fixture(scope="module")
def bare(standing, opened_again):
    """A window in a journal that is empty yet."""
    return every_page.at_home_in(standing(SMALLEST), opened_again())[0]


@pytest.fixture(scope="module")
def full(standing, opened_again):
    """A window in a journal with something in every corner, and what that is."""
    window, journal = every_page.at_home_in(standing(SMALLEST), opened_again())
    return window, Known.made_in(journal)


@pytest.fixture(scope="module")
def sample(standing):
    """A window in the sample, with its banner."""
    window = every_page.to_the_front(standing(SMALLEST))
    every_page.looking_around(window)
    return window


def cut(part):
    """What does not get the room that its words need."""
    return [f"{words_on(one)!r} {one.size().toTuple()}" for one in seen(part) if words_on(one) and not _fits(one)]


def _fits(one):
    if one.hasHeightForWidth():
        return one.heightForWidth(one.width()) <= one.height() + 1
    need = one.sizeHint() if isinstance(one, QAbstractButton) else one.minimumSizeHint()
    return need.width() <= one.width() + HANGS and need.height() <= one.height() + 2


def words_on(one):
    return one.text() if isinstance(one, QLabel | QAbstractButton) else ""


def seen(part):
    return [one for one in part.findChildren(QWidget) if one.isVisible() and one.window() is part.window()]


def beside(part):
    """What lies to the left or the right of where it could be scrolled to."""
    told = []
    for one in seen(part):
        room = _room_of(one)
        if room is None or isinstance(one, QScrollBar) or one.width() < 2:
            continue
        left = one.mapTo(room, QPoint(0, 0)).x()
        if left < -HANGS - 2 or left + one.width() > room.width() + HANGS + 2:
            told.append(f"{type(one).__name__} {words_on(one) or one.accessibleName()!r} at {left}+{one.width()}")
    return told


def _room_of(one):
    """The viewport it scrolls in, or the window."""
    above = one.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above.parentWidget(), QAbstractScrollArea) and above is above.parentWidget().viewport():
            return above
        above = above.parentWidget()
    return above


def below(part):
    """What lies under the foot of the window with nothing to scroll it up."""
    window = part.window()
    return [
        f"{words_on(one) or one.accessibleName()!r}"
        for one in seen(part)
        if _room_of(one) is window and isinstance(one, QAbstractButton | Paragraph)
        and QRect(one.mapTo(window, QPoint(0, 0)), one.size()).bottom() > window.height()
    ]


def check(part):
    assert part.window().size().toTuple() == SMALLEST
    assert cut(part) == []
    assert beside(part) == []
    assert below(part) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits(direction, full, name):
    window, known = full
    check(every_page.on_page(every_page.to_the_front(window), PAGES[name](known)))


@pytest.mark.parametrize("name", EMPTY_PAGES)
def test_an_empty_page_fits(direction, bare, name):
    check(every_page.on_page(every_page.to_the_front(bare), Place(name)))


@pytest.mark.parametrize("name", EMPTY_PAGES)
def test_a_page_fits_under_the_banner_of_the_sample(direction, sample, name):
    check(every_page.on_page(every_page.to_the_front(sample), Place(name)))


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_a_dialog_fits(full, kind):
    window, known = full
    dialog = every_page.with_dialog(every_page.to_the_front(window), kind, known)
    check(dialog)
    every_page.put_away(dialog)


@pytest.mark.parametrize("name", DOORS)
def test_a_page_at_the_door_fits(door, name):
    check(every_page.with_door(door, name))


def test_what_is_cut_would_be_found(qtbot):
    part = QWidget()
    qtbot.addWidget(part)
    label = QLabel("a sentence that needs more room than it has", part)
    label.resize(40, 20)
    part.show()
    assert len(cut(part)) == 1


def test_what_is_out_of_reach_would_be_found(qtbot):
    part = QWidget()
    qtbot.addWidget(part)
    part.resize(100, 100)
    QLabel("far away", part).move(300, 0)
    part.show()
    assert len(beside(part)) == 1
