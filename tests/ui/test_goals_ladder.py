"""The ladder of a goal: written where it stands, kept as far as it may be, and asked about once it was looked at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from app.acts import attain
from app.errors import DiskTrouble
from app.records import check_ins, drafts, goals
from app.records.goals import ClosedAs, State
from tests.ui.entry_makers import LADDER, TODAY, check_in, days_ago, do, goal
from tests.ui.goal_page import (
    choose,
    click,
    detail_of,
    dialog_of,
    fresh,
    last_said,
    list_of,
    of,
    opened,
    press,
    rows_of,
    says,
)
from tests.ui.showing import OFFSCREEN_POPUP
from ui.widgets.buttons import Button
from ui.widgets.ladder import Ladder
from ui.widgets.rungs import RungList
from ui.widgets.title_edit import TitleEdit

pytestmark = [OFFSCREEN_POPUP, pytest.mark.usefixtures("still")]
MIDDLE = {level: LADDER[level] for level in (-1, 0, 1)}


@pytest.fixture
def forming(journal):
    return goal(journal, baseline_level=-1)


@pytest.fixture
def early(journal):
    """Being worked on; nobody has looked yet."""
    return goal(journal, levels=True, set_on=days_ago(100))


@pytest.fixture
def looked_at(journal, early):
    check_in(journal, early, -1, days=30, note="Rehearsed.")
    return early


def ladder_of(page):
    return detail_of(page).findChild(Ladder)


def write(qtbot, page, level, words):
    """In the field of that level, over what stands there."""
    field = ladder_of(page).editor(level)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, words.replace("’", ""))


def edit(page):
    click(page, "Edit the ladder")


def done(page):
    click(page, "Done writing the ladder")


def rungs(page):
    model = detail_of(page).findChild(RungList).model()
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def begin_button(page):
    return next(one for one in detail_of(page).findChildren(Button) if one.text() == "Start working on it")


# reading


def test_the_current_rung_says_since_when(qtbot, session, journal, early):
    for days, level in ((90, -2), (60, 0), (40, -1), (30, 0), (20, None), (10, 0)):
        check_in(journal, early, level, days=days)
    since = days_ago(30)
    page = opened(qtbot, session)
    day = f"{since.day} {since:%B}" if since.year == TODAY.year else f"{since.day} {since:%B %Y}"
    assert rungs(page) == [
        "+2. I help others ask early. Much more than I hoped",
        "+1. I ring before I’m sure. More than I hoped",
        f"0. I ask the same shift. What I hoped for. Here since {day}.",
        "−1. I ask after an hour. Some of the way",
        "−2. I wait until morning. Where I started",
    ]


def test_before_the_first_check_in_it_is_on_no_rung(qtbot, session, early):
    assert not any("Here" in rung for rung in rungs(opened(qtbot, session)))


def test_a_check_in_made_on_the_page_moves_it(qtbot, session, journal, early):
    page = opened(qtbot, session)
    do(journal, attain.check_in, early, TODAY, 1, "Rang.", None)
    assert "Here since" in rungs(page)[1]
    assert rows_of(page)[1] == "Ask for help early. I ring before I’m sure."


# the first writing


@pytest.mark.parametrize(
    ("answer", "baseline", "lowest", "above"),
    [("No", -2, "Where I started", "Some of the way"), ("Yes, it could", -1, "Further back", "Where I started")],
)
def test_it_asks_once_whether_it_could_get_worse(
    qtbot, session, journal, forming, answer, baseline, lowest, above
):
    page = opened(qtbot, session)
    click(page, "Write the ladder")
    assert dialog_of(page).accessibleName().startswith("Could it get worse than it is now?")
    click(dialog_of(page), answer)
    assert fresh(journal, forming).baseline_level == baseline
    names = [ladder_of(page).editor(level).accessibleName() for level in (-2, -1)]
    assert names == [f"−2, {lowest}", f"−1, {above}"]
    assert QApplication.focusWidget() is ladder_of(page).editor(2)
    write(qtbot, page, -1, "I ask after an hour.")
    done(page)
    edit(page)
    assert dialog_of(page) is None  # once


def test_not_now_writes_nothing(qtbot, session, journal, forming):
    page = opened(qtbot, session)
    click(page, "Write the ladder")
    press(qtbot, Qt.Key.Key_Escape)
    assert not ladder_of(page).editing
    assert fresh(journal, forming) == forming


def begun(qtbot, session):
    page = opened(qtbot, session)
    click(page, "Write the ladder")
    click(dialog_of(page), "No")
    return page


def test_each_line_is_saved_while_it_is_typed(qtbot, session, journal, forming):
    page = begun(qtbot, session)
    write(qtbot, page, 0, "I ask the same shift.")
    qtbot.waitUntil(lambda: fresh(journal, forming).levels[0] == "I ask the same shift.", timeout=3000)
    assert fresh(journal, forming).state is State.DRAFT


def test_what_is_missing_stands_beside_the_grey_button(qtbot, session, journal, forming):
    page = begun(qtbot, session)
    assert not begin_button(page).isEnabled()
    assert "Still to write: “More than I hoped”, “What I hoped for” and “Some of the way”." in says(page)
    write(qtbot, page, 1, "I ring at once.")
    write(qtbot, page, 0, "I ask the same shift.")
    assert "Still to write: “Some of the way”." in says(page)
    write(qtbot, page, -1, "I ask after an hour.")
    assert "Still to write" not in says(page)
    assert "It moves to Working on once you’re done." in says(page)


def test_when_the_middle_stands_and_writing_is_done_it_is_worked_on(qtbot, session, journal, forming):
    page = begun(qtbot, session)
    for level, words in MIDDLE.items():
        write(qtbot, page, level, words)
    done(page)
    assert fresh(journal, forming).state is State.ACTIVE
    assert last_said(page) == ["Goal moved to Working on", True]
    assert rows_of(page)[0] == "Working on"
    assert not ladder_of(page).editing
    assert QApplication.focusWidget().accessibleName() == "Edit the ladder"


def test_undo_leaves_it_forming_with_its_ladder_and_it_can_begin_again(qtbot, session, journal, forming):
    page = begun(qtbot, session)
    for level, words in MIDDLE.items():
        write(qtbot, page, level, words)
    done(page)
    session.undo.undo()
    now = fresh(journal, forming)
    assert (now.state, now.levels[0]) == (State.DRAFT, LADDER[0])
    assert begin_button(page).isEnabled()
    click(page, "Start working on it")
    assert fresh(journal, forming).state is State.ACTIVE


def test_a_ladder_half_written_leaves_it_forming_in_peace(qtbot, session, journal, forming):
    page = begun(qtbot, session)
    write(qtbot, page, 0, "I ask the same shift.")
    done(page)
    assert fresh(journal, forming).state is State.DRAFT
    assert "0. I ask the same shift. What I hoped for" in rungs(page)
    assert "Still to write: “More than I hoped” and “Some of the way”." in says(page)
    assert not begin_button(page).isEnabled()


def test_enter_goes_from_line_to_line(qtbot, session, forming):
    page = begun(qtbot, session)
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is ladder_of(page).editor(1)


# what may not be


def test_two_lines_that_say_the_same_are_not_kept_and_no_word_is_lost(qtbot, session, journal, forming):
    page = begun(qtbot, session)
    write(qtbot, page, 0, "I ask")
    write(qtbot, page, 1, "I ask")
    done(page)
    assert "Two of the lines say the same. Each is one step from the next." in says(page)
    assert ladder_of(page).editing
    assert page.flush()
    assert fresh(journal, forming).levels == dict.fromkeys(LADDER, "")
    again = opened(qtbot, session)
    assert ladder_of(again).editing
    assert [ladder_of(again).editor(level).words() for level in (1, 0)] == ["I ask", "I ask"]
    assert "From last time, and not kept yet." in says(again)


def test_a_line_that_may_be_kept_is_kept_beside_one_that_may_not(qtbot, session, journal, early):
    page = opened(qtbot, session)
    edit(page)
    write(qtbot, page, 2, "I teach it.")
    write(qtbot, page, 0, "")
    assert page.flush()
    assert fresh(journal, early).levels == {**LADDER, 2: "I teach it."}


def test_a_needed_line_of_a_goal_being_worked_on_cannot_be_emptied(qtbot, session, journal, early):
    page = opened(qtbot, session)
    edit(page)
    write(qtbot, page, 0, "")
    done(page)
    assert "“What I hoped for” can’t be empty: a check-in looks at it." in says(page)
    assert ladder_of(page).editing
    write(qtbot, page, 0, "I ask at once.")
    done(page)
    assert fresh(journal, early).levels[0] == "I ask at once."
    assert not ladder_of(page).editing


def test_the_outer_lines_may_be_emptied(qtbot, session, journal, early):
    page = opened(qtbot, session)
    edit(page)
    write(qtbot, page, 2, "")
    done(page)
    assert fresh(journal, early).levels[2] == ""
    assert "+2. Much more than I hoped" in rungs(page)


def test_a_goal_that_is_over_is_not_rewritten(qtbot, session, journal, early):
    do(journal, goals.close, early, ClosedAs.REACHED, TODAY)
    assert "Edit" not in says(opened(qtbot, session))


def test_without_a_check_in_other_words_are_only_clearer(qtbot, session, journal, early):
    page = opened(qtbot, session)
    edit(page)
    write(qtbot, page, 0, "I ask at once.")
    done(page)
    assert dialog_of(page) is None
    assert fresh(journal, early).levels[0] == "I ask at once."


# after a check-in


def reworded(qtbot, session, place=None):
    page = opened(qtbot, session, *([place] if place else []))
    edit(page)
    write(qtbot, page, 0, "I ask at once.")
    return page


def test_after_a_check_in_it_asks_whether_it_is_another_goal(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    assert "When you’re done, you’ll be asked whether it’s still the same goal." in says(page)
    done(page)
    assert dialog_of(page).accessibleName().startswith("Is this a clearer wording, or a different goal?")
    assert fresh(journal, looked_at).levels == LADDER


def test_a_clearer_wording_keeps_the_words_of_earlier_days(qtbot, session, journal, looked_at):
    do(journal, goals.save_levels, looked_at.id, LADDER)
    page = opened(qtbot, session)
    edit(page)
    write(qtbot, page, -1, "After an hour of rehearsing.")
    done(page)
    click(dialog_of(page), "A clearer wording")
    assert fresh(journal, looked_at).levels[-1] == "After an hour of rehearsing."
    assert check_ins.of(journal.read, looked_at.id)[0].words == "I ask after an hour."
    assert last_said(page) == ["Ladder reworded", True]
    assert not ladder_of(page).editing
    session.undo.undo()
    assert fresh(journal, looked_at).levels == LADDER
    assert "−1. I ask after an hour. Some of the way" in rungs(page)[3]
    session.undo.redo()
    assert fresh(journal, looked_at).levels[-1] == "After an hour of rehearsing."


def test_undo_of_a_rewording_never_puts_older_words_over_newer(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    done(page)
    click(dialog_of(page), "A clearer wording")
    do(journal, goals.save_levels, looked_at.id, {0: "Newer still."})
    trouble = QSignalSpy(session.trouble)
    session.undo.undo()
    assert trouble.count() == 1
    assert fresh(journal, looked_at).levels[0] == "Newer still."


def test_a_different_goal_begins_with_the_new_words_and_shows_the_old_picture(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    done(page)
    click(dialog_of(page), "A different goal")
    new = goals.all_kept(journal.read)[0]
    assert (new.state, new.levels) == (State.ACTIVE, {**LADDER, 0: "I ask at once."})
    assert fresh(journal, looked_at).closed_as is ClosedAs.REPLACED
    assert fresh(journal, looked_at).levels == LADDER
    assert last_said(page) == ["A different goal has begun", True]
    assert detail_of(page).goal_id == new.id
    assert "Before: Ask for help early" in says(page)
    click(page, "Open the goal it was before")
    assert detail_of(page).goal_id == looked_at.id


def test_a_different_goal_can_be_undone_and_the_same_one_begun_again(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    done(page)
    click(dialog_of(page), "A different goal")
    new = goals.all_kept(journal.read)[0]
    session.undo.undo()
    assert goals.all_kept(journal.read) == [looked_at]
    assert detail_of(page).findChild(TitleEdit).title == "Ask for help early"
    session.undo.redo()
    assert goals.all_kept(journal.read)[0] == new
    assert fresh(journal, looked_at).closed_as is ClosedAs.REPLACED


def test_keep_writing_goes_back_to_the_fields(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    done(page)
    press(qtbot, Qt.Key.Key_Escape)
    assert ladder_of(page).editing
    assert ladder_of(page).editor(0).words() == "I ask at once."


def test_leaving_it_as_it_was_drops_what_was_typed(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    assert page.flush()
    click(page, "Leave it as it was")
    assert rungs(page)[2] == "0. I ask the same shift. What I hoped for"
    assert drafts.get(journal.read, drafts.of("ladder", looked_at.uid)) == {}
    assert fresh(journal, looked_at) == looked_at


def test_the_same_words_again_ask_nothing(qtbot, session, looked_at):
    page = opened(qtbot, session)
    edit(page)
    write(qtbot, page, 0, LADDER[0])
    done(page)
    assert dialog_of(page) is None
    assert not ladder_of(page).editing


def test_words_not_yet_asked_about_outlive_a_lock(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    assert page.flush()
    page.clear_words()
    assert fresh(journal, looked_at).levels == LADDER
    again = opened(qtbot, session)
    assert ladder_of(again).editing
    assert ladder_of(again).editor(0).words() == "I ask at once."
    done(again)
    click(dialog_of(again), "A clearer wording")
    assert fresh(journal, looked_at).levels[0] == "I ask at once."
    assert drafts.get(journal.read, drafts.of("ladder", looked_at.uid)) == {}


def test_a_goal_with_unfinished_words_does_not_take_the_focus_from_the_list(qtbot, session, journal, looked_at):
    other = goal(journal, "Leave on time", levels=True, set_on=days_ago(3))
    page = reworded(qtbot, session, of(looked_at))
    list_of(page).setFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert detail_of(page).goal_id == other.id
    assert not ladder_of(page).editing
    press(qtbot, Qt.Key.Key_Down)
    assert ladder_of(page).editing
    assert QApplication.focusWidget() is list_of(page)


def test_what_is_being_typed_is_not_written_over_by_a_change_elsewhere(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    do(journal, goals.rename, looked_at.id, "Ask sooner")
    assert ladder_of(page).editor(0).words() == "I ask at once."


def test_a_full_disk_keeps_the_words_in_their_fields(qtbot, session, journal, early, monkeypatch):
    page = opened(qtbot, session)
    edit(page)
    write(qtbot, page, 0, "I ask at once.")

    def full_disk(*_, **__):
        raise DiskTrouble

    with monkeypatch.context() as patch:
        patch.setattr(type(session.journal), "write", full_disk)
        done(page)
        assert not page.flush()
        assert ladder_of(page).editor(0).words() == "I ask at once."
    assert page.flush()
    assert fresh(journal, early).levels[0] == "I ask at once."


def test_resting_and_taking_up_again_leave_what_is_typed(qtbot, session, journal, looked_at):
    page = reworded(qtbot, session)
    choose(page, "Rest")
    assert ladder_of(page).editor(0).words() == "I ask at once."
