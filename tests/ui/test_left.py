"""What left this journal, as its owner looks at it, opens it and forgets a line of it."""

from functools import partial

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton

from app.records import departures
from app.records.departures import How
from tests.ui.showing import OFFSCREEN_POPUP, shown, topmost
from ui.models.left_list import LeftList
from ui.pages.share import left_words
from ui.pages.share.left import Left
from ui.pages.share.left_view import LeftView
from ui.widgets.menu import Menu

TITLES = ("Mentorship: Dr Miriam Holt", "Goal: Ask for help early")
WHAT = "Personal summary, August to November 2026: one mentorship, one goal"
FORGET = "Forget this line"


@pytest.fixture
def left_(journal):
    """Three that left: a summary for Miriam last, a goal on paper before it, and everything at first."""
    journal_write = partial(note, journal)
    return [
        journal_write("Everything", "Me", ("all, 1.pdf", "all, 2.pdf")),
        journal_write("Goal: Ask for help early", "Dr Miriam Holt", (), TITLES[1:], How.PRINTED),
        journal_write(WHAT, "Dr Miriam Holt", "mine.pdf", TITLES),
    ]


def note(journal, *what):
    with journal.write() as write:
        return departures.add(write, *what)


@pytest.fixture
def left(qtbot, session, left_):
    return opened(qtbot, session)


def opened(qtbot, session):
    left = Left(session)
    shown(qtbot, left, width=900, height=600)
    left.focus_first()
    return left


def view(left):
    return left.findChild(LeftView)


def told(left):
    """What is shown, in its order: rows as they are read aloud, open ones with what stands below them."""
    model, lines = view(left).model(), []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        lines.append(index.data())
        if view(left).isExpanded(index):
            lines += [f"  {model.index(at, 0, index).data()}" for at in range(model.rowCount(index))]
    return lines


def noted(journal):
    return [one.what for one in departures.latest(journal.read)]


def key(qtbot, left, *keys):
    for one in keys:
        qtbot.keyClick(view(left), one)


def click(qtbot, left, index):
    spot = view(left).visualRect(index).center()
    qtbot.mouseClick(view(left).viewport(), Qt.MouseButton.LeftButton, pos=spot)


def press(qtbot, left, words):
    button = next(b for b in topmost(left.window()).findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def top(left, row=0):
    return view(left).model().index(row, 0)


def below(left, says):
    index = view(left).currentIndex()
    index = index.parent() if index.parent().isValid() else index
    model = view(left).model()
    found = [model.index(at, 0, index) for at in range(model.rowCount(index))]
    return next(one for one in found if one.data() == says)


# looking


def test_what_left_last_stands_first_with_what_for_whom_and_how(left):
    assert [line.partition(". ")[2] for line in told(left)] == [
        f"{WHAT}. For Dr Miriam Holt. mine.pdf",
        "Goal: Ask for help early. For Dr Miriam Holt. Printed",
        "Everything. For me. Two files",
    ]


def test_where_nothing_has_left_it_says_so_in_kind_words(qtbot, session):
    left = Left(session)
    shown(qtbot, left)
    said = [one.text() for one in left.findChildren(QLabel) if one.isVisible()]
    assert said == ["Nothing has left this journal", "When you export or print something, it’s noted here."]


def test_something_that_leaves_meanwhile_joins_the_list_at_its_top(journal, left):
    note(journal, "Another", "Me", "b.pdf")
    assert "Another" in told(left)[0]
    assert len(told(left)) == 4


def test_the_first_departure_takes_the_place_of_the_empty_words(qtbot, session, journal):
    left = Left(session)
    shown(qtbot, left)
    note(journal, "The first", "Me", "a.pdf")
    assert view(left).isVisible()


# opening


@pytest.mark.parametrize("opener", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_key_shows_what_went_with_it(qtbot, left, opener):
    key(qtbot, left, opener)
    assert told(left)[2:5] == [*(f"  {title}" for title in TITLES), f"  {FORGET}"]


def test_a_click_shows_what_went_with_it_and_another_hides_it(qtbot, left):
    click(qtbot, left, top(left))
    assert f"  {TITLES[1]}" in told(left)
    click(qtbot, left, top(left))
    assert len(told(left)) == 3


def test_an_open_line_tells_the_minute_and_the_file_in_whole_sentences(qtbot, left):
    key(qtbot, left, Qt.Key.Key_Return)
    facts = told(left)[1]
    assert facts.endswith(". Exported as “mine.pdf” for Dr Miriam Holt. One mentorship, one goal.")


def test_several_files_are_all_named(qtbot, left):
    key(qtbot, left, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert told(left)[3].endswith(". Exported as “all, 1.pdf” and “all, 2.pdf” for me.")


def test_what_left_on_paper_says_so_and_its_title_once(qtbot, left):
    key(qtbot, left, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told(left)[2].endswith(". Printed for Dr Miriam Holt. Ask for help early.")
    assert told(left)[3] == f"  {FORGET}"


def test_left_goes_back_to_the_line_and_shuts_it(qtbot, left):
    key(qtbot, left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert view(left).currentIndex().data() == TITLES[0]
    key(qtbot, left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert (len(told(left)), view(left).currentIndex()) == (3, top(left))


def test_a_click_beside_the_card_does_nothing(qtbot, left):
    qtbot.mouseClick(view(left).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 20))
    assert len(told(left)) == 3


# forgetting


def test_delete_asks_first_and_says_what_the_law_may_want(qtbot, journal, left):
    key(qtbot, left, Qt.Key.Key_Delete)
    words = topmost(left.window()).accessibleName()
    assert "complaint, claim, inquest or investigation" in words and "What left stays wherever it is" in words
    assert len(noted(journal)) == 3


def test_a_forgotten_line_goes_and_undo_brings_back_the_same(qtbot, session, journal, left, left_):
    key(qtbot, left, Qt.Key.Key_Delete)
    press(qtbot, left, "Forget it")
    assert noted(journal) == ["Goal: Ask for help early", "Everything"]
    assert len(told(left)) == 2
    session.take_back()
    assert departures.latest(journal.read)[0] == left_[-1]
    assert WHAT in told(left)[0]


def test_it_is_asked_once_until_the_next_lock(qtbot, journal, left):
    key(qtbot, left, Qt.Key.Key_Delete)
    press(qtbot, left, "Forget it")
    key(qtbot, left, Qt.Key.Key_Delete)
    assert topmost(left.window()) is None
    assert noted(journal) == ["Everything"]


def test_keeping_it_changes_nothing(qtbot, journal, left):
    key(qtbot, left, Qt.Key.Key_Delete)
    press(qtbot, left, "Keep it")
    assert len(noted(journal)) == 3


@pytest.mark.parametrize("how", ["click", "enter"])
def test_the_line_below_forgets_it_too(qtbot, journal, left, how):
    key(qtbot, left, Qt.Key.Key_Return)
    if how == "click":
        click(qtbot, left, below(left, FORGET))
    else:
        key(qtbot, left, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Return)
    press(qtbot, left, "Forget it")
    assert noted(journal) == ["Goal: Ask for help early", "Everything"]


def test_after_forgetting_the_next_line_is_chosen(qtbot, left):
    key(qtbot, left, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    press(qtbot, left, "Forget it")
    assert "Everything" in view(left).currentIndex().data()


def test_forgetting_the_last_one_leaves_the_kind_words(qtbot, session, journal):
    note(journal, "Everything", "Me", "a.pdf")
    left = opened(qtbot, session)
    key(qtbot, left, Qt.Key.Key_Delete)
    press(qtbot, left, "Forget it")
    assert "Nothing has left this journal" in [one.text() for one in left.findChildren(QLabel) if one.isVisible()]


@OFFSCREEN_POPUP
def test_the_menu_of_a_line_offers_to_open_and_to_forget_it(qtbot, left):
    view(left).customContextMenuRequested.emit(view(left).visualRect(top(left, 1)).center())
    menu = left.findChild(Menu)
    assert [one.text() for one in menu.actions() if one.text()] == ["Show what went with it", FORGET]
    forget = menu.findChildren(QAction)[-1]
    forget.trigger()
    menu.close()
    assert topmost(left.window()) is not None


# thousands, and none


def test_a_long_list_is_read_as_it_is_scrolled(qtbot, session, journal):
    with journal.write() as write:
        for number in range(450):
            departures.add(write, f"Summary {number}", "Me", "a.pdf")
    left = opened(qtbot, session)
    model = view(left).model()
    qtbot.waitUntil(lambda: view(left).verticalScrollBar().maximum() > 0)
    assert model.rowCount() == 200
    read = {200}
    while model.has_more:
        view(left).verticalScrollBar().setValue(view(left).verticalScrollBar().maximum())
        qtbot.wait(1)
        read.add(model.rowCount())
    assert read == {200, 400, 450}
    assert [left_words.heading(model.departure(model.index(row))) for row in (0, 449)] == ["Summary 449", "Summary 0"]


def test_end_goes_to_the_very_first_that_ever_left(qtbot, session, journal):
    with journal.write() as write:
        for number in range(450):
            departures.add(write, f"Summary {number}", "Me", "a.pdf")
    left = opened(qtbot, session)
    key(qtbot, left, Qt.Key.Key_End)
    assert "Summary 0." in view(left).currentIndex().data()


def test_the_model_keeps_the_promises_of_models(journal, session, left_):
    model = LeftList(journal.read, left_words.aloud, left_words.details)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.changed.connect(model.follow)
    model.show()
    with journal.write() as write:
        departures.forget(write, left_[1])
    with journal.write() as write:
        departures.remember(write, left_[1])
    note(journal, "Another", "Me")
    assert [model.departure(model.index(row)).what for row in range(4)] == noted(journal)
    session.changed.disconnect(model.follow)
    tester.deleteLater()
    model.deleteLater()


def test_nothing_of_it_is_left_after_its_words_are_cleared(qtbot, left):
    key(qtbot, left, Qt.Key.Key_Return)
    left.clear_words()
    assert told(left) == []
    assert view(left).selectionModel().currentIndex().data() is None
    view(left).selectionModel().clear()
    view(left).selectionModel().select(view(left).model().index(0), QItemSelectionModel.SelectionFlag.Select)
    assert not view(left).selectionModel().hasSelection()


def test_a_title_longer_than_the_card_goes_on_in_the_next_line(qtbot, session, journal):
    note(journal, WHAT, "Me", "a.pdf", ["Goal: " + "asking early " * 40, "Goal: short"])
    left = opened(qtbot, session)
    key(qtbot, left, Qt.Key.Key_Return)
    long, short = below(left, "Goal: " + " ".join(["asking early"] * 40)), below(left, "Goal: short")
    assert view(left).visualRect(long).height() > 3 * view(left).visualRect(short).height()
