"""Checking in on a goal: the owner's lines, a note, the day, and when to look again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.acts import attain
from app.records import check_ins, drafts, goals
from tests.ui.entry_makers import LADDER, TODAY, check_in, days_ago, do, goal
from tests.ui.showing import shown, topmost
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.line_radio import LineRadio
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select

CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def asking(journal):
    return goal(journal, levels=True)


@pytest.fixture
def dialog(qtbot, session, journal, asking):
    """Opens one over a field that had the focus."""

    def open_one(again=None):
        below = QLineEdit()
        window = shown(qtbot, below, width=1000, height=800)
        below.setFocus()
        made = CheckInDialog(session, goals.get(journal.read, asking.id), again)
        made.below, made.window_below = below, window
        made.troubles = QSignalSpy(session.trouble)
        made.open_on(window)
        return made

    return open_one


def lines(dialog):
    return {radio.accessibleName(): radio for radio in dialog.findChildren(LineRadio)}


def choose(qtbot, dialog, words):
    qtbot.mouseClick(lines(dialog)[words], Qt.MouseButton.LeftButton)


def note(dialog):
    return dialog.findChild(ProseEdit)


def write_note(qtbot, dialog, words):
    note(dialog).setFocus()
    qtbot.keyClicks(note(dialog), words)


def set_day(dialog, day):
    dialog.findChild(DateField).set_day(day)


def press(dialog, words):
    next(one for one in dialog.findChildren(Button) if one.text() == words).click()


def kept(journal, of):
    return [(one.on_day, one.level, one.words, one.note) for one in check_ins.of(journal.read, of.id)]


def says(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]


def test_the_lines_are_the_owners_own_from_the_top_down(dialog):
    radios = dialog().findChildren(LineRadio)
    top_down = [LADDER[level] for level in (2, 1, 0, -1, -2)]
    assert [radio.accessibleName() for radio in radios] == [*top_down, "Not sure yet"]
    assert [radio.accessibleDescription() for radio in radios[:-1]] == [
        "Much more than I hoped (+2)",
        "More than I hoped (+1)",
        "What I hoped for (0)",
        "Some of the way (−1)",
        "Where I started (−2)",
    ]


def test_a_rung_without_words_can_be_chosen_by_what_it_stands_for(qtbot, session, journal):
    made = goal(journal, levels={level: LADDER[level] for level in (-1, 0, 1)})
    opened = CheckInDialog(session, made)
    shown(qtbot, opened)
    assert "Much more than I hoped (+2)" in lines(opened)


def test_no_line_is_chosen_for_anybody(dialog):
    assert not any(radio.isChecked() for radio in dialog().findChildren(LineRadio))


def test_keeping_writes_the_level_its_words_the_note_and_todays_date(qtbot, dialog, journal, asking):
    opened = dialog()
    choose(qtbot, opened, LADDER[1])
    write_note(qtbot, opened, "Rang at ten.")
    press(opened, "Keep check-in")
    assert kept(journal, asking) == [(TODAY, 1, LADDER[1], "Rang at ten.")]
    assert goals.get(journal.read, asking.id).look_again_on == TODAY + timedelta(days=42)
    assert opened.below.hasFocus()


def test_it_can_be_done_by_keyboard_alone(qtbot, dialog, journal, asking):
    dialog()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget().accessibleName() == LADDER[1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Rang")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert kept(journal, asking) == [(TODAY, 1, LADDER[1], "Rang")]


def test_not_sure_yet_is_an_answer(qtbot, dialog, journal, asking):
    opened = dialog()
    choose(qtbot, opened, "Not sure yet")
    press(opened, "Keep check-in")
    assert kept(journal, asking) == [(TODAY, None, "", "")]


@pytest.mark.parametrize(("next_look", "days"), [("two_weeks", 14), ("six_weeks", 42), ("three_months", 91)])
def test_the_next_look_is_so_long_from_now(qtbot, dialog, journal, asking, next_look, days):
    opened = dialog()
    choose(qtbot, opened, LADDER[0])
    opened.findChild(Select).choose(next_look)
    press(opened, "Keep check-in")
    assert goals.get(journal.read, asking.id).look_again_on == TODAY + timedelta(days=days)


def test_whoever_wants_no_reminder_gets_none(qtbot, dialog, journal, asking):
    do(journal, attain.look_again, asking, TODAY)
    opened = dialog()
    choose(qtbot, opened, LADDER[0])
    opened.findChild(Select).choose("never")
    press(opened, "Keep check-in")
    assert goals.get(journal.read, asking.id).look_again_on is None


def test_without_a_line_it_says_what_is_missing_and_keeps_the_words(qtbot, dialog, journal, asking):
    opened = dialog()
    write_note(qtbot, opened, "Rang")
    press(opened, "Keep check-in")
    assert "Choose the line that’s closest, or “Not sure yet”." in says(opened)
    assert (kept(journal, asking), note(opened).text()) == ([], "Rang")
    choose(qtbot, opened, LADDER[0])
    assert "Choose the line that’s closest, or “Not sure yet”." not in says(opened)


def test_an_earlier_day_can_be_noted(qtbot, dialog, journal, asking):
    opened = dialog()
    choose(qtbot, opened, LADDER[0])
    set_day(opened, days_ago(9))
    press(opened, "Keep check-in")
    assert [one[0] for one in kept(journal, asking)] == [days_ago(9)]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(-1, "That day is still to come."), (401, "That’s before the day you set this goal.")],
)
def test_a_day_outside_the_goals_own_is_refused_under_its_field(qtbot, dialog, journal, asking, days, sentence):
    opened = dialog()
    choose(qtbot, opened, LADDER[0])
    set_day(opened, days_ago(days))
    press(opened, "Keep check-in")
    assert any(said.startswith(sentence) for said in says(opened))
    assert (kept(journal, asking), opened.troubles.count()) == ([], 0)


def test_what_is_no_day_is_said_too(qtbot, dialog, journal, asking):
    opened = dialog()
    choose(qtbot, opened, LADDER[0])
    opened.findChild(DateField).setText("someday")
    press(opened, "Keep check-in")
    assert "Try “24 November” or “tomorrow”." in says(opened)
    assert kept(journal, asking) == []


# a day that has one already


def test_a_second_one_on_a_day_changes_the_first_and_says_so_before(qtbot, dialog, journal, asking):
    first = check_in(journal, asking, -1, days=0, note="Rehearsed.")
    opened = dialog()
    assert any(said.startswith("You checked in on") and said.endswith("changes that one.") for said in says(opened))
    assert (note(opened).text(), lines(opened)[LADDER[-1]].isChecked()) == ("Rehearsed.", True)
    choose(qtbot, opened, LADDER[0])
    press(opened, "Keep check-in")
    assert kept(journal, asking) == [(TODAY, 0, LADDER[0], "Rehearsed.")]
    assert check_ins.of(journal.read, asking.id)[0].id == first.id


def test_a_short_note_is_not_lost_in_a_longer_word(qtbot, dialog, journal, asking):
    check_in(journal, asking, -1, days=3, note="ok")
    opened = dialog()
    write_note(qtbot, opened, "It took an hour.")
    set_day(opened, days_ago(3))
    press(opened, "Keep check-in")
    assert kept(journal, asking) == [(days_ago(3), -1, LADDER[-1], "ok\nIt took an hour.")]


def test_a_typed_note_joins_the_one_of_that_day_and_leaves_it_again_with_the_day(qtbot, dialog, journal, asking):
    check_in(journal, asking, -1, days=9, note="Rehearsed.")
    opened = dialog()
    choose(qtbot, opened, LADDER[0])
    write_note(qtbot, opened, "Rang at ten.")
    set_day(opened, days_ago(9))
    assert note(opened).text() == "Rehearsed.\nRang at ten."
    assert lines(opened)[LADDER[0]].isChecked()
    set_day(opened, TODAY)
    assert note(opened).text() == "Rang at ten."


def test_undo_puts_back_the_first_and_redo_the_second(qtbot, dialog, session, journal, asking):
    check_in(journal, asking, -1, days=0, note="Rehearsed.")
    opened = dialog()
    choose(qtbot, opened, LADDER[0])
    press(opened, "Keep check-in")
    session.undo.undo()
    assert kept(journal, asking) == [(TODAY, -1, LADDER[-1], "Rehearsed.")]
    session.undo.redo()
    assert kept(journal, asking) == [(TODAY, 0, LADDER[0], "Rehearsed.")]


# undo


def test_undo_takes_it_back_with_the_next_look_and_redo_brings_back_the_same_one(
    qtbot, dialog, session, journal, asking
):
    do(journal, attain.look_again, asking, days_ago(-5))
    opened = dialog()
    choose(qtbot, opened, LADDER[1])
    write_note(qtbot, opened, "Rang.")
    press(opened, "Keep check-in")
    [made] = check_ins.of(journal.read, asking.id)
    session.undo.undo()
    assert kept(journal, asking) == []
    assert goals.get(journal.read, asking.id).look_again_on == days_ago(-5)
    session.undo.redo()
    assert check_ins.of(journal.read, asking.id) == [made]
    assert goals.get(journal.read, asking.id).look_again_on == TODAY + timedelta(days=42)


# drafts


def test_a_lock_keeps_what_was_chosen_and_typed(qtbot, dialog, journal, asking):
    opened = dialog()
    choose(qtbot, opened, LADDER[1])
    write_note(qtbot, opened, "Rang at ten.")
    assert opened.flush()
    opened.close()
    again = dialog()
    assert (note(again).text(), lines(again)[LADDER[1]].isChecked()) == ("Rang at ten.", True)
    assert again.findChild(DateField).day == TODAY
    assert "From last time, and not kept yet." in says(again)


def test_esc_keeps_long_words_and_cancel_drops_them(qtbot, dialog, journal, asking):
    form = drafts.of("check-in", asking.uid)
    opened = dialog()
    write_note(qtbot, opened, "Rang at ten.")
    qtbot.keyClick(note(opened), Qt.Key.Key_Escape)
    assert topmost(opened.window_below) is None
    assert drafts.get(journal.read, form)["note"] == "Rang at ten."
    press(dialog(), "Cancel")
    assert drafts.get(journal.read, form) == {}


def test_looking_at_a_day_that_has_one_leaves_no_draft(qtbot, dialog, journal, asking):
    check_in(journal, asking, -1, days=0, note="Rehearsed.")
    opened = dialog()
    assert opened.flush()
    assert drafts.get(journal.read, drafts.of("check-in", asking.uid)) == {}


# changing one


def test_one_that_was_kept_can_be_changed_and_changed_back(qtbot, dialog, session, journal, asking):
    first = check_in(journal, asking, -1, days=9, note="Rehearsed.")
    opened = dialog(again=first)
    assert (note(opened).text(), lines(opened)[LADDER[-1]].isChecked()) == ("Rehearsed.", True)
    choose(qtbot, opened, LADDER[0])
    set_day(opened, days_ago(8))
    press(opened, "Keep check-in")
    assert kept(journal, asking) == [(days_ago(8), 0, LADDER[0], "Rehearsed.")]
    session.undo.undo()
    assert check_ins.of(journal.read, asking.id) == [first]


def test_a_changed_note_keeps_the_rungs_words_of_its_day(qtbot, dialog, journal, asking):
    first = check_in(journal, asking, -1, days=9)
    do(journal, goals.save_levels, asking.id, {-1: "Clearer now."})
    opened = dialog(again=first)
    assert LADDER[-1] in lines(opened)
    write_note(qtbot, opened, "Rehearsed.")
    press(opened, "Keep check-in")
    assert kept(journal, asking) == [(days_ago(9), -1, LADDER[-1], "Rehearsed.")]


def test_one_cant_be_moved_onto_a_day_that_has_another(qtbot, dialog, journal, asking):
    first = check_in(journal, asking, -1, days=9)
    check_in(journal, asking, 0, days=8)
    opened = dialog(again=first)
    set_day(opened, days_ago(8))
    press(opened, "Keep check-in")
    assert any(said.startswith("There’s a check-in on that day already.") for said in says(opened))
    assert len(kept(journal, asking)) == 2


def test_leaving_it_as_it_was_changes_nothing(qtbot, dialog, session, journal, asking):
    first = check_in(journal, asking, -1, days=9, note="Rehearsed.")
    press(dialog(again=first), "Keep check-in")
    assert check_ins.of(journal.read, asking.id) == [first]
    assert not session.undo.canUndo()
