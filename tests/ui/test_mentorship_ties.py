"""What hangs on a mentorship: the posts it ran across, the goals it is about, and what becomes of them when it goes."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.acts import attain, reflect
from app.records import goals, links, mentorships, posts, reflections
from app.records.goals import Goal
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.ui.meeting_makers import at, held
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from tests.ui.test_mentorships import choose, click, opened, timeline_of, words_on
from ui.pages.linking.link_picker import LinkPicker
from ui.pages.mentorships.goals_section import GoalsSection
from ui.places import Place
from ui.widgets.entry_row import EntryRow
from ui.widgets.mini_ladder import MiniLadder

DAY = date(2025, 3, 10)
LADDER = {-2: "silent", -1: "only when asked", 0: "one point most weeks", 1: "aloud", 2: "I chair"}


@pytest.fixture
def goal(journal, mentorship):
    """Talked about with Ada; at what was hoped for."""
    with journal.write() as write:
        goal = goals.add(write, Goal(0, "", "Say what I think", DAY, goals.State.ACTIVE, levels=LADDER))
        attain.check_in(write, goal, DAY, 0, "", None)
        links.add(write, (Kind.GOAL, goal.id), (Kind.MENTORSHIP, mentorship.id))
        return goal


def add_post(journal, title, first, last=None, site=""):
    with journal.write() as write:
        return posts.add(write, Post(0, "", title, first, last, site=site))


def goal_rows(page):
    section = page.findChild(GoalsSection)
    return [row for row in section.findChildren(EntryRow) if row.isVisible()]


# Posts


def test_meetings_stand_under_the_post_of_their_day(qtbot, session, journal, mentorship):
    add_post(journal, "CT2 old age", date(2024, 8, 7), date(2025, 2, 4), "Stannet Vale")
    add_post(journal, "CT2 liaison", date(2025, 2, 5), date(2025, 8, 5))
    held(journal, mentorship, at(2025, 2, 4), notes="# The last day")
    held(journal, mentorship, at(2025, 2, 5), notes="# The first day")
    headings = timeline_of(opened(qtbot, session))
    assert [one for one in headings if "day" not in one] == ["CT2 liaison", "CT2 old age, Stannet Vale"]
    assert headings[1].startswith("The first day")


def test_a_meeting_between_two_posts_stands_under_its_year(qtbot, session, journal, mentorship):
    add_post(journal, "CT2 liaison", date(2025, 2, 5))
    held(journal, mentorship, at(2025, 2, 4), notes="# The last day")
    assert timeline_of(opened(qtbot, session))[0] == "2025"


def test_a_post_set_by_hand_holds_whatever_the_day(qtbot, session, journal, mentorship):
    post = add_post(journal, "CT2 liaison", date(2025, 2, 5))
    meeting = held(journal, mentorship, at(2025, 2, 4), notes="# The last day")
    with journal.write() as write:
        links.add(write, (Kind.MEETING, meeting.id), (Kind.POST, post.id))
    assert timeline_of(opened(qtbot, session))[0] == "CT2 liaison"


def test_its_head_says_across_how_many_posts(qtbot, session, journal, mentorship):
    add_post(journal, "CT2 old age", date(2024, 8, 7), date(2025, 2, 4))
    add_post(journal, "CT2 liaison", date(2025, 2, 5), date(2025, 8, 5))
    add_post(journal, "CT3", date(2025, 8, 6))
    held(journal, mentorship, at(2025, 2, 4))
    held(journal, mentorship, at(2025, 2, 5))
    assert "Two meetings across two posts" in words_on(opened(qtbot, session))


def test_a_post_added_meanwhile_is_followed(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 2, 4), notes="# The last day")
    page = opened(qtbot, session)
    add_post(journal, "CT2 old age", date(2024, 8, 7))
    assert timeline_of(page)[0] == "CT2 old age"


# Goals


def test_a_goal_shows_its_ladder_in_its_owners_words(qtbot, session, goal):
    (row,) = goal_rows(opened(qtbot, session))
    assert row.accessibleName() == "Say what I think"
    assert row.findChild(MiniLadder).accessibleName() == "one point most weeks"


def test_one_that_is_still_forming_says_so(qtbot, session, journal, mentorship):
    with journal.write() as write:
        forming = goals.add(write, Goal(0, "", "Liaison, or not", DAY))
        links.add(write, (Kind.GOAL, forming.id), (Kind.MENTORSHIP, mentorship.id))
    assert "Still forming" in words_on(opened(qtbot, session))


def test_enter_opens_a_goal(qtbot, session, goal):
    page = opened(qtbot, session)
    goal_rows(page)[0].setFocus()
    QTest.keyClick(goal_rows(page)[0], Qt.Key.Key_Return)
    assert page.went.at(0) == [Place("goals", goal.id)]


def test_a_goal_is_added_by_typing_and_untied_with_delete(qtbot, session, journal, mentorship):
    with journal.write() as write:
        made = goals.add(write, Goal(0, "", "Go home on time", DAY))
    page = opened(qtbot, session)
    buttons = page.findChildren(QAbstractButton)
    next(one for one in buttons if one.accessibleName() == "Add a goal we talk about").click()
    picker = page.window().findChild(LinkPicker)
    QTest.keyClicks(picker.focusWidget(), "home")
    qtbot.waitUntil(lambda: picker._list.currentIndex().isValid())
    QTest.keyClick(picker.focusWidget(), Qt.Key.Key_Return)
    assert links.of(journal.read, (Kind.MENTORSHIP, mentorship.id), Kind.GOAL) == [made.id]
    goal_rows(page)[0].setFocus()
    QTest.keyClick(goal_rows(page)[0], Qt.Key.Key_Delete)
    assert goal_rows(page) == []
    session.undo.undo()
    assert [row.accessibleName() for row in goal_rows(page)] == ["Go home on time"]


def test_a_lock_leaves_no_word_of_a_goal(qtbot, session, goal):
    page = opened(qtbot, session)
    page.clear_words()
    assert goal_rows(page) == []


# Removing


@pytest.fixture
def tied(journal, mentorship, goal):
    with journal.write() as write:
        reflect.begin(write, Reflection(0, "", DAY, "free", text="Mine."), [(Kind.MENTORSHIP, mentorship.id)])


@OFFSCREEN_POPUP
def test_what_is_tied_to_it_alone_is_counted_and_stays_unless_it_is_meant(qtbot, session, journal, tied):
    page = opened(qtbot, session)
    choose(page, "Remove…")
    assert "Keep one goal and one reflection" in words_on(topmost(page.window()))
    click(topmost(page.window()), "Remove")
    assert mentorships.all_kept(journal.read) == []
    assert len(goals.all_kept(journal.read)) == len(reflections.newest(journal.read)) == 1


@OFFSCREEN_POPUP
def test_meant_it_goes_too_and_undo_brings_all_of_it_back(qtbot, session, journal, tied):
    page = opened(qtbot, session)
    choose(page, "Remove…")
    click(topmost(page.window()), "Remove those too")
    click(topmost(page.window()), "Remove")
    assert goals.all_kept(journal.read) == reflections.newest(journal.read) == []
    session.undo.undo()
    assert len(goals.all_kept(journal.read)) == len(reflections.newest(journal.read)) == 1


@OFFSCREEN_POPUP
def test_with_nothing_tied_to_it_nothing_is_asked_about_that(qtbot, session, journal, mentorship):
    held(journal, mentorship, at(2025, 2, 4))
    page = opened(qtbot, session)
    choose(page, "Remove…")
    assert "Remove those too" not in words_on(topmost(page.window()))
