"""Actions in the notes of a meeting, and what stands beside them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.acts import agree, carry, meet, prepare
from app.records import actions, agenda, meetings
from app.records.actions import Owner
from app.records.agenda import State
from app.records.meetings import Meeting
from tests.ui.meeting_makers import at, button, fresh, held, in_days, opened, planned, words_on
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from ui.pages.meetings.stages.agenda_ticks import AgendaTicks
from ui.pages.meetings.stages.captured import Captured
from ui.pages.meetings.stages.side_panel import SidePanel
from ui.widgets.calendar import Calendar
from ui.widgets.line_area import LineArea
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import FormatStrip, ProseEdit
from ui.widgets.prose_edit.row_controls import RowControls
from ui.widgets.tick_row import TickRow

MAY = at(2024, 5, 2)
TODAY = date.today()
BOX = QPoint(8, 20)  # in a row
CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def met(journal, mentorship):
    return held(journal, mentorship, MAY)


@pytest.fixture
def page(qtbot, session, met):
    return opened(qtbot, session, met, width=1280)


def do(journal, function, *arguments):
    with journal.write() as write:
        return function(write, *arguments)


def notes_of(page):
    return page.findChild(ProseEdit, "notes")


def typed(qtbot, page, words):
    qtbot.keyClicks(notes_of(page), words)


def agreed(journal, meeting):
    return [(one.title, one.owner, one.due_on, one.state) for one in actions.of_meeting(journal.read, meeting.id)]


def rows_of(page, kind):
    return [row for row in page.findChild(kind).findChildren(TickRow) if row.isVisibleTo(page)]


def told(page, kind):
    return [(row.accessibleName(), row.accessibleDescription(), row.isChecked()) for row in rows_of(page, kind)]


def controls_of(page):
    return page.findChild(RowControls)


def pick(controls, opener, entry):
    """Open the menu of that button and take this entry."""
    opener.click()
    menu = controls.findChildren(Menu)[-1]
    menu.close()
    menu.triggered.emit(next(action for action in menu.actions() if action.text() == entry))


# the line and the record


def test_an_action_line_is_an_action_once_it_is_saved(qtbot, page, journal, met):
    typed(qtbot, page, "[] Look at the credential page")
    page.flush()
    assert agreed(journal, met) == [("Look at the credential page", Owner.ME, None, actions.State.OPEN)]


def test_the_line_that_is_typed_on_stays_the_same_action(qtbot, page, journal, met):
    typed(qtbot, page, "[] Look at")
    page.flush()
    [first] = actions.of_meeting(journal.read, met.id)
    typed(qtbot, page, " the credential page")
    page.flush()
    [now] = actions.of_meeting(journal.read, met.id)
    assert (now.id, now.title) == (first.id, "Look at the credential page")


def test_when_it_began_stands_level_with_the_strip(page):
    strip, [began] = page.findChild(FormatStrip), [at for at in page.findChildren(QLabel) if "Started" in at.text()]
    middles = [one.mapTo(page, one.rect().center()).y() for one in (strip, began)]
    assert abs(middles[0] - middles[1]) <= 2


def test_what_is_captured_stands_beside_the_notes(qtbot, page):
    typed(qtbot, page, "[] Ask about choosing late @Ada !2024-05-20")
    page.flush()
    assert told(page, Captured) == [("Ask about choosing late", "Ada, Monday 20 May 2024", False)]


def test_a_tick_beside_the_notes_ticks_the_line_and_undo_takes_both_back(qtbot, page, session, journal, met):
    typed(qtbot, page, "[] Ask early")
    qtbot.mouseClick(_row_once_saved(page), Qt.MouseButton.LeftButton, pos=BOX)
    ticked = (notes_of(page).text(), fresh(journal, met).notes, agreed(journal, met)[0][3])
    session.undo.undo()
    assert ticked == ("- [x] Ask early", "- [x] Ask early", actions.State.DONE)
    assert (notes_of(page).text(), agreed(journal, met)[0][3]) == ("- [ ] Ask early", actions.State.OPEN)


def test_a_click_beside_the_notes_takes_up_again_what_was_let_go(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early")
    row = _row_once_saved(page)
    do(journal, actions.move, agreed_first(journal, met), actions.State.LET_GO, met.start.date())
    before = row.checkState()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=BOX)
    assert (before, agreed(journal, met)[0][3]) == (Qt.CheckState.PartiallyChecked, actions.State.OPEN)


def agreed_first(journal, met):
    return actions.of_meeting(journal.read, met.id)[0]


def _row_once_saved(page):
    page.flush()
    return rows_of(page, Captured)[0]


def test_a_tick_there_saves_what_was_typed_a_moment_ago(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early")
    row = _row_once_saved(page)
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Return, CTRL)
    typed(qtbot, page, "typed since")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=BOX)
    assert fresh(journal, met).notes == "- [x] Ask early\ntyped since"


def test_a_ticked_line_is_done_beside_the_notes_too(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early")
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page.flush()
    assert [done for _, _, done in told(page, Captured)] == [True]


def test_an_action_removed_beside_the_notes_takes_its_line_along_and_back(qtbot, page, session, journal, met):
    typed(qtbot, page, "[] Ask early")
    row = _row_once_saved(page)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    gone = (notes_of(page).text(), agreed(journal, met))
    session.undo.undo()
    assert gone == ("", [])
    assert "- [ ] Ask early" in notes_of(page).text()


def test_an_action_beside_the_notes_opens_and_what_is_changed_there_changes_its_line(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early")
    row = _row_once_saved(page)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    dialog = topmost(page.window())
    title = dialog.findChild(LineArea)
    title.selectAll()
    qtbot.keyClicks(title, "Ask at once")
    button(dialog, "Keep").click()
    assert notes_of(page).text() == "- [ ] Ask at once"
    assert told(page, Captured)[0][0] == "Ask at once"


def test_a_tick_elsewhere_is_followed_without_losing_what_is_typed(qtbot, session, journal, mentorship):
    met = held(journal, mentorship, MAY)
    do(journal, agree.save_notes, met.id, "- [ ] Ask early\nMore.")
    page = opened(qtbot, session, met, width=1280)
    qtbot.keyClick(notes_of(page), Qt.Key.Key_End, CTRL)
    typed(qtbot, page, " And more")
    [action] = actions.of_meeting(journal.read, met.id)
    do(journal, agree.move, action, actions.State.DONE, TODAY)
    typed(qtbot, page, " still.")
    page.flush()
    assert fresh(journal, met).notes == "- [x] Ask early\nMore. And more still."
    assert agreed(journal, met)[0][3] is actions.State.DONE


def test_what_is_followed_can_be_undone_in_the_editor_as_one_step(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early")
    page.flush()
    [action] = actions.of_meeting(journal.read, met.id)
    do(journal, agree.move, action, actions.State.DONE, TODAY)
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Z, CTRL)
    page.flush()
    assert (notes_of(page).text(), agreed(journal, met)[0][3]) == ("- [ ] Ask early", actions.State.OPEN)


# the two buttons


def test_the_row_of_the_caret_has_a_button_for_who_and_one_for_when(qtbot, page):
    typed(qtbot, page, "[] Ask early")
    controls = controls_of(page)
    assert (controls.isVisible(), controls.who.text(), controls.when.text()) == (True, "Me", "No date")
    assert controls.who.accessibleName() == "Who does it: Me"


def test_a_row_without_words_has_none_and_neither_has_another_line(qtbot, page):
    typed(qtbot, page, "[] ")
    empty = controls_of(page).isVisible()
    typed(qtbot, page, "Ask")
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Return, CTRL)
    assert (empty, controls_of(page).isVisible()) == (False, False)


@OFFSCREEN_POPUP
def test_who_is_chosen_from_a_menu(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early")
    pick(controls_of(page), controls_of(page).who, "Ada")
    page.flush()
    assert notes_of(page).text() == "- [ ] Ask early @Ada"
    assert (agreed(journal, met)[0][1], controls_of(page).who.text()) == (Owner.OTHER, "Ada")
    assert QApplication.focusWidget() is notes_of(page)


@OFFSCREEN_POPUP
def test_when_is_chosen_from_a_menu_and_taken_away_again(qtbot, page):
    typed(qtbot, page, "[] Ask early")
    controls = controls_of(page)
    pick(controls, controls.when, "In two weeks")
    chosen = notes_of(page).text()
    pick(controls, controls.when, "No date")
    day = TODAY + timedelta(days=14)
    assert (chosen, notes_of(page).text()) == (f"- [ ] Ask early !{day.isoformat()}", "- [ ] Ask early")


@OFFSCREEN_POPUP
def test_a_day_is_chosen_from_a_calendar(qtbot, page):
    typed(qtbot, page, "[] Ask early")
    controls = controls_of(page)
    pick(controls, controls.when, "Choose a day…")
    calendar = controls.findChild(Calendar)
    calendar.chosen.emit(date(2027, 1, 8))
    calendar.close()
    assert notes_of(page).text() == "- [ ] Ask early !2027-01-08"


@OFFSCREEN_POPUP
def test_what_the_buttons_write_is_one_step_of_undo(qtbot, page):
    typed(qtbot, page, "[] Ask early")
    pick(controls_of(page), controls_of(page).who, "Ada")
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Z, CTRL)
    assert notes_of(page).text() == "- [ ] Ask early"


def test_tab_leads_to_the_buttons_and_escape_back_to_the_text(qtbot, page):
    typed(qtbot, page, "[] Ask early")
    controls = controls_of(page)
    stops = []
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert stops == [controls.who, controls.when]
    assert (QApplication.focusWidget(), controls.isVisible()) == (notes_of(page), True)


def test_the_buttons_go_when_the_focus_goes_elsewhere(qtbot, page):
    typed(qtbot, page, "[] Ask early")
    page.findChild(ProseEdit, "what_mattered").setFocus()
    assert not controls_of(page).isVisible()


def test_long_words_end_before_the_buttons(qtbot, page):
    typed(qtbot, page, "[] " + "Ask her what she would tell someone who chooses late " * 2)
    editor, controls = notes_of(page), controls_of(page)
    layout = editor.textCursor().block().layout()
    ends = max(
        layout.position().x() + layout.lineAt(n).naturalTextRect().right() for n in range(layout.lineCount())
    )
    assert layout.lineCount() > 1
    assert ends <= controls.geometry().left()


def test_no_name_is_left_in_the_buttons_after_a_lock(qtbot, page):
    typed(qtbot, page, "[] Ask early @Ada")
    page.flush()
    page.clear_words()
    controls = controls_of(page)
    assert "Ada" not in controls.who.text() + controls.who.accessibleName() + controls.who.toolTip()


# who and when, typed


@pytest.mark.parametrize(
    ("words", "days"),
    [("tomorrow", 1), ("in two weeks", 14), ("in 10 days", 10), ("in a week", 7)],
)
def test_words_for_a_day_become_that_day_once_they_are_left(qtbot, page, journal, met, words, days):
    typed(qtbot, page, f"[] Ask early !{words}")
    before = notes_of(page).text()
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Return, CTRL)
    page.flush()
    day = TODAY + timedelta(days=days)
    assert before == f"- [ ] Ask early !{words}"
    assert notes_of(page).text() == f"- [ ] Ask early !{day.isoformat()}\n"
    assert agreed(journal, met) == [("Ask early", Owner.ME, day, actions.State.OPEN)]


def test_a_day_without_a_year_is_the_next_such_day(qtbot, page):
    yesterday = TODAY - timedelta(days=1)
    typed(qtbot, page, f"[] Ask early !{yesterday.day}/{yesterday.month}")
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Return, CTRL)
    found = date.fromisoformat(notes_of(page).text().strip().rpartition("!")[2])
    assert (found.day, found.month, found > TODAY) == (yesterday.day, yesterday.month, True)


def test_words_go_on_after_a_day(qtbot, page):
    typed(qtbot, page, "[] Ask !tomorrow about it today")
    day = TODAY + timedelta(days=1)
    assert notes_of(page).text() == f"- [ ] Ask !{day.isoformat()} about it today"


def test_what_is_no_day_stays_as_it_was_typed(qtbot, page):
    typed(qtbot, page, "[] Ask !important things")
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Return, CTRL)
    assert notes_of(page).text() == "- [ ] Ask !important things\n"


def test_an_exclamation_mark_outside_an_action_is_only_that(qtbot, page):
    typed(qtbot, page, "Call !tomorrow")
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Return)
    assert notes_of(page).text() == "Call !tomorrow\n"


def test_leaving_the_page_leaves_the_words_for_a_day_too(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early !tomorrow")
    page.flush()
    assert agreed(journal, met)[0][2] == TODAY + timedelta(days=1)


def test_undo_brings_the_words_for_a_day_back_and_redo_takes_them_again(qtbot, page):
    typed(qtbot, page, "[] Ask !tomorrow")
    page.flush()
    resolved = notes_of(page).text()
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Z, CTRL)
    undone = notes_of(page).text()
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Y, CTRL)
    assert (undone, notes_of(page).text()) == ("- [ ] Ask !tomorrow", resolved)


def test_who_is_typed_with_an_at_sign(qtbot, page, journal, met):
    typed(qtbot, page, "[] Ask early @ada")
    page.flush()
    assert (agreed(journal, met)[0][1], controls_of(page).who.text()) == (Owner.OTHER, "Ada")


# the strip


def test_the_strip_makes_an_action_of_a_line(qtbot, page):
    typed(qtbot, page, "Ask early")
    button(page, "Action").click()
    assert notes_of(page).text() == "- [ ] Ask early"
    assert button(page, "Action").isChecked()


def test_the_strip_marks_a_paragraph_to_be_reflected_on_and_takes_the_mark_off(qtbot, page):
    typed(qtbot, page, "The silence")
    button(page, "Reflect on this later").click()
    marked = (notes_of(page).text(), button(page, "Reflect on this later").isChecked())
    typed(qtbot, page, " on Monday")
    more = notes_of(page).text()
    button(page, "Reflect on this later").click()
    assert marked == ("The silence #later", True)
    assert (more, notes_of(page).text()) == ("The silence on Monday #later", "The silence on Monday")


# the agenda beside the notes


def with_agenda(journal, meeting, *titles):
    return [do(journal, prepare.add_item, meeting.id, title) for title in titles]


def test_an_agenda_is_ticked_as_things_are_talked_about(qtbot, session, journal, met):
    with_agenda(journal, met, "The rota", "Nights")
    page = opened(qtbot, session, met, width=1280)
    row = rows_of(page, AgendaTicks)[0]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    ticked = [item.state for item in agenda.of(journal.read, met.id)]
    session.undo.undo()
    assert ticked == [State.DISCUSSED, State.OPEN]
    assert [item.state for item in agenda.of(journal.read, met.id)] == [State.OPEN, State.OPEN]
    assert "Anything unticked is carried over." in words_on(page)


def test_a_point_that_went_to_the_next_meeting_can_still_be_ticked(qtbot, session, journal, mentorship, met):
    with_agenda(journal, met, "The rota")
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, in_days(5)))
    page = opened(qtbot, session, met, width=1280)
    told_before = told(page, AgendaTicks)
    qtbot.mouseClick(rows_of(page, AgendaTicks)[0], Qt.MouseButton.LeftButton)
    assert told_before == [("The rota", "Carried over", False)]
    assert agenda.of(journal.read, met.id)[0].state is State.DISCUSSED
    assert agenda.of(journal.read, coming.id) == []


def test_a_point_that_was_talked_about_there_is_ticked_there(qtbot, session, journal, mentorship, met):
    with_agenda(journal, met, "The rota")
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, in_days(5)))
    do(journal, carry.tick, agenda.of(journal.read, coming.id)[0], True)
    page = opened(qtbot, session, met, width=1280)
    assert not rows_of(page, AgendaTicks)[0].isEnabled()


def test_what_was_dropped_is_no_longer_asked_about(qtbot, session, journal, met):
    items = with_agenda(journal, met, "The rota", "Nights")
    do(journal, prepare.drop, items[0])
    page = opened(qtbot, session, met, width=1280)
    assert [name for name, _, _ in told(page, AgendaTicks)] == ["Nights"]


def test_without_an_agenda_and_actions_their_headings_are_away(page):
    words = words_on(page.findChild(SidePanel))
    assert ("Agenda" in words, "Captured here" in words, "What I wanted" in words) == (False, False, False)


def test_what_i_wanted_stands_beside_the_notes(qtbot, session, journal, mentorship):
    met = held(journal, mentorship, MAY, preparation="To say it out loud.")
    page = opened(qtbot, session, met, width=1280)
    words = words_on(page.findChild(SidePanel))
    assert "What I wanted\nTo say it out loud." in words


def test_in_a_narrow_window_the_drawer_begins_with_the_agenda(qtbot, session, journal, met):
    with_agenda(journal, met, "The rota")
    page = opened(qtbot, session, met, width=880, height=600)
    button(page, "Agenda").click()
    assert QApplication.focusWidget() is rows_of(page, AgendaTicks)[0]


# kept out of every export


@OFFSCREEN_POPUP
def test_the_notes_can_be_kept_out_of_every_export(qtbot, session, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5))
    page = opened(qtbot, session, coming, width=1280)
    page._deeds.open_menu(page._header.more)
    menu = page.findChildren(Menu)[-1]
    menu.close()
    next(one for one in menu.actions() if one.text() == "Keep the notes out of every export").trigger()
    kept = (meetings.get(journal.read, coming.id).kept_out, "Kept out of exports" in words_on(page))
    session.undo.undo()
    assert kept == (True, True)
    assert (meetings.get(journal.read, coming.id).kept_out, "Kept out of exports" in words_on(page)) == (False, False)
