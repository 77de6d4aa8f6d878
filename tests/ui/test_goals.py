"""The page of goals: its list, what each goal says of itself, and the steps that are open to it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel

from app.acts import attain
from app.errors import DiskTrouble
from app.records import check_ins, drafts, goals, links, milestones
from app.records.goals import ClosedAs, State
from app.store.journal import Kind
from tests.ui.entry_makers import LADDER, TODAY, check_in, days_ago, do, goal, link, milestone, post
from tests.ui.goal_page import (
    choose,
    click,
    detail_of,
    dialog_of,
    field,
    fresh,
    last_said,
    list_of,
    menu_of,
    of,
    opened,
    press,
    rows_of,
    says,
    there,
)
from tests.ui.showing import OFFSCREEN_POPUP
from ui.pages.goals.dialogs import NewGoalDialog
from ui.pages.goals.page import GoalsPage
from ui.places import Place
from ui.widgets.date_field import DateField
from ui.widgets.link_chips import LinkChip
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.rungs import RungList
from ui.widgets.segmented import Segmented
from ui.widgets.title_edit import TitleEdit

pytestmark = [OFFSCREEN_POPUP, pytest.mark.usefixtures("still")]
FOREVER = [
    "Rename", "Add an if-then plan", "Details…", "Earlier versions…", "Keep it out of every export", "Print…", "Remove"
]  # fmt: skip


@pytest.fixture
def early(journal):
    """Being worked on."""
    return goal(journal, levels=True, set_on=days_ago(100))


def closed(journal, closed_as, title, days=10, **fields):
    made = goal(journal, title, levels=True, set_on=days_ago(400 - days), **fields)
    return do(journal, goals.close, made, closed_as, days_ago(days))


def title_of(page):
    return detail_of(page).findChild(TitleEdit)


def words_under(page, heading):
    editors = detail_of(page).findChildren(ProseEdit)
    return next(one for one in editors if one.accessibleName() == heading and one.isVisible())


def why_of(page):
    return words_under(page, "Why it matters")


# the list


def test_goals_stand_under_how_they_stand(qtbot, session, journal, early):
    goal(journal, "Liaison or perinatal")
    goal(journal, "A poster", levels=True, state=State.PAUSED)
    for closed_as in (ClosedAs.LET_GO, ClosedAs.REPLACED, ClosedAs.ENDED, ClosedAs.REACHED):
        closed(journal, closed_as, f"It was {closed_as.value}")
    assert rows_of(opened(qtbot, session)) == [
        "Working on", "Ask for help early",
        "Still forming", "Liaison or perinatal",
        "Resting", "A poster",
        "Reached", "It was reached",
        "Ended", "It was ended",
        "Became another goal", "It was replaced",
        "Let go", "It was let_go",
    ]  # fmt: skip


def test_a_row_says_where_it_stands_in_its_owners_words(qtbot, session, journal, early):
    check_in(journal, early, 1, days=40)
    check_in(journal, early, 0, days=2)
    check_in(journal, early, None, days=1)
    assert rows_of(opened(qtbot, session)) == ["Working on", "Ask for help early. I ask the same shift."]


def test_what_is_over_is_cut_short_when_it_is_long_and_shown_when_asked(qtbot, session, journal, early):
    for number in range(7):
        closed(journal, ClosedAs.REACHED, f"Goal {number}", days=number + 1)
    page = opened(qtbot, session)
    assert rows_of(page)[2:] == ["Reached", "Goal 6", "Goal 5", "Goal 4", "Goal 3", "Goal 2", "Show two others"]
    for _ in range(6):
        press(qtbot, Qt.Key.Key_Down)
    assert title_of(page).title == "Goal 2"  # to stand on the offer is not to choose it
    press(qtbot, Qt.Key.Key_Return)
    assert rows_of(page)[-3:] == ["Goal 2", "Goal 1", "Goal 0"]
    assert title_of(page).title == "Goal 1"


def test_six_that_are_over_are_all_shown(qtbot, session, journal):
    for number in range(6):
        closed(journal, ClosedAs.LET_GO, f"Goal {number}", days=number + 1)
    assert len(rows_of(opened(qtbot, session))) == 7


def test_one_that_is_asked_for_is_shown_however_long_the_list(qtbot, session, journal, early):
    made = [closed(journal, ClosedAs.REACHED, f"Goal {number}", days=number + 1) for number in range(9)]
    page = opened(qtbot, session, of(made[0]))
    assert title_of(page).title == "Goal 0"


def test_up_and_down_choose_enter_goes_to_the_detail(qtbot, session, journal, early):
    goal(journal, "Liaison or perinatal")
    page = opened(qtbot, session)
    assert QApplication.focusWidget() is list_of(page)
    press(qtbot, Qt.Key.Key_Down)
    assert title_of(page).title == "Liaison or perinatal"
    press(qtbot, Qt.Key.Key_Return)
    assert detail_of(page).isAncestorOf(QApplication.focusWidget())


def test_delete_removes_with_undo_and_goes_to_the_next(qtbot, session, journal, early):
    goal(journal, "Liaison or perinatal")
    check_in(journal, early, 0)
    milestone(journal, early, "First night")
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_Delete)
    assert last_said(page) == ["Removed “Ask for help early”", True]
    assert title_of(page).title == "Liaison or perinatal"
    assert QApplication.focusWidget() is list_of(page)
    session.undo.undo()
    assert title_of(page).title == "Ask for help early"
    assert len(check_ins.of(journal.read, early.id)) == len(milestones.of(journal.read, early.id)) == 1


def test_the_last_one_removed_leaves_the_empty_page(qtbot, session, early):
    page = opened(qtbot, session)
    choose(page, "Remove")
    assert QApplication.focusWidget().text() == "Start a goal"
    session.undo.undo()
    assert title_of(page).title == "Ask for help early"


def test_an_empty_journal_says_how_to_start(qtbot, session):
    page = opened(qtbot, session)
    says_ = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "No goals yet" in says_
    assert "A goal can be half formed. Start with what you’d like to be different." in says_


def test_a_goal_that_is_gone_has_no_page(session):
    with pytest.raises(LookupError):
        GoalsPage(session, Place("goals", 77))


def test_its_place_is_the_goal_and_where_the_reader_was(qtbot, session, journal, early):
    do(journal, goals.save_why, early.id, "Because.\n" * 60)
    other = goal(journal, "Liaison or perinatal")
    page = opened(qtbot, session, of(early), height=500)
    detail_of(page).set_scroll(120)
    place = page.place()
    assert (place.page, place.record, place.scroll) == ("goals", early.id, 120)
    again = opened(qtbot, session, place, height=500)
    assert detail_of(again).scroll() == 120
    assert opened(qtbot, session, of(other)).place().record == other.id


# starting


def test_a_new_goal_asks_one_question_and_opens(qtbot, session, journal, early):
    page = opened(qtbot, session)
    click(page, "New goal")
    dialog = dialog_of(page)
    assert dialog.accessibleName() == "What would you like to be different?"
    qtbot.keyClicks(QApplication.focusWidget(), "Leave on time twice a week")
    press(qtbot, Qt.Key.Key_Return)
    assert title_of(page).title == "Leave on time twice a week"
    made = goals.all_kept(journal.read)[0]
    assert (made.title, made.state, made.set_on) == ("Leave on time twice a week", State.DRAFT, TODAY)
    assert detail_of(page).isAncestorOf(QApplication.focusWidget())


def test_a_goal_without_words_is_asked_for_again(qtbot, session, journal):
    page = opened(qtbot, session)
    click(page, "Start a goal")
    press(qtbot, Qt.Key.Key_Return)
    assert "Say what you’d like to be different." in [one.text() for one in dialog_of(page).findChildren(QLabel)]
    assert goals.all_kept(journal.read) == []


def test_a_goal_just_started_can_be_taken_back_and_the_same_one_started_again(qtbot, session, journal):
    page = opened(qtbot, session)
    click(page, "Start a goal")
    qtbot.keyClicks(QApplication.focusWidget(), "Leave on time")
    press(qtbot, Qt.Key.Key_Return)
    [made] = goals.all_kept(journal.read)
    session.undo.undo()
    assert goals.all_kept(journal.read) == []
    session.undo.redo()
    assert goals.all_kept(journal.read) == [made]


def test_a_started_goal_with_other_words_by_now_is_not_taken_back_in_passing(qtbot, session, journal):
    page = opened(qtbot, session)
    click(page, "Start a goal")
    qtbot.keyClicks(QApplication.focusWidget(), "Leave on time")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(why_of(page), "Evenings.")
    page.flush()
    trouble = QSignalSpy(session.trouble)
    session.undo.undo()
    assert trouble.count() == 1
    assert goals.all_kept(journal.read)[0].why_it_matters == "Evenings."


def test_what_was_typed_for_a_new_goal_outlives_a_lock(qtbot, session, journal):
    page = opened(qtbot, session)
    click(page, "Start a goal")
    qtbot.keyClicks(QApplication.focusWidget(), "Leave on")
    assert page.flush()
    dialog_of(page).close()
    click(page, "Start a goal")
    assert QApplication.focusWidget().text() == "Leave on"
    assert isinstance(dialog_of(page), NewGoalDialog)


# what it says of itself


def test_the_head_says_how_it_stands_and_with_whom_it_is_shared(qtbot, session, journal, early, mentorship):
    link(journal, (Kind.GOAL, early.id), (Kind.MENTORSHIP, mentorship.id))
    page = opened(qtbot, session)
    assert "Working on" in says(page)
    chip = detail_of(page).findChild(LinkChip)
    assert chip.accessibleName() == "Shared with Ada Fenwick"
    chip.click()
    assert there(page) == Place("mentorships", mentorship.id)


def test_sharing_is_chosen_from_the_mentorships_there_are(qtbot, session, journal, early, mentorship):
    page = opened(qtbot, session)
    choose(page, "Share with a mentorship…")
    press(qtbot, Qt.Key.Key_Return)
    assert last_said(page) == ["Linked to Ada Fenwick", True]
    assert links.of(journal.read, (Kind.GOAL, early.id), Kind.MENTORSHIP) == [mentorship.id]
    assert "Share with a mentorship…" not in menu_of(page)
    session.undo.undo()
    assert "Shared with" not in says(page)


def test_delete_on_its_chip_ends_sharing_and_the_focus_stays_near(qtbot, session, journal, early, mentorship):
    link(journal, (Kind.GOAL, early.id), (Kind.MENTORSHIP, mentorship.id))
    page = opened(qtbot, session)
    detail_of(page).findChild(LinkChip).setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert links.of(journal.read, (Kind.GOAL, early.id), Kind.MENTORSHIP) == []
    assert detail_of(page).isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().isVisible()
    session.undo.undo()
    assert links.of(journal.read, (Kind.GOAL, early.id), Kind.MENTORSHIP) == [mentorship.id]


def test_it_says_when_it_was_set_in_which_post_and_by_when_it_is_hoped_for(qtbot, session, journal):
    post(journal, "Perinatal", date(2024, 8, 7), date(2025, 2, 4), site="Ashdown")
    goal(journal, set_on=date(2024, 10, 10), target_on=date(2025, 1, 31))
    page = opened(qtbot, session)
    assert "Set on 10 October 2024, in Perinatal, Ashdown. Hoped for by 31 January 2025." in says(page)


@pytest.mark.parametrize(
    ("closed_as", "said"),
    [
        (ClosedAs.REACHED, "Reached on 3 March 2025."),
        (ClosedAs.LET_GO, "Let go on 3 March 2025."),
        (ClosedAs.ENDED, "Ended on 3 March 2025."),
        (ClosedAs.REPLACED, "Became another goal on 3 March 2025."),
    ],
)
def test_one_that_is_over_says_since_when_and_what_was_learned(qtbot, session, journal, closed_as, said):
    made = goal(journal, levels=True, set_on=date(2024, 10, 10), closing_note="It was never mine.")
    do(journal, goals.close, made, closed_as, date(2025, 3, 3))
    page = opened(qtbot, session)
    assert said in says(page)
    heading = "What I learned by letting it go" if closed_as is ClosedAs.LET_GO else "Looking back"
    assert words_under(page, heading).text() == "It was never mine."
    assert "Check in" not in says(page)
    assert "Edit" not in says(page)


def test_a_goal_without_a_ladder_is_whole_as_it_is(qtbot, session, journal):
    goal(journal)
    page = opened(qtbot, session)
    assert "No ladder yet" in says(page)
    assert "Check in" not in says(page)
    assert "Start working on it" not in says(page)


# renaming


def test_f2_in_the_list_renames_in_place_and_undo_puts_it_back(qtbot, session, journal, early):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Ask at once")
    press(qtbot, Qt.Key.Key_Return)
    assert fresh(journal, early).title == "Ask at once"
    assert rows_of(page) == ["Working on", "Ask at once"]
    assert QApplication.focusWidget() is title_of(page)
    session.undo.undo()
    assert (fresh(journal, early).title, title_of(page).title) == ("Ask for help early", "Ask for help early")


def test_esc_while_renaming_puts_back_what_was_there(qtbot, session, journal, early):
    page = opened(qtbot, session)
    choose(page, "Rename")
    qtbot.keyClicks(QApplication.focusWidget(), "Ask at once")
    press(qtbot, Qt.Key.Key_Escape)
    assert (fresh(journal, early).title, title_of(page).renaming) == ("Ask for help early", False)


def test_a_name_half_typed_is_kept_when_the_page_goes(qtbot, session, journal, early):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Ask at once")
    assert page.flush()
    assert fresh(journal, early).title == "Ask at once"


def test_a_goal_cannot_be_renamed_to_nothing(qtbot, session, journal, early):
    page = opened(qtbot, session)
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Return)
    assert (fresh(journal, early).title, title_of(page).title) == ("Ask for help early", "Ask for help early")


# why it matters


def test_why_it_matters_is_saved_while_it_is_typed(qtbot, session, journal, early):
    page = opened(qtbot, session)
    qtbot.keyClicks(why_of(page), "Those hours")
    qtbot.waitUntil(lambda: fresh(journal, early).why_it_matters == "Those hours", timeout=3000)


def test_words_typed_for_one_goal_are_safe_before_another_is_shown(qtbot, session, journal, early):
    other = goal(journal, "Liaison or perinatal")
    page = opened(qtbot, session)
    qtbot.keyClicks(why_of(page), "Those hours")
    list_of(page).setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert (fresh(journal, early).why_it_matters, fresh(journal, other).why_it_matters) == ("Those hours", "")
    assert why_of(page).text() == ""


def test_while_words_cannot_be_saved_the_goal_stays(qtbot, session, journal, early, monkeypatch):
    goal(journal, "Liaison or perinatal")
    page = opened(qtbot, session)
    qtbot.keyClicks(why_of(page), "Those hours")

    def full_disk(*_, **__):
        raise DiskTrouble

    with monkeypatch.context() as patch:
        patch.setattr(type(session.journal), "write", full_disk)
        list_of(page).setFocus()
        press(qtbot, Qt.Key.Key_Down)
        assert (title_of(page).title, why_of(page).text()) == ("Ask for help early", "Those hours")
        assert list_of(page).key == early.id
    assert page.flush()
    assert fresh(journal, early).why_it_matters == "Those hours"


def test_a_new_title_that_cannot_be_kept_stays_in_its_field_until_it_can(qtbot, session, journal, early, monkeypatch):
    page = opened(qtbot, session)

    def full_disk(*_, **__):
        raise DiskTrouble

    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Ask at once")
    with monkeypatch.context() as patch:
        patch.setattr(type(session.journal), "write", full_disk)
        assert not page.flush()
    assert (fresh(journal, early).title, title_of(page).renaming) == ("Ask for help early", True)
    assert page.flush()
    assert (fresh(journal, early).title, title_of(page).renaming) == ("Ask at once", False)


def test_looking_at_goals_saves_nothing(qtbot, session, journal, early):
    goal(journal, "Liaison or perinatal", set_on=days_ago(3))
    page = opened(qtbot, session)
    changes = QSignalSpy(session.changed)
    press(qtbot, Qt.Key.Key_Down)
    assert page.flush()
    assert changes.count() == 0


def test_what_was_learned_is_saved_too(qtbot, session, journal):
    made = closed(journal, ClosedAs.LET_GO, "A poster")
    page = opened(qtbot, session)
    qtbot.keyClicks(words_under(page, "What I learned by letting it go"), "That I may.")
    assert page.flush()
    assert fresh(journal, made).closing_note == "That I may."


def test_after_clear_words_none_are_left(qtbot, session, journal, early, mentorship):
    do(journal, goals.save_why, early.id, "Those hours back")
    do(journal, goals.save_plan, early.id, "If it is ten, then I will ring")
    link(journal, (Kind.GOAL, early.id), (Kind.MENTORSHIP, mentorship.id))
    milestone(journal, early, "First night")
    check_in(journal, early, 0, note="Rang at ten")
    page = opened(qtbot, session)
    page.clear_words()
    told = [one.accessibleName() + one.toolTip() for one in page.findChildren(type(page).__mro__[1])]
    everything = "\n".join([*told, *(label.text() for label in page.findChildren(QLabel)), *rows_of(page)])
    everything += "\n".join(editor.toPlainText() for editor in page.findChildren(ProseEdit))
    for word in ("help", "hours", "ring", "Ada", "First", "Rang", "same shift"):
        assert word not in everything


# steps


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("draft", ["Let go…"]),
        ("active", ["Rest", "Reached", "Let go…", "It ended another way"]),
        ("paused", ["Take up again", "Reached", "Let go…", "It ended another way"]),
        ("closed", ["Reopen"]),
    ],
)
def test_the_menu_offers_only_the_steps_that_are_open(qtbot, session, journal, state, offered):
    if state == "closed":
        closed(journal, ClosedAs.REACHED, "A poster")
    else:
        goal(journal, levels=True, state=State(state))
    page = opened(qtbot, session)
    ever = [entry for entry in FOREVER if state != "closed" or entry != "Add an if-then plan"]
    assert menu_of(page) == [*offered, *ever]


@pytest.mark.parametrize(
    ("before", "entry", "after", "said"),
    [
        (State.ACTIVE, "Rest", (State.PAUSED, None), "Goal moved to Resting"),
        (State.PAUSED, "Take up again", (State.ACTIVE, None), "Goal moved to Working on"),
        (State.ACTIVE, "Reached", (State.CLOSED, ClosedAs.REACHED), "Goal moved to Reached"),
        (State.PAUSED, "Reached", (State.CLOSED, ClosedAs.REACHED), "Goal moved to Reached"),
        (State.ACTIVE, "It ended another way", (State.CLOSED, ClosedAs.ENDED), "Goal moved to Ended"),
    ],
)
def test_a_step_is_taken_said_undone_and_taken_again(qtbot, session, journal, before, entry, after, said):
    made = goal(journal, levels=True, state=before)
    page = opened(qtbot, session)
    choose(page, entry)
    now = fresh(journal, made)
    assert ((now.state, now.closed_as), last_said(page)) == (after, [said, True])
    assert rows_of(page)[0] == said.removeprefix("Goal moved to ")
    session.undo.undo()
    assert fresh(journal, made) == made
    session.undo.redo()
    assert fresh(journal, made) == now


def test_letting_go_asks_what_was_learned_and_keeps_it(qtbot, session, journal, early):
    page = opened(qtbot, session)
    choose(page, "Let go…")
    qtbot.keyClicks(field(dialog_of(page), "What did you learn by letting it go?"), "That I may.")
    click(dialog_of(page), "Let it go")
    now = fresh(journal, early)
    assert (now.closed_as, now.closed_on, now.closing_note) == (ClosedAs.LET_GO, TODAY, "That I may.")
    assert rows_of(page)[0] == "Let go"
    session.undo.undo()
    assert fresh(journal, early) == replace(early, closing_note="That I may.")


def test_letting_go_needs_no_reason(qtbot, session, journal):
    made = goal(journal)
    page = opened(qtbot, session)
    choose(page, "Let go…")
    click(dialog_of(page), "Let it go")
    assert (fresh(journal, made).closed_as, fresh(journal, made).closing_note) == (ClosedAs.LET_GO, "")


def test_words_about_letting_go_outlive_esc(qtbot, session, journal, early):
    page = opened(qtbot, session)
    choose(page, "Let go…")
    qtbot.keyClicks(field(dialog_of(page), "What did you learn by letting it go?"), "That I")
    press(qtbot, Qt.Key.Key_Escape)
    assert dialog_of(page) is None
    assert drafts.get(journal.read, drafts.of("let go", early.uid))["learned"] == "That I"
    assert fresh(journal, early).state is State.ACTIVE


def test_a_goal_that_is_over_can_be_reopened(qtbot, session, journal):
    made = closed(journal, ClosedAs.REACHED, "A poster")
    page = opened(qtbot, session)
    choose(page, "Reopen")
    now = fresh(journal, made)
    assert (now.state, now.closed_as, now.reopened_on) == (State.ACTIVE, None, TODAY)
    assert last_said(page) == ["Goal moved to Working on", True]
    session.undo.undo()
    assert fresh(journal, made) == made


def test_one_let_go_without_a_ladder_is_still_forming_when_reopened(qtbot, session, journal):
    made = do(journal, goals.close, goal(journal), ClosedAs.LET_GO, TODAY)
    page = opened(qtbot, session)
    choose(page, "Reopen")
    assert fresh(journal, made).state is State.DRAFT
    assert last_said(page) == ["Goal moved to Still forming", True]


def test_done_again_it_is_worked_on_only_while_its_ladder_still_stands(qtbot, session, journal):
    made = goal(journal, levels=True, state=State.DRAFT)
    page = opened(qtbot, session)
    click(page, "Start working on it")
    session.undo.undo()
    do(journal, goals.save_levels, made.id, {0: ""})
    trouble = QSignalSpy(session.trouble)
    session.undo.redo()
    assert (trouble.count(), fresh(journal, made).state) == (1, State.DRAFT)


# details


def test_details_change_its_days_with_undo(qtbot, session, journal, early):
    page = opened(qtbot, session)
    choose(page, "Details…")
    dialog = dialog_of(page)
    field(dialog, "Set on").set_day(days_ago(120))
    field(dialog, "Hoped for by").set_day(days_ago(-30))
    field(dialog, "Next look").set_day(days_ago(-7))
    dialog.findChild(Segmented).choose("-1")
    click(dialog, "Keep")
    now = fresh(journal, early)
    assert (now.set_on, now.target_on, now.look_again_on) == (days_ago(120), days_ago(-30), days_ago(-7))
    assert now.baseline_level == -1
    assert last_said(page) == ["Details changed", True]
    session.undo.undo()
    assert fresh(journal, early) == early


def test_labels_follow_where_it_started(qtbot, session, journal, early):
    page = opened(qtbot, session)
    assert "−2. I wait until morning. Where I started" in rungs(page)
    do(journal, goals.save, replace(early, baseline_level=-1))
    assert "−1. I ask after an hour. Where I started" in rungs(page)
    assert "−2. I wait until morning. Further back" in rungs(page)


def rungs(page):
    model = detail_of(page).findChild(RungList).model()
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("label", "day", "sentence"),
    [
        ("Hoped for by", days_ago(101), "That’s before the day you set it."),
        ("Set on", days_ago(8), "There’s a check-in before that day."),
    ],
)
def test_days_that_cannot_be_are_refused_under_their_field(qtbot, session, journal, early, label, day, sentence):
    check_in(journal, early, 0, days=9)
    page = opened(qtbot, session)
    choose(page, "Details…")
    field(dialog_of(page), label).set_day(day)
    click(dialog_of(page), "Keep")
    assert sentence in [one.text() for one in dialog_of(page).findChildren(QLabel)]
    assert fresh(journal, early) == early


def test_what_is_no_day_is_said(qtbot, session, journal, early):
    page = opened(qtbot, session)
    choose(page, "Details…")
    field(dialog_of(page), "Hoped for by").setText("one day")
    click(dialog_of(page), "Keep")
    assert "Try “24 November” or “tomorrow”." in [one.text() for one in dialog_of(page).findChildren(QLabel)]


def test_after_a_check_in_where_it_started_is_settled(qtbot, session, journal, early):
    check_in(journal, early, 0)
    page = opened(qtbot, session)
    choose(page, "Details…")
    assert dialog_of(page).findChildren(Segmented) == []
    assert "Where it started was settled with your first check-in." in [
        one.text() for one in dialog_of(page).findChildren(QLabel)
    ]
    assert len(dialog_of(page).findChildren(DateField)) == 3


# the plan


def test_a_plan_is_added_from_the_menu_and_saved_while_it_is_typed(qtbot, session, journal, early):
    page = opened(qtbot, session)
    assert "My if-then plan" not in says(page)
    choose(page, "Add an if-then plan")
    qtbot.keyClicks(QApplication.focusWidget(), "If it is ten, then I will ring")
    assert page.flush()
    assert fresh(journal, early).plan == "If it is ten, then I will ring"
    assert "Add an if-then plan" not in menu_of(page)


# what it became


def test_a_goal_that_became_another_leads_there(qtbot, session, journal, early):
    new = do(journal, attain.begin_another, early, TODAY, {**LADDER, 0: "Every shift"})
    page = opened(qtbot, session, of(early))
    click(page, "Open what it became")
    assert detail_of(page).goal_id == new.id
