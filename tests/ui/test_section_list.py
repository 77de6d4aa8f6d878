"""A list with headings: where its rows are, and which keys move in it."""

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy

from tests.ui.showing import shown
from ui.widgets.row_strokes import RowPainter
from ui.widgets.section_list import SectionList
from ui.widgets.sticking import Sticking

HEADING, ROW = 40, 60
EVERY = 5  # a heading, then four rows


class Rows(QAbstractListModel):
    """Numbers, read ten at a time."""

    def __init__(self, count, total):
        super().__init__()
        self.count, self.total = count, total

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else self.count

    def is_heading(self, row):
        return row % EVERY == 0

    def data(self, index, role=0):
        return f"row {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index):
        return Qt.ItemFlag.ItemIsEnabled if self.is_heading(index.row()) else super().flags(index)

    def canFetchMore(self, parent):
        return self.count < self.total

    def fetchMore(self, parent):
        self.beginInsertRows(QModelIndex(), self.count, min(self.count + 9, self.total - 1))
        self.count = min(self.count + 10, self.total)
        self.endInsertRows()


class Plain(RowPainter):
    def heading_height(self, row):
        return HEADING

    def row_height(self):
        return ROW

    def paint(self, painter, option, index):
        painter.drawText(option.rect, 0, index.data())


def listed(qtbot, count=20, total=20, **how):
    view = SectionList(Plain(), "Numbers", **how)
    view.set_sections(Rows(count, total))
    shown(qtbot, view, width=400, height=300)
    view.setFocus()
    return view


@pytest.fixture
def view(qtbot):
    return listed(qtbot)


def current(view):
    return view.currentIndex().row()


def test_rows_begin_where_those_before_them_end(view):
    tops = [view.visualRect(view.model().index(row, 0)).top() for row in range(7)]
    assert tops == [0, 40, 100, 160, 220, 280, 320]


def test_a_row_is_found_where_it_is_painted(view):
    assert [view.indexAt(QPoint(30, y)).row() for y in (5, 41, 99, 100, 281)] == [0, 1, 1, 2, 5]


def test_nothing_is_found_below_the_last_row(qtbot):
    view = listed(qtbot, 2, 2)
    assert not view.indexAt(QPoint(30, 110)).isValid()


def test_coming_with_the_keyboard_lands_on_the_first_row(view):
    assert current(view) == 1


def test_down_and_up_pass_over_headings(qtbot, view):
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    below = current(view)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert (below, current(view)) == (6, 4)


def test_up_from_the_first_row_stays_there_and_shows_its_heading(qtbot, view):
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert (current(view), view.verticalScrollBar().value()) == (1, 0)


def test_end_goes_to_the_very_last_row_though_it_was_not_read_yet(qtbot):
    view = listed(qtbot, 10, 95)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: current(view) == 94)


def test_a_key_stops_the_way_to_the_end(qtbot):
    view = listed(qtbot, 10, 9000)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert current(view) == 1
    qtbot.wait(0)
    assert view.model().count < 9000


def test_page_down_goes_most_of_a_screen_further(qtbot, view):
    seen = view.viewport().height() // ROW
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 1 < current(view) <= 1 + seen


def test_scrolling_near_the_end_fetches_more(qtbot):
    view = listed(qtbot, 40, 95)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view.model().count > 40)


def test_where_the_first_page_leaves_room_more_is_fetched_at_once(qtbot):
    view = listed(qtbot, 3, 95)
    qtbot.waitUntil(lambda: view.model().count > 3)


def test_enter_opens_the_current_row(qtbot, view):
    opened = QSignalSpy(view.opened)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.at(0) == [2]


def test_a_click_opens_a_row(qtbot, view):
    opened = QSignalSpy(view.opened)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 130))
    assert opened.at(0) == [2]


def test_a_click_on_a_heading_opens_nothing(qtbot, view):
    opened = QSignalSpy(view.opened)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert opened.count() == 0


def test_the_mouse_shows_that_a_row_can_be_clicked_and_a_heading_cannot(qtbot, view):
    shapes = []
    for y in (130, 20):
        qtbot.mouseMove(view.viewport(), QPoint(60, y))
        shapes.append(view.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor]


def test_delete_asks_for_the_removal_of_the_current_row(qtbot, view):
    removal = QSignalSpy(view.remove_requested)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert removal.at(0) == [1]


def test_a_whole_list_is_as_high_as_its_rows(qtbot):
    view = listed(qtbot, 6, 6, whole=True)
    assert (view.height(), view.verticalScrollBar().maximum()) == (2 * HEADING + 4 * ROW, 0)


def test_a_whole_list_grows_with_its_rows(qtbot):
    view = listed(qtbot, 6, 8, whole=True)
    view.model().fetchMore(QModelIndex())
    assert view.sizeHint().height() == 2 * HEADING + 6 * ROW


def test_rows_keep_within_their_room(view):
    view.set_room(24, 200)
    spot = view.visualRect(view.model().index(3, 0))
    assert (spot.left(), spot.width()) == (24, 200)


def test_rows_stand_at_the_right_in_a_language_written_from_there(view):
    view.set_room(24, 200)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.visualRect(view.model().index(3, 0)).right() == view.viewport().width() - 25


def test_rows_are_read_aloud_one_by_one(view):
    listed = QAccessible.queryAccessibleInterface(view)
    assert (listed.role(), listed.child(2).text(QAccessible.Text.Name)) == (QAccessible.Role.List, "row 2")


# In a pane


@pytest.fixture
def pane(qtbot):
    return listed(qtbot, pane=True)


def stuck(view):
    """The heading that lies over the rows, by its row, and its top; None while it stands where it belongs."""
    over = view.findChild(Sticking)
    return (over._row, over.y()) if over.isVisible() else None


@pytest.mark.parametrize(
    ("scrolled", "expected"),
    [
        (0, None),
        (1, (0, 0)),
        (239, (0, 0)),  # the second heading begins at 280, and the first is 40 high
        (250, (0, -10)),
        (280, None),
        (281, (5, 0)),
    ],
)
def test_a_heading_stays_until_the_next_one_pushes_it_away(pane, scrolled, expected):
    pane.verticalScrollBar().setValue(scrolled)
    assert stuck(pane) == expected


def test_elsewhere_headings_scroll_away(view):
    view.verticalScrollBar().setValue(100)
    assert stuck(view) is None


def test_going_up_no_row_comes_to_lie_under_its_heading(qtbot, pane):
    pane.choose(14)
    for _ in range(3):
        qtbot.keyClick(pane, Qt.Key.Key_Up)
    assert current(pane) == 11
    for _ in range(8):
        qtbot.keyClick(pane, Qt.Key.Key_Up)
        assert pane.visualRect(pane.currentIndex()).top() >= HEADING


def test_headings_stick_among_rows_that_were_read_later(qtbot):
    view = listed(qtbot, 10, 40, pane=True)
    for _ in range(3):
        view.model().fetchMore(QModelIndex())
    view.verticalScrollBar().setValue(6 * (HEADING + 4 * ROW) + 50)
    assert stuck(view) == (30, 0)


def test_a_click_in_a_pane_chooses_and_opens_nothing(qtbot, pane):
    opened = QSignalSpy(pane.opened)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 130))
    assert (current(pane), opened.count()) == (2, 0)
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert opened.at(0) == [2]


def test_a_click_on_a_heading_that_sticks_chooses_nothing(qtbot, pane):
    pane.verticalScrollBar().setValue(60)
    before = current(pane)
    qtbot.mouseClick(pane.findChild(Sticking), Qt.MouseButton.LeftButton)
    assert current(pane) == before
