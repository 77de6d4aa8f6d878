"""Quick capture: from anywhere, as what it is, and nothing typed is lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import wording
from app.records import actions, agenda, links, meetings, notes, reflections
from app.records.actions import Owner
from app.store import rows
from app.store.journal import Kind
from tests.app.makers import do
from tests.ui.meeting_makers import button, fresh, in_days, planned, words_on
from tests.ui.showing import topmost
from tests.ui.today_makers import go, line, page, press, said, unlock, window
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.today.capture_dialog import CaptureDialog
from ui.places import Place
from ui.sidebar import Sidebar
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.date_field import DateField
from ui.widgets.nav_button import NavButton
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.select import Select

__all__ = ["window"]
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
WORDS = "Ask her how she decides when a silence is finished."


def capture(qtbot, window):
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    dialog = topmost(window)
    assert isinstance(dialog, CaptureDialog)
    return dialog


def editor(dialog):
    return dialog.findChild(ProseEdit, "capture")


def choose(qtbot, dialog, chip):
    qtbot.mouseClick(dialog.findChild(ChoiceChips).chip(chip), LEFT)


def keep(qtbot, dialog, words=WORDS):
    """Type and keep, by keys."""
    qtbot.keyClicks(editor(dialog), words)
    qtbot.keyClick(editor(dialog), Qt.Key.Key_Return, CTRL)


def select(dialog, name):
    return next(one for one in dialog.findChildren(Select) if one.accessibleName() == name)


# where it opens


def test_it_opens_on_its_words(qtbot, window):
    dialog = capture(qtbot, window)
    assert QApplication.focusWidget() is editor(dialog)


def test_the_sidebar_leads_to_it(qtbot, window):
    buttons = window.findChild(Sidebar).findChildren(NavButton)
    qtbot.mouseClick(next(one for one in buttons if one.text() == "Quick capture"), LEFT)
    assert isinstance(topmost(window), CaptureDialog)


def test_over_an_editor_its_words_are_saved_first(qtbot, window, journal, meeting):
    go(qtbot, window, Place("meeting", meeting.id, "notes"))
    notes_ = window.shell.findChild(ProseEdit, "notes")
    qtbot.keyClicks(notes_, "half a sentence")
    qtbot.keyClick(notes_, Qt.Key.Key_N, CTRL)
    assert isinstance(topmost(window), CaptureDialog)
    assert fresh(journal, meeting).notes == "half a sentence"


def test_the_caret_is_back_in_the_editor_afterwards(qtbot, window, meeting):
    go(qtbot, window, Place("meeting", meeting.id, "notes"))
    notes_ = window.shell.findChild(ProseEdit, "notes")
    qtbot.keyClicks(notes_, "half a sentence")
    keep(qtbot, capture(qtbot, window))
    assert QApplication.focusWidget() is notes_
    assert notes_.caret() == len("half a sentence")


def test_it_does_not_open_over_a_dialog(qtbot, window, mentorship):
    window.shell.plan_meeting()
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    assert isinstance(topmost(window), PlanDialog)


def test_it_does_not_open_at_the_door(qtbot, window):
    window.lock()
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    assert topmost(window) is None


# as what it is kept


def test_it_is_kept_as_a_note_and_undo_takes_it_back(qtbot, window, journal):
    keep(qtbot, capture(qtbot, window))
    after = ([one.text for one in notes.newest(journal.read)], said(window), topmost(window))
    window.shell.undo()
    assert (after, notes.newest(journal.read)) == (([WORDS], "Kept as a note", None), [])


def test_it_is_kept_as_a_point_for_the_next_meeting(qtbot, window, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5))
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "agenda")
    day = coming.start.date()
    assert f"For Ada Fenwick, {wording.long_day(day, rows.today())}." in words_on(dialog)
    keep(qtbot, dialog)
    assert [item.title for item in agenda.of(journal.read, coming.id)] == [WORDS]
    assert said(window) == f"Added to the agenda for {wording.day(day, rows.today())}"


def test_of_several_meetings_one_is_chosen(qtbot, window, journal, mentorship):
    planned(journal, mentorship, in_days(5))
    later = planned(journal, mentorship, in_days(9))
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "agenda")
    select(dialog, "For which meeting").choose(later.uid)
    keep(qtbot, dialog)
    assert [item.title for item in agenda.of(journal.read, later.id)] == [WORDS]


def test_undo_leaves_the_meeting_as_unprepared_as_it_was(qtbot, window, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5))
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "agenda")
    keep(qtbot, dialog)
    window.shell.undo()
    assert (agenda.of(journal.read, coming.id), fresh(journal, coming).state) == ([], meetings.State.PLANNED)


def test_without_a_meeting_there_is_no_agenda_and_that_is_said(qtbot, window):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "agenda")
    assert dialog.findChild(ChoiceChips).key == "note"
    assert "No meeting is planned, so there’s no agenda to put it on yet." in words_on(dialog)


def test_it_is_kept_as_an_action_with_who_and_when(qtbot, window, journal, mentorship):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "action")
    select(dialog, "Who").choose(str(mentorship.id))
    dialog.findChild(DateField).setText("2027-03-01")
    keep(qtbot, dialog, "Send the paper")
    [one] = actions.still_open(journal.read)
    assert (one.title, one.owner, one.due_on.isoformat()) == ("Send the paper", Owner.OTHER, "2027-03-01")
    assert links.of(journal.read, (Kind.ACTION, one.id), Kind.MENTORSHIP) == [mentorship.id]


def test_the_words_of_an_action_may_say_who_and_when(qtbot, window, journal, mentorship):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "action")
    keep(qtbot, dialog, "Send the paper @Ada !tomorrow")
    [one] = actions.still_open(journal.read)
    assert (one.title, one.owner, one.due_on) == ("Send the paper", Owner.OTHER, rows.today() + timedelta(days=1))


def test_a_day_that_is_none_is_not_kept(qtbot, window, journal):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "action")
    dialog.findChild(DateField).setText("soonish")
    keep(qtbot, dialog, "Send the paper")
    assert (actions.still_open(journal.read), topmost(window)) == ([], dialog)


def test_who_and_when_are_asked_of_an_action_alone(qtbot, window, mentorship):
    dialog = capture(qtbot, window)
    before = select(dialog, "Who").isVisible()
    choose(qtbot, dialog, "action")
    assert (before, select(dialog, "Who").isVisible()) == (False, True)


def test_it_is_kept_as_a_reflection(qtbot, window, journal):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "reflection")
    keep(qtbot, dialog, "One line")
    assert [one.text for one in reflections.newest(journal.read)] == ["One line"]


def test_a_reflection_written_on_is_not_taken_back_in_passing(qtbot, window, journal):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "reflection")
    keep(qtbot, dialog, "One line")
    [one] = reflections.newest(journal.read)
    do(journal, reflections.save_text, one.id, "One line and another")
    window.shell.undo()
    assert [kept.text for kept in reflections.newest(journal.read)] == ["One line and another"]


@pytest.mark.parametrize("chip", ["note", "action"])
def test_nothing_typed_is_nothing_kept(qtbot, window, journal, chip):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, chip)
    keep(qtbot, dialog, "")
    assert (topmost(window), window.session.undo.count()) == (dialog, 0)
    assert dialog._trouble.isVisible()


# what is not kept


def test_esc_keeps_a_draft_with_what_was_chosen(qtbot, window, mentorship):
    dialog = capture(qtbot, window)
    choose(qtbot, dialog, "action")
    qtbot.keyClicks(editor(dialog), "Send the pa")
    press(qtbot, window, Qt.Key.Key_Escape)
    told = said(window)
    again = capture(qtbot, window)
    assert (told, editor(again).text(), again.findChild(ChoiceChips).key) == ("Draft kept", "Send the pa", "action")
    assert select(again, "Who").isVisible()


def test_not_now_keeps_a_draft_too(qtbot, window):
    dialog = capture(qtbot, window)
    qtbot.keyClicks(editor(dialog), "Send the pa")
    qtbot.mouseClick(button(dialog, "Not now"), LEFT)
    assert editor(capture(qtbot, window)).text() == "Send the pa"


def test_one_goes_on_where_the_draft_ends(qtbot, window):
    dialog = capture(qtbot, window)
    qtbot.keyClicks(editor(dialog), "Send the pa")
    press(qtbot, window, Qt.Key.Key_Escape)
    keep(qtbot, capture(qtbot, window), "per")
    assert [one.text for one in notes.newest(window.session.journal.read)] == ["Send the paper"]


def test_what_was_kept_is_no_draft_any_more(qtbot, window):
    keep(qtbot, capture(qtbot, window))
    assert editor(capture(qtbot, window)).text() == ""


def test_nothing_typed_is_no_draft_and_nothing_is_said(qtbot, window):
    capture(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert (topmost(window), said(window)) == (None, "")


def test_a_lock_in_mid_sentence_keeps_the_draft(qtbot, window, passphrase):
    dialog = capture(qtbot, window)
    qtbot.keyClicks(editor(dialog), "Send the pa")
    window.lock()
    unlock(qtbot, window, passphrase)
    assert editor(capture(qtbot, window)).text() == "Send the pa"


def test_the_draft_of_the_line_is_another(qtbot, window):
    qtbot.keyClicks(line(window), "in the line")
    dialog = capture(qtbot, window)
    qtbot.keyClicks(editor(dialog), "in the dialog")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert (page(window)._capture.text(), editor(capture(qtbot, window)).text()) == ("in the line", "in the dialog")
