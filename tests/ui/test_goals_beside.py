"""What stands beside the ladder of a goal: its check-ins, its milestones, and what it is connected with."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.acts import attain, remove
from app.records import check_ins, drafts, goals, links, milestones, tags
from app.records.goals import ClosedAs, State
from app.store.journal import Kind
from tests.ui.entry_makers import (
    LADDER,
    TODAY,
    action,
    check_in,
    days_ago,
    do,
    goal,
    link,
    milestone,
    note,
    post,
    reflection,
    tag,
)
from tests.ui.goal_page import (
    choose_for_check_in,
    click,
    detail_of,
    dialog_of,
    field,
    last_said,
    of,
    opened,
    press,
    says,
    there,
)
from tests.ui.meeting_makers import held, in_days
from tests.ui.showing import OFFSCREEN_POPUP
from ui.charts.check_in_table import CheckInTable
from ui.charts.step_chart import StepChart
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.places import Place
from ui.widgets.line_radio import LineRadio
from ui.widgets.link_chips import LinkChip
from ui.widgets.menu import Menu
from ui.widgets.row_list import RowList

pytestmark = [OFFSCREEN_POPUP, pytest.mark.usefixtures("still")]


@pytest.fixture
def early(journal):
    return goal(journal, levels=True, set_on=days_ago(300))


def seen(page, kind):
    return [one for one in detail_of(page).findChildren(kind) if one.isVisible()]


def chart_of(page):
    return seen(page, StepChart)[-1]


def rows_of(page):
    return _rows(page, "Connected")


def steps_of(page):
    return _rows(page, "Milestones")


def _rows(page, name):
    """By their names, as they stand."""
    rows = next(one for one in detail_of(page).findChildren(RowList) if one.accessibleName() == name)
    return {row.accessibleName(): row for row in rows.rows}


def menu_on(widget):
    """What a right click offers; the menu is shut again."""
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    menu = widget.window().findChildren(Menu)[-1]
    menu.close()
    return {entry.text().split("\t")[0]: entry for entry in menu.actions() if entry.text()}


# check-ins


def test_the_line_begins_with_the_first_check_in(qtbot, session, journal, early):
    page = opened(qtbot, session)
    assert "The line begins with your first check-in." in says(page)
    click(page, "Check in for the first time")
    assert isinstance(dialog_of(page), CheckInDialog)


def test_a_check_in_kept_from_the_page_is_seen_at_once(qtbot, session, journal, early):
    page = opened(qtbot, session)
    click(page, "Check in")
    line = next(one for one in dialog_of(page).findChildren(LineRadio) if one.accessibleName() == LADDER[0])
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    click(dialog_of(page), "Keep check-in")
    assert "One so far." in says(page)
    assert chart_of(page).accessibleName() == "Ask for help early: one check-in, now at ‘I ask the same shift.’"
    session.undo.undo()
    assert "The line begins with your first check-in." in says(page)


def test_it_says_how_many_and_the_picture_says_it_all(qtbot, session, journal, early):
    for days, level in ((90, -2), (60, -1), (10, 0)):
        check_in(journal, early, level, days=days)
    page = opened(qtbot, session)
    assert "Three so far. It needn’t only go up." in says(page)
    assert chart_of(page).accessibleName() == "Ask for help early: three check-ins, now at ‘I ask the same shift.’"
    assert chart_of(page).accessibleDescription() == "Press T for a table"


def test_nobody_sure_is_said_without_a_level(qtbot, session, journal, early):
    check_in(journal, early, None, days=2)
    assert chart_of(opened(qtbot, session)).accessibleName() == "Ask for help early: one check-in"


def test_the_card_tells_the_chosen_one_in_the_words_of_its_day(qtbot, session, journal, early):
    check_in(journal, early, -1, days=60, note="Rehearsed for an hour.")
    check_in(journal, early, 0, days=10, note="Rang at ten.")
    do(journal, goals.save_levels, early.id, {-1: "Clearer now."})
    page = opened(qtbot, session)
    assert "Rang at ten." in says(page)
    chart_of(page).setFocus()
    press(qtbot, Qt.Key.Key_Left)
    assert "Rehearsed for an hour." in says(page)
    assert "I ask after an hour." in says(page)


def test_t_shows_the_table(qtbot, session, journal, early):
    check_in(journal, early, -1, days=60)
    page = opened(qtbot, session)
    chart_of(page).setFocus()
    press(qtbot, Qt.Key.Key_T)
    [table] = seen(page, CheckInTable)
    assert table.model().index(0, 1).data() == "−1: I ask after an hour."


@pytest.mark.parametrize("way", ["menu", "key"])
def test_a_check_in_can_be_changed(qtbot, session, journal, early, way):
    check_in(journal, early, -1, days=60, note="Rehearsed.")
    page = opened(qtbot, session)
    if way == "menu":
        choose_for_check_in(page, "Change…")
    else:
        chart_of(page).setFocus()
        press(qtbot, Qt.Key.Key_Return)
    assert dialog_of(page).accessibleName().startswith("Change this check-in")


@pytest.mark.parametrize("way", ["menu", "key", "table"])
def test_a_check_in_can_be_removed_with_undo(qtbot, session, journal, early, way):
    check_in(journal, early, -1, days=60)
    kept = check_in(journal, early, 0, days=10)
    page = opened(qtbot, session)
    if way == "menu":
        choose_for_check_in(page, "Remove")
    else:
        chart_of(page).setFocus()
        if way == "table":
            press(qtbot, Qt.Key.Key_T)
        press(qtbot, Qt.Key.Key_Delete)
    assert [one.level for one in check_ins.of(journal.read, early.id)] == [-1]
    assert last_said(page)[0].startswith("Removed the check-in of")
    session.undo.undo()
    assert check_ins.of(journal.read, early.id)[-1] == kept


def test_nothing_of_another_goal_stays_chosen(qtbot, session, journal, early):
    other = goal(journal, "Leave on time", levels=True, set_on=days_ago(200))
    for one in (early, other):
        for days in (60, 10):
            check_in(journal, one, 0, days=days, note=f"{one.title}, {days} days ago")
    page = opened(qtbot, session, of(early))
    chart_of(page).setFocus()
    press(qtbot, Qt.Key.Key_Left)
    assert "Ask for help early, 60 days ago" in says(page)
    detail_of(page).show_goal(other.id)
    assert "Leave on time, 10 days ago" in says(page)


def test_what_it_was_before_stands_above_with_its_own_picture(qtbot, session, journal, early):
    check_in(journal, early, -2, days=60)
    new = do(journal, attain.begin_another, early, TODAY, {**LADDER, 0: "Every shift"})
    page = opened(qtbot, session, of(new))
    names = [chart.accessibleName() for chart in seen(page, StepChart)]
    assert names == ["Ask for help early: one check-in, now at ‘I wait until morning.’"]
    assert "Before: Ask for help early" in says(page)
    assert "The line begins with your first check-in." in says(page)


def test_a_goal_still_forming_shows_no_line_to_begin(qtbot, session, journal):
    goal(journal)
    assert "Check-ins" not in says(opened(qtbot, session))


@pytest.mark.parametrize("closed_as", [None, ClosedAs.REACHED])
def test_past_check_ins_stay_to_be_seen(qtbot, session, journal, closed_as):
    made = goal(journal, levels=True, state=State.PAUSED)
    check_in(journal, made, 0, days=10, note="Rang at ten.")
    if closed_as:
        do(journal, goals.close, made, closed_as, TODAY)
    assert "Rang at ten." in says(opened(qtbot, session))


# milestones


def adder(page):
    return next(one for one in detail_of(page).findChildren(QLineEdit) if one.accessibleName() == "Add a milestone")


def test_a_milestone_is_added_with_enter_and_the_next_can_follow(qtbot, session, journal, early):
    page = opened(qtbot, session)
    qtbot.keyClicks(adder(page), "Entry form sent")
    qtbot.keyClick(adder(page), Qt.Key.Key_Return)
    qtbot.keyClicks(adder(page), "First mock")
    qtbot.keyClick(adder(page), Qt.Key.Key_Return)
    assert [one.title for one in milestones.of(journal.read, early.id)] == ["Entry form sent", "First mock"]
    assert list(steps_of(page)) == ["Entry form sent", "First mock"]
    assert adder(page).text() == ""
    session.undo.undo()
    assert list(steps_of(page)) == ["Entry form sent"]
    session.undo.redo()
    assert [one.id for one in milestones.of(journal.read, early.id)] == [1, 2]


def test_enter_on_nothing_adds_nothing(qtbot, session, journal, early):
    page = opened(qtbot, session)
    qtbot.keyClicks(adder(page), "  ")
    qtbot.keyClick(adder(page), Qt.Key.Key_Return)
    assert milestones.of(journal.read, early.id) == []


def test_words_for_a_milestone_not_added_yet_outlive_a_lock(qtbot, session, journal, early):
    other = goal(journal, "Leave on time", set_on=days_ago(2))
    page = opened(qtbot, session, of(early))
    qtbot.keyClicks(adder(page), "Entry form")
    assert page.flush()
    page.clear_words()
    assert adder(opened(qtbot, session, of(early))).text() == "Entry form"
    assert adder(opened(qtbot, session, of(other))).text() == ""


def test_once_it_is_added_there_is_no_draft_of_it(qtbot, session, journal, early):
    page = opened(qtbot, session)
    qtbot.keyClicks(adder(page), "Entry form")
    assert page.flush()
    qtbot.keyClick(adder(page), Qt.Key.Key_Return)
    assert drafts.get(journal.read, drafts.of("milestone", early.uid)) == {}


def test_ticked_it_is_reached_today_and_undo_takes_that_back(qtbot, session, journal, early):
    made = milestone(journal, early, "Entry form sent")
    page = opened(qtbot, session)
    row = steps_of(page)["Entry form sent"]
    row.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert milestones.get(journal.read, made.id).reached_on == TODAY
    assert row.accessibleDescription().startswith("Reached ")
    session.undo.undo()
    assert (milestones.get(journal.read, made.id), row.isChecked()) == (made, False)
    session.undo.redo()
    row.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert milestones.get(journal.read, made.id).reached_on is None


def test_a_milestone_does_not_move_the_goal(qtbot, session, journal, early):
    milestone(journal, early, "Entry form sent")
    page = opened(qtbot, session)
    row = steps_of(page)["Entry form sent"]
    row.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert check_ins.of(journal.read, early.id) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_it_can_be_renamed_and_given_days(qtbot, session, journal, early, key):
    made = milestone(journal, early, "Entry form")
    page = opened(qtbot, session)
    steps_of(page)["Entry form"].setFocus()
    press(qtbot, key)
    dialog = dialog_of(page)
    field(dialog, "What it is").setText("Entry form sent")
    field(dialog, "By when").set_day(days_ago(-10))
    field(dialog, "Reached on").set_day(days_ago(3))
    click(dialog, "Keep")
    now = milestones.get(journal.read, made.id)
    assert (now.title, now.due_on, now.reached_on) == ("Entry form sent", days_ago(-10), days_ago(3))
    assert list(steps_of(page)) == ["Entry form sent"]
    session.undo.undo()
    assert milestones.get(journal.read, made.id) == made


@pytest.mark.parametrize(
    ("label", "words", "sentence"),
    [
        ("What it is", " ", "Say what the step is."),
        ("Reached on", "tomorrow", "That day is still to come."),
        ("By when", "soon", "Try “24 November” or “tomorrow”."),
    ],
)
def test_what_a_milestone_cannot_be_is_said_under_its_field(qtbot, session, journal, early, label, words, sentence):
    made = milestone(journal, early, "Entry form")
    page = opened(qtbot, session)
    steps_of(page)["Entry form"].setFocus()
    press(qtbot, Qt.Key.Key_F2)
    field(dialog_of(page), label).setText(words)
    click(dialog_of(page), "Keep")
    assert sentence in [one.text() for one in dialog_of(page).findChildren(QLabel)]
    assert milestones.get(journal.read, made.id) == made


def test_by_when_is_said_in_words(qtbot, session, journal, early):
    due = days_ago(-3)
    milestone(journal, early, "First mock", due_on=due)
    page = opened(qtbot, session)
    assert steps_of(page)["First mock"].accessibleDescription().startswith(f"By {due.day} {due:%B}")


@pytest.mark.parametrize("way", ["key", "menu"])
def test_a_milestone_is_removed_with_undo_and_the_focus_goes_on(qtbot, session, journal, early, way):
    made = milestone(journal, early, "Entry form")
    milestone(journal, early, "First mock")
    page = opened(qtbot, session)
    row = steps_of(page)["Entry form"]
    row.setFocus()
    if way == "key":
        press(qtbot, Qt.Key.Key_Delete)
        assert QApplication.focusWidget().accessibleName() == "First mock"
    else:
        menu_on(row)["Remove"].trigger()
    assert list(steps_of(page)) == ["First mock"]
    session.undo.undo()
    assert milestones.of(journal.read, early.id)[0] == made


def test_after_the_last_one_the_focus_is_where_another_is_added(qtbot, session, journal, early):
    milestone(journal, early, "Entry form")
    page = opened(qtbot, session)
    steps_of(page)["Entry form"].setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is adder(page)


# connected


@pytest.fixture
def tied(journal, mentorship, early):
    """Linked with one of each kind, oldest to latest."""
    met = held(journal, mentorship, in_days(-40), notes="# A quiet week")
    made = {
        (Kind.MEETING, met.id): "A quiet week",
        (Kind.ACTION, action(journal, "Draft two sentences", days=30).id): "Draft two sentences",
        (Kind.NOTE, note(journal, "Ask Zoë", days=20).id): "Ask Zoë",
        (Kind.REFLECTION, reflection(journal, "The phrase I left", days=10).id): "The phrase I left",
    }
    for ref in made:
        link(journal, (Kind.GOAL, early.id), ref)
    return made


def test_all_it_is_connected_with_stands_there_the_latest_first(qtbot, session, tied):
    page = opened(qtbot, session)
    assert list(rows_of(page)) == ["The phrase I left", "Ask Zoë", "Draft two sentences", "A quiet week"]
    assert rows_of(page)["Draft two sentences"].accessibleDescription() == "Open"


def test_each_row_opens_its_entry(qtbot, session, tied):
    page = opened(qtbot, session)
    for (kind, number), title in tied.items():
        rows_of(page)[title].click()
        where = {Kind.MEETING: "meeting", Kind.ACTION: "today"}.get(kind, "reflections")
        assert there(page).page == where
        if kind is not Kind.ACTION:
            assert there(page).record == number


def test_what_was_removed_is_not_shown(qtbot, session, journal, early, tied):
    page = opened(qtbot, session)
    do(journal, remove.remove, (Kind.REFLECTION, 1))
    assert "The phrase I left" not in rows_of(page)


def test_something_is_connected_by_typing(qtbot, session, journal, early):
    made = reflection(journal, "The phrase I left", days=10)
    reflection(journal, "Another", days=1)
    page = opened(qtbot, session)
    assert "Meetings, actions and reflections that belong to it can stand here." in says(page)
    click(page, "Connect something with it")
    qtbot.keyClicks(QApplication.focusWidget(), "phrase")
    press(qtbot, Qt.Key.Key_Return)
    assert list(rows_of(page)) == ["The phrase I left"]
    assert last_said(page) == ["Linked to The phrase I left", True]
    session.undo.undo()
    assert links.all_of(journal.read, (Kind.GOAL, early.id)) == []
    session.undo.redo()
    assert links.all_of(journal.read, (Kind.GOAL, early.id)) == [(Kind.REFLECTION, made.id)]


@pytest.mark.parametrize("way", ["key", "menu"])
def test_a_link_is_removed_with_undo(qtbot, session, journal, early, tied, way):
    page = opened(qtbot, session)
    row = rows_of(page)["Ask Zoë"]
    if way == "key":
        row.setFocus()
        press(qtbot, Qt.Key.Key_Delete)
        assert QApplication.focusWidget().accessibleName() == "Draft two sentences"
    else:
        menu_on(row)["Remove the link"].trigger()
    assert "Ask Zoë" not in rows_of(page)
    assert last_said(page) == ["No longer linked to Ask Zoë", True]
    session.undo.undo()
    assert list(rows_of(page))[1] == "Ask Zoë"


def test_posts_and_tags_are_chips_that_open_and_can_be_removed(qtbot, session, journal, early):
    made = post(journal, "Perinatal", days_ago(900), site="Ashdown"), tag(journal, "nights")
    for kind, one in zip((Kind.POST, Kind.TAG), made, strict=True):
        link(journal, (Kind.GOAL, early.id), (kind, one.id))
    page = opened(qtbot, session)
    chips = {chip.accessibleName(): chip for chip in seen(page, LinkChip)}
    assert list(chips) == ["Perinatal, Ashdown", "nights"]
    chips["nights"].click()
    assert there(page) == Place("reflections", detail="tag:nights")
    chips["nights"].setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert links.of(journal.read, (Kind.GOAL, early.id), Kind.TAG) == []
    assert QApplication.focusWidget().accessibleName() == "Perinatal, Ashdown"
    press(qtbot, Qt.Key.Key_Delete)
    assert QApplication.focusWidget().accessibleName() == "Connect something with it"
    session.undo.undo()
    session.undo.undo()
    assert len(links.all_of(journal.read, (Kind.GOAL, early.id))) == 2


def test_a_new_tag_can_be_made_on_the_way(qtbot, session, journal, early):
    page = opened(qtbot, session)
    click(page, "Connect something with it")
    qtbot.keyClicks(QApplication.focusWidget(), "#nights")
    press(qtbot, Qt.Key.Key_Return)
    assert [one.name for one in tags.all_kept(journal.read)] == ["nights"]
    assert [chip.accessibleName() for chip in seen(page, LinkChip)] == ["nights"]


def test_a_long_list_shows_eight_and_all_when_asked(qtbot, session, journal, early):
    for number in range(11):
        link(journal, (Kind.GOAL, early.id), (Kind.NOTE, note(journal, f"Note {number}", days=number).id))
    page = opened(qtbot, session)
    assert len(rows_of(page)) == 8
    click(page, "Show 3 more")
    assert list(rows_of(page))[8:] == ["Note 8", "Note 9", "Note 10"]
    assert QApplication.focusWidget().accessibleName() == "Note 8"
