"""The page of meetings, and planning one."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.records import meetings, mentorships, people
from app.records.meetings import Medium, State
from app.records.mentorships import Form, Role
from tests.ui.meeting_makers import at, button, fresh, held, in_days, planned, words_on
from tests.ui.showing import OFFSCREEN_POPUP, shown, topmost
from ui import theme
from ui.models.sections import Heading
from ui.pages.meetings.details_dialog import DetailsDialog
from ui.pages.meetings.length_field import LengthField, read_length
from ui.pages.meetings.list_page import MeetingsPage
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.places import Place
from ui.widgets.buttons import IconButton
from ui.widgets.check import Check
from ui.widgets.date_field import DateField, TimeField
from ui.widgets.field import Field, Trouble
from ui.widgets.menu import Menu
from ui.widgets.section_list import SectionList
from ui.widgets.select import Select

MARCH, MAY, JUNE = at(2024, 3, 4), at(2024, 5, 2), at(2024, 6, 6)


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def ravi(journal):
    """The mentorship with somebody I mentor."""
    with journal.write() as write:
        person = people.add(write, "Ravi Menon")
        return mentorships.add(
            write, person.id, Role.MENTOR, Form.NEAR_PEER, "Nights.", agreed_on=MARCH.date(), started_on=MARCH.date()
        )


LIST = Place("meetings")


def opened(qtbot, session, place=LIST, width=1064, height=800):
    page = MeetingsPage(session, place)
    shown(qtbot, page, width=width, height=height)
    page.settle(place)
    page.went = QSignalSpy(page.go_requested)
    return page


def rows_of(page):
    """What is read aloud for each row, and each heading."""
    model = view_of(page).model()
    return [model.index(row).data() for row in range(model.rowCount())]


def view_of(page):
    return page.findChild(SectionList)


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def there(page):
    """Where the last signal leads."""
    return page.went.at(page.went.count() - 1)[0]


def test_meetings_stand_under_their_months(qtbot, session, journal, mentorship):
    held(journal, mentorship, MARCH, notes="## First hello")
    held(journal, mentorship, MAY)
    page = opened(qtbot, session)
    assert rows_of(page) == [
        "May 2024",
        "Thursday 2 May 2024, 17:30. Ada Fenwick. In person",
        "March 2024",
        "Monday 4 March 2024, 17:30. First hello. Ada Fenwick. In person",
    ]


def test_what_is_to_come_stands_first(qtbot, session, journal, mentorship):
    held(journal, mentorship, MARCH)
    planned(journal, mentorship, in_days(5))
    assert rows_of(opened(qtbot, session))[0] == "Coming up"


def test_the_month_of_this_year_has_no_year(qtbot, session, journal, mentorship):
    when = in_days(0)
    held(journal, mentorship, when)
    assert rows_of(opened(qtbot, session))[0] == f"{when:%B}"


def test_a_meeting_that_fell_through_says_so_quietly(qtbot, session, journal, mentorship):
    meeting = planned(journal, mentorship, MAY)
    with journal.write() as write:
        meetings.cancel(write, meeting, meetings.CancelledBy.OTHER)
    assert rows_of(opened(qtbot, session))[1].endswith("Didn’t take place")


def test_the_first_row_has_the_focus(qtbot, session, journal, mentorship):
    held(journal, mentorship, MARCH)
    page = opened(qtbot, session)
    assert QApplication.focusWidget() is view_of(page)


def test_enter_opens_the_meeting(qtbot, session, journal, mentorship):
    held(journal, mentorship, MARCH)
    newer = held(journal, mentorship, MAY)
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Return)
    assert there(page) == Place("meeting", newer.id)


def test_a_click_opens_the_meeting(qtbot, session, journal, mentorship):
    meeting = held(journal, mentorship, MARCH)
    page = opened(qtbot, session)
    view = view_of(page)
    spot = view.visualRect(view.model().index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert there(page) == Place("meeting", meeting.id)


def test_a_planned_meeting_has_a_button_to_prepare_it(qtbot, session, journal, mentorship):
    meeting = planned(journal, mentorship, in_days(5))
    page = opened(qtbot, session)
    button(page, "Prepare the meeting with Ada Fenwick").click()
    assert there(page) == Place("meeting", meeting.id, "prepare")


def test_a_click_beside_the_buttons_opens_a_planned_meeting(qtbot, session, journal, mentorship):
    meeting = planned(journal, mentorship, in_days(5))
    page = opened(qtbot, session)
    view = view_of(page)
    row = view.indexWidget(view.model().index(1))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(120, 30))
    assert there(page) == Place("meeting", meeting.id)


def test_a_planned_meeting_whose_hour_has_passed_is_asked_about(qtbot, session, meeting):
    assert "Did it take place?" in words_on(opened(qtbot, session))


def test_yes_keeps_that_it_took_place_as_planned(qtbot, session, journal, meeting):
    page = opened(qtbot, session)
    button(page, "Yes").click()
    now = fresh(journal, meeting)
    assert (now.state, now.actual_start) == (State.HELD, meeting.planned_start)


def test_no_keeps_that_it_did_not(qtbot, session, journal, meeting):
    page = opened(qtbot, session)
    button(page, "No").click()
    assert fresh(journal, meeting).state is State.MISSED


def test_an_answer_can_be_taken_back(qtbot, session, journal, meeting):
    page = opened(qtbot, session)
    button(page, "No").click()
    session.undo.undo()
    assert fresh(journal, meeting).state is State.PLANNED
    assert "Did it take place?" in words_on(page)


def test_delete_removes_at_once_and_says_so(qtbot, session, journal, mentorship):
    held(journal, mentorship, MAY)
    page = opened(qtbot, session)
    said = QSignalSpy(session.said)
    press(qtbot, Qt.Key.Key_Delete)
    assert (rows_of(page), said.at(0)) == ([], ["Removed the meeting of 2 May 2024", True])


def test_after_a_removal_the_next_row_is_chosen(qtbot, session, journal, mentorship):
    for start in (MARCH, MAY, JUNE):
        held(journal, mentorship, start)
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Return)
    assert meetings.get(journal.read, there(page).record).start == MARCH


def test_after_the_last_removal_the_focus_goes_to_the_button_of_the_empty_page(qtbot, session, journal, mentorship):
    held(journal, mentorship, MAY)
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    assert (QApplication.focusWidget().text(), page.isAncestorOf(QApplication.focusWidget())) == (
        "Plan a meeting",
        True,
    )


def test_undo_brings_a_removed_meeting_back_into_the_list(qtbot, session, journal, mentorship):
    held(journal, mentorship, MAY, notes="## Kept")
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    button(topmost(page.window()), "Remove").click()
    gone = rows_of(page)
    session.undo.undo()
    assert (gone, "Kept" in rows_of(page)[1]) == ([], True)


@pytest.mark.parametrize("words", [{"notes": "What was said"}, {"what_mattered": "To ask"}])
def test_before_words_are_removed_it_says_what_to_think_of(qtbot, session, journal, mentorship, words):
    kept = held(journal, mentorship, MAY, **words)
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    asked = topmost(page.window())
    assert "If a complaint, claim, inquest or investigation has begun" in words_on(asked)
    assert QApplication.focusWidget().text() == "Keep it"
    press(qtbot, Qt.Key.Key_Return)
    assert fresh(journal, kept) == kept


def test_what_to_think_of_is_said_once_until_the_next_lock(qtbot, session, journal, mentorship):
    for start in (MARCH, MAY):
        held(journal, mentorship, start, notes="What was said")
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    button(topmost(page.window()), "Remove").click()
    qtbot.waitUntil(lambda: topmost(page.window()) is None)
    view_of(page).setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert rows_of(page) == []


def test_who_keeps_it_is_told_again(qtbot, session, journal, mentorship):
    held(journal, mentorship, MAY, notes="What was said")
    page = opened(qtbot, session)
    for _ in range(2):
        view_of(page).setFocus()
        press(qtbot, Qt.Key.Key_Delete)
        button(topmost(page.window()), "Keep it").click()
    assert len(rows_of(page)) == 2


@OFFSCREEN_POPUP
def test_the_menu_tells_that_it_will_ask(qtbot, session, journal, mentorship):
    held(journal, mentorship, MAY, notes="What was said")
    page = opened(qtbot, session)
    view = view_of(page)
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(1)).center())
    menu = page.findChild(Menu)
    menu.close()
    assert [action.text() for action in menu.actions()] == ["Open", "Remove…"]


def test_the_meetings_of_one_person_can_be_shown_alone(qtbot, session, journal, mentorship, ravi):
    held(journal, mentorship, MARCH)
    held(journal, ravi, MAY)
    planned(journal, mentorship, in_days(5))
    page = opened(qtbot, session)
    select = page.findChild(Select)
    select.setFocus()
    qtbot.keyClick(select, Qt.Key.Key_End)
    assert rows_of(page) == ["May 2024", "Thursday 2 May 2024, 17:30. Ravi Menon. In person"]


def test_both_mentorships_with_one_person_are_shown_together(qtbot, session, journal, mentorship, ada, ravi):
    with journal.write() as write:
        other = mentorships.add(
            write, ada.id, Role.MENTOR, Form.PEER, "Back.", agreed_on=MARCH.date(), started_on=MARCH.date()
        )
    held(journal, mentorship, MARCH)
    held(journal, other, MAY)
    held(journal, ravi, JUNE)
    page = opened(qtbot, session, Place("meetings", detail=str(ada.id)))
    assert [row for row in rows_of(page) if "Ada" in row] == [row for row in rows_of(page) if "17:30" in row]


def test_with_one_person_there_is_nobody_to_choose(qtbot, session, mentorship):
    assert not opened(qtbot, session).findChild(Select).isVisible()


def test_coming_back_finds_the_same_meeting_of_the_same_person(qtbot, session, journal, mentorship, ravi):
    for day in range(1, 29):
        held(journal, mentorship, at(2024, 2, day))
    held(journal, ravi, MAY)
    ada = str(mentorship.person_id)
    page = opened(qtbot, session, Place("meetings", detail=ada), height=400)
    for _ in range(20):
        press(qtbot, Qt.Key.Key_Down)
    before = page.place()
    again = opened(qtbot, session, before, height=400)
    assert (again.place(), before.detail, before.scroll > 0) == (before, ada, True)


def test_coming_back_finds_a_meeting_far_below(qtbot, session, journal, mentorship):
    old = held(journal, mentorship, at(2020, 1, 1))
    with journal.write() as write:
        for number in range(450):
            start = at(2021 + number // 300, 1 + number // 28 % 12, 1 + number % 28)
            made = meetings.Meeting(0, "", mentorship.id, start, state=State.HELD, actual_start=start, actual_length=60)
            meetings.add(write, made)
    page = opened(qtbot, session, Place("meetings", caret=old.id, scroll=10**6))
    press(qtbot, Qt.Key.Key_Return)
    assert there(page) == Place("meeting", old.id)


def test_what_is_written_elsewhere_is_followed_without_losing_the_place(qtbot, session, journal, mentorship):
    old = held(journal, mentorship, MARCH)
    held(journal, mentorship, MAY)
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Down)
    held(journal, mentorship, JUNE)
    assert page.place().caret == old.id


def test_an_empty_page_invites_to_plan(qtbot, session, mentorship):
    page = opened(qtbot, session)
    assert "No meetings yet" in words_on(page)
    assert QApplication.focusWidget().text() == "Plan a meeting"


def test_with_nobody_to_meet_it_leads_to_adding_somebody(qtbot, session):
    page = opened(qtbot, session)
    assert "Plan a meeting" not in words_on(page)
    button(page, "Add someone").click()
    assert there(page) == Place("mentorships", detail="add")


@OFFSCREEN_POPUP
def test_a_row_has_a_menu_with_opening_and_removing(qtbot, session, journal, mentorship):
    meeting = held(journal, mentorship, MAY)
    page = opened(qtbot, session)
    view = view_of(page)
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(1)).center())
    menu = page.findChild(Menu)
    menu.close()
    actions = {action.text(): action for action in menu.actions()}
    actions["Remove"].trigger()
    assert list(actions) == ["Open", "Remove"]
    with pytest.raises(LookupError):
        meetings.get(journal.read, meeting.id)


def test_no_word_is_left_after_a_lock(qtbot, session, journal, mentorship, ravi):
    held(journal, mentorship, MAY, notes="## Private words")
    page = opened(qtbot, session)
    page.clear_words()
    assert rows_of(page) == []
    assert "Ada" not in words_on(page)
    assert page.findChild(Select).count() == 0


def test_a_page_of_two_thousand_meetings_reads_two_hundred(qtbot, session, journal, mentorship):
    with journal.write() as write:
        for number in range(2000):
            start = at(2010 + number // 300, 1 + number // 28 % 12, 1 + number % 28)
            meetings.add(
                write,
                meetings.Meeting(
                    0, "", mentorship.id, start, state=State.HELD, actual_start=start, actual_length=60
                ),
            )
    page = opened(qtbot, session)
    model = view_of(page).model()
    read = sum(not isinstance(model.line(row), Heading) for row in range(model.rowCount()))
    assert read == 200


@pytest.mark.parametrize("size", [(664, 600), (808, 680), (1064, 800)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_label_or_button_is_cut_at_any_size(qtbot, qapp, session, journal, mentorship, ravi, meeting, size, scale):
    theme.apply(qapp, theme.named("light", scale, still=True))
    held(journal, ravi, MAY)
    page = opened(qtbot, session, width=size[0], height=size[1])
    for word in ("Plan a meeting", "Yes", "No"):
        seen = button(page, word)
        corner = seen.mapTo(page, QPoint(seen.width(), seen.height()))
        assert seen.width() >= seen.sizeHint().width()
        assert corner.x() <= page.width()


# planning


@pytest.fixture
def planning(qtbot, session, mentorship):
    window = shown(qtbot, Select(), width=900, height=700)
    dialog = PlanDialog(session, None, window)
    dialog.done = QSignalSpy(dialog.planned)
    dialog.kept = window
    dialog.open_on(window)
    return dialog


def fill(dialog, start, length="50 minutes"):
    dialog.findChild(DateField).setText(f"{start:%d/%m/%Y}")
    dialog.findChild(TimeField).setText(f"{start:%H:%M}")
    dialog.findChild(LengthField).setText(length)


def test_a_meeting_is_planned_from_what_is_typed(qtbot, journal, mentorship, planning):
    start = in_days(9)
    fill(planning, start, "1 h 15")
    button(planning, "Plan").click()
    made = meetings.coming_up(journal.read)[0]
    assert (made.planned_start, made.planned_length, made.mentorship_id) == (start, 75, mentorship.id)
    assert planning.done.at(0) == [made.id]


def test_enter_plans_too(qtbot, journal, planning):
    fill(planning, in_days(9))
    qtbot.keyClick(planning.findChild(DateField), Qt.Key.Key_Return)
    assert len(meetings.coming_up(journal.read)) == 1


def test_escape_plans_nothing(qtbot, journal, planning):
    fill(planning, in_days(9))
    qtbot.keyClick(planning.findChild(DateField), Qt.Key.Key_Escape)
    assert meetings.coming_up(journal.read) == []


def test_without_a_day_the_field_says_so_and_the_dialog_stays(qtbot, journal, planning):
    button(planning, "Plan").click()
    assert "Choose a day." in words_on(planning)
    assert QApplication.focusWidget() is planning.findChild(DateField)
    assert meetings.coming_up(journal.read) == []


def test_a_day_that_has_been_makes_it_a_meeting_that_has_been(qtbot, journal, mentorship, planning):
    fill(planning, MARCH)
    assert "so it’s kept as a meeting that has been" in words_on(planning)
    button(planning, "Keep").click()
    made = meetings.past(journal.read, mentorship.id)[0]
    assert (made.state, made.actual_start, made.actual_length) == (State.HELD, MARCH, 50)


def test_a_length_out_of_reason_is_told_under_its_field(qtbot, journal, planning):
    fill(planning, in_days(9), "9 h")
    button(planning, "Plan").click()
    assert "A meeting lasts between 5 minutes and 8 hours." in words_on(planning)
    assert meetings.coming_up(journal.read) == []


def test_the_same_hour_twice_gets_a_word_and_no_refusal(qtbot, journal, mentorship, planning):
    start = in_days(9)
    planned(journal, mentorship, start)
    fill(planning, start)
    assert "There’s already a meeting with them" in words_on(planning)
    button(planning, "Plan").click()
    assert len(meetings.coming_up(journal.read)) == 2


def test_undo_takes_a_planned_meeting_away_and_redo_brings_the_same_one_back(qtbot, session, journal, planning):
    fill(planning, in_days(9))
    button(planning, "Plan").click()
    before = meetings.coming_up(journal.read)
    session.undo.undo()
    assert meetings.coming_up(journal.read) == []
    session.undo.redo()
    assert meetings.coming_up(journal.read) == before


def test_what_is_mostly_the_same_as_last_time_stands_there_already(qtbot, session, journal, mentorship):
    held(journal, mentorship, MAY, medium=Medium.PHONE)
    window = shown(qtbot, Select(), width=900, height=700)
    dialog = PlanDialog(session, mentorship.id, window)
    dialog.open_on(window)
    day = in_days(9)
    dialog.findChild(DateField).setText(f"{day:%d/%m/%Y}")
    button(dialog, "Plan").click()
    made = meetings.coming_up(journal.read)[0]
    assert (made.medium, made.planned_length, f"{made.start:%H:%M}") == (Medium.PHONE, 60, "17:30")


def test_a_closed_mentorship_cannot_be_planned_for(qtbot, session, journal, mentorship, ravi):
    with journal.write() as write:
        mentorships.end(write, ravi, in_days(-1).date(), mentorships.EndingReason.TIME)
    window = shown(qtbot, Select(), width=900, height=700)
    dialog = PlanDialog(session, None, window)
    dialog.open_on(window)
    names = dialog.findChild(Select, "with")
    assert [names.itemText(n) for n in range(names.count())] == ["Ada Fenwick"]


def test_with_nobody_to_meet_the_dialog_says_what_to_do_first(qtbot, session):
    window = shown(qtbot, Select(), width=900, height=700)
    PlanDialog(session, None, window).open_on(window)
    assert "Nobody to meet yet" in words_on(topmost(window))


def test_with_nobody_to_meet_enter_leads_to_adding_somebody(qtbot, session):
    window = shown(qtbot, Select(), width=900, height=700)
    dialog = PlanDialog(session, None, window)
    dialog.open_on(window)
    went = QSignalSpy(dialog.go_requested)
    assert QApplication.focusWidget().text() == "Add someone"
    press(qtbot, Qt.Key.Key_Return)
    assert (went.at(0)[0], dialog.isVisible()) == (Place("mentorships", detail="add"), False)


def test_where_every_mentorship_has_ended_planning_leads_to_adding_somebody(qtbot, session, journal, mentorship):
    with journal.write() as write:
        mentorships.end(write, mentorship, in_days(-1).date(), mentorships.EndingReason.TIME)
    page = opened(qtbot, session)
    button(page, "Plan a meeting").click()
    button(topmost(page.window()), "Add someone").click()
    assert there(page) == Place("mentorships", detail="add")


FROM_LAST_TIME = "From last time, and not kept yet."


def locked_over(dialog):
    """As the lock does: neither kept nor cancelled."""
    assert dialog.flush() is True
    dialog.hide()
    dialog.deleteLater()


def over(qtbot, dialog):
    """Opened on a window of its own."""
    dialog.kept = shown(qtbot, Select(), width=900, height=700)
    dialog.open_on(dialog.kept)
    return dialog


def test_a_plan_not_made_yet_outlives_a_lock(qtbot, session, journal, mentorship, ravi):
    planning = over(qtbot, PlanDialog(session))
    qtbot.keyClick(planning.findChild(Select, "with"), Qt.Key.Key_End)
    start = in_days(9)
    fill(planning, start, "1 h 15")
    segment(planning, "By phone").click()
    qtbot.keyClicks(where(planning), "Library")
    locked_over(planning)
    again = over(qtbot, PlanDialog(session))
    assert FROM_LAST_TIME in words_on(again)
    button(again, "Plan").click()
    made = meetings.coming_up(journal.read)[0]
    assert (made.mentorship_id, made.start, made.length, made.medium, made.place) == (
        mentorship.id,
        start,
        75,
        Medium.PHONE,
        "Library",
    )


def test_a_plan_that_was_opened_and_left_alone_is_no_draft(qtbot, session, journal, planning):
    locked_over(planning)
    assert journal.read.one("select count(*) from draft") == 0


@pytest.mark.parametrize("way_out", ["Esc", "Not now", "Plan"])
def test_nothing_is_left_of_a_plan_that_is_done_with(qtbot, journal, planning, way_out):
    fill(planning, in_days(9))
    planning.flush()
    if way_out == "Esc":
        qtbot.keyClick(planning.findChild(DateField), Qt.Key.Key_Escape)
    else:
        button(planning, way_out).click()
    assert journal.read.one("select count(*) from draft") == 0


def test_a_plan_with_one_person_does_not_open_for_another(qtbot, session, mentorship, ravi):
    planning = over(qtbot, PlanDialog(session, mentorship.id))
    fill(planning, in_days(9))
    locked_over(planning)
    again = over(qtbot, PlanDialog(session, ravi.id))
    assert (again.findChild(DateField).text(), again.findChild(Select, "with").currentText()) == ("", "Ravi Menon")


def test_a_plan_for_a_mentorship_that_ended_since_is_made_with_somebody_else(
    qtbot, session, journal, mentorship, ravi
):
    planning = over(qtbot, PlanDialog(session))
    assert planning.findChild(Select, "with").currentText() == "Ravi Menon"
    qtbot.keyClicks(where(planning), "Library")
    locked_over(planning)
    with journal.write() as write:
        mentorships.end(write, ravi, in_days(-1).date(), mentorships.EndingReason.TIME)
    again = over(qtbot, PlanDialog(session))
    assert (where(again).text(), again.findChild(Select, "with").currentText()) == ("Library", "Ada Fenwick")


def test_a_new_date_not_fixed_yet_outlives_a_lock(qtbot, session, journal, meeting):
    with journal.write() as write:
        fell_through = meetings.miss(write, meeting)
    planning = over(qtbot, PlanDialog(session, instead_of=fell_through))
    fill(planning, in_days(9))
    locked_over(planning)
    assert over(qtbot, PlanDialog(session)).findChild(DateField).text() == ""
    again = over(qtbot, PlanDialog(session, instead_of=fell_through))
    assert again.findChild(DateField).day == in_days(9).date()


def test_details_not_kept_yet_outlive_a_lock(qtbot, session, journal, meeting):
    details = over(qtbot, DetailsDialog(session, meeting, both_ways=True))
    start = in_days(9)
    fill(details, start, "45")
    segment(details, "By video").click()
    where(details).setText("Library")
    kind = next(one for one in details.findChildren(Select))
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_End)
    details.findChild(Check).click()
    locked_over(details)
    again = over(qtbot, DetailsDialog(session, meeting, both_ways=True))
    assert FROM_LAST_TIME in words_on(again)
    button(again, "Keep").click()
    now = fresh(journal, meeting)
    assert (now.start, now.length, now.medium, now.place, now.kind, now.swapped) == (
        start,
        45,
        Medium.VIDEO,
        "Library",
        meetings.MeetingKind.UNSCHEDULED,
        True,
    )


def test_details_do_not_stand_over_what_was_changed_since(qtbot, session, journal, meeting):
    details = over(qtbot, DetailsDialog(session, meeting, both_ways=False))
    where(details).setText("Library")
    locked_over(details)
    with journal.write() as write:
        meetings.save(write, replace(meeting, place="The garden"))
    again = over(qtbot, DetailsDialog(session, fresh(journal, meeting), both_ways=False))
    assert (where(again).text(), FROM_LAST_TIME in words_on(again)) == ("The garden", False)


def where(dialog):
    return next(one.editor for one in dialog.findChildren(Field) if one.editor.accessibleName() == "Where")


def segment(dialog, words):
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text() == words)


def test_the_page_plans_for_the_person_it_shows(qtbot, session, journal, mentorship, ravi):
    page = opened(qtbot, session, Place("meetings", detail=str(ravi.person_id)))
    button(page, "Plan a meeting").click()
    assert topmost(page.window()).findChild(Select, "with").currentText() == "Ravi Menon"


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("50", 50),
        ("50 min", 50),
        ("50 minutes", 50),
        ("1 h", 60),
        ("1 hour", 60),
        ("1 h 10", 70),
        ("1:10", 70),
        ("2 hours 5 minutes", 125),
        ("", None),
        ("soon", None),
        ("an hour", None),
    ],
)
def test_a_length_is_read_as_people_write_it(words, minutes):
    assert read_length(words) == minutes


def test_the_arrow_keys_change_a_length_by_five_minutes(qtbot):
    field = LengthField(50)
    shown(qtbot, field)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(field, key)
    assert field.minutes == 60


def test_what_is_wrong_with_day_and_time_stands_in_one_line_under_both(qtbot, planning):
    qtbot.keyClicks(planning.findChild(DateField), "soonish")
    button(planning, "Plan").click()
    told = [one for one in planning.findChildren(Trouble) if one.isVisible()]
    assert len(told) == 1
    assert "Try “24 November” or “tomorrow”. Choose a time, such as 17:30." in words_on(planning)
    assert top(planning, told[0]) > top(planning, planning.findChild(LengthField))


def top(dialog, widget):
    return widget.mapTo(dialog, QPoint()).y()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_longest_day_can_be_read_whole(qtbot, qapp, planning, scale):
    theme.apply(qapp, theme.named("light", scale, still=True))
    day = planning.findChild(DateField)
    day.set_day(date(2026, 9, 30))
    qtbot.waitUntil(lambda: day.findChild(IconButton).geometry().right() < day.width())
    words = day.fontMetrics().horizontalAdvance(day.text())
    assert words < day.findChild(IconButton).x() - 12  # where the words begin


def test_a_new_date_keeps_the_place(qtbot, session, journal, mentorship):
    met = planned(journal, mentorship, in_days(-2), place="The canteen")
    with journal.write() as write:
        fell_through = meetings.miss(write, met)
    planning = over(qtbot, PlanDialog(session, instead_of=fell_through))
    fill(planning, in_days(9))
    button(planning, "Plan").click()
    assert meetings.coming_up(journal.read)[0].place == "The canteen"


def test_its_regions_are_the_head_and_the_list(qtbot, session, meeting):
    page = opened(qtbot, session)
    head, rows_ = page.regions()
    assert (head.isAncestorOf(button(page, "Plan a meeting")), rows_ is view_of(page)) == (True, True)


def test_without_anybody_to_meet_there_is_nothing_in_the_head_to_go_to(qtbot, session):
    page = opened(qtbot, session)
    assert [region.isAncestorOf(button(page, "Add someone")) for region in page.regions()] == [True]
