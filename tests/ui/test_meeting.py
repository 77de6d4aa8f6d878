"""The workspace of one meeting."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton

from app.errors import DiskTrouble
from app.records import meetings, mentorships, people
from app.records.meetings import CancelledBy, Medium, MeetingKind, State
from app.records.mentorships import Form, Role
from tests.ui.meeting_makers import at, button, fresh, held, in_days, opened, planned, there, words_on
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from ui import theme
from ui.pages.meetings.length_field import LengthField
from ui.pages.meetings.stages.side_panel import SidePanel
from ui.pages.meetings.workspace import MeetingPage
from ui.places import Place
from ui.widgets.buttons import IconButton
from ui.widgets.check import Check
from ui.widgets.date_field import DateField, TimeField
from ui.widgets.menu import Menu
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.radio import Radio
from ui.widgets.select import Select

MARCH, MAY = at(2024, 3, 4), at(2024, 5, 2)


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def page(qtbot, session, meeting):
    """Of the planned meeting whose day has passed, in a window that is wide enough for all of it."""
    return opened(qtbot, session, meeting, width=1280)


def notes_of(page):
    return page.findChild(ProseEdit, "notes")


def mattered_of(page):
    return page.findChild(ProseEdit, "what_mattered")


def menu_of(page):
    """What the menu offers."""
    return list(_opened_menu(page))


def choose(page, entry):
    """Open the menu and take this entry."""
    _opened_menu(page)[entry].trigger()


def _opened_menu(page):
    """Its actions, by their words. The menu is shut again: a popup left open would follow into the next test."""
    next(one for one in page.findChildren(IconButton) if one.accessibleName().startswith("More for")).click()
    menu = page.findChildren(Menu)[-1]
    menu.close()
    return {action.text(): action for action in menu.actions() if action.text()}


def full_disk(*_):
    raise DiskTrouble


# typing


def test_typing_is_saved_without_being_asked(qtbot, page, journal, meeting):
    qtbot.keyClicks(notes_of(page), "Rota, again")
    qtbot.waitUntil(lambda: fresh(journal, meeting).notes == "Rota, again", timeout=3000)


def test_what_mattered_is_saved_without_being_asked(qtbot, page, journal, meeting):
    qtbot.keyClicks(mattered_of(page), "Ask earlier")
    qtbot.waitUntil(lambda: fresh(journal, meeting).what_mattered == "Ask earlier", timeout=3000)


def test_leaving_saves_both_at_once(qtbot, page, journal, meeting):
    qtbot.keyClicks(notes_of(page), "One")
    qtbot.keyClicks(mattered_of(page), "Two")
    assert page.flush() is True
    assert (fresh(journal, meeting).notes, fresh(journal, meeting).what_mattered) == ("One", "Two")


def test_opening_a_meeting_saves_nothing(qtbot, session, meeting):
    changes = QSignalSpy(session.changed)
    page = opened(qtbot, session, meeting)
    page.flush()
    assert changes.count() == 0


def test_typing_in_one_place_does_not_rewrite_the_other(qtbot, page, journal, meeting):
    with journal.write() as write:
        meetings.save_what_mattered(write, meeting.id, "written meanwhile")
    qtbot.keyClicks(notes_of(page), "One")
    page.flush()
    assert fresh(journal, meeting).what_mattered == "written meanwhile"


def test_it_says_when_all_is_saved(qtbot, page):
    qtbot.keyClicks(notes_of(page), "One")
    before = words_on(page)
    page.flush()
    assert ("Saved" in before, "Saved" in words_on(page)) == (False, True)


def test_the_window_is_told_when_words_are_on_the_disk(qtbot, page, session):
    saved = QSignalSpy(session.saved)
    qtbot.keyClicks(notes_of(page), "One")
    page.flush()
    assert saved.count() == 1


def test_text_survives_a_full_disk_and_is_saved_later(qtbot, page, session, journal, meeting, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(meetings, "save_notes", full_disk)
        qtbot.keyClicks(notes_of(page), "keep me")
        with qtbot.waitSignal(session.trouble):
            assert page.flush() is False
    assert notes_of(page).text() == "keep me"
    assert page.flush() is True
    assert fresh(journal, meeting).notes == "keep me"


def test_both_texts_are_saved_later_when_only_one_failed(qtbot, page, session, journal, meeting, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(meetings, "save_what_mattered", full_disk)
        qtbot.keyClicks(notes_of(page), "One")
        qtbot.keyClicks(mattered_of(page), "Two")
        with qtbot.waitSignal(session.trouble):
            page.flush()
    page.flush()
    assert (fresh(journal, meeting).notes, fresh(journal, meeting).what_mattered) == ("One", "Two")


def test_a_change_from_elsewhere_is_shown(page, journal, meeting):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "from elsewhere")
    assert notes_of(page).text() == "from elsewhere"


def test_a_change_from_elsewhere_never_overwrites_unsaved_typing(qtbot, page, journal, meeting):
    qtbot.keyClicks(notes_of(page), "mine")
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "from elsewhere")
    page.flush()
    assert (notes_of(page).text(), fresh(journal, meeting).notes) == ("mine", "mine")


def test_saving_leaves_the_text_and_its_undo_alone(qtbot, page):
    qtbot.keyClicks(notes_of(page), "One")
    page.flush()
    qtbot.keyClick(notes_of(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert notes_of(page).text() == ""


def test_a_meeting_that_is_gone_cannot_be_opened(session, journal, meeting):
    from app.acts import remove

    with journal.write() as write:
        remove.remove_meeting(write, meeting)
    with pytest.raises(LookupError):
        MeetingPage(session, Place("meeting", meeting.id))


# where the reader is


def test_the_notes_have_the_focus(page):
    assert QApplication.focusWidget() is notes_of(page)


def test_a_note_opens_with_the_caret_after_its_heading(qtbot, session, journal, mentorship):
    page = opened(qtbot, session, held(journal, mentorship, MAY, notes="## The rota\nMore words."))
    qtbot.keyClicks(notes_of(page), "!")
    assert notes_of(page).text() == "## The rota!\nMore words."


def test_the_place_brings_caret_and_scroll_back(qtbot, session, journal, mentorship):
    long = held(journal, mentorship, MAY, notes="\n".join(f"Line {n} of many that were said." for n in range(200)))
    page = opened(qtbot, session, long)
    notes_of(page).set_caret(3000)
    notes_of(page).ensureCursorVisible()
    before = page.place()
    again = opened(qtbot, session, long, before)
    assert (again.place(), before.caret, before.scroll > 0) == (before, 3000, True)


def test_a_search_leads_to_its_words(qtbot, session, journal, mentorship):
    meeting = held(journal, mentorship, MAY, notes="A line.\nThe rota again.")
    page = opened(qtbot, session, meeting, Place("meeting", meeting.id, find="rota"))
    assert notes_of(page).textCursor().selectedText() == "rota"
    assert notes_of(page).find_bar.is_open


def test_ctrl_f_finds_in_the_notes(qtbot, page):
    qtbot.keyClick(notes_of(page), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert notes_of(page).find_bar.is_open


def test_no_word_is_left_after_a_lock_and_none_is_lost(qtbot, session, journal, mentorship, ada):
    held(journal, mentorship, MARCH, notes="## Earlier words", what_mattered="Earlier thing")
    meeting = held(journal, mentorship, MAY, notes="Private words", what_mattered="Private thing")
    page = opened(qtbot, session, meeting, width=1280)
    page.clear_words()
    page.flush()
    assert notes_of(page).text() + mattered_of(page).text() == ""
    assert not any(word in words_on(page) for word in ("Ada", "Earlier", "May", "Finding my feet"))
    assert fresh(journal, meeting).notes == "Private words"


# what stands there


def test_the_head_says_with_whom_when_and_how(qtbot, session, journal, mentorship):
    page = opened(qtbot, session, held(journal, mentorship, MAY, medium=Medium.VIDEO), width=1280)
    words = words_on(page)
    assert all(each in words for each in ("Ada Fenwick", "Thursday 2 May 2024, 17:30", "By video, 1 hour"))


def test_the_head_says_where(qtbot, session, journal, mentorship):
    page = opened(qtbot, session, planned(journal, mentorship, in_days(3), place="the canteen"), width=1280)
    assert "In person, the canteen, 1 hour" in words_on(page)


def test_a_long_place_does_not_widen_the_page(qtbot, session, journal, mentorship):
    made = planned(journal, mentorship, in_days(3), place="the old library on the third floor of the east wing " * 4)
    page = opened(qtbot, session, made, width=816, height=600)
    assert page.window().width() == 816


def test_last_time_is_the_meeting_held_before_this_one(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2024, 1, 8), notes="## Long ago")
    before = held(journal, mentorship, MARCH, notes="## The rota", what_mattered="Ask earlier")
    page = opened(qtbot, session, held(journal, mentorship, MAY), width=1280)
    words = words_on(page.findChild(SidePanel))
    assert ("The rota" in words, "Ask earlier" in words, "Long ago" in words) == (True, True, False)
    button(page, "Read it").click()
    assert there(page) == Place("meeting", before.id)


def test_at_a_first_meeting_nothing_is_said_of_last_time(page):
    assert "Last time" not in words_on(page)


def test_what_the_mentorship_is_for_stands_beside_it(page, mentorship):
    assert mentorship.purpose in words_on(page.findChild(SidePanel))


def test_the_advice_on_what_to_leave_out_is_there(page):
    assert "Leave out anything that could point to a patient or a colleague." in words_on(page)


def test_the_links_lead_to_the_list_and_to_the_person(page, mentorship):
    from ui.pages.meetings.crumb import Crumb

    meetings_link, person_link = page.findChildren(Crumb)
    meetings_link.click()
    first = there(page)
    person_link.click()
    assert (first, there(page)) == (Place("meetings"), Place("mentorships", mentorship.id))


def test_a_long_name_is_whole_where_there_is_room_for_it(qtbot, session, journal, meeting, mentorship):
    from ui.pages.meetings.crumb import Crumb

    with journal.write() as write:
        details = replace(meetings.get(write.conn, meeting.id), place="Bench by the old bowling green, Stannet Vale")
        meetings.save(write, details)
        person = people.get(write.conn, mentorship.person_id)
        people.save(write, replace(person, display_name="Professor Edric Vantongeren"))
    page = opened(qtbot, session, meeting, width=1100)
    crumb = next(one for one in page.findChildren(Crumb) if one.text() == "Professor Edric Vantongeren")
    assert crumb.width() >= crumb.sizeHint().width()


def test_the_panel_stands_beside_the_notes_where_there_is_room(qtbot, session, meeting):
    page = opened(qtbot, session, meeting, width=1100)
    assert page.findChild(SidePanel).isVisible()
    assert page.findChild(SidePanel).width() == 316


def test_in_a_narrow_window_the_panel_is_a_drawer(qtbot, session, meeting):
    page = opened(qtbot, session, meeting, width=880, height=600)
    shut = page.findChild(SidePanel).isVisible()
    button(page, "Agenda").click()
    panel = page.findChild(SidePanel)
    assert (shut, panel.isVisible(), panel.width()) == (False, True, 300)
    assert QApplication.focusWidget() is mattered_of(page)


def test_escape_shuts_the_drawer_and_goes_back_to_the_notes(qtbot, session, meeting):
    page = opened(qtbot, session, meeting, width=880, height=600)
    button(page, "Agenda").click()
    qtbot.keyClick(mattered_of(page), Qt.Key.Key_Escape)
    assert not page.findChild(SidePanel).isVisible()
    assert QApplication.focusWidget() is notes_of(page)


def test_the_drawer_can_be_shut_with_the_mouse(qtbot, session, meeting):
    page = opened(qtbot, session, meeting, width=880, height=600)
    button(page, "Agenda").click()
    close = next(one for one in page.findChildren(IconButton) if one.accessibleName() == "Close what stands beside")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not page.findChild(SidePanel).isVisible()


@pytest.mark.parametrize("width", [880, 1024, 1280])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_in_the_head_is_cut_at_any_size(qtbot, qapp, session, journal, meeting, ada, width, scale):
    theme.apply(qapp, theme.named("dark", scale, still=True))
    with journal.write() as write:
        people.save(write, replace(ada, display_name="Professor Bartholomew Featherstonehaugh-Cholmondeley"))
    page = opened(qtbot, session, meeting, width=width, height=600)
    for word in ("Details", "Start the meeting"):
        seen = button(page, word)
        assert seen.width() >= seen.sizeHint().width()
        assert seen.mapTo(page, QPoint(seen.width(), 0)).x() <= page.width()


# what becomes of it


@pytest.fixture
def of_today(qtbot, session, journal, mentorship):
    """The page of a meeting planned for today."""
    today = planned(journal, mentorship, in_days(0).replace(hour=23, minute=55))
    page = opened(qtbot, session, today, width=1280)
    page.meeting = today
    return page


def test_starting_stamps_the_time(of_today, journal):
    button(of_today, "Start the meeting").click()
    now = fresh(journal, of_today.meeting)
    assert (now.state, abs((now.actual_start - in_days(0)).total_seconds()) <= 60) == (State.HELD, True)
    assert f"Started {now.actual_start:%H:%M}" in words_on(of_today)
    assert QApplication.focusWidget() is notes_of(of_today)


def test_a_start_can_be_taken_back(of_today, session, journal):
    button(of_today, "Start the meeting").click()
    session.undo.undo()
    assert fresh(journal, of_today.meeting).state is State.PLANNED
    assert button(of_today, "Start the meeting")


def test_a_meeting_planned_for_another_day_starts_only_once_that_is_meant(qtbot, page, journal, meeting):
    button(page, "Start the meeting").click()
    dialog = topmost(page.window())
    assert "It was planned for 10 March 2025. Are you meeting now?" in words_on(dialog)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert fresh(journal, meeting).state is State.PLANNED


def test_a_meeting_of_another_day_that_begins_now_is_stamped_now(qtbot, page, journal, meeting):
    button(page, "Start the meeting").click()
    button(topmost(page.window()), "Now").click()
    now = fresh(journal, meeting)
    assert (now.state, now.actual_start.date()) == (State.HELD, in_days(0).date())
    assert QApplication.focusWidget() is notes_of(page)


@OFFSCREEN_POPUP
def test_a_planned_meeting_whose_hour_has_passed_offers_every_end(page):
    assert menu_of(page) == [
        "Start the meeting",
        "It took place",
        "It was cancelled…",
        "It didn’t happen",
        "Keep the notes out of every export",
        "Earlier versions…",
        "Print…\tCtrl+P",
        "Remove",
    ]


@OFFSCREEN_POPUP
def test_a_meeting_still_to_come_cannot_have_taken_place(qtbot, session, journal, mentorship):
    page = opened(qtbot, session, planned(journal, mentorship, in_days(5)))
    assert menu_of(page) == [
        "Start the meeting",
        "It was cancelled…",
        "Keep the notes out of every export",
        "Earlier versions…",
        "Print…\tCtrl+P",
        "Remove",
    ]


@OFFSCREEN_POPUP
def test_it_took_place_as_planned(page, journal, meeting):
    choose(page, "It took place")
    assert (fresh(journal, meeting).state, fresh(journal, meeting).actual_start) == (State.HELD, meeting.planned_start)


@OFFSCREEN_POPUP
def test_not_held_after_all_is_offered_for_a_day(qtbot, page, journal, meeting):
    choose(page, "It took place")
    choose(page, "Not held after all")
    assert fresh(journal, meeting).state is State.PLANNED


@OFFSCREEN_POPUP
def test_an_old_meeting_stays_held(qtbot, session, journal, mentorship):
    meeting = held(journal, mentorship, MAY)
    with journal.write() as write:
        meetings.put_back(write, replace(meeting, state_at="2024-05-02T18:00:00Z"))
    offered = ["Keep the notes out of every export", "Earlier versions…", "Print…\tCtrl+P", "Remove"]
    assert menu_of(opened(qtbot, session, meeting)) == offered


@OFFSCREEN_POPUP
def test_a_cancelled_meeting_says_by_whom(qtbot, page, journal, meeting):
    choose(page, "It was cancelled…")
    dialog = topmost(page.window())
    next(one for one in dialog.findChildren(Radio) if one.text() == "Ada Fenwick called it off").click()
    button(dialog, "Note it").click()
    now = fresh(journal, meeting)
    assert (now.state, now.cancelled_by) == (State.CANCELLED, CancelledBy.OTHER)
    assert "Didn’t take place" in words_on(page)


@OFFSCREEN_POPUP
def test_a_meeting_cancelled_ahead_of_its_day_is_cancelled(qtbot, session, journal, mentorship):
    page = opened(qtbot, session, planned(journal, mentorship, in_days(5)), width=1280)
    choose(page, "It was cancelled…")
    button(topmost(page.window()), "Note it").click()
    assert "Cancelled. In person" in words_on(page)


@OFFSCREEN_POPUP
def test_a_meeting_that_fell_through_gets_a_new_date(qtbot, page, journal, meeting):
    choose(page, "It didn’t happen")
    choose(page, "Fix a new date…")
    dialog = topmost(page.window())
    day = in_days(12)
    dialog.findChild(DateField).setText(f"{day:%d/%m/%Y}")
    dialog.findChild(TimeField).setText("09:15")
    button(dialog, "Plan").click()
    new = meetings.coming_up(journal.read)[0]
    assert (new.rebooked_from, fresh(journal, meeting).state) == (meeting.id, State.MISSED)
    assert there(page) == Place("meeting", new.id)


@OFFSCREEN_POPUP
def test_removing_saves_what_was_typed_first(qtbot, page, session, journal, meeting):
    qtbot.keyClicks(notes_of(page), "typed a moment ago")
    choose(page, "Remove")
    remove = next(b for b in page.window().findChildren(QPushButton) if b.text() == "Remove" and b.isVisible())
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    with pytest.raises(LookupError):
        fresh(journal, meeting)
    session.undo.undo()
    assert fresh(journal, meeting).notes == "typed a moment ago"


@OFFSCREEN_POPUP
def test_the_menu_says_when_not_to_remove_anything(page):
    said = _opened_menu(page)["Remove"].toolTip()
    assert said.startswith("If a complaint, claim, inquest or investigation has begun")


# details


def details_of(page):
    button(page, "Details").click()
    return topmost(page.window())


def test_the_details_can_be_changed(page, journal, meeting):
    dialog = details_of(page)
    dialog.findChild(DateField).setText("12/03/2025")
    dialog.findChild(TimeField).setText("08:00")
    dialog.findChild(LengthField).setText("45")
    dialog.findChild(Select).choose(MeetingKind.REVIEW)
    button(dialog, "Keep").click()
    now = fresh(journal, meeting)
    assert (now.planned_start, now.planned_length, now.kind) == (at(2025, 3, 12, 8, 0), 45, MeetingKind.REVIEW)
    assert "Wednesday 12 March 2025, 08:00" in words_on(page)


def test_details_left_alone_change_nothing(page, session):
    changes = QSignalSpy(session.changed)
    button(details_of(page), "Keep").click()
    assert (changes.count(), topmost(page.window())) == (0, None)


def test_changed_details_can_be_undone_without_touching_the_notes(qtbot, page, session, journal, meeting):
    dialog = details_of(page)
    dialog.findChild(LengthField).setText("45")
    button(dialog, "Keep").click()
    qtbot.keyClicks(notes_of(page), "typed since")
    session.undo.undo()
    page.flush()
    assert (fresh(journal, meeting).planned_length, fresh(journal, meeting).notes) == (60, "typed since")


def test_a_meeting_that_has_been_cannot_move_into_the_future(qtbot, session, journal, mentorship):
    meeting = held(journal, mentorship, MAY)
    page = opened(qtbot, session, meeting)
    dialog = details_of(page)
    dialog.findChild(DateField).setText(f"{in_days(3):%d/%m/%Y}")
    button(dialog, "Keep").click()
    assert "That hasn’t happened yet." in words_on(dialog)
    assert fresh(journal, meeting).actual_start == MAY


def test_roles_can_be_swapped_only_where_mentoring_goes_both_ways(qtbot, session, journal, page, ada):
    with journal.write() as write:
        both = mentorships.add(
            write, ada.id, Role.BOTH, Form.PEER, "Each other.", agreed_on=MARCH.date(), started_on=MARCH.date()
        )
    meeting = held(journal, both, MAY)
    one_way = details_of(page).findChild(Check).isVisible()
    other = opened(qtbot, session, meeting)  # kept, or it could go in the middle of a click
    dialog = details_of(other)
    assert dialog.window().isActiveWindow()  # nothing was shown, if only for a moment, as a window of its own
    dialog.findChild(Check).click()
    button(dialog, "Keep").click()
    assert (one_way, fresh(journal, meeting).swapped) == (False, True)


def test_the_caret_stays_where_it_was_when_the_text_is_followed(page, journal, meeting):
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "first line\nsecond line")
    notes_of(page).moveCursor(QTextCursor.MoveOperation.End)
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "first line\nsecond line, and more")
    assert notes_of(page).caret() == len("first line\nsecond line")
