"""The mark that keeps an action, an agenda item or a goal out of every export: shown, switched, taken back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.acts import capture, prepare
from app.acts.capture import KeepAs
from app.records import actions, agenda, goals, meetings, notes
from app.records.notes import Note
from app.store import rows
from tests.app.makers import do
from tests.ui import entry_makers, goal_page, meeting_makers
from tests.ui.meeting_makers import button, held, in_days, planned, words_on
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from tests.ui.today_makers import an_action, page, press, said, window
from ui.pages.meetings.stages.agenda_ticks import AgendaTicks
from ui.pages.meetings.stages.captured import Captured
from ui.pages.today.action_dialog import ActionDialog
from ui.widgets.check import Check
from ui.widgets.chip import Chip
from ui.widgets.menu import Menu
from ui.widgets.reorder_list import ReorderList
from ui.widgets.tick_row import TickRow

__all__ = ["window"]
LEFT = Qt.MouseButton.LeftButton
MARK = "Kept out of every export"
KEEP, LET, WITH = "Keep it out of every export", "Let it be exported", "Kept out with its meeting"

pytestmark = [OFFSCREEN_POPUP, pytest.mark.usefixtures("still")]


@pytest.fixture
def ring(window, journal):
    """The only action on Today."""
    return an_action(journal, "Ring them")


def row(window):
    return page(window)._actions._rows._rows.rows[0]


def take(qtbot, widget, entry):
    """From the menu of the row that has the focus, by keys alone."""
    widget.setFocus()
    spot = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, widget.mapToGlobal(spot))  # as the menu key does
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    for _ in menu.actions():
        chosen = menu.activeAction()
        if chosen is not None and chosen.text() == entry:
            qtbot.keyClick(menu, Qt.Key.Key_Return)
            return
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    chosen = menu.activeAction()
    assert chosen is not None and chosen.text() == entry
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def offered(widget):
    """What a right click offers, and whether it can be taken; the menu is shut again."""
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    menu = widget.window().findChildren(Menu)[-1]
    menu.close()
    return {entry.text(): entry.isEnabled() for entry in menu.actions()}


def is_out(journal, record, one):
    return record.get(journal.read, one.id).kept_out


def drawn_at_the_end(widget):
    """Whether there is more than the ground in its last 15 px, off its edges."""
    image = widget.grab(widget.rect().adjusted(widget.width() - 15, 4, 0, -4)).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 1


# Actions


def test_an_action_is_kept_out_from_the_menu_of_its_row_by_keys_alone(qtbot, window, journal, ring):
    take(qtbot, row(window), KEEP)
    told = is_out(journal, actions, ring), said(window), row(window).accessibleDescription().endswith(MARK)
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told == (True, MARK, True)
    assert (is_out(journal, actions, ring), MARK in row(window).accessibleDescription()) == (False, False)


def test_and_let_out_there_again(qtbot, window, journal, ring):
    do(journal, actions.keep_out, ring.id, True)
    take(qtbot, row(window), LET)
    assert (is_out(journal, actions, ring), said(window)) == (False, "No longer kept out of exports")


def test_a_key_stands_at_the_end_of_its_row(window, journal, ring):
    before = drawn_at_the_end(row(window))
    do(journal, actions.keep_out, ring.id, True)
    assert (before, drawn_at_the_end(row(window))) == (False, True)
    assert MARK in row(window).toolTip()


def opened(qtbot, window):
    row(window).setFocus()
    qtbot.keyClick(row(window), Qt.Key.Key_Return)
    dialog = topmost(window)
    assert isinstance(dialog, ActionDialog)
    return dialog, next(box for box in dialog.findChildren(Check) if box.text() == "Keep out of every export")


def test_the_mark_of_an_action_is_a_box_in_its_form(qtbot, window, journal, ring):
    dialog, box = opened(qtbot, window)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    kept = is_out(journal, actions, ring)
    window.session.undo.undo()
    assert (kept, is_out(journal, actions, ring)) == (True, False)


def test_undo_of_other_words_leaves_a_mark_that_came_later(qtbot, window, journal, ring):
    dialog, _ = opened(qtbot, window)
    qtbot.keyClicks(dialog.focusWidget(), " today")
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    do(journal, actions.keep_out, ring.id, True)
    window.session.undo.undo()
    now = actions.get(journal.read, ring.id)
    assert (now.title, now.kept_out) == ("Ring them", True)


def test_a_mark_that_was_set_and_not_kept_waits_in_the_form(qtbot, window, journal, ring):
    _, box = opened(qtbot, window)
    qtbot.mouseClick(box, LEFT)
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: topmost(window) is None)
    assert (is_out(journal, actions, ring), opened(qtbot, window)[1].isChecked()) == (False, True)


@pytest.fixture
def from_a_meeting(window, journal, mentorship):
    met = held(journal, mentorship, in_days(-3))
    made = an_action(journal, "Ring them", days_ago=3, meeting_id=met.id)
    do(journal, meetings.keep_out, met.id, True)
    return made


def test_what_is_kept_out_with_its_meeting_cannot_be_let_out_by_itself(window, from_a_meeting):
    assert (MARK in row(window).accessibleDescription(), offered(row(window))[WITH]) == (True, False)


def test_nor_in_its_form_which_says_why(qtbot, window, from_a_meeting):
    _, box = opened(qtbot, window)
    told = box.isChecked(), box.isEnabled(), box.accessibleDescription()
    assert told == (True, False, "The notes of its meeting are kept out.")


def test_other_words_for_it_give_it_no_mark_of_its_own(qtbot, window, journal, from_a_meeting):
    dialog, _ = opened(qtbot, window)
    qtbot.keyClicks(dialog.focusWidget(), " today")
    qtbot.mouseClick(button(dialog, "Keep"), LEFT)
    do(journal, meetings.keep_out, from_a_meeting.meeting_id, False)
    now = actions.get(journal.read, from_a_meeting.id)
    assert (now.title, now.kept_out) == ("Ring them today", False)


# Agendas


@pytest.fixture
def coming(journal, mentorship):
    return planned(journal, mentorship, in_days(5))


def points(journal, meeting, *titles):
    return [do(journal, prepare.add_item, meeting.id, title) for title in titles]


def agenda_rows(shown):
    return shown.findChild(ReorderList).rows


def test_an_agenda_item_is_kept_out_from_the_menu_of_its_row_by_keys_alone(qtbot, session, journal, coming):
    [item] = points(journal, coming, "The rota")
    shown = meeting_makers.opened(qtbot, session, coming)
    take(qtbot, agenda_rows(shown)[0], KEEP)
    told = is_out(journal, agenda, item), MARK in agenda_rows(shown)[0].accessibleDescription()
    session.undo.undo()
    assert told == (True, True)
    assert (is_out(journal, agenda, item), MARK in agenda_rows(shown)[0].accessibleDescription()) == (False, False)


def test_a_key_stands_at_the_end_of_an_agenda_item(qtbot, session, journal, coming):
    [item] = points(journal, coming, "The rota")
    shown = meeting_makers.opened(qtbot, session, coming)
    before = drawn_at_the_end(agenda_rows(shown)[0])
    do(journal, agenda.keep_out, item.id, True)
    assert (before, drawn_at_the_end(agenda_rows(shown)[0])) == (False, True)


def test_a_point_from_a_note_that_is_kept_out_says_so(qtbot, session, journal, coming):
    note = do(journal, notes.add, Note(0, "", rows.today(), "The lantern room", True))
    do(journal, capture.turn_into, note, KeepAs.AGENDA, meeting_id=coming.id)
    shown = meeting_makers.opened(qtbot, session, coming)
    assert agenda_rows(shown)[0].accessibleDescription() == f"From a note, {MARK}, 1 of 1"


def test_an_item_of_a_meeting_that_is_kept_out_cannot_be_let_out_by_itself(qtbot, session, journal, coming):
    points(journal, coming, "The rota")
    shown = meeting_makers.opened(qtbot, session, coming)
    do(journal, meetings.keep_out, coming.id, True)
    one = agenda_rows(shown)[0]
    assert (MARK in one.accessibleDescription(), offered(one)[WITH]) == (True, False)


def test_what_is_kept_out_is_not_copied_with_the_agenda(qtbot, session, journal, coming):
    rota, _ = points(journal, coming, "The rota", "Nights")
    do(journal, agenda.keep_out, rota.id, True)
    shown = meeting_makers.opened(qtbot, session, coming)
    qtbot.mouseClick(button(shown, "Copy as text"), LEFT)
    assert QGuiApplication.clipboard().text() == "Nights"


def test_an_agenda_that_is_kept_out_whole_is_not_offered_as_text(qtbot, session, journal, coming):
    points(journal, coming, "The rota")
    do(journal, meetings.keep_out, coming.id, True)
    shown = meeting_makers.opened(qtbot, session, coming)
    assert "Copy as text" not in words_on(shown)


def test_beside_the_notes_the_agenda_and_the_actions_say_so(qtbot, session, journal, mentorship):
    met = held(journal, mentorship, in_days(-3), notes="")
    points(journal, met, "The rota")
    an_action(journal, "Ring them", days_ago=3, meeting_id=met.id)
    do(journal, meetings.keep_out, met.id, True)
    shown = meeting_makers.opened(qtbot, session, met, width=1280)
    told = [
        [one.accessibleDescription() for one in shown.findChild(kind).findChildren(TickRow)]
        for kind in (AgendaTicks, Captured)
    ]
    assert told == [[MARK], [f"Me, {MARK}"]]


# Goals


def chips(shown):
    return [
        (chip.text(), chip.accessibleName())
        for chip in goal_page.detail_of(shown).findChildren(Chip)
        if chip.isVisible() and chip.accessibleName()
    ]


def test_a_goal_is_kept_out_from_its_menu_and_says_so_above_its_title(qtbot, session, journal):
    goal = entry_makers.goal(journal)
    shown = goal_page.opened(qtbot, session, goal_page.of(goal))
    goal_page.choose(shown, KEEP)
    told = is_out(journal, goals, goal), chips(shown)
    session.undo.undo()
    assert told == (True, [("Kept out of exports", MARK)])
    assert (is_out(journal, goals, goal), chips(shown)) == (False, [])


def test_a_goal_is_let_out_again_from_its_menu(qtbot, session, journal):
    goal = entry_makers.goal(journal, kept_out=True)
    shown = goal_page.opened(qtbot, session, goal_page.of(goal))
    goal_page.choose(shown, LET)
    assert (is_out(journal, goals, goal), chips(shown)) == (False, [])


def test_the_menu_of_a_goal_is_worked_by_keys_alone(qtbot, session, journal):
    goal = entry_makers.goal(journal)
    shown = goal_page.opened(qtbot, session, goal_page.of(goal))
    more = goal_page.detail_of(shown)._header.more
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    for _ in range(3):  # from the end: Remove stands last, Print before it
        qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert is_out(journal, goals, goal)
