"""Choosing another record to link one with: the latest first, then what is found by its words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit, QListView

from app.acts import remove
from app.records import links, meetings, posts, reflections, tags
from app.store.journal import Kind
from tests.ui.entry_makers import action, days_ago, goal, link, note, post, reflection, tag
from tests.ui.meeting_makers import held, in_days, planned
from tests.ui.showing import shown, topmost
from ui.models.entries import entries, entry
from ui.pages.linking import steps
from ui.pages.linking.link_picker import LinkPicker
from ui.pages.search.results import RowKind, RowRole
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.line_edit import LineEdit

EVERY = (
    Kind.GOAL, Kind.MENTORSHIP, Kind.MEETING, Kind.REFLECTION, Kind.ACTION, Kind.NOTE, Kind.POST, Kind.TAG,
)  # fmt: skip


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def picker(qtbot, session):
    """Opens one, over a field that had the focus."""

    def open_one(kinds=EVERY, without=()):
        below = QLineEdit()
        window = shown(qtbot, below, width=1000, height=700)
        below.setFocus()
        made = LinkPicker(session, "Link this goal with", kinds, without)
        made.below, made.window_below = below, window
        made.picks, made.tags = QSignalSpy(made.picked), QSignalSpy(made.tag_named)
        made.open_on(window)
        return made

    return open_one


def query(picker):
    return picker.findChild(QLineEdit, "link-query")


def type_in(qtbot, picker, words):
    query(picker).clear()
    qtbot.keyClicks(query(picker), words)
    qtbot.waitUntil(lambda: not picker._pause.isActive(), timeout=2000)


def offered(picker):
    model = picker.findChild(QListView).model()
    return [model.index(at, 0).data(RowRole) for at in range(model.rowCount())]


def titles(picker):
    return [row.title for row in offered(picker) if row.kind is RowKind.RESULT]


def headings(picker):
    return [row.title for row in offered(picker) if row.kind is RowKind.HEADING]


def picks(picker):
    return [picker.picks.at(at)[0] for at in range(picker.picks.count())]


# what each record is called


def test_each_record_says_its_name_its_fact_and_where_it_opens(session, journal, mentorship):
    met = held(journal, mentorship, in_days(-9), notes="# A quiet week\n\nlanterns")
    made = {
        (Kind.MEETING, met.id): ("A quiet week", Place("meeting", met.id)),
        (Kind.MENTORSHIP, mentorship.id): ("Ada Fenwick", Place("mentorships", mentorship.id)),
        (Kind.REFLECTION, reflection(journal, "Rang at ten.").id): ("Rang at ten.", Place("reflections", 1)),
        (Kind.NOTE, note(journal, "## Later\nAsk Zoë").id): ("Ask Zoë", Place("reflections", 1, detail="note")),
        (Kind.GOAL, goal(journal).id): ("Ask for help early", Place("goals", 1)),
        (Kind.ACTION, action(journal, "Draft two sentences").id): (
            "Draft two sentences",
            Place("today", 1, "action"),
        ),
        (Kind.POST, post(journal, "Perinatal", date(2024, 8, 7), site="Ashdown").id): (
            "Perinatal, Ashdown",
            Place("settings", detail="about"),
        ),
        (Kind.TAG, tag(journal, "nights").id): ("nights", Place("reflections", detail="tag:nights")),
    }
    for ref, (title, place) in made.items():
        shown_as = entry(journal.read, ref, days_ago(0))
        assert (shown_as.title, shown_as.place) == (title, place)


def test_an_action_agreed_in_a_meeting_opens_that_meeting(journal, meeting):
    made = action(journal, "Ring the unit", days=0, meeting_id=meeting.id)
    place = Place("meeting", meeting.id, detail="notes")
    assert entry(journal.read, (Kind.ACTION, made.id), days_ago(0)).place == place


def test_a_meeting_without_a_headline_is_called_by_the_person(journal, meeting):
    assert entry(journal.read, (Kind.MEETING, meeting.id), date(2025, 4, 1)).title == "Ada Fenwick"


def test_a_reflection_without_words_is_called_by_its_model(journal):
    made = reflection(journal, "")
    assert entry(journal.read, (Kind.REFLECTION, made.id), days_ago(0)).title == "Free"


def test_what_was_removed_is_no_entry(journal):
    gone = reflection(journal, "Rang at ten.")
    kept = goal(journal)
    with journal.write() as write:
        remove.remove(write, (Kind.REFLECTION, gone.id))
    found = entries(journal.read, [(Kind.REFLECTION, gone.id), (Kind.GOAL, kept.id)], days_ago(0))
    assert [one.ref for one in found] == [(Kind.GOAL, kept.id)]


def test_entries_are_in_the_order_of_time_the_latest_first_and_tags_last(journal):
    first, last = reflection(journal, "First", days=30), reflection(journal, "Last", days=2)
    between, nights = goal(journal, set_on=days_ago(10)), tag(journal, "nights")
    refs = [
        (Kind.TAG, nights.id), (Kind.REFLECTION, first.id), (Kind.GOAL, between.id), (Kind.REFLECTION, last.id),
    ]  # fmt: skip
    assert [one.title for one in entries(journal.read, refs, days_ago(0))] == [
        "Last", "Ask for help early", "First", "nights",
    ]  # fmt: skip


# what is offered


def test_the_latest_stand_there_before_anything_is_typed(picker, journal, mentorship):
    reflection(journal, "An old one", days=300)
    held(journal, mentorship, in_days(-20), notes="# A quiet week")
    reflection(journal, "A new one", days=1)
    opened = picker((Kind.MEETING, Kind.REFLECTION))
    assert headings(opened) == ["Lately"]
    assert titles(opened) == ["A new one", "A quiet week", "An old one"]


def test_only_the_wanted_kinds_are_offered_and_not_what_is_linked_already(qtbot, picker, journal):
    one, other = reflection(journal, "Lanterns one"), reflection(journal, "Lanterns two")
    note(journal, "Lanterns in a note")
    opened = picker((Kind.REFLECTION,), without=[(Kind.REFLECTION, one.id)])
    assert [row.ref for row in offered(opened) if row.ref] == [(Kind.REFLECTION, other.id)]
    type_in(qtbot, opened, "lant")
    assert [row.ref for row in offered(opened) if row.ref] == [(Kind.REFLECTION, other.id)]


def test_what_is_typed_finds_every_kind_under_its_heading(qtbot, picker, journal, mentorship):
    goal(journal, "Lanterns by night")
    held(journal, mentorship, in_days(-20), notes="# A quiet week\n\nOn lanterns.")
    reflection(journal, "Lanterns again", days=1)
    action(journal, "Buy lanterns")
    note(journal, "A lantern note")
    post(journal, "Lantern House", date(2024, 8, 7))
    tag(journal, "lanterns")
    opened = picker()
    type_in(qtbot, opened, "lantern")
    assert headings(opened) == [
        "Goals", "Meetings", "Reflections", "Actions", "Notes", "Posts", "Tags", "A tag of your own",
    ]  # fmt: skip
    assert titles(opened)[:3] == ["Lanterns by night", "A quiet week", "Lanterns again"]
    assert next(row.excerpt for row in offered(opened) if row.title == "A quiet week").endswith("On lanterns.”")


def test_a_goal_is_found_behind_any_number_of_newer_entries(qtbot, picker, journal):
    made = goal(journal, "Lanterns by night", set_on=days_ago(900))
    with journal.write() as write:
        for number in range(80):
            reflections.add(write, reflections.Reflection(0, "", days_ago(1), "free", "", f"Lanterns {number}"))
    opened = picker((Kind.GOAL, Kind.REFLECTION))
    type_in(qtbot, opened, "lanterns")
    assert offered(opened)[1].ref == (Kind.GOAL, made.id)


def test_nothing_found_says_so_and_links_nothing(qtbot, picker, journal):
    reflection(journal, "Lanterns")
    opened = picker((Kind.REFLECTION,))
    type_in(qtbot, opened, "owls")
    assert "Nothing matches “owls”. Try fewer words." in [label.text() for label in opened.findChildren(QLabel)]
    assert not opened.findChildren(Button)[-1].isEnabled()
    qtbot.keyClick(query(opened), Qt.Key.Key_Return)
    assert picks(opened) == []
    assert opened.isVisible()


def test_an_empty_journal_has_nothing_to_link(picker):
    says = [label.text() for label in picker().findChildren(QLabel)]
    assert "There’s nothing to link it with yet." in says


# choosing


def test_enter_picks_the_one_the_arrows_came_to_and_gives_the_focus_back(qtbot, picker, journal):
    reflection(journal, "The newer", days=1)
    older = reflection(journal, "The older", days=2)
    opened = picker((Kind.REFLECTION,))
    qtbot.keyClick(query(opened), Qt.Key.Key_Down)
    assert query(opened).accessibleDescription().startswith("The older")
    qtbot.keyClick(query(opened), Qt.Key.Key_Return)
    assert picks(opened) == [(Kind.REFLECTION, older.id)]
    assert opened.below.hasFocus()


def test_enter_at_once_after_typing_waits_for_what_is_found(qtbot, picker, journal):
    reflection(journal, "Owls", days=0)
    wanted = reflection(journal, "Lanterns", days=5)
    opened = picker((Kind.REFLECTION,))
    qtbot.keyClicks(query(opened), "lant")
    qtbot.keyClick(query(opened), Qt.Key.Key_Return)
    assert picks(opened) == [(Kind.REFLECTION, wanted.id)]


def test_a_click_picks(qtbot, picker, journal):
    reflection(journal, "The newer", days=1)
    older = reflection(journal, "The older", days=2)
    opened = picker((Kind.REFLECTION,))
    view = opened.findChild(QListView)
    spot = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picks(opened) == [(Kind.REFLECTION, older.id)]


def test_what_comes_up_under_a_mouse_at_rest_is_not_chosen_by_it(qtbot, picker, journal):
    newer = reflection(journal, "The newer", days=1)
    reflection(journal, "The older", days=2)
    opened = picker((Kind.REFLECTION,))
    view = opened.findChild(QListView)
    view.entered.emit(view.model().index(2, 0))
    qtbot.keyClick(query(opened), Qt.Key.Key_Return)
    assert picks(opened) == [(Kind.REFLECTION, newer.id)]


def test_a_click_on_a_heading_picks_nothing(qtbot, picker, journal):
    reflection(journal, "The newer", days=1)
    opened = picker((Kind.REFLECTION,))
    view = opened.findChild(QListView)
    spot = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picks(opened) == []
    assert opened.isVisible()


def test_esc_links_nothing(qtbot, picker, journal):
    reflection(journal, "Lanterns")
    opened = picker((Kind.REFLECTION,))
    qtbot.keyClick(query(opened), Qt.Key.Key_Escape)
    assert picks(opened) == []
    assert topmost(opened.window_below) is None


def test_a_name_that_no_tag_has_yet_is_offered_as_a_new_tag(qtbot, picker, journal):
    tag(journal, "nights")
    opened = picker((Kind.TAG,))
    type_in(qtbot, opened, "#night shifts")
    assert titles(opened) == ["New tag: night shifts"]
    qtbot.keyClick(query(opened), Qt.Key.Key_Return)
    assert [opened.tags.at(at)[0] for at in range(opened.tags.count())] == ["#night shifts"]
    assert picks(opened) == []


def test_a_tag_that_is_there_is_not_offered_anew(qtbot, picker, journal):
    made = tag(journal, "Nights")
    opened = picker((Kind.TAG,))
    type_in(qtbot, opened, "nights")
    assert [row.ref for row in offered(opened) if row.kind is RowKind.RESULT] == [(Kind.TAG, made.id)]


def test_without_tags_among_the_kinds_no_tag_is_offered(qtbot, picker, journal):
    reflection(journal, "Lanterns")
    opened = picker((Kind.REFLECTION,))
    type_in(qtbot, opened, "owls")
    assert titles(opened) == []


def test_a_post_that_is_still_to_be_made_asks_for_its_dates_and_is_picked(qtbot, picker, journal):
    opened = picker((Kind.POST,))
    type_in(qtbot, opened, "  ST5  rehabilitation")
    assert titles(opened) == ["New post: ST5 rehabilitation…"]
    qtbot.keyClick(query(opened), Qt.Key.Key_Return)
    dialog = topmost(opened.window_below)
    assert dialog.findChildren(LineEdit)[0].text() == "ST5 rehabilitation"
    since = dialog.findChildren(DateField)[0]
    since.setFocus()
    qtbot.keyClicks(since, "February 2025")
    qtbot.keyClick(since, Qt.Key.Key_Return)
    (made,) = posts.all_kept(journal.read)
    assert (made.title, made.start_on) == ("ST5 rehabilitation", date(2025, 2, 1))
    assert picks(opened) == [(Kind.POST, made.id)]
    assert topmost(opened.window_below) is None


def test_a_post_not_made_after_all_leaves_the_question_open(qtbot, picker, journal):
    opened = picker((Kind.POST,))
    type_in(qtbot, opened, "ST5")
    qtbot.keyClick(query(opened), Qt.Key.Key_Return)
    qtbot.keyClick(topmost(opened.window_below).findChildren(LineEdit)[0], Qt.Key.Key_Escape)
    assert (picks(opened), posts.all_kept(journal.read)) == ([], [])
    assert opened.isVisible()


def test_a_post_that_is_there_is_not_offered_anew(qtbot, picker, journal):
    made = post(journal, "Perinatal", date(2024, 8, 7), site="Ashdown")
    opened = picker((Kind.POST,))
    type_in(qtbot, opened, "perinatal")
    assert [row.ref for row in offered(opened) if row.kind is RowKind.RESULT] == [(Kind.POST, made.id)]


def test_a_meeting_to_come_is_offered_too(picker, journal, mentorship):
    coming = planned(journal, mentorship, in_days(9))
    assert meetings.get(journal.read, coming.id).to_come
    assert [row.ref for row in offered(picker((Kind.MEETING,))) if row.ref] == [(Kind.MEETING, coming.id)]


# the link itself


def test_a_link_is_said_undone_and_done_again(session, journal):
    one, other = (Kind.GOAL, goal(journal).id), (Kind.NOTE, note(journal, "Lanterns").id)
    said = QSignalSpy(session.said)
    assert steps.link(session, one, other, "Lanterns")
    assert (said.at(0), links.all_of(journal.read, one)) == (["Linked to Lanterns", True], [other])
    session.undo.undo()
    assert links.all_of(journal.read, one) == []
    session.undo.redo()
    assert links.all_of(journal.read, other) == [one]


def test_unlinking_is_undone_too(session, journal):
    one, other = (Kind.GOAL, goal(journal).id), (Kind.NOTE, note(journal, "Lanterns").id)
    link(journal, one, other)
    assert steps.unlink(session, one, other, "Lanterns")
    assert links.all_of(journal.read, one) == []
    session.undo.undo()
    assert links.all_of(journal.read, one) == [other]


def test_a_reflection_linked_with_a_meeting_makes_it_reflected_and_unlinked_not(session, journal, mentorship):
    met = held(journal, mentorship, in_days(-2))
    refs = (Kind.MEETING, met.id), (Kind.REFLECTION, reflection(journal, "Rang at ten.").id)
    steps.link(session, *refs, "Rang at ten.")
    assert meetings.get(journal.read, met.id).state is meetings.State.REFLECTED
    session.undo.undo()
    assert meetings.get(journal.read, met.id).state is meetings.State.HELD
    session.undo.redo()
    steps.unlink(session, *refs, "Rang at ten.")
    assert meetings.get(journal.read, met.id).state is meetings.State.HELD


def test_a_new_tag_goes_with_undo_and_the_same_one_comes_back(session, journal):
    made = (Kind.GOAL, goal(journal).id)
    steps.tag(session, made, "#night  shifts")
    [kept] = tags.all_kept(journal.read)
    assert (kept.name, links.of(journal.read, made, Kind.TAG)) == ("night shifts", [kept.id])
    session.undo.undo()
    assert (tags.all_kept(journal.read), links.of(journal.read, made, Kind.TAG)) == ([], [])
    session.undo.redo()
    assert (tags.all_kept(journal.read), links.of(journal.read, made, Kind.TAG)) == ([kept], [kept.id])


def test_a_tag_that_was_there_stays_when_tagging_is_undone(session, journal):
    kept, made = tag(journal, "Nights"), (Kind.GOAL, goal(journal).id)
    steps.tag(session, made, "nights")
    assert links.of(journal.read, made, Kind.TAG) == [kept.id]
    session.undo.undo()
    assert tags.all_kept(journal.read) == [kept]
