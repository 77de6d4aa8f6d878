"""What stands beside the agenda while a meeting is prepared: what has happened since, and questions."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.records import actions, agenda, check_ins, goals, links, mentorships, notes, people, reflections
from app.records.actions import Action
from app.records.agenda import Origin
from app.records.check_ins import CheckIn
from app.records.goals import Goal
from app.records.mentorships import Form, Role
from app.records.notes import Note
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.ui.meeting_makers import button, held, in_days, opened, planned, there, words_on
from tests.ui.showing import OFFSCREEN_POPUP
from ui.pages.meetings.stages.questions_card import QuestionsCard
from ui.pages.meetings.stages.since_card import SinceCard
from ui.places import Place
from ui.widgets.buttons import IconButton
from ui.widgets.entry_row import EntryRow
from ui.widgets.menu import Menu

TODAY = date.today()
AGO_20, AGO_5 = TODAY - timedelta(days=20), TODAY - timedelta(days=5)


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def last(journal, mentorship):
    return held(journal, mentorship, in_days(-20), notes="Said it.\nThe silence on Monday #later")


@pytest.fixture
def coming(journal, mentorship):
    return planned(journal, mentorship, in_days(5))


def do(journal, function, *arguments):
    with journal.write() as write:
        return function(write, *arguments)


def since_of(page):
    return page.findChild(SinceCard)


def rows_of(page):
    """Title and what stands under it."""
    rows = [row for row in since_of(page).findChildren(EntryRow) if row.isVisibleTo(page)]
    return [(row.accessibleName(), row.accessibleDescription()) for row in rows][1:]


def last_time(page):
    """The first row."""
    return since_of(page).findChildren(EntryRow)[0]


def row_of(page, title):
    rows = since_of(page).findChildren(EntryRow)
    return next(row for row in rows if row.accessibleName() == title and row.isVisibleTo(page))


def plus_of(page, words):
    plus = page.findChildren(IconButton)
    return next(one for one in plus if one.accessibleName() == f"Add to the agenda: {words}" and one.isVisibleTo(page))


def on_agenda(journal, meeting):
    return [(item.title, item.origin) for item in agenda.of(journal.read, meeting.id)]


def menu_of(page, title):
    row = row_of(page, title)
    row.menu_requested.emit(row.key, QPoint(5, 5))
    menu = page.findChildren(Menu)[-1]
    menu.close()
    return {action.text(): action for action in menu.actions() if action.text()}


def agreed(journal, title, meeting, done_on=None):
    made = do(journal, actions.add, Action(0, "", title, AGO_20, meeting_id=meeting.id))
    return do(journal, actions.move, made, actions.State.DONE, done_on) if done_on else made


def moved_goal(journal, note):
    levels = {-2: "never", -1: "late", 0: "in time", 1: "early", 2: "at once"}
    goal = do(
        journal, goals.add, Goal(0, "", "Ask for help early", date(2024, 9, 2), goals.State.ACTIVE, levels=levels)
    )
    do(journal, check_ins.add, CheckIn(0, "", goal.id, AGO_5, 0, "in time", note))
    return goal


# since you last met


def test_at_a_first_meeting_there_is_no_last_time(qtbot, session, coming):
    page = opened(qtbot, session, coming, width=1280)
    assert "Since you last met" not in words_on(page)


def test_it_begins_with_the_last_meeting_and_leads_there(qtbot, session, journal, mentorship, coming):
    last = held(journal, mentorship, in_days(-20), notes="## The rota #later", what_mattered="Ask\nearly")
    page = opened(qtbot, session, coming, width=1280)
    row = last_time(page)
    row.click()
    assert (row.accessibleName(), row.accessibleDescription()) == ("Last time", "The rota. Ask early")
    assert there(page) == Place("meeting", last.id, "notes")


def test_when_nothing_happened_it_says_so_kindly(qtbot, session, journal, mentorship, coming):
    held(journal, mentorship, in_days(-20))
    page = opened(qtbot, session, coming, width=1280)
    assert "Nothing new since you last met. You could ask each other why." in words_on(page)


def test_it_says_how_many_actions_are_done_and_which_are_open(qtbot, session, journal, last, coming):
    agreed(journal, "Read the guideline", last, AGO_5)
    agreed(journal, "Email Dr Prior", last)
    agreed(journal, "Draft two sentences", last)
    page = opened(qtbot, session, coming, width=1280)
    assert rows_of(page) == [("One of three actions done", "Still open: Email Dr Prior; Draft two sentences")]


@pytest.mark.parametrize(
    ("done", "still_open", "says"),
    [(2, 0, "Two actions done"), (0, 2, "Two actions still open"), (1, 0, "One action done")],
)
def test_it_judges_nobody_where_all_is_done_or_all_is_open(
    qtbot, session, journal, last, coming, done, still_open, says
):
    for number in range(done):
        agreed(journal, f"Done {number}", last, AGO_5)
    for number in range(still_open):
        agreed(journal, f"Open {number}", last)
    assert rows_of(opened(qtbot, session, coming, width=1280))[0][0] == says


def test_a_goal_that_moved_quotes_what_was_written(qtbot, session, journal, last, coming):
    goal = moved_goal(journal, "Rang at ten, not at two.")
    page = opened(qtbot, session, coming, width=1280)
    [(title, says)] = rows_of(page)
    assert title == "Ask for help early"
    assert says.startswith("One step up on ")
    assert says.endswith("You wrote: “Rang at ten, not at two.”")
    row_of(page, title).click()
    assert there(page) == Place("goals", goal.id)


def test_what_was_written_is_named_and_unfolds_to_be_opened(qtbot, session, journal, last, coming):
    one = do(journal, reflections.add, Reflection(0, "", AGO_5, "free", title="On being watched"))
    do(journal, reflections.add, Reflection(0, "", AGO_5, "free", text="You don’t need the answer"))
    page = opened(qtbot, session, coming, width=1280)
    folded = rows_of(page)
    row = row_of(page, "Two reflections")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    unfolded = [title for title, _ in rows_of(page)]
    row_of(page, "On being watched").click()
    assert folded == [("Two reflections", "On being watched; You don’t need the answer")]
    assert unfolded == ["Two reflections", "On being watched", "You don’t need the answer"]
    assert there(page) == Place("reflections", one.id)


def test_a_single_note_opens_at_once(qtbot, session, journal, last, coming):
    note = do(journal, notes.add, Note(0, "", AGO_5, "The phrase I didn’t finish"))
    page = opened(qtbot, session, coming, width=1280)
    row_of(page, "One note").click()
    assert there(page) == Place("reflections", note.id, "note")


@OFFSCREEN_POPUP
def test_a_line_can_be_put_on_the_agenda_and_leads_back_from_there(qtbot, session, journal, last, coming):
    note = do(journal, notes.add, Note(0, "", AGO_5, "The phrase I didn’t finish"))
    page = opened(qtbot, session, coming, width=1280)
    menu_of(page, "One note")["Add to agenda"].trigger()
    [item] = agenda.of(journal.read, coming.id)
    assert (item.title, item.origin) == ("The phrase I didn’t finish", Origin.NOTE)
    assert links.of(journal.read, (Kind.AGENDA_ITEM, item.id), Kind.NOTE) == [note.id]


def test_what_was_marked_to_be_reflected_on_can_be_raised(qtbot, session, journal, last, coming):
    page = opened(qtbot, session, coming, width=1280)
    before = "Things to raise" in words_on(page)
    plus_of(page, "The silence on Monday").click()
    assert on_agenda(journal, coming) == [("The silence on Monday", Origin.NOTE)]
    assert (before, "Things to raise" in words_on(page)) == (True, False)
    session.undo.undo()
    assert "The silence on Monday" in words_on(since_of(page))


def test_what_is_done_meanwhile_is_followed(qtbot, session, journal, last, coming):
    action = agreed(journal, "Email Dr Prior", last)
    page = opened(qtbot, session, coming, width=1280)
    do(journal, actions.move, action, actions.State.DONE, TODAY)
    assert rows_of(page) == [("One action done", "Email Dr Prior")]


# questions


def test_a_mentee_is_offered_three_questions_a_mentor_might_bring(qtbot, session, coming):
    words = words_on(opened(qtbot, session, coming, width=1280).findChild(QuestionsCard))
    assert "Questions a mentor might bring" in words
    assert words.count("?") == 3
    assert "What would make this hour worth it?" in words


def test_three_others_can_be_asked_for(qtbot, session, coming):
    page = opened(qtbot, session, coming, width=1280)
    before = words_on(page.findChild(QuestionsCard))
    button(page, "Three others").click()
    after = words_on(page.findChild(QuestionsCard))
    assert not {line for line in before.split("\n") if "?" in line} & set(after.split("\n"))


def test_a_question_put_on_the_agenda_makes_room_for_another(qtbot, session, journal, coming):
    page = opened(qtbot, session, coming, width=1280)
    plus = plus_of(page, "What would make this hour worth it?")
    plus.setFocus()
    qtbot.keyClick(plus, Qt.Key.Key_Return)
    words = words_on(page.findChild(QuestionsCard))
    assert on_agenda(journal, coming) == [("What would make this hour worth it?", Origin.QUESTION)]
    assert (words.count("?"), "What would make this hour worth it?" in words) == (3, False)
    assert page.findChild(QuestionsCard).isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize(
    ("role", "form", "heading"),
    [
        (Role.MENTOR, Form.TRADITIONAL, "Questions you might bring"),
        (Role.BOTH, Form.PEER, "Questions either of you might bring"),
        (Role.MENTOR, Form.REVERSE, "Questions to go in with"),
    ],
)
def test_the_questions_follow_my_role(qtbot, session, journal, role, form, heading):
    ravi = do(journal, people.add, "Ravi Menon")
    with journal.write() as write:
        since = {"agreed_on": date(2024, 9, 2), "started_on": date(2024, 9, 2)}
        mentorship = mentorships.add(write, ravi.id, role, form, "Each other.", **since)
    page = opened(qtbot, session, planned(journal, mentorship, in_days(5)), width=1280)
    assert heading in words_on(page.findChild(QuestionsCard))


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (1100, False), (880, False)])
def test_they_stand_beside_the_agenda_or_under_it(qtbot, session, coming, width, beside):
    page = opened(qtbot, session, coming, width=width)
    card = page.findChild(QuestionsCard)
    start = button(page, "Start the meeting")
    assert (card.mapTo(page, QPoint(0, 0)).x() > start.mapTo(page, QPoint(0, 0)).x() + 300) is beside
