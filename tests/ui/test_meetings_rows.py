"""What the rows of the meetings say and offer, and which of them are shown."""

from datetime import date, timedelta

import pytest

from app.acts import carry, meet, prepare, reflect
from app.records import links, meetings, posts
from app.records.meetings import Meeting
from app.records.posts import Post
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.ui.meeting_makers import at, button, held, in_days, planned, words_on
from tests.ui.test_meetings import opened, rows_of, there, view_of
from ui.pages.meetings.meeting_rows import second_line
from ui.pages.meetings.row_buttons import RowButtons
from ui.places import Place
from ui.widgets.select import Select

MARCH, MAY, JUNE = at(2024, 3, 4), at(2024, 5, 2), at(2024, 6, 6)


pytestmark = pytest.mark.usefixtures("still")


def do(journal, function, *arguments, **named):
    with journal.write() as write:
        return function(write, *arguments, **named)


def second_lines(page):
    model = view_of(page).model()
    return [second_line(line) for row in range(model.rowCount()) if (line := model.meeting(row)) is not None]


def buttons_of(page):
    """For each row that has any: what its buttons say, and the kind of each."""
    view = view_of(page)
    found = (view.indexWidget(view.model().index(row)) for row in range(view.model().rowCount()))
    return [[(one.text(), one.kind) for one in row.findChildren(type(button_in(row)))] for row in found if row]


def button_in(row):
    from ui.widgets.buttons import Button

    return row.findChildren(Button)[0]


def post(journal, title, start_on, end_on=None):
    return do(journal, posts.add, Post(0, "", title, start_on, end_on))


def filter_of(page, name):
    return next(one for one in page.findChildren(Select) if one.accessibleName() == name)


# what a row says


def test_a_meeting_to_come_says_what_is_on_its_agenda(qtbot, session, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5))
    page = opened(qtbot, session)
    said = [second_lines(page)[0].partition(". ")[2]]
    for title in ("The rota", "Nights", "Easter"):
        do(journal, prepare.add_item, coming.id, title)
        said.append(second_lines(page)[0].partition(". ")[2])
    assert said == [
        "Nothing on the agenda yet",
        "One item on the agenda",
        "Two items on the agenda",
        "Three items on the agenda",
    ]


def test_what_was_carried_over_is_said(qtbot, session, journal, mentorship):
    before = held(journal, mentorship, MAY)
    for title in ("The rota", "Nights"):
        do(journal, prepare.add_item, before.id, title)
    coming = do(journal, meet.plan, Meeting(0, "", mentorship.id, in_days(5)))
    page = opened(qtbot, session)
    carried = second_lines(page)[0]
    do(journal, prepare.add_item, coming.id, "Easter")
    assert carried.endswith("Two items carried over")
    assert second_lines(page)[0].endswith("Three items on the agenda, two carried over")


def test_a_row_read_aloud_says_it_too(qtbot, session, journal, mentorship):
    planned(journal, mentorship, in_days(5))
    assert rows_of(opened(qtbot, session))[1].endswith("Nothing on the agenda yet")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"notes": "## The rota\n## Nights\n## Easter"}, "Ada Fenwick. Nights; Easter"),
        ({"notes": "## The rota\n## Nights", "what_mattered": "Ask early"}, "Ada Fenwick. Ask early"),
        ({"notes": "## The rota"}, "Ada Fenwick"),
    ],
)
def test_a_past_meeting_says_what_mattered_or_what_else_it_was_about(
    qtbot, session, journal, mentorship, words, says
):
    held(journal, mentorship, MAY, **words)
    assert second_lines(opened(qtbot, session)) == [says]


def test_without_other_headings_it_says_what_was_talked_about(qtbot, session, journal, mentorship):
    met = held(journal, mentorship, MAY)
    for title in ("The rota", "Nights", "Easter"):
        item = do(journal, prepare.add_item, met.id, title)
        if title != "Nights":
            do(journal, carry.tick, item, True)
    assert second_lines(opened(qtbot, session)) == ["In person, 1 hour. The rota; Easter"]


# what a row offers


def test_the_next_meeting_is_the_one_to_prepare(qtbot, session, journal, mentorship):
    planned(journal, mentorship, in_days(12))
    planned(journal, mentorship, in_days(5))
    assert buttons_of(opened(qtbot, session)) == [[("Prepare", "p")], [("Prepare", "")]]


def test_for_a_week_a_meeting_not_looked_back_on_offers_it(qtbot, session, journal, mentorship):
    recent = held(journal, mentorship, in_days(-6))
    held(journal, mentorship, in_days(-8))
    page = opened(qtbot, session)
    offered = buttons_of(page)
    button(page, "Reflect on the meeting with Ada Fenwick").click()
    assert offered == [[("Reflect", "")]]
    assert "Reflection not started" in words_on(page)
    assert there(page) == Place("meeting", recent.id, "reflect")


def test_once_something_is_written_or_nothing_was_to_add_it_is_offered_no_more(qtbot, session, journal, mentorship):
    written, nothing = held(journal, mentorship, in_days(-2)), held(journal, mentorship, in_days(-3))
    page = opened(qtbot, session)
    before = len(buttons_of(page))
    made = Reflection(0, "", date.today(), "free", text="Said it.")
    do(journal, reflect.begin, made, [(Kind.MEETING, written.id)])
    do(journal, reflect.nothing_to_add, meetings.get(journal.read, nothing.id))
    assert (before, buttons_of(page)) == (2, [])


def test_the_words_of_a_row_end_before_its_buttons(qtbot, session, journal, mentorship):
    held(journal, mentorship, in_days(-2), what_mattered="A long thing that mattered very much " * 4)
    page = opened(qtbot, session, width=880, height=600)
    row = page.findChild(RowButtons)
    assert row.room() < row.width() / 2


# of one post


@pytest.fixture
def three(journal, mentorship):
    """One meeting in each of two posts, and one between them."""
    first = post(journal, "Perinatal", date(2024, 1, 1), date(2024, 4, 30))
    second = post(journal, "Liaison", date(2024, 6, 1))
    for start in (MARCH, MAY, JUNE):
        held(journal, mentorship, start)
    return first, second


def days_of(page):
    model = view_of(page).model()
    return [f"{line.start:%d %b}" for row in range(model.rowCount()) if (line := model.meeting(row)) is not None]


def test_meetings_can_be_shown_by_post(qtbot, session, three):
    page = opened(qtbot, session)
    shown = [days_of(page)]
    for one in three:
        filter_of(page, "Of which post").choose(one.id)
        filter_of(page, "Of which post").chosen.emit(one.id)
        shown.append(days_of(page))
    assert shown == [["06 Jun", "02 May", "04 Mar"], ["04 Mar"], ["06 Jun"]]


def test_the_post_is_still_chosen_when_one_comes_back(qtbot, session, three, ada):
    page = opened(qtbot, session, Place("meetings", detail=f"{ada.id}/{three[0].id}"))
    assert (days_of(page), page.place().detail) == (["04 Mar"], f"{ada.id}/{three[0].id}")


def test_a_meeting_linked_with_a_post_belongs_to_that_and_no_other(qtbot, session, journal, mentorship, three):
    moved = held(journal, mentorship, at(2024, 3, 11))
    do(journal, links.add, (Kind.MEETING, moved.id), (Kind.POST, three[1].id))
    first = opened(qtbot, session, Place("meetings", detail=f"/{three[0].id}"))
    second = opened(qtbot, session, Place("meetings", detail=f"/{three[1].id}"))
    assert (days_of(first), days_of(second)) == (["04 Mar"], ["06 Jun", "11 Mar"])


def test_a_meeting_that_comes_to_be_is_followed_within_the_post(qtbot, session, journal, mentorship, three):
    page = opened(qtbot, session, Place("meetings", detail=f"/{three[0].id}"))
    held(journal, mentorship, at(2024, 2, 5))
    held(journal, mentorship, at(2024, 5, 9))
    assert days_of(page) == ["04 Mar", "05 Feb"]


def test_a_post_without_meetings_says_so_and_leads_back_to_all(qtbot, session, journal, three):
    empty = post(journal, "Later", date.today() + timedelta(days=400))
    page = opened(qtbot, session, Place("meetings", detail=f"/{empty.id}"))
    said = words_on(page)
    button(page, "Show all posts").click()
    assert "No meetings in this post" in said
    assert days_of(page) == ["06 Jun", "02 May", "04 Mar"]


def test_without_posts_there_is_nothing_to_choose_between(qtbot, session, journal, mentorship):
    held(journal, mentorship, MAY)
    assert not filter_of(opened(qtbot, session), "Of which post").isVisible()
