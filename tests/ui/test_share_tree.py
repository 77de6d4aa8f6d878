"""The tree of a summary: boxes that tick what lies below them, keys, and entries that can't be ticked."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.store.journal import Kind
from app.summary.offer import Entry, Group
from tests.ui.showing import shown
from ui.models.offered import NODE
from ui.pages.share.tree import Tree

ON, OFF, PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


def entry(kind, number, title, detail="", **more):
    return Entry((kind, number), title, detail, **more)


def usual():
    met = tuple(entry(Kind.MEETING, number, f"Meeting {number}", ticked=True) for number in (1, 2))
    return (
        Group(
            Kind.MENTORSHIP,
            "Mentorships",
            entries=(
                entry(Kind.MENTORSHIP, 1, "Dr Miriam Holt", "Two meetings", ticked=True, entries=met),
                entry(Kind.MENTORSHIP, 2, "Dr Alan Prior"),
            ),
        ),
        Group(Kind.GOAL, "Goals", entries=(entry(Kind.GOAL, 1, "Ask early", ticked=True), entry(Kind.GOAL, 2, "Rest"))),
        Group(
            Kind.REFLECTION,
            "Reflections",
            entries=(
                entry(Kind.REFLECTION, 1, "Ten, not two"),
                entry(Kind.REFLECTION, 2, "The phrase", "Kept out of every export", locked=True),
            ),
        ),
    )


@pytest.fixture
def tree(qtbot):
    made = Tree("What goes in")
    made.offer(usual(), {})
    shown(qtbot, made, width=560, height=520)
    made.view.setFocus()
    return made


def row(tree, *words):
    """The index of a title under others."""
    here = QModelIndex()
    for title in words:
        below = (tree.model.index(at, 0, here) for at in range(tree.model.rowCount(here)))
        here = next(one for one in below if one.data() == title)
    return here


def state(tree, *words):
    return row(tree, *words).data(Qt.ItemDataRole.CheckStateRole)


def press(qtbot, tree, key, *words):
    tree.view.setCurrentIndex(row(tree, *words))
    qtbot.keyClick(tree.view, key)


def click(qtbot, tree, *words, across=200):
    place = tree.view.visualRect(row(tree, *words))
    qtbot.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(across, place.center().y()))


def test_space_takes_an_entry_out(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_Space, "Goals", "Ask early")
    assert (Kind.GOAL, 1) not in tree.model.chosen


def test_space_puts_an_entry_in(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_Space, "Goals", "Rest")
    assert (Kind.GOAL, 2) in tree.model.chosen


def test_a_click_anywhere_on_a_row_ticks_it(qtbot, tree):
    click(qtbot, tree, "Goals", "Rest", across=400)
    assert (Kind.GOAL, 2) in tree.model.chosen


def test_two_quick_clicks_tick_and_untick(qtbot, tree):
    place = tree.view.visualRect(row(tree, "Goals", "Rest")).center()
    click(qtbot, tree, "Goals", "Rest")
    qtbot.mouseDClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (Kind.GOAL, 2) not in tree.model.chosen


def test_a_kind_of_which_some_is_ticked_is_ticked_in_part(tree):
    assert (state(tree, "Goals"), state(tree, "Reflections")) == (PARTLY, OFF)


def test_ticking_a_kind_ticks_all_of_it(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_Space, "Goals")
    assert {(Kind.GOAL, 1), (Kind.GOAL, 2)} <= tree.model.chosen
    assert state(tree, "Goals") is ON


def test_ticking_a_kind_leaves_what_is_kept_out_alone(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_Space, "Reflections")
    assert (Kind.REFLECTION, 1) in tree.model.chosen
    assert (Kind.REFLECTION, 2) not in tree.model.chosen
    assert state(tree, "Reflections") is ON


def test_unticking_a_mentorship_takes_its_meetings_out(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_Space, "Mentorships", "Dr Miriam Holt")
    assert not any(kind is Kind.MEETING for kind, _ in tree.model.chosen)


def test_ticking_a_meeting_puts_its_mentorship_in(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_Space, "Mentorships", "Dr Miriam Holt")
    press(qtbot, tree, Qt.Key.Key_Space, "Mentorships", "Dr Miriam Holt", "Meeting 2")
    assert tree.model.chosen >= {(Kind.MENTORSHIP, 1), (Kind.MEETING, 2)}
    assert state(tree, "Mentorships", "Dr Miriam Holt") is PARTLY


def test_a_mentorship_may_go_without_any_of_its_meetings(qtbot, tree):
    for title in ("Meeting 1", "Meeting 2"):
        press(qtbot, tree, Qt.Key.Key_Space, "Mentorships", "Dr Miriam Holt", title)
    assert (Kind.MENTORSHIP, 1) in tree.model.chosen
    assert state(tree, "Mentorships", "Dr Miriam Holt") is PARTLY


@pytest.mark.parametrize("way", ["key", "click", "click on the mark"])
def test_what_is_kept_out_can_not_be_ticked(qtbot, tree, way):
    said = []
    tree.changed.connect(lambda: said.append(True))
    if way == "key":
        press(qtbot, tree, Qt.Key.Key_Space, "Reflections", "The phrase")
    else:
        click(qtbot, tree, "Reflections", "The phrase", across=72 if "mark" in way else 200)
    assert (said, (Kind.REFLECTION, 2) in tree.model.chosen) == ([], False)


def test_what_is_kept_out_has_no_box(tree):
    index = row(tree, "Reflections", "The phrase")
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_what_is_kept_out_says_so_aloud(tree):
    index = row(tree, "Reflections", "The phrase")
    told = (index.data(Qt.ItemDataRole.AccessibleTextRole), index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert told == ("The phrase, Kept out of every export", "Kept out of every export")


def test_reflections_say_how_many_are_chosen(qtbot, tree):
    before = row(tree, "Reflections").data(Qt.ItemDataRole.AccessibleTextRole)
    press(qtbot, tree, Qt.Key.Key_Space, "Reflections", "Ten, not two")
    after = row(tree, "Reflections").data(Qt.ItemDataRole.AccessibleTextRole)
    assert (before, after) == ("Reflections", "Reflections, 1 chosen")


def test_what_is_kept_out_is_not_copied(qtbot, tree):
    QGuiApplication.clipboard().clear()
    tree.view.setCurrentIndex(row(tree, "Reflections", "The phrase"))
    qtbot.keyClick(tree.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""


def test_whoever_listens_hears_whether_a_row_is_ticked(qtbot, tree):
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(tree.view)
    states = {}
    for at in range(interface.childCount()):
        child = interface.child(at)
        states[child.text(QAccessible.Text.Name)] = child.state().checked
    QAccessible.setActive(False)
    assert (states["Ask early"], states["Rest"]) == (True, False)


def test_enter_does_nothing(qtbot, tree):
    before = tree.model.chosen
    press(qtbot, tree, Qt.Key.Key_Return, "Goals", "Rest")
    assert (tree.model.chosen, tree.view.currentIndex().data()) == (before, "Rest")


def test_the_right_arrow_unfolds_and_the_left_one_folds(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_Right, "Mentorships", "Dr Miriam Holt")
    opened = tree.view.isExpanded(row(tree, "Mentorships", "Dr Miriam Holt"))
    qtbot.keyClick(tree.view, Qt.Key.Key_Left)
    assert (opened, tree.view.isExpanded(row(tree, "Mentorships", "Dr Miriam Holt"))) == (True, False)


def test_a_click_on_the_caret_folds_and_ticks_nothing(qtbot, tree):
    before = tree.model.chosen
    click(qtbot, tree, "Goals", across=24)
    assert (tree.view.isExpanded(row(tree, "Goals")), tree.model.chosen) == (False, before)


def test_typing_leads_to_what_begins_so(qtbot, tree):
    tree.view.setCurrentIndex(row(tree, "Mentorships"))
    qtbot.keyClicks(tree.view, "ask")
    assert tree.view.currentIndex().data() == "Ask early"


def test_it_is_as_high_as_what_is_unfolded(qtbot, tree):
    before = tree.view.height()
    tree.view.expand(row(tree, "Mentorships", "Dr Miriam Holt"))
    assert tree.view.height() - before == 2 * 32


def test_what_was_ticked_by_hand_wins_over_what_is_offered(tree):
    tree.offer(usual(), {(Kind.GOAL, 1): False, (Kind.REFLECTION, 1): True, (Kind.REFLECTION, 2): True})
    assert (Kind.GOAL, 1) not in tree.model.chosen
    assert (Kind.REFLECTION, 1) in tree.model.chosen
    assert (Kind.REFLECTION, 2) not in tree.model.chosen


def test_where_one_is_and_what_is_folded_stays_when_other_things_are_offered(qtbot, tree):
    tree.view.collapse(row(tree, "Reflections"))
    tree.view.setCurrentIndex(row(tree, "Goals", "Rest"))
    tree.offer(usual()[1:], {})
    assert tree.view.currentIndex().data() == "Rest"
    assert not tree.view.isExpanded(row(tree, "Reflections"))


def test_ten_thousand_entries_are_no_widgets_and_stay_folded(qtbot):
    tree = Tree("What goes in")
    many = tuple(entry(Kind.REFLECTION, number, f"Evening {number}") for number in range(10_000))
    page, inside = QScrollArea(), QWidget()
    QVBoxLayout(inside).addWidget(tree)
    page.setWidget(inside)
    page.setWidgetResizable(True)
    shown(qtbot, page, width=560, height=520)
    before = len(tree.findChildren(QWidget))
    tree.offer((Group(Kind.REFLECTION, "Reflections", entries=many),), {})
    folded = tree.view.height()
    tree.view.expand(row(tree, "Reflections"))
    qtbot.waitUntil(lambda: inside.height() > 10_000 * 32)
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Qt.Key.Key_End)
    assert (len(tree.findChildren(QWidget)), folded, tree.view.height()) == (before, 32, 10_001 * 32)
    assert page.verticalScrollBar().value() > 9_000 * 32


def test_the_page_down_key_goes_on_by_what_is_seen(qtbot, tree):
    press(qtbot, tree, Qt.Key.Key_PageDown, "Mentorships")
    assert tree.view.currentIndex().data() == "The phrase"


def test_an_emptied_tree_holds_no_word(tree):
    tree.clear_words()
    assert (tree.model.rowCount(), tree.model.chosen, tree.view.currentIndex().data(NODE)) == (0, frozenset(), None)
