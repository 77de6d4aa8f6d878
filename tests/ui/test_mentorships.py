"""The page of mentorships, its forms, and the people in them."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication

from app import search
from app.acts import begin, purge
from app.records import about, drafts, meetings, mentorships, people
from app.records.mentorships import ContactAfter, EndingReason, Form, Role, State
from app.store import rows
from app.store.journal import Kind
from tests.ui.meeting_makers import at, button, held, in_days, planned, words_on
from tests.ui.showing import OFFSCREEN_POPUP, shown, topmost
from ui import theme
from ui.pages.mentorships.add_dialog import AddDialog, AgreedDialog, EditDialog
from ui.pages.mentorships.detail import MentorshipDetail
from ui.pages.mentorships.ending_dialogs import CloseDialog
from ui.pages.mentorships.page import MentorshipsPage
from ui.pages.mentorships.person_dialog import PersonDialog
from ui.pages.mentorships.who_field import Offered, WhoField
from ui.places import Place
from ui.widgets.buttons import Button, IconButton
from ui.widgets.check import Check
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.menu import Menu
from ui.widgets.person_list import PersonList
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.section_list import SectionList
from ui.widgets.select import Select

LIST = Place("mentorships")
TODAY = in_days(0).date()


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def ravi(journal):
    """The mentorship with somebody I mentor."""
    return begun(journal, "Ravi Menon", Role.MENTOR, date(2025, 9, 1))


@pytest.fixture
def thought(journal):
    """Somebody I might ask."""
    with journal.write() as write:
        return begin.begin(write, "Alan Prior", Role.MENTEE, Form.TRADITIONAL, "")


def begun(journal, name, role, since):
    with journal.write() as write:
        return begin.begin(write, name, role, Form.TRADITIONAL, "To think aloud.", agreed_on=since, started_on=since)


def opened(qtbot, session, place=LIST, width=1280, height=800):
    page = MentorshipsPage(session, place)
    shown(qtbot, page, width=width, height=height)
    page.settle(place)
    page.went = QSignalSpy(page.go_requested)
    return page


def rows_of(page):
    model = page.findChild(PersonList).model()
    told = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(told) or model.index(row).data() for row in range(model.rowCount())]


def there(page):
    return page.went.at(page.went.count() - 1)[0]


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


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


def dialog_of(page):
    return topmost(page.window())


def field(dialog, label):
    """The editor under a label."""
    return next(one.editor for one in dialog.findChildren(Field) if one.editor.accessibleName() == label)


def click(widget, words):
    next(one for one in widget.findChildren(QAbstractButton) if one.text() == words and one.isVisible()).click()


def fresh(journal, mentorship):
    return mentorships.get(journal.read, mentorship.id)


def timeline_of(page):
    model = page.findChild(SectionList).model()
    return [model.index(row).data() for row in range(model.rowCount())]


# the list


def test_they_stand_under_what_goes_on_what_rests_and_what_is_over(qtbot, session, journal, mentorship, ravi):
    paused = begun(journal, "Alan Prior", Role.BOTH, date(2025, 3, 1))
    with journal.write() as write:
        mentorships.move(write, paused, State.PAUSED, TODAY)
        mentorships.end(write, ravi, date(2025, 12, 1), EndingReason.MOVED_ON)
    assert rows_of(opened(qtbot, session)) == [
        "Current",
        "Ada Fenwick, I’m the mentee, Since September 2024",
        "Paused",
        "Alan Prior, We mentor each other, Since March 2025",
        "Closed",
        "Ravi Menon, I’m the mentor, 2025, closed",
    ]


def test_a_closed_one_says_its_years(qtbot, session, journal, mentorship):
    with journal.write() as write:
        mentorships.end(write, mentorship, date(2026, 1, 5), EndingReason.PURPOSE_MET)
    assert rows_of(opened(qtbot, session))[1].endswith("2024 to 2026, closed")


def test_one_being_thought_about_is_among_the_current(qtbot, session, thought):
    assert rows_of(opened(qtbot, session)) == ["Current", "Alan Prior, I’m the mentee, Thinking about it"]


def test_the_list_has_the_focus_and_the_first_is_shown(qtbot, session, mentorship):
    page = opened(qtbot, session)
    assert QApplication.focusWidget() is page.findChild(PersonList)
    assert page.place().record == mentorship.id
    assert mentorship.purpose in words_on(page)


def test_down_shows_the_next_one(qtbot, session, mentorship, ravi):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Down)
    assert page.place().record == ravi.id
    assert "To think aloud." in words_on(page)


def test_enter_goes_to_the_detail(qtbot, session, mentorship):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Return)
    assert page.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().text() == "Plan a meeting"


def test_a_place_leads_to_its_mentorship(qtbot, session, mentorship, ravi):
    assert "Ravi Menon" in words_on(opened(qtbot, session, Place("mentorships", ravi.id)))


def test_a_mentorship_that_is_gone_cannot_be_opened(session, mentorship):
    with pytest.raises(LookupError):
        MentorshipsPage(session, Place("mentorships", mentorship.id + 1))


def test_nobody_yet_invites_to_add_somebody(qtbot, session):
    page = opened(qtbot, session)
    assert "Two chairs, nobody in them yet" in words_on(page)
    assert QApplication.focusWidget().text() == "Add someone I know"


def test_it_promises_nothing_that_is_not_there(qtbot, session):
    assert "find" not in words_on(opened(qtbot, session)).lower()


@pytest.mark.parametrize(("width", "pane"), [(1280, 304), (1180, 304), (1100, 264), (1024, 264), (880, 240)])
def test_the_pane_is_as_wide_as_the_window_allows(qtbot, session, mentorship, width, pane):
    page = opened(qtbot, session, width=width, height=600)
    assert page.findChild(PersonList).parentWidget().width() == pane


# the detail


def test_the_head_says_who_in_which_role_and_how_often(qtbot, session, journal, mentorship):
    for month in range(1, 4):
        held(journal, mentorship, at(2025, month, 3))
    words = words_on(opened(qtbot, session))
    assert all(each in words for each in ("Ada Fenwick", "I’m the mentee", "Three meetings"))


def test_when_it_was_agreed_stands_under_what_it_is_for(qtbot, session, mentorship):
    assert "Traditional. Agreed 2 September 2024" in words_on(opened(qtbot, session))


def test_the_next_meeting_stands_in_its_card_and_opens(qtbot, session, journal, mentorship):
    next_one = planned(journal, mentorship, in_days(5))
    planned(journal, mentorship, in_days(40))
    page = opened(qtbot, session)
    assert f"{next_one.start:%H:%M}" in words_on(page)
    button(page, "Open the next meeting").click()
    assert there(page) == Place("meeting", next_one.id)


def test_without_one_the_card_offers_to_plan(qtbot, session, mentorship):
    page = opened(qtbot, session)
    button(page, "Plan the next meeting").click()
    assert dialog_of(page).findChild(Select, "with").currentText() == "Ada Fenwick"


def test_the_card_asks_whether_a_meeting_took_place(qtbot, session, journal, meeting):
    page = opened(qtbot, session)
    button(page, "Yes, it took place").click()
    assert meetings.get(journal.read, meeting.id).happened
    assert "Did it take place?" not in words_on(page)


def test_where_we_have_met_goes_back_by_years(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 1, 8), notes="## First hello")
    held(journal, mentorship, at(2026, 2, 3), medium=meetings.Medium.VIDEO)
    planned(journal, mentorship, in_days(5))
    assert timeline_of(opened(qtbot, session)) == [
        "2026",
        "3 February. By video, 1 h",
        "2025",
        "First hello. 8 January, in person, 1 h",
    ]


def test_a_meeting_that_fell_through_is_told_quietly(qtbot, session, journal, mentorship):
    meeting = planned(journal, mentorship, at(2025, 1, 8))
    with journal.write() as write:
        meetings.miss(write, meeting)
    assert timeline_of(opened(qtbot, session)) == ["2025", "Didn’t take place. 8 January"]


def test_five_are_shown_then_ten_more_at_a_time(qtbot, session, journal, mentorship):
    for day in range(1, 21):
        held(journal, mentorship, at(2025, 1, day))
    page = opened(qtbot, session)
    counts = [len(timeline_of(page)) - 1]
    for _ in range(2):
        button(page, "Show more").click()
        counts.append(len(timeline_of(page)) - 1)
    assert counts == [5, 15, 20]
    assert not any(one.text() == "Show more" and one.isVisible() for one in page.findChildren(Button))


def test_enter_opens_a_meeting_of_the_timeline(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 1, 8))
    newer = held(journal, mentorship, at(2025, 2, 8))
    page = opened(qtbot, session)
    page.findChild(SectionList).setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert there(page) == Place("meeting", newer.id)


def test_delete_removes_a_meeting_of_the_timeline(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 1, 8))
    held(journal, mentorship, at(2025, 2, 8))
    page = opened(qtbot, session)
    page.findChild(SectionList).setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert timeline_of(page) == ["2025", "8 January. In person, 1 h"]
    session.undo.undo()
    assert len(timeline_of(page)) == 3


def test_tab_goes_from_the_head_through_the_cards_to_the_timeline(qtbot, session, journal, mentorship):
    for day in range(1, 8):
        held(journal, mentorship, at(2025, 1, day))
    page = opened(qtbot, session)
    with journal.write() as write:
        mentorships.save(write, replace(mentorship, purpose="Something else."))  # the cards are made anew
    button(page, "Plan a meeting").setFocus()
    stops = []
    for _ in range(6):
        press(qtbot, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget().accessibleName())
    assert stops == [
        "More for Ada Fenwick",
        "Edit what it’s for",
        "Write the working agreement together",
        "Plan the next meeting",
        "Where we’ve met",
        "Show more of where we’ve met",
    ]


def test_no_word_is_left_after_a_lock(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 1, 8), notes="## Private words")
    page = opened(qtbot, session)
    page.clear_words()
    assert (rows_of(page), timeline_of(page)) == ([], [])
    assert not any(word in words_on(page) for word in ("Ada", "Private", "Finding my feet"))


def test_coming_back_finds_the_same_one(qtbot, session, mentorship, ravi):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Down)
    assert opened(qtbot, session, page.place()).place() == page.place()


@pytest.mark.parametrize("size", [(816, 600), (808, 680), (1064, 800)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_long_names_and_large_text_cut_no_button(qtbot, qapp, session, journal, mentorship, ada, size, scale):
    theme.apply(qapp, theme.named("dark", scale, still=True))
    with journal.write() as write:
        people.save(write, replace(ada, display_name="Professor Bartholomew Featherstonehaugh-Cholmondeley"))
    page = opened(qtbot, session, width=size[0], height=size[1])
    for word in ("Plan a meeting", "Edit", "Add"):
        seen = button(page, word)
        assert seen.width() >= seen.sizeHint().width()
        assert seen.mapTo(page, QPoint(seen.width(), 0)).x() <= page.width()


@pytest.mark.parametrize("size", [(1280, 800), (880, 600)])
@pytest.mark.parametrize("agreed", [False, True])
def test_nothing_is_cut_when_the_first_person_was_just_added(qtbot, session, size, agreed):
    page = opened(qtbot, session, width=size[0], height=size[1])
    button(page, "Add someone I know").click()
    adding = dialog_of(page)
    qtbot.keyClicks(adding.findChild(WhoField), "Ravi Menon")
    qtbot.keyClicks(field(adding, "What it’s for"), "Finding my feet in the new post after a year away from the wards.")
    if agreed:
        adding.findChild(Check).click()
        qtbot.keyClicks(adding.findChild(DateField), "October 2023")
    button(adding, "Add").click()
    detail = page.findChild(MentorshipDetail)
    qtbot.waitUntil(lambda: not cut_in(detail))


def cut_in(whole):
    """The buttons and chips that are lower than they ask for, or not all inside what holds them."""
    seen = [one for kind in (Button, Chip) for one in whole.findChildren(kind) if one.isVisible()]
    return [
        one
        for one in seen
        if one.height() < one.sizeHint().height() or not one.parentWidget().rect().contains(one.geometry())
    ]


# adding


@pytest.fixture
def adding(request, qtbot, session):
    for known in ("ada", "mentorship", "ravi"):
        if known in request.fixturenames:
            request.getfixturevalue(known)
    window = shown(qtbot, LineEdit(), width=900, height=800)
    dialog = AddDialog(session, window)
    dialog.done = QSignalSpy(dialog.added)
    dialog.kept = window
    dialog.open_on(window)
    return dialog


def test_a_name_is_enough_to_begin(qtbot, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    button(adding, "Add").click()
    made = mentorships.all_kept(journal.read)[0]
    assert (made.state, people.get(journal.read, made.person_id).display_name) == (State.CONSIDERING, "Dr Holt")
    assert adding.done.at(0) == [made.id]


def test_what_was_agreed_by_talking_is_active_since_then(qtbot, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    click(adding, "I’m the mentor")
    field(adding, "What kind").choose(Form.NEAR_PEER)
    qtbot.keyClicks(field(adding, "What it’s for"), "Getting through the first nights.")
    adding.findChild(Check).click()
    qtbot.keyClicks(adding.findChild(DateField), "1 October 2023")
    button(adding, "Add").click()
    made = mentorships.all_kept(journal.read)[0]
    assert (made.state, made.my_role, made.form, made.purpose, made.started_on, made.agreed_on) == (
        State.ACTIVE,
        Role.MENTOR,
        Form.NEAR_PEER,
        "Getting through the first nights.",
        date(2023, 10, 1),
        date(2023, 10, 1),
    )


def test_since_when_is_asked_only_of_what_was_agreed(adding):
    before = adding.findChild(DateField).isVisible()
    adding.findChild(Check).click()
    assert (before, adding.findChild(DateField).isVisible()) == (False, True)


def test_without_a_name_the_field_says_so_and_nothing_is_kept(journal, adding):
    button(adding, "Add").click()
    assert "A name is needed." in words_on(adding)
    assert QApplication.focusWidget() is adding.findChild(WhoField)
    assert mentorships.all_kept(journal.read) == []


def test_what_was_agreed_needs_its_purpose_and_leaves_nobody_half_added(qtbot, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    adding.findChild(Check).click()
    qtbot.keyClicks(adding.findChild(DateField), "October 2023")
    button(adding, "Add").click()
    assert "Say in one sentence what it’s for." in words_on(adding)
    assert QApplication.focusWidget() is field(adding, "What it’s for")
    assert people.everyone(journal.read) == []


def test_a_day_that_is_none_is_told_under_its_field(qtbot, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    adding.findChild(Check).click()
    qtbot.keyClicks(adding.findChild(DateField), "autumn")
    button(adding, "Add").click()
    assert "Try “October 2023” or “24 November”." in words_on(adding)
    assert QApplication.focusWidget() is adding.findChild(DateField)


def test_a_month_is_enough_for_since_when(qtbot, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    qtbot.keyClicks(field(adding, "What it’s for"), "Getting through the first nights.")
    adding.findChild(Check).click()
    qtbot.keyClicks(adding.findChild(DateField), "oct 23")
    qtbot.keyClick(adding.findChild(DateField), Qt.Key.Key_Return)
    assert mentorships.all_kept(journal.read)[0].started_on == date(2023, 10, 1)


@pytest.mark.parametrize(
    ("typed", "told"), [("", "Say since when, roughly."), ("tomorrow", "That day is still to come.")]
)
def test_since_when_is_neither_made_up_nor_still_to_come(qtbot, journal, adding, typed, told):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    qtbot.keyClicks(field(adding, "What it’s for"), "Getting through the first nights.")
    adding.findChild(Check).click()
    qtbot.keyClicks(adding.findChild(DateField), typed)
    button(adding, "Add").click()
    assert told in words_on(adding)
    assert QApplication.focusWidget() is adding.findChild(DateField)
    assert mentorships.all_kept(journal.read) == []


def test_somebody_known_is_not_added_twice(qtbot, journal, ada, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "ada  fenwick")
    button(adding, "Add").click()
    assert mentorships.all_kept(journal.read)[0].person_id == ada.id
    assert len(people.everyone(journal.read)) == 1


def test_it_is_said_that_somebody_is_known_already(qtbot, ada, adding):
    says = "You already know Ada Fenwick here; this mentorship will be with the same person."
    qtbot.keyClicks(adding.findChild(WhoField), "ada  fenwick")
    known = says in words_on(adding)
    qtbot.keyClicks(adding.findChild(WhoField), "s")
    assert (known, says in words_on(adding)) == (True, False)


def test_known_names_are_offered_while_typing(qtbot, journal, ada, ravi, adding):
    who = adding.findChild(WhoField)
    assert adding.window().isActiveWindow()  # nothing was shown, if only for a moment, as a window of its own
    qtbot.keyClicks(who, "FEN")
    offered = [one.text() for one in adding.findChild(Offered).findChildren(Button) if one.isVisible()]
    qtbot.keyClick(who, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert (offered, who.text()) == (["Ada Fenwick"], "Ada Fenwick")
    assert QApplication.focusWidget() is who


def test_no_name_is_offered_that_stands_there_already(qtbot, ada, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "ada fenwick")
    assert not adding.findChild(Offered).isVisible()


def test_the_same_mentorship_twice_is_told_under_the_role(qtbot, journal, mentorship, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Ada Fenwick")
    qtbot.keyClicks(field(adding, "What it’s for"), "Again.")
    adding.findChild(Check).click()
    qtbot.keyClicks(adding.findChild(DateField), "October 2023")
    button(adding, "Add").click()
    assert "You already have this mentorship with them." in words_on(adding)


def test_the_role_that_was_said_at_the_beginning_is_chosen_already(qtbot, session, journal):
    with journal.write() as write:
        about.set_leaning(write, "mentor")
    window = shown(qtbot, LineEdit(), width=900, height=800)
    dialog = AddDialog(session, window)
    dialog.open_on(window)
    qtbot.keyClicks(dialog.findChild(WhoField), "Ravi")
    button(dialog, "Add").click()
    assert mentorships.all_kept(journal.read)[0].my_role is Role.MENTOR


def test_reverse_mentoring_is_explained_where_it_is_chosen(qtbot, adding):
    kind = field(adding, "What kind")
    kind.setFocus()
    for _ in range(3):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert kind.key is Form.REVERSE
    assert "The one who is newer to medicine is the mentor." in words_on(adding)


def test_every_kind_says_what_it_is(qtbot, adding):
    kind, said = field(adding, "What kind"), set()
    for form in Form:
        kind.choose(form)
        said.add(kind.accessibleDescription())
    assert len(said) == len(Form)
    assert all(one.endswith(".") for one in said)


def test_undo_takes_a_new_mentorship_and_its_new_person_away(qtbot, session, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    button(adding, "Add").click()
    session.undo.undo()
    assert (mentorships.all_kept(journal.read), people.everyone(journal.read)) == ([], [])


def test_redo_brings_the_same_mentorship_back(qtbot, session, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    button(adding, "Add").click()
    before = mentorships.all_kept(journal.read)
    session.undo.undo()
    session.undo.redo()
    assert mentorships.all_kept(journal.read) == before


def test_a_new_mentorship_in_which_there_is_a_meeting_is_not_taken_back_in_passing(qtbot, session, journal, adding):
    """It would go with all that was written in it, and Redo would bring back the mentorship alone."""
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    button(adding, "Add").click()
    told = QSignalSpy(session.trouble)
    meeting = held(journal, mentorships.all_kept(journal.read)[0], in_days(-1), notes="What she said.")
    session.undo.undo()
    session.undo.redo()
    assert meetings.get(journal.read, meeting.id).notes == "What she said."
    assert [error.title for (error,) in (told.at(n) for n in range(told.count()))] == ["There are meetings in it now."]


def test_undo_leaves_a_person_who_was_known_before(qtbot, session, journal, ada, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Ada Fenwick")
    button(adding, "Add").click()
    session.undo.undo()
    assert people.everyone(journal.read) == [ada]


def locked_over(dialog):
    """As the lock does: neither kept nor cancelled."""
    assert dialog.flush() is True
    dialog.hide()
    dialog.deleteLater()


def over(qtbot, dialog):
    """Opened on a window of its own."""
    dialog.kept = shown(qtbot, LineEdit(), width=900, height=800)
    dialog.open_on(dialog.kept)
    return dialog


def test_what_was_typed_outlives_a_lock(qtbot, session, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    qtbot.keyClicks(field(adding, "What it’s for"), "Thinking aloud")
    locked_over(adding)
    again = over(qtbot, AddDialog(session))
    assert (again.findChild(WhoField).text(), field(again, "What it’s for").text()) == ("Dr Holt", "Thinking aloud")


def test_what_was_chosen_outlives_a_lock_too(qtbot, session, journal, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    click(adding, "Both ways")
    kind = field(adding, "What kind")
    kind.setFocus()
    for _ in range(3):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    qtbot.keyClicks(field(adding, "What it’s for"), "Thinking aloud")
    adding.findChild(Check).click()
    qtbot.keyClicks(adding.findChild(DateField), "1 October 2023")
    locked_over(adding)
    again = over(qtbot, AddDialog(session))
    assert "The one who is newer to medicine is the mentor." in words_on(again)
    button(again, "Add").click()
    made = mentorships.all_kept(journal.read)[0]
    assert (made.my_role, made.form, made.state, made.started_on) == (
        Role.BOTH,
        Form.REVERSE,
        State.ACTIVE,
        date(2023, 10, 1),
    )


def test_a_choice_alone_outlives_a_lock(session, qtbot, adding):
    click(adding, "I’m the mentor")
    locked_over(adding)
    again = over(qtbot, AddDialog(session))
    chosen = [one.text() for one in again.findChildren(QAbstractButton) if one.isCheckable() and one.isChecked()]
    assert "I’m the mentor" in chosen


FROM_LAST_TIME = "From last time, and not kept yet."


def test_a_form_says_that_its_words_are_old_ones(qtbot, session, adding):
    assert FROM_LAST_TIME not in words_on(adding)
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    locked_over(adding)
    again = over(qtbot, AddDialog(session))
    assert FROM_LAST_TIME in words_on(again)
    assert FROM_LAST_TIME in again.accessibleName()


def test_a_form_in_which_nothing_was_changed_says_nothing_of_last_time(qtbot, session, adding):
    qtbot.keyClicks(adding.findChild(WhoField), "D")
    qtbot.keyClick(adding.findChild(WhoField), Qt.Key.Key_Backspace)
    locked_over(adding)
    assert FROM_LAST_TIME not in words_on(over(qtbot, AddDialog(session)))


@pytest.mark.parametrize("way_out", ["Add", "Not now"])
def test_nothing_is_left_of_a_form_that_is_done_with(qtbot, journal, adding, way_out):
    qtbot.keyClicks(adding.findChild(WhoField), "Dr Holt")
    adding.flush()
    button(adding, way_out).click()
    assert drafts.get(journal.read, "mentorship") == {}


def test_adding_from_the_page_shows_the_new_one(qtbot, session, journal):
    page = opened(qtbot, session)
    button(page, "Add someone I know").click()
    qtbot.keyClicks(dialog_of(page).findChild(WhoField), "Dr Holt")
    button(dialog_of(page), "Add").click()
    assert rows_of(page) == ["Current", "Dr Holt, I’m the mentee, Thinking about it"]
    assert page.place().record == mentorships.all_kept(journal.read)[0].id


def test_the_page_can_be_opened_to_add_somebody(qtbot, session):
    page = opened(qtbot, session, Place("mentorships", detail="add"))
    assert isinstance(dialog_of(page), AddDialog)


def test_the_page_keeps_the_words_of_an_open_form(qtbot, session, journal):
    page = opened(qtbot, session, Place("mentorships", detail="add"))
    qtbot.keyClicks(dialog_of(page).findChild(WhoField), "Dr Holt")
    assert page.flush() is True
    assert drafts.get(journal.read, "mentorship")["who"] == "Dr Holt"


# changing how it stands


def test_what_it_is_for_can_be_changed_and_changed_back(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    button(page, "Edit what it’s for").click()
    purpose = field(dialog_of(page), "What it’s for")
    purpose.selectAll()
    qtbot.keyClicks(purpose, "The exam, mostly.")
    button(dialog_of(page), "Keep").click()
    assert "The exam, mostly." in words_on(page)
    session.undo.undo()
    assert fresh(journal, mentorship).purpose == mentorship.purpose


def test_changes_not_kept_yet_outlive_a_lock(qtbot, session, journal, mentorship):
    editing = over(qtbot, EditDialog(session, mentorship))
    click(editing, "Both ways")
    field(editing, "Since when").setText("1/3/2024")
    locked_over(editing)
    again = over(qtbot, EditDialog(session, mentorship))
    assert FROM_LAST_TIME in words_on(again)
    button(again, "Keep").click()
    now = fresh(journal, mentorship)
    assert (now.my_role, now.started_on, now.purpose) == (Role.BOTH, date(2024, 3, 1), mentorship.purpose)


def test_old_words_do_not_stand_over_what_was_changed_since(qtbot, session, journal, mentorship):
    editing = over(qtbot, EditDialog(session, mentorship))
    field(editing, "What it’s for").setText("The exam.")
    qtbot.keyClicks(field(editing, "What it’s for"), " Mostly.")
    locked_over(editing)
    with journal.write() as write:
        mentorships.save(write, replace(mentorship, purpose="The next post."))
    again = over(qtbot, EditDialog(session, fresh(journal, mentorship)))
    assert (field(again, "What it’s for").text(), FROM_LAST_TIME in words_on(again)) == ("The next post.", False)
    assert drafts.get(journal.read, drafts.of("mentorship", mentorship.uid)) == {}


def test_one_that_ended_cannot_have_begun_later_and_says_so(qtbot, session, journal, mentorship):
    with journal.write() as write:
        mentorships.end(write, mentorship, date(2025, 6, 1), EndingReason.PLANNED_END)
    editing = over(qtbot, EditDialog(session, fresh(journal, mentorship)))
    field(editing, "Since when").setText("1/7/2025")
    button(editing, "Keep").click()
    assert "The end can’t come before the beginning." in words_on(editing)
    assert QApplication.focusWidget() is field(editing, "Since when")
    assert fresh(journal, mentorship).started_on == mentorship.started_on


@OFFSCREEN_POPUP
def test_an_active_one_offers_to_rest_and_to_end(qtbot, session, mentorship):
    assert menu_of(opened(qtbot, session)) == [
        "Edit…",
        "About Ada Fenwick…",
        "Pause",
        "We’re drawing to a close",
        "Close this mentorship…",
        "Earlier versions…",
        "Print…\tCtrl+P",
        "Remove…",
    ]


@OFFSCREEN_POPUP
def test_one_being_thought_about_offers_to_begin_or_not(qtbot, session, thought):
    entries = menu_of(opened(qtbot, session))
    assert entries[2:4] == ["We’ve agreed this by talking…", "It didn’t come to be"]


@OFFSCREEN_POPUP
@pytest.mark.parametrize(
    ("entry", "state"), [("Pause", State.PAUSED), ("We’re drawing to a close", State.CLOSING)]
)
def test_a_step_is_taken_and_can_be_taken_back(qtbot, session, journal, mentorship, entry, state):
    page = opened(qtbot, session)
    choose(page, entry)
    taken = fresh(journal, mentorship).state
    session.undo.undo()
    assert (taken, fresh(journal, mentorship)) == (state, mentorship)


@OFFSCREEN_POPUP
def test_a_paused_one_can_go_on(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    choose(page, "Pause")
    choose(page, "Resume")
    assert fresh(journal, mentorship).state is State.ACTIVE


@OFFSCREEN_POPUP
def test_a_thought_that_came_to_nothing_is_over(qtbot, session, journal, thought):
    page = opened(qtbot, session)
    choose(page, "It didn’t come to be")
    assert rows_of(page) == ["Closed", "Alan Prior, I’m the mentee, It didn’t come to be"]


def test_a_thought_becomes_a_mentorship_once_agreed(qtbot, session, journal, thought):
    page = opened(qtbot, session)
    button(page, "We’ve agreed this by talking").click()
    qtbot.keyClicks(field(dialog_of(page), "What it’s for"), "The next two years.")
    button(dialog_of(page), "We’ve agreed").click()
    now = fresh(journal, thought)
    assert (now.state, now.purpose, now.started_on) == (State.ACTIVE, "The next two years.", TODAY)


def test_what_was_agreed_and_not_kept_yet_outlives_a_lock(qtbot, session, journal, thought):
    agreeing = over(qtbot, AgreedDialog(session, thought))
    qtbot.keyClicks(field(agreeing, "What it’s for"), "The next two years.")
    agreeing.findChild(DateField).setText("1/3/2024")
    locked_over(agreeing)
    button(over(qtbot, AgreedDialog(session, thought)), "We’ve agreed").click()
    now = fresh(journal, thought)
    assert (now.purpose, now.started_on) == ("The next two years.", date(2024, 3, 1))


def test_agreeing_to_what_there_is_already_is_not_told_of_its_purpose(qtbot, session, journal, thought):
    with journal.write() as write:
        begin.begin(
            write, thought.person_id, Role.MENTEE, Form.PEER, "Already.", agreed_on=TODAY, started_on=TODAY
        )
    agreeing = over(qtbot, AgreedDialog(session, thought))
    qtbot.keyClicks(field(agreeing, "What it’s for"), "Again.")
    with qtbot.waitSignal(session.trouble) as told:
        button(agreeing, "We’ve agreed").click()
    assert told.args[0].title == "You already have this mentorship with them."
    assert [one.error for one in agreeing.findChildren(Field)] == ["", ""]


def test_agreeing_to_a_day_long_ago_is_told_under_that_day(qtbot, session, journal, thought):
    agreeing = over(qtbot, AgreedDialog(session, thought))
    qtbot.keyClicks(field(agreeing, "What it’s for"), "A long time.")
    agreeing.findChild(DateField).setText("1/1/1850")
    button(agreeing, "We’ve agreed").click()
    assert [one.error for one in agreeing.findChildren(Field)] == ["", "That’s before anyone now living was born."]


def test_agreeing_without_a_purpose_is_told_under_its_field(qtbot, session, journal, thought):
    page = opened(qtbot, session)
    button(page, "We’ve agreed this by talking").click()
    button(dialog_of(page), "We’ve agreed").click()
    assert "Say in one sentence what it’s for." in words_on(dialog_of(page))
    assert fresh(journal, thought).state is State.CONSIDERING


@OFFSCREEN_POPUP
def test_closing_keeps_why_and_what_it_gave(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    choose(page, "Close this mentorship…")
    dialog = dialog_of(page)
    field(dialog, "What fits best").choose(EndingReason.MOVED_ON.value)
    qtbot.keyClicks(dialog.findChild(ProseEdit), "A calmer way to ask.")
    field(dialog, "And afterwards").choose(ContactAfter.OPEN_DOOR.value)
    button(dialog, "Close this mentorship").click()
    now = fresh(journal, mentorship)
    assert (now.state, now.ending_reason, now.ending_note, now.contact_after, now.ended_on) == (
        State.ENDED,
        EndingReason.MOVED_ON,
        "A calmer way to ask.",
        ContactAfter.OPEN_DOOR,
        TODAY,
    )
    words = words_on(page)
    assert all(each in words for each in ("How it ended", "One of us moved on", "A calmer way to ask."))


def written_into(qtbot, closing):
    field(closing, "What fits best").setFocus()
    qtbot.keyClick(field(closing, "What fits best"), Qt.Key.Key_Down)
    field(closing, "When").setText("1/6/2025")
    qtbot.keyClicks(closing.findChild(ProseEdit), "Half an hour of thought.")
    qtbot.keyClick(field(closing, "And afterwards"), Qt.Key.Key_End)


@pytest.mark.parametrize("way_out", ["a lock", "Esc"])
def test_what_was_written_at_an_ending_is_there_the_next_time(qtbot, session, journal, mentorship, way_out):
    closing = over(qtbot, CloseDialog(session, mentorship))
    written_into(qtbot, closing)
    if way_out == "Esc":
        qtbot.keyClick(closing.findChild(ProseEdit), Qt.Key.Key_Escape)
        assert not closing.isVisible()
    else:
        locked_over(closing)
    again = over(qtbot, CloseDialog(session, mentorship))
    assert FROM_LAST_TIME in words_on(again)
    button(again, "Close this mentorship").click()
    now = fresh(journal, mentorship)
    assert (now.ending_reason, now.ended_on, now.ending_note, now.contact_after) == (
        EndingReason.PURPOSE_MET,
        date(2025, 6, 1),
        "Half an hour of thought.",
        ContactAfter.OPEN_DOOR,
    )


def test_not_yet_drops_what_was_written_at_an_ending(qtbot, session, journal, mentorship):
    closing = over(qtbot, CloseDialog(session, mentorship))
    written_into(qtbot, closing)
    button(closing, "Not yet").click()
    again = over(qtbot, CloseDialog(session, mentorship))
    assert again.findChild(ProseEdit).text() == ""
    assert drafts.get(journal.read, drafts.of("ending", mentorship.uid)) == {}


def test_esc_keeps_the_form_open_while_its_words_cannot_be_saved(qtbot, session, journal, mentorship):
    closing = over(qtbot, CloseDialog(session, mentorship))
    journal.read.execute("pragma max_page_count = 1")
    closing.findChild(ProseEdit).insert("A sentence that needs a new page of the file. " * 400)
    with qtbot.waitSignal(session.trouble):
        qtbot.keyClick(closing.findChild(ProseEdit), Qt.Key.Key_Escape)
    assert closing.isVisible()
    journal.read.execute("pragma max_page_count = 1073741823")


@OFFSCREEN_POPUP
def test_closing_asks_only_why(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    choose(page, "Close this mentorship…")
    button(dialog_of(page), "Close this mentorship").click()
    assert "Choose what fits best." in words_on(dialog_of(page))
    assert fresh(journal, mentorship).state is State.ACTIVE


@OFFSCREEN_POPUP
def test_nobody_has_to_say_why(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    choose(page, "Close this mentorship…")
    closing = dialog_of(page)
    qtbot.keyClick(field(closing, "What fits best"), Qt.Key.Key_End)
    chosen = field(closing, "What fits best").currentText()
    button(closing, "Close this mentorship").click()
    assert (chosen, fresh(journal, mentorship).ending_reason) == ("Rather not say", EndingReason.OTHER)
    assert "Something else" not in words_on(page)


@OFFSCREEN_POPUP
def test_it_cannot_end_before_it_began(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    choose(page, "Close this mentorship…")
    dialog = dialog_of(page)
    field(dialog, "What fits best").choose(EndingReason.TIME.value)
    dialog.findChild(DateField).setText("1/1/2020")
    button(dialog, "Close this mentorship").click()
    assert "The end can’t come before the beginning." in words_on(dialog)


@OFFSCREEN_POPUP
def test_beginning_again_makes_a_new_one_that_shows_the_old(qtbot, session, journal, mentorship):
    with journal.write() as write:
        mentorships.end(write, mentorship, date(2025, 6, 1), EndingReason.PLANNED_END)
    page = opened(qtbot, session)
    choose(page, "Begin again")
    new = page.place().record
    assert (new != mentorship.id, fresh(journal, mentorship).state) == (True, State.ENDED)
    assert "September 2024 to June 2025" in words_on(page)
    button(page, "Open what was before this").click()
    assert page.place().record == mentorship.id


@OFFSCREEN_POPUP
def test_a_beginning_again_can_be_taken_back(qtbot, session, journal, mentorship):
    with journal.write() as write:
        mentorships.end(write, mentorship, date(2025, 6, 1), EndingReason.PLANNED_END)
    page = opened(qtbot, session)
    choose(page, "Begin again")
    session.undo.undo()
    assert [one.id for one in mentorships.all_kept(journal.read)] == [mentorship.id]


def test_a_closed_one_has_no_meeting_to_plan(qtbot, session, journal, mentorship):
    with journal.write() as write:
        mentorships.end(write, mentorship, date(2025, 6, 1), EndingReason.PLANNED_END)
    assert "Plan a meeting" not in words_on(opened(qtbot, session))


# removing


def test_one_without_meetings_or_words_is_removed_at_once(qtbot, session, journal, thought, ravi):
    page = opened(qtbot, session, Place("mentorships", thought.id))
    said = QSignalSpy(session.said)
    press(qtbot, Qt.Key.Key_Delete)
    assert rows_of(page) == ["Current", "Ravi Menon, I’m the mentor, Since September 2025"]
    assert (said.at(0), page.place().record) == (["Removed the mentorship with Alan Prior", True], ravi.id)


def test_one_without_meetings_but_with_words_says_what_to_think_of(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    words = words_on(dialog_of(page))
    assert "What you wrote about it goes with it." in words
    assert "Ask your defence organisation first." in words
    button(dialog_of(page), "Remove").click()
    assert mentorships.all_kept(journal.read) == []


def test_a_meeting_with_notes_in_the_timeline_says_what_to_think_of(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 1, 8), notes="What was said")
    page = opened(qtbot, session)
    page.findChild(SectionList).setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert "Ask your defence organisation first." in words_on(dialog_of(page))
    assert len(meetings.past(journal.read)) == 1


def test_after_the_last_removal_the_page_invites_again(qtbot, session, thought):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    assert QApplication.focusWidget().text() == "Add someone I know"
    assert page.isAncestorOf(QApplication.focusWidget())


def test_one_with_meetings_asks_first_and_says_what_to_think_of(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 1, 8))
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    words = words_on(dialog_of(page))
    assert "one meeting goes" in words
    assert "Ask your defence organisation first." in words
    assert QApplication.focusWidget().text() == "Keep it"
    assert fresh(journal, mentorship) is not None


def test_it_is_said_that_the_person_stays(qtbot, session, journal, mentorship):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    assert "Ada Fenwick stays among the people you know." in words_on(dialog_of(page))


@OFFSCREEN_POPUP
def test_a_step_says_with_whom(qtbot, session, mentorship):
    page = opened(qtbot, session)
    said = QSignalSpy(session.said)
    choose(page, "Pause")
    assert said.at(0) == ["Paused mentoring with Ada Fenwick", True]


def test_what_comes_back_is_chosen(qtbot, session, thought, ravi, mentorship):
    page = opened(qtbot, session, Place("mentorships", thought.id))
    press(qtbot, Qt.Key.Key_Delete)
    between = page.place().record
    session.undo.undo()
    assert (between != thought.id, page.place().record) == (True, thought.id)


def test_undo_brings_it_back_with_every_meeting(qtbot, session, journal, mentorship):
    kept = [held(journal, mentorship, at(2025, 1, day)).id for day in (8, 9, 10)]
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    button(dialog_of(page), "Remove").click()
    gone = meetings.past(journal.read)
    session.undo.undo()
    assert gone == []
    assert sorted(one.id for one in meetings.past(journal.read)) == kept
    assert page.place().record == mentorship.id


# people


@pytest.fixture
def about_ada(qtbot, session, ada):
    return asking_about(qtbot, session, ada)


def asking_about(qtbot, session, person):
    window = shown(qtbot, LineEdit(), width=900, height=800)
    dialog = PersonDialog(session, person, window)
    dialog.kept = window
    dialog.open_on(window)
    return dialog


@OFFSCREEN_POPUP
def test_the_person_opens_from_the_menu(qtbot, session, mentorship):
    page = opened(qtbot, session)
    choose(page, "About Ada Fenwick…")
    assert isinstance(dialog_of(page), PersonDialog)


def test_what_is_written_about_a_person_is_kept_and_can_be_undone(qtbot, session, journal, ada, about_ada):
    texts = {"Pronouns": "she/her", "Specialty or job": "Anaesthetist", "Organisation": "Ashdown"}
    for label, words in texts.items():
        qtbot.keyClicks(field(about_ada, label), words)
    qtbot.keyClicks(field(about_ada, "How to reach them"), "ada@example.org")
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "Listens.")
    button(about_ada, "Keep").click()
    now = people.get(journal.read, ada.id)
    assert (now.pronouns, now.specialty, now.organisation, now.contact, now.notes) == (
        "she/her",
        "Anaesthetist",
        "Ashdown",
        "ada@example.org",
        "Listens.",
    )
    session.undo.undo()
    assert people.get(journal.read, ada.id) == ada


def test_a_person_needs_a_name(qtbot, journal, ada, about_ada):
    field(about_ada, "Name").clear()
    button(about_ada, "Keep").click()
    assert "A name is needed." in words_on(about_ada)
    assert people.get(journal.read, ada.id) == ada


def test_it_says_how_to_write_about_colleagues_and_what_is_never_exported(about_ada):
    words = words_on(about_ada)
    assert "Write about colleagues as you would be content for them to read." in words
    assert "Kept out of every export." in words


def test_a_new_name_shows_everywhere(qtbot, session, journal, mentorship, ada):
    page = opened(qtbot, session)
    with journal.write() as write:
        people.save(write, replace(ada, display_name="Dr Ada Fenwick"))
    assert rows_of(page)[1].startswith("Dr Ada Fenwick")
    assert "Dr Ada Fenwick" in words_on(page)


def test_somebody_in_a_mentorship_cannot_be_removed(qtbot, session, mentorship, ada):
    dialog = asking_about(qtbot, session, ada)
    assert "Remove…" not in words_on(dialog)


def test_a_person_can_be_removed_and_brought_back(session, journal, ada, about_ada):
    button(about_ada, "Remove…").click()
    button(topmost(about_ada.window()), "Remove").click()
    gone = people.everyone(journal.read)
    session.undo.undo()
    assert (gone, people.everyone(journal.read)) == ([], [ada])


def test_the_initials_can_be_kept_and_nothing_else(qtbot, session, journal, ada):
    with journal.write() as write:
        people.save(write, replace(ada, contact="ada@example.org", notes="Private", specialty="Anaesthetist"))
    dialog = asking_about(qtbot, session, people.get(journal.read, ada.id))
    button(dialog, "Remove…").click()
    button(topmost(dialog.window()), "Keep the initials instead").click()
    now = people.get(journal.read, ada.id)
    assert (now.display_name, now.contact, now.notes, now.specialty) == ("AF", "", "", "")


def test_no_word_but_the_initials_is_left_for_the_index_to_keep(qtbot, session, journal, ada, about_ada):
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "Half a thought")
    about_ada.flush()
    button(about_ada, "Remove…").click()
    button(topmost(about_ada.window()), "Keep the initials instead").click()
    assert search.is_untidy(journal.read)
    assert (about_ada.isVisible(), drafts.get(journal.read, drafts.of("person", ada.uid))) == (False, {})
    session.undo.undo()
    assert people.get(journal.read, ada.id) == ada


def test_removing_somebody_with_notes_says_what_to_think_of(qtbot, session, about_ada):
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "Half a thought")
    button(about_ada, "Remove…").click()
    assert "Ask your defence organisation first." in words_on(topmost(about_ada.window()))


def test_removing_somebody_nothing_was_written_about_says_no_more_than_it_must(about_ada):
    button(about_ada, "Remove…").click()
    assert "defence organisation" not in words_on(topmost(about_ada.window()))


def test_what_was_being_written_about_somebody_removed_comes_back_with_them(qtbot, session, journal, ada, about_ada):
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "Half a thought")
    button(about_ada, "Remove…").click()
    button(topmost(about_ada.window()), "Remove").click()
    session.undo.undo()
    again = asking_about(qtbot, session, people.get(journal.read, ada.id))
    assert again.findChild(ProseEdit).text() == "Half a thought"


def test_escape_keeps_what_was_written_about_a_person_and_offers_undo(qtbot, session, journal, ada, about_ada):
    notes = about_ada.findChild(ProseEdit)
    qtbot.keyClicks(notes, "Half an hour of thought")
    with qtbot.waitSignal(session.said) as said:
        qtbot.keyClick(notes, Qt.Key.Key_Escape)
    assert (about_ada.isVisible(), said.args) == (False, ["Changed", True])
    assert people.get(journal.read, ada.id).notes == "Half an hour of thought"
    session.undo.undo()
    assert people.get(journal.read, ada.id) == ada


def test_escape_without_a_name_stays_with_what_was_written(qtbot, journal, ada, about_ada):
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "Half an hour of thought")
    field(about_ada, "Name").clear()
    qtbot.keyClick(field(about_ada, "Name"), Qt.Key.Key_Escape)
    assert about_ada.isVisible()
    assert "A name is needed." in words_on(about_ada)


def test_leaving_it_as_it_was_drops_what_was_written(qtbot, session, journal, ada, about_ada):
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "Half a thought")
    about_ada.flush()
    button(about_ada, "Leave as it was").click()
    assert (people.get(journal.read, ada.id), drafts.get(journal.read, drafts.of("person", ada.uid))) == (ada, {})


def test_escape_leaves_other_facts_for_the_next_time(qtbot, session, journal, ada, about_ada):
    qtbot.keyClicks(field(about_ada, "Organisation"), "Ashdown")
    qtbot.keyClick(field(about_ada, "Organisation"), Qt.Key.Key_Escape)
    again = asking_about(qtbot, session, ada)
    assert (field(again, "Organisation").text(), people.get(journal.read, ada.id)) == ("Ashdown", ada)


def test_a_draft_never_opens_for_somebody_else(qtbot, session, journal, ada, about_ada):
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "About Ada")
    locked_over(about_ada)
    with journal.write() as write:
        rows.hide(write, Kind.PERSON, ada.id, "2020-01-01T00:00:00Z")
    session.attempt(purge.erase)
    with journal.write() as write:
        other = people.add(write, "Ben Orr")
    assert asking_about(qtbot, session, other).findChild(ProseEdit).text() == ""


def test_what_is_being_written_about_a_person_outlives_a_lock(qtbot, session, ada, about_ada):
    qtbot.keyClicks(about_ada.findChild(ProseEdit), "Half a thought")
    about_ada.flush()
    about_ada.deleteLater()
    again = asking_about(qtbot, session, ada)
    assert again.findChild(ProseEdit).text() == "Half a thought"
