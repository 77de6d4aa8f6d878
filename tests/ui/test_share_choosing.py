"""Choosing a summary: for whom, from when, what goes in, and how it is put together."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from app.records import meetings, mentorships, people, posts, reflections
from app.summary import gather
from tests.ui.entry_makers import goal, reflection
from tests.ui.share_hands import (
    button,
    choose_reader,
    click,
    name_it,
    offered,
    pick,
    press_row,
    row,
    said,
    select,
    shown_page,
    state,
    tree,
)  # fmt: skip
from ui.widgets.check import Check
from ui.widgets.date_field import DateField
from ui.widgets.fold import Fold

AS_MENTOR = (mentorships.Role.MENTOR, mentorships.Form.TRADITIONAL, "So that they settle in.")
AS_MENTEE = (mentorships.Role.MENTEE, mentorships.Form.TRADITIONAL, "To write together.")
BOTH_WAYS = (mentorships.Role.BOTH, mentorships.Form.PEER, "To learn from each other.")
SPACE = Qt.Key.Key_Space
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def held(journal, meeting):
    """What was said on 10 March 2025."""
    with journal.write() as write:
        meetings.save_notes(write, meeting.id, "# The first week\n\nWe spoke about lanterns.")
        return meetings.hold(write, meetings.get(write.conn, meeting.id), meeting.planned_start)


@pytest.fixture
def page(qtbot, session):
    return shown_page(qtbot, session)


def another_mentorship(journal, name, terms, since=date(2025, 1, 1)):
    with journal.write() as write:
        person = people.add(write, name)
        return mentorships.add(write, person.id, *terms, agreed_on=since, started_on=since)


def post(journal, title, start, end=None):
    with journal.write() as write:
        return posts.add(write, posts.Post(0, "", title, start, end))


def periods(page):
    box = select(page, "Period")
    return [box.itemText(at) for at in range(box.count())]


def write_day(qtbot, field, words):
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def unfold(qtbot, page, heading):
    head = next(one._head for one in page.findChildren(Fold) if one._head.text() == heading)
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=head.rect().center())


def printed(page, session):
    return gather.document(session.journal.read, page._summary._choices.choice, date.today())


# for whom


def test_the_page_opens_on_its_first_choice(held, page):
    assert page.window().focusWidget().text() == "Me"


def test_for_me_all_is_ticked_but_reflections(journal, held, qtbot, session):
    goal(journal, "Ask early")
    reflection(journal, "It felt long.", 12, "On being watched")
    page = shown_page(qtbot, session)
    assert (state(page, "Mentorships"), state(page, "Goals"), state(page, "Reflections")) == (ON, ON, OFF)


def test_for_somebody_else_nothing_is_ticked(qtbot, held, page):
    choose_reader(qtbot, page, "Someone else")
    assert state(page, "Mentorships") is OFF
    assert not button(page, "Export PDF…").isEnabled()
    assert "Ready once something is ticked." in said(page)


def test_ticking_something_makes_it_ready(qtbot, held, page):
    choose_reader(qtbot, page, "Someone else")
    press_row(qtbot, page, SPACE, "Mentorships")
    assert button(page, "Export PDF…").isEnabled()


def test_which_mentor_is_asked_only_where_there_are_several(qtbot, journal, held, page):
    choose_reader(qtbot, page, "My mentor")
    before = select(page, "Which mentor").isVisible()
    another_mentorship(journal, "Zoë Okonkwo", AS_MENTEE)
    assert (before, select(page, "Which mentor").isVisible()) == (False, True)


def test_whom_the_owner_mentors_is_no_mentor_to_choose(qtbot, journal, held, page):
    another_mentorship(journal, "Ravi Menon", AS_MENTOR)
    choose_reader(qtbot, page, "My mentor")
    box = select(page, "Which mentor")
    assert [box.itemText(at) for at in range(box.count())] == ["Ada Fenwick"]


def test_a_mentor_is_offered_what_is_theirs(qtbot, journal, held, page):
    another_mentorship(journal, "Zoë Okonkwo", AS_MENTEE)
    choose_reader(qtbot, page, "My mentor")
    pick(qtbot, select(page, "Which mentor"), "Zoë Okonkwo")
    assert (state(page, "Mentorships", "Zoë Okonkwo"), state(page, "Mentorships", "Ada Fenwick")) == (ON, OFF)


def test_two_mentorships_with_the_same_mentor_can_be_told_apart(qtbot, journal, mentorship, ada, page):
    with journal.write() as write:
        since = date(2025, 6, 1)
        mentorships.add(write, ada.id, *BOTH_WAYS, agreed_on=since, started_on=since)
    choose_reader(qtbot, page, "My mentor")
    box = select(page, "Which mentor")
    told = {box.itemText(at) for at in range(box.count())}
    assert told == {"Ada Fenwick, since September 2024", "Ada Fenwick, since June 2025"}


def test_who_has_no_mentor_is_told_so(qtbot, journal, page):
    another_mentorship(journal, "Ravi Menon", AS_MENTOR)
    choose_reader(qtbot, page, "My mentor")
    assert "Nobody mentors you at present, so nothing is ticked for you." in said(page)


def test_a_new_mentor_is_offered_mentorships_and_goals(qtbot, journal, held, page):
    goal(journal, "Ask early")
    reflection(journal, "It felt long.", 12)
    choose_reader(qtbot, page, "A new mentor")
    assert offered(page) == ["Mentorships", "Goals"]


def test_a_new_mentor_gets_the_story_on_one_page(qtbot, session, held, page):
    choose_reader(qtbot, page, "A new mentor")
    assert printed(page, session).form == "brief"


def test_the_first_click_ticks_what_is_under_the_mouse_wherever_the_page_is_scrolled(qtbot, journal, held, session):
    for number in range(25):
        reflection(journal, "It felt long.", number, f"Evening {number}")
    page = shown_page(qtbot, session)
    page._summary.set_scroll(250)
    view = tree(page).view
    spot = QPoint(200, view.visibleRegion().boundingRect().bottom() - 3)
    title = view.indexAt(spot).data()
    on_screen = view.viewport().mapToGlobal(spot)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().mapFromGlobal(on_screen))
    assert state(page, "Reflections", title) is ON


def test_what_is_written_meanwhile_does_not_scroll_the_page(qtbot, journal, held, session):
    for number in range(25):
        reflection(journal, "It felt long.", number, f"Evening {number}")
    page = shown_page(qtbot, session)
    press_row(qtbot, page, SPACE, "Mentorships")
    page._summary.set_scroll(400)
    before = page._summary.scrolled()
    goal(journal, "Ask early")
    assert (before > 300, page._summary.scrolled()) == (True, before)


# what was ticked by hand


def test_what_was_ticked_by_hand_survives_another_period(qtbot, journal, held, page):
    goal(journal, "Ask early")
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    pick(qtbot, select(page, "Period"), "The last twelve months")
    assert state(page, "Goals", "Ask early") is OFF


def test_another_reader_has_their_own_ticks(qtbot, journal, held, page):
    goal(journal, "Ask early")
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    choose_reader(qtbot, page, "A new mentor")
    pick_again = state(page, "Mentorships")
    choose_reader(qtbot, page, "Me")
    assert (pick_again, state(page, "Goals", "Ask early")) == (ON, OFF)


def test_what_was_offered_can_be_had_back(qtbot, journal, held, page):
    goal(journal, "Ask early")
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    click(qtbot, page, "Back to what was offered")
    assert state(page, "Goals", "Ask early") is ON


def test_what_is_as_it_was_offered_needs_no_way_back(qtbot, journal, held, page):
    goal(journal, "Ask early")
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    offers = page._summary._choices._back.isVisible()
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    assert (offers, page._summary._choices._back.isVisible()) == (True, False)


def test_what_is_written_meanwhile_is_offered_and_ticks_stay(qtbot, journal, held, page):
    goal(journal, "Ask early")
    press_row(qtbot, page, SPACE, "Goals", "Ask early")
    goal(journal, "Rest")
    assert (state(page, "Goals", "Rest"), state(page, "Goals", "Ask early")) == (ON, OFF)


def test_what_is_kept_out_meanwhile_loses_its_tick(qtbot, journal, held, page):
    made = reflection(journal, "It felt long.", 12, "On being watched")
    press_row(qtbot, page, SPACE, "Reflections", "On being watched")
    with journal.write() as write:
        reflections.save(write, replace(made, kept_out=True))
    assert row(page, "Reflections", "On being watched").data(Qt.ItemDataRole.CheckStateRole) is None
    assert not any(number == made.id for kind, number in tree(page).model.chosen if kind == "reflection")


# what stays behind


def test_what_is_left_out_is_counted(qtbot, journal, held, page):
    reflection(journal, "It felt long.", 12, "On being watched")
    qtbot.waitUntil(lambda: any(one.startswith("One reflection") for one in said(page)))


def test_what_is_left_out_is_named_when_it_is_unfolded(qtbot, journal, held, page):
    reflection(journal, "It felt long.", 12, "On being watched")
    qtbot.waitUntil(lambda: any(one.startswith("One reflection") for one in said(page)))
    unfold(qtbot, page, "Left out")
    assert any("“On being watched”" in one for one in said(page))


@pytest.mark.parametrize("height", [600, 800])
def test_beside_the_buttons_it_says_that_nothing_was_checked(qtbot, session, held, height):
    page = shown_page(qtbot, session, 880, height)
    reminders = [one for one in page.findChildren(QLabel) if one.text().startswith("Nothing has been checked")]
    assert any(not one.visibleRegion().isEmpty() for one in reminders)


# the period


def test_this_post_is_the_first_period(qtbot, journal, held, session):
    post(journal, "CT2 liaison", date(2024, 2, 7))
    page = shown_page(qtbot, session)
    assert select(page, "Period").currentText() == "This post, Feb 2024 to now"


def test_without_a_post_it_is_everything(held, page):
    assert select(page, "Period").currentText() == "Everything so far"


def test_a_new_mentor_is_told_the_story_from_its_beginning(qtbot, journal, held, session):
    post(journal, "CT2 liaison", date(2024, 2, 7))
    page = shown_page(qtbot, session)
    choose_reader(qtbot, page, "A new mentor")
    assert select(page, "Period").currentText() == "Everything so far"
    choose_reader(qtbot, page, "Me")
    assert select(page, "Period").currentText() == "This post, Feb 2024 to now"


def test_a_period_chosen_by_hand_stays_for_every_reader(qtbot, journal, held, session):
    post(journal, "CT2 liaison", date(2024, 2, 7))
    page = shown_page(qtbot, session)
    pick(qtbot, select(page, "Period"), "The last three months")
    choose_reader(qtbot, page, "A new mentor")
    assert select(page, "Period").currentText() == "The last three months"


def test_earlier_posts_are_periods_too(qtbot, journal, held, session):
    post(journal, "CT1", date(2023, 8, 2), date(2024, 2, 6))
    page = shown_page(qtbot, session)
    assert periods(page)[-1] == "CT1, Aug 2023 to Feb 2024"


def test_a_post_gives_the_summary_its_days(qtbot, journal, held, session):
    post(journal, "CT1", date(2023, 8, 2), date(2024, 2, 6))
    page = shown_page(qtbot, session)
    pick(qtbot, select(page, "Period"), "CT1, Aug 2023 to Feb 2024")
    choice = page._summary._choices.choice
    assert (choice.first, choice.last) == (date(2023, 8, 2), date(2024, 2, 6))


def test_a_period_in_which_nothing_lies_says_so(qtbot, held, page):
    pick(qtbot, select(page, "Period"), "From one day to another")
    first, last = page.findChildren(DateField)
    write_day(qtbot, first, "1/1/2019")
    write_day(qtbot, last, "31/12/2019")
    qtbot.waitUntil(lambda: "Nothing lies in that time" in said(page))
    assert not button(page, "Export PDF…").isEnabled()


def test_days_the_wrong_way_round_are_taken_as_meant(qtbot, held, page):
    pick(qtbot, select(page, "Period"), "From one day to another")
    first, last = page.findChildren(DateField)
    write_day(qtbot, first, "1/4/2025")
    write_day(qtbot, last, "1/3/2025")
    choice = page._summary._choices.choice
    assert (choice.first, choice.last) == (date(2025, 3, 1), date(2025, 4, 1))


def test_a_day_that_is_none_is_pointed_out_before_anything_leaves(qtbot, held, page):
    pick(qtbot, select(page, "Period"), "From one day to another")
    first, last = page.findChildren(DateField)
    write_day(qtbot, first, "1/1/2025")
    last.selectAll()
    qtbot.keyClicks(last, "soon")
    click(qtbot, page, "Export PDF…")
    assert (last.accessibleDescription(), last.hasFocus()) == ("Write it as a day, such as 1 October 2023.", True)
    assert page.window().findChild(QFileDialog) is None


# how it is put together


def test_what_goes_with_it_is_told_without_unfolding(held, page):
    assert any(one.startswith("People by name, with the timeline") for one in said(page))


def test_notes_can_be_left_out(qtbot, session, held, page):
    unfold(qtbot, page, "How it is put together")
    check = next(one for one in page.findChildren(Check) if one.text() == "Notes of meetings")
    check.setFocus()
    qtbot.keyClick(check, SPACE)
    assert [met.notes for met in printed(page, session).mentorships[0].meetings] == [None]


def test_only_what_applies_is_offered(qtbot, held, page):
    unfold(qtbot, page, "How it is put together")
    shown = [one.text() for one in page.findChildren(Check) if one.isVisible()]
    assert ("Notes of meetings" in shown, "Ladders" in shown) == (True, False)


def test_people_can_be_called_by_their_initials(qtbot, session, held, page):
    unfold(qtbot, page, "How it is put together")
    pick(qtbot, select(page, "People are named"), "By their initials")
    assert printed(page, session).mentorships[0].who == "A.F."


def test_each_reader_keeps_what_was_set_for_them(qtbot, session, held, page):
    unfold(qtbot, page, "How it is put together")
    pick(qtbot, select(page, "People are named"), "By their initials")
    choose_reader(qtbot, page, "Someone else")
    others = select(page, "People are named").currentText()
    choose_reader(qtbot, page, "Me")
    mine = select(page, "People are named").currentText()
    assert (others, mine) == ("By their role, such as “my mentor”", "By their initials")


def test_the_paper_can_be_the_other_one(qtbot, session, held, page):
    unfold(qtbot, page, "How it is put together")
    choose_reader(qtbot, page, "Letter")
    assert printed(page, session).paper == "us-letter"


# whose


def test_a_name_can_be_put_on_it_here_and_taken_back(qtbot, journal, session, held, page):
    assert "Your name isn’t on it." in said(page)
    name_it(qtbot, page, "Add it…", "Ilsa Brandt")
    assert "Your name on it: Ilsa Brandt" in said(page)
    session.undo.undo()
    assert people.me(journal.read) is None
    assert "Your name isn’t on it." in said(page)


def test_a_longer_name_has_the_room_it_needs(qtbot, session, held, page):
    name_it(qtbot, page, "Add it…", "Ilsa Brandt of the Northern Deanery")
    told = next(one for one in page.findChildren(QLabel) if one.text().startswith("Your name on it"))
    qtbot.waitUntil(lambda: told.width() >= told.sizeHint().width())
    assert told.geometry().right() < button(page, "Change…").geometry().left()


# nothing yet


def test_in_an_empty_journal_there_is_a_warm_sentence_and_no_button(qtbot, page):
    assert "Nothing to take along yet" in said(page)
    assert not page._summary._begin.isVisible()


def test_the_first_thing_written_brings_the_choices(qtbot, journal, page):
    reflection(journal, "It felt long.", 12, "On being watched")
    assert offered(page, "Reflections") == ["On being watched"]
