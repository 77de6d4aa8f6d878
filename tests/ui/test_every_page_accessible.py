"""Every page and every dialog, as somebody meets it who listens or has no mouse."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QScrollArea, QWidget

from tests.ui import every_page
from tests.ui.every_page import DIALOGS, DOORS, EMPTY_PAGES, PAGES, Known
from ui.places import Place
from ui.sidebar import Sidebar
from ui.widgets.dialog import Dialog

USUAL = (1280, 800)
MOST_STOPS = 80


@pytest.fixture(scope="module", autouse=True)
def listening():
    """Somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def door(qtbot, folder, preferences):
    return every_page.at_the_door_of(qtbot, folder, preferences, USUAL)


@pytest.fixture(scope="module")
def bare(standing, opened_again):
    """A window in a journal that is empty yet."""
    return every_page.at_home_in(standing(USUAL), opened_again())[0]


@pytest.fixture(scope="module")
def full(standing, opened_again):
    """A window in a journal with something in every corner, and what that is."""
    window, journal = every_page.at_home_in(standing(USUAL), opened_again())
    return window, Known.made_in(journal)


@pytest.fixture(params=PAGES)
def page(request, full):
    """The window on each page."""
    window, known = full
    return every_page.on_page(every_page.to_the_front(window), PAGES[request.param](known))


@pytest.fixture(params=EMPTY_PAGES)
def empty_page(request, bare):
    return every_page.on_page(every_page.to_the_front(bare), Place(request.param))


@pytest.fixture(params=DIALOGS, ids=lambda kind: kind.__name__)
def dialog(request, full):
    window, known = full
    made = every_page.with_dialog(every_page.to_the_front(window), request.param, known)
    yield made
    every_page.put_away(made)


@pytest.fixture(params=DOORS)
def at_the_door(request, door):
    return every_page.with_door(door, request.param)


# what somebody hears


def heard(control):
    """What it is called aloud. A list to choose from is called by its label, which on Linux is told as a relation."""
    said = QAccessible.queryAccessibleInterface(control)
    assert said is not None and said.isValid()
    return control.accessibleName() if isinstance(control, QComboBox) else said.text(QAccessible.Text.Name)


def controls(part):
    """All within that keys can reach, and the part itself if they reach it."""
    inside = [*part.findChildren(QWidget), part]
    return [one for one in inside if one.isVisible() and one.isEnabled() and takes_keys(one)]


def takes_keys(control):
    hidden_by_proxy = control.focusProxy() is not None
    return bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus) and not hidden_by_proxy


def nameless(part):
    return [type(one).__name__ for one in controls(part) if not heard(one).strip()]


def alike(part):
    """Buttons that nobody could tell apart by ear."""
    told = Counter(
        (heard(one), one.accessibleDescription()) for one in controls(part) if isinstance(one, QAbstractButton)
    )
    return [name for name, times in told.items() if times > 1]


def clashing(part):
    """Letters that would press two things."""
    seen = [one for kind in (QLabel, QAbstractButton) for one in part.findChildren(kind) if one.isVisible()]
    keys = Counter(QKeySequence.mnemonic(one.text()).toString() for one in seen)
    return [key for key, times in keys.items() if key and times > 1]


# where Tab leads


def stops(window):
    """Round with Tab from where one is, back to the first again."""
    found = []
    while (here := QApplication.focusWidget()) not in found:
        assert here is not None and len(found) < MOST_STOPS
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert here is found[0], f"Tab never comes back to {heard(found[0])!r}, but turns at {heard(here)!r}"
    return found


def beginning_with(first, round_):
    at = next((number for number, one in enumerate(round_) if first(one)), 0)
    return round_[at:] + round_[:at]


def from_the_top(part, round_):
    top = min(round_, key=lambda one: (place_of(part, one).top(), place_of(part, one).left()))
    return beginning_with(lambda one: one is top, round_)


def out_of_order(window, round_):
    """Steps of Tab that go against the eye: up, or back, and not to the top of the next column."""
    told = []
    for one, other in pairwise(round_):
        here, there = place_of(window, one), place_of(window, other)
        if scrolling(one) is not scrolling(other):
            here, there = at_the_edge(window, one, here), at_the_edge(window, other, there)
        same_line = here.top() < there.bottom() and there.top() < here.bottom()
        onward = there.left() >= here.left() if same_line else there.top() > here.top()
        next_column = there.left() >= here.right()
        if not (onward or next_column):
            told.append(f"{heard(one)} → {heard(other)}")
    return told


def place_of(window, control):
    """Where it is on the screen, or would be if it were scrolled to."""
    return QRect(control.mapTo(window, QPoint(0, 0)), control.size())


def scrolling(control):
    """What it scrolls in; None where it stands still."""
    above = control.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def at_the_edge(window, control, place):
    """What is scrolled to from outside is met at the edge of what it scrolls in."""
    area = scrolling(control)
    if area is None:
        return place
    room = QRect(area.viewport().mapTo(window, QPoint(0, 0)), area.viewport().size())
    top = min(max(place.top(), room.top()), room.bottom() - place.height())
    return QRect(place.left(), top, place.width(), place.height())


def unreached(part, round_):
    """Controls that take Tab but never get it. Of choices that exclude each other one stop is enough."""
    return [heard(one) for one in controls(part) if one not in round_ and not _stands_for_it(one, round_)]


def _stands_for_it(control, round_):
    group = control.group() if isinstance(control, QAbstractButton) else None
    alone = isinstance(control, QAbstractButton) and (control.autoExclusive() or (group and group.exclusive()))
    kin = group.buttons() if group else control.parent().findChildren(type(control)) if alone else []
    return any(one in round_ for one in kin)


# pages


def test_a_page_can_be_told_by_ear(page):
    assert nameless(page.shell) == []
    assert alike(page.shell._page) == []
    assert clashing(page.shell) == []


def test_tab_leads_through_a_page_as_the_eye_goes(page):
    sidebar = page.findChild(Sidebar)
    round_ = beginning_with(sidebar.isAncestorOf, stops(page))
    assert [sidebar.isAncestorOf(one) for one in round_] == [True] + [False] * (len(round_) - 1)
    assert out_of_order(page, round_[1:]) == []
    assert unreached(page.shell._page, round_) == []


def test_f6_visits_the_regions_of_a_page_in_the_order_of_tab(page):
    regions = getattr(page.shell._page, "regions", lambda: [page.shell._page])()
    round_ = beginning_with(page.findChild(Sidebar).isAncestorOf, stops(page))
    within = [
        number for one in round_ for number, region in enumerate(regions) if region is one or region.isAncestorOf(one)
    ]
    assert within == sorted(within)
    assert set(within) == set(range(len(regions)))


def test_an_empty_page_can_be_told_by_ear_and_walked_with_tab(empty_page):
    assert nameless(empty_page.shell) == []
    round_ = beginning_with(empty_page.findChild(Sidebar).isAncestorOf, stops(empty_page))
    assert out_of_order(empty_page, round_[1:]) == []
    assert unreached(empty_page.shell._page, round_) == []


# dialogs


def test_a_dialog_can_be_told_by_ear(dialog):
    assert heard(dialog).strip()
    assert nameless(dialog) == []
    assert alike(dialog) == []
    assert clashing(dialog) == []


def test_tab_stays_in_a_dialog_and_goes_as_the_eye_does(dialog):
    round_ = stops(dialog.window())
    assert [heard(one) for one in round_ if not dialog.isAncestorOf(one)] == []
    assert out_of_order(dialog, from_the_top(dialog, round_)) == []
    assert unreached(dialog, round_) == []


def test_shift_tab_goes_the_same_way_back(dialog):
    forward = stops(dialog.window())
    back = []
    while (here := QApplication.focusWidget()) not in back:
        back.append(here)
        QTest.keyClick(here, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert [heard(one) for one in back[1:]] == [heard(one) for one in reversed(forward[1:])]


def test_every_dialog_of_the_program_is_among_them():
    written = {one for one in _kinds_of(Dialog) if one.__module__.startswith("ui.pages") and not one.__subclasses__()}
    assert written - DIALOGS.keys() == set()


def _kinds_of(kind):
    return {one for child in kind.__subclasses__() for one in (child, *_kinds_of(child))}


# at the door


def test_a_page_at_the_door_can_be_told_by_ear(at_the_door):
    assert nameless(at_the_door) == []
    assert alike(at_the_door) == []
    assert clashing(at_the_door) == []


def test_tab_leads_through_the_door_as_the_eye_goes(at_the_door):
    round_ = stops(at_the_door)
    assert out_of_order(at_the_door, from_the_top(at_the_door, round_)) == []
    assert unreached(at_the_door, round_) == []


# the checks themselves


def test_a_control_without_a_name_would_be_found(qtbot):
    part = QWidget()
    qtbot.addWidget(part)
    QComboBox(part)
    part.show()
    assert nameless(part) == ["QComboBox"]


def test_a_wrong_order_would_be_found(door):
    passphrase, unlock = QApplication.focusWidget(), door.findChild(QAbstractButton, "unlock")
    assert out_of_order(door, [passphrase, unlock]) == []
    assert out_of_order(door, [unlock, passphrase]) != []
