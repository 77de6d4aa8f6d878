"""Preparing a meeting: what I want from it, and its agenda."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from app.acts import prepare, reflect
from app.errors import DiskTrouble
from app.records import agenda, drafts, meetings, reflections
from app.records.agenda import Origin, RaisedBy
from app.records.meetings import State
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.ui.meeting_makers import at, button, fresh, held, in_days, opened, planned, there, words_on
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from ui.places import Place
from ui.widgets.chip import Chip
from ui.widgets.item_row import ItemRow
from ui.widgets.line_edit import LineEdit
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.reorder_list import ReorderList

MAY = at(2024, 5, 2)
ALT = Qt.KeyboardModifier.AltModifier


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def coming(journal, mentorship):
    return planned(journal, mentorship, in_days(5))


@pytest.fixture
def page(qtbot, session, coming):
    return opened(qtbot, session, coming, width=1280)


def with_items(journal, meeting, *titles, **more):
    with journal.write() as write:
        return [prepare.add_item(write, meeting.id, title, **more) for title in titles]


def waiting(journal, mentorship, *titles):
    """A meeting that has been, with points nobody came to."""
    before = held(journal, mentorship, MAY)
    with journal.write() as write:
        for title in titles:
            agenda.add(write, before.id, title)
    return before


def on_agenda(journal, meeting):
    return [item.title for item in agenda.of(journal.read, meeting.id)]


def want_of(page):
    return page.findChild(ProseEdit, "preparation")


def new_of(page):
    return next(field for field in page.findChildren(LineEdit) if field.placeholderText() == "Add an item")


def rows_of(page):
    return page.findChild(ReorderList).rows


def chips_of(row):
    return [chip.text() for chip in row.findChildren(Chip) if chip.isVisibleTo(row)]


def add(qtbot, page, words):
    new_of(page).setFocus()
    qtbot.keyClicks(new_of(page), words)
    qtbot.keyClick(new_of(page), Qt.Key.Key_Return)


def menu_of(page, row):
    row.menu_requested.emit(row.key, QPoint(5, 5))
    menu = page.findChildren(Menu)[-1]
    menu.close()
    return {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}


# what I want


def test_what_i_want_is_saved_without_being_asked(qtbot, page, journal, coming):
    qtbot.keyClicks(want_of(page), "To say it out loud")
    qtbot.waitUntil(lambda: fresh(journal, coming).preparation == "To say it out loud", timeout=3000)


def test_the_window_is_told_when_it_is_on_the_disk(qtbot, page, session):
    saved = QSignalSpy(session.saved)
    qtbot.keyClicks(want_of(page), "One")
    page.flush()
    assert saved.count() == 1


def test_what_i_want_survives_a_full_disk_and_is_saved_later(qtbot, page, session, journal, coming, monkeypatch):
    def full_disk(*_):
        raise DiskTrouble

    with monkeypatch.context() as patch:
        patch.setattr(prepare, "save_preparation", full_disk)
        qtbot.keyClicks(want_of(page), "keep me")
        with qtbot.waitSignal(session.trouble):
            assert page.flush() is False
    assert page.flush() is True
    assert fresh(journal, coming).preparation == "keep me"


def test_a_new_name_survives_a_full_disk_in_its_field_and_is_kept_later(
    qtbot, session, journal, coming, monkeypatch
):
    def full_disk(*_):
        raise DiskTrouble

    with journal.write() as write:
        item = agenda.add(write, coming.id, "The rota")
    page = opened(qtbot, session, coming)
    with monkeypatch.context() as patch:
        patch.setattr(agenda, "rename", full_disk)
        qtbot.keyClick(rows_of(page)[0], Qt.Key.Key_F2)
        qtbot.keyClicks(QApplication.focusWidget(), "The new rota")
        with qtbot.waitSignal(session.trouble):
            assert page.flush() is False
        assert rows_of(page)[0].accessibleName() == "The rota"
    assert page.flush() is True
    assert agenda.get(journal.read, item.id).title == "The new rota"


def test_once_it_is_said_what_i_want_an_empty_agenda_has_the_focus(qtbot, session, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5), preparation="To say it out loud")
    page = opened(qtbot, session, coming)
    empty = QApplication.focusWidget() is new_of(page)
    with_items(journal, coming, "One")
    again = opened(qtbot, session, coming)
    assert (empty, QApplication.focusWidget()) == (True, want_of(again))


def test_twenty_characters_of_it_make_the_meeting_prepared(qtbot, page, journal, coming):
    qtbot.keyClicks(want_of(page), "To say it out loud!")
    page.flush()
    before = fresh(journal, coming).state
    qtbot.keyClicks(want_of(page), "!")
    page.flush()
    assert (before, fresh(journal, coming).state) == (State.PLANNED, State.PREPARED)


def test_looking_at_it_saves_nothing(qtbot, session, coming):
    changes = QSignalSpy(session.changed)
    opened(qtbot, session, coming).flush()
    assert changes.count() == 0


def test_a_wish_from_elsewhere_never_overwrites_unsaved_typing(qtbot, page, journal, coming):
    qtbot.keyClicks(want_of(page), "mine")
    with journal.write() as write:
        meetings.save_preparation(write, coming.id, "from elsewhere")
    page.flush()
    assert (want_of(page).text(), fresh(journal, coming).preparation) == ("mine", "mine")


# the agenda


def test_an_empty_agenda_says_that_one_item_is_often_enough(page):
    assert "Nothing on the agenda. One item is often enough." in words_on(page)


def test_enter_adds_an_item_and_the_next_can_be_typed_at_once(qtbot, page, journal, coming):
    add(qtbot, page, "The rota")
    add(qtbot, page, "Nights")
    assert on_agenda(journal, coming) == ["The rota", "Nights"]
    assert (new_of(page).text(), QApplication.focusWidget()) == ("", new_of(page))
    assert "Nothing on the agenda" not in words_on(page)


def test_an_item_makes_the_meeting_prepared(qtbot, page, journal, coming):
    add(qtbot, page, "The rota")
    assert fresh(journal, coming).state is State.PREPARED


def test_blanks_add_nothing(qtbot, page, journal, coming):
    add(qtbot, page, "  ")
    assert on_agenda(journal, coming) == []


def test_adding_can_be_undone_and_done_again_as_the_same_item(qtbot, page, session, journal, coming):
    add(qtbot, page, "The rota")
    [made] = agenda.of(journal.read, coming.id)
    session.undo.undo()
    undone = on_agenda(journal, coming)
    session.undo.redo()
    assert (undone, agenda.of(journal.read, coming.id)) == ([], [made])


def test_words_for_a_new_item_outlive_a_lock(qtbot, page, session, coming):
    qtbot.keyClicks(new_of(page), "half a thou")
    page.flush()
    page.clear_words()
    assert new_of(page).text() == ""
    assert new_of(opened(qtbot, session, coming)).text() == "half a thou"


def test_words_that_were_added_are_no_draft_any_more(qtbot, page, journal, coming):
    qtbot.keyClicks(new_of(page), "The rota")
    page.flush()
    qtbot.keyClick(new_of(page), Qt.Key.Key_Return)
    page.flush()
    assert drafts.get(journal.read, drafts.of("agenda item", coming.uid)) == {}


def test_alt_and_an_arrow_move_an_item_and_undo_moves_it_back(qtbot, session, journal, coming):
    with_items(journal, coming, "One", "Two", "Three")
    page = opened(qtbot, session, coming)
    row = rows_of(page)[2]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Up, ALT)
    moved = on_agenda(journal, coming)
    session.undo.undo()
    assert (moved, on_agenda(journal, coming)) == (["One", "Three", "Two"], ["One", "Two", "Three"])
    assert [row.accessibleName() for row in rows_of(page)] == ["One", "Two", "Three"]


def test_an_item_is_dragged_to_another_place(qtbot, session, journal, coming):
    with_items(journal, coming, "One", "Two", "Three")
    page = opened(qtbot, session, coming)
    first, last = rows_of(page)[0], rows_of(page)[2]
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(8, 20))
    for y in (30, 60, last.y() - first.y() + 35):
        QTest.mouseMove(first, QPoint(8, y))
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=QPoint(8, last.y() - first.y() + 35))
    assert on_agenda(journal, coming) == ["Two", "Three", "One"]


def test_f2_renames_an_item_where_it_stands(qtbot, session, journal, coming):
    with_items(journal, coming, "One")
    page = opened(qtbot, session, coming)
    rows_of(page)[0].setFocus()
    qtbot.keyClick(rows_of(page)[0], Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "The rota")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    renamed = on_agenda(journal, coming)
    session.undo.undo()
    assert (renamed, on_agenda(journal, coming)) == (["The rota"], ["One"])


def test_a_name_that_is_being_typed_is_kept_when_the_page_is_left(qtbot, session, journal, coming):
    with_items(journal, coming, "One")
    page = opened(qtbot, session, coming)
    rows_of(page)[0].setFocus()
    qtbot.keyClick(rows_of(page)[0], Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "The rota")
    page.flush()
    assert on_agenda(journal, coming) == ["The rota"]


def test_delete_removes_an_item_and_undo_brings_it_back_to_its_place(qtbot, session, journal, coming):
    with_items(journal, coming, "One", "Two", "Three")
    page = opened(qtbot, session, coming)
    rows_of(page)[1].setFocus()
    qtbot.keyClick(rows_of(page)[1], Qt.Key.Key_Delete)
    removed, focused = on_agenda(journal, coming), QApplication.focusWidget().accessibleName()
    session.undo.undo()
    assert (removed, focused, on_agenda(journal, coming)) == (["One", "Three"], "Three", ["One", "Two", "Three"])


def test_when_the_last_item_goes_the_field_for_a_new_one_has_the_focus(qtbot, session, journal, coming):
    with_items(journal, coming, "One")
    page = opened(qtbot, session, coming)
    rows_of(page)[0].setFocus()
    qtbot.keyClick(rows_of(page)[0], Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is new_of(page)


def test_space_ticks_nothing_here(qtbot, session, journal, coming):
    with_items(journal, coming, "One")
    page = opened(qtbot, session, coming)
    rows_of(page)[0].setFocus()
    qtbot.keyClick(rows_of(page)[0], Qt.Key.Key_Space)
    assert agenda.of(journal.read, coming.id)[0].state is agenda.State.OPEN


def test_the_agenda_is_copied_as_titles_alone_and_kept_out_of_clipboard_histories(qtbot, session, journal, coming):
    with_items(journal, coming, "One", "Two", raised_by=RaisedBy.OTHER)
    page = opened(qtbot, session, coming)
    button(page, "Copy as text").click()
    board = QGuiApplication.clipboard()
    assert board.text() == "One\nTwo"
    assert "x-kde-passwordManagerHint" in board.mimeData().formats()


def test_what_the_other_raised_says_so(qtbot, session, journal, coming):
    with_items(journal, coming, "One", raised_by=RaisedBy.OTHER)
    page = opened(qtbot, session, coming)
    assert chips_of(rows_of(page)[0]) == ["From Ada"]


@OFFSCREEN_POPUP
def test_the_menu_says_who_raised_an_item_and_undo_takes_it_back(qtbot, session, journal, coming):
    with_items(journal, coming, "One")
    page = opened(qtbot, session, coming)
    menu_of(page, rows_of(page)[0])["Raised by Ada Fenwick"].trigger()
    raised = agenda.of(journal.read, coming.id)[0].raised_by
    session.undo.undo()
    assert (raised, agenda.of(journal.read, coming.id)[0].raised_by) == (RaisedBy.OTHER, RaisedBy.ME)


@OFFSCREEN_POPUP
def test_what_is_dropped_stays_to_be_seen_but_is_not_copied(qtbot, session, journal, coming):
    with_items(journal, coming, "One", "Two")
    page = opened(qtbot, session, coming)
    menu_of(page, rows_of(page)[0])["Drop it"].trigger()
    assert [(row.accessibleName(), chips_of(row)) for row in rows_of(page)] == [("Two", []), ("One", ["Dropped"])]
    button(page, "Copy as text").click()
    assert QGuiApplication.clipboard().text() == "Two"


@OFFSCREEN_POPUP
def test_a_meeting_whose_only_item_is_dropped_is_not_prepared_until_undo(qtbot, session, journal, coming):
    with_items(journal, coming, "One")
    page = opened(qtbot, session, coming)
    menu_of(page, rows_of(page)[0])["Drop it"].trigger()
    dropped = fresh(journal, coming).state
    session.undo.undo()
    assert (dropped, fresh(journal, coming).state) == (State.PLANNED, State.PREPARED)


def test_an_item_from_a_reflection_leads_back_to_it(qtbot, session, journal, coming):
    with journal.write() as write:
        made = reflect.begin(write, Reflection(0, "", MAY.date(), "free", text="On being watched."))
        prepare.add_item(write, coming.id, "Being watched", origin=Origin.REFLECTION, about=(Kind.REFLECTION, made.id))
    page = opened(qtbot, session, coming)
    [chip] = rows_of(page)[0].findChildren(Chip)
    qtbot.mouseClick(rows_of(page)[0], Qt.MouseButton.LeftButton, pos=chip.mapTo(rows_of(page)[0], QPoint(9, 9)))
    assert (chip.text(), there(page)) == ("From a reflection", Place("reflections", made.id))
    assert reflections.get(journal.read, made.id)


# carrying over


def test_opening_the_next_meeting_carries_over_what_waits(qtbot, session, journal, mentorship, coming):
    before = waiting(journal, mentorship, "The rota", "Nights")
    with_items(journal, coming, "Of my own")
    page = opened(qtbot, session, coming)
    assert [(row.accessibleName(), chips_of(row)) for row in rows_of(page)] == [
        ("The rota", ["Carried over"]),
        ("Nights", ["Carried over"]),
        ("Of my own", []),
    ]
    assert session.undo.count() == 0
    chip = rows_of(page)[0].findChildren(Chip)[0]
    qtbot.mouseClick(rows_of(page)[0], Qt.MouseButton.LeftButton, pos=chip.mapTo(rows_of(page)[0], QPoint(9, 9)))
    assert there(page) == Place("meeting", before.id)


def test_opening_it_again_carries_nothing_twice(qtbot, session, journal, mentorship, coming):
    waiting(journal, mentorship, "The rota")
    opened(qtbot, session, coming)
    opened(qtbot, session, coming)
    assert on_agenda(journal, coming) == ["The rota"]


def test_a_later_meeting_carries_nothing_over(qtbot, session, journal, mentorship, coming):
    waiting(journal, mentorship, "The rota")
    later = planned(journal, mentorship, in_days(30))
    opened(qtbot, session, later)
    assert on_agenda(journal, later) == []


def test_an_item_carried_over_and_removed_does_not_come_back_by_itself(qtbot, session, journal, mentorship, coming):
    waiting(journal, mentorship, "The rota")
    page = opened(qtbot, session, coming)
    rows_of(page)[0].setFocus()
    qtbot.keyClick(rows_of(page)[0], Qt.Key.Key_Delete)
    opened(qtbot, session, coming)
    removed = on_agenda(journal, coming)
    session.undo.undo()
    assert (removed, on_agenda(journal, coming)) == ([], ["The rota"])


@OFFSCREEN_POPUP
def test_the_menu_opens_the_earlier_meeting(qtbot, session, journal, mentorship, coming):
    before = waiting(journal, mentorship, "The rota")
    page = opened(qtbot, session, coming)
    menu_of(page, rows_of(page)[0])["Open the meeting of 2 May 2024"].trigger()
    assert there(page) == Place("meeting", before.id)


# starting


def test_starting_opens_the_notes(qtbot, session, journal, mentorship):
    today = planned(journal, mentorship, in_days(0).replace(hour=23, minute=55))
    page = opened(qtbot, session, today, Place("meeting", today.id, "prepare"), width=1280)
    said = "Opens Notes. You can come back to this page at any time." in words_on(page)
    button(page, "Start the meeting").click()
    assert (said, fresh(journal, today).state, page.place().detail) == (True, State.HELD, "notes")
    assert QApplication.focusWidget().objectName() == "notes"


def test_a_meeting_of_another_day_is_not_started_in_passing(qtbot, page, journal, coming):
    button(page, "Start the meeting").click()
    dialog = topmost(page.window())
    assert "Are you meeting now?" in words_on(dialog)
    button(dialog, "Not yet").click()
    assert (fresh(journal, coming).state, page.place().detail) == (State.PLANNED, "prepare")


def test_a_meeting_that_has_been_can_not_be_started(qtbot, session, journal, mentorship):
    before = held(journal, mentorship, MAY)
    page = opened(qtbot, session, before, Place("meeting", before.id, "prepare"), width=1280)
    assert "Start the meeting" not in words_on(page)


def test_its_rows_have_a_name_and_their_place_for_those_who_listen(qtbot, session, journal, coming):
    with_items(journal, coming, "One", "Two", raised_by=RaisedBy.OTHER)
    page = opened(qtbot, session, coming)
    rows = [row for row in rows_of(page) if isinstance(row, ItemRow)]
    assert [(row.accessibleName(), row.accessibleDescription()) for row in rows] == [
        ("One", "From Ada, 1 of 2"),
        ("Two", "From Ada, 2 of 2"),
    ]
