"""Looking back on a meeting, under the headings of a model."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from app.acts import reflect, remove
from app.errors import DiskTrouble
from app.records import goals, links, meetings, mentorships, people, reflections, tags
from app.records.goals import Goal
from app.records.meetings import State
from app.records.mentorships import Form, Role
from app.records.reflections import Reflection
from app.store.journal import Kind
from tests.ui.meeting_makers import at, button, fresh, held, in_days, opened, planned, there, words_on
from tests.ui.showing import OFFSCREEN_POPUP, topmost
from ui.pages.meetings.stages.areas import Areas
from ui.pages.meetings.stages.linked_card import LinkedCard
from ui.places import Place
from ui.widgets.check import Check
from ui.widgets.entry_row import EntryRow
from ui.widgets.line_edit import LineEdit
from ui.widgets.link_chips import LinkChips
from ui.widgets.menu import Menu
from ui.widgets.segmented import Segmented

MAY = at(2024, 5, 2)
TODAY = date.today()


pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def met(journal, mentorship):
    return held(journal, mentorship, MAY)


def page_of(qtbot, session, meeting, width=1280):
    return opened(qtbot, session, meeting, Place("meeting", meeting.id, "reflect"), width=width)


@pytest.fixture
def page(qtbot, session, met):
    return page_of(qtbot, session, met)


def do(journal, function, *arguments):
    with journal.write() as write:
        return function(write, *arguments)


def written(journal, meeting, text, model="free", **more):
    made = Reflection(0, "", TODAY, model, text=text, **more)
    return do(journal, reflect.begin, made, [(Kind.MEETING, meeting.id)])


def of(journal, meeting):
    return reflect.of_meeting(journal.read, meeting.id)


def areas_of(page):
    return page.findChild(Areas).editors


def names(page):
    return [editor.accessibleName() for editor in areas_of(page)]


def words(page):
    return [editor.text() for editor in areas_of(page)]


def picker_of(page):
    return [one for one in page.findChildren(Segmented) if one.isVisibleTo(page)][-1]


def type_into(qtbot, page, number, said):
    areas_of(page)[number].setFocus()
    qtbot.keyClicks(areas_of(page)[number], said)


def chips_of(page):
    return page.findChild(LinkedCard).findChild(LinkChips)


# writing


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (Role.MENTEE, ["Heard", "Said", "Shift", "Step", "Unsaid"]),
        (Role.MENTOR, ["What I heard", "What I didn’t ask", "What I learned from them", "What I’d hold for next time"]),
        (Role.BOTH, ["What I taught", "What I was taught", "What surprised each of us"]),
    ],
)
def test_the_headings_follow_my_role(qtbot, session, journal, role, headings):
    ravi = do(journal, people.add, "Ravi Menon")
    with journal.write() as write:
        since = {"agreed_on": date(2024, 1, 8), "started_on": date(2024, 1, 8)}
        mentorship = mentorships.add(write, ravi.id, role, Form.PEER, "Each other.", **since)
    assert names(page_of(qtbot, session, held(journal, mentorship, MAY))) == headings


def test_the_first_field_has_the_focus_and_its_question(page):
    assert QApplication.focusWidget() is areas_of(page)[0]
    assert areas_of(page)[0].accessibleDescription() == "What did you hear that you had not expected?"
    assert "What did you hear that you had not expected?" in words_on(page)


def test_there_is_no_reflection_before_the_first_words(page, journal, met, session):
    changes = QSignalSpy(session.changed)
    page.flush()
    assert (of(journal, met), fresh(journal, met).state, changes.count()) == ([], State.HELD, 0)


def test_the_first_words_make_one_that_is_tied_to_the_meeting_and_the_meeting_is_reflected(qtbot, page, journal, met):
    type_into(qtbot, page, 0, "That she was nervous too.")
    page.flush()
    [made] = of(journal, met)
    assert (made.text, made.model, made.on_day) == ("## Heard\nThat she was nervous too.", "mentoring_moment", TODAY)
    assert fresh(journal, met).state is State.REFLECTED


def test_typing_is_saved_without_being_asked(qtbot, page, journal, met):
    type_into(qtbot, page, 1, "No.")
    qtbot.waitUntil(lambda: [one.text for one in of(journal, met)] == ["## Said\nNo."], timeout=3000)


def test_more_words_are_the_same_reflection(qtbot, page, journal, met):
    type_into(qtbot, page, 0, "One")
    page.flush()
    type_into(qtbot, page, 4, "Two")
    page.flush()
    assert [one.text for one in of(journal, met)] == ["## Heard\nOne\n## Unsaid\nTwo"]


def test_when_all_words_are_taken_out_again_it_goes_and_the_meeting_is_held_again(qtbot, page, journal, met):
    type_into(qtbot, page, 0, "One")
    page.flush()
    areas_of(page)[0].selectAll()
    qtbot.keyClick(areas_of(page)[0], Qt.Key.Key_Delete)
    page.flush()
    assert (of(journal, met), fresh(journal, met).state) == ([], State.HELD)


def test_words_that_come_after_that_are_the_same_reflection_with_its_ties(qtbot, page, session, journal, met):
    goal = do(journal, goals.add, Goal(0, "", "Ask for help early", TODAY))
    first = written(journal, met, "## Heard\nOne", "mentoring_moment", kept_out=True)
    do(journal, links.add, (Kind.REFLECTION, first.id), (Kind.GOAL, goal.id))
    page.flush()
    areas_of(page)[0].selectAll()
    qtbot.keyClick(areas_of(page)[0], Qt.Key.Key_Delete)
    page.flush()
    type_into(qtbot, page, 0, "Two")
    page.flush()
    [made] = of(journal, met)
    assert (made.id, made.text, made.kept_out) == (first.id, "## Heard\nTwo", True)
    assert links.of(journal.read, (Kind.REFLECTION, made.id), Kind.GOAL) == [goal.id]


def test_a_reflection_with_a_title_stays_without_other_words(qtbot, session, journal, met):
    made = written(journal, met, "Said it.", title="The ward meeting")
    page = page_of(qtbot, session, met)
    areas_of(page)[0].selectAll()
    qtbot.keyClick(areas_of(page)[0], Qt.Key.Key_Delete)
    page.flush()
    assert [(one.id, one.title) for one in of(journal, met)] == [(made.id, "The ward meeting")]


def test_words_survive_a_full_disk_and_are_saved_later(qtbot, page, session, journal, met, monkeypatch):
    def full_disk(*_):
        raise DiskTrouble

    with monkeypatch.context() as patch:
        patch.setattr(reflect, "begin", full_disk)
        type_into(qtbot, page, 0, "keep me")
        with qtbot.waitSignal(session.trouble):
            assert page.flush() is False
    assert words(page)[0] == "keep me"
    assert page.flush() is True
    assert [one.text for one in of(journal, met)] == ["## Heard\nkeep me"]


def test_what_was_written_stands_under_its_headings(qtbot, session, journal, met):
    written(journal, met, "## So what?\nIt stays.\n## Now what?\nAsk.", "what_so_what_now_what")
    page = page_of(qtbot, session, met)
    assert dict(zip(names(page), words(page), strict=True)) == {
        "What?": "",
        "So what?": "It stays.",
        "Now what?": "Ask.",
    }


def test_words_before_the_first_heading_have_a_field_of_their_own(qtbot, session, journal, met):
    made = written(journal, met, "First of all.\n## What?\nThe bleep.", "what_so_what_now_what")
    page = page_of(qtbot, session, met)
    first = words(page)[:2]
    type_into(qtbot, page, 3, "Ask.")
    page.flush()
    assert first == ["First of all.", "The bleep."]
    assert reflections.get(journal.read, made.id).text == "First of all.\n## What?\nThe bleep.\n## Now what?\nAsk."


def test_looking_at_a_reflection_changes_nothing_of_it(qtbot, session, journal, met):
    text = "\n## What?\n\nThe bleep.\n\n\n## So what?\n"
    made = written(journal, met, text, "what_so_what_now_what")
    page_of(qtbot, session, met).flush()
    assert reflections.get(journal.read, made.id).text == text


def test_what_is_written_elsewhere_is_followed_with_the_caret_where_it_was(qtbot, session, journal, met):
    made = written(journal, met, "Said it.")
    page = page_of(qtbot, session, met)
    areas_of(page)[0].set_caret(4)
    do(journal, reflections.save_text, made.id, "Said it. Twice.")
    assert (words(page), areas_of(page)[0].caret()) == (["Said it. Twice."], 4)


def test_unsaved_words_are_never_overwritten(qtbot, session, journal, met):
    made = written(journal, met, "Said it.")
    page = page_of(qtbot, session, met)
    type_into(qtbot, page, 0, "Mine. ")
    do(journal, reflections.save_text, made.id, "from elsewhere")
    page.flush()
    assert "Mine." in reflections.get(journal.read, made.id).text


def test_no_word_is_left_after_a_lock(qtbot, session, journal, met):
    written(journal, met, "Private words")
    page = page_of(qtbot, session, met)
    page.clear_words()
    page.flush()
    assert "".join(words(page)) == ""
    assert not any(word in words_on(page) for word in ("Private", "Ada"))
    assert [one.text for one in of(journal, met)] == ["Private words"]


def test_the_place_brings_the_caret_back_to_its_field(qtbot, session, journal, met):
    written(journal, met, "## What?\n😀 one\n## So what?\nIt stays.", "what_so_what_now_what")
    page = page_of(qtbot, session, met)
    areas_of(page)[1].setFocus()
    areas_of(page)[1].set_caret(3)
    again = opened(qtbot, session, met, page.place(), width=1280)
    assert (QApplication.focusWidget(), areas_of(again)[1].caret()) == (areas_of(again)[1], 3)


# models


def test_three_models_are_offered_side_by_side(page):
    picker = picker_of(page)
    assert (picker.key, [one.text() for one in picker.findChildren(type(picker.children()[1]))]) == (
        "mentoring_moment",
        ["Mentoring moment", "What? So what? Now what?", "Free"],
    )


def test_another_model_before_a_word_is_written_is_only_another_form(qtbot, page, session, journal, met):
    picker_of(page).choose("what_so_what_now_what")
    page.flush()
    assert names(page) == ["What?", "So what?", "Now what?"]
    assert (of(journal, met), session.undo.count()) == ([], 0)


def test_another_model_keeps_every_word_and_undo_brings_the_headings_back(qtbot, page, session, journal, met):
    type_into(qtbot, page, 0, "That she was nervous too.")
    type_into(qtbot, page, 3, "Ask her.")
    picker_of(page).choose("what_so_what_now_what")
    changed = words(page)
    session.undo.undo()
    assert "That she was nervous too." in changed[0]
    assert "Ask her." in changed[0]
    assert (words(page)[0], words(page)[3]) == ("That she was nervous too.", "Ask her.")
    assert [one.model for one in of(journal, met)] == ["mentoring_moment"]


@OFFSCREEN_POPUP
def test_the_others_are_behind_a_menu_and_the_chosen_one_stands_beside_the_first(qtbot, page):
    button(page, "More models").click()
    menu = page.findChildren(Menu)[-1]
    menu.close()
    entries = {action.text(): action for action in menu.actions()}
    menu.triggered.emit(entries["Gibbs"])
    assert names(page)[0] == "Description"
    assert picker_of(page).key == "gibbs"
    assert "Mentoring moment" in words_on(page)


# several


def test_the_latest_is_shown_and_the_others_can_be_opened(qtbot, session, journal, met):
    first = written(journal, met, "The first.")
    written(journal, met, "The latest.")
    page = page_of(qtbot, session, met)
    row = next(one for one in page.findChildren(EntryRow) if one.accessibleName() == "The first.")
    row.click()
    assert words(page) == ["The latest."]
    assert "Also on this meeting" in words_on(page)
    assert there(page) == Place("reflections", first.id)


def test_when_the_shown_one_is_removed_the_one_before_takes_its_place(qtbot, session, journal, met):
    written(journal, met, "The first.")
    latest = written(journal, met, "The latest.")
    page = page_of(qtbot, session, met)
    do(journal, remove.remove, (Kind.REFLECTION, latest.id))
    assert words(page) == ["The first."]


# nothing to add


def test_nothing_to_add_is_enough_and_can_be_taken_back(qtbot, page, session, journal, met):
    button(page, "Nothing to add").click()
    said = (fresh(journal, met).state, "You had nothing to add. You can still write here." in words_on(page))
    session.undo.undo()
    assert said == (State.REFLECTED, True)
    assert (fresh(journal, met).state, "Nothing to add" in words_on(page)) == (State.HELD, True)


def test_once_something_is_written_nothing_to_add_is_not_offered(qtbot, page):
    type_into(qtbot, page, 0, "One")
    page.flush()
    assert "Nothing to add" not in words_on(page)


def test_one_can_still_write_after_having_had_nothing_to_add(qtbot, page, journal, met):
    button(page, "Nothing to add").click()
    type_into(qtbot, page, 0, "After all")
    page.flush()
    assert [one.text for one in of(journal, met)] == ["## Heard\nAfter all"]
    assert "You had nothing to add" not in words_on(page)


# links, and what is kept out


def test_it_is_linked_to_its_meeting_from_the_start(page):
    assert [chip.link.words for chip in chips_of(page).chips] == ["Meeting, 2 May 2024"]


def test_a_link_made_before_the_first_words_comes_with_them(qtbot, page, session, journal, met):
    goal = do(journal, goals.add, Goal(0, "", "Ask for help early", TODAY))
    chips_of(page).add_chip.click()
    picker = topmost(page.window())
    qtbot.keyClicks(picker.findChild(LineEdit, "link-query"), "Ask")
    qtbot.keyClick(picker.findChild(LineEdit, "link-query"), Qt.Key.Key_Return)
    before = ([chip.link.words for chip in chips_of(page).chips], of(journal, met))
    type_into(qtbot, page, 0, "One")
    page.flush()
    assert before == (["Meeting, 2 May 2024", "Ask for help early"], [])
    assert links.of(journal.read, (Kind.REFLECTION, of(journal, met)[0].id), Kind.GOAL) == [goal.id]


def test_a_link_is_added_and_taken_away_with_undo(qtbot, session, journal, met):
    goal = do(journal, goals.add, Goal(0, "", "Ask for help early", TODAY))
    made = written(journal, met, "Said it.")
    page = page_of(qtbot, session, met)
    chips_of(page).add_chip.click()
    picker = topmost(page.window())
    qtbot.keyClicks(picker.findChild(LineEdit, "link-query"), "Ask")
    qtbot.keyClick(picker.findChild(LineEdit, "link-query"), Qt.Key.Key_Return)
    linked = links.of(journal.read, (Kind.REFLECTION, made.id), Kind.GOAL)
    chip = chips_of(page).chips[1]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    unlinked = links.of(journal.read, (Kind.REFLECTION, made.id), Kind.GOAL)
    session.undo.undo()
    assert (linked, unlinked) == ([goal.id], [])
    assert links.of(journal.read, (Kind.REFLECTION, made.id), Kind.GOAL) == [goal.id]


def test_a_goal_chip_opens_its_goal(qtbot, session, journal, met):
    goal = do(journal, goals.add, Goal(0, "", "Ask for help early", TODAY))
    made = written(journal, met, "Said it.")
    do(journal, links.add, (Kind.REFLECTION, made.id), (Kind.GOAL, goal.id))
    page = page_of(qtbot, session, met)
    chips_of(page).chips[1].click()
    assert there(page) == Place("goals", goal.id)


def test_a_new_tag_can_be_hung_on_it(qtbot, session, journal, met):
    made = written(journal, met, "Said it.")
    page = page_of(qtbot, session, met)
    chips_of(page).add_chip.click()
    picker = topmost(page.window())
    qtbot.keyClicks(picker.findChild(LineEdit, "link-query"), "belonging")
    qtbot.keyClick(picker.findChild(LineEdit, "link-query"), Qt.Key.Key_Return)
    [tag] = tags.all_kept(journal.read)
    assert links.of(journal.read, (Kind.REFLECTION, made.id), Kind.TAG) == [tag.id]


def test_it_is_kept_out_of_every_export_and_undo_takes_that_back(qtbot, session, journal, met):
    made = written(journal, met, "Said it.")
    page = page_of(qtbot, session, met)
    box = page.findChild(LinkedCard).findChild(Check)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    kept = reflections.get(journal.read, made.id).kept_out
    session.undo.undo()
    assert (kept, reflections.get(journal.read, made.id).kept_out, box.isChecked()) == (True, False, False)


def test_keeping_out_can_be_said_before_the_first_words(qtbot, page, journal, met):
    qtbot.mouseClick(page.findChild(LinkedCard).findChild(Check), Qt.MouseButton.LeftButton)
    type_into(qtbot, page, 0, "One")
    page.flush()
    assert [one.kept_out for one in of(journal, met)] == [True]


def test_it_says_who_does_not_see_it(page):
    assert "Ada doesn’t see this page. To share part of it, use Share." in words_on(page)


def test_what_was_marked_in_the_notes_stands_beside_it(qtbot, session, journal, mentorship):
    met = held(journal, mentorship, MAY, notes="Said it.\nThe silence on Monday #later")
    page = page_of(qtbot, session, met)
    assert "The silence on Monday" in words_on(page)


# not yet


def test_a_meeting_to_come_says_when_it_opens_and_can_be_started(qtbot, session, journal, mentorship):
    coming = planned(journal, mentorship, in_days(5))
    page = page_of(qtbot, session, coming)
    assert "This page opens once you’ve met." in words_on(page)
    assert not page.findChild(Areas).isVisible()
    button(page, "Start the meeting").click()
    assert "Are you meeting now?" in words_on(topmost(page.window()))


def test_a_meeting_whose_hour_has_passed_may_have_taken_place(qtbot, session, journal, meeting):
    page = page_of(qtbot, session, meeting)
    button(page, "It took place").click()
    assert (fresh(journal, meeting).state, page.findChild(Areas).isVisible()) == (State.HELD, True)


def test_a_meeting_that_never_was_says_so(qtbot, session, journal, meeting):
    do(journal, meetings.miss, meeting)
    page = page_of(qtbot, session, meeting)
    assert "This meeting didn’t take place" in words_on(page)
    assert "Start the meeting" not in words_on(page)


def test_what_was_written_about_a_meeting_not_held_is_still_shown(qtbot, session, journal, meeting):
    written(journal, meeting, "I was there, she wasn’t.")
    assert words(page_of(qtbot, session, meeting)) == ["I was there, she wasn’t."]
